using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>
/// A refund that a channel is asked for and tells of later. Until it arrived its money is a surplus of the order, in sight; what fails is asked for
/// another way; nothing goes back twice. WeChat Pay's refund states: SUCCESS, CLOSED, PROCESSING, ABNORMAL.
/// </summary>
public sealed class StartedRefundTests
{
    private static readonly LocalDate Day = new(2023, 1, 20);
    private static readonly PremiumOrder Paid = Chongqing.PaidAt(Chongqing.At(2023, 1, 3));

    [Fact]
    public void An_order_whose_money_is_on_its_way_back_applies_nothing_and_is_refunded_when_it_arrived()
    {
        var (asked, returns) = Paid.StartRefund(RefundReason.Death, Day).Value;

        Assert.Equal([new MoneyReturn(Money.FromFen(587_400), RefundReason.Death, Day, PaymentChannel.WeChat, "N-1") { Number = "ORDER-0001-R1" }], returns);
        AssertMoney(asked, OrderState.Refunding, applied: 0, surplus: 587_400, onItsWayBack: 587_400, returned: 0);
        Assert.Equal((RefundReason.Death, (LocalDate?)null), (asked.RefundReason!.Value, asked.RefundedOn));
        Assert.Equal(ReturnState.Asked, asked.StateOf(returns[0]));

        var (order, outcome) = asked.Apply(Back("R-1", 587_400, "ORDER-0001-R1", Chongqing.At(2023, 1, 22))).Value;

        Assert.Equal(("notice.given-back", NoticeOutcomeKind.GivenBack), (outcome.Code, outcome.Kind));
        AssertMoney(order, OrderState.Refunded, applied: 0, surplus: 0, onItsWayBack: 0, returned: 587_400);
        Assert.Equal((new LocalDate(2023, 1, 22), RefundReason.Death, ReturnState.Succeeded), (order.RefundedOn!.Value, order.RefundReason!.Value, order.StateOf(returns[0])!.Value));
        Assert.Equal(NoticeOutcomeKind.AlreadyApplied, order.Apply(Back("R-1", 587_400, "ORDER-0001-R1", Chongqing.At(2023, 1, 22))).Value.Outcome.Kind);
        Assert.Equal(["2023-01-03 pay paid", "2023-01-20 start-refund refunding", "2023-01-22 refund refunded"], order.History.Select(entry => entry.ToString()));
    }

    [Fact]
    public void What_the_channel_could_not_give_back_is_asked_for_another_way()
    {
        var asked = Paid.StartRefund(RefundReason.Death, Day).Value.Order;
        var failed = asked.Apply(Failed("R-1", "ORDER-0001-R1")).Value.Order;

        AssertMoney(failed, OrderState.Refunding, applied: 0, surplus: 587_400, onItsWayBack: 0, returned: 0);
        var (again, returns) = failed.StartReturn(Day.PlusDays(2), PaymentChannel.TaxServiceHall).Value;
        Assert.Equal([("ORDER-0001-R2", PaymentChannel.TaxServiceHall, (RefundReason?)RefundReason.Death)], returns.Select(part => (part.Number!, part.Channel, part.Reason)));
        Assert.Equal("order.no-surplus", again.StartReturn(Day.PlusDays(2)).Errors.Single().Code);

        var done = again.Settle("ORDER-0001-R2", ReturnState.Succeeded, Day.PlusDays(3)).Value;
        AssertMoney(done, OrderState.Refunded, applied: 0, surplus: 0, onItsWayBack: 0, returned: 587_400);
        Assert.Equal(Day.PlusDays(3), done.RefundedOn);

        // The first one arrives after all: its money is not this order's any more.
        var (held, outcome) = done.Apply(Back("R-9", 587_400, "ORDER-0001-R1", Chongqing.At(2023, 1, 25))).Value;
        Assert.Equal(("notice.return-twice", HeldReason.ReturnTwice), (outcome.Code, outcome.Because!.Value));
        AssertMoney(held, OrderState.Refunded, applied: 0, surplus: 0, onItsWayBack: 0, returned: 587_400);
        Assert.Equal("order.return-settled", done.Settle("ORDER-0001-R1", ReturnState.Succeeded, Day.PlusDays(4)).Errors.Single().Code);
    }

