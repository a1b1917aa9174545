using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Agreements;

/// <summary>
/// The number of a bank account (银行账号): <see cref="MinLength"/> to <see cref="MaxLength"/> digits. That form is the library's own, wide enough for
/// cards and passbooks; no check digit is looked at, because passbooks have none. Equal digit by digit, leading zeros included; <c>default</c> is no
/// number and throws when used. Prints masked: only <see cref="Reveal"/> gives the whole number. JSON, which is for storing and sending, holds it too.
/// </summary>
[JsonConverter(typeof(AgreementsJsonConverter))]
public readonly record struct BankAccountNumber : ISpanParsable<BankAccountNumber>
{
    private readonly string? text;

    private BankAccountNumber(string text) => this.text = text;

    /// <summary>The fewest digits.</summary>
    public const int MinLength = 8;

    /// <summary>The most digits.</summary>
    public const int MaxLength = 30;

    // At each end. A short number shows fewer, so that half of it at least stays hidden.
    private const int MostShown = 4;

    /// <summary>Reads digits without separators, or gives the refusal <c>agreement.account-number</c>, which does not hold the text.</summary>
    public static Result<BankAccountNumber> Read(ReadOnlySpan<char> text) => TryParse(text, out var number)
        ? number
        : DomainError.Of(ErrorCodes.Agreement.AccountNumber, "number", ("min", MinLength), ("max", MaxLength));

    /// <summary>Reads what <see cref="Read"/> reads.</summary>
    /// <exception cref="FormatException">The text is no account number; the message does not hold it.</exception>
    public static BankAccountNumber Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return OrThrow(Read(text));
    }

    /// <summary>Reads what <see cref="Read"/> reads; never throws.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out BankAccountNumber number) => TryParse(text.AsSpan(), out number);

    /// <summary>Reads what <see cref="Read"/> reads; never throws.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out BankAccountNumber number)
    {
        var valid = text.Length is >= MinLength and <= MaxLength && Identifier.AllDigits(text);
        number = valid ? new(text.ToString()) : default;
        return valid;
    }

    static BankAccountNumber ISpanParsable<BankAccountNumber>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => OrThrow(Read(s));

    static bool ISpanParsable<BankAccountNumber>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out BankAccountNumber result) => TryParse(s, out result);

    static BankAccountNumber IParsable<BankAccountNumber>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<BankAccountNumber>.TryParse(string? s, IFormatProvider? provider, out BankAccountNumber result) => TryParse(s, out result);

    /// <summary>The whole number; personal data, for the places that must show it.</summary>
    public string Reveal() => text ?? throw new InvalidOperationException("default(BankAccountNumber) is no number.");

    /// <summary>
    /// The masked number: its first four digits, a star for each hidden one, its last four; of a number shorter than 16 digits fewer, a quarter of it
    /// at each end. It cannot be parsed back.
    /// </summary>
    public override string ToString()
    {
        var number = Reveal();
        var shown = Shown(number.Length);
        return $"{number[..shown]}{new string('*', number.Length - (2 * shown))}{number[^shown..]}";
    }

    /// <summary>Whether a text is what a number prints.</summary>
    internal static bool IsMasked(ReadOnlySpan<char> text)
    {
        if (text.Length is < MinLength or > MaxLength)
        {
            return false;
        }

        var shown = Shown(text.Length);
        return Identifier.AllDigits(text[..shown]) && Identifier.AllDigits(text[^shown..]) && text[shown..^shown].Trim('*').IsEmpty;
    }

    private static int Shown(int length) => Math.Min(MostShown, length / 4);

    private static BankAccountNumber OrThrow(Result<BankAccountNumber> result) => result.TryGet(out var number, out var errors)
        ? number
        : throw new FormatException(errors[0].Message);
}
