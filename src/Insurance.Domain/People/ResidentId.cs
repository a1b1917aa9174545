using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using NodaTime;
using static Insurance.Domain.People.Gb11643;

namespace Insurance.Domain.People;

/// <summary>
/// An identity number (公民身份号码, GB 11643-1999): of a resident, of a residence permit for Hong Kong, Macao and Taiwan
/// residents, or of the new foreign permanent resident card. Kept as its first 17 digits; the check character is computed. Equal
/// by number; <c>default</c> is no number and throws when used. Prints masked: only <see cref="Reveal"/> gives the whole number.
/// JSON, which is for storing and sending, holds it too.
/// </summary>
[JsonConverter(typeof(PeopleJsonConverter))]
public readonly record struct ResidentId : ISpanParsable<ResidentId>, IUtf8SpanParsable<ResidentId>
{
    private readonly long digits;

    private ResidentId(long digits) => this.digits = digits;

    /// <summary>Characters of a number.</summary>
    public const int Length = Gb11643.Length;

    /// <summary>Characters of the old form, which only residents had: a two-digit year of the 1900s and no check character.</summary>
    public const int LegacyLength = Gb11643.LegacyLength;

    /// <summary>
    /// The first birth year a number may hold. Whoever was born earlier would have been over 149 when GB 11643-1999 was issued,
    /// older than any human on record, so that an earlier year is a wrong digit. There is no last year: the domain has no clock.
    /// </summary>
    public const int MinBirthYear = Gb11643.MinBirthYear;

    private const string FieldName = "id";
    private const int ShownAtStart = 3;
    private const int ShownAtEnd = 2;

    // UTF-8 spends at most three bytes on a UTF-16 character, so that more bytes than these are more than the characters read.
    private const int MaxBytesRead = MaxCharactersRead * 3;

    /// <summary>
    /// Reads 18 characters, or 15 of the old form, which become 18. Only digits are allowed, and X or x as the last of 18.
    /// Refusals, all that can be found: <c>id.format</c>, <c>id.length</c>; and where both are right <c>id.checksum</c>,
    /// <c>id.date</c>, <c>id.place</c>. None of them holds the number.
    /// </summary>
    public static Result<ResidentId> Read(ReadOnlySpan<char> text)
    {
        var faults = Scan(text, out var digits);
        return faults == Faults.None ? new ResidentId(digits) : Refusals(faults, text.Length, digits);
    }

    /// <summary>
    /// Reads UTF-8 as <see cref="Read(ReadOnlySpan{char})"/> reads characters. The length that a refusal names is counted in
    /// bytes where the text is too long to be looked at.
    /// </summary>
    public static Result<ResidentId> Read(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[MaxBytesRead];
        Utf8.ToUtf16(utf8[..Math.Min(utf8.Length, MaxBytesRead)], text, out _, out var written);
        text = text[..written];
        return utf8.Length <= MaxBytesRead ? Read(text) : Refusals(Scan(text, out var digits), utf8.Length, digits);
    }

    /// <summary>Reads what <see cref="Read(ReadOnlySpan{char})"/> reads.</summary>
    /// <exception cref="FormatException">The text is no identity number; the message does not hold it.</exception>
    public static ResidentId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return OrThrow(Read(text));
    }

    /// <summary>Reads what <see cref="Read(ReadOnlySpan{char})"/> reads; never throws, never allocates.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ResidentId id) => TryParse(text.AsSpan(), out id);

    /// <summary>Reads what <see cref="Read(ReadOnlySpan{char})"/> reads; never throws, never allocates.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ResidentId id)
    {
        // What is wrong with a text of another length is nobody's question here.
        id = text.Length is Length or LegacyLength && Scan(text, out var digits) == Faults.None ? new(digits) : default;
        return id.digits != 0;
    }

    /// <summary>Reads what <see cref="Read(ReadOnlySpan{byte})"/> reads; never throws, never allocates.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out ResidentId id)
    {
        // A byte for a character: no byte above ASCII is a digit.
        id = utf8.Length is Length or LegacyLength && Scan(utf8, out var digits) == Faults.None ? new(digits) : default;
        return id.digits != 0;
    }

    /// <summary>The document that carries the number.</summary>
    public ResidentIdKind Kind => KindOf(Digits);

    /// <summary>The two digits of the province: of the place, on a foreign card of the application; 83 on permits of Taiwan residents.</summary>
    public string Province => Digit2(Kind == ResidentIdKind.ForeignPermanentResident ? ForeignProvince(PlaceOf(Digits)) : PlaceOf(Digits) / 1_0000);

    /// <summary>The six digits of the place that gave the number out; null on a foreign card, which names no place.</summary>
    public string? PlaceCode => Kind == ResidentIdKind.ForeignPermanentResident
        ? null
        : PlaceOf(Digits).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>The three digits of the nationality (ISO 3166-1 numeric) on a foreign card, otherwise null.</summary>
    public string? CountryNumber => Kind == ResidentIdKind.ForeignPermanentResident
        ? ForeignCountry(PlaceOf(Digits)).ToString("D3", CultureInfo.InvariantCulture)
        : null;

    /// <summary>The birth date, which may lie in the future of the reader: the domain has no clock.</summary>
    public LocalDate BirthDate => BirthDateOf(Digits);

    /// <summary>The sex, by the last digit of the sequence.</summary>
    public Sex Sex => SexOf(Digits);

    /// <summary>
    /// The full years of life on a date. A year is full on the birthday itself; whoever was born on 29 February completes it on
    /// 28 February where the year has no 29th, as NodaTime adds years.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The date is before the birth.</exception>
    public int AgeOn(LocalDate date)
    {
        var birth = BirthDate;
        if (date < birth)
        {
            throw new ArgumentOutOfRangeException(nameof(date), "Nobody has an age before birth.");
        }

        var years = date.Year - birth.Year;
        return birth.PlusYears(years) <= date ? years : years - 1;
    }

    /// <summary>The whole number, 18 characters; personal data, for the places that must show it.</summary>
    public string Reveal() => $"{Digits.ToString("D17", CultureInfo.InvariantCulture)}{CheckCharacter(Digits)}";

    /// <summary>The masked number: three characters, stars, two characters; 18 in all. It cannot be parsed back.</summary>
    public override string ToString()
    {
        var number = Reveal();
        return $"{number[..ShownAtStart]}{new string('*', Length - ShownAtStart - ShownAtEnd)}{number[^ShownAtEnd..]}";
    }

    static ResidentId ISpanParsable<ResidentId>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => OrThrow(Read(s));

    static bool ISpanParsable<ResidentId>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out ResidentId result) => TryParse(s, out result);

    static ResidentId IParsable<ResidentId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<ResidentId>.TryParse(string? s, IFormatProvider? provider, out ResidentId result) => TryParse(s, out result);

    static ResidentId IUtf8SpanParsable<ResidentId>.Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider) => OrThrow(Read(utf8Text));

    static bool IUtf8SpanParsable<ResidentId>.TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out ResidentId result) =>
        TryParse(utf8Text, out result);

    private long Digits => digits != 0 ? digits : throw new InvalidOperationException("default(ResidentId) is no number.");

    private static string Digit2(int number) => number.ToString("D2", CultureInfo.InvariantCulture);

    private static ResidentId OrThrow(Result<ResidentId> result) => result.TryGet(out var id, out var errors)
        ? id
        : throw new FormatException(string.Join(" ", errors.Select(error => error.Message)));

    private static ImmutableArray<DomainError> Refusals(Faults faults, int length, long digits)
    {
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        AddIf(Faults.Format, ErrorCodes.Id.Format);
        AddIf(Faults.Length, ErrorCodes.Id.Length, ("length", length));
        AddIf(Faults.Checksum, ErrorCodes.Id.Checksum);
        AddIf(Faults.Date, ErrorCodes.Id.Date);
        AddIf(Faults.Place, ErrorCodes.Id.Place, ("place", Beginning(digits)));
        return errors.ToImmutable();

        void AddIf(Faults fault, string code, params ReadOnlySpan<Operand> operands)
        {
            if (faults.HasFlag(fault))
            {
                errors.Add(DomainError.Of(code, FieldName, operands));
            }
        }
    }
}
