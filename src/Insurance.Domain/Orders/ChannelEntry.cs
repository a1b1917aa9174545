using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>One word of a channel about an order, as its clock counts it.</summary>
/// <param name="At">The channel's own time of it; where the channel gives none, the instant at which it was asked.</param>
/// <param name="Id">
/// What tells it from others. For money it is the number of the payment or of the refund, so that a notice, the answer to a query and a
/// later word about the same money count it once.
/// </param>
/// <param name="Event">What happened.</param>
/// <param name="Amount">How much money came or went back, for <see cref="ChannelEvent.Pay"/> and <see cref="ChannelEvent.Refund"/>; not looked at for the others.</param>
public sealed record ChannelEntry(Instant At, string Id, ChannelEvent Event, Money Amount)
{
    /// <summary>The id and the event.</summary>
    public override string ToString() => $"{Id} {Spelling.Of(Event)}";
}
