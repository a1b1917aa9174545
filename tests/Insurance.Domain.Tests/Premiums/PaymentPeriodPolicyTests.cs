using Insurance.Domain.Contributions;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Premiums;

/// <summary>
/// Chongqing: yearly payment; new and resuming members pay the remaining months, the month of registration counts, a gap of up to three
/// months is paid too; continuing ones pay from 1 January to 31 March since 2024.
/// </summary>
public sealed class PaymentPeriodPolicyTests
{
    private static readonly Enrollment LongMember = Chongqing.Registered(new LocalDate(2020, 5, 1));
    private static readonly ContributionRecord PaidThrough2024 = Chongqing.Paid("2020-05..2024-12");

    [Theory]
    [InlineData(1, 3, "2023-01..2023-12")]
    [InlineData(1, 31, "2023-01..2023-12")]
    [InlineData(2, 1, "2023-02..2023-12")]
    [InlineData(12, 31, "2023-12..2023-12")]
    public void A_new_member_pays_from_the_month_of_registration_whenever_in_the_year(int month, int day, string months)
    {
        var registered = new LocalDate(2023, month, day);
        foreach (var on in new[] { registered, new LocalDate(2023, 12, 31) })
        {
            var answer = Ask(Chongqing.Registered(registered), 2023, ContributionRecord.Empty, on).Value;

            Assert.Equal(MemberKind.New, answer.Member);
            Assert.Equal(FeePeriod.Parse(months), answer.Period);
            Assert.Equal(new LocalDate(2024, 1, 1), answer.ChangesOn);
            Assert.Empty(answer.Warnings);
        }
    }

    [Theory]
    // The last insured month, the months to pay, and the months of the gap that lie in last year.
    [InlineData("2025-06", "2025-07..2025-12", null)]
    [InlineData("2025-05", "2025-06..2025-12", null)]
    [InlineData("2025-04", "2025-05..2025-12", null)]
    [InlineData("2025-03", "2025-04..2025-12", null)]
    [InlineData("2025-02", "2025-03..2025-12", null)]
    [InlineData("2025-01", "2025-06..2025-12", null)]
    [InlineData("2024-12", "2025-06..2025-12", null)]
    [InlineData("2019-01", "2025-06..2025-12", null)]
    public void A_gap_of_up_to_three_months_is_paid_too_and_no_month_twice(string lastInsured, string months, string? gapLastYear) =>
        AssertResumed(new LocalDate(2025, 6, 20), lastInsured, months, gapLastYear);

    [Theory]
    [InlineData("2025-02", "2025-03..2025-12", null)]
    [InlineData("2025-01", "2025-02..2025-12", null)]
    [InlineData("2024-12", "2025-01..2025-12", null)]
    [InlineData("2024-11", "2025-01..2025-12", "2024-12 2024-12")]
    [InlineData("2024-10", "2025-01..2025-12", "2024-11 2024-12")]
    [InlineData("2024-09", "2025-02..2025-12", null)]
    public void A_gap_that_reaches_into_last_year_is_paid_as_far_as_this_year_goes_with_a_warning(string lastInsured, string months, string? gapLastYear) =>
        AssertResumed(new LocalDate(2025, 2, 3), lastInsured, months, gapLastYear);

    [Fact]
    public void A_gap_that_lies_in_last_year_alone_is_told_too() =>
        AssertResumed(new LocalDate(2025, 1, 2), "2024-09", "2025-01..2025-12", "2024-10 2024-12");

