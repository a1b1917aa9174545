using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>The sums of a quote in 64 bits come to the fen of the lines in 128 bits, and what a quote costs.</summary>
public sealed class FenChargeTests
{
    private const int MostBytes = 300;

    private static readonly Gen<long> Edge = Gen.Elements(0L, 1, 12, FenCharge.LargestFen - 1, FenCharge.LargestFen, FenCharge.LargestFen + 1, 100_000_000_000);

    [Fact]
    public void The_bound_is_where_twelve_months_of_it_still_fit()
    {
        var month = (Int128)Rate.UnitsPerWhole * 12;

        Assert.True(FenCharge.LargestFen * month * 12 <= long.MaxValue);
        Assert.True((FenCharge.LargestFen + 1) * month * 12 > long.MaxValue);
    }

    [Fact]
    public void Small_fractions_are_rounded_as_large_ones_are() => Holds.ForAll(
        Gen.OneOf(Edge.Select(fen => Math.Min(fen, FenCharge.LargestFen) * FenCharge.Denominator), Some.Long.Select(n => n & (long.MaxValue / 2))),
        Gen.OneOf(Gen.Elements(1L, 10, 100, FenCharge.LargestFen), Gen.Choose(1, 5000).Select(fen => (long)fen)).Zip(Gen.Elements(1L, 2, 12, FenCharge.Denominator)),
        Some.Mode,
        (numerator, divisor, mode) =>
        {
            var rounding = Rounding.To(Money.FromFen(divisor.Item1), mode);

            Assert.Equal(
                (rounding.TryApply((Int128)numerator, divisor.Item2, out var expected), expected.Fen),
                (rounding.TryApplySmall(numerator, divisor.Item2, out var fen), fen));
        },
        5000);

    [Fact]
    public void The_sums_of_a_random_tariff_are_those_of_its_lines_up_to_the_edge_of_64_bits_and_beyond() => Holds.ForAll(
        RandomTariffs.Rounding,
        Edge.Zip(Edge),
        Gen.Elements(1L, 100, FenCharge.LargestFen, FenCharge.LargestFen + 1).Zip(Gen.Elements(true, false)),
        (given, edges, odd) =>
        {
            var (unit, useEdges) = odd;
            var tariff = useEdges
                ? given with { Bases = (Money.FromFen(edges.Item1), Money.FromFen(edges.Item2)), Unit = Money.FromFen(unit) }
                : given;
            var assessment = Invented.Tariff(tariff.File()).Assess("a", tariff.Period).Value;

            Agrees(assessment);
        },
        600);

    [Fact]
    public void The_sums_with_declared_bases_are_those_of_the_lines() => Holds.ForAll(
        RandomTariffs.Rounding,
        RandomTariffs.Choices,
        Edge.Zip(Gen.Choose(1, 12)),
        (given, choice, limits) =>
        {
            var (floor, cap) = (Money.Min(given.Bases.Before, given.Bases.After), Money.FromFen(limits.Item1) is var edge && edge > given.Bases.Before ? edge : Money.Max(given.Bases.Before, given.Bases.After));
            var from = limits.Item2;
            var rows = from == 1 ? new[] { $"2025 = {floor}" } : [$"2025-01..2025-{from - 1:D2} = {floor}", $"2025-{from:D2}..2025-12 = {Money.FromFen(floor.Fen / 2)}"];
            var tariff = Invented.Tariff(File(
                $"{Figure("low", "yuan-a-month", rows)}, {Figure("high", "yuan-a-month", $"2025 = {cap}")}, {Figure("r", "rate", $"2025 = {given.Rates.After}")}, {Figure("least", "yuan-a-month", "2025 = 90.00")}",
                Grade("a", Rated("basic", "own", "r", given.Rounding, given.EachMonth ? "\"notBelow\": \"least\"" : ""), Rated("large", "own", "r", given.Rounding)),
                """ "own": { "notBelow": "low", "notAbove": "high", "outside": "clamp" } """));

            Agrees(tariff.Assess("a", given.Period, choice).Value);
        },
        400);

