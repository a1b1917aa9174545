using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Insurance.Domain.People;

/// <summary>
/// The number under which a medical insurance knows a person (医保编号): <see cref="MinLength"/> to <see cref="MaxLength"/> ASCII letters and digits.
/// That form is the library's own; what each place writes is not published. Equal character by character; <c>default</c> is no number and throws
/// when used. Prints masked: only <see cref="Reveal"/> gives the whole number. JSON, which is for storing and sending, holds it too.
/// </summary>
[JsonConverter(typeof(PeopleJsonConverter))]
public readonly record struct InsuranceNumber : ISpanParsable<InsuranceNumber>
{
    private readonly string? text;

    private InsuranceNumber(string text) => this.text = text;

    /// <summary>The fewest characters.</summary>
    public const int MinLength = 6;

    /// <summary>The most characters.</summary>
    public const int MaxLength = 32;

    /// <summary>Reads a number, or gives the refusal <c>id.insurance-number</c>, which does not hold the text.</summary>
    public static Result<InsuranceNumber> Read(ReadOnlySpan<char> text) => TryParse(text, null, out var number)
        ? number
        : DomainError.Of(ErrorCodes.Id.InsuranceNumber, "insuranceNumber", ("min", MinLength), ("max", MaxLength));

    /// <summary>Reads what <see cref="Read"/> reads.</summary>
    /// <exception cref="FormatException">The text is no insurance number; the message does not hold it.</exception>
    public static InsuranceNumber Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return OrThrow(Read(text));
    }

    /// <summary>Reads what <see cref="Read"/> reads; never throws.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out InsuranceNumber number) => TryParse(text.AsSpan(), null, out number);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out InsuranceNumber result)
    {
        var valid = s.Length is >= MinLength and <= MaxLength && !s.ContainsAnyExcept(Allowed);
        result = valid ? new(s.ToString()) : default;
        return valid;
    }

    static InsuranceNumber ISpanParsable<InsuranceNumber>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => OrThrow(Read(s));

    static InsuranceNumber IParsable<InsuranceNumber>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<InsuranceNumber>.TryParse(string? s, IFormatProvider? provider, out InsuranceNumber result) => TryParse(s, out result);

    /// <summary>The whole number; personal data, for the places that must show it.</summary>
    public string Reveal() => text ?? throw new InvalidOperationException("default(InsuranceNumber) is no number.");

    /// <summary>The masked number: a star for each character but the last two. It cannot be parsed back.</summary>
    public override string ToString()
    {
        var number = Reveal();
        return $"{new string('*', number.Length - 2)}{number[^2..]}";
    }

    private static System.Buffers.SearchValues<char> Allowed { get; } =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    private static InsuranceNumber OrThrow(Result<InsuranceNumber> result) => result.TryGet(out var number, out var errors)
        ? number
        : throw new FormatException(errors[0].Message);
}
