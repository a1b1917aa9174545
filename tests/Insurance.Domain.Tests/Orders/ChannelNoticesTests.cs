using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>The published words of WeChat Pay, Alipay and UnionPay as they reach an order (WeChat Pay's trade_state and refund status, Alipay's trade_status).</summary>
public sealed class ChannelNoticesTests
{
    private static readonly Instant At = Chongqing.At(2023, 1, 3, 4);

    [Theory]
    [InlineData(PaymentSystem.WeChatPay, "SUCCESS", ChannelState.Paid, OrderState.Paid)]
    [InlineData(PaymentSystem.WeChatPay, "NOTPAY", ChannelState.NotPaid, OrderState.Placed)]
    [InlineData(PaymentSystem.WeChatPay, "USERPAYING", ChannelState.UserPaying, OrderState.Placed)]
    [InlineData(PaymentSystem.WeChatPay, "ACCEPT", ChannelState.Accepted, OrderState.Placed)]
    [InlineData(PaymentSystem.WeChatPay, "CLOSED", ChannelState.Closed, OrderState.Placed)]
    [InlineData(PaymentSystem.WeChatPay, "REVOKED", ChannelState.Closed, OrderState.Placed)]
    [InlineData(PaymentSystem.WeChatPay, "PAYERROR", ChannelState.Failed, OrderState.Placed)]
    [InlineData(PaymentSystem.WeChatPay, "REFUND", ChannelState.Refunding, OrderState.Placed)]
    [InlineData(PaymentSystem.WeChatPay, "success", ChannelState.Unknown, OrderState.Placed)]
    [InlineData(PaymentSystem.WeChatPay, "FAILED", ChannelState.Unknown, OrderState.Placed)]
    [InlineData(PaymentSystem.Alipay, "WAIT_BUYER_PAY", ChannelState.NotPaid, OrderState.Placed)]
    [InlineData(PaymentSystem.Alipay, "TRADE_SUCCESS", ChannelState.Paid, OrderState.Paid)]
    [InlineData(PaymentSystem.Alipay, "TRADE_FINISHED", ChannelState.Paid, OrderState.Paid)]
    [InlineData(PaymentSystem.Alipay, "TRADE_CLOSED", ChannelState.Closed, OrderState.Placed)]
    [InlineData(PaymentSystem.UnionPay, "00", ChannelState.Paid, OrderState.Paid)]
    [InlineData(PaymentSystem.UnionPay, "03", ChannelState.Accepted, OrderState.Placed)]
    [InlineData(PaymentSystem.UnionPay, "99", ChannelState.Unknown, OrderState.Placed)]
    public void A_published_word_moves_the_order_and_an_unknown_one_never_fails_it(PaymentSystem system, string word, ChannelState channel, OrderState state)
    {
        var notice = ChannelNotices.OfPayment(system, word, "N-1", Chongqing.Number(1), Money.FromFen(587_400), At, PaymentChannel.WeChat, "4200001", "1900000001").Value;

        var order = Chongqing.Placed().Apply(notice).Value.Order;

        Assert.Equal((channel, state, word), (order.ChannelState, order.State, notice.Detail.Word));
        Assert.Equal(state == OrderState.Paid ? 587_400 : 0, order.Received.Fen);
    }

    [Theory]
    [InlineData("SUCCESS", ReturnState.Succeeded, OrderState.Refunded)]
    [InlineData("CLOSED", ReturnState.Failed, OrderState.Refunding)]
    [InlineData("ABNORMAL", ReturnState.Asked, OrderState.Refunding)]
    [InlineData("PROCESSING", ReturnState.Asked, OrderState.Refunding)]
    [InlineData("LOST", ReturnState.Asked, OrderState.Refunding)]
    public void A_word_about_a_refund_ends_the_return_that_was_asked_for(string word, ReturnState ended, OrderState state)
    {
        var (asked, returns) = Chongqing.PaidAt(At).StartRefund(RefundReason.Death, new LocalDate(2023, 1, 20)).Value;
        var notice = ChannelNotices.OfRefund(
            PaymentSystem.WeChatPay, word, "R-1", Chongqing.Number(1), Money.FromFen(587_400), Chongqing.At(2023, 1, 22), PaymentChannel.WeChat, returns[0].Number!).Value;

        var order = asked.Apply(notice).Value.Order;

        Assert.Equal((ended, state), (order.StateOf(returns[0])!.Value, order.State));
    }

    [Fact]
    public void A_hostile_word_is_refused_and_a_payment_of_nothing_too()
    {
        Assert.Equal("notice.word", Payment("SUC\u0000CESS", 1).Errors.Single().Code);
        Assert.Equal("notice.word", Payment(new string('S', 65), 1).Errors.Single().Code);
        Assert.Equal("notice.amount", Payment("SUCCESS", 0).Errors.Single().Code);
        Assert.True(Payment("NOTPAY", 0).Succeeded);

        static Result<PaymentNotice> Payment(string word, long fen) =>
            ChannelNotices.OfPayment(PaymentSystem.WeChatPay, word, "N-1", Chongqing.Number(1), Money.FromFen(fen), At, PaymentChannel.WeChat);
    }
}
