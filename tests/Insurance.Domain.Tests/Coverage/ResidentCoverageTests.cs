using Insurance.Domain.Coverage;
using NodaTime;
using static Insurance.Domain.Tests.Coverage.Cover;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>Residents: 国办发〔2024〕38号, the windows of the tariffs, 医保办发〔2021〕43号.</summary>
public sealed class ResidentCoverageTests
{
    private static readonly Region Beijing = Region.Parse("110000");
    private static readonly Region Hangzhou = Region.Parse("330100");
    private static readonly Region Fuzhou = Region.Parse("350100");
    private static readonly Region Zhuhai = Region.Parse("440400");

    [Fact]
    public void Paid_in_the_window_the_year_is_covered_from_its_first_day() =>
        Assert.Equal(["2023-12-01..2023-12-31 waiting", "2024-01-01..2024-12-31 covered", "2025-01-01.. lapsed"], Chongqing(Resident("2024", "2023-12-01")).Told());

    [Fact]
    public void In_Chongqings_late_window_of_2025_benefits_begin_on_the_first_of_the_month_after() =>
        Assert.Equal(
            ["2024-01-01..2024-12-31 covered", "2025-01-01..2025-02-27 lapsed", "2025-02-28..2025-02-28 waiting", "2025-03-01..2025-12-31 covered", "2026-01-01.. lapsed"],
            Chongqing(Resident("2024", "2023-12-01"), Resident("2025", "2025-02-28")).Told().Skip(1));

    [Fact]
    public void After_the_window_three_months_are_waited() // 设置参保后固定待遇等待期3个月
    {
        var facts = Chongqing(Resident("2024", "2023-12-01"), Resident("2025", "2025-03-01"));

        Assert.Equal("2025-03-01..2025-05-31 waiting", facts.Told()[3]);
        Assert.Equal("2025-06-01..2025-06-30 waiting-or-covered", facts.Told()[4]);
        Assert.Equal("2025-07-01..2025-12-31 covered", facts.Told()[5]);
        Assert.Equal(("resident-lapse", "国办发〔2024〕38号"), (facts.Timeline().Intervals[3].Rule, facts.Timeline().Intervals[3].Source!.Document));
    }

    [Theory] // 每多断保1年…增加变动待遇等待期1个月; 每多缴纳1年可减少1个月; 连续断缴4年及以上的…不少于6个月
    [InlineData(2024, 0, 0)]
    [InlineData(2023, 0, 4)]
    [InlineData(2023, 1, 3)]
    [InlineData(2020, 0, 7)]
    [InlineData(2020, 1, 6)]
    [InlineData(2020, 4, 6)]
    [InlineData(2021, 3, 3)]
    [InlineData(2017, 7, 6)]
    public void Lapsed_years_make_the_wait_longer_and_repaired_ones_shorter(int lastYear, int repaired, int months)
    {
        var before = Employer($"{lastYear}-01..{lastYear}-12") with { As = InsuredAs.Employer };
        var facts = Chongqing(before, Resident("2025", "2024-11-20", repaired));
        var january = Day("2025-01-01");

        Assert.Equal(months == 0 ? CoverageState.Covered : CoverageState.Waiting, facts.Timeline().On(january).State);
        Assert.Equal(january.PlusMonths(months), facts.Timeline().Intervals.First(interval => interval.State == CoverageState.Covered && interval.From >= january).From);
    }

    [Fact]
    public void A_newborn_never_waits()
    {
        var facts = Chongqing(Resident("2025", "2025-06-10")) with { NeverWaits = true };

        Assert.Equal("2025-06-10..2025-12-31 covered", facts.Told()[1]);
    }

    [Theory] // 医保办发〔2021〕43号: employee to resident, two years in a row, a gap of three months
    [InlineData("2023-04..2025-03", "2025-07-15", CoverageState.Covered, CoverageState.Reimbursable)]
    [InlineData("2023-05..2025-03", "2025-07-15", CoverageState.Waiting, CoverageState.Lapsed)]
    [InlineData("2023-03..2025-02", "2025-07-15", CoverageState.Waiting, CoverageState.Lapsed)]
    public void An_employee_of_two_years_becomes_a_resident_within_three_months_without_a_wait(string employer, string paidOn, CoverageState then, CoverageState before)
    {
        var facts = Chongqing(Employer(employer), Resident("2025", paidOn));

        Assert.Equal(then, facts.StateOn(paidOn));
        Assert.Equal(before, facts.StateOn("2025-07-14"));
    }

