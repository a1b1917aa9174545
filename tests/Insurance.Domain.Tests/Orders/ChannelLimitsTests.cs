using Insurance.Domain.Orders;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>When an order may be closed, and until when it may be payable, by the fact sheet on codes and states, sections 7 and 8.</summary>
public sealed class ChannelLimitsTests
{
    // 23:57 in China: five minutes later it is the next day.
    private static readonly Instant Placed = Instant.FromUtc(2023, 1, 3, 15, 57);

    [Theory]
    [InlineData(0, true)]
    [InlineData(299, true)]
    [InlineData(300, false)]
    [InlineData(86_400, false)]
    public void An_order_by_we_chat_is_closed_five_minutes_after_placing_at_the_earliest(int seconds, bool early)
    {
        // 最短5分钟, pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter3_4_3.shtml
        var refusal = ClosingRule.Refusal(PaymentChannel.WeChat, Placed, Placed + Duration.FromSeconds(seconds));

        Assert.Equal(early, refusal is not null);
        if (refusal is not null)
        {
            Assert.Equal((ErrorCodes.Order.CloseEarly, "at", "2023-01-03T16:02:00Z", "we-chat"), (refusal.Code, refusal.Field, refusal.Operands["earliest"], refusal.Operands["channel"]));
            Assert.Equal(("https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter3_4_3.shtml", new LocalDate(2023, 1, 4)), (refusal.Source?.Page, refusal.ChangesOn));
            Assert.All(Languages.All, language => Assert.Contains("2023-01-03T16:02:00Z", refusal.MessageIn(language), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Where_no_limit_is_published_an_order_may_be_closed_at_once()
    {
        var others = Enum.GetValues<PaymentChannel>().Except([PaymentChannel.WeChat]).ToList();

        Assert.Equal(7, others.Count);
        Assert.All(others, channel => Assert.Null(ClosingRule.Refusal(channel, Placed, Placed)));
        Assert.All(others, channel => Assert.Null(ClosingRule.Earliest(channel, Placed)));
        Assert.Equal(Placed + Duration.FromMinutes(5), ClosingRule.Earliest(PaymentChannel.WeChat, Placed));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(59, true)]
    [InlineData(60, false)]
    [InlineData(1_296_000, false)]
    [InlineData(1_296_001, true)]
    public void An_order_by_alipay_is_payable_for_a_minute_to_fifteen_days(int seconds, bool refused)
    {
        // timeout_express, 取值范围：1m～15d
        var refusal = PayByRule.Refusal(PaymentChannel.Alipay, Placed, Placed + Duration.FromSeconds(seconds));

        Assert.Equal(refused, refusal is not null);
        if (refusal is not null)
        {
            Assert.Equal((ErrorCodes.Order.PayByRange, "payBy", "alipay-timeout"), (refusal.Code, refusal.Field, refusal.Source?.Id));
            Assert.Equal(("alipay", "2023-01-03T15:58:00Z", "2023-01-18T15:57:00Z"), (refusal.Operands["channel"], refusal.Operands["earliest"], refusal.Operands["latest"]));
            Assert.All(Languages.All, language => Assert.Contains("2023-01-18T15:57:00Z", refusal.MessageIn(language), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Where_no_limits_are_published_an_order_may_be_payable_until_any_instant() => Assert.All(
        Enum.GetValues<PaymentChannel>().Except([PaymentChannel.Alipay]),
        channel => Assert.All([0, 1, 20], days => Assert.Null(PayByRule.Refusal(channel, Placed, Placed + Duration.FromDays(days)))));
}
