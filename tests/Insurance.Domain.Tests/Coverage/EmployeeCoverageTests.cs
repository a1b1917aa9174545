using Insurance.Domain.Coverage;
using static Insurance.Domain.Tests.Coverage.Cover;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>Chongqing, paid as an individual: 渝府发〔2016〕43号, the four pages on gaps, the payment windows of the tax bureau, 渝医保发〔2022〕7号.</summary>
public sealed class EmployeeCoverageTests
{
    [Fact]
    public void Whoever_enrols_for_the_first_time_waits_six_months_and_both_counts_are_given() // 渝府发〔2016〕43号: 等待期…调整为 6 个月
    {
        Assert.Equal(
            [
                "2023-01-03..2023-07-02 waiting",
                "2023-07-03..2023-07-31 waiting-or-covered",
                "2023-08-01..2023-12-31 covered",
                "2024-01-01.. lapsed",
            ],
            Chongqing(Flexible("2023", "2023-01-03")).Told().Skip(1));
        Assert.Equal("2023-01-01..2023-01-02 lapsed", Chongqing(Flexible("2023", "2023-01-03")).Told()[0]);
    }

    [Fact]
    public void A_wait_counted_from_a_day_that_the_sixth_month_lacks_ends_on_that_months_last_day()
    {
        Assert.Equal(CoverageState.Waiting, Chongqing(Flexible("2023-08..2024-12", "2023-08-31")).StateOn("2024-02-28"));
        Assert.Equal(CoverageState.WaitingOrCovered, Chongqing(Flexible("2023-08..2024-12", "2023-08-31")).StateOn("2024-02-29"));
        Assert.Equal(CoverageState.Covered, Chongqing(Flexible("2023-08..2024-12", "2023-08-31")).StateOn("2024-03-01"));
    }

    [Theory] // "paid by 10 January: coverage from 1 January"
    [InlineData("2025-01-01", "2025-01-01..2025-12-31 covered")]
    [InlineData("2025-01-10", "2025-01-01..2025-12-31 covered")]
    public void Paid_by_10_January_the_year_is_covered_from_1_January(string paidOn, string year) =>
        Assert.Contains(year, Chongqing(Employer("2020-01..2024-12"), Flexible("2025", paidOn)).Told());

    [Theory] // "lapse <= 3 months, gap paid: benefit from the month after full payment; costs in the back-paid months are reimbursed"
    [InlineData("2025-01-11", "2025-01-31", "2025-02-01")]
    [InlineData("2025-02-28", "2025-02-28", "2025-03-01")]
    [InlineData("2025-03-31", "2025-03-31", "2025-04-01")]
    public void Paid_from_11_January_through_31_March_costs_are_reimbursed_until_the_month_after(string paidOn, string reimbursedThrough, string coveredFrom)
    {
        var told = Chongqing(Employer("2020-01..2024-12"), Flexible("2025", paidOn)).Told();

        Assert.Contains($"2025-01-01..{reimbursedThrough} reimbursable", told);
        Assert.Contains($"{coveredFrom}..2025-12-31 covered", told);
    }

    [Fact]
    public void From_1_April_on_the_year_is_paid_too_late_and_six_months_are_waited() // "pay 1 January - 31 March (a lapse over 3 months triggers the waiting period)"
    {
        Assert.Equal(
            [
                "2020-01-01..2024-12-31 covered",
                "2025-01-01..2025-03-31 lapsed",
                "2025-04-01..2025-09-30 waiting",
                "2025-10-01..2025-10-31 waiting-or-covered",
                "2025-11-01..2025-12-31 covered",
                "2026-01-01.. lapsed",
            ],
            Chongqing(Employer("2020-01..2024-12"), Flexible("2025", "2025-04-01")).Told());
    }

    [Fact] // 中断缴费的次月停止享受医疗保险待遇: the month after the last paid one; what is paid in time goes on
    public void Benefits_stop_with_the_month_after_the_last_paid_one()
    {
        Assert.Equal(CoverageState.Covered, Chongqing(Employer("2020-01..2025-06")).StateOn("2025-06-30"));
        Assert.Equal(CoverageState.Lapsed, Chongqing(Employer("2020-01..2025-06")).StateOn("2025-07-01"));
    }

