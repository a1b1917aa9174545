using System.Collections.Immutable;
using Insurance.Domain.Calendars;
using Insurance.Domain.Orders;
using NodaTime;

namespace Insurance.Domain.Reconciliations;

/// <summary>What an order holds of money.</summary>
/// <param name="Received">All that came.</param>
/// <param name="Applied">What the order took of it and keeps.</param>
/// <param name="Returned">What was given back.</param>
public sealed record ClaimedMoney(Money Received, Money Applied, Money Returned);

/// <summary>When the money of an order moved.</summary>
/// <param name="PaidAt">The instant at which the money was complete; null where it never was.</param>
/// <param name="BookedOn">The day on which the booking became known here.</param>
/// <param name="ReturnedOn">The last day on which money was given back.</param>
public sealed record ClaimedDays(Instant? PaidAt = null, LocalDate? BookedOn = null, LocalDate? ReturnedOn = null);

/// <summary>What we say of an order's money, to be compared with what the channel and the treasury say. A plain fact without names.</summary>
public sealed record OrderClaim
{
    private OrderClaim(OrderId order, Money total, OrderState state, PersonKey person, FeePeriod period, PaymentChannel channel, ClaimedMoney money, ClaimedDays days)
    {
        Order = order;
        Total = total;
        State = state;
        Person = person;
        Period = period;
        Channel = channel;
        Amounts = money;
        Days = days;
    }

    /// <summary>The order.</summary>
    public OrderId Order { get; }

    /// <summary>The assessed amount.</summary>
    public Money Total { get; }

    /// <summary>Where the order stands.</summary>
    public OrderState State { get; }

    /// <summary>Whose contribution it is.</summary>
    public PersonKey Person { get; }

    /// <summary>The months.</summary>
    public FeePeriod Period { get; }

    /// <summary>The way to pay.</summary>
    public PaymentChannel Channel { get; }

    /// <summary>What it holds of money.</summary>
    public ClaimedMoney Amounts { get; }

    /// <summary>When the money moved.</summary>
    public ClaimedDays Days { get; }

    /// <summary>What is too much and not given back.</summary>
    public Money Surplus => Amounts.Received - Amounts.Applied - Amounts.Returned;

    /// <summary>What is, or should be, at the treasury: nothing before the order is paid in full.</summary>
    public Money ForTheTreasury => Days.PaidAt is null ? Money.Zero : Amounts.Applied;

    /// <summary>The day of payment in China; null before.</summary>
    public LocalDate? PaidOn => Days.PaidAt is { } at ? ChinaStandardTime.DateOf(at) : null;

    /// <summary>The claim of an order, or what <see cref="Read"/> refuses.</summary>
    /// <exception cref="ArgumentException">The key is <c>default</c>.</exception>
    public static Result<OrderClaim> Of(PremiumOrder order, PersonKey person)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Read(
            order.Id,
            order.Total,
            order.State,
            person,
            order.Period,
            order.Channel,
            new ClaimedMoney(order.Received, order.Applied, order.Returned),
            new ClaimedDays(order.PaidAt, order.BookedOn, order.ReturnedOn));
    }

    /// <summary>
    /// A claim from its parts, or <c>reconcile.claim</c> where they contradict each other (money below zero, more applied and returned than
    /// received, more applied than the total, a booking before the payment), <c>reconcile.amount</c> and <c>year.range</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The order's number, the person's key or the period is <c>default</c>.</exception>
    public static Result<OrderClaim> Read(
        OrderId order, Money total, OrderState state, PersonKey person, FeePeriod period, PaymentChannel channel, ClaimedMoney money, ClaimedDays? days = null)
    {
        StatementLine.Require(order);
        ArgumentNullException.ThrowIfNull(money);
        if (person == default || period == default)
        {
            throw new ArgumentException("A claim names a person and months.");
        }

        var when = days ?? new ClaimedDays();
        ImmutableArray<DomainError> faults =
        [
            .. new[]
            {
                StatementLine.FaultOf(total)?.About("total"),
                money.Received > StatementLine.MaxAmount ? StatementLine.FaultOf(money.Received)?.About("received") : null,
                when.PaidAt is { } at ? StatementLine.FaultOf(at, "paidAt") : null,
            }.OfType<DomainError>(),
        ];
        if (faults.IsEmpty && FaultOf(total, money, when) is { } field)
        {
            faults = [DomainError.Of(ErrorCodes.Reconcile.Claim, field, ("order", order.ToString()))];
        }

        return faults.IsEmpty ? new OrderClaim(order, total, state, person, period, channel, money, when) : faults;
    }

    /// <summary>The order, its state and what it keeps.</summary>
    public override string ToString() => $"{Order} {Spelling.Of(State)} {Amounts.Applied}";

    // In this order, so that no sum is made of amounts that are not bounded yet.
    private static string? FaultOf(Money total, ClaimedMoney money, ClaimedDays days) =>
        total < Money.Zero ? "total"
        : money.Received < Money.Zero ? "received"
        : money.Applied < Money.Zero || money.Applied > money.Received || money.Applied > total ? "applied"
        : money.Returned < Money.Zero || money.Returned > money.Received - money.Applied ? "returned"
        : days.BookedOn is { } booked && (days.PaidAt is not { } at || booked < ChinaStandardTime.DateOf(at)) ? "bookedOn"
        : null;
}
