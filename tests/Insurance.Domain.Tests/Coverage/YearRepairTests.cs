using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;
using static Insurance.Domain.Tests.Coverage.Cover;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>国办发〔2024〕38号: 缴费参照当年参保地的个人缴费标准.</summary>
public sealed class YearRepairTests
{
    private static readonly ContributionYear Of2025 = ContributionYear.FromYear(2025);

    [Theory] // Chongqing 2025: 400.00 and 775.00 a year
    [InlineData("1", 3, 0, "0.00", 6, 6)]
    [InlineData("1", 3, 2, "800.00", 6, 4)]
    [InlineData("2", 3, 3, "2325.00", 6, 3)]
    [InlineData("1", 4, 4, "1600.00", 7, 6)]
    [InlineData("1", 6, 1, "400.00", 9, 8)]
    public void Each_repaired_year_costs_the_individual_amount_of_the_present_year_and_takes_a_month(string grade, int lapsed, int repaired, string total, int before, int after)
    {
        var repair = YearRepair.Of(TariffCatalog.Embedded, Region.Chongqing, Of2025, grade, lapsed, repaired).Value;

        Assert.Equal((total, before, after), (repair.Total.ToString(), repair.MonthsBefore, repair.MonthsAfter));
        Assert.Equal("国办发〔2024〕38号", repair.Rule.Source.Document);
    }

    [Fact]
    public void The_wait_is_that_of_the_timeline()
    {
        var repair = YearRepair.Of(TariffCatalog.Embedded, Region.Chongqing, Of2025, "1", 3, 2).Value;
        var facts = Chongqing(Employer("2021"), Resident("2025", "2024-11-20", repair.RepairedYears));

        Assert.Equal(Day("2025-01-01").PlusMonths(repair.MonthsAfter), facts.Timeline().On(Day("2025-01-01")).CoveredFromLatest);
    }

    [Fact]
    public void More_years_than_lapsed_years_without_a_rule_and_years_without_an_amount_are_refused()
    {
        Assert.Equal((ErrorCodes.Coverage.RepairedMore, "repairedYears"), CodeOf(Of2025, "1", 2, 3));
        Assert.Equal((ErrorCodes.Coverage.RuleUnknown, "waiting"), CodeOf(ContributionYear.FromYear(2024), "1", 2, 1));
        Assert.Equal(ErrorCodes.Tariff.UnknownGrade, CodeOf(Of2025, "9", 2, 1).Code);
        Assert.Equal(ErrorCodes.Tariff.UnknownRegion, YearRepair.Of(TariffCatalog.Embedded, Region.Parse("330200"), Of2025, "1", 2, 1).Errors[0].Code);
        Assert.Throws<ArgumentOutOfRangeException>(() => YearRepair.Of(TariffCatalog.Embedded, Region.Chongqing, Of2025, "1", -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => YearRepair.Of(TariffCatalog.Embedded, Region.Chongqing, Of2025, "1", 0, -1));
    }

    private static (string Code, string Field) CodeOf(ContributionYear year, string grade, int lapsed, int repaired)
    {
        var error = YearRepair.Of(TariffCatalog.Embedded, Region.Chongqing, year, grade, lapsed, repaired).Errors[0];
        return (error.Code, error.Field);
    }
}