    [Fact]
    public void The_exception_of_2022_traces_benefits_back_to_1_January() // 渝医保发〔2022〕7号: 中断缴费期间的医保待遇可追溯至2022年1月1日
    {
        Assert.Equal(
            ["2020-01-01..2021-12-31 covered", "2022-01-01..2022-04-29 reimbursable", "2022-04-30..2022-12-31 covered", "2023-01-01.. lapsed"],
            Chongqing(Employer("2020-01..2021-12"), Flexible("2022", "2022-04-30")).Told());
        Assert.Equal(CoverageState.Lapsed, Chongqing(Employer("2020-01..2021-12"), Flexible("2022", "2022-05-01")).StateOn("2022-02-15"));
        Assert.Equal(CoverageState.Waiting, Chongqing(Employer("2020-01..2021-12"), Flexible("2022", "2022-05-01")).StateOn("2022-10-31"));
    }

    [Fact]
    public void The_exception_of_2022_asks_for_every_month_from_January()
    {
        var facts = Chongqing(Employer("2020-01..2021-12"), Flexible("2022-04..2022-12", "2022-04-30"));

        Assert.Equal(CoverageState.Lapsed, facts.StateOn("2022-03-31"));
        Assert.Equal(CoverageState.Waiting, facts.StateOn("2022-04-30"));
        Assert.Equal(CoverageState.Covered, facts.StateOn("2022-05-01"));
    }

    [Theory] // "lapse > 3 months: waiting period 6 months"; "employer to individual within 3 months: no waiting period"
    [InlineData("2025-03", "2025-04-20", CoverageState.Covered, "2025-05-01")]
    [InlineData("2025-03", "2025-07-31", CoverageState.Covered, "2025-08-01")]
    [InlineData("2025-03", "2025-08-01", CoverageState.Waiting, "2025-08-01")]
    [InlineData("2025-03", "2025-08-01", CoverageState.Waiting, "2026-01-31")]
    [InlineData("2025-03", "2025-08-01", CoverageState.WaitingOrCovered, "2026-02-01")]
    [InlineData("2025-03", "2025-08-01", CoverageState.Covered, "2026-03-01")]
    public void After_the_employer_exactly_three_months_are_no_lapse_and_a_fourth_is(string lastWithEmployer, string paidOn, CoverageState state, string day) =>
        Assert.Equal(state, Chongqing(Employer($"2020-01..{lastWithEmployer}"), Flexible("2025-04..2026-12", paidOn)).StateOn(day));

    [Fact]
    public void Months_of_a_short_gap_that_are_not_paid_stay_without_benefits()
    {
        Assert.Equal(
            ["2024-01-01..2025-03-31 covered", "2025-04-01..2025-04-30 lapsed", "2025-05-01..2025-05-14 lapsed", "2025-05-15..2025-05-31 waiting", "2025-06-01..2025-12-31 covered", "2026-01-01.. lapsed"],
            Chongqing(Employer("2024-01..2025-03"), Flexible("2025-05..2025-12", "2025-05-15")).Told());
    }

    [Fact]
    public void A_gap_that_is_paid_while_it_is_still_short_is_reimbursed_too()
    {
        var facts = Chongqing(Employer("2024-01..2025-03"), Flexible("2025-05..2025-12", "2025-05-15"), Flexible("2025-04..2025-04", "2025-07-31"));

        Assert.Equal(
            ["2024-01-01..2025-03-31 covered", "2025-04-01..2025-05-31 reimbursable", "2025-06-01..2025-12-31 covered", "2026-01-01.. lapsed"],
            facts.Told());
        Assert.Equal(
            CoverageState.Lapsed,
            Chongqing(Employer("2024-01..2025-03"), Flexible("2025-05..2025-12", "2025-05-15"), Flexible("2025-04..2025-04", "2025-08-01")).StateOn("2025-04-15"));
    }

