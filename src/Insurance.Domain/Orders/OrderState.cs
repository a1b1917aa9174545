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

    /// <summary>
    /// Another order paid the same months first, by the channels' own time: it keeps them, and all money of this one is a surplus.
    /// </summary>
    Superseded,

    /// <summary>All of its money is on its way back (退费中): nothing is applied any more, and not all of it has arrived.</summary>
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

    /// <summary>Another order turns out to have paid the same months before.</summary>
    Yield,

    /// <summary>Whoever took the money is asked to give it back.</summary>
    StartRefund,

    /// <summary>What the order took is given back: the last of it has arrived.</summary>
    Refund,
}