    [Fact]
    public void Cover_as_an_employee_counts_while_a_resident_waits_and_the_wait_is_judged_again_when_it_ends()
    {
        var facts = Chongqing(Employer("2023-06..2025-06"), Resident("2025", "2025-05-10"));

        Assert.Equal(CoverageState.Covered, facts.StateOn("2025-06-30"));
        Assert.Equal(CoverageState.Covered, facts.StateOn("2025-07-01"));
        Assert.Equal(ErrorCodes.Coverage.CoveredAsResident, facts.Timeline().On(Day("2025-07-01")).Reason);
    }

    [Fact]
    public void A_wait_that_runs_over_the_end_of_a_year_goes_on_and_nobody_is_worse_off_for_it()
    {
        // Three lapsed years, paid late in November: 3 + 3 months from then, not begun anew in January.
        var lapsed = Chongqing(Employer("2021-01..2021-12"), Resident("2025", "2025-11-20"), Resident("2026", "2025-12-10"));
        Assert.Equal(CoverageState.Waiting, lapsed.StateOn("2026-05-19"));
        Assert.Equal(CoverageState.Covered, lapsed.StateOn("2026-06-01"));

        // Never insured before: the payment in time for 2026 alone would cover from January.
        var first = Chongqing(Resident("2025", "2025-11-20"), Resident("2026", "2025-12-10"));
        Assert.Equal(CoverageState.Covered, first.StateOn("2026-01-01"));
    }

    [Fact]
    public void A_year_paid_when_it_was_over_covers_nothing()
    {
        var facts = Chongqing(Resident("2024", "2025-01-20"));

        Assert.Equal(["2024-01-01..2024-12-31 lapsed", "2025-01-01.. lapsed"], facts.Told());
        Assert.Equal([ErrorCodes.Coverage.PaidTooLate, ErrorCodes.Coverage.NothingPaid], facts.Timeline().Intervals.Select(interval => interval.Reason));
    }

    [Fact]
    public void Beijing_covers_from_1_January_whoever_pays_by_28_February_and_lets_others_wait_three_months()
    {
        Assert.Contains("2026-01-01..2026-12-31 covered", In(Beijing, Resident("2026", "2026-02-28")).Told());
        Assert.Contains("2026-03-01..2026-05-31 waiting", In(Beijing, Resident("2026", "2026-03-01")).Told());
    }

    [Fact]
    public void Hangzhou_covers_late_payers_from_the_third_natural_month() =>
        Assert.Equal(["2026-01-01..2026-01-30 lapsed", "2026-01-31..2026-02-28 waiting", "2026-03-01..2026-12-31 covered", "2027-01-01.. lapsed"], In(Hangzhou, Resident("2026", "2026-01-31")).Told());

    [Fact]
    public void Where_an_extension_says_that_nobody_waits_but_not_from_when_cover_begins_both_readings_are_given() // Fuzhou 2025
    {
        Assert.Equal("2025-02-10..2025-02-28 waiting-or-covered", In(Fuzhou, Resident("2025", "2025-02-10")).Told()[1]);
        Assert.Equal("2025-03-01..2025-05-31 waiting", In(Fuzhou, Resident("2025", "2025-03-01")).Told()[1]);
    }

    [Fact]
    public void Where_nobody_published_whether_an_extension_lets_people_wait_both_are_given() // Zhuhai 2026
    {
        var facts = In(Zhuhai, Resident("2026", "2026-02-10"));

        Assert.Equal("2026-02-10..2026-05-31 waiting-or-covered", facts.Told()[1]);
        Assert.Equal(ErrorCodes.Coverage.WindowUnknown, facts.Timeline().Intervals[1].Reason);
    }

    [Fact]
    public void Where_no_window_is_published_a_payment_within_the_year_may_be_late() // Chongqing residents 2026
    {
        Assert.Contains("2026-01-01..2026-12-31 covered", Chongqing(Resident("2026", "2025-12-31")).Told());
        Assert.Equal("2026-01-15..2026-04-30 waiting-or-covered", Chongqing(Resident("2026", "2026-01-15")).Told()[1]);
    }

    [Fact]
    public void Lapsed_years_before_2025_made_nobody_wait_and_after_2026_nobody_knows()
    {
        Assert.Equal(CoverageState.Covered, Chongqing(Employer("2020-01..2020-12"), Resident("2024", "2023-12-01")).StateOn("2024-01-01"));
        Assert.Equal(ErrorCodes.Coverage.RuleUnknown, CoverageTimeline.Of(Chongqing(Employer("2020-01..2020-12"), Resident("2027", "2026-12-01")), Waits).Errors[0].Code);
        Assert.Equal(ErrorCodes.Coverage.RuleUnknown, CoverageTimeline.Of(Chongqing(Resident("2024", "2024-03-01")), Waits).Errors[0].Code);
    }
}
