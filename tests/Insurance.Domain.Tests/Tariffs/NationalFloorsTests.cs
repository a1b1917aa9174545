using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>
/// The whole country: the notice of a year sets the subsidy of that budget year and the individual amount collected in its autumn for the
/// next coverage year. 医保发〔2024〕19号: 每人每年分别不低于670元和400元.
/// </summary>
public sealed class NationalFloorsTests
{
    private static readonly TariffHistory China = TariffCatalog.Embedded.Find(Region.China, Scheme.Resident).Value;

    [Theory]
    [InlineData(2022, "320.00", Confidence.Secondary)]
    [InlineData(2023, "350.00", Confidence.Derived)]
    [InlineData(2024, "380.00", Confidence.RelayedPress)]
    [InlineData(2025, "400.00", Confidence.Derived)]
    [InlineData(2026, "400.00", Confidence.Derived)]
    public void The_individual_floor_goes_by_the_coverage_year(int year, string amount, Confidence confidence)
    {
        var row = Row("individual-floor", year);

        Assert.Equal((amount, confidence), (row.Amount.ToString(), row.Confidence));
        Assert.Equal(FigureClock.CoverageYear, China.Figures["individual-floor"].Clock);
    }

    [Theory]
    [InlineData(2016, "420.00", Confidence.Derived)]
    [InlineData(2017, "450.00", Confidence.RelayedPress)]
    [InlineData(2018, "490.00", Confidence.RelayedPress)]
    [InlineData(2019, "520.00", Confidence.RelayedPress)]
    [InlineData(2020, "550.00", Confidence.Derived)]
    [InlineData(2021, "580.00", Confidence.RelayedPress)]
    [InlineData(2022, "610.00", Confidence.OfficialReprint)]
    [InlineData(2023, "640.00", Confidence.RelayedPress)]
    [InlineData(2024, "670.00", Confidence.OfficialReprint)]
    [InlineData(2025, "700.00", Confidence.RelayedPress)]
    [InlineData(2026, "724.00", Confidence.Derived)]
    public void The_subsidy_floor_goes_by_the_budget_year(int year, string amount, Confidence confidence)
    {
        var row = Row("subsidy-floor", year);

        Assert.Equal((amount, confidence), (row.Amount.ToString(), row.Confidence));
        Assert.Equal(FigureClock.FiscalYear, China.Figures["subsidy-floor"].Clock);
    }

    [Theory]
    [InlineData("individual-floor", 2021)]
    [InlineData("individual-floor", 2027)] // collection began in October 2026, no amount was seen
    [InlineData("subsidy-floor", 2012)] // 240, of the rural scheme alone
    [InlineData("subsidy-floor", 2013)]
    [InlineData("subsidy-floor", 2015)]
    [InlineData("subsidy-floor", 2027)]
    public void What_nobody_published_for_residents_is_not_known(string figure, int year) =>
        Assert.Equal(FigureState.NotKnown, China.Figures[figure].At(new(year, 6)).State);

    [Fact]
    public void The_notice_of_2025_names_1_100_in_all() => // China Daily 2025-12-18: 1,100 total, 700 subsidy
        Assert.Equal(Money.FromYuan(1100), Row("subsidy-floor", 2025).Amount + Row("individual-floor", 2026).Amount);

    [Fact]
    public void Nobody_pays_a_national_floor_by_itself()
    {
        Assert.True(China.FloorsOnly);
        Assert.Empty(China.Grades);
        Assert.Equal(ErrorCodes.Tariff.UnknownYear, TariffCatalog.Embedded.Find(Region.China, Scheme.Resident, 2025).Errors.Single().Code);
    }

    [Fact]
    public void No_shipped_line_is_held_up_by_a_figure_of_the_other_clock()
    {
        var references = TariffCatalog.Embedded.Histories.SelectMany(history => history.Grades).SelectMany(grade => grade.Lines).SelectMany(line => line.NotBelow).ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.Equal(FigureClock.CoverageYear, TariffCatalog.Embedded.Find(reference.Region!.Value, reference.Scheme!.Value).Value.Figures[reference.FigureId].Clock));
    }

    private static FigureRow Row(string figure, int year)
    {
        var answers = ContributionYear.FromYear(year).Months.EachMonth().Select(month => China.Figures[figure].At(month)).ToList();
        Assert.All(answers, answer => Assert.Equal(FigureState.Known, answer.State));
        return Assert.Single(answers.Select(answer => answer.Row!).Distinct());
    }
}
