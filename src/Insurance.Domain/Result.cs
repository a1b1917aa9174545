using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Insurance.Domain;

/// <summary>
/// A value, or every reason why there is none. <c>default</c> is neither: each member throws an
/// <see cref="InvalidOperationException"/> on it.
/// </summary>
/// <typeparam name="T">What a success carries.</typeparam>
public readonly struct Result<T>
{
    private readonly T? value;
    private readonly ImmutableArray<DomainError> errors;

    private Result(T? value, ImmutableArray<DomainError> errors)
    {
        this.value = value;
        this.errors = errors;
    }

    /// <summary>A success.</summary>
    public static Result<T> Success(T value) => new(value, []);

    /// <summary>A refusal with one or more reasons.</summary>
    /// <exception cref="ArgumentException"><paramref name="errors"/> is empty.</exception>
    public static Result<T> Refused(ImmutableArray<DomainError> errors)
    {
        if (errors.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A refusal names at least one reason.", nameof(errors));
        }

        return new(default, errors);
    }

    /// <summary>Whether there is a value.</summary>
    public bool Succeeded => Known.IsEmpty;

    /// <summary>All reasons of a refusal; empty for a success.</summary>
    public ImmutableArray<DomainError> Errors => Known;

    /// <summary>The value.</summary>
    /// <exception cref="DomainException">It is a refusal; the exception carries the same errors.</exception>
    public T Value => Known.IsEmpty ? value! : throw new DomainException(errors);

    /// <summary>Takes the value or the errors, whichever there is.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, out ImmutableArray<DomainError> errors)
    {
        errors = Known;
        value = this.value;
        return errors.IsEmpty;
    }

    private ImmutableArray<DomainError> Known => errors.IsDefault
        ? throw new InvalidOperationException("This result was never set: default(Result<T>) is neither a value nor a refusal.")
        : errors;

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => Success(value);

    /// <summary>A refusal with one reason.</summary>
    public static implicit operator Result<T>(DomainError error) => Refused([error ?? throw new ArgumentNullException(nameof(error))]);

    /// <summary>A refusal with several reasons.</summary>
    public static implicit operator Result<T>(ImmutableArray<DomainError> errors) => Refused(errors);
}

/// <summary>Combines results that do not depend on each other, keeping every error.</summary>
public static class Result
{
    /// <summary>Both values, or the errors of both.</summary>
    public static Result<(T1 First, T2 Second)> All<T1, T2>(Result<T1> first, Result<T2> second) =>
        first.Succeeded && second.Succeeded
            ? (first.Value, second.Value)
            : Result<(T1, T2)>.Refused([.. first.Errors, .. second.Errors]);

    /// <summary>All three values, or the errors of all.</summary>
    public static Result<(T1 First, T2 Second, T3 Third)> All<T1, T2, T3>(Result<T1> first, Result<T2> second, Result<T3> third) =>
        first.Succeeded && second.Succeeded && third.Succeeded
            ? (first.Value, second.Value, third.Value)
            : Result<(T1, T2, T3)>.Refused([.. first.Errors, .. second.Errors, .. third.Errors]);
}
