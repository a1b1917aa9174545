using System.Collections.Immutable;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>
/// The money of an order. It follows from the set of notices and from what was given back alone; received = applied + surplus + returned
/// holds by its making. Money is given back payment by payment, the latest first: a surplus is what came last, and what came first is
/// kept longest.
/// </summary>
internal sealed class OrderLedger
{
    private readonly Money total;
    private readonly bool takes;
    private readonly ImmutableDictionary<string, PaymentNotice> byId;
    private readonly ImmutableDictionary<string, Money> givenBack;

    private OrderLedger(
        Money total,
        bool takes,
        ImmutableSortedSet<PaymentNotice> notices,
        ImmutableDictionary<string, PaymentNotice> byId,
        ImmutableDictionary<string, Money> givenBack,
        Money received,
        Money returned)
    {
        this.total = total;
        this.takes = takes;
        this.byId = byId;
        this.givenBack = givenBack;
        Notices = notices;
        Received = received;
        Returned = returned;
    }

    public static OrderLedger Of(Money total) => new(
        total,
        takes: true,
        ImmutableSortedSet.Create<PaymentNotice>(ByTimeOfPayment),
        ImmutableDictionary.Create<string, PaymentNotice>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, Money>(StringComparer.Ordinal),
        Money.Zero,
        Money.Zero);

    /// <summary>The notices that count, by the channel's time of payment.</summary>
    public ImmutableSortedSet<PaymentNotice> Notices { get; }

    /// <summary>Notices that contradict one of the same id.</summary>
    public ImmutableArray<PaymentNotice> Held { get; private init; } = [];

    /// <summary>What was given back, in order.</summary>
    public ImmutableArray<MoneyReturn> Returns { get; private init; } = [];

    public Money Received { get; }

    public Money Returned { get; }

    // While it takes money, only a surplus goes back: what was returned is no part of this.
    public Money Applied => takes ? Money.Min(Received, total) : Money.Zero;

    public Money Surplus => Received - Returned - Applied;

    public Money Due => takes ? total - Applied : Money.Zero;

    /// <summary>The instant at which the money was complete. Only a surplus goes back while an order is paid, so that all notices count.</summary>
    public Instant CompleteAt
    {
        get
        {
            var sum = Money.Zero;
            return Notices.First(notice => (sum += notice.Amount) >= total).PaidAt;
        }
    }

    public bool Knows(PaymentNotice notice) => byId.TryGetValue(notice.Id, out var known) && (known == notice || Held.Contains(notice));

    public bool Contradicts(PaymentNotice notice) => byId.TryGetValue(notice.Id, out var known) && known != notice;

    public OrderLedger Counting(PaymentNotice notice) =>
        new(total, takes, Notices.Add(notice), byId.Add(notice.Id, notice), givenBack, Received + notice.Amount, Returned) { Held = Held, Returns = Returns };

    public OrderLedger Holding(PaymentNotice notice) =>
        new(total, takes, Notices, byId, givenBack, Received, Returned) { Held = Held.Add(notice), Returns = Returns };

    /// <summary>The ledger of an order that takes no money any more.</summary>
    public OrderLedger Ended() =>
        new(total, takes: false, Notices, byId, givenBack, Received, Returned) { Held = Held, Returns = Returns };

    public OrderLedger GivingBack(ValueList<MoneyReturn> returns)
    {
        var more = givenBack.ToBuilder();
        foreach (var part in returns)
        {
            more[part.Notice] = more.GetValueOrDefault(part.Notice) + part.Amount;
        }

        return new(total, takes, Notices, byId, more.ToImmutable(), Received, Returned + Money.Sum(returns.Select(part => part.Amount)))
        {
            Held = Held,
            Returns = [.. Returns, .. returns],
        };
    }

    /// <summary>An amount as money of the payments that brought it, the latest first.</summary>
    public ValueList<MoneyReturn> ToReturn(Money amount, RefundReason? reason, LocalDate on, PaymentChannel? through)
    {
        ThrowUnlessDefined(reason, nameof(reason));
        ThrowUnlessDefined(through, nameof(through));
        var parts = ImmutableArray.CreateBuilder<MoneyReturn>();
        foreach (var notice in Notices.Reverse())
        {
            var part = Money.Min(amount, notice.Amount - givenBack.GetValueOrDefault(notice.Id));
            if (part > Money.Zero)
            {
                parts.Add(new MoneyReturn(part, reason, on, through ?? notice.Channel, notice.Id));
                amount -= part;
            }
        }

        return new(parts.ToImmutable());
    }

    /// <summary>When the payment of a return was made.</summary>
    public Instant PaidAt(MoneyReturn part) => byId[part.Notice].PaidAt;

    private static void ThrowUnlessDefined<T>(T? value, string name)
        where T : struct, Enum
    {
        if (value is { } given && !Enum.IsDefined(given))
        {
            throw new ArgumentOutOfRangeException(name);
        }
    }

    private static Comparer<PaymentNotice> ByTimeOfPayment { get; } = Comparer<PaymentNotice>.Create((left, right) =>
    {
        // No two notices that count have one id.
        var byTime = left.PaidAt.CompareTo(right.PaidAt);
        return byTime != 0 ? byTime : string.CompareOrdinal(left.Id, right.Id);
    });
}
