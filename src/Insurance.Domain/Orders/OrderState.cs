using System.Text.Json.Serialization;

namespace Insurance.Domain.Orders;

/// <summary>Where an order stands between placing and the treasury, or the way back.</summary>
[JsonConverter(typeof(SpellingJsonConverter<OrderState>))]
public enum OrderState
{
    /// <summary>Waiting for the money.</summary>
    Placed,

    /// <summary>Paid at the tax side, in transit to the treasury (已缴费).</summary>
    Paid,

    /// <summary>Booked by the treasury (已入库); only now a certificate can be issued.</summary>
    Booked,

    /// <summary>Closed unpaid; its number is never used again.</summary>
    Closed,

    /// <summary>Another order keeps its months.</summary>
    Superseded,

    /// <summary>On its way back (退费中).</summary>
    Refunding,

    /// <summary>Given back (已退费): the order keeps none of the money, and its number is never used again.</summary>
    Refunded,
}

/// <summary>What moves an order from one state to another.</summary>
[JsonConverter(typeof(SpellingJsonConverter<OrderEvent>))]
public enum OrderEvent
{
    /// <summary>The notices together reach the amount.</summary>
    Pay,

    /// <summary>The treasury books the money.</summary>
    Book,

    /// <summary>The order is given up.</summary>
    Close,

    /// <summary>What the order took is given back.</summary>
    Refund,
}
