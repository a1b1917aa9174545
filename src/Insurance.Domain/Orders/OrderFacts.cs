using Insurance.Domain.Calendars;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>What the payment status needs to know of an order: plain facts, and nobody's name.</summary>
/// <param name="Id">The number.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ChannelState">What the channel last said.</param>
/// <param name="Total">The assessed amount.</param>
public sealed record OrderFacts(OrderId Id, OrderState State, ChannelState ChannelState, Money Total)
{
    /// <summary>All money that came.</summary>
    public Money Received { get; init; }

    /// <summary>What is still to be paid.</summary>
    public Money Due { get; init; }

    /// <summary>What is too much and not given back.</summary>
    public Money Surplus { get; init; }

    /// <summary>What of the surplus the channel was asked to give back.</summary>
    public Money OnItsWayBack { get; init; }

    /// <summary>Until when the channel takes money; null where nobody knows.</summary>
    public Instant? PayBy { get; init; }

    /// <summary>The day of payment in China; null before.</summary>
    public LocalDate? PaidOn { get; init; }

    /// <summary>The day of booking; null before.</summary>
    public LocalDate? BookedOn { get; init; }

    /// <summary>The day of closing in China; null for an order that was not closed.</summary>
    public LocalDate? ClosedOn { get; init; }

    /// <summary>The day of the refund; null for an order that was not refunded.</summary>
    public LocalDate? RefundedOn { get; init; }

    /// <summary>Why it was refunded; null for an order that was not.</summary>
    public RefundReason? RefundReason { get; init; }

    /// <summary>Whether a notice waits for a person.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Whether the channel could not give money back that was asked back.</summary>
    public bool HasFailedReturn { get; init; }

    /// <summary>The order to which it gave way; null for none.</summary>
    public OrderId? YieldedTo { get; init; }

    /// <summary>Whether the months of the order are paid, or money for them is here or may be on its way.</summary>
    public bool MayHavePaid => State is OrderState.Paid or OrderState.Booked
        || (State == OrderState.Placed && (Received > Money.Zero || IsUnderWay));

    internal bool IsUnderWay => ChannelState is ChannelState.UserPaying or ChannelState.Accepted or ChannelState.Paid or ChannelState.Unknown;

    /// <summary>
    /// Of several orders the one that says most of the year: the one whose money is booked, in transit or under way, then one with money to give
    /// back, then one that is open; among equals the first.
    /// </summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static OrderFacts Leading(IEnumerable<OrderFacts> orders)
    {
        ArgumentNullException.ThrowIfNull(orders);
        return orders.MinBy(order => order switch
        {
            { State: OrderState.Booked } => Rank.Booked,
            { State: OrderState.Paid } => Rank.Paid,
            { MayHavePaid: true } => Rank.UnderWay,
            { State: OrderState.Refunding } or { Surplus.Fen: > 0 } => Rank.ToReturn,
            { State: OrderState.Placed } => Rank.Open,
            { State: OrderState.Refunded } => Rank.Refunded,
            _ => Rank.Ended,
        }) ?? throw new ArgumentException("One of none cannot lead.", nameof(orders));
    }

    private enum Rank { Booked, Paid, UnderWay, ToReturn, Open, Refunded, Ended }

    /// <summary>The facts of an order.</summary>
    public static OrderFacts Of(PremiumOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new OrderFacts(order.Id, order.State, order.ChannelState, order.Total)
        {
            Received = order.Received,
            Due = order.Due,
            Surplus = order.Surplus,
            OnItsWayBack = order.OnItsWayBack,
            PayBy = order.PayBy,
            PaidOn = order.PaidOn,
            BookedOn = order.BookedOn,
            ClosedOn = order.ClosedAt is { } closed ? ChinaStandardTime.DateOf(closed) : null,
            RefundedOn = order.RefundedOn,
            RefundReason = order.RefundReason,
            IsHeld = !order.Held.IsEmpty,
            HasFailedReturn = order.Surplus > order.OnItsWayBack && order.Returns.Any(part => order.StateOf(part) == ReturnState.Failed),
            YieldedTo = order.Winner,
        };
    }
}
