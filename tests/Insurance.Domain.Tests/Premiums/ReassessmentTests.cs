using FsCheck.Fluent;
using Insurance.Domain.Contributions;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Premiums;

/// <summary>What is still due, or paid too much, after something changed; what was paid is never edited.</summary>
public sealed class ReassessmentTests
{
    private static readonly ReassessmentId First = ReassessmentId.Parse("rea-0001");
    private static readonly ReassessmentId Second = ReassessmentId.Parse("rea-0002");
    private static readonly FeePeriod Year = FeePeriod.Parse("2025-01..2025-12");
    private static readonly InsuranceLine Basic = InsuranceLine.Parse("basic");

    [Fact]
    public void A_base_that_is_corrected_upwards_brings_a_supplement_for_each_month_and_line()
    {
        // The base of 渝医保发〔2022〕27号, paid for as grade 1: 178 and 44.50 a month. Declared as grade 2 it is 445 and 44.50.
        var months = FeePeriod.Parse("2023-01..2023-12");
        var before = Chongqing.Tariff(2023).Assess("1", 12).Value;
        var due = Chongqing.Tariff(2023).Assess("2", 12).Value;
        var paid = months.EachMonth().SelectMany(month => new[]
        {
            new PaidMonthLine(month, InsuranceLine.BasicMedical, Money.FromYuan(178)),
            new PaidMonthLine(month, InsuranceLine.LargeAmountMutual, Money.Parse("44.50")),
        }).ToList();

        var reassessment = Reassessment.Of(First, months, paid, due, before).Value;

        Assert.Equal(12, reassessment.Adjustments.Length);
        Assert.All(reassessment.Adjustments, adjustment => Assert.Equal((InsuranceLine.BasicMedical, Money.FromYuan(178), Money.FromYuan(445), Money.FromYuan(267)), (adjustment.Line, adjustment.Paid, adjustment.Due, adjustment.Amount)));
        Assert.Equal((Money.FromYuan(3204), Money.Zero, Money.FromYuan(3204)), (reassessment.Supplement, reassessment.Refund, reassessment.Balance));
        Assert.Contains(reassessment.Adjustments[0].SourcesBefore, source => source.Document == "渝医保发〔2022〕27号");
        Assert.Contains(reassessment.Adjustments[0].SourcesAfter, source => source.Document == "渝医保发〔2022〕27号");
        Assert.Equal("rea-0001 2023-01..2023-12 3204.00", reassessment.ToString());
    }

    [Fact]
    public void Months_that_are_no_longer_due_are_left_over_and_other_months_stay_out()
    {
        var due = Priced("30.00").Assess("a", FeePeriod.Parse("2025-04..2025-06")).Value;
        PaidMonthLine[] paid = [Paid(2024, 12, "30.00"), Paid(2025, 3, "30.00"), Paid(2025, 4, "30.00"), Paid(2025, 5, "20.00")];

        var reassessment = Reassessment.Of(First, Year, paid, due).Value;

        Assert.Equal(
            [(3, "30.00", "0.00", "-30.00"), (5, "20.00", "30.00", "10.00"), (6, "0.00", "30.00", "30.00")],
            reassessment.Adjustments.Select(adjustment => (adjustment.Month.Month, adjustment.Paid.ToString(), adjustment.Due.ToString(), adjustment.Amount.ToString())));
        Assert.Equal((Money.FromYuan(40), Money.FromYuan(30), Money.FromYuan(10)), (reassessment.Supplement, reassessment.Refund, reassessment.Balance));
        Assert.Empty(reassessment.Adjustments[0].SourcesAfter);
        Assert.Empty(reassessment.Adjustments[1].SourcesBefore);
        Assert.Equal("d1", Assert.Single(reassessment.Adjustments[1].SourcesAfter).Id);
    }

    [Fact]
    public void Where_nothing_is_due_all_is_left_over()
    {
        var reassessment = Reassessment.Of(First, Year, [Paid(2025, 1, "30.00"), Paid(2025, 1, "2.00")], null).Value;

        Assert.Equal(Money.FromYuan(-32), Assert.Single(reassessment.Adjustments).Amount);
    }

    [Fact]
    public void A_line_that_is_rounded_over_the_year_is_told_by_month_and_sums_to_it()
    {
        // 100 yuan a year for everybody: 8.33, 8.34, 8.33 and so on.
        var file = File(Figure("fee", "yuan-a-year", "2025 = 100.00"), Grade("a", Fixed("basic", "fee", "\"round\": { \"each\": \"year\", \"to\": \"0.01\", \"mode\": \"half-up\" }")));

        var reassessment = Reassessment.Of(First, Year, [], Tariff(file).Assess("a", 12).Value).Value;

        Assert.Equal(["8.33", "8.34", "8.33"], reassessment.Adjustments.Take(3).Select(adjustment => adjustment.Amount.ToString()));
        Assert.Equal(Money.FromYuan(100), reassessment.Supplement);
    }

