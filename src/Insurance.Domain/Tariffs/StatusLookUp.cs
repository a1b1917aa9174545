using System.Text.Json.Serialization;

namespace Insurance.Domain.Tariffs;

/// <summary>How the status of a payment can be asked through the channel by which it was made (缴费状态查询).</summary>
[JsonConverter(typeof(SpellingJsonConverter<StatusLookUp>))]
public enum StatusLookUp
{
    /// <summary>The channel shows the status in real time once the payment is complete (实时查询); <c>real-time</c>.</summary>
    RealTime,

    /// <summary>The details of the order can be looked up once the payment is complete (订单查询); <c>order-details</c>.</summary>
    OrderDetails,
}
