using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Beijing 110000, residents: three groups, two years, each with what the state adds.</summary>
public sealed class BeijingResidentTests
{
    private static readonly ResidentPlace Beijing = new("110000");

    [Theory]
    [InlineData(2025, "elderly", "430.00", "4350.00", "4780.00", "secondary")] // three agreeing pages
    [InlineData(2025, "students", "405.00", "1725.00", "2130.00", "secondary")]
    [InlineData(2025, "working-age", "750.00", "2335.00", "3085.00", "secondary")]
    [InlineData(2026, "elderly", "460.00", "4380.00", "4840.00", "relayed-press")] // the bureau's page of 2025-12-08 as quoted, and press
    [InlineData(2026, "students", "435.00", "1755.00", "2190.00", "relayed-press")]
    [InlineData(2026, "working-age", "795.00", "2355.00", "3150.00", "relayed-press")]
    public void A_year_costs_and_is_funded_as_published(int year, string grade, string individual, string subsidy, string whole, string confidence)
    {
        var assessment = Beijing.Year(year, grade);

        Assert.Equal((individual, subsidy), (assessment.Total.ToString(), assessment.Funding.ToString()));
        Assert.Equal(whole, (assessment.Total + assessment.Funding).ToString());
        Assert.Equal(confidence, Spelling.Of(assessment.Citation.Confidence));
        Assert.Equal(ErrorCodes.Tariff.WholeYearOnly, Beijing.In(year).Assess(grade, 11).Errors.Single().Code);
    }

    [Theory]
    [InlineData(2024)]
    [InlineData(2027)]
    public void Other_years_are_refused(int year)
    {
        var error = Beijing.NoYear(year);

        Assert.Equal((ErrorCodes.Tariff.UnknownYear, "2025", "2026"), (error.Code, error.Operands["first"], error.Operands["last"]));
    }

    [Fact]
    public void The_window_ends_in_the_year_itself_and_who_pays_in_it_is_covered_from_january()
    {
        Assert.Equal(["2024-12-30 .. 2025-03-31"], Beijing.Windows(2025));
        Assert.Equal(["2025-11-30 .. 2026-02-28"], Beijing.Windows(2026));

        var year = ContributionYear.FromYear(2026);
        var rule = Assert.Single(Beijing.History.Terms.In<PaidByStarts>(year));
        Assert.Equal((new LocalDate(2026, 2, 28), new LocalDate(2026, 1, 1)), (rule.By.In(year), rule.Starts.In(year)));
        Assert.Equal((3, WaitingStart.NotKnown), Waits(Assert.Single(Beijing.History.Terms.In<LatePaymentWaits>(year)))); // later: three months
        Assert.Empty(Beijing.History.Terms.In<WaitingRule>(ContributionYear.FromYear(2025)));

        static (int, WaitingStart) Waits(LatePaymentWaits rule) => (rule.Months, rule.CountedFrom);
    }

    [Fact]
    public void One_run_that_the_press_told_of_is_no_year_of_runs()
    {
        Assert.Equal(ErrorCodes.Deduction.RunsUnknown, Beijing.In(2026).DeductionRuns().Errors.Single().Code);
        Assert.Equal(ErrorCodes.Deduction.RunsUnknown, Beijing.In(2025).DeductionRuns().Errors.Single().Code);
    }

    [Fact]
    public void The_day_before_the_page_nobody_can_say_that_the_amounts_of_2026_were_known()
    {
        var error = TariffCatalog.Embedded.Find(Region.Parse("110000"), Scheme.Resident, 2026, new LocalDate(2025, 12, 7)).Errors.Single();

        Assert.Equal((ErrorCodes.Tariff.PublishedLater, new LocalDate(2025, 12, 8)), (error.Code, error.ChangesOn));
    }
}
