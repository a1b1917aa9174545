using Insurance.Domain.Coverage;
using Insurance.Domain.Tests.Coverage;
using static Insurance.Domain.Tests.Coverage.Cover;

namespace Insurance.Domain.Tests.Regressions;

/// <summary>Found by random histories: what was paid more, or earlier, took cover away, or the day-by-day model knew better.</summary>
public sealed class CoverThatMoreTookAway
{
    private static readonly Region Guangzhou = Region.Parse("440100");

    // 医保办发〔2021〕43号: from elsewhere with a gap of at most three months, covered from the month of payment.
    [Fact]
    public void Who_moves_here_is_not_worse_off_for_months_paid_here_before()
    {
        var moves = Chongqing(Flexible("2025-09..2025-09", "2025-04-30") with { Elsewhere = Guangzhou }, Flexible("2026-01..2026-01", "2026-01-11"));

        Assert.Equal(CoverageState.Covered, moves.StateOn("2026-01-11"));
        Assert.Equal(CoverageState.Covered, moves.With(Flexible("2025-06..2025-10", "2025-05-31")).StateOn("2026-01-11"));
    }

    [Fact]
    public void Who_moves_here_after_two_years_is_not_worse_off_for_having_been_in_both_schemes()
    {
        var moves = Chongqing(Resident("2024", "2023-11-13"), Resident("2025", "2024-10-19"), Flexible("2026-03..2026-03", "2026-03-16"));

        Assert.Equal(CoverageState.Covered, moves.StateOn("2026-03-16"));
        Assert.Equal(CoverageState.Covered, moves.With(Flexible("2025", "2025-03-01")).StateOn("2026-03-16"));
    }

    [Fact]
    public void The_gap_of_who_moved_is_reimbursed_when_it_is_paid_after_a_month_that_was_paid_ahead()
    {
        var moves = Chongqing(Flexible("2026-03..2026-03", "2026-01-05") with { Elsewhere = Guangzhou }, Flexible("2026-04..2026-07", "2026-07-31"));

        Assert.Equal(CoverageState.Reimbursable, moves.StateOn("2026-04-01"));
        Assert.Equal(CoverageState.Reimbursable, moves.With(Flexible("2026-07..2026-11", "2026-01-11")).StateOn("2026-04-01"));
    }

    [Fact]
    public void A_month_with_an_employer_takes_nothing_of_a_gap_that_is_paid_afterwards()
    {
        var gap = Chongqing(Employer("2022-09..2022-09"), Flexible("2022-10..2022-12", "2022-12-31"));

        Assert.Equal(CoverageState.Reimbursable, gap.StateOn("2022-10-01"));
        Assert.Equal(CoverageState.Reimbursable, gap.With(Employer("2022-11..2022-11")).StateOn("2022-10-01"));
    }

    [Fact]
    public void Who_never_waits_does_not_wait_after_a_short_lapse_either()
    {
        var never = Chongqing(Flexible("2026-02..2026-02", "2026-02-01")) with { NeverWaits = true };

        Assert.Equal(CoverageState.Covered, never.StateOn("2026-02-01"));
        Assert.Equal(CoverageState.Covered, never.With(Flexible("2025-10..2025-10", "2025-09-01")).StateOn("2026-02-01"));
    }

    [Fact]
    public void Who_never_waits_and_moves_has_the_gap_reimbursed_like_others()
    {
        var moves = Chongqing(Resident("2025-12..2025-12", "2024-12-20") with { Elsewhere = Guangzhou }, Resident("2026-01..2026-03", "2026-03-01"));

        Assert.Equal(CoverageState.Reimbursable, moves.StateOn("2026-01-01"));
        Assert.Equal(CoverageState.Reimbursable, (moves with { NeverWaits = true }).StateOn("2026-01-01"));
    }

    // Two notices hold in 2022: covered from 1 January if paid by the 10th, and traced back if paid by 30 April (渝医保发〔2022〕7号).
    [Fact]
    public void In_2022_a_payment_by_10_January_covers_from_1_January_and_does_not_only_reimburse() =>
        Assert.Equal(CoverageState.Covered, Chongqing(Employer("2021-12..2021-12"), Flexible("2022-01..2022-12", "2022-01-10")).StateOn("2022-01-01"));

    [Fact]
    public void In_2022_a_January_paid_two_days_after_the_rest_takes_nothing_back()
    {
        var facts = Chongqing(Employer("2021-12..2021-12"), Flexible("2022-02..2022-03", "2022-03-01"), Flexible("2022-01..2022-01", "2022-03-03"));

        Assert.Equal(CoverageState.Reimbursable, facts.StateOn("2022-01-01"));
        Assert.Equal(CoverageState.Reimbursable, facts.StateOn("2022-03-03"));
        Assert.Equal(CoverageState.Reimbursable, facts.StateOn("2022-03-31"));
    }