    [Fact]
    public void A_wait_goes_on_through_a_short_gap()
    {
        // Waits from 15 November 2024; the payment of 31 March comes inside the window and begins no wait of its own.
        var facts = Chongqing(Flexible("2024-11..2024-12", "2024-11-15"), Flexible("2025", "2025-03-31"));

        Assert.Equal(CoverageState.Waiting, facts.StateOn("2025-04-01"));
        Assert.Equal(CoverageState.WaitingOrCovered, facts.StateOn("2025-05-15"));
        Assert.Equal(CoverageState.Covered, facts.StateOn("2025-06-01"));
    }

    [Fact]
    public void Refunded_months_count_as_never_paid_and_no_other_month_is_taken_back()
    {
        var paid = Flexible("2025", "2025-01-05");
        var facts = Chongqing(Employer("2020-01..2024-12"), paid with { Refunded = [Months("2025-06..2025-12")] });

        Assert.Equal(["2020-01-01..2024-12-31 covered", "2025-01-01..2025-05-31 covered", "2025-06-01.. lapsed"], facts.Told());
    }

    [Fact]
    public void Refunded_altogether_is_never_paid()
    {
        var enrolled = new EnrolledSpell(InsuredAs.FlexibleEmployment, Day("2025-01-02"));
        var none = Chongqing() with { Enrollments = [enrolled] };
        var refunded = Chongqing(Flexible("2025", "2025-01-05") with { Refunded = [Months("2025")] }) with { Enrollments = [enrolled] };

        Assert.Equal(none.Timeline().Intervals.AsEnumerable(), refunded.Timeline().Intervals.AsEnumerable());
        Assert.Equal(["2025-01-02.. lapsed"], none.Told());
        Assert.Equal(ErrorCodes.Coverage.NothingPaid, none.Timeline().Intervals[0].Reason);
    }

    [Fact]
    public void Months_paid_while_an_employer_insures_stay_covered_and_a_stop_takes_nothing_back()
    {
        var facts = Chongqing(Employer("2024-01..2024-12"), Flexible("2025", "2025-01-05"), Employer("2025-03..2025-05")) with
        {
            Enrollments = [new(InsuredAs.FlexibleEmployment, Day("2024-12-20"), Day("2025-03-01"))],
        };

        Assert.Equal(
            [
                "2024-01-01..2024-12-31 covered", "2025-01-01..2025-02-28 covered", "2025-03-01..2025-05-31 covered", "2025-06-01..2025-12-31 covered", "2026-01-01.. not-enrolled",
            ],
            facts.Told());
        Assert.Equal(
            [ErrorCodes.Coverage.CoveredByEmployer, ErrorCodes.Coverage.Covered, ErrorCodes.Coverage.CoveredByEmployer, ErrorCodes.Coverage.Covered, ErrorCodes.Coverage.NotEnrolled],
            facts.Timeline().Intervals.Select(interval => interval.Reason));
    }

    [Fact]
    public void An_employer_ends_a_wait()
    {
        var facts = Chongqing(Flexible("2025", "2025-01-15"), Employer("2025-03..2025-04"));

        Assert.Equal(CoverageState.Waiting, facts.StateOn("2025-02-28"));
        Assert.Equal(CoverageState.Covered, facts.StateOn("2025-03-01"));
        Assert.Equal(CoverageState.Covered, facts.StateOn("2025-05-01"));
    }

    [Theory] // 医保办发〔2021〕43号: 已连续2年(含)以上参保…中断缴费3个月(含)以内…缴费当月即可享受待遇,中断期间的待遇可追溯享受
    [InlineData("2023-01..2023-12", "2025-01-31", true)]
    [InlineData("2023-01..2023-12", "2025-04-30", true)]
    [InlineData("2023-01..2023-12", "2025-05-01", false)]
    [InlineData("2023-02..2023-12", "2025-02-01", false)]
    public void A_resident_of_two_years_changes_scheme_within_three_months_without_a_wait(string firstYear, string paidOn, bool atOnce)
    {
        var facts = Chongqing(Resident(firstYear, "2022-12-01"), Resident("2024", "2023-12-01"), Flexible("2025", paidOn));

        Assert.Equal(atOnce ? CoverageState.Covered : CoverageState.Waiting, facts.StateOn(paidOn));
        Assert.Equal(atOnce ? CoverageState.Reimbursable : CoverageState.Lapsed, facts.StateOn("2025-01-01"));
    }

