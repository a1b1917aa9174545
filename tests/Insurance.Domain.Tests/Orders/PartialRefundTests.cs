using Insurance.Domain.Contributions;
using Insurance.Domain.Orders;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>
/// What a refund rule grants of a paid order: the months an employer paid too, or a difference. The order keeps the rest, and never gives back more
/// of an insurance than it has. Grade 2 of 2023: 445.00 and 44.50 a month.
/// </summary>
public sealed class PartialRefundTests
{
    private static readonly LocalDate Day = new(2024, 1, 15);
    private static readonly Source Rule = new("2020-39", "渝医保发〔2020〕39号", null, null, null, null);
    private static readonly PremiumOrder Paid = Chongqing.PaidAt(Chongqing.At(2023, 1, 3));

    [Fact]
    public void Months_that_an_employer_paid_too_go_back_and_are_free_and_the_others_stay_paid()
    {
        var grant = Months(10, 12);

        var (order, returns) = Paid.Refund(grant, Day).Value;

        Assert.Equal(146_850, grant.Total.Fen);
        Assert.Equal([new MoneyReturn(Money.FromFen(146_850), RefundReason.PaidByEmployer, Day, PaymentChannel.WeChat, "N-1")], returns);
        AssertBalance(order, OrderState.Paid, received: 587_400, applied: 440_550, surplus: 0, returned: 146_850, due: 0, reduced: 146_850);
        var record = order.Mark(ContributionRecord.Empty);
        Assert.Equal((MonthState.Paid, MonthState.Refunded), (record.StateOf(InsuranceLine.BasicMedical, new YearMonth(2023, 9)), record.StateOf(InsuranceLine.BasicMedical, new YearMonth(2023, 10))));
        Assert.Equal("2024-01-15 refund-part paid", order.History[^1].ToString());

        // What it paid is what it keeps, month by month.
        var paid = order.PaidMonthLines(Chongqing.FirstPremium().Assessment).ToList();
        Assert.Equal(order.Applied, Money.Sum(paid.Select(month => month.Amount)));
        Assert.Equal(Money.Zero, Money.Sum(paid.Where(month => month.Month == new YearMonth(2023, 11)).Select(month => month.Amount)));
    }

    [Fact]
    public void A_difference_goes_back_and_every_month_stays_insured()
    {
        var grant = new RefundGrant(
            RefundReason.RateReducedOrSubsidised, [new(InsuranceLine.BasicMedical, new YearMonth(2023, 1), Money.FromYuan(100))], EndsCover: false, [Rule], Confidence.OfficialReprint);

        var order = Paid.Book(new LocalDate(2023, 1, 9)).Value.Refund(grant, Day).Value.Order;

        AssertBalance(order, OrderState.Booked, received: 587_400, applied: 577_400, surplus: 0, returned: 10_000, due: 0, reduced: 10_000);
        Assert.Equal(577_400, order.Balance.Booked.Fen);
        Assert.Equal(MonthState.Paid, order.Mark(ContributionRecord.Empty).StateOf(InsuranceLine.BasicMedical, new YearMonth(2023, 1)));
    }

    [Fact]
    public void A_part_that_a_channel_is_asked_for_is_a_surplus_until_it_arrived()
    {
        var (asked, returns) = Paid.StartRefund(Months(12, 12), Day).Value;

        AssertBalance(asked, OrderState.Paid, received: 587_400, applied: 538_450, surplus: 48_950, returned: 0, due: 0, reduced: 48_950);
        Assert.Equal("ORDER-0001-R1", returns.Single().Number);
        var done = asked.Settle("ORDER-0001-R1", ReturnState.Succeeded, Day.PlusDays(1)).Value;
        AssertBalance(done, OrderState.Paid, received: 587_400, applied: 538_450, surplus: 0, returned: 48_950, due: 0, reduced: 48_950);
    }

    [Fact]
    public void More_than_an_order_keeps_of_an_insurance_is_refused_with_both_amounts()
    {
        var twice = Paid.Refund(Months(7, 12), Day).Value.Order;
        var basic = new RefundGrant(RefundReason.WrongEntry, [new(InsuranceLine.BasicMedical, new YearMonth(2023, 1), Money.FromYuan(2_671))], EndsCover: false, [Rule], Confidence.OfficialReprint);

        var error = twice.Refund(basic, Day).Errors.Single();

        // Six months of 445.00 are left of twelve.
        Assert.Equal(("order.grant-exceeds", "basic-medical", "2671.00", "2670.00"), (error.Code, error.Operands["line"], error.Operands["granted"], error.Operands["kept"]));
        Assert.True(twice.Refund(basic with { Months = [basic.Months[0] with { Amount = Money.FromYuan(2_670) }] }, Day).Succeeded);
        Assert.Equal("order.grant-exceeds", Paid.Refund(basic with { Months = [basic.Months[0] with { Month = new YearMonth(2024, 1), Amount = Money.FromYuan(1) }] }, Day).Errors.Single().Code);
        Assert.Equal("order.grant-exceeds", Paid.Refund(basic with { Months = [basic.Months[0] with { Insurance = InsuranceLine.Parse("pension"), Amount = Money.FromYuan(1) }] }, Day).Errors.Single().Code);
    }

