using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>What-if: a tariff with a supposed value, which nobody can mistake for law.</summary>
public sealed class SuppositionTests
{
    private static readonly FeePeriod Year = FeePeriod.Parse("2025-01..2025-12");
    private static readonly Tariff Law = Chongqing.Tariff(2025);

    [Fact]
    public void A_supposed_base_is_charged_and_said_to_be_supposed()
    {
        var supposed = Law.With("base", Year, Money.FromYuan(72_000));

        var assessment = supposed.Assess("2", 12).Value;

        // 72,000 x 10 % and 1 %.
        Assert.Equal((Money.FromYuan(7_920), Money.FromYuan(7_200)), (assessment.Total, assessment.AmountOf(InsuranceLine.BasicMedical)));
        Assert.Equal("tariff.hypothetical", assessment.Warnings.Single().Code);
        Assert.Equal(Confidence.Derived, assessment.Citation.Confidence);
        Assert.Equal(TariffHistory.HypotheticalOrigin, supposed.History.Origin);
        Assert.Equal(assessment.Total, assessment.Explain().Evaluate());
    }

    [Fact]
    public void The_law_stays_as_it_is()
    {
        _ = Law.With("base", Year, Money.FromYuan(72_000)).Assess("2", 12).Value;

        var assessment = Law.Assess("2", 12).Value;

        Assert.Equal(Money.FromYuan(6_765), assessment.Total);
        Assert.Empty(assessment.Warnings);
    }

    [Fact]
    public void A_change_inside_the_year_is_a_cut()
    {
        var rate = Law.History.Grade("1")!.Lines[0].Rate!.Id;

        var line = Law.With(rate, FeePeriod.Parse("2025-07..2025-12"), Rate.Parse("0.05")).Assess("1", 12).Value.Lines[0];

        // 5,125.00 x 4 % and x 5 % a month.
        Assert.Equal([Money.FromYuan(1_230), Money.FromFen(153_750)], line.Segments.Select(segment => segment.Amount));
    }

    [Fact]
    public void A_supposed_limit_holds_for_a_declared_base_and_a_floor_of_the_same_file()
    {
        var tariff = Generators.Invented.Tariff();
        var grade = tariff.Grades.First(candidate => candidate.Lines.Any(line => line.Declared is not null));
        var limits = grade.Lines.First(line => line.Declared is not null).Declared!;

        var supposed = tariff.With(limits.NotBelow.Id, FeePeriod.Of(tariff.Year.January, tariff.Year.December), Money.FromYuan(6_000));

        Assert.Equal(tariff.Assess(grade.Id, 12, BaseChoice.Of(Money.FromYuan(6_000))).Value.Total, supposed.Assess(grade.Id, 12, BaseChoice.Floor).Value.Total);
    }

    [Fact]
    public void A_what_if_with_the_same_value_changes_nobody_and_with_another_one_says_what_it_costs()
    {
        PopulationGroup[] people = [new("1", 12, default, 3), new("2", 12, default, 2)];
        var published = Law.History.Figures["base"].At(new YearMonth(2025, 1)).Row!.Amount;

        var same = WhatIf.Compare(Law, Law.With("base", Year, published), people);
        var dearer = WhatIf.Compare(Law, Law.With("base", Year, Money.FromYuan(72_000)), people);

        Assert.Equal(Money.Zero, same.Total.Difference);

        // Grade 1: 3,600.00 instead of 3,075.00 for three people; grade 2: 7,920.00 instead of 6,765.00 for two.
        Assert.Equal(Money.FromYuan((3 * 525) + (2 * 1_155)), dearer.Total.Difference);
    }

    [Fact]
    public void Nobody_knew_it_on_any_day()
    {
        var supposed = TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2025, new LocalDate(2026, 1, 1)).Value.With("base", Year, Money.FromYuan(72_000));

        Assert.Equal("tariff.publication-unknown", supposed.Assess("2", 12).Errors.Single().Code);
    }

    [Fact]
    public void What_the_file_does_not_have_or_measures_otherwise_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Law.With("no-such-figure", Year, Money.FromYuan(1)));
        Assert.Throws<ArgumentException>(() => Law.With("base", Year, Rate.Parse("0.1")));
        Assert.Throws<ArgumentException>(() => Law.With(Law.History.Grade("1")!.Lines[0].Rate!.Id, Year, Money.FromYuan(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Law.With("base", Year, Money.FromFen(-1)));
    }
}