    [Fact]
    public void The_sums_of_steps_rounded_in_two_stages_are_those_of_the_lines() => Holds.ForAll(
        RandomTariffs.Rounding,
        Gen.Elements(BaseChoice.Floor, BaseChoice.Cap),
        Gen.Elements("0.01", "0.10", "1.00").Zip(Gen.Elements("half-up", "half-even", "up", "down")),
        (given, choice, then) =>
        {
            var bases = new[] { given.Bases.Before, given.Bases.After }.Order().ToArray();
            var round = $$"""[{ "each": "month", "to": "{{given.Unit}}", "mode": "{{Spelling.Of(given.Mode)}}" }, { "each": "year", "to": "{{then.Item1}}", "mode": "{{then.Item2}}" }]""";
            var tariff = Invented.Tariff(File(
                $"{Figure("low", "yuan-a-month", $"2025-01..2025-06 = {bases[0]}", $"2025-07..2025-12 = {Money.FromFen(bases[0].Fen / 3)}")}, {Figure("high", "yuan-a-month", $"2025 = {bases[1]}")}, {Figure("r", "rate", $"2025 = {given.Rates.After}")}",
                Grade("a", $$"""{ "line": "basic", "charge": "rated", "base": "own", "rate": "r", "round": {{round}} }""", Rated("large", "own", "r", given.Rounding)),
                """ "own": { "steps": ["low", "high"] } """));

            Agrees(tariff.Assess("a", given.Period, choice).Value);
        },
        300);

    [Fact]
    public void The_sums_with_a_balance_are_those_of_the_lines() => Holds.ForAll(
        RandomTariffs.Rounding,
        Gen.Elements("month 1 half-up", "year 1 half-up", "month 0.01 up"),
        (given, rounding) =>
        {
            var (own, whole) = given.Rates.Before <= given.Rates.After ? given.Rates : (given.Rates.After, given.Rates.Before);
            var tariff = Invented.Tariff(File(
                $"{Figure("b", "yuan-a-month", $"2025 = {given.Bases.After}")}, {Figure("own", "rate", $"2025 = {own}")}, {Figure("whole", "rate", $"2025 = {whole}")}",
                Grade("a", Rated("basic", "b", "own", given.Rounding), Balance("subsidy", "b", "whole", "basic", rounding))));

            // Where the person's part is rounded further up than the whole, the balance is refused, on both ways.
            if (tariff.Assess("a", given.Period).TryGet(out var assessment, out var errors))
            {
                Agrees(assessment);
                return;
            }

            Assert.Equal(ErrorCodes.Tariff.NegativeBalance, Assert.Single(errors).Code);
        },
        300);

    [Fact]
    public void Every_example_of_every_shipped_file_sums_alike_on_both_ways()
    {
        var seen = 0;
        foreach (var history in TariffCatalog.Embedded.Histories)
        {
            foreach (var example in history.Examples)
            {
                if (TariffCatalog.Embedded.TariffFor(history, example.Year).Assess(example.Grade, example.Period, example.Base, example.PaidOn).TryGet(out var assessment, out _))
                {
                    Agrees(assessment);
                    seen++;
                }
            }
        }

        Assert.True(seen > 0);
    }

    [Fact]
    public void A_quote_with_a_declared_base_takes_at_most_three_hundred_bytes()
    {
        var tariff = Generators.Invented.Tariff();
        var bases = new[] { BaseChoice.Of(Money.FromYuan(5000)), BaseChoice.Floor, BaseChoice.Cap };

        Assert.InRange(BytesOf(i => tariff.Assess("declared", 12, bases[i % bases.Length]).Value.Total), 1, MostBytes);
        Assert.InRange(BytesOf(i => tariff.Assess("declared", 1 + (i % 12), DeclaredBases.Of(bases[i % bases.Length])).Value.Total), 1, MostBytes);
    }

    [Fact]
    public void A_remembered_quote_takes_nothing_with_a_day_of_payment_too()
    {
        var tariff = TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2025).Value;

        Assert.Equal(0, BytesOf(_ => tariff.Assess("1", 12).Value.Total));
        Assert.Equal(0, BytesOf(_ => tariff.Assess("1", 12, paidOn: new(2025, 3, 1)).Value.Total));
    }

    private static void Agrees(Assessment assessment)
    {
        Assert.Equal(GradeCharge.Paid(assessment.Lines, Payer.Person), assessment.Total);
        Assert.Equal(GradeCharge.Paid(assessment.Lines, Payer.State), assessment.Funding);
        Assert.Equal(assessment.Total + assessment.Funding, Money.Sum(assessment.MonthLines().Select(line => line.Amount)));
    }

    /// <summary>Bytes that a question takes on this thread, on an average of many.</summary>
    private static long BytesOf(Func<int, Money> quote)
    {
        const int Times = 1000;
        var sum = Money.Zero;
        for (var i = 0; i < Times; i++)
        {
            sum += quote(i);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++)
        {
            sum += quote(i);
        }

        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(sum > Money.Zero);
        return taken / Times;
    }
}
