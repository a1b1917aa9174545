using System.Text.Json.Serialization;

namespace Insurance.Domain.Orders;

/// <summary>Whose word on a payment it is.</summary>
[JsonConverter(typeof(SpellingJsonConverter<WordSide>))]
public enum WordSide
{
    /// <summary>The tax side (税务端): the field that is seen as <c>SWDJFZT</c>.</summary>
    Tax,

    /// <summary>The medical-insurance side (医保端): the field that is seen as <c>clct_flag</c>.</summary>
    Medical,
}

/// <summary>What a word from outside says.</summary>
[JsonConverter(typeof(SpellingJsonConverter<WordMeaning>))]
public enum WordMeaning
{
    /// <summary>A word that is not known. It is kept, and nothing is read into it.</summary>
    Unknown,

    /// <summary>Not declared (未申报).</summary>
    NotDeclared,

    /// <summary>Declared (已申报).</summary>
    Declared,

    /// <summary>Paid (已缴费).</summary>
    Paid,

    /// <summary>Booked (已入库).</summary>
    Booked,

    /// <summary>Nobody of that name there (无此户信息).</summary>
    NoAccount,

    /// <summary>Not arrived (未到账).</summary>
    NotArrived,

    /// <summary>Arrived in full (足额缴费).</summary>
    Arrived,
}

/// <summary>
/// The word of the tax side or of the medical-insurance side on a payment: the raw code with what it says. The codes were read from public
/// code and not from an official code book, so that any other one is taken as <see cref="WordMeaning.Unknown"/>.
/// </summary>
public sealed record TreasuryWord
{
    private TreasuryWord(WordSide side, string code, WordMeaning meaning)
    {
        Side = side;
        Code = code;
        Meaning = meaning;
    }

    /// <summary>The longest code; no number of a person fits.</summary>
    public const int MaxLength = 8;

    /// <summary>Whose word it is.</summary>
    public WordSide Side { get; }

    /// <summary>The code as it came.</summary>
    public string Code { get; }

    /// <summary>What it says.</summary>
    public WordMeaning Meaning { get; }

    /// <summary>A word, or <c>status.word</c> where the code is not 1 to <see cref="MaxLength"/> printable ASCII characters.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The side is none of the enumeration.</exception>
    public static Result<TreasuryWord> Read(WordSide side, string code)
    {
        if (!Enum.IsDefined(side))
        {
            throw new ArgumentOutOfRangeException(nameof(side));
        }

        return Identifier.IsToken(code, MaxLength)
            ? new TreasuryWord(side, code, side == WordSide.Tax ? OfTax(code) : OfMedical(code))
            : DomainError.Of(ErrorCodes.Status.Word, "word", ("max", MaxLength));
    }

    /// <summary>The side, the code and what it says.</summary>
    public override string ToString() => $"{Spelling.Of(Side)} {Code} {Spelling.Of(Meaning)}";

    private static WordMeaning OfTax(string code) => code switch
    {
        ['0', '1'] => WordMeaning.NotDeclared,
        ['0', '2'] => WordMeaning.Declared,
        ['0', '3'] => WordMeaning.Paid,
        ['0', '4'] => WordMeaning.Booked,
        ['0', '9'] => WordMeaning.NoAccount,
        _ => WordMeaning.Unknown,
    };

    private static WordMeaning OfMedical(string code) => code switch
    {
        ['0'] => WordMeaning.NotArrived,
        ['1'] => WordMeaning.Arrived,
        _ => WordMeaning.Unknown,
    };
}