    [Fact]
    public void The_state_s_lines_are_nobody_s_supplement()
    {
        var file = File(Figure("fee", "yuan-a-month", "2025 = 30.00"), Grade("a", Fixed("basic", "fee"), Fixed("subsidy", "fee", "\"payer\": \"state\"")));

        Assert.All(Reassessment.Of(First, Year, [], Tariff(file).Assess("a", 12).Value).Value.Adjustments, adjustment => Assert.Equal(Basic, adjustment.Line));
    }

    [Fact]
    public void One_number_corrects_a_month_of_a_line_once()
    {
        var paid = Reassessment.Of(First, Year, [], Priced("30.00").Assess("a", 1).Value).Value.ToPaid().ToList();

        var again = Reassessment.Of(First, Year, paid, Priced("31.00").Assess("a", 1).Value);

        var error = Assert.Single(again.Errors);
        Assert.Equal(("reassessment.id-used", "id", "rea-0001", "basic", "2025-12"), (error.Code, error.Field, error.Operands["id"], error.Operands["line"], error.Operands["month"]));
        Assert.Equal(Money.FromYuan(1), Reassessment.Of(Second, Year, paid, Priced("31.00").Assess("a", 1).Value).Value.Balance);
        Assert.Empty(Reassessment.Of(First, Year, paid, Priced("30.00").Assess("a", 1).Value).Value.Adjustments);
    }

    [Fact]
    public void A_premium_beyond_the_months_that_are_looked_at_is_a_mistake_of_the_caller()
    {
        var due = Priced("30.00").Assess("a", 12).Value;

        Assert.Throws<ArgumentException>(() => Reassessment.Of(First, FeePeriod.Parse("2025-02..2025-12"), [], due));
        Assert.Throws<ArgumentException>(() => Reassessment.Of(default, Year, [], due));
    }

    [Fact]
    public void A_paid_order_gives_its_months_and_an_open_or_refunded_one_none()
    {
        // 5,874.00 = 5,340.00 + 534.00: 445 and 44.50 a month.
        var premium = Chongqing.FirstPremium().Assessment;
        var order = Chongqing.PaidAt(Chongqing.At(2023, 1, 3));

        var paid = order.PaidMonthLines(premium).ToList();

        Assert.Equal(24, paid.Count);
        Assert.Equal(new PaidMonthLine(new YearMonth(2023, 1), InsuranceLine.BasicMedical, Money.FromYuan(445), order.Id), paid[0]);
        Assert.Equal(order.Total, Money.Sum(paid.Select(fact => fact.Amount)));
        Assert.Equal(paid, order.Book(new LocalDate(2023, 1, 5)).Value.PaidMonthLines(premium));
        Assert.Empty(Chongqing.Placed().PaidMonthLines(premium));
        Assert.Empty(order.Refund(RefundReason.Death, new LocalDate(2023, 1, 20)).Value.Order.PaidMonthLines(premium));
        Assert.Empty(Reassessment.Of(First, premium.Period, paid, premium).Value.Adjustments);
        Assert.Throws<ArgumentException>(() => order.PaidMonthLines(Chongqing.Tariff(2023).Assess("1", 12).Value));
        Assert.Throws<ArgumentException>(() => order.PaidMonthLines(Chongqing.Tariff(2022).Assess("2", 12).Value));
    }

    [Fact]
    public void With_its_adjustments_paid_a_reassessment_finds_nothing_new_and_the_change_back_sums_to_zero() => Holds.ForAll(
        Compared.Any,
        Compared.Any,
        (first, second) =>
        {
            var (was, now) = (first.Assess(), second.Assess());
            var paid = Reassessment.Of(ReassessmentId.Parse("rea-0000"), Year, [], was).Value.ToPaid().Select(fact => fact with { Reassessment = null }).ToList();
            Assert.Equal(was.Total, Money.Sum(paid.Select(fact => fact.Amount)));

            var change = Reassessment.Of(First, Year, paid, now, was).Value;
            var after = paid.Concat(change.ToPaid()).ToList();

            Assert.Equal(now.Total - was.Total, change.Balance);
            Assert.Equal(change.Balance, change.Supplement - change.Refund);
            Assert.Equal(change.Adjustments.Length, change.Adjustments.Select(adjustment => (adjustment.Line, adjustment.Month)).Distinct().Count());
            Assert.Empty(Reassessment.Of(First, Year, after, now).Value.Adjustments);
            Assert.Empty(Reassessment.Of(Second, Year, after, now).Value.Adjustments);
            Assert.All(
                Reassessment.Of(Second, Year, after, was).Value.ToPaid().Concat(change.ToPaid()).GroupBy(fact => (fact.Line, fact.Month)),
                both => Assert.Equal(Money.Zero, Money.Sum(both.Select(fact => fact.Amount))));
            Assert.All(change.Adjustments, adjustment =>
            {
                Assert.True(adjustment.Paid == Money.Zero || adjustment.SourcesBefore.Count > 0);
                Assert.True(adjustment.Due == Money.Zero || adjustment.SourcesAfter.Count > 0);
            });
        },
        200);

    private static Tariff Priced(string fee) => Tariff(File(Figure("fee", "yuan-a-month", $"2025 = {fee}"), Grade("a", Fixed("basic", "fee"))));

    private static PaidMonthLine Paid(int year, int month, string amount) => new(new YearMonth(year, month), Basic, Money.Parse(amount));
}
