using System.Collections.Immutable;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>
/// The money of an order. It follows from the set of notices and from what was given back alone; received = applied + surplus + returned
/// holds by its making. Money is given back payment by payment, the latest first: a surplus is what came last, and what came first is
/// kept longest.
/// </summary>
internal sealed record OrderLedger
{
    private OrderLedger(Money total) => Total = total;

    public static OrderLedger Of(Money total) => new(total);

    public Money Total { get; }

    /// <summary>The payments that count, by the channel's time of payment.</summary>
    public ImmutableSortedSet<PaymentNotice> Payments { get; private init; } = ImmutableSortedSet.Create<PaymentNotice>(ByTime);

    /// <summary>All notices that were taken in, whether they brought money or not.</summary>
    public ImmutableDictionary<string, PaymentNotice> ById { get; private init; } = ImmutableDictionary.Create<string, PaymentNotice>(StringComparer.Ordinal);

    /// <summary>Notices that wait for a person.</summary>
    public ImmutableArray<HeldNotice> Held { get; private init; } = [];

    /// <summary>What was given back or asked back, in order.</summary>
    public ImmutableArray<MoneyReturn> Returns { get; private init; } = [];

    public Money Received { get; private init; }

    public Money Returned { get; private init; }

    /// <summary>What is on its way back: a part of the surplus.</summary>
    public Money Pending { get; private init; }

    // While it takes money, only a surplus goes back: what was returned is no part of this.
    public Money Applied => Takes ? Money.Min(Received - Returned, Claim) : Money.Zero;

    public Money Surplus => Received - Returned - Applied;

    /// <summary>The surplus that nobody was asked to give back yet.</summary>
    public Money Free => Surplus - Pending;

    public Money Due => Takes ? Claim - Applied : Money.Zero;

    /// <summary>The instant at which the money was complete. Only a surplus goes back while an order is paid, so that all notices count.</summary>
    public Instant CompleteAt => Completing.At;

    /// <summary>The payment that made the money complete.</summary>
    public PaymentNotice Completing
    {
        get
        {
            var sum = Money.Zero;
            return Payments.First(notice => (sum += notice.Amount) >= Total);
        }
    }

    private bool Takes { get; init; } = true;

    private Money Reduced { get; init; }

    private Money Owed { get; init; }

    private int OwedSince { get; init; }

    private Money Claim => Total - Reduced;

    private ImmutableDictionary<string, ReturnState> States { get; init; } = ImmutableDictionary.Create<string, ReturnState>(StringComparer.Ordinal);

    private ImmutableDictionary<string, Money> GivenBack { get; init; } = ImmutableDictionary.Create<string, Money>(StringComparer.Ordinal);

    private static Comparer<PaymentNotice> ByTime { get; } = Comparer<PaymentNotice>.Create((left, right) =>
    {
        // No two notices that count have one id.
        var byTime = left.At.CompareTo(right.At);
        return byTime != 0 ? byTime : string.CompareOrdinal(left.Id, right.Id);
    });

    /// <summary>Whether the notice came before, or another told of the same payment in the same words.</summary>
    public bool Knows(PaymentNotice notice) =>
        (ById.TryGetValue(notice.Id, out var known) && known == notice)
        || Held.Any(held => held.Notice == notice)
        || (notice.Event == ChannelEvent.Pay && Payments.Any(other => other.IsSamePayment(notice) && (other.Amount, other.At) == (notice.Amount, notice.At)));

    /// <summary>Whether a notice of the same id, or of the same payment, says something else.</summary>
    public bool Contradicts(PaymentNotice notice) =>
        (ById.TryGetValue(notice.Id, out var known) && known != notice)
        || (notice.Event == ChannelEvent.Pay && Payments.Any(other => other.IsSamePayment(notice) && (other.Amount, other.At) != (notice.Amount, notice.At)));

    public OrderLedger Counting(PaymentNotice notice) => Noting(notice) with { Payments = Payments.Add(notice), Received = Received + notice.Amount };

    /// <summary>The ledger that knows of a notice that brings no money.</summary>
    public OrderLedger Noting(PaymentNotice notice) => this with { ById = ById.Add(notice.Id, notice) };

    public OrderLedger Holding(PaymentNotice notice, HeldReason reason) => this with { Held = Held.Add(new(notice, reason)) };

    /// <summary>The ledger without the first notice of an id that waits for a person.</summary>
    public OrderLedger Dismissing(string id) => this with { Held = Held.Remove(Held.First(held => held.Notice.Id == id)) };

    /// <summary>The ledger of an order that takes no money any more.</summary>
    public OrderLedger Ended() => this with { Takes = false };

