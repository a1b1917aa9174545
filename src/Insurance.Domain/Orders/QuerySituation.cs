using System.Text.Json.Serialization;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>What a channel is asked about.</summary>
[JsonConverter(typeof(SpellingJsonConverter<QuerySubject>))]
public enum QuerySubject
{
    /// <summary>The state of the payment (查询订单).</summary>
    Payment,

    /// <summary>The state of a refund (查询退款).</summary>
    Refund,
}

/// <summary>When a channel is to be asked next, and about what.</summary>
/// <param name="At">The instant; never before the one for which it was asked.</param>
/// <param name="Subject">About what.</param>
public sealed record NextQuery(Instant At, QuerySubject Subject);

/// <summary>What is known of an order when it is asked when to ask its channel again.</summary>
/// <param name="PlacedAt">When the order was placed.</param>
/// <param name="State">What the channel last said.</param>
public sealed record QuerySituation(Instant PlacedAt, ChannelState State)
{
    /// <summary>Until when the channel takes money; null where no end is known.</summary>
    public Instant? PayBy { get; init; }

    /// <summary>When the order was closed; null for one that was not.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>Since when a return is under way; null where none is.</summary>
    public Instant? ReturningSince { get; init; }

    /// <summary>The queries about the payment so far.</summary>
    public QueriesMade Payment { get; init; } = QueriesMade.None;

    /// <summary>The queries about the return that is under way.</summary>
    public QueriesMade Refund { get; init; } = QueriesMade.None;
}
