using System.Collections.Immutable;
using Insurance.Domain.Calendars;
using NodaTime;

namespace Insurance.Domain.Reconciliations;

/// <summary>
/// A line of a channel's statement (渠道对账单): money that the channel took for an order, or gave back. A plain fact: nothing moves by it.
/// </summary>
public sealed record StatementLine
{
    private StatementLine(OrderId order, string transaction, Money amount, Instant at, PaymentChannel channel)
    {
        Order = order;
        Transaction = transaction;
        Amount = amount;
        At = at;
        Channel = channel;
    }

    /// <summary>The largest amount of a line: far above any payment, and so little that ninety million lines still add up.</summary>
    public static Money MaxAmount { get; } = Money.FromYuan(1_000_000_000);

    /// <summary>The order.</summary>
    public OrderId Order { get; }

    /// <summary>The channel's own number of this payment; of a refund, the refund's number and not the payment's.</summary>
    public string Transaction { get; }

    /// <summary>Above zero a payment, below zero a refund; never zero.</summary>
    public Money Amount { get; }

    /// <summary>The channel's own time.</summary>
    public Instant At { get; }

    /// <summary>The channel.</summary>
    public PaymentChannel Channel { get; }

    /// <summary>Whether the money went back.</summary>
    public bool IsRefund => Amount < Money.Zero;

    /// <summary>The day of it in China.</summary>
    public LocalDate On => ChinaStandardTime.DateOf(At);

    /// <summary>
    /// A line, or <c>reconcile.transaction</c>, <c>reconcile.amount</c> (zero, or beyond <see cref="MaxAmount"/>
    /// in either direction) and <c>year.range</c> for one that is malformed.
    /// </summary>
    /// <exception cref="ArgumentException">The order's number is <c>default</c>.</exception>
    public static Result<StatementLine> Read(OrderId order, string transaction, Money amount, Instant at, PaymentChannel channel)
    {
        Require(order);
        ImmutableArray<DomainError> faults = [.. new[] { ListText.FaultOfToken(transaction, "transaction"), FaultOf(amount), FaultOf(at, "at") }.OfType<DomainError>()];
        return faults.IsEmpty ? new StatementLine(order, transaction, amount, at, channel) : faults;
    }

    /// <summary>The order, the transaction and the amount.</summary>
    public override string ToString() => $"{Order} {Transaction} {Amount}";

    internal static void Require(OrderId order)
    {
        if (order == default)
        {
            throw new ArgumentException("A line names an order.", nameof(order));
        }
    }

    internal static DomainError? FaultOf(Money amount) => amount == Money.Zero || amount > MaxAmount || amount < -MaxAmount
        ? DomainError.Of(ErrorCodes.Reconcile.Amount, "amount", ("amount", amount), ("max", MaxAmount))
        : null;

    /// <summary>What an instant is refused for: its day in China would leave the calendar.</summary>
    internal static DomainError? FaultOf(Instant at, string field) =>
        ContributionYear.Read(at.InUtc().Year).TryGet(out _, out var outside) ? null : outside[0].About(field);
}