    [Fact]
    public void What_failed_and_arrives_before_it_was_asked_for_again_is_given_back()
    {
        var failed = Paid.StartRefund(RefundReason.Death, Day).Value.Order.Settle("ORDER-0001-R1", ReturnState.Failed, Day.PlusDays(1)).Value;

        var order = failed.Apply(Back("R-1", 587_400, "ORDER-0001-R1", Chongqing.At(2023, 1, 23))).Value.Order;

        AssertMoney(order, OrderState.Refunded, applied: 0, surplus: 0, onItsWayBack: 0, returned: 587_400);
        Assert.Equal("order.no-surplus", order.StartReturn(Day.PlusDays(9)).Errors.Single().Code);
        Assert.Same(order, order.Settle("ORDER-0001-R1", ReturnState.Succeeded, Day.PlusDays(9)).Value);
        Assert.Equal("order.return-settled", order.Settle("ORDER-0001-R1", ReturnState.Failed, Day.PlusDays(9)).Errors.Single().Code);
    }

    [Fact]
    public void What_a_failure_says_after_the_money_arrived_changes_nothing()
    {
        var asked = Paid.StartRefund(RefundReason.Death, Day).Value.Order;
        PaymentNotice[] notices = [Back("R-2", 587_400, "ORDER-0001-R1", Chongqing.At(2023, 1, 22)), Failed("R-1", "ORDER-0001-R1"), Failed("R-3", "ORDER-0001-R1")];

        foreach (var ordering in Orderings(notices))
        {
            var order = ordering.Aggregate(asked, (so, notice) => so.Apply(notice).Value.Order);
            AssertMoney(order, OrderState.Refunded, applied: 0, surplus: 0, onItsWayBack: 0, returned: 587_400);
        }
    }

    [Fact]
    public void Several_payments_are_asked_back_each_by_its_number_and_the_last_one_ends_the_order()
    {
        var order = Chongqing.Placed()
            .Apply(Chongqing.Notice("N-1", 300_000)).Value.Order
            .Apply(Chongqing.Notice("N-2", 300_000, Chongqing.At(2023, 1, 5), PaymentChannel.Alipay)).Value.Order
            .StartRefund(RefundReason.WrongEntry, Day).Value.Order;

        // A surplus of 126.00 goes the same way: nothing is left behind.
        Assert.Equal([("ORDER-0001-R1", 300_000, "N-2"), ("ORDER-0001-R2", 300_000, "N-1")], order.Returns.Select(part => (part.Number!, part.Amount.Fen, part.Notice)));
        var first = order.Settle("ORDER-0001-R2", ReturnState.Succeeded, Day).Value;
        AssertMoney(first, OrderState.Refunding, applied: 0, surplus: 300_000, onItsWayBack: 300_000, returned: 300_000);
        Assert.Equal(OrderState.Refunded, first.Settle("ORDER-0001-R1", ReturnState.Succeeded, Day).Value.State);
    }

    [Fact]
    public void Money_that_comes_while_the_rest_goes_back_is_a_surplus_whichever_is_told_first()
    {
        var asked = Paid.StartRefund(RefundReason.Death, Day).Value.Order;
        var (more, outcome) = asked.Apply(Chongqing.Notice("N-7", 700, Chongqing.At(2023, 1, 21))).Value;

        Assert.Equal(NoticeOutcomeKind.Surplus, outcome.Kind);
        AssertMoney(more, OrderState.Refunding, applied: 0, surplus: 588_100, onItsWayBack: 587_400, returned: 0);
        var back = more.Settle("ORDER-0001-R1", ReturnState.Succeeded, Day.PlusDays(1)).Value;
        var other = asked.Settle("ORDER-0001-R1", ReturnState.Succeeded, Day.PlusDays(1)).Value.Apply(Chongqing.Notice("N-7", 700, Chongqing.At(2023, 1, 21))).Value.Order;
        Assert.All([back, other], order => AssertMoney(order, OrderState.Refunded, applied: 0, surplus: 700, onItsWayBack: 0, returned: 587_400));

        var (done, returns) = back.ReturnSurplus(Day.PlusDays(2)).Value;
        Assert.Equal([("N-7", 700, (string?)null)], returns.Select(part => (part.Notice, part.Amount.Fen, part.Number)));
        AssertMoney(done, OrderState.Refunded, applied: 0, surplus: 0, onItsWayBack: 0, returned: 588_100);
    }

