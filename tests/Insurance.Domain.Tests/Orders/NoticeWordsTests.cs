using Insurance.Domain.Contributions;
using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>What a notice says beside money: a word about the payment, the channel's own number of it, who was paid.</summary>
public sealed class NoticeWordsTests
{
    private static readonly Instant Noon = Chongqing.At(2023, 1, 3, 4);

    [Fact]
    public void A_word_without_money_moves_the_channels_clock_and_no_fen()
    {
        var (order, outcome) = Chongqing.Placed().Apply(Word("Q-1", ChannelEvent.StartPaying, "USERPAYING", 1)).Value;

        Assert.Equal(("notice.noted", NoticeOutcomeKind.Noted), (outcome.Code, outcome.Kind));
        Assert.Equal((ChannelState.UserPaying, OrderState.Placed, Money.Zero), (order.ChannelState, order.State, order.Received));
        Assert.Equal("2023-01-03 noted placed", order.History.Single().ToString());
        Assert.Equal(NoticeOutcomeKind.AlreadyApplied, order.Apply(Word("Q-1", ChannelEvent.StartPaying, "USERPAYING", 1)).Value.Outcome.Kind);
    }

    [Fact]
    public void The_clock_follows_the_channels_own_time_and_not_the_arrival()
    {
        PaymentNotice[] notices =
        [
            Word("Q-1", ChannelEvent.StartPaying, "USERPAYING", 1),
            Word("Q-2", ChannelEvent.LoseSight, "", 2),
            Chongqing.Notice("N-1", 587_400, Noon + Duration.FromMinutes(3)),
            Word("Q-3", ChannelEvent.Wait, "NOTPAY", 0),
        ];

        Assert.Equal(ChannelState.NotPaid, Chongqing.Placed().ChannelState);
        Assert.Equal(ChannelState.Unknown, notices[..2].Aggregate(Chongqing.Placed(), Told).ChannelState);
        Assert.Equal((ChannelState.Paid, TreasuryState.Paid), (notices.Aggregate(Chongqing.Placed(), Told).ChannelState, notices.Aggregate(Chongqing.Placed(), Told).Treasury));
        Assert.Equal(ChannelState.Paid, notices.Reverse().Aggregate(Chongqing.Placed(), Told).ChannelState);

        static PremiumOrder Told(PremiumOrder order, PaymentNotice notice) => order.Apply(notice).Value.Order;
    }

    [Fact]
    public void What_a_notice_and_a_query_say_of_one_payment_counts_once()
    {
        var pushed = Payment("N-1", 587_400, "4200001");
        var asked = Payment("Q-9", 587_400, "4200001");

        var (order, outcome) = Chongqing.Placed().Apply(pushed).Value.Order.Apply(asked).Value;

        Assert.Equal((NoticeOutcomeKind.AlreadyApplied, 587_400, 0), (outcome.Kind, order.Received.Fen, order.Surplus.Fen));

        // The same number at another channel is another payment; another amount under the same number is a contradiction.
        var alipay = PaymentNotice.Read("A-1", Chongqing.Number(1), Money.FromFen(5), Noon, PaymentChannel.Alipay, new NoticeDetail(Transaction: "4200001")).Value;
        Assert.Equal(NoticeOutcomeKind.Surplus, order.Apply(alipay).Value.Outcome.Kind);
        var (held, contradiction) = order.Apply(Payment("Q-10", 587_399, "4200001")).Value;
        Assert.Equal((NoticeOutcomeKind.Held, HeldReason.Contradiction, 587_400), (contradiction.Kind, contradiction.Because!.Value, held.Received.Fen));

        // Without a number every notice id is a payment.
        Assert.Equal(NoticeOutcomeKind.Surplus, order.Apply(Chongqing.Notice("N-2", 587_400, Noon)).Value.Outcome.Kind);
    }

    [Fact]
    public void Money_for_another_payee_is_held_and_counts_nothing()
    {
        var placed = Place(new OrderTerms(Payee: "1900000001"));
        var wrong = PaymentNotice.Read("N-1", Chongqing.Number(1), placed.Total, Noon, PaymentChannel.WeChat, new NoticeDetail(Payee: "1900000002")).Value;
        var right = PaymentNotice.Read("N-2", Chongqing.Number(1), placed.Total, Noon, PaymentChannel.WeChat, new NoticeDetail(Payee: "1900000001")).Value;

        var (order, outcome) = placed.Apply(wrong).Value;

        Assert.Equal(("notice.other-payee", HeldReason.OtherPayee), (outcome.Code, outcome.Because!.Value));
        Assert.Equal((0, OrderState.Placed), (order.Received.Fen, order.State));
        Assert.Equal((NoticeOutcomeKind.Applied, OrderState.Paid), (order.Apply(right).Value.Outcome.Kind, order.Apply(right).Value.Order.State));

        // Who does not name the payee is believed, and so is every notice where the order names none.
        Assert.Equal(NoticeOutcomeKind.Applied, order.Apply(Chongqing.Notice("N-3", 587_400, Noon)).Value.Outcome.Kind);
        Assert.Equal(NoticeOutcomeKind.Applied, Chongqing.Placed().Apply(wrong).Value.Outcome.Kind);
    }