    // 国办发〔2024〕38号: a year that is paid when it is over shortens the wait by its number; it does not make the next year one without a wait, which a year paid earlier would not be.
    [Fact]
    public void A_year_that_was_paid_when_it_was_over_does_not_open_the_next_one()
    {
        var next = Resident("2026", "2025-11-21");
        var over = Chongqing(Resident("2020", "2019-12-01"), Resident("2025", "2026-01-05"), next);
        var inTime = Chongqing(Resident("2020", "2019-12-01"), Resident("2025", "2025-12-20"), next);

        Assert.Equal(CoverageState.Waiting, over.StateOn("2026-01-10"));
        Assert.Equal(CoverageState.Waiting, inTime.StateOn("2026-01-10"));
    }

    // 医保办发〔2021〕43号 asks for two years insured in a row; a year that was paid when it was over is none of them, wherever it lies.
    [Fact]
    public void A_year_that_was_paid_when_it_was_over_makes_no_two_years_in_a_row()
    {
        var facts = Chongqing(
            Employer("2023-12..2023-12") with { Elsewhere = Guangzhou },
            Resident("2024", "2023-12-01"),
            Resident("2025", "2026-01-11"),
            Employer("2025-11..2025-11"),
            Resident("2026-01..2026-02", "2026-02-11"));

        Assert.Equal(CoverageState.WaitingOrCovered, facts.StateOn("2026-02-11"));
        Assert.Equal(CoverageState.Covered, facts.With(Employer("2025-01..2025-10")).StateOn("2026-02-11"));
    }

    [Fact]
    public void A_year_paid_twice_does_not_end_the_wait_of_the_next()
    {
        var once = Chongqing(Resident("2023", "2022-12-01"), Resident("2025-10..2025-12", "2025-10-05"), Resident("2026", "2025-12-01"));

        Assert.Equal(CoverageState.Waiting, once.StateOn("2026-01-01"));
        Assert.Equal(CoverageState.Waiting, once.With(Resident("2025-10..2025-12", "2025-10-20")).StateOn("2026-01-01"));
    }

    [Fact]
    public void Years_lapsed_before_other_insurance_do_not_count_after_it()
    {
        var lapsed = Resident("2024-04..2024-04", "2023-11-18");
        var employed = Employer("2026-04..2026-04");

        Assert.Equal(CoverageState.Covered, Chongqing(lapsed, employed, Resident("2026-05..2026-12", "2026-03-14")).StateOn("2026-05-01"));
        Assert.Equal(CoverageState.Covered, Chongqing(lapsed, employed, Resident("2026-04..2026-12", "2026-03-14")).StateOn("2026-05-01"));
    }

    // "A month once paid and covered is never taken back by a later fact other than a refund of that month."
    [Fact]
    public void A_refund_takes_nothing_from_months_that_were_not_given_back()
    {
        var moved = Chongqing(
            Resident("2021-12..2021-12", "2021-03-01") with { Elsewhere = Guangzhou },
            Resident("2022-01..2022-03", "2022-03-31") with { Refunded = [Months("2022-03..2022-03")] });
        Assert.Equal(CoverageState.Reimbursable, moved.StateOn("2022-01-01"));
        Assert.Equal(CoverageState.Lapsed, moved.StateOn("2022-03-31"));

        var ahead = Chongqing(Employer("2024-12..2024-12"), Flexible("2025", "2025-01-05") with { Refunded = [Months("2025-01..2025-03")] });
        Assert.Equal(["2024-12-01..2024-12-31 covered", "2025-01-01..2025-03-31 lapsed", "2025-04-01..2025-12-31 covered", "2026-01-01.. lapsed"], ahead.Told());

        var waiting = Chongqing(Flexible("2025", "2025-01-05") with { Refunded = [Months("2025-01..2025-01")] });
        Assert.Equal(CoverageState.WaitingOrCovered, waiting.StateOn("2025-07-05"));

        var lastYear = Chongqing(Employer("2023"), Flexible("2024", "2024-01-05") with { Refunded = [Months("2024")] }, Flexible("2025", "2025-01-05"));
        Assert.Equal(CoverageState.Lapsed, lastYear.StateOn("2024-06-30"));
        Assert.Equal(CoverageState.Covered, lastYear.StateOn("2025-01-01"));
    }

    [Fact]
    public void In_two_schemes_elsewhere_the_order_of_the_facts_does_not_tell_which_counts()
    {
        var employee = Flexible("2024-01..2024-01", "2023-05-01") with { Elsewhere = Guangzhou };
        var resident = Resident("2024-01..2024-01", "2023-10-15") with { Elsewhere = Guangzhou };

        Assert.Equal(InsuredAs.FlexibleEmployment, Chongqing(employee, resident).Timeline().On(Day("2024-01-01")).As);
        Assert.Equal(InsuredAs.FlexibleEmployment, Chongqing(resident, employee).Timeline().On(Day("2024-01-01")).As);
    }
}