    [Fact]
    public void What_failed_may_be_given_back_at_a_counter_and_ends_the_order()
    {
        var failed = Paid.StartRefund(RefundReason.Death, Day).Value.Order.Settle("ORDER-0001-R1", ReturnState.Failed, Day).Value;

        var (done, returns) = failed.ReturnSurplus(Day.PlusDays(2), PaymentChannel.TaxServiceHall).Value;

        AssertMoney(done, OrderState.Refunded, applied: 0, surplus: 0, onItsWayBack: 0, returned: 587_400);
        Assert.Equal((RefundReason.Death, PaymentChannel.TaxServiceHall), (returns.Single().Reason!.Value, returns.Single().Channel));
        Assert.Equal(Day.PlusDays(2), done.RefundedOn);
    }

    [Fact]
    public void A_surplus_is_asked_back_while_the_order_stays_paid()
    {
        var order = Paid.Apply(Chongqing.Notice("N-2", 500, Chongqing.At(2023, 1, 5))).Value.Order;

        var (asked, returns) = order.StartReturn(Day).Value;

        Assert.Equal([("ORDER-0001-R1", 500, "N-2", (RefundReason?)null)], returns.Select(part => (part.Number!, part.Amount.Fen, part.Notice, part.Reason)));
        AssertMoney(asked, OrderState.Paid, applied: 587_400, surplus: 500, onItsWayBack: 500, returned: 0);
        Assert.Equal("order.no-surplus", asked.ReturnSurplus(Day).Errors.Single().Code);
        AssertMoney(asked.Settle("ORDER-0001-R1", ReturnState.Succeeded, Day).Value, OrderState.Paid, applied: 587_400, surplus: 0, onItsWayBack: 0, returned: 500);
        AssertMoney(asked.Settle("ORDER-0001-R1", ReturnState.Failed, Day).Value, OrderState.Paid, applied: 587_400, surplus: 500, onItsWayBack: 0, returned: 0);
    }

    [Fact]
    public void A_refund_that_nobody_asked_for_is_held_until_a_person_looked()
    {
        var (order, outcome) = Paid.Apply(Back("R-1", 587_400, "SHOP-7", Chongqing.At(2023, 1, 22))).Value;

        Assert.Equal(("notice.return-not-asked", HeldReason.ReturnNotAsked), (outcome.Code, outcome.Because!.Value));
        AssertMoney(order, OrderState.Paid, applied: 587_400, surplus: 0, onItsWayBack: 0, returned: 0);
        Assert.Equal("R-1", order.Held.Single().Notice.Id);

        // It went back all the same: the order says so, and then nothing waits any more.
        var settled = order.Refund(RefundReason.WrongEntry, new LocalDate(2023, 1, 22)).Value.Order.Dismiss("R-1", Day.PlusDays(3)).Value;
        Assert.Empty(settled.Held);
        Assert.Equal("dismiss", settled.History[^1].ToString().Split(' ')[1]);
        Assert.Equal("notice.not-held", settled.Dismiss("R-1", Day).Errors.Single().Code);

        // A refund before any payment is known is such a one too, and the payment that comes after it counts.
        var early = Chongqing.Placed().Apply(Back("R-1", 587_400, "ORDER-0001-R1", Chongqing.At(2023, 1, 4))).Value.Order;
        AssertMoney(early.Apply(Chongqing.Notice("N-1", 587_400)).Value.Order, OrderState.Paid, applied: 587_400, surplus: 0, onItsWayBack: 0, returned: 0);
    }

