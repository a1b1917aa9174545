using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>
/// Shenzhen 440300, residents: a share of one published base, each month half up to the fen. Adults pay by month of the calendar year, pupils and
/// university students once for September to August at September's base.
/// </summary>
public sealed class ShenzhenResidentTests
{
    private static readonly ResidentPlace Shenzhen = new("440300");

    [Theory]
    [InlineData(2025, "44.86", "538.32")] // 6,409 x 0.7 % = 44.863
    [InlineData(2026, "47.32", "567.84")] // 6,760 x 0.7 %
    public void Adults_pay_the_published_month(int year, string month, string whole)
    {
        var tariff = Shenzhen.In(year);
        Assert.All(Enumerable.Range(1, 12), i => Assert.Equal(month, tariff.Assess("adults", FeePeriod.Of(new(year, i), new(year, i))).Value.Total.ToString()));
        Assert.Equal(whole, tariff.Assess("adults", 12).Value.Total.ToString());
    }

    [Fact]
    public void The_state_adds_its_published_month_in_2026()
    {
        var funded = Shenzhen.In(2026).Assess("adults", 1).Value;
        var unknown = Shenzhen.In(2025).Assess("adults", 1).Value;

        Assert.Equal("74.36", funded.Funding.ToString()); // 6,760 x 1.1 %
        Assert.Equal("121.68", (funded.Total + funded.Funding).ToString()); // 1.8 % in all
        Assert.Equal(Money.Zero, unknown.Funding);
        Assert.Contains("tariff.funding-unknown", unknown.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public void The_state_adds_one_and_a_fifth_per_cent_for_pupils()
    {
        var rate = Assert.Single(Shenzhen.History.Figures["rate-students-subsidy"].Rows);
        var month = Shenzhen.In(2026).With("rate-adults", FeePeriod.Of(new(2026, 1), new(2026, 12)), rate.Rate).Assess("adults", 1).Value;

        Assert.Equal("81.12", month.Total.ToString());
    }

    [Theory]
    [InlineData(2024, "36.36", "436.32", "secondary")] // 6,060 x 0.6 % x 12, as published
    [InlineData(2025, "38.45", "461.40", "derived")] // the month is published, the year is twelve of them
    [InlineData(2026, "40.56", "486.72", "relayed-press")]
    public void Pupils_pay_the_price_of_September_for_the_whole_school_year(int year, string month, string whole, string confidence)
    {
        var assessment = Shenzhen.Year(year, "students");

        Assert.Equal(FeePeriod.Of(new(year, 9), new(year + 1, 8)), assessment.Period);
        Assert.Equal(month, Assert.Single(Assert.Single(assessment.Lines).Segments).Monthly.ToString());
        Assert.Equal(whole, assessment.Total.ToString());
        Assert.Equal(confidence, Spelling.Of(assessment.Citation.Confidence));
        Assert.Equal(ErrorCodes.Tariff.WholeYearOnly, Shenzhen.In(year).Assess("students", 11).Errors.Single().Code);
    }

    [Fact]
    public void The_base_of_2026_is_the_bureaus_and_the_rates_are_the_presss()
    {
        var inputs = Shenzhen.In(2026).Assess("adults", 1).Value.Inputs.Select(row => (row.Source!.Id, row.Confidence)).Distinct();

        Assert.Equal([("page-2025-12", Confidence.OfficialReprint), ("press-on-2026", Confidence.RelayedPress)], inputs);
    }

    [Fact]
    public void Of_the_year_2024_only_the_base_of_the_last_months_is_known() => Assert.Equal(
        [("base", "2024-01..2024-08", "2026-12"), ("rate-adults", "2024-01..2024-12", "2026-12")],
        Shenzhen.In(2024).Assess("adults", 12).Errors.Select(error => (error.Operands["figure"]!, error.Operands["months"]!, error.Operands["last"]!)).Order());

    [Theory]
    [InlineData(2023)]
    [InlineData(2027)]
    public void Other_years_are_refused(int year)
    {
        var error = Shenzhen.NoYear(year);

        Assert.Equal((ErrorCodes.Tariff.UnknownYear, "2024", "2026"), (error.Code, error.Operands["first"], error.Operands["last"]));
    }
}
