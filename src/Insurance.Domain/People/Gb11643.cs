using System.Globalization;
using NodaTime;

namespace Insurance.Domain.People;

/// <summary>
/// The structure of identity numbers (GB 11643-1999): six digits of place, eight of birth date, three of sequence, and a check
/// character by ISO 7064 MOD 11-2. A number is handled as its first 17 digits.
/// </summary>
internal static class Gb11643
{
    public const int Length = 18;
    public const int LegacyLength = 15;

    /// <summary>A longer text is wrong by its length; what follows is not looked at.</summary>
    public const int MaxCharactersRead = 32;

    public const int MinBirthYear = 1850;

    private const int HongKong = 81;
    private const int Macao = 82;
    private const int Taiwan = 83;
    private const int ForeignFirstDigit = 9;

    private const long SequenceUnit = 1_000;
    private const long PlaceUnit = SequenceUnit * 1_0000_00_00;

    // An old number has a two-digit year: 19 is put between its place and the nine digits of date and sequence.
    private const long LegacyPlaceUnit = SequenceUnit * 1_00_00_00;
    private const long LegacyCentury = 19 * LegacyPlaceUnit;

    [Flags]
    public enum Faults : byte
    {
        None = 0,
        Format = 1,
        Length = 2,
        Checksum = 4,
        Date = 8,
        Place = 16,
    }

    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Everything wrong with a text, and its first 17 digits where format and length are right; never allocates.</summary>
    public static Faults Scan(ReadOnlySpan<char> text, out long digits)
    {
        digits = 0;
        var faults = text.Length is Length or LegacyLength ? Faults.None : Faults.Length;
        var read = text[..Math.Min(text.Length, MaxCharactersRead)];
        if (!AllDigits(read) && !EndsWithX(read))
        {
            faults |= Faults.Format;
        }

        if (faults != Faults.None)
        {
            return faults;
        }

        var legacy = text.Length == LegacyLength;
        foreach (var c in legacy ? text : text[..^1])
        {
            digits = (digits * 10) + (c - '0');
        }

        if (legacy)
        {
            digits = (digits / LegacyPlaceUnit * PlaceUnit) + LegacyCentury + (digits % LegacyPlaceUnit);
        }
        else if (char.ToUpperInvariant(text[^1]) != CheckCharacter(digits))
        {
            faults |= Faults.Checksum;
        }

        faults |= HoldsDate(digits) ? Faults.None : Faults.Date;
        faults |= HasPlace(digits, legacy) ? Faults.None : Faults.Place;
        return faults;
    }

    /// <summary>The character that the first 17 digits ask for.</summary>
    public static char CheckCharacter(long digits)
    {
        var sum = 0L;
        for (var i = Weights.Length - 1; i >= 0; i--)
        {
            sum += digits % 10 * Weights[i];
            digits /= 10;
        }

        return "10X98765432"[(int)(sum % 11)];
    }

    /// <summary>The leading digits by which a wrong place is told: the province of a resident, else all six.</summary>
    public static string Beginning(long digits)
    {
        var place = PlaceOf(digits).ToString("D6", CultureInfo.InvariantCulture);
        return KindOf(digits) == ResidentIdKind.Resident ? place[..2] : place;
    }

    /// <summary>The kind by the first digits; the kinds share no beginning.</summary>
    public static ResidentIdKind KindOf(long digits)
    {
        var place = PlaceOf(digits);
        return (place / 1_0000) switch
        {
            HongKong or Macao or Taiwan => ResidentIdKind.ResidencePermit,
            var first when first / 10 == ForeignFirstDigit => ResidentIdKind.ForeignPermanentResident,
            _ => ResidentIdKind.Resident,
        };
    }

    /// <summary>The first six digits.</summary>
    public static int PlaceOf(long digits) => (int)(digits / PlaceUnit);

    /// <summary>The province of application inside the first six digits of a foreign card.</summary>
    public static int ForeignProvince(int place) => place / 1_000 % 100;

    /// <summary>The country inside the first six digits of a foreign card.</summary>
    public static int ForeignCountry(int place) => place % 1_000;

    /// <summary>The birth date of digits that hold one.</summary>
    public static LocalDate BirthDateOf(long digits)
    {
        var (year, month, day) = DateParts(digits);
        return new(year, month, day);
    }

    /// <summary>The last of the 17 digits, odd for men.</summary>
    public static Sex SexOf(long digits) => digits % 2 == 0 ? Sex.Female : Sex.Male;

    private static bool HasPlace(long digits, bool legacy)
    {
        var place = PlaceOf(digits);
        return KindOf(digits) switch
        {
            // Permits and foreign cards never had the old form.
            ResidentIdKind.ResidencePermit => place % 1_0000 == 0 && !legacy,
            ResidentIdKind.ForeignPermanentResident => IsForeignPlace(place) && !legacy,
            _ => Places.HasProvince(place / 1_0000),
        };
    }

    // 83 is listed for residence permits; no foreign card is applied for there.
    private static bool IsForeignPlace(int place) =>
        ForeignProvince(place) is not Taiwan and var province && Places.HasProvince(province) && ForeignCountry(place) != 0;

    private static bool EndsWithX(ReadOnlySpan<char> text) =>
        text.Length == Length && text[^1] is 'X' or 'x' && AllDigits(text[..^1]);

    // Not ContainsAnyExceptInRange: it allocates until the runtime has optimised it, and TryParse promises not to.
    private static bool AllDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HoldsDate(long digits)
    {
        var (year, month, day) = DateParts(digits);
        return year >= MinBirthYear
            && month is >= 1 and <= 12
            && day >= 1
            && day <= CalendarSystem.Iso.GetDaysInMonth(year, month);
    }

    private static (int Year, int Month, int Day) DateParts(long digits)
    {
        var date = (int)(digits % PlaceUnit / SequenceUnit);
        return (date / 1_00_00, date / 1_00 % 100, date % 100);
    }
}