    [Fact]
    public void Another_amount_than_was_asked_for_contradicts()
    {
        var asked = Paid.StartRefund(RefundReason.Death, Day).Value.Order;

        var (order, outcome) = asked.Apply(Back("R-1", 587_399, "ORDER-0001-R1", Chongqing.At(2023, 1, 22))).Value;

        Assert.Equal(("notice.held", HeldReason.Contradiction), (outcome.Code, outcome.Because!.Value));
        AssertMoney(order, OrderState.Refunding, applied: 0, surplus: 587_400, onItsWayBack: 587_400, returned: 0);
    }

    [Fact]
    public void A_refund_under_way_refuses_another_one_with_its_day_and_what_is_left()
    {
        var asked = Paid.StartRefund(RefundReason.Death, Day).Value.Order;

        foreach (var error in new[] { asked.Refund(RefundReason.Death, Day).Errors.Single(), asked.StartRefund(RefundReason.Death, Day).Errors.Single() })
        {
            Assert.Equal(("order.refunding", "2023-01-20", "5874.00"), (error.Code, error.Operands["since"], error.Operands["amount"]));
        }

        Assert.Equal("order.not-open", asked.Close(Chongqing.At(2023, 1, 21)).Errors.Single().Code);
        Assert.Equal("order.return-unknown", asked.Settle("ORDER-0001-R2", ReturnState.Failed, Day).Errors.Single().Code);
        Assert.Equal(("order.returned-early", Day), (asked.Settle("ORDER-0001-R1", ReturnState.Failed, Day.PlusDays(-1)).Errors.Single().Code, asked.Settle("ORDER-0001-R1", ReturnState.Failed, Day.PlusDays(-1)).Errors.Single().ChangesOn!.Value));
        Assert.Throws<ArgumentException>(() => asked.Settle("ORDER-0001-R1", ReturnState.Asked, Day));
    }

    [Fact]
    public void The_treasury_may_book_what_is_on_its_way_back()
    {
        var asked = Paid.StartRefund(RefundReason.Death, Day).Value.Order;

        var booked = asked.Book(Day.PlusDays(1)).Value;

        Assert.Equal((OrderState.Refunding, TreasuryState.Booked), (booked.State, booked.Treasury));
        Assert.Equal("order.not-paid", Chongqing.Placed().Apply(Chongqing.Notice("N-1", 5)).Value.Order.StartRefund(RefundReason.Death, Day).Value.Order.Book(Day).Errors.Single().Code);
    }

    private static PaymentNotice Back(string id, long fen, string number, Instant at) => PaymentNotice.Read(
        id, Chongqing.Number(1), Money.FromFen(fen), at, PaymentChannel.WeChat, new NoticeDetail(ChannelEvent.Refund, "SUCCESS", Return: number)).Value;

    private static PaymentNotice Failed(string id, string number) => PaymentNotice.Read(
        id, Chongqing.Number(1), Money.Zero, Chongqing.At(2023, 1, 21), PaymentChannel.WeChat, new NoticeDetail(ChannelEvent.FailRefund, "ABNORMAL", Return: number)).Value;

    private static IEnumerable<PaymentNotice[]> Orderings(PaymentNotice[] notices) => notices.Length == 1
        ? [notices]
        : notices.SelectMany(first => Orderings([.. notices.Where(other => other != first)]).Select(rest => (PaymentNotice[])[first, .. rest]));

    private static void AssertMoney(PremiumOrder order, OrderState state, long applied, long surplus, long onItsWayBack, long returned)
    {
        Assert.Equal((state, applied, surplus, onItsWayBack, returned), (order.State, order.Applied.Fen, order.Surplus.Fen, order.OnItsWayBack.Fen, order.Returned.Fen));
        Assert.Equal(order.Received, order.Applied + order.Surplus + order.Returned);
    }
}
