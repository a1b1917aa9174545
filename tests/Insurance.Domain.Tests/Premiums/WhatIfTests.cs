using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Premiums;

/// <summary>Two tariffs over a population: what it costs, and for whom.</summary>
public sealed class WhatIfTests
{
    private static readonly Gen<PopulationGroup> Group =
        from grade in Gen.Elements("a", "b", "c", "nowhere")
        from months in Gen.Choose(0, 12)
        from declared in RandomTariffs.Choices
        from people in Gen.Choose(0, 5)
        select new PopulationGroup(grade, months, grade == "c" ? declared : DeclaredBases.None, people);

    [Fact]
    public void Chongqing_s_base_of_2024_costs_a_thousand_people_528_yuan_each_in_grade_2_and_240_in_grade_1()
    {
        // 渝医保发〔2022〕27号 and 渝医保发〔2023〕37号: 5,874 to 6,402, and 2,670 to 2,910.
        var result = WhatIf.Compare(
            Chongqing.Tariff(2023),
            Chongqing.Tariff(2024),
            [new("2", 12, DeclaredBases.None, 600), new("1", 12, DeclaredBases.None, 400), new("3", 12, DeclaredBases.None, 7)]);

        Assert.Equal(new WhatIfSum(Money.FromYuan(5874 * 600), Money.FromYuan(6402 * 600), 0, 600, 0, 0), result.ByGrade["2"]);
        Assert.Equal(new WhatIfSum(Money.FromYuan(2670 * 400), Money.FromYuan(2910 * 400), 0, 400, 0, 0), result.ByGrade["1"]);
        Assert.Equal(new WhatIfSum(Money.Zero, Money.Zero, 0, 0, 0, 7), result.ByGrade["3"]);
        Assert.Equal(Money.FromYuan((528 * 600) + (240 * 400)), result.Total.Difference);
        Assert.Equal(1007, result.Total.People);
        Assert.Equal([("tariff.unknown-grade", 7L)], result.RefusedBefore.Select(entry => (entry.Key, entry.Value)));
        Assert.Equal(result.RefusedBefore, result.RefusedAfter);
    }

    [Fact]
    public void People_are_sorted_into_bands_by_the_monthly_base_of_the_first_tariff()
    {
        string With(string rate) => File(
            $"{Figure("low", "yuan-a-month", "2025 = 1000.00")}, {Figure("high", "yuan-a-month", "2025 = 9000.00")}, {Figure("r", "rate", $"2025 = {rate}")}, {Figure("fee", "yuan-a-month", "2025 = 30.00")}",
            $"{Grade("a", Rated("basic", "own", "r"))}, {Grade("b", Fixed("basic", "fee"))}",
            """ "own": { "notBelow": "low", "notAbove": "high", "outside": "refuse" } """);
        PopulationGroup Declaring(int yuan) => new("a", 1, BaseChoice.Of(Money.FromYuan(yuan)), 2);

        var result = WhatIf.Compare(
            Tariff(With("0.1")),
            Tariff(With("0.09")),
            [Declaring(1000), Declaring(3999), Declaring(4000), Declaring(9000), Declaring(9001), new("b", 1, DeclaredBases.None)],
            Money.FromYuan(4000),
            Money.FromYuan(9000));

        Assert.Equal(
            [("..4000.00", 4L, "-99.98"), ("4000.00..9000.00", 2L, "-80.00"), ("9000.00..", 2L, "-180.00"), (null, 3L, "0.00")],
            result.ByBand.Select(entry => (entry.Band?.ToString(), entry.Sum.People, entry.Sum.Difference.ToString())));
        Assert.Equal((1L, 0L, 8L, 2L), (result.Total.Same, result.Total.More, result.Total.Less, result.Total.Refused));
        Assert.Equal(2, result.RefusedAfter["tariff.base-outside"]);
    }

