using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Tariffs;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Generators;

/// <summary>
/// A question to an invented tariff that has something of everything: two grades, figures that change inside the year, a declared base, a
/// floor clause, a fixed line, a balance of the state. Two of them share nothing but the place.
/// </summary>
/// <param name="Random">The rated line's figures, rounding and months.</param>
/// <param name="Grade">The grade asked for: a, b or c.</param>
/// <param name="Floor">The floor of a line that is rounded by month.</param>
/// <param name="Fee">The yearly fixed amount.</param>
/// <param name="Declared">The base that is declared in grade c.</param>
internal sealed record Compared(RandomTariff Random, string Grade, Money Floor, Money Fee, BaseChoice Declared)
{
    public static Gen<Compared> Any { get; } =
        from random in RandomTariffs.Rounding
        from grade in Gen.Elements("a", "b", "c")
        from floor in RandomTariffs.Bases
        from fee in RandomTariffs.Bases
        from declared in RandomTariffs.Choices
        select new Compared(random, grade, Money.FromFen(floor.Fen / 1000), fee, declared);

    public Assessment Assess() => Tariff().Assess(Grade, Random.Period, Grade == "c" ? Declared : DeclaredBases.None).Value;

    public Tariff Tariff()
    {
        var (low, high) = (Money.Min(Random.Bases.Before, Random.Bases.After), Money.Max(Random.Bases.Before, Random.Bases.After));
        var bases = Rows(Random.BaseChanges, Random.Bases.Before.ToString(), Random.Bases.After.ToString());
        var rates = Rows(Random.RateChanges, Random.Rates.Before.ToString(), Random.Rates.After.ToString());
        var basic = Rated("basic", "b", "r", Random.Rounding, Random.EachMonth ? "\"notBelow\": \"least\"" : "");
        return Tests.Tariffs.Invented.Tariff(File(
            string.Join(
                ", ",
                Figure("b", Random.Yearly ? "yuan-a-year" : "yuan-a-month", bases),
                Figure("r", "rate", rates),
                Figure("least", "yuan-a-month", $"2025 = {Floor}"),
                Figure("low", "yuan-a-month", $"2025 = {low}"),
                Figure("high", "yuan-a-month", $"2025 = {high}"),
                Figure("fee", "yuan-a-year", $"2025 = {Fee}"),
                Figure("whole", "rate", "2025 = 1")),
            string.Join(
                ", ",
                Tests.Tariffs.Invented.Grade("a", basic, Fixed("large", "fee", "\"round\": { \"each\": \"year\", \"to\": \"0.01\", \"mode\": \"half-up\" }")),
                Tests.Tariffs.Invented.Grade("b", Rated("basic", "b", "r", Random.Rounding), Balance("subsidy", "b", "whole", "basic", Random.Rounding)),
                Tests.Tariffs.Invented.Grade("c", Rated("basic", "own", "r", Random.Rounding), basic.Replace("\"basic\"", "\"large\"", StringComparison.Ordinal))),
            """ "own": { "notBelow": "low", "notAbove": "high", "outside": "clamp" } """));
    }

    private static string[] Rows(int changes, string before, string after) => changes == 1
        ? [$"2025 = {after}"]
        : [FormattableString.Invariant($"2025-01..2025-{changes - 1:D2} = {before}"), FormattableString.Invariant($"2025-{changes:D2}..2025-12 = {after}")];
}
