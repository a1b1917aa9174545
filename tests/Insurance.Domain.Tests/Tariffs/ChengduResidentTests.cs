using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Chengdu 510100, residents: two amounts to choose from, one for students, long-term care beside them.</summary>
public sealed class ChengduResidentTests
{
    private static readonly ResidentPlace Chengdu = new("510100");

    [Theory]
    [InlineData(2025, "adults-1", "400.00", "710.00")]
    [InlineData(2025, "adults-2", "520.00", "710.00")]
    [InlineData(2025, "students", "400.00", "710.00")]
    [InlineData(2026, "adults-1", "400.00", "740.00")]
    [InlineData(2026, "adults-2", "550.00", "740.00")]
    [InlineData(2026, "students", "400.00", "740.00")]
    public void A_year_costs_and_is_funded_as_published(int year, string grade, string individual, string subsidy)
    {
        var assessment = Chengdu.Year(year, grade);

        Assert.Equal((individual, subsidy), (assessment.Total.ToString(), assessment.Funding.ToString()));
        Assert.Equal(Confidence.RelayedPress, assessment.Citation.Confidence);
        Assert.Equal(ErrorCodes.Tariff.WholeYearOnly, Chengdu.In(year).Assess(grade, 11).Errors.Single().Code);
    }

    [Theory]
    [InlineData("adults-1", "400.00", "425.00")]
    [InlineData("adults-2", "520.00", "545.00")]
    public void Long_term_care_is_25_yuan_beside_the_amount_of_2025_and_not_known_of_2026(string tier, string individual, string total)
    {
        var grade = $"{tier}-with-long-term-care";
        var assessment = Chengdu.Year(2025, grade);

        Assert.Equal(
            [("individual", individual), ("long-term-care", "25.00"), ("subsidy", "710.00")],
            assessment.Lines.Select(line => (line.Insurance.Id, line.Amount.ToString())));
        Assert.Equal((total, "710.00"), (assessment.Total.ToString(), assessment.Funding.ToString()));
        Assert.Equal((ErrorCodes.Tariff.UnknownMonths, "long-term-care-adults", "2026-01..2026-12", "2025-12"), Chengdu.Refused(2026, grade));
    }

    [Theory]
    [InlineData("long-term-care-subsidy-adults", 2026, "30.00")]
    [InlineData("long-term-care-subsidy-students", 2026, "10.00")]
    [InlineData("big-illness-1", 2025, "433.00")]
    [InlineData("big-illness-2", 2025, "40.00")]
    public void What_no_way_to_pay_charges_is_a_figure_of_its_year(string figure, int year, string amount)
    {
        var row = Assert.Single(Chengdu.History.Figures[figure].Rows);

        Assert.Equal((ContributionYear.FromYear(year).Months, amount), (row.For, row.Amount.ToString()));
    }

    [Theory]
    [InlineData(2024)]
    [InlineData(2027)]
    public void Other_years_are_refused(int year)
    {
        var error = Chengdu.NoYear(year);

        Assert.Equal((ErrorCodes.Tariff.UnknownYear, "2025", "2026"), (error.Code, error.Operands["first"], error.Operands["last"]));
    }

    [Fact]
    public void Of_the_windows_only_the_last_day_for_2025_is_known()
    {
        Assert.Equal(["- .. 2025-02-28"], Chengdu.Windows(2025));
        Assert.Empty(Chengdu.Windows(2026));
    }
}