    /// <summary>The ledger of an order that takes no money any more and owes back what nobody was asked for yet.</summary>
    public OrderLedger EndedOwing()
    {
        var ended = Ended();
        return ended with { Owed = ended.Free, OwedSince = Returns.Length };
    }

    /// <summary>
    /// Whether as much has arrived as was owed back when the order ended. What came since is no part of it, so that it does not matter whether a late
    /// payment or the end of the return was told first.
    /// </summary>
    public bool IsPaidBack => Money.Sum(Returns.Skip(OwedSince).Where(part => StateOf(part) == ReturnState.Succeeded).Select(part => part.Amount)) >= Owed;

    /// <summary>The ledger of an order that takes less than was assessed.</summary>
    public OrderLedger Reducing(Money amount) => this with { Reduced = Reduced + amount };

    /// <summary>The ledger after money went back, or, where the parts have a number, after it was asked back.</summary>
    public OrderLedger GivingBack(ValueList<MoneyReturn> returns)
    {
        var given = GivenBack.ToBuilder();
        var states = States.ToBuilder();
        foreach (var part in returns)
        {
            given[part.Notice] = given.GetValueOrDefault(part.Notice) + part.Amount;
            if (part.Number is { } number)
            {
                states[number] = ReturnState.Asked;
            }
        }

        var asked = Money.Sum(returns.Where(part => part.Number is not null).Select(part => part.Amount));
        return this with
        {
            Returns = [.. Returns, .. returns],
            GivenBack = given.ToImmutable(),
            States = states.ToImmutable(),
            Pending = Pending + asked,
            Returned = Returned + Money.Sum(returns.Select(part => part.Amount)) - asked,
        };
    }

    /// <summary>The return of a number; null where none has it.</summary>
    public MoneyReturn? Return(string? number) => number is null ? null : Returns.FirstOrDefault(part => part.Number == number);

    public ReturnState StateOf(MoneyReturn part) => part.Number is { } number ? States[number] : ReturnState.Succeeded;

    /// <summary>
    /// Whether a return can have arrived: it is on its way, or it failed and its money was not given back another way since.
    /// </summary>
    public bool CanArrive(MoneyReturn part) => StateOf(part) switch
    {
        ReturnState.Asked => true,
        ReturnState.Failed => part.Amount <= Free && part.Amount <= Money.Max(Money.Zero, LeftOf(part.Notice)),
        _ => false,
    };

    /// <summary>The ledger after a return ended; one that arrived stays so.</summary>
    public OrderLedger Settling(MoneyReturn part, ReturnState state)
    {
        var before = StateOf(part);
        var given = GivenBack;
        if (before == ReturnState.Failed)
        {
            given = given.SetItem(part.Notice, given[part.Notice] + part.Amount);
        }
        else if (state == ReturnState.Failed)
        {
            given = given.SetItem(part.Notice, given[part.Notice] - part.Amount);
        }

        return this with
        {
            States = States.SetItem(part.Number!, state),
            GivenBack = given,
            Pending = before == ReturnState.Asked ? Pending - part.Amount : Pending,
            Returned = state == ReturnState.Succeeded ? Returned + part.Amount : Returned,
        };
    }

    /// <summary>An amount as money of the payments that brought it, the latest first.</summary>
    /// <param name="amount">How much.</param>
    /// <param name="reason">Why.</param>
    /// <param name="on">The day.</param>
    /// <param name="through">Where it goes; null for the channel that it came by.</param>
    /// <param name="order">The order that numbers the returns; null for money that goes back at once.</param>
    public ValueList<MoneyReturn> ToReturn(Money amount, RefundReason? reason, LocalDate on, PaymentChannel? through, OrderId? order)
    {
        ThrowUnlessDefined(reason, nameof(reason));
        ThrowUnlessDefined(through, nameof(through));
        var parts = ImmutableArray.CreateBuilder<MoneyReturn>();
        foreach (var notice in Payments.Reverse())
        {
            var part = Money.Min(amount, LeftOf(notice.Id));
            if (part > Money.Zero)
            {
                var number = order is { } id ? $"{id}-R{Returns.Length + parts.Count + 1}" : null;
                parts.Add(new MoneyReturn(part, reason, on, through ?? notice.Channel, notice.Id) { Number = number });
                amount -= part;
            }
        }

        return new(parts.ToImmutable());
    }

    /// <summary>When the payment of a return was made.</summary>
    public Instant PaidAt(MoneyReturn part) => ById[part.Notice].At;

    private Money LeftOf(string notice) => ById[notice].Amount - GivenBack.GetValueOrDefault(notice);

    private static void ThrowUnlessDefined<T>(T? value, string name)
        where T : struct, Enum
    {
        if (value is { } given && !Enum.IsDefined(given))
        {
            throw new ArgumentOutOfRangeException(name);
        }
    }
}
