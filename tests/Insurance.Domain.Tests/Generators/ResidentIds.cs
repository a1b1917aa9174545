using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.People;
using NodaTime;

namespace Insurance.Domain.Tests.Generators;

/// <summary>Identity numbers as texts: made-up valid ones of each kind, and texts that are none.</summary>
public static class ResidentIds
{
    /// <summary>The characters that a number may hold.</summary>
    public const string Characters = "0123456789X";

    private static readonly string[] PermitPlaces = ["810000", "820000", "830000"];

    /// <summary>Provinces by GB/T 2260; those of permits are no province of a resident number.</summary>
    private static readonly string[] ProvinceCodes = [.. Places.Provinces.Select(place => place.Code)];

    private static readonly string[] ResidentProvinces = [.. ProvinceCodes.Where(code => code is not ("81" or "82" or "83"))];

    private static readonly string[] ForeignProvinces = [.. ProvinceCodes.Where(code => code is not "83")];

    /// <summary>Birth dates within the type's bounds, leaning on leap days and the ends of years.</summary>
    public static Gen<LocalDate> BirthDates { get; } = DatesWithin(ResidentId.MinBirthYear, LocalDate.MaxIsoValue.Year);

    /// <summary>The three digits that tell people of a place and a day apart.</summary>
    public static Gen<string> Sequences { get; } = Digits(0, 999, 3);

    /// <summary>Numbers of residents.</summary>
    public static Gen<string> Residents { get; } =
        from province in Gen.Elements(ResidentProvinces)
        from rest in Digits(0, 9999, 4)
        from date in BirthDates
        from sequence in Sequences
        select Complete(province + rest, date, sequence);

    /// <summary>Numbers of residence permits.</summary>
    public static Gen<string> ResidencePermits { get; } =
        from place in Gen.Elements(PermitPlaces)
        from date in BirthDates
        from sequence in Sequences
        select Complete(place, date, sequence);

    /// <summary>Numbers of foreign permanent resident cards.</summary>
    public static Gen<string> ForeignPermanentResidents { get; } =
        from province in Gen.Elements(ForeignProvinces)
        from country in Digits(1, 999, 3)
        from date in BirthDates
        from sequence in Sequences
        select Complete("9" + province + country, date, sequence);

    /// <summary>Valid numbers of all kinds, 18 characters.</summary>
    public static Gen<string> Valid { get; } = Gen.OneOf(Residents, ResidencePermits, ForeignPermanentResidents);

    /// <summary>Valid numbers of the old form, 15 digits.</summary>
    public static Gen<string> Legacy { get; } =
        from province in Gen.Elements(ResidentProvinces)
        from rest in Digits(0, 9999, 4)
        from date in DatesWithin(1900, 1999)
        from sequence in Sequences
        select $"{province}{rest}{Written(date)[2..]}{sequence}";

    /// <summary>Texts near numbers and far from them: one character replaced, cut or doubled; noise of all lengths; broken pairs.</summary>
    public static Gen<string> Anything { get; } = Gen.OneOf(
        Valid,
        Legacy,
        from number in Gen.OneOf(Valid, Legacy)
        from at in Gen.Choose(0, number.Length - 1)
        from character in Gen.Elements(OddCharacters)
        select string.Concat(number.AsSpan(0, at), character.ToString(), number.AsSpan(at + 1)),
        from number in Gen.OneOf(Valid, Legacy)
        from length in Gen.Choose(0, number.Length)
        select number[..length],
        from number in Valid
        from twice in Gen.Choose(1, 10)
        select string.Concat(Enumerable.Repeat(number, twice)),
        from length in Gen.Choose(0, 40)
        from characters in Gen.Elements(OddCharacters).ArrayOf(length)
        select new string(characters));

    private static char[] OddCharacters => [.. "0123456789Xx+- .,/:;AaZz\t\n\0", '\u00B2', '\u0660', '\uFF11', '\uFF38', '\uD842', '\uDFB7', '一'];

    /// <summary>
    /// The check character of 17 digits by another road than the library's: the digits read as a number to the base 13, whose
    /// powers modulo 11 are those of 2.
    /// </summary>
    public static char CheckCharacterOf(string digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        var number = digits.Aggregate(0, (sum, c) => ((sum * 13) + (c - '0')) % 11);
        return "0123456789X"[(((1 - (2 * number)) % 11) + 11) % 11];
    }

    /// <summary>A number of its parts, with its check character.</summary>
    public static string Complete(string place, LocalDate birth, string sequence)
    {
        var digits = $"{place}{Written(birth)}{sequence}";
        return digits + CheckCharacterOf(digits);
    }

    private static Gen<LocalDate> DatesWithin(int firstYear, int lastYear)
    {
        var years = Gen.Frequency((6, Gen.Choose(Math.Max(firstYear, 1900), Math.Min(lastYear, 2030))), (1, Gen.Choose(firstYear, lastYear)), (1, Gen.Elements(firstYear, lastYear)));
        return Gen.Frequency(
            (6, years.SelectMany(year => Gen.Choose(1, 365), (year, day) => new LocalDate(year, 1, 1).PlusDays(day - 1))),
            (1, years.Select(year => new LocalDate(year, 1, 1))),
            (1, years.Select(year => new LocalDate(year, 12, 31))),
            (1, years.Where(year => CalendarSystem.Iso.IsLeapYear(year)).Select(year => new LocalDate(year, 2, 29))));
    }

    private static Gen<string> Digits(int from, int through, int width) =>
        Gen.Choose(from, through).Select(number => number.ToString("D" + width, CultureInfo.InvariantCulture));

    private static string Written(LocalDate date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}{date.Month:D2}{date.Day:D2}");
}
