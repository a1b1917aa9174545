using Insurance.Domain.Contributions;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Premiums;

/// <summary>
/// What Chongqing gives back, sentence by sentence of 渝医保发〔2020〕39号 (applied from 2020-08-01), and of a secondary page on employers. In 2023 grade 2 pays
/// 5,874.00 a year, 445.00 + 44.50 a month; grade 1 pays 2,670.00, 178.00 + 44.50 a month.
/// </summary>
public sealed class RefundPolicyTests
{
    private static readonly RefundPolicy Policy = new();
    private static readonly FeePeriod Year2023 = FeePeriod.Parse("2023-01..2023-12");

    // 「在当年1月31日前死亡…可…申请全额退费」: on the 31st too, whatever the grade, whether a benefit was used or not.
    [Theory]
    [InlineData("2", "2023-01-01", "5874.00")]
    [InlineData("2", "2023-01-31", "5874.00")]
    [InlineData("1", "2023-01-31", "2670.00")]
    [InlineData("retiree", "2023-01-31", "60.00")]
    [InlineData("2", "2022-12-30", "5874.00")]
    public void Death_by_the_end_of_January_gives_the_whole_year_back(string grade, string died, string amount)
    {
        var grant = Policy.For(Death(grade, died) with { BenefitUse = BenefitUse.Used }).Value;

        Assert.Equal((RefundReason.Death, amount, true), (grant.Reason, grant.Total.ToString(), grant.EndsCover));
        Assert.Equal(Year2023.EachMonth(), grant.Months.Select(month => month.Month).Distinct());
        Assert.Equal("渝医保发〔2020〕39号", grant.Sources[0].Document);
    }

    [Fact]
    public void The_whole_year_goes_back_by_line_with_the_rule_and_the_published_total_as_sources()
    {
        var grant = Policy.For(Death("2", "2023-01-31")).Value;

        Assert.Equal([(InsuranceLine.BasicMedical, "5340.00"), (InsuranceLine.LargeAmountMutual, "534.00")], grant.Lines.Select(line => (line.Insurance, line.Amount.ToString())));
        Assert.Equal([(445_00L, 12), (44_50L, 12)], grant.Months.GroupBy(month => month.Amount.Fen).Select(amount => (amount.Key, amount.Count())));
        Assert.Equal(["2020-39", "2022-27"], grant.Sources.Select(source => source.Id));
        Assert.Equal(Confidence.OfficialReprint, grant.Confidence);
        Assert.Equal("death 5874.00", grant.ToString());
    }

    // 「纳入统筹基金和大额医保基金的部分不予退还」: of grade 2 only the credits of the remaining months, whose amounts nobody published.
    [Theory]
    [InlineData("2023-02-01")]
    [InlineData("2023-12-31")]
    public void A_later_death_in_grade_2_gives_the_credits_of_the_account_whose_amounts_are_unknown(string died)
    {
        var error = Policy.For(Death("2", died)).Errors.Single();

        Assert.Equal(("refund.credits-unknown", "渝医保发〔2020〕39号", "023-12366"), (error.Code, error.Operands["document"], error.Operands["hotline"]));
        Assert.Equal("2020-39", error.Source!.Id);
        Assert.Contains("large-amount", error.Message, StringComparison.Ordinal);
    }

