using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Wuhan 420100, flexible employment: one base for everybody from July to June, and 7 yuan of large-amount insurance a month.</summary>
public sealed class WuhanFlexibleEmploymentTests
{
    private static readonly Region Wuhan = Region.Parse("420100");

    [Theory]
    [InlineData("2022-01..2022-06", "373.98", "380.98", "secondary")]
    [InlineData("2022-07..2022-12", "407.70", "414.70", "relayed-press")]
    [InlineData("2023-01..2023-06", "407.70", "414.70", "secondary")] // the rate was cut in a month of 2023 that nobody names
    [InlineData("2023-07..2023-12", "337.92", "344.92", "secondary")]
    [InlineData("2024-01..2024-06", "337.92", "344.92", "secondary")]
    [InlineData("2024-07..2024-12", "359.47", "366.47", "secondary")] // some pages print 366.5
    [InlineData("2025-01..2025-06", "359.47", "366.47", "secondary")]
    public void A_month_costs_what_was_published(string months, string basic, string total, string confidence)
    {
        var period = FeePeriod.Parse(months);
        var assessment = Find(period.From.Year).Assess("standard", period).Value;

        Assert.Equal(basic, Assert.Single(assessment.Lines[0].Segments).Monthly.ToString());
        Assert.Equal("42.00", assessment.Lines[1].Amount.ToString());
        Assert.Equal(total, Find(period.From.Year).Assess("standard", FeePeriod.Of(period.From, period.From)).Value.Total.ToString());
        Assert.Equal(confidence, Spelling.Of(assessment.Citation.Confidence));
    }

    [Theory]
    [InlineData(2022, "4976.40")] // 12 x 414.70
    [InlineData(2023, "4139.04")] // 12 x 344.92
    [InlineData(2024, "4397.64")] // 12 x 366.47
    public void A_year_from_july_to_june_costs_twelve_months(int year, string total)
    {
        var halves = new[] { Half(year, 7), Half(year + 1, 1) };

        Assert.Equal(total, Money.Sum(halves).ToString());

        static Money Half(int year, int from) => Find(year).Assess("standard", FeePeriod.Starting(new(year, from), 6)).Value.Total;
    }

    [Fact]
    public void From_july_2025_on_nothing_is_known()
    {
        var errors = Find(2025).Assess("standard", 12).Errors;

        Assert.Equal(["base", "large-amount", "rate"], errors.Select(error => error.Operands["figure"]).Order(StringComparer.Ordinal));
        Assert.All(errors, error => Assert.Equal((ErrorCodes.Tariff.UnknownMonths, "2025-07..2025-12", "2025-06"), (error.Code, error.Operands["months"], error.Operands["last"])));
        Assert.Equal(ErrorCodes.Tariff.UnknownYear, TariffCatalog.Embedded.Find(Wuhan, Scheme.FlexibleEmployment, 2026).Errors.Single().Code);
    }

    [Fact]
    public void Runs_of_which_nobody_said_from_when_they_hold_are_promised_for_no_year()
    {
        Assert.Equal(ErrorCodes.Deduction.RunsUnknown, Find(2025).DeductionRuns().Errors.Single().Code);
        Assert.Equal(ErrorCodes.Deduction.RunsUnknown, Find(2022).DeductionRuns().Errors.Single().Code);
    }

    [Fact]
    public void Who_enrols_for_the_first_time_is_covered_from_the_seventh_month()
    {
        var wait = Assert.Single(Find(2025).Terms.In<FirstEnrollmentWaits>(ContributionYear.FromYear(2025)));

        Assert.Equal((6, WaitingStart.PayingMonth, Confidence.Secondary), (wait.Months, wait.CountedFrom, wait.Confidence));
    }

    private static Tariff Find(int year) => TariffCatalog.Embedded.Find(Wuhan, Scheme.FlexibleEmployment, year).Value;
}
