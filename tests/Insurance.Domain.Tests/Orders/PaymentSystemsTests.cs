using FsCheck.Fluent;
using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Properties;
using NodaTime;
using static Insurance.Domain.Orders.ChannelEvent;

namespace Insurance.Domain.Tests.Orders;

/// <summary>The published words of the payment systems, by the fact sheet on codes and states, sections 7 to 9.</summary>
public sealed class PaymentSystemsTests
{
    private const PaymentSystem WeChat = PaymentSystem.WeChatPay;
    private const PaymentSystem Alipay = PaymentSystem.Alipay;
    private const PaymentSystem UnionPay = PaymentSystem.UnionPay;

    public static TheoryData<PaymentSystem, string, ChannelEvent, Confidence, string> Words { get; } = new()
    {
        // wechatpay-apiv3/wechatpay-java, payments/model/Transaction.java @1dab7bec, trade_state.
        { WeChat, "SUCCESS", Pay, Confidence.Official, "we-chat-sdk" },
        { WeChat, "REFUND", StartRefund, Confidence.Official, "we-chat-sdk" },
        { WeChat, "NOTPAY", Wait, Confidence.Official, "we-chat-sdk" },
        { WeChat, "CLOSED", Close, Confidence.Official, "we-chat-sdk" },
        { WeChat, "REVOKED", Close, Confidence.Official, "we-chat-sdk" },
        { WeChat, "USERPAYING", StartPaying, Confidence.Official, "we-chat-sdk" },
        { WeChat, "PAYERROR", Fail, Confidence.Official, "we-chat-sdk" },
        { WeChat, "ACCEPT", Accept, Confidence.Official, "we-chat-sdk" }, // 已接收,等待扣款

        // global.alipay.com/docs/ac/gr/trade_status.
        { Alipay, "WAIT_BUYER_PAY", Wait, Confidence.Official, "alipay-trade-status" },
        { Alipay, "TRADE_SUCCESS", Pay, Confidence.Official, "alipay-trade-status" },
        { Alipay, "TRADE_CLOSED", Close, Confidence.Official, "alipay-trade-status" },
        { Alipay, "TRADE_FINISHED", Pay, Confidence.Official, "alipay-trade-status" },

        // A vendor's sample: origRespCode 00 success; 03, 04, 05 pending, query again.
        { UnionPay, "00", Pay, Confidence.Secondary, "union-pay-sample" },
        { UnionPay, "03", Accept, Confidence.Secondary, "union-pay-sample" },
        { UnionPay, "04", Accept, Confidence.Secondary, "union-pay-sample" },
        { UnionPay, "05", Accept, Confidence.Secondary, "union-pay-sample" },
    };

