using Insurance.Domain.Contributions;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Premiums;

/// <summary>What a refused refund names: the fact it is about, the values it was decided by, and the day on which the answer changes.</summary>
public sealed class RefundRefusalsTests
{
    private static readonly FeePeriod Year = FeePeriod.Parse("2023-01..2023-12");
    private static readonly LocalDate Summer = new(2023, 7, 1);

    public static TheoryData<string, RefundQuestion, string, string> Refused => new()
    {
        { "credits of an account", Asked(RefundReason.Death, "2") with { HappenedOn = new(2023, 2, 1) }, "refund.credits-unknown", "reason hotline=023-12366" },
        { "a claim before the event", Asked(RefundReason.Death, "2") with { HappenedOn = new(2023, 8, 1) }, "refund.before-event", "claimedOn claimed=2023-07-01 happened=2023-08-01" },
        { "no day of death", Asked(RefundReason.Death, "2"), "refund.fact-needed", "happenedOn fact=happened-on" },
        { "no months that were paid twice", Unused(RefundReason.PaidTwiceOnRetirement, "2"), "refund.fact-needed", "paidTwice fact=paid-twice" },
        { "nothing that is due", Asked(RefundReason.RateReducedOrSubsidised, "2"), "refund.fact-needed", "due fact=due" },
        { "months of another year", Unused(RefundReason.PaidTwiceOnRetirement, "2") with { PaidTwice = FeePeriod.Parse("2022-01..2022-12") }, "refund.no-overlap", "paidTwice other=2022-01..2022-12 paid=2023-01..2023-12" },
        { "more is due", Asked(RefundReason.RateReducedOrSubsidised, "1") with { Due = Chongqing.Tariff(2023).Assess("2", 12).Value }, "refund.more-due", "due due=5874.00 paid=2670.00" },
        { "the same is due", Asked(RefundReason.RateReducedOrSubsidised, "1") with { Due = Chongqing.Tariff(2023).Assess("1", 12).Value }, "refund.no-difference", "due due=2670.00" },
        { "all went back", Unused(RefundReason.PaidTwiceOnRetirement, "2") with { PaidTwice = Year, Facts = [] }, "refund.nothing-paid", "facts months=2023-01..2023-12" },
        { "all of a difference went back", Asked(RefundReason.RateReducedOrSubsidised, "2") with { Due = Chongqing.Tariff(2023).Assess("1", 12).Value, Facts = [] }, "refund.nothing-paid", "facts months=2023-01..2023-12" },
        { "nobody said whether a benefit was used", Asked(RefundReason.PaidTwiceOnRetirement, "2") with { PaidTwice = Year }, "refund.benefit-not-said", "benefitUse" },
        { "a benefit was used", Asked(RefundReason.PaidTwiceOnRetirement, "2") with { PaidTwice = Year, BenefitUse = BenefitUse.Used }, "refund.benefit-used", "benefitUse" },
        { "too early, and nobody said whether a benefit was used", Asked(RefundReason.PaidByEmployer, "2") with { PaidTwice = Year }, "refund.claim-early", "claimedOn claimed=2023-07-01 opens=2024-01-01" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_refused_refund_names_the_fact_it_is_about(string what, RefundQuestion question, string code, string told)
    {
        var error = new RefundPolicy().For(question).Errors.Single();

        var operands = error.Operands.Select(operand => $"{operand.Name}={operand}").Order(StringComparer.Ordinal).Where(operand => !operand.StartsWith("document=", StringComparison.Ordinal));
        Assert.True((code, told) == (error.Code, string.Join(' ', operands.Prepend(error.Field))), $"{what}: {error.Code} {error.Field} {string.Join(' ', operands)}");
    }

    [Fact]
    public void A_question_about_nothing_is_a_mistake_of_the_caller_that_names_it()
    {
        var due = Chongqing.Tariff(2023).Assess("1", 12).Value;

        Assert.Equal("question", Assert.Throws<ArgumentNullException>(() => new RefundPolicy().For(null!)).ParamName);
        Assert.Equal("question", Assert.Throws<ArgumentException>(() => new RefundPolicy().For(Asked(RefundReason.WrongEntry, "2") with { Due = due, NothingDue = true })).ParamName);
        Assert.Contains("contradict", Assert.Throws<ArgumentException>(() => new RefundPolicy().For(Asked(RefundReason.WrongEntry, "2") with { Due = due, NothingDue = true })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RefundPolicy().For(Asked((RefundReason)99, "2")));
    }

    [Fact]
    public void What_was_paid_by_fact_rests_on_no_figure_of_the_premium()
    {
        ValueList<PaidMonthLine> facts = [.. Chongqing.Tariff(2023).Assess("2", 12).Value.MonthLines().Select(line => new PaidMonthLine(line.Month, line.Insurance, line.Amount))];
        var question = Unused(RefundReason.PaidTwiceOnRetirement, "2") with { PaidTwice = FeePeriod.Parse("2022-07..2023-03") };

        var byPremium = new RefundPolicy().For(question).Value;
        var byFact = new RefundPolicy().For(question with { Facts = facts }).Value;

        Assert.Equal(byPremium.Months, byFact.Months);
        Assert.Equal(FeePeriod.Parse("2023-01..2023-03").EachMonth(), byFact.Months.Select(month => month.Month).Distinct());
        Assert.Equal(["2020-39"], byFact.Sources.Select(source => source.Id));
        Assert.Contains(byPremium.Sources, source => source.Document == "渝医保发〔2022〕27号");
    }

    private static RefundQuestion Asked(RefundReason reason, string grade) => new(reason, Chongqing.Tariff(2023).Assess(grade, 12).Value, Summer);

    private static RefundQuestion Unused(RefundReason reason, string grade) => Asked(reason, grade) with { BenefitUse = BenefitUse.None };
}
