using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Insurance.Domain.Tests.Properties;

/// <summary>The generators of the root's values: from the types' own bounds, leaning on the edges.</summary>
internal static class Some
{
    private static readonly int[] LastYears = [ContributionYear.MinYear, ContributionYear.MinYear + 1, ContributionYear.MaxYear - 1, ContributionYear.MaxYear];

    /// <summary>Any 64 bits, often an edge or a small number.</summary>
    public static Gen<long> Long { get; } = Gen.Frequency(
        (2, Gen.Elements(0L, 1, -1, 99, 100, -99, -100, -101, long.MinValue, long.MinValue + 1, long.MaxValue, long.MaxValue - 1)),
        (3, Gen.Choose(-100_000, 100_000).Select(n => (long)n)),
        (5, Gen.ArrayOf(Gen.Choose(0, 0xFFFF), 4).Select(parts => parts.Aggregate(0L, (bits, part) => (bits << 16) | (uint)part))));

    /// <summary>Any amount.</summary>
    public static Gen<Money> Amount { get; } = Long.Select(Money.FromFen);

    /// <summary>An amount small enough that a few thousand of them add up.</summary>
    public static Gen<Money> SmallAmount { get; } = Long.Select(fen => Money.FromFen(fen % 1_000_000_000_000));

    /// <summary>A rounding unit: the usual ones and odd ones.</summary>
    public static Gen<Money> Unit { get; } = Gen.OneOf(Gen.Elements(1L, 10, 100, 1000), Gen.Choose(1, 5000).Select(n => (long)n)).Select(Money.FromFen);

    public static Gen<RoundingMode> Mode { get; } = Gen.Elements(Enum.GetValues<RoundingMode>());

    /// <summary>Any rate, often a short one or a bound.</summary>
    public static Gen<Rate> Rate { get; } = Gen.OneOf(
        Gen.Elements(0L, 1, Domain.Rate.UnitsPerWhole - 1, Domain.Rate.UnitsPerWhole),
        Gen.Choose(0, 1000).Select(n => n * (Domain.Rate.UnitsPerWhole / 1000)),
        Gen.Choose(0, (int)Domain.Rate.UnitsPerWhole).Select(n => (long)n)).Select(Domain.Rate.FromUnits);

    public static Gen<int> YearNumber { get; } = Gen.OneOf(Gen.Elements(LastYears), Gen.Choose(ContributionYear.MinYear, ContributionYear.MaxYear));

    public static Gen<ContributionYear> Year { get; } = YearNumber.Select(ContributionYear.FromYear);

    public static Gen<YearMonth> Month { get; } = YearNumber.Zip(Gen.OneOf(Gen.Elements(1, 12), Gen.Choose(1, 12)), (year, month) => new YearMonth(year, month));

    /// <summary>A period of one month to a few years.</summary>
    public static Gen<FeePeriod> Period { get; } = Month.Zip(
        Gen.OneOf(Gen.Elements(0, 11), Gen.Choose(0, 40)),
        (from, more) => FeePeriod.Of(from, from.PlusMonths(more)));

    /// <summary>Any date of the calendar, often the end of February or of a year.</summary>
    public static Gen<LocalDate> Date { get; } = Gen.OneOf(
        Gen.Elements(LocalDate.MinIsoValue, LocalDate.MaxIsoValue, new LocalDate(0, 2, 29), new LocalDate(1, 1, 1), new LocalDate(2024, 2, 29), new LocalDate(2023, 12, 31)),
        Month.Select(month => month.OnDayOfMonth(1).PlusDays(-1)),
        Gen.Choose(-3_000_000, 2_900_000).Select(days => new LocalDate(1970, 1, 1).PlusDays(days)));

    /// <summary>An order number by its rule.</summary>
    public static Gen<string> OrderText { get; } = TextOf("09AZaz_-*", OrderId.MinLength, OrderId.MaxLength);

    /// <summary>A certificate number by its rule.</summary>
    public static Gen<string> CertificateText { get; } = TextOf("09AZaz-", CertificateNumber.MinLength, CertificateNumber.MaxLength);

    /// <summary>An agreement number by its rule.</summary>
    public static Gen<string> AgreementText { get; } = TextOf("09AZaz-", AgreementId.MinLength, AgreementId.MaxLength);

    /// <summary>
    /// Text that nobody should read as a value, and now and then could: digits of several scripts, signs, separators, white
    /// space, control characters and lone surrogates, up to a few hundred characters.
    /// </summary>
    public static Gen<string?> Junk { get; } = Gen.Frequency(
        (8, Gen.Choose(0, 24).SelectMany(length => Characters("0123456789.-", length))),
        (4, Gen.Choose(0, 24).SelectMany(length => Characters("019.,-+eE _*/:TZaz½²５٣一\0\t\n\u00A0\u200B\uFEFF\uD83D\uDE00", length))),
        (1, Gen.Choose(0, 300).SelectMany(length => Characters("0123456789", length))),
        (2, Gen.ArrayOf(Gen.Choose(0, 0xFFFF), 8).Select(units => new string([.. units.Select(u => (char)u)])))).OrNull()!;

    private static Gen<string> TextOf(string alphabet, int shortest, int longest) =>
        Gen.OneOf(Gen.Elements(shortest, longest), Gen.Choose(shortest, longest)).SelectMany(length => Characters(alphabet, length));

    private static Gen<string> Characters(string alphabet, int length) =>
        // One number a text instead of one a character: several times faster, and a replay gives the same text.
        Gen.Choose(0, int.MaxValue).Select(seed => new string(new Random(seed).GetItems<char>(alphabet, length)));
}