    [Fact]
    public void Who_has_an_amount_by_one_tariff_only_is_counted_apart_and_sorted_by_that_one()
    {
        string With(string span) => File(
            $"{Figure("b", "yuan-a-year", $"{span} = 60000.00")}, {Figure("r", "rate", "2025 = 0.1")}, {Figure("fee", "yuan-a-month", "2025 = 30.00")}",
            $"{Grade("a", Rated("basic", "b", "r", "year 1 half-up"))}, {Grade("b", Fixed("basic", "fee"))}");

        var result = WhatIf.Compare(Tariff(With("2025-01..2025-06")), Tariff(With("2025")), [new("a", 12, DeclaredBases.None, 3)], Money.FromYuan(5000), Money.FromYuan(5001));

        Assert.Equal(new WhatIfSum(Money.Zero, Money.Zero, 0, 0, 0, 3), result.ByBand[1].Sum);
        Assert.Equal(3, result.RefusedBefore["tariff.unknown-months"]);
        Assert.Empty(result.RefusedAfter);
    }

    [Fact]
    public void Bands_rise_nobody_counts_less_than_nobody_and_a_sum_never_wraps()
    {
        var tariff = Chongqing.Tariff(2024);

        Assert.Throws<ArgumentException>(() => WhatIf.Compare(tariff, tariff, [], Money.FromYuan(2), Money.FromYuan(2)));
        Assert.Throws<ArgumentException>(() => WhatIf.Compare(tariff, tariff, [new("1", 12, DeclaredBases.None, -1)]));
        Assert.Throws<OverflowException>(() => WhatIf.Compare(tariff, tariff, [new("1", 12, DeclaredBases.None, long.MaxValue / 1000)]));
        Assert.Throws<OverflowException>(() => WhatIf.Compare(tariff, tariff, Enumerable.Repeat(new PopulationGroup("1", 12, DeclaredBases.None, long.MaxValue / 400_000), 3)));
    }

    [Fact]
    public void The_same_tariff_twice_changes_nothing_for_anybody() => Holds.ForAll(
        Compared.Any,
        Group.ListOf(),
        (given, population) =>
        {
            var result = WhatIf.Compare(given.Tariff(), given.Tariff(), population);

            Assert.Equal((Money.Zero, 0L, 0L), (result.Total.Difference, result.Total.More, result.Total.Less));
            Assert.Equal(result.RefusedBefore, result.RefusedAfter);
            Assert.Equal(population.Sum(group => group.People), result.Total.People);
        },
        100);

    [Fact]
    public void Grades_and_bands_sum_to_the_total_and_two_populations_to_both() => Holds.ForAll(
        Compared.Any.Zip(Compared.Any),
        Group.ListOf().Zip(Group.ListOf()),
        (given, populations) =>
        {
            var (before, after) = (given.Item1.Tariff(), given.Item2.Tariff());
            WhatIf Of(IEnumerable<PopulationGroup> people) => WhatIf.Compare(before, after, people, Money.FromYuan(1000), Money.FromYuan(5000));
            WhatIfSum Sum(IEnumerable<WhatIfSum> sums) => sums.Aggregate(WhatIfSum.Nobody, (sum, next) => sum + next);

            var both = Of(populations.Item1.Concat(populations.Item2));

            Assert.Equal(both.Total, Of(populations.Item1).Total + Of(populations.Item2).Total);
            Assert.Equal(both.Total, Sum(both.ByGrade.Values));
            Assert.Equal(both.Total, Sum(both.ByBand.Select(entry => entry.Sum)));
            var naive = populations.Item1.Concat(populations.Item2)
                .Select(group => (group.People, Was: before.Assess(group.Grade, group.Months, group.Declared), Now: after.Assess(group.Grade, group.Months, group.Declared)))
                .Where(entry => entry.Was.Succeeded && entry.Now.Succeeded)
                .Sum(entry => (entry.Now.Value.Total.Fen - entry.Was.Value.Total.Fen) * entry.People);
            Assert.Equal(naive, both.Total.Difference.Fen);
        },
        100);
}
