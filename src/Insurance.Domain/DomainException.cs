using System.Collections.Immutable;

namespace Insurance.Domain;

/// <summary>Thrown by <see cref="Result{T}.Value"/> on a refusal; carries the same errors.</summary>
public sealed class DomainException : Exception
{
    /// <summary>Wraps the errors of a refusal.</summary>
    public DomainException(ImmutableArray<DomainError> errors)
        : base(string.Join(" ", errors.Select(e => $"{e.Code}: {e.Message}"))) => Errors = errors;

    /// <summary>All reasons, in the order in which they were found.</summary>
    public ImmutableArray<DomainError> Errors { get; }
}
