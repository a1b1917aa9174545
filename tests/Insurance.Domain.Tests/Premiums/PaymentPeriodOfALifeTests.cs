using Insurance.Domain.Contributions;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Premiums;

/// <summary>
/// What may be paid after a registration was interrupted, rested with an employer or ended: 初次参保的或中断缴费后再次缴费的，按当年实际剩余月份缴纳
/// (重庆税务, 2025), and a gap of up to three months is paid too.
/// </summary>
public sealed class PaymentPeriodOfALifeTests
{
    private static readonly LocalDate Registration = new(2020, 5, 1);
    private static readonly Enrollment LongMember = Chongqing.Registered(Registration);
    private static readonly ContributionRecord PaidThrough2024 = Chongqing.Paid("2020-05..2024-12");

    [Fact]
    public void Who_is_suspended_pays_until_the_day_before_and_again_from_the_day_of_resuming()
    {
        var enrollment = LongMember.Suspend(new LocalDate(2025, 2, 10)).Value.Resume(new LocalDate(2025, 2, 20)).Value;

        var before = Ask(enrollment, new LocalDate(2025, 2, 9)).Value;
        Assert.Equal((MemberKind.Continuing, new LocalDate(2025, 2, 10)), (before.Member, before.ChangesOn));
        foreach (var day in new[] { new LocalDate(2025, 2, 10), new LocalDate(2025, 2, 19) })
        {
            var error = Ask(enrollment, day).Errors.Single();
            Assert.Equal(("enrollment.not-active", "on", new LocalDate(2025, 2, 20)), (error.Code, error.Field, error.ChangesOn!.Value));
            Assert.Equal(("suspended", "2025-02-10"), (error.Operands["state"], error.Operands["since"]));
        }

        Assert.Equal(MemberKind.Resuming, Ask(enrollment, new LocalDate(2025, 2, 20)).Value.Member);
    }

    [Fact]
    public void Who_is_with_an_employer_or_was_stopped_does_not_pay_as_an_individual()
    {
        var employed = LongMember.JoinEmployer(new LocalDate(2025, 2, 10)).Value;
        Assert.Equal("with-employer 2025-02-10", StateAndSince(Ask(employed, new LocalDate(2025, 3, 1)).Errors.Single()));

        // An amendment leaves the state and its day alone.
        var moved = employed.Amend(Chongqing.Tariff(2025), employed.Facts with { Hukou = Hukou.Elsewhere }, new LocalDate(2025, 2, 15)).Value;
        Assert.Equal("with-employer 2025-02-10", StateAndSince(Ask(moved, new LocalDate(2025, 3, 1)).Errors.Single()));

        var stopped = LongMember.Stop(new LocalDate(2025, 2, 10)).Value;
        Assert.Equal("stopped 2025-02-10", StateAndSince(Ask(stopped, new LocalDate(2025, 12, 31)).Errors.Single()));
    }

    [Fact]
    public void A_premium_is_refused_for_the_same_reason()
    {
        var enrollment = LongMember.Suspend(new LocalDate(2025, 2, 10)).Value;
        var declaration = Chongqing.Declared(LongMember);

        var error = Chongqing.LumpSum.Assess(enrollment, declaration, Chongqing.Tariff(2025), PaidThrough2024, new LocalDate(2025, 3, 1)).Errors.Single();
        var before = Chongqing.LumpSum.Assess(enrollment, declaration, Chongqing.Tariff(2025), PaidThrough2024, new LocalDate(2025, 2, 9)).Value;

        Assert.Equal("suspended 2025-02-10", StateAndSince(error));
        Assert.Equal(new LocalDate(2025, 2, 10), before.ChangesOn);
    }

    [Fact]
    public void A_later_entry_changes_the_answer_even_where_nothing_can_be_paid_after_it()
    {
        var enrollment = LongMember.Suspend(new LocalDate(2025, 2, 10)).Value.Stop(new LocalDate(2025, 5, 5)).Value;

        Assert.Equal(new LocalDate(2025, 5, 5), Ask(enrollment, new LocalDate(2025, 3, 1)).Errors.Single().ChangesOn);
        Assert.Equal("stopped 2025-05-05", StateAndSince(Ask(enrollment, new LocalDate(2025, 5, 5)).Errors.Single()));
    }

    [Theory]
    // Paid through December 2024: the day of resuming and the months to pay.
    [InlineData(2, 3, "2025-01..2025-12")]
    [InlineData(4, 30, "2025-01..2025-12")]
    [InlineData(5, 1, "2025-05..2025-12")]
    [InlineData(12, 31, "2025-12..2025-12")]
    public void Who_resumes_pays_from_that_month_on_and_a_gap_of_up_to_three_months_too(int month, int day, string months)
    {
        var resumed = new LocalDate(2025, month, day);
        var enrollment = LongMember.Suspend(new LocalDate(2024, 12, 20)).Value.Resume(resumed).Value;

        foreach (var on in new[] { resumed, new LocalDate(2025, 12, 31) })
        {
            var answer = Ask(enrollment, on).Value;
            Assert.Equal((MemberKind.Resuming, FeePeriod.Parse(months), new LocalDate(2026, 1, 1)), (answer.Member, answer.Period, answer.ChangesOn));
            Assert.Empty(answer.Warnings.AsEnumerable());
        }
    }