    [Fact]
    public void A_held_notice_waits_until_it_is_dismissed_and_stays_in_the_history()
    {
        var order = Chongqing.Placed().Apply(Chongqing.Notice("N-1", 5, order: 2)).Value.Order;

        var dismissed = order.Dismiss("N-1", new LocalDate(2023, 1, 5)).Value;

        Assert.Empty(dismissed.Held);
        Assert.Equal(["2023-01-03 held placed", "2023-01-05 dismiss placed"], dismissed.History.Select(entry => entry.ToString()));
        Assert.Equal("N-1", dismissed.History[0].Notice!.Id);
    }

    [Fact]
    public void A_word_that_names_money_to_come_may_be_of_nothing_and_a_payment_may_not()
    {
        Assert.True(Read(ChannelEvent.Wait, Money.Zero).Succeeded);
        Assert.Equal("notice.amount", Read(ChannelEvent.Wait, Money.FromFen(-1)).Errors.Single().Code);
        Assert.Equal("notice.amount", Read(ChannelEvent.Pay, Money.Zero).Errors.Single().Code);
        Assert.Equal("notice.amount", Read(ChannelEvent.Refund, Money.Zero).Errors.Single().Code);
        Assert.Equal("notice.word", Malformed(new NoticeDetail(Word: "line\nfeed")));
        Assert.Equal("notice.word", Malformed(new NoticeDetail(Word: new string('x', 65))));
        Assert.Equal("notice.id", Malformed(new NoticeDetail(Transaction: "")));
        Assert.Equal("notice.id", Malformed(new NoticeDetail(Payee: "a b")));
        Assert.Equal("notice.id", Malformed(new NoticeDetail(Return: new string('1', 65))));
        Assert.Throws<ArgumentException>(() => Read((ChannelEvent)99, Money.Zero));

        static Result<PaymentNotice> Read(ChannelEvent occurred, Money amount) =>
            PaymentNotice.Read("N-1", Chongqing.Number(1), amount, Noon, PaymentChannel.WeChat, new NoticeDetail(occurred));

        static string Malformed(NoticeDetail detail) =>
            PaymentNotice.Read("N-1", Chongqing.Number(1), Money.FromFen(1), Noon, PaymentChannel.WeChat, detail).Errors.Single().Code;
    }

    [Fact]
    public void An_order_ends_when_it_says_and_its_channel_is_asked_until_then()
    {
        var end = Chongqing.At(2023, 1, 3) + Duration.FromHours(2);
        var order = Place(new OrderTerms(PayBy: end));

        Assert.Equal((end, end, ChannelState.NotPaid), (order.PayBy!.Value, order.QuerySituation.PayBy!.Value, order.QuerySituation.State));
        Assert.Equal("order.pay-by", Refused(new OrderTerms(PayBy: Chongqing.At(2023, 1, 3))));
        Assert.Throws<ArgumentException>(() => Place(new OrderTerms(Payee: "")));

        // Alipay: 1m to 15d.
        Assert.Equal("order.pay-by-range", Refused(new OrderTerms(PayBy: Chongqing.At(2023, 1, 3) + Duration.FromDays(16)), PaymentChannel.Alipay));

        var asked = Chongqing.PaidAt(Noon).StartRefund(RefundReason.Death, new LocalDate(2023, 1, 20)).Value.Order;
        Assert.Equal(Instant.FromUtc(2023, 1, 19, 16, 0), asked.QuerySituation.ReturningSince);
        Assert.Null(asked.Settle("ORDER-0001-R1", ReturnState.Succeeded, new LocalDate(2023, 1, 21)).Value.QuerySituation.ReturningSince);
    }

    [Fact]
    public void An_order_is_not_closed_sooner_than_its_channel_allows()
    {
        // 微信支付: 订单生成后不能马上调用关单接口，最短调用时间间隔为5分钟.
        var placed = Chongqing.Placed();
        var early = placed.Close(placed.PlacedAt + Duration.FromMinutes(5) - Duration.Epsilon).Errors.Single();

        Assert.Equal(("order.close-early", "2023-01-03T02:05:00Z"), (early.Code, early.Operands["earliest"]));
        Assert.NotNull(early.Source);
        Assert.Equal(OrderState.Closed, placed.Close(placed.PlacedAt + Duration.FromMinutes(5)).Value.State);
        Assert.Equal(OrderState.Closed, Chongqing.Placed(PaymentChannel.TaxServiceHall).Close(placed.PlacedAt).Value.State);
    }

    private static PaymentNotice Word(string id, ChannelEvent occurred, string word, int minutes) => PaymentNotice.Read(
        id, Chongqing.Number(1), Money.Zero, Noon + Duration.FromMinutes(minutes), PaymentChannel.WeChat, new NoticeDetail(occurred, word)).Value;

    private static PaymentNotice Payment(string id, long fen, string transaction) => PaymentNotice.Read(
        id, Chongqing.Number(1), Money.FromFen(fen), Noon, PaymentChannel.WeChat, new NoticeDetail(Transaction: transaction)).Value;

    private static PremiumOrder Place(OrderTerms terms, PaymentChannel channel = PaymentChannel.WeChat) => PremiumOrder.Place(
        Chongqing.Number(1), Chongqing.FirstPremium(), Chongqing.Zhang, Chongqing.Li, channel, ContributionRecord.Empty, Chongqing.At(2023, 1, 3), terms).Value;

    private static string Refused(OrderTerms terms, PaymentChannel channel = PaymentChannel.WeChat) => PremiumOrder.Place(
        Chongqing.Number(1), Chongqing.FirstPremium(), Chongqing.Zhang, Chongqing.Li, channel, ContributionRecord.Empty, Chongqing.At(2023, 1, 3), terms).Errors.Single().Code;
}
