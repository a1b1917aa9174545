using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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

    private const int PlaceDigits = 6;
    private const int HongKong = 81;
    private const int Macao = 82;
    private const int Taiwan = 83;
    private const int FirstForeign = 90;

    // Whatever the month, a day up to this one exists: most dates need no calendar.
    private const int ShortestMonth = 28;

    private const long SequenceUnit = 1_000;
    private const long PlaceUnit = SequenceUnit * 1_0000_00_00;

    // Of the second digit of each pair, from 2 to the 15th down to 2 to the 1st modulo 11; the first digit's is twice that.
    private static Vector128<ushort> PairWeights => Vector128.Create((ushort)10, 8, 2, 6, 7, 10, 8, 2);

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

    /// <summary>
    /// Everything wrong with a text of UTF-16 or UTF-8, and its first 17 digits where format and length are right; never allocates.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Faults Scan<TCharacter>(ReadOnlySpan<TCharacter> text, out long digits)
        where TCharacter : unmanaged, IBinaryInteger<TCharacter>
    {
        digits = 0;
        return text.Length switch
        {
            Length => ScanFull(text, legacy: false, out digits),
            LegacyLength => ScanLegacy(text, out digits),
            _ => Faults.Length | FormatOf(text[..Math.Min(text.Length, MaxCharactersRead)]),
        };
    }

    /// <summary>The character that the first 17 digits ask for.</summary>
    public static char CheckCharacter(long digits)
    {
        var weighted = 0;
        for (var weight = 1; digits != 0; weight *= 2)
        {
            weighted += (int)(digits % 10) * weight;
            digits /= 10;
        }

        return CheckCharacterFor(weighted);
    }

    /// <summary>The leading digits by which a wrong place is told: the province of a resident, else all six.</summary>
    public static string Beginning(long digits)
    {
        var place = PlaceOf(digits).ToString("D6", CultureInfo.InvariantCulture);
        return KindOf(digits) == ResidentIdKind.Resident ? place[..2] : place;
    }

    /// <summary>The kind by the first digits; the kinds share no beginning.</summary>
    public static ResidentIdKind KindOf(long digits) => (PlaceOf(digits) / 1_0000) switch
    {
        HongKong or Macao or Taiwan => ResidentIdKind.ResidencePermit,
        >= FirstForeign => ResidentIdKind.ForeignPermanentResident,
        _ => ResidentIdKind.Resident,
    };

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

    // Sixteen digits at once, because bulk reading spends its time here. Two digits side by side are a pair: a place is three
    // pairs, a year two, a month and a day one each. Every pair is below 100, so that nothing can overflow. What is called here
    // is inlined by attribute: left to itself, the runtime does so in some processes and not in others.
    private static Faults ScanFull<TCharacter>(ReadOnlySpan<TCharacter> text, bool legacy, out long digits)
        where TCharacter : unmanaged, IBinaryInteger<TCharacter>
    {
        digits = 0;
        var sixteen = FirstSixteen(text) - Vector128.Create((byte)'0');
        var seventeenth = int.CreateTruncating(text[Length - 2]) - '0';
        var last = int.CreateTruncating(text[Length - 1]);
        if (Vector128.GreaterThanAny(sixteen, Vector128.Create((byte)9)) || seventeenth is < 0 or > 9)
        {
            return Faults.Format;
        }

        unchecked
        {
            var first = Vector128.Shuffle(sixteen, Vector128.Create((byte)0, 2, 4, 6, 8, 10, 12, 14, 0, 0, 0, 0, 0, 0, 0, 0));
            var second = Vector128.Shuffle(sixteen, Vector128.Create((byte)1, 3, 5, 7, 9, 11, 13, 15, 0, 0, 0, 0, 0, 0, 0, 0));
            var doubled = first + first;
            var faults = Faults.None;
            if (!legacy && !IsCheckCharacterFor(Vector128.Sum(Vector128.WidenLower(doubled + second) * PairWeights) + seventeenth, last))
            {
                if (last is not ((>= '0' and <= '9') or 'X' or 'x'))
                {
                    return Faults.Format;
                }

                faults = Faults.Checksum;
            }

            var pairs = doubled + doubled + doubled + doubled + doubled + second;
            var place = (pairs[0] * 1_00_00) + (pairs[1] * 1_00) + pairs[2];
            var (year, month, day) = ((pairs[3] * 1_00) + pairs[4], (int)pairs[5], (int)pairs[6]);
            digits = (place * PlaceUnit) + (((year * 1_00_00) + (month * 1_00) + day) * SequenceUnit) + (pairs[7] * 10) + seventeenth;
            faults |= IsDate(year, month, day) ? Faults.None : Faults.Date;
            return faults | (IsPlace(pairs[0], place, legacy) ? Faults.None : Faults.Place);
        }
    }

    // A number of the old form becomes one of 18 characters: its year is of the 1900s, and any digit stands for the check character.
    private static Faults ScanLegacy<TCharacter>(ReadOnlySpan<TCharacter> text, out long digits)
        where TCharacter : unmanaged, IBinaryInteger<TCharacter>
    {
        Span<TCharacter> full = stackalloc TCharacter[Length];
        text[..PlaceDigits].CopyTo(full);
        full[PlaceDigits] = TCharacter.CreateTruncating('1');
        full[PlaceDigits + 1] = TCharacter.CreateTruncating('9');
        text[PlaceDigits..].CopyTo(full[(PlaceDigits + 2)..]);
        full[^1] = TCharacter.CreateTruncating('0');
        return ScanFull(full, legacy: true, out digits);
    }

    // A character that is no ASCII becomes the nearest end of a signed byte, which is no digit: -128 or 127.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> FirstSixteen<TCharacter>(ReadOnlySpan<TCharacter> text)
        where TCharacter : unmanaged, IBinaryInteger<TCharacter>
    {
        if (typeof(TCharacter) == typeof(byte))
        {
            return Vector128.Create(MemoryMarshal.Cast<TCharacter, byte>(text));
        }

        var characters = MemoryMarshal.Cast<TCharacter, short>(text);
        return Vector128.NarrowWithSaturation(Vector128.Create(characters), Vector128.Create(characters[Vector128<short>.Count..])).AsByte();
    }

    // The standard's weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2 are 2 to the 17th down to 2 to the 1st, modulo 11. Digits are
    // weighted by 2 to the 16th down to 1; the last doubling is here.
    private static char CheckCharacterFor(int weighted) => "10X98765432"[weighted * 2 % 11];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsCheckCharacterFor(int weighted, int character) => CheckCharacterFor(weighted) == (character == 'x' ? 'X' : character);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlace(int province, int place, bool legacy) => province switch
    {
        // Permits and foreign cards never had the old form.
        HongKong or Macao or Taiwan => place % 1_0000 == 0 && !legacy,
        >= FirstForeign => IsForeignPlace(place) && !legacy,
        _ => Places.HasProvince(province),
    };

    // 83 is listed for residence permits; no foreign card is applied for there.
    private static bool IsForeignPlace(int place) =>
        ForeignProvince(place) is not Taiwan and var province && Places.HasProvince(province) && ForeignCountry(place) != 0;

    private static Faults FormatOf<TCharacter>(ReadOnlySpan<TCharacter> text)
        where TCharacter : unmanaged, IBinaryInteger<TCharacter>
    {
        // Not ContainsAnyExceptInRange: it allocates until the runtime has optimised it, and TryParse promises not to.
        foreach (var character in text)
        {
            if (int.CreateTruncating(character) is < '0' or > '9')
            {
                return Faults.Format;
            }
        }

        return Faults.None;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsDate(int year, int month, int day) =>
        year >= MinBirthYear
        && month is >= 1 and <= 12
        && day >= 1
        && (day <= ShortestMonth || day <= CalendarSystem.Iso.GetDaysInMonth(year, month));

    private static (int Year, int Month, int Day) DateParts(long digits)
    {
        var date = (int)(digits % PlaceUnit / SequenceUnit);
        return (date / 1_00_00, date / 1_00 % 100, date % 100);
    }
}