    [Fact]
    public void Who_is_insured_elsewhere_through_December_has_nothing_left_to_pay()
    {
        var enrollment = Chongqing.Registered(new LocalDate(2025, 12, 5), Chongqing.InsuredThrough(2025, 12));

        var error = Ask(enrollment, 2025, ContributionRecord.Empty, new LocalDate(2025, 12, 5)).Errors.Single();

        Assert.Equal("period.already-paid", error.Code);
        Assert.Equal("2025-12..2025-12", error.Operands["months"]);
        Assert.Equal(new LocalDate(2026, 1, 1), error.ChangesOn);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 14)]
    [InlineData(3, 31)]
    public void A_continuing_member_pays_the_whole_year_through_the_last_day_of_the_window(int month, int day)
    {
        var answer = Ask(LongMember, 2025, PaidThrough2024, new LocalDate(2025, month, day)).Value;

        Assert.Equal(MemberKind.Continuing, answer.Member);
        Assert.Equal(FeePeriod.Parse("2025-01..2025-12"), answer.Period);
        Assert.Equal(new LocalDate(2025, 4, 1), answer.ChangesOn);
        Assert.Empty(answer.Warnings);
    }

    [Theory]
    [InlineData(4, 1, "2025-01..2025-12", 5)]
    [InlineData(4, 30, "2025-01..2025-12", 5)]
    [InlineData(5, 1, "2025-05..2025-12", 6)]
    [InlineData(12, 31, "2025-12..2025-12", 13)]
    public void After_the_window_a_continuing_member_pays_as_one_who_resumes(int month, int day, string months, int changes)
    {
        var answer = Ask(LongMember, 2025, PaidThrough2024, new LocalDate(2025, month, day)).Value;

        Assert.Equal(MemberKind.Resuming, answer.Member);
        Assert.Equal(FeePeriod.Parse(months), answer.Period);
        Assert.Equal(new LocalDate(2025, 1, 1).PlusMonths(changes - 1), answer.ChangesOn);
        var warning = answer.Warnings.Single();
        Assert.Equal("period.reclassified", warning.Code);
        Assert.Equal(("2025-03-31", "3", "6"), (warning.Operands["closes"], warning.Operands["limit"], warning.Operands["months"]));
        Assert.Equal("渝府发〔2016〕43号", warning.Source!.Document);
    }

    [Theory]
    [InlineData(2, 28)]
    [InlineData(12, 31)]
    public void A_year_without_a_published_window_lets_a_continuing_member_pay_with_a_warning(int month, int day)
    {
        var answer = Ask(LongMember, 2023, Chongqing.Paid("2020-05..2022-12"), new LocalDate(2023, month, day)).Value;

        Assert.Equal(MemberKind.Continuing, answer.Member);
        Assert.Equal(FeePeriod.Parse("2023-01..2023-12"), answer.Period);
        Assert.Equal(new LocalDate(2024, 1, 1), answer.ChangesOn);
        Assert.Equal(["period.window-unknown"], answer.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public void Who_registered_last_year_straight_after_an_employer_is_a_continuing_member()
    {
        var enrollment = Chongqing.Registered(new LocalDate(2024, 12, 30), Chongqing.InsuredThrough(2024, 12));

        Assert.Equal(MemberKind.Continuing, Ask(enrollment, 2025, ContributionRecord.Empty, new LocalDate(2025, 1, 10)).Value.Member);
    }

    [Fact]
    public void Who_registered_last_year_and_never_paid_begins_with_the_month_of_payment()
    {
        var enrollment = Chongqing.Registered(new LocalDate(2024, 3, 1));

        var answer = Ask(enrollment, 2025, ContributionRecord.Empty, new LocalDate(2025, 3, 15)).Value;

        Assert.Equal((MemberKind.New, FeePeriod.Parse("2025-03..2025-12")), (answer.Member, answer.Period));
        Assert.Equal(new LocalDate(2025, 4, 1), answer.ChangesOn);
    }

    [Fact]
    public void Who_stopped_in_November_is_no_continuing_member()
    {
        var answer = Ask(LongMember, 2025, Chongqing.Paid("2024-01..2024-11"), new LocalDate(2025, 1, 10)).Value;

        Assert.Equal((MemberKind.Resuming, FeePeriod.Parse("2025-01..2025-12")), (answer.Member, answer.Period));
        Assert.Equal(["period.gap-last-year"], answer.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public void Months_of_last_year_can_no_longer_be_paid()
    {
        var error = Ask(LongMember, 2024, ContributionRecord.Empty, new LocalDate(2025, 1, 1)).Errors.Single();

        Assert.Equal("period.last-year", error.Code);
        Assert.Equal(("2024", "2025"), (error.Operands["year"], error.Operands["current"]));
        Assert.Null(error.ChangesOn);
    }

    [Fact]
    public void Months_of_next_year_can_be_paid_from_its_first_day()
    {
        var error = Ask(LongMember, 2025, ContributionRecord.Empty, new LocalDate(2024, 12, 31)).Errors.Single();

        Assert.Equal("period.next-year", error.Code);
        Assert.Equal(("2025", "2024"), (error.Operands["year"], error.Operands["current"]));
        Assert.Equal(new LocalDate(2025, 1, 1), error.ChangesOn);
    }

    [Fact]
    public void Who_is_not_registered_yet_pays_from_the_day_of_registration()
    {
        var error = Ask(Chongqing.Registered(new LocalDate(2025, 6, 20)), 2025, ContributionRecord.Empty, new LocalDate(2025, 6, 19)).Errors.Single();

        Assert.Equal("period.before-registration", error.Code);
        Assert.Equal(new LocalDate(2025, 6, 20), error.ChangesOn);
    }

    [Fact]
    public void Months_that_are_paid_are_not_paid_again()
    {
        var record = PaidThrough2024.With(MonthState.Paid, "2025-01..2025-12");

        var error = Ask(LongMember, 2025, record, new LocalDate(2025, 2, 1)).Errors.Single();

        Assert.Equal("period.already-paid", error.Code);
        Assert.Equal("2025-01..2025-12", error.Operands["months"]);
        Assert.Equal(new LocalDate(2026, 1, 1), error.ChangesOn);
    }

    [Theory]
    [InlineData("2025-01..2025-04", "2025-05..2025-12")]
    [InlineData("2025-04..2025-12", "2025-01..2025-03")]
    [InlineData("2025-06..2025-06", "2025-01..2025-05")]
    [InlineData("2025-01..2025-11", "2025-12..2025-12")]
    public void What_is_left_beside_paid_months_can_be_paid(string paid, string left) =>
        Assert.Equal(FeePeriod.Parse(left), Ask(LongMember, 2025, PaidThrough2024.With(MonthState.Paid, paid), new LocalDate(2025, 2, 1)).Value.Period);

    [Fact]
    public void One_paid_line_is_enough_for_a_month_to_be_paid()
    {
        var record = PaidThrough2024.With([InsuranceLine.LargeAmountMutual], FeePeriod.Parse("2025-01..2025-03"), MonthState.Paid);

        Assert.Equal(FeePeriod.Parse("2025-04..2025-12"), Ask(LongMember, 2025, record, new LocalDate(2025, 2, 1)).Value.Period);
    }

    [Theory]
    [InlineData("2025-01..2025-12")]
    [InlineData("2025-07..2025-12")]
    [InlineData("2025-02..2025-03")]
    public void Refunded_months_can_be_paid_again_wherever_they_lie(string refunded)
    {
        var record = PaidThrough2024.With(MonthState.Paid, "2025-01..2025-12").With(MonthState.Refunded, refunded);

        Assert.Equal(FeePeriod.Parse(refunded), Ask(LongMember, 2025, record, new LocalDate(2025, 2, 1)).Value.Period);
    }

    [Fact]
    public void Months_on_an_open_order_are_refused_until_it_is_paid_or_closed()
    {
        var record = PaidThrough2024.With(MonthState.OnOrder, "2025-01..2025-12");

        var error = Ask(LongMember, 2025, record, new LocalDate(2025, 2, 1)).Errors.Single();

        Assert.Equal("period.on-order", error.Code);
        Assert.Equal("2025-01..2025-12", error.Operands["months"]);
    }

    [Fact]
    public void A_school_year_runs_from_September_to_August()
    {
        var enrollment = Invented.Registered(new LocalDate(2024, 9, 2));

        Assert.Equal(FeePeriod.Parse("2025-09..2026-08"), AskInvented(enrollment, "pupils", new LocalDate(2025, 9, 1)).Value.Period);
        Assert.Equal(FeePeriod.Parse("2026-08..2026-08"), AskInvented(enrollment, "pupils", new LocalDate(2026, 8, 31)).Value.Period);
        var before = AskInvented(enrollment, "pupils", new LocalDate(2025, 8, 31)).Errors.Single();
        Assert.Equal(("period.next-year", "2024", new LocalDate(2025, 9, 1)), (before.Code, before.Operands["current"], before.ChangesOn!.Value));
        var after = AskInvented(enrollment, "pupils", new LocalDate(2026, 9, 1)).Errors.Single();
        Assert.Equal(("period.last-year", "2026"), (after.Code, after.Operands["current"]));
    }

    [Fact]
    public void Without_a_rule_for_the_first_month_that_of_registration_is_taken_with_a_warning()
    {
        var answer = AskInvented(Invented.Registered(new LocalDate(2025, 4, 2)), "helped", new LocalDate(2025, 5, 1)).Value;

        Assert.Equal(FeePeriod.Parse("2025-04..2025-12"), answer.Period);
        Assert.Equal(["period.first-month-unknown"], answer.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public void A_grade_of_whole_years_is_never_asked_for_a_part_of_one()
    {
        var answer = AskInvented(Invented.Registered(new LocalDate(2025, 4, 2)), "whole", new LocalDate(2025, 5, 1)).Value;

        Assert.Equal(FeePeriod.Parse("2025-01..2025-12"), answer.Period);
        Assert.Empty(answer.Warnings);
    }

    [Theory]
    [InlineData("2024-08-31", "period.next-year", "2024-09-01")]
    [InlineData("2024-09-01", null, "2024-11-01")]
    [InlineData("2024-10-31", null, "2024-11-01")]
    [InlineData("2024-11-01", "period.next-year", "2024-12-01")]
    [InlineData("2024-11-30", "period.next-year", "2024-12-01")]
    [InlineData("2024-12-01", null, "2025-03-01")]
    [InlineData("2025-02-28", null, "2025-03-01")]
    public void Windows_in_the_year_before_open_and_close_and_name_the_next_turn(string on, string? refusal, string changesOn)
    {
        var enrollment = Invented.Registered(new LocalDate(2024, 1, 2));
        var record = ContributionRecord.Empty.With([InsuranceLine.BasicMedical], FeePeriod.Parse("2024-01..2024-12"), MonthState.Paid);

        var result = Policy.For(enrollment, Invented.Tariff().Grade("helped").Value, Invented.Tariff(), record, Day(on));

        Assert.Equal(refusal, result.Errors.SingleOrDefault()?.Code);
        Assert.Equal(Day(changesOn), result.Succeeded ? result.Value.ChangesOn : result.Errors.Single().ChangesOn);
    }

    [Fact]
    public void A_window_is_open_for_its_own_members_only()
    {
        // The windows of autumn are for continuing members; this person is new.
        var enrollment = Invented.Registered(new LocalDate(2024, 9, 2));

        var error = AskInvented(enrollment, "helped", new LocalDate(2024, 9, 10)).Errors.Single();

        Assert.Equal(("period.next-year", new LocalDate(2025, 1, 1)), (error.Code, error.ChangesOn!.Value));
    }

    [Fact]
    public void A_window_whose_last_day_nobody_published_stays_open_with_a_warning()
    {
        var tariff = Invented.WithWindows("""{ "for": "2025", "opens": "01-01", "closes": "not-known", "source": "s", "confidence": "official" }""");
        var record = ContributionRecord.Empty.With([InsuranceLine.BasicMedical], FeePeriod.Parse("2024-01..2024-12"), MonthState.Paid);

        var answer = Policy.For(Invented.Registered(new LocalDate(2024, 1, 2)), tariff.Grade("helped").Value, tariff, record, new LocalDate(2025, 11, 1)).Value;

        Assert.Equal((MemberKind.Continuing, FeePeriod.Parse("2025-01..2025-12")), (answer.Member, answer.Period));
        Assert.Equal(["period.window-unknown"], answer.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public void A_window_into_the_next_year_serves_continuing_members_and_nobody_who_begins_by_paying()
    {
        var tariff = Invented.WithWindows("""{ "for": "2025", "opens": "01-01", "closes": "next 01-31", "source": "s", "confidence": "official" }""");
        var enrollment = Invented.Registered(new LocalDate(2024, 1, 2));
        var record = ContributionRecord.Empty.With([InsuranceLine.BasicMedical], FeePeriod.Parse("2024-01..2024-12"), MonthState.Paid);

        var late = Policy.For(enrollment, tariff.Grade("helped").Value, tariff, record, new LocalDate(2026, 1, 31)).Value;
        Assert.Equal((FeePeriod.Parse("2025-01..2025-12"), new LocalDate(2026, 2, 1)), (late.Period, late.ChangesOn));
        Assert.Equal("period.last-year", Policy.For(enrollment, tariff.Grade("helped").Value, tariff, record, new LocalDate(2026, 2, 1)).Errors.Single().Code);
        Assert.Equal("period.last-year", Policy.For(enrollment, tariff.Grade("helped").Value, tariff, ContributionRecord.Empty, new LocalDate(2026, 1, 31)).Errors.Single().Code);
    }

    [Fact]
    public void An_enrolment_of_another_place_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Policy.For(LongMember, Invented.Tariff().Grade("helped").Value, Invented.Tariff(), ContributionRecord.Empty, new LocalDate(2025, 1, 1)));
        Assert.Throws<ArgumentNullException>(() => Policy.For(null!, Chongqing.Grade("2"), Chongqing.Tariff(2025), ContributionRecord.Empty, new LocalDate(2025, 1, 1)));
        Assert.Throws<ArgumentNullException>(() => Policy.For(LongMember, null!, Chongqing.Tariff(2025), ContributionRecord.Empty, new LocalDate(2025, 1, 1)));
        Assert.Throws<ArgumentNullException>(() => Policy.For(LongMember, Chongqing.Grade("2"), null!, ContributionRecord.Empty, new LocalDate(2025, 1, 1)));
        Assert.Throws<ArgumentNullException>(() => Policy.For(LongMember, Chongqing.Grade("2"), Chongqing.Tariff(2025), null!, new LocalDate(2025, 1, 1)));
    }

    private static PaymentPeriodPolicy Policy { get; } = new();

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private static Result<PaymentPeriod> Ask(Enrollment enrollment, int year, ContributionRecord record, LocalDate on) =>
        Policy.For(enrollment, Chongqing.Grade("2", year), Chongqing.Tariff(year), record, on);

    private static Result<PaymentPeriod> AskInvented(Enrollment enrollment, string grade, LocalDate on) =>
        Policy.For(enrollment, Invented.Tariff().Grade(grade).Value, Invented.Tariff(), ContributionRecord.Empty, on);

    private static void AssertResumed(LocalDate registered, string lastInsured, string months, string? gapLastYear)
    {
        var last = NodaTime.Text.YearMonthPattern.Iso.Parse(lastInsured).Value;
        var enrollment = Chongqing.Registered(registered, Chongqing.Local with { LastInsuredMonth = last });

        var answer = Ask(enrollment, 2025, ContributionRecord.Empty, registered.PlusDays(5)).Value;

        Assert.Equal(MemberKind.Resuming, answer.Member);
        Assert.Equal(FeePeriod.Parse(months), answer.Period);
        Assert.Equal(new LocalDate(2026, 1, 1), answer.ChangesOn);
        Assert.Equal(gapLastYear, answer.Warnings.SingleOrDefault() is { } warning ? $"{warning.Operands["from"]} {warning.Operands["through"]}" : null);
    }
}