    [Fact]
    public void All_of_it_ends_the_order_and_the_rest_of_it_too()
    {
        AssertBalance(Paid.Refund(Months(1, 12), Day).Value.Order, OrderState.Refunded, received: 587_400, applied: 0, surplus: 0, returned: 587_400, due: 0, reduced: 587_400);

        var half = Paid.Refund(Months(7, 12), Day).Value.Order;
        AssertBalance(half.Refund(Months(1, 6), Day).Value.Order, OrderState.Refunded, received: 587_400, applied: 0, surplus: 0, returned: 587_400, due: 0, reduced: 587_400);
        AssertBalance(half.Refund(RefundReason.Death, Day).Value.Order, OrderState.Refunded, received: 587_400, applied: 0, surplus: 0, returned: 587_400, due: 0, reduced: 587_400);
        AssertBalance(half.StartRefund(Months(1, 6), Day).Value.Order, OrderState.Refunding, received: 587_400, applied: 0, surplus: 293_700, returned: 293_700, due: 0, reduced: 587_400);
    }

    [Fact]
    public void Nothing_is_granted_of_an_order_that_is_not_paid_or_has_ended()
    {
        Assert.Equal("order.not-paid", Chongqing.Placed().Refund(Months(1, 1), Day).Errors.Single().Code);
        Assert.Equal("order.nothing-to-refund", Chongqing.Placed().Close(Chongqing.At(2023, 1, 4)).Value.Refund(Months(1, 1), Day).Errors.Single().Code);
        Assert.Equal("order.refunded", Paid.Refund(RefundReason.Death, Day).Value.Order.Refund(Months(1, 1), Day).Errors.Single().Code);
        Assert.Equal("order.refunding", Paid.StartRefund(RefundReason.Death, Day).Value.Order.Refund(Months(1, 1), Day).Errors.Single().Code);
        Assert.Equal("order.returned-early", Paid.Refund(Months(1, 1), new LocalDate(2023, 1, 2)).Errors.Single().Code);
    }

    [Fact]
    public void A_reassessment_gives_a_month_back_once()
    {
        var found = Months(3, 3) with { Reassessment = ReassessmentId.Parse("rea-0001"), EndsCover = false };
        var once = Paid.Refund(found with { Months = [found.Months[0] with { Amount = Money.FromYuan(1) }] }, Day).Value.Order;

        var error = once.Refund(found, Day).Errors.Single();
        Assert.Equal(("reassessment.id-used", "rea-0001", "2023-03"), (error.Code, error.Operands["id"], error.Operands["month"]));
        Assert.True(once.Refund(found with { Reassessment = ReassessmentId.Parse("rea-0002") }, Day).Succeeded);
    }

    [Fact]
    public void A_grant_without_months_or_with_one_twice_is_a_mistake_of_the_caller()
    {
        var grant = Months(1, 1);

        Assert.Throws<ArgumentException>(() => Paid.Refund(grant with { Months = [] }, Day));
        Assert.Throws<ArgumentException>(() => Paid.Refund(grant with { Months = [grant.Months[0], grant.Months[0]] }, Day));
        Assert.Throws<ArgumentException>(() => Paid.StartRefund(grant with { Months = [grant.Months[0] with { Amount = Money.Zero }] }, Day));
        Assert.Throws<ArgumentException>(() => Paid.Refund(grant with { Reason = (RefundReason)99 }, Day));
    }

    private static RefundGrant Months(int from, int through) => new(
        RefundReason.PaidByEmployer,
        [
            .. Enumerable.Range(from, through - from + 1).SelectMany(month => new RefundedMonth[]
            {
                new(InsuranceLine.BasicMedical, new YearMonth(2023, month), Money.FromYuan(445)),
                new(InsuranceLine.LargeAmountMutual, new YearMonth(2023, month), Money.Parse("44.50")),
            }),
        ],
        EndsCover: true,
        [Rule],
        Confidence.OfficialReprint);

    private static void AssertBalance(PremiumOrder order, OrderState state, long received, long applied, long surplus, long returned, long due, long reduced)
    {
        var balance = order.Balance;
        Assert.Equal(state, order.State);
        Assert.Equal(
            (received, applied, surplus, returned, due, reduced),
            (balance.Received.Fen, balance.Applied.Fen, balance.Surplus.Fen, balance.Returned.Fen, balance.Due.Fen, balance.Reduced.Fen));
        Assert.Equal(balance.Assessed, balance.Due + balance.Applied + balance.Reduced);
        Assert.Equal(balance.Applied, balance.InTransit + balance.Booked);
    }
}
