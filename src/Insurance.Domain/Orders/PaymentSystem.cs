using System.Text.Json.Serialization;

namespace Insurance.Domain.Orders;

/// <summary>A payment system whose words for the state of a payment are published (支付平台). What each says stands in <c>Data/payment-systems.json</c>.</summary>
[JsonConverter(typeof(SpellingJsonConverter<PaymentSystem>))]
public enum PaymentSystem
{
    /// <summary>WeChat Pay, version 3 of its interface (微信支付); <c>we-chat-pay</c>.</summary>
    WeChatPay,

    /// <summary>Alipay (支付宝); <c>alipay</c>.</summary>
    Alipay,

    /// <summary>UnionPay (银联); <c>union-pay</c>.</summary>
    UnionPay,
}
