using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Tests.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Generators;

/// <summary>
/// A rated line of the year 2025: a base and a rate that may each change in one month, rounded in some way, and the months asked for.
/// </summary>
/// <param name="Yearly">Whether the base is that of a year.</param>
/// <param name="Bases">The base before and from the month of its change.</param>
/// <param name="BaseChanges">The month from which the second base holds; 1 for all year.</param>
/// <param name="Rates">The rate before and from the month of its change.</param>
/// <param name="RateChanges">The month from which the second rate holds.</param>
/// <param name="EachMonth">Whether each month is rounded.</param>
/// <param name="Unit">The rounding unit.</param>
/// <param name="Mode">The rounding mode.</param>
/// <param name="From">The first month asked for.</param>
/// <param name="Through">The last month asked for.</param>
internal sealed record RandomTariff(
    bool Yearly,
    (Money Before, Money After) Bases,
    int BaseChanges,
    (Rate Before, Rate After) Rates,
    int RateChanges,
    bool EachMonth,
    Money Unit,
    RoundingMode Mode,
    int From,
    int Through)
{
    public FeePeriod Period => FeePeriod.Of(new YearMonth(2025, From), new YearMonth(2025, Through));

    public Money BaseIn(int month) => month < BaseChanges ? Bases.Before : Bases.After;

    public Rate RateIn(int month) => month < RateChanges ? Rates.Before : Rates.After;

    public string Rounding => $"{(EachMonth ? "month" : "year")} {Unit} {Spelling.Of(Mode)}";

    public string File() => Tariffs.Invented.File(
        $"{Tariffs.Invented.Figure("b", Yearly ? "yuan-a-year" : "yuan-a-month", Rows(BaseChanges, Bases.Before.ToString(), Bases.After.ToString()))}, {Tariffs.Invented.Figure("r", "rate", Rows(RateChanges, Rates.Before.ToString(), Rates.After.ToString()))}",
        Tariffs.Invented.Grade("a", Tariffs.Invented.Rated("basic", "b", "r", Rounding), Tariffs.Invented.Rated("large", "b", "r", Rounding, "\"payer\": \"state\"")));

    private static string[] Rows(int changes, string before, string after) => changes == 1
        ? [$"2025 = {after}"]
        : [string.Create(CultureInfo.InvariantCulture, $"2025-01..2025-{changes - 1:D2} = {before}"), string.Create(CultureInfo.InvariantCulture, $"2025-{changes:D2}..2025-12 = {after}")];
}

/// <summary>Random tariffs, leaning on the bounds of a base, on whole and fine rates and on the usual rounding units.</summary>
internal static class RandomTariffs
{
    private static readonly Gen<Money> Base = Gen.OneOf(
        Gen.Elements(0L, 1, 12, 100, 395_500, 6_150_000, 100_000_000_000),
        Gen.Choose(0, 4_000_000).Select(fen => (long)fen),
        Gen.Choose(0, 40_000).Select(yuan => yuan * 1200L)).Select(Money.FromFen);

    private static readonly Gen<Rate> Rate = Gen.OneOf(
        Gen.Elements(0L, 1, Domain.Rate.UnitsPerWhole - 1, Domain.Rate.UnitsPerWhole),
        Gen.Choose(0, 200).Select(n => n * (Domain.Rate.UnitsPerWhole / 1000)),
        Gen.Choose(0, (int)Domain.Rate.UnitsPerWhole).Select(n => (long)n)).Select(Domain.Rate.FromUnits);

    private static readonly Gen<int> Month = Gen.OneOf(Gen.Elements(1, 12), Gen.Choose(1, 12));

    public static Gen<RandomTariff> Any { get; } =
        from yearly in Gen.Elements(true, false)
        from bases in Base.Zip(Base)
        from baseChanges in Month
        from rates in Rate.Zip(Rate)
        from rateChanges in Month
        from eachMonth in Gen.Elements(true, false)
        from unit in Gen.OneOf(Gen.Elements(1L, 10, 100), Gen.Choose(1, 5000).Select(fen => (long)fen))
        from mode in Gen.Elements(Enum.GetValues<RoundingMode>())
        from first in Month
        from last in Month
        select new RandomTariff(
            yearly,
            (bases.Item1, bases.Item2),
            baseChanges,
            (rates.Item1, rates.Item2),
            rateChanges,
            eachMonth,
            Money.FromFen(unit),
            mode,
            Math.Min(first, last),
            Math.Max(first, last));

    /// <summary>Tariffs that round in some way, so that every question has an amount.</summary>
    public static Gen<RandomTariff> Rounding { get; } = Any.Select(tariff => tariff.Mode == RoundingMode.Exact ? tariff with { Mode = RoundingMode.HalfUp } : tariff);

    public static Gen<Money> Bases => Base;

    public static Gen<Rate> Rates => Rate;

    /// <summary>What a person may declare: often a limit, so that two of them are the same now and then.</summary>
    public static Gen<Domain.Tariffs.BaseChoice> Choices { get; } = Gen.Frequency(
        (1, Gen.Elements(Domain.Tariffs.BaseChoice.Floor, Domain.Tariffs.BaseChoice.Cap)),
        (2, Base.Select(Domain.Tariffs.BaseChoice.Of)));
}