    [Fact]
    public void Months_insured_elsewhere_while_suspended_are_no_gap()
    {
        var suspended = LongMember.Suspend(new LocalDate(2024, 12, 20)).Value;

        Assert.Equal(FeePeriod.Parse("2025-07..2025-12"), Ask(suspended.Resume(new LocalDate(2025, 7, 2)).Value, new LocalDate(2025, 7, 2)).Value.Period);
        Assert.Equal(
            FeePeriod.Parse("2025-06..2025-12"),
            Ask(suspended.Resume(new LocalDate(2025, 7, 2), new YearMonth(2025, 5)).Value, new LocalDate(2025, 7, 2)).Value.Period);
    }

    [Fact]
    public void Who_was_back_before_the_year_and_lost_no_month_is_a_continuing_member()
    {
        var enrollment = LongMember.JoinEmployer(new LocalDate(2024, 6, 3)).Value.LeaveEmployer(new YearMonth(2024, 12), Chongqing.Tariff(2024), new LocalDate(2024, 12, 31)).Value;

        var answer = Ask(enrollment, new LocalDate(2025, 1, 10), Chongqing.Paid("2020-05..2024-05")).Value;

        Assert.Equal((MemberKind.Continuing, FeePeriod.Parse("2025-01..2025-12")), (answer.Member, answer.Period));
    }

    [Theory]
    [InlineData("1", "2818.75")]
    [InlineData("2", "6201.25")]
    public void Who_left_a_job_in_January_pays_eleven_months_from_February(string grade, string total)
    {
        // 2025: left in January, individual from February, 11 months.
        var enrollment = LongMember.JoinEmployer(new LocalDate(2024, 3, 1)).Value.LeaveEmployer(new YearMonth(2025, 1), Chongqing.Tariff(2025), new LocalDate(2025, 2, 5)).Value;
        var on = new LocalDate(2025, 2, 6);

        var premium = Chongqing.LumpSum.Assess(enrollment, Chongqing.Declared(enrollment, grade, on), Chongqing.Tariff(2025), Chongqing.Paid("2020-05..2024-02"), on).Value;

        Assert.Equal((FeePeriod.Parse("2025-02..2025-12"), Money.Parse(total), MemberKind.Resuming), (premium.Period, premium.Total, premium.Member));
    }

    [Theory]
    // The last month with the employer, the day of coming back in June, the months to pay.
    [InlineData("2025-06", "2025-07..2025-12")]
    [InlineData("2025-05", "2025-06..2025-12")]
    [InlineData("2025-02", "2025-03..2025-12")]
    [InlineData("2025-01", "2025-06..2025-12")]
    public void Who_comes_back_from_an_employer_pays_no_month_twice_and_a_short_gap_too(string lastInsured, string months)
    {
        var last = NodaTime.Text.YearMonthPattern.Iso.Parse(lastInsured).Value;
        var enrollment = LongMember.JoinEmployer(new LocalDate(2024, 12, 20)).Value.LeaveEmployer(last, Chongqing.Tariff(2025), new LocalDate(2025, 6, 20)).Value;

        var answer = Ask(enrollment, new LocalDate(2025, 8, 1)).Value;

        Assert.Equal((MemberKind.Resuming, FeePeriod.Parse(months)), (answer.Member, answer.Period));
    }

    [Fact]
    public void A_month_insured_elsewhere_after_the_entry_is_not_paid_twice_once_it_is_declared()
    {
        // Registered in February, and in May it turns out that the resident insurance ran through April.
        var enrollment = Chongqing.Registered(new LocalDate(2025, 2, 3)).Amend(Chongqing.Tariff(2025), Chongqing.InsuredThrough(2025, 4), new LocalDate(2025, 5, 6)).Value;

        var before = Ask(enrollment, new LocalDate(2025, 5, 5), ContributionRecord.Empty).Value;
        var after = Ask(enrollment, new LocalDate(2025, 5, 6), ContributionRecord.Empty).Value;

        Assert.Equal((MemberKind.New, FeePeriod.Parse("2025-02..2025-12"), new LocalDate(2025, 5, 6)), (before.Member, before.Period, before.ChangesOn));
        Assert.Equal((MemberKind.Resuming, FeePeriod.Parse("2025-05..2025-12")), (after.Member, after.Period));
    }

    [Fact]
    public void What_is_asked_before_the_registration_knows_nothing_of_what_came_after_it()
    {
        var enrollment = Chongqing.Registered(new LocalDate(2025, 6, 20)).Suspend(new LocalDate(2025, 7, 1)).Value;

        var error = Ask(enrollment, new LocalDate(2025, 6, 19), ContributionRecord.Empty).Errors.Single();

        Assert.Equal(("period.before-registration", new LocalDate(2025, 6, 20)), (error.Code, error.ChangesOn!.Value));
    }

    private static Result<PaymentPeriod> Ask(Enrollment enrollment, LocalDate on, ContributionRecord? record = null) =>
        new PaymentPeriodPolicy().For(enrollment, Chongqing.Grade("2", on.Year), Chongqing.Tariff(on.Year), record ?? PaidThrough2024, on);

    private static string StateAndSince(DomainError error)
    {
        Assert.Equal("enrollment.not-active", error.Code);
        return $"{error.Operands["state"]} {error.Operands["since"]}";
    }
}
