namespace Insurance.Domain.Orders;

/// <summary>
/// The money of an order, or of a person's year, on one page: received = applied + surplus + returned; applied = in transit + booked; assessed =
/// due + applied + reduced. No term is below zero.
/// </summary>
public sealed record OrderBalance
{
    private OrderBalance()
    {
    }

    /// <summary>No money at all.</summary>
    public static OrderBalance Zero { get; } = new();

    /// <summary>All money that came.</summary>
    public Money Received { get; private init; }

    /// <summary>What is taken of it for months, and kept.</summary>
    public Money Applied { get; private init; }

    /// <summary>What is too much, on its way back or still to be given back.</summary>
    public Money Surplus { get; private init; }

    /// <summary>What was given back and arrived.</summary>
    public Money Returned { get; private init; }

    /// <summary>What is applied and not booked.</summary>
    public Money InTransit { get; private init; }

    /// <summary>What is applied and booked by the treasury.</summary>
    public Money Booked { get; private init; }

    /// <summary>What was assessed; nothing for an order that was closed or gave way to another.</summary>
    public Money Assessed { get; private init; }

    /// <summary>What is still to be paid of it.</summary>
    public Money Due { get; private init; }

    /// <summary>What the law takes off it, and is given back.</summary>
    public Money Reduced { get; private init; }

    /// <summary>The sum of two, such as of two orders of one year.</summary>
    public static OrderBalance operator +(OrderBalance left, OrderBalance right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new()
        {
            Received = left.Received + right.Received,
            Applied = left.Applied + right.Applied,
            Surplus = left.Surplus + right.Surplus,
            Returned = left.Returned + right.Returned,
            InTransit = left.InTransit + right.InTransit,
            Booked = left.Booked + right.Booked,
            Assessed = left.Assessed + right.Assessed,
            Due = left.Due + right.Due,
            Reduced = left.Reduced + right.Reduced,
        };
    }

    /// <summary>The sum of two, such as of two orders of one year.</summary>
    public static OrderBalance Add(OrderBalance left, OrderBalance right) => left + right;

    internal static OrderBalance Of(OrderLedger ledger, OrderState state, bool isBooked)
    {
        var claims = state is not (OrderState.Closed or OrderState.Superseded);
        return new()
        {
            Received = ledger.Received,
            Applied = ledger.Applied,
            Surplus = ledger.Surplus,
            Returned = ledger.Returned,
            InTransit = isBooked ? Money.Zero : ledger.Applied,
            Booked = isBooked ? ledger.Applied : Money.Zero,
            Assessed = claims ? ledger.Total : Money.Zero,
            Due = ledger.Due,
            Reduced = claims ? ledger.Total - ledger.Due - ledger.Applied : Money.Zero,
        };
    }

    /// <summary>What is applied, due and too much.</summary>
    public override string ToString() => $"applied {Applied}, due {Due}, surplus {Surplus}";
}