    [Theory]
    [InlineData("2025-06", "2025-07-31", true)]
    [InlineData("2025-04", "2025-07-31", true)]
    [InlineData("2025-03", "2025-08-01", false)]
    public void Whoever_moves_here_from_another_place_within_three_months_needs_no_two_years(string last, string paidOn, bool atOnce)
    {
        var facts = Chongqing(Employer($"2025-01..{last}") with { Elsewhere = Region.Parse("510100") }, Flexible("2025-07..2025-12", paidOn));

        Assert.Equal(atOnce ? CoverageState.Covered : CoverageState.Waiting, facts.StateOn(paidOn));
        Assert.Equal(ErrorCodes.Coverage.CoveredElsewhere, facts.Timeline().On(Day("2025-01-15")).Reason);
    }

    [Fact]
    public void After_a_year_for_which_no_rule_is_published_it_is_refused_and_a_year_that_needs_none_is_answered()
    {
        Assert.Equal(CoverageState.Covered, Chongqing(Employer("2025-01..2026-12"), Flexible("2027", "2026-12-31")).StateOn("2027-06-01"));
        var refused = CoverageTimeline.Of(Chongqing(Flexible("2027", "2027-01-05")), Waits);
        Assert.Equal((ErrorCodes.Coverage.RuleUnknown, "waiting"), (refused.Errors[0].Code, refused.Errors[0].Field));
        Assert.Contains("2027-01", refused.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.Coverage.RuleUnknown, CoverageTimeline.Of(In(Region.Parse("440300"), Flexible("2025", "2025-01-05")), Waits).Errors[0].Code);
    }

    [Fact]
    public void Hangzhou_counts_natural_months_from_that_of_payment() // 浙江省医疗保障条例: 第二个自然月, 自缴费月起的第三个自然月
    {
        var hangzhou = Region.Parse("330100");
        Assert.Equal(["2025-03-01..2025-03-19 lapsed", "2025-03-20..2025-03-31 waiting", "2025-04-01..2025-08-31 covered", "2025-09-01.. lapsed"], In(hangzhou, Flexible("2025-03..2025-08", "2025-03-20")).Told());

        var again = In(hangzhou, Flexible("2025-03..2025-05", "2025-03-20"), Flexible("2025-07..2025-12", "2025-07-10"));
        Assert.Equal(CoverageState.Waiting, again.StateOn("2025-08-31"));
        Assert.Equal(CoverageState.Covered, again.StateOn("2025-09-01"));
        Assert.Equal(CoverageState.Lapsed, again.StateOn("2025-06-15"));
    }

    [Fact]
    public void Where_months_are_paid_as_they_come_one_paid_within_itself_is_in_time()
    {
        var hangzhou = In(Region.Parse("330100"), Flexible("2025-03..2025-03", "2025-03-20"), Flexible("2025-04..2025-04", "2025-04-20"), Flexible("2025-05..2025-05", "2025-05-31"));

        Assert.Equal("2025-04-01..2025-05-31 covered", hangzhou.Told()[2]);
    }

    [Fact]
    public void Shanghai_waives_the_wait_within_three_months_of_the_stop() // 沪医保规〔2025〕7号 art. 3(4)
    {
        var shanghai = Region.Parse("310000");
        Assert.Equal(CoverageState.Waiting, In(shanghai, Flexible("2025-11..2026-08", "2025-11-20")).StateOn("2026-05-19"));
        var facts = In(shanghai, Employer("2025-01..2025-10"), Flexible("2026-02..2026-08", "2026-02-10"));
        Assert.Equal(["2025-01-01..2025-10-31 covered", "2025-11-01..2026-01-31 lapsed", "2026-02-01..2026-02-09 lapsed", "2026-02-10..2026-02-28 waiting-or-covered", "2026-03-01..2026-08-31 covered", "2026-09-01.. lapsed"], facts.Told());
        Assert.Equal(CoverageState.Waiting, In(shanghai, Employer("2025-01..2025-10"), Flexible("2026-03..2026-08", "2026-03-01")).StateOn("2026-03-15"));
    }
}