    // Grade 1 after 31 January: nothing. Derived, not stated, and the refusal says so.
    [Theory]
    [InlineData("1", "2023-02-01")]
    [InlineData("retiree", "2023-06-30")]
    public void A_later_death_in_grade_1_gives_nothing_and_says_that_this_is_inferred(string grade, string died)
    {
        var error = Policy.For(Death(grade, died)).Errors.Single();

        Assert.Equal(("refund.nothing-given", grade, "2020-39"), (error.Code, error.Operands["grade"], error.Source!.Id));
        Assert.Contains("does not say so", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-01-31", null)]
    [InlineData("2024-02-01", "refund.credits-unknown")]
    [InlineData("2024-02-29", "refund.credits-unknown")]
    public void A_leap_year_has_the_same_last_day(string died, string? code)
    {
        var answer = Policy.For(new RefundQuestion(RefundReason.Death, Assessed(2024, "2"), Day("2024-12-01")) { HappenedOn = Day(died) });

        Assert.Equal(code, answer.Succeeded ? null : answer.Errors.Single().Code);
        Assert.Equal(code is null, answer.Succeeded && answer.Value.Total == Money.FromYuan(6402));
    }

    [Fact]
    public void A_claim_before_the_death_waits_for_no_death_and_one_without_a_day_asks_for_it()
    {
        var early = Policy.For(Death("2", "2023-01-20") with { ClaimedOn = Day("2023-01-19") }).Errors.Single();
        var without = Policy.For(Death("2", "2023-01-20") with { HappenedOn = null }).Errors.Single();

        Assert.Equal(("refund.before-event", Day("2023-01-20")), (early.Code, early.ChangesOn!.Value));
        Assert.Equal(("refund.fact-needed", "happened-on", "happenedOn"), (without.Code, without.Operands["fact"], without.Field));
    }

    // Rate reduction or subsidy found after paying: the difference goes back, the months stay insured, a benefit that was used changes nothing.
    [Theory]
    [InlineData(BenefitUse.NotSaid)]
    [InlineData(BenefitUse.Used)]
    public void A_lower_rate_or_a_subsidy_gives_the_difference_back_and_the_months_stay(BenefitUse used)
    {
        var lower = Chongqing.Tariff(2023).With("rate-basic-2", Year2023, Rate.Parse("0.09")).Assess("2", 12).Value;
        var question = new RefundQuestion(RefundReason.RateReducedOrSubsidised, Assessed(2023, "2"), Day("2023-09-01")) { Due = lower, BenefitUse = used };

        var grant = Policy.For(question).Value;

        Assert.Equal((Money.FromYuan(534), false), (grant.Total, grant.EndsCover));
        Assert.Equal((InsuranceLine.BasicMedical, Money.FromYuan(534)), Assert.Single(grant.Lines.Select(line => (line.Insurance, line.Amount))));
        Assert.Equal(12, grant.Months.Count);
        Assert.All(grant.Months, month => Assert.Equal(Money.Parse("44.50"), month.Amount));
        Assert.Contains(grant.Warnings, warning => warning.Code == "tariff.hypothetical");
    }

    [Fact]
    public void A_difference_needs_what_is_due_and_is_one_only_where_less_is_due()
    {
        var question = new RefundQuestion(RefundReason.RateReducedOrSubsidised, Assessed(2023, "1"), Day("2023-09-01"));

        var asked = Policy.For(question).Errors.Single();
        Assert.Equal(("refund.fact-needed", "due", "due"), (asked.Code, asked.Operands["fact"], asked.Field));
        var same = Policy.For(question with { Due = Assessed(2023, "1") }).Errors.Single();
        Assert.Equal(("refund.no-difference", "2670.00"), (same.Code, same.Operands["due"]));
        var more = Policy.For(question with { Due = Assessed(2023, "2") }).Errors.Single();
        Assert.Equal(("refund.more-due", "2670.00", "5874.00"), (more.Code, more.Operands["paid"], more.Operands["due"]));
    }

    // Double payment with unemployment benefit, of the laid-off, on retirement: the overlapping months, if no benefit was used.
    [Theory]
    [InlineData(RefundReason.PaidWithUnemploymentBenefit)]
    [InlineData(RefundReason.PaidTwiceOnRetirement)]
    public void Months_that_another_fund_paid_too_go_back_in_the_same_year(RefundReason reason)
    {
        var question = new RefundQuestion(reason, Assessed(2023, "2"), Day("2023-11-30")) { PaidTwice = FeePeriod.Parse("2023-10..2024-03"), BenefitUse = BenefitUse.None };

        var grant = Policy.For(question).Value;

        Assert.Equal((Money.Parse("1468.50"), true), (grant.Total, grant.EndsCover));
        Assert.Equal(["1335.00", "133.50"], grant.Lines.Select(line => line.Amount.ToString()));
        Assert.Equal([10, 11, 12, 10, 11, 12], grant.Months.Select(month => month.Month.Month));
        Assert.Equal(("2020-39", Confidence.Secondary), (grant.Sources[0].Id, grant.Confidence));
    }

    [Theory]
    [InlineData(RefundReason.PaidWithUnemploymentBenefit)]
    [InlineData(RefundReason.PaidTwiceOnRetirement)]
    [InlineData(RefundReason.WrongEntry)]
    [InlineData(RefundReason.PaidByEmployer)]
    public void A_benefit_that_was_used_rules_it_out_and_silence_about_it_is_asked(RefundReason reason)
    {
        var question = new RefundQuestion(reason, Assessed(2023, "1"), Day("2024-01-02")) { PaidTwice = FeePeriod.Parse("2023-07..2023-12"), NothingDue = true };

        Assert.Equal(("refund.benefit-not-said", "benefitUse"), (Policy.For(question).Errors.Single().Code, Policy.For(question).Errors.Single().Field));
        Assert.Equal("refund.benefit-used", Policy.For(question with { BenefitUse = BenefitUse.Used }).Errors.Single().Code);
        Assert.True(Policy.For(question with { BenefitUse = BenefitUse.None }).Succeeded);
    }

    // Wrong entry, wrong data: what was paid too much.
    [Fact]
    public void A_wrong_grade_gives_the_difference_of_both_lines_back()
    {
        var question = new RefundQuestion(RefundReason.WrongEntry, Assessed(2023, "2"), Day("2023-03-01")) { Due = Assessed(2023, "1"), BenefitUse = BenefitUse.None };

        var grant = Policy.For(question).Value;

        Assert.Equal((Money.FromYuan(3204), false), (grant.Total, grant.EndsCover));
        Assert.Equal(InsuranceLine.BasicMedical, Assert.Single(grant.Lines).Insurance);
    }

    // A failed stop and late formalities: the months after the stop were not due.
    [Theory]
    [InlineData("2023-01..2023-04", 8, "1780.00")]
    [InlineData("2023-09..2023-12", 8, "1780.00")]
    [InlineData("2023-03..2023-03", 11, "2447.50")]
    public void Months_that_were_not_due_go_back_whole(string due, int months, string amount)
    {
        var right = Chongqing.Tariff(2023).Assess("1", FeePeriod.Parse(due)).Value;
        var grant = Policy.For(new RefundQuestion(RefundReason.WrongEntry, Assessed(2023, "1"), Day("2023-12-31")) { Due = right, BenefitUse = BenefitUse.None }).Value;

        Assert.Equal((amount, true, months), (grant.Total.ToString(), grant.EndsCover, grant.Months.Select(month => month.Month).Distinct().Count()));
        Assert.DoesNotContain(grant.Months, month => right.Period.Contains(month.Month));
    }

    [Fact]
    public void Who_should_not_have_been_entered_at_all_gets_everything_back()
    {
        var grant = Policy.For(new RefundQuestion(RefundReason.WrongEntry, Assessed(2023, "1"), Day("2023-12-31")) { NothingDue = true, BenefitUse = BenefitUse.None }).Value;

        Assert.Equal((Money.FromYuan(2670), true, 24), (grant.Total, grant.EndsCover, grant.Months.Count));
    }

    // 「其本人可在次年申请退还重复期间个人参保缴纳的费用」: in the following year, and the overlapping months only. Secondary.
    [Theory]
    [InlineData("2023-12-31", "refund.claim-early", "2024-01-01")]
    [InlineData("2023-06-15", "refund.claim-early", "2024-01-01")]
    [InlineData("2024-01-01", null, null)]
    [InlineData("2024-12-31", null, null)]
    [InlineData("2025-01-01", "refund.claim-late", null)]
    public void Months_that_an_employer_paid_too_are_claimed_in_the_following_year(string claimed, string? code, string? changesOn)
    {
        var answer = Policy.For(Employer("2023-06..2023-12", claimed));

        if (code is null)
        {
            Assert.Equal((Money.Parse("3426.50"), true), (answer.Value.Total, answer.Value.EndsCover));
            Assert.Equal(("pages-employer", Confidence.Secondary), (answer.Value.Sources[0].Id, answer.Value.Confidence));
        }
        else
        {
            var error = answer.Errors.Single();
            Assert.Equal((code, "pages-employer"), (error.Code, error.Source!.Id));
            Assert.Equal(changesOn is null ? null : Day(changesOn), error.ChangesOn);
        }
    }

    [Fact]
    public void An_employer_from_December_on_overlaps_in_one_month_and_one_of_the_next_year_in_none()
    {
        var december = Policy.For(Employer("2023-12..2024-12", "2024-01-01")).Value;
        Assert.Equal(Money.Parse("489.50"), december.Total);
        Assert.All(december.Months, month => Assert.Equal(new YearMonth(2023, 12), month.Month));

        var none = Policy.For(Employer("2024-01..2024-12", "2024-01-01")).Errors.Single();
        Assert.Equal(("refund.no-overlap", "2023-01..2023-12", "2024-01..2024-12"), (none.Code, none.Operands["paid"], none.Operands["other"]));
        var unsaid = Policy.For(Employer("2023-12..2024-12", "2024-01-01") with { PaidTwice = null }).Errors.Single();
        Assert.Equal(("refund.fact-needed", "paid-twice", "paidTwice"), (unsaid.Code, unsaid.Operands["fact"], unsaid.Field));
    }

    [Fact]
    public void A_grade_with_an_account_is_warned_that_its_credits_may_be_kept_back_and_everybody_is_told_the_way()
    {
        var second = Policy.For(Employer("2023-06..2023-12", "2024-02-01")).Value;
        var first = Policy.For(Employer("2023-06..2023-12", "2024-02-01") with { Paid = Assessed(2023, "1") }).Value;

        Assert.Equal(["refund.credits-kept-back", "refund.route"], second.Warnings.Select(warning => warning.Code));
        Assert.Equal(["refund.route"], first.Warnings.Select(warning => warning.Code));
        Assert.Equal("023-12366", first.Warnings[0].Operands["hotline"]);
        Assert.DoesNotContain(Policy.For(Death("2", "2023-01-05")).Value.Warnings, warning => warning.Code == "refund.credits-kept-back");
    }

    [Fact]
    public void What_went_back_already_does_not_go_back_again()
    {
        PaidMonthLine[] facts =
        [
            .. Assessed(2023, "2").MonthLines().Select(line => new PaidMonthLine(line.Month, line.Insurance, line.Amount)),
            new(new YearMonth(2023, 12), InsuranceLine.BasicMedical, Money.FromYuan(-445)),
            new(new YearMonth(2023, 11), InsuranceLine.BasicMedical, Money.FromYuan(-100)),
            new(new YearMonth(2024, 1), InsuranceLine.BasicMedical, Money.FromYuan(445)),
        ];
        var question = Employer("2023-11..2024-12", "2024-01-01") with { Facts = [.. facts] };

        var grant = Policy.For(question).Value;

        Assert.Equal(["345.00", "44.50", "44.50"], grant.Months.Select(month => month.Amount.ToString()));
        Assert.Equal(["pages-employer"], grant.Sources.Select(source => source.Id));
        var nothing = Policy.For(question with { Facts = [] }).Errors.Single();
        Assert.Equal(("refund.nothing-paid", "2023-11..2023-12"), (nothing.Code, nothing.Operands["months"]));
        var lower = new RefundQuestion(RefundReason.RateReducedOrSubsidised, Assessed(2023, "2"), Day("2023-09-01")) { Due = Assessed(2023, "1"), Facts = [] };
        Assert.Equal("refund.nothing-paid", Policy.For(lower).Errors.Single().Code);
    }

    [Theory]
    [InlineData("2020-07-31", "2020-08-01")]
    [InlineData("2020-08-01", null)]
    public void A_claim_before_the_rule_applied_learns_from_when(string claimed, string? changesOn)
    {
        var question = new RefundQuestion(RefundReason.PaidTwiceOnRetirement, Assessed(2020, "2"), Day(claimed)) { PaidTwice = FeePeriod.Parse("2020-06..2020-12"), BenefitUse = BenefitUse.None };
        var answer = Policy.For(question);

        Assert.Equal(changesOn is null, answer.Succeeded);
        Assert.Equal(changesOn is null ? null : ("refund.rule-outside", Day(changesOn)), answer.Succeeded ? null : ((string, LocalDate)?)(answer.Errors.Single().Code, answer.Errors.Single().ChangesOn!.Value));
    }

    [Fact]
    public void A_rule_is_not_believed_outside_its_days_nor_for_another_year()
    {
        // A death in January 2020, claimed when the rule applied; a claim after what is published; a year before it.
        var before = Policy.For(new RefundQuestion(RefundReason.Death, Assessed(2020, "2"), Day("2020-09-01")) { HappenedOn = Day("2020-01-20") }).Errors.Single();
        var after = Policy.For(new RefundQuestion(RefundReason.PaidTwiceOnRetirement, Assessed(2023, "2"), Day("2027-01-01")) { PaidTwice = Year2023, BenefitUse = BenefitUse.None }).Errors.Single();
        var year = Policy.For(new RefundQuestion(RefundReason.PaidTwiceOnRetirement, Assessed(2019, "2"), Day("2021-01-01")) { PaidTwice = FeePeriod.Parse("2019-01..2019-12"), BenefitUse = BenefitUse.None }).Errors.Single();

        Assert.All(new[] { before, after, year }, error => Assert.Equal(("refund.rule-outside", "2020-08", "2026-12", null), (error.Code, error.Operands["from"], error.Operands["through"], error.ChangesOn)));
        Assert.Equal("refund.rule-outside", Policy.For(Employer("2023-06..2023-12", "2027-01-01")).Errors.Single().Code);
    }

    [Fact]
    public void A_place_without_refund_rules_is_refused_by_its_name()
    {
        var shanghai = TariffCatalog.Embedded.Find(Region.Parse("310000"), Scheme.FlexibleEmployment, 2024).Value;
        var assessed = shanghai.Assess(shanghai.Grades.First().Id, 12, BaseChoice.Floor).Value;
        var error = Policy.For(new RefundQuestion(RefundReason.Death, assessed, Day("2023-05-01")) { HappenedOn = Day("2023-01-20") }).Errors.Single();

        Assert.Equal(("refund.rule-unknown", "310000", "flexible-employment", "death"), (error.Code, error.Operands["region"], error.Operands["scheme"], error.Operands["reason"]));
    }

    [Fact]
    public void Facts_that_contradict_each_other_are_mistakes_of_the_caller()
    {
        var question = new RefundQuestion(RefundReason.WrongEntry, Assessed(2023, "2"), Day("2023-12-01")) { BenefitUse = BenefitUse.None };
        var some = Chongqing.Tariff(2023).Assess("1", FeePeriod.Parse("2023-01..2023-06")).Value;

        Assert.Throws<ArgumentNullException>(() => Policy.For(null!));
        Assert.Throws<ArgumentNullException>(() => Policy.For(question with { Paid = null! }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Policy.For(question with { Reason = (RefundReason)99 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Policy.For(question with { BenefitUse = (BenefitUse)99 }));
        Assert.Throws<ArgumentException>(() => Policy.For(question with { Due = some, NothingDue = true }));
        Assert.Throws<ArgumentException>(() => Policy.For(question with { Due = Assessed(2024, "1") }));
        Assert.Throws<ArgumentException>(() => Policy.For(question with { Due = some }));
        Assert.Throws<ArgumentException>(() => Policy.For(question with { NothingDue = true, Facts = [new(new YearMonth(2023, 1), InsuranceLine.BasicMedical, Money.FromFen(-1))] }));
        Assert.Equal("wrong-entry 2023-01..2023-12 5874.00", question.ToString());
    }

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private static Assessment Assessed(int year, string grade) => Chongqing.Tariff(year).Assess(grade, 12).Value;

    private static RefundQuestion Death(string grade, string died) => new(RefundReason.Death, Assessed(2023, grade), Day("2023-12-31")) { HappenedOn = Day(died) };

    private static RefundQuestion Employer(string months, string claimed) =>
        new(RefundReason.PaidByEmployer, Assessed(2023, "2"), Day(claimed)) { PaidTwice = FeePeriod.Parse(months), BenefitUse = BenefitUse.None };
}
