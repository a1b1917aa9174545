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

    [Theory]
    [InlineData(0, 0, 3)] // 设置参保后固定待遇等待期3个月
    [InlineData(1, 0, 4)] // 每多断保1年 … 增加变动待遇等待期1个月
    [InlineData(3, 0, 6)]
    [InlineData(3, 2, 4)] // 每多缴纳1年可减少1个月变动待遇等待期
    [InlineData(3, 5, 3)]
    [InlineData(4, 0, 7)]
    [InlineData(4, 1, 6)] // 连续断缴4年及以上的，修复后 … 不少于6个月
    [InlineData(4, 4, 6)]
    [InlineData(9, 9, 6)]
    [InlineData(9, 3, 9)]
    public void Who_lets_residents_insurance_lapse_waits_by_the_national_frame(int lapsed, int repaired, int months)
    {
        // 国办发〔2024〕38号, with effect from 2025
        var rule = Assert.Single(China.Terms.In<ResidentLapseWaits>(ContributionYear.FromYear(2025)));

        Assert.Equal(months, rule.MonthsFor(lapsed, repaired));
        Assert.Equal(("国办发〔2024〕38号", Confidence.OfficialReprint, WaitingStart.NotKnown), (rule.Source.Document, rule.Confidence, rule.CountedFrom));
        Assert.Empty(China.Terms.In<ResidentLapseWaits>(ContributionYear.FromYear(2024)));
        Assert.Empty(China.Terms.In<ResidentLapseWaits>(ContributionYear.FromYear(2027)));
    }

    [Theory]
    [InlineData(Scheme.Resident)]
    [InlineData(Scheme.FlexibleEmployment)]
    public void Whoever_moves_within_three_months_is_covered_through_the_gap(Scheme scheme)
    {
        // 医保办发〔2021〕43号: 已连续2年(含)以上参保的, 中断缴费3个月(含)以内, 不超过6个月的待遇享受等待期
        var rule = Assert.Single(TariffCatalog.Embedded.Find(Region.China, scheme).Value.Terms.In<TransferWaits>(ContributionYear.FromYear(2025)));

        Assert.Equal((2, 3, 6), (rule.ContinuousYears, rule.GapMonths, rule.MonthsAtMost));
        Assert.Equal(("医保办发〔2021〕43号", Confidence.RelayedPress, WaitingStart.NotKnown), (rule.Source.Document, rule.Confidence, rule.CountedFrom));

        // 缴费当月即可 … 享受待遇,中断期间的待遇可追溯享受
        Assert.Equal(WaitingStart.PayingMonth, rule.Starts);
    }

    private static FigureRow Row(string figure, int year)
    {
        var answers = ContributionYear.FromYear(year).Months.EachMonth().Select(month => China.Figures[figure].At(month)).ToList();
        Assert.All(answers, answer => Assert.Equal(FigureState.Known, answer.State));
        return Assert.Single(answers.Select(answer => answer.Row!).Distinct());
    }
}