    // wechatpay-apiv3/wechatpay-java, refund/model/Status.java: 退款成功, 退款关闭, 退款处理中, 退款异常.
    public static TheoryData<PaymentSystem, string, ChannelEvent, Confidence, string> RefundWords { get; } = new()
    {
        { WeChat, "SUCCESS", Refund, Confidence.Official, "we-chat-sdk-refund" },
        { WeChat, "CLOSED", FailRefund, Confidence.Official, "we-chat-sdk-refund" },
        { WeChat, "PROCESSING", StartRefund, Confidence.Official, "we-chat-sdk-refund" },
        { WeChat, "ABNORMAL", LoseSight, Confidence.Official, "we-chat-sdk-refund" },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void A_published_word_for_a_payment_is_read_with_its_source(PaymentSystem system, string word, ChannelEvent expected, Confidence confidence, string source)
    {
        var reading = PaymentSystems.EventOf(system, word);

        Assert.Equal((expected, confidence, source, true), (reading.Event, reading.Confidence, reading.Source?.Id, reading.IsPublished));
    }

    [Theory]
    [MemberData(nameof(RefundWords))]
    public void A_published_word_for_a_refund_is_read_with_its_source(PaymentSystem system, string word, ChannelEvent expected, Confidence confidence, string source)
    {
        var reading = PaymentSystems.RefundEventOf(system, word);

        Assert.Equal((expected, confidence, source, true), (reading.Event, reading.Confidence, reading.Source?.Id, reading.IsPublished));
    }

    [Fact]
    public void The_file_lists_these_words_and_no_other()
    {
        Assert.Equal(Enum.GetValues<PaymentSystem>(), PaymentSystems.Embedded.All.Select(facts => facts.System));
        Assert.Equal(Listed(Words), PaymentSystems.Embedded.All.SelectMany(facts => facts.Words.Select(word => $"{facts} {word}")));
        Assert.Equal(Listed(RefundWords), PaymentSystems.Embedded.All.SelectMany(facts => facts.RefundWords.Select(word => $"{facts} {word}")));

        static IEnumerable<string> Listed(TheoryData<PaymentSystem, string, ChannelEvent, Confidence, string> rows) =>
            rows.Select(row => $"{Spelling.Of((PaymentSystem)row[0])} {row[1]} {Spelling.Of((ChannelEvent)row[2])}");
    }

    [Theory]
    [InlineData(WeChat, "success")]
    [InlineData(WeChat, "SUCCESS ")]
    [InlineData(WeChat, " SUCCESS")]
    [InlineData(WeChat, "SUCCESS\0")]
    [InlineData(WeChat, "ＳＵＣＣＥＳＳ")]
    [InlineData(WeChat, "FAIL")]
    [InlineData(WeChat, "TRADE_SUCCESS")]
    [InlineData(WeChat, "PROCESSING")] // a word for refunds
    [InlineData(Alipay, "trade_success")]
    [InlineData(Alipay, "TRADE_CLOSED_BY_TAOBAO")]
    [InlineData(Alipay, "TRADE_PENDING")]
    [InlineData(Alipay, "SUCCESS")]
    [InlineData(UnionPay, "0")]
    [InlineData(UnionPay, "000")]
    [InlineData(UnionPay, "٠٠")]
    [InlineData(UnionPay, "01")] // the sample takes it as failed and does not name it
    [InlineData(UnionPay, "02")]
    [InlineData(UnionPay, "06")]
    [InlineData(UnionPay, "34")]
    [InlineData(UnionPay, "99")]
    [InlineData(UnionPay, "A6")]
    [InlineData(WeChat, "")]
    [InlineData(Alipay, null)]
    public void A_word_that_is_not_published_is_unknown_and_never_failed(PaymentSystem system, string? word)
    {
        Assert.Equal(new ChannelReading(LoseSight, null, null), PaymentSystems.EventOf(system, word));
        Assert.False(PaymentSystems.EventOf(system, word).IsPublished);
    }

    [Fact]
    public void Any_other_text_is_unknown_whatever_it_is()
    {
        var payment = Words.Select(row => ((PaymentSystem)row[0], (string)row[1])).ToHashSet();
        var refund = RefundWords.Select(row => ((PaymentSystem)row[0], (string)row[1])).ToHashSet();
        var texts = Gen.OneOf(
            Some.Junk,
            Gen.Elements(payment.Select(pair => pair.Item2).ToArray()).Zip(Gen.Elements(" ", "", "_", "\n", "x"), (word, more) => (string?)$"{word}{more}"),
            Gen.Elements(payment.Select(pair => pair.Item2).ToArray()).Select(word => (string?)word.ToLowerInvariant()),
            Gen.Choose(0, 99).Select(code => (string?)code.ToString("D2", System.Globalization.CultureInfo.InvariantCulture)));

        Holds.ForAll(
            texts,
            Gen.Elements(Enum.GetValues<PaymentSystem>()),
            (text, system) =>
            {
                Assert.Equal(!payment.Contains((system, text!)), PaymentSystems.EventOf(system, text) == new ChannelReading(LoseSight, null, null));
                Assert.Equal(!refund.Contains((system, text!)), PaymentSystems.RefundEventOf(system, text) == new ChannelReading(LoseSight, null, null));
            },
            cases: 3000);
    }

    [Fact]
    public void A_text_of_any_length_is_read_and_nothing_of_it_is_kept()
    {
        Assert.Equal(LoseSight, PaymentSystems.EventOf(UnionPay, new string('0', 10_000_000)).Event);
        Assert.DoesNotContain("hostile", PaymentSystems.EventOf(WeChat, "hostile").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_system_publishes_a_word_for_refunds_but_we_chat_pay()
    {
        Assert.Empty(PaymentSystems.Embedded[Alipay].RefundWords);
        Assert.Empty(PaymentSystems.Embedded[UnionPay].RefundWords);
        Assert.Throws<ArgumentOutOfRangeException>(() => PaymentSystems.EventOf((PaymentSystem)9, "SUCCESS"));
    }

    [Fact]
    public void The_limits_are_those_of_the_fact_sheet_and_what_is_not_published_is_null()
    {
        var (chat, ali, union) = (PaymentSystems.Embedded[WeChat], PaymentSystems.Embedded[Alipay], PaymentSystems.Embedded[UnionPay]);

        // 最短5分钟, pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter3_4_3.shtml
        Assert.Equal((Duration.FromMinutes(5), Confidence.Official, "https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter3_4_3.shtml"), (chat.Closing?.Earliest, chat.Closing?.Confidence, chat.Closing?.Source.Page));
        Assert.Equal((6, 32, "_-*", Confidence.Official), (chat.OrderNumbers?.Shortest, chat.OrderNumbers?.Longest, chat.OrderNumbers?.Signs, chat.OrderNumbers?.Confidence));
        Assert.Null(chat.PayBy);
        Assert.Null(chat.NoticeRetries);

        // 取值范围：1m～15d
        Assert.Equal((Duration.FromMinutes(1), Duration.FromDays(15), Confidence.Secondary), (ali.PayBy?.Least, ali.PayBy?.Most, ali.PayBy?.Confidence));
        Assert.Null(ali.Closing);
        Assert.Null(ali.OrderNumbers);

        // Eight sends within 25 hours.
        Assert.Equal((8, Confidence.Secondary), (ali.NoticeRetries?.Sends, ali.NoticeRetries?.Confidence));
        Assert.Equal(Duration.FromMinutes((24 * 60) + 24), ali.NoticeRetries!.After.Aggregate(Duration.Zero, (sum, next) => sum + next));

        Assert.Equal((null, null, null, null), (union.Closing, union.PayBy, union.OrderNumbers, union.NoticeRetries));
        Assert.Equal(("WeChat Pay", "支付宝", "UnionPay"), (chat.Name.English, ali.Name.SimplifiedChinese, union.Name.Spanish));
    }

    [Fact]
    public void Every_order_number_of_the_library_is_one_that_we_chat_pay_takes()
    {
        var rule = PaymentSystems.Embedded[WeChat].OrderNumbers!;

        Holds.ForAll(Some.OrderText, text => Assert.True(rule.Takes(OrderId.Parse(text))), cases: 500);
        Assert.False((rule with { Longest = 6 }).Takes(OrderId.Parse("1234567")));
        Assert.False((rule with { Shortest = 8 }).Takes(OrderId.Parse("1234567")));
        Assert.False((rule with { Signs = "_-" }).Takes(OrderId.Parse("12345*7")));
    }

    [Theory]
    [InlineData(PaymentChannel.ElectronicTaxBureau, null)]
    [InlineData(PaymentChannel.WeChat, WeChat)]
    [InlineData(PaymentChannel.Alipay, Alipay)]
    [InlineData(PaymentChannel.BankPage, null)]
    [InlineData(PaymentChannel.BankDeduction, null)]
    [InlineData(PaymentChannel.SocialSecurityOffice, null)]
    [InlineData(PaymentChannel.TaxServiceHall, null)]
    [InlineData(PaymentChannel.PersonalPortal, null)]
    public void Two_channels_name_their_payment_system(PaymentChannel channel, PaymentSystem? system) => Assert.Equal(system, PaymentSystems.Of(channel));

    [Fact]
    public void An_alipay_trade_told_as_closed_after_a_payment_waits_for_the_refund_s_record()
    {
        var at = Instant.FromUtc(2023, 1, 3, 4, 0);
        ChannelEntry Told(int minute, string word, long yuan = 0) => new(
            at + Duration.FromMinutes(minute), $"N-{minute}", PaymentSystems.EventOf(Alipay, word).Event, Money.FromYuan(yuan));

        Assert.Equal(ChannelState.Closed, ChannelClock.After([Told(1, "WAIT_BUYER_PAY"), Told(2, "TRADE_CLOSED")]));
        Assert.Equal(ChannelState.Unknown, ChannelClock.After([Told(1, "TRADE_SUCCESS", 100), Told(2, "TRADE_CLOSED")]));
        Assert.Equal(
            ChannelState.Refunded,
            ChannelClock.After([Told(1, "TRADE_SUCCESS", 100), Told(2, "TRADE_CLOSED"), new(at + Duration.FromMinutes(3), "R", Refund, Money.FromYuan(100))]));
    }
}
