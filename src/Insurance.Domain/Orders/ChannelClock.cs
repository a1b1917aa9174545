namespace Insurance.Domain.Orders;

/// <summary>
/// The channel's clock of an order (渠道侧状态): a fold of what the channel said, in the order of its own time, then of the id, so that the order of
/// arrival and repetitions change nothing. It moves no money, but it knows how much came and went back, because "paid" and "refunded" are
/// said of money:
/// <list type="bullet">
/// <item>After a refund of a part the clock is <see cref="ChannelState.Paid"/>; it is <see cref="ChannelState.Refunded"/> when all went back.</item>
/// <item>Money is counted once by the id of its payment or refund. Told again at a later time it only confirms: it ends what is unknown or under way.</item>
/// <item>No word that nobody paid leads away from money that is there, and no refund ends well of which no payment was seen: the clock is then
/// <see cref="ChannelState.Unknown"/>, and the channel is asked again.</item>
/// </list>
/// </summary>
public static class ChannelClock
{
    /// <summary>Which event leads from which state to which; a pair that is not in it changes nothing.</summary>
    public static TransitionTable<ChannelState, ChannelEvent> Transitions { get; } = new(
        ChannelState.NotPaid,
        (ChannelState.NotPaid, ChannelEvent.StartPaying, ChannelState.UserPaying),
        (ChannelState.NotPaid, ChannelEvent.Accept, ChannelState.Accepted),
        (ChannelState.NotPaid, ChannelEvent.Pay, ChannelState.Paid),
        (ChannelState.NotPaid, ChannelEvent.Close, ChannelState.Closed),
        (ChannelState.NotPaid, ChannelEvent.Fail, ChannelState.Failed),

        // Money goes back, so some came: the notice of it is missing. Once it went back, or could not, the payment itself is asked about.
        (ChannelState.NotPaid, ChannelEvent.StartRefund, ChannelState.Refunding),
        (ChannelState.NotPaid, ChannelEvent.Refund, ChannelState.Unknown),
        (ChannelState.NotPaid, ChannelEvent.FailRefund, ChannelState.Unknown),
        (ChannelState.NotPaid, ChannelEvent.LoseSight, ChannelState.Unknown),

        // The payer gave up, or the channel has nothing in hand any more.
        (ChannelState.UserPaying, ChannelEvent.Wait, ChannelState.NotPaid),
        (ChannelState.UserPaying, ChannelEvent.Accept, ChannelState.Accepted),
        (ChannelState.UserPaying, ChannelEvent.Pay, ChannelState.Paid),
        (ChannelState.UserPaying, ChannelEvent.Close, ChannelState.Closed),
        (ChannelState.UserPaying, ChannelEvent.Fail, ChannelState.Failed),
        (ChannelState.UserPaying, ChannelEvent.StartRefund, ChannelState.Refunding),
        (ChannelState.UserPaying, ChannelEvent.Refund, ChannelState.Unknown),
        (ChannelState.UserPaying, ChannelEvent.FailRefund, ChannelState.Unknown),
        (ChannelState.UserPaying, ChannelEvent.LoseSight, ChannelState.Unknown),
        (ChannelState.Accepted, ChannelEvent.Wait, ChannelState.NotPaid),
        (ChannelState.Accepted, ChannelEvent.StartPaying, ChannelState.UserPaying),
        (ChannelState.Accepted, ChannelEvent.Pay, ChannelState.Paid),
        (ChannelState.Accepted, ChannelEvent.Close, ChannelState.Closed),
        (ChannelState.Accepted, ChannelEvent.Fail, ChannelState.Failed),
        (ChannelState.Accepted, ChannelEvent.StartRefund, ChannelState.Refunding),
        (ChannelState.Accepted, ChannelEvent.Refund, ChannelState.Unknown),
        (ChannelState.Accepted, ChannelEvent.FailRefund, ChannelState.Unknown),
        (ChannelState.Accepted, ChannelEvent.LoseSight, ChannelState.Unknown),

        // Paid stays paid whatever is said of the time before, of another attempt, or not at all; more money changes nothing either. That it is closed
        // contradicts it: Alipay closes a trade that was given back whole too, and only the refund's record tells.
        (ChannelState.Paid, ChannelEvent.Close, ChannelState.Unknown),
        (ChannelState.Paid, ChannelEvent.StartRefund, ChannelState.Refunding),
        (ChannelState.Paid, ChannelEvent.Refund, ChannelState.Refunded),

        // The channel takes no money any more and nothing was taken: that nobody paid says nothing new. That somebody begins to pay contradicts it. Money
        // that comes all the same is authentic.
        (ChannelState.Closed, ChannelEvent.StartPaying, ChannelState.Unknown),
        (ChannelState.Closed, ChannelEvent.Accept, ChannelState.Unknown),
        (ChannelState.Closed, ChannelEvent.Pay, ChannelState.Paid),
        (ChannelState.Closed, ChannelEvent.StartRefund, ChannelState.Refunding),
        (ChannelState.Closed, ChannelEvent.Refund, ChannelState.Unknown),
        (ChannelState.Closed, ChannelEvent.FailRefund, ChannelState.Unknown),

        // An attempt came to nothing, the order did not: it may be tried again until it is closed, and a payment may have been marked as failed wrongly.
        (ChannelState.Failed, ChannelEvent.Wait, ChannelState.NotPaid),
        (ChannelState.Failed, ChannelEvent.StartPaying, ChannelState.UserPaying),
        (ChannelState.Failed, ChannelEvent.Accept, ChannelState.Accepted),
        (ChannelState.Failed, ChannelEvent.Pay, ChannelState.Paid),
        (ChannelState.Failed, ChannelEvent.Close, ChannelState.Closed),
        (ChannelState.Failed, ChannelEvent.StartRefund, ChannelState.Refunding),
        (ChannelState.Failed, ChannelEvent.Refund, ChannelState.Unknown),
        (ChannelState.Failed, ChannelEvent.FailRefund, ChannelState.Unknown),
        (ChannelState.Failed, ChannelEvent.LoseSight, ChannelState.Unknown),

        // Only the refund's own record ends it. Money that comes meanwhile leaves it under way; it is counted, so that the end is Paid and not Refunded.
        (ChannelState.Refunding, ChannelEvent.Refund, ChannelState.Refunded),
        (ChannelState.Refunding, ChannelEvent.FailRefund, ChannelState.Paid),
        (ChannelState.Refunding, ChannelEvent.LoseSight, ChannelState.Unknown),

        // All went back: money that comes now has not gone back, so that the order holds money again. More that goes back, or that it could not, contradicts.
        (ChannelState.Refunded, ChannelEvent.Pay, ChannelState.Paid),
        (ChannelState.Refunded, ChannelEvent.Refund, ChannelState.Unknown),
        (ChannelState.Refunded, ChannelEvent.FailRefund, ChannelState.Unknown),

        // Whatever the channel says next ends the unknown.
        (ChannelState.Unknown, ChannelEvent.Wait, ChannelState.NotPaid),
        (ChannelState.Unknown, ChannelEvent.StartPaying, ChannelState.UserPaying),
        (ChannelState.Unknown, ChannelEvent.Accept, ChannelState.Accepted),
        (ChannelState.Unknown, ChannelEvent.Pay, ChannelState.Paid),
        (ChannelState.Unknown, ChannelEvent.Close, ChannelState.Closed),
        (ChannelState.Unknown, ChannelEvent.Fail, ChannelState.Failed),
        (ChannelState.Unknown, ChannelEvent.StartRefund, ChannelState.Refunding),
        (ChannelState.Unknown, ChannelEvent.Refund, ChannelState.Refunded),
        (ChannelState.Unknown, ChannelEvent.FailRefund, ChannelState.Paid));

    /// <summary>The state after all that the channel said; the entries may come in any order and more than once.</summary>
    /// <exception cref="ArgumentException">An entry of a payment or a refund has no amount above zero.</exception>
    public static ChannelState After(IEnumerable<ChannelEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var inOrder = entries
            .Distinct()
            .OrderBy(entry => entry.At)
            .ThenBy(entry => entry.Id, StringComparer.Ordinal)
            .ThenBy(entry => entry.Event)
            .ThenBy(entry => entry.Amount);
        var state = Transitions.First;
        var kept = Money.Zero;
        var counted = new HashSet<(ChannelEvent, string)>();
        foreach (var entry in inOrder)
        {
            if (entry.Event is ChannelEvent.Pay or ChannelEvent.Refund)
            {
                if (entry.Amount <= Money.Zero)
                {
                    throw new ArgumentException("A payment and a refund have an amount above zero.", nameof(entries));
                }

                if (counted.Add((entry.Event, entry.Id)))
                {
                    kept += entry.Event == ChannelEvent.Pay ? entry.Amount : -entry.Amount;
                }
                else if (state is not (ChannelState.Unknown or ChannelState.Refunding))
                {
                    continue;
                }
            }

            state = Transitions.Next(state, entry.Event) is { } next ? BesideMoney(next, entry.Event, kept) : state;
        }

        return state;
    }

    /// <summary>
    /// Whether nothing is left to ask about the payment: money was taken, it went back, or the channel takes none any more. A failed attempt is
    /// not final, because the order may be tried again until it is closed.
    /// </summary>
    public static bool IsFinal(ChannelState state) => state is ChannelState.Paid or ChannelState.Closed or ChannelState.Refunded;

    /// <summary>Whether money may still come without anybody placing another order; also where nobody knows.</summary>
    public static bool MayStillPay(ChannelState state) => state
        is ChannelState.NotPaid or ChannelState.UserPaying or ChannelState.Accepted or ChannelState.Failed or ChannelState.Unknown;

    /// <summary>The state as the money allows it.</summary>
    private static ChannelState BesideMoney(ChannelState next, ChannelEvent occurred, Money kept) => next switch
    {
        // By the channel's own time all went back before it came: the sums say what is left.
        ChannelState.Paid when kept == Money.Zero && occurred == ChannelEvent.Pay => ChannelState.Refunded,
        ChannelState.Paid => kept > Money.Zero ? ChannelState.Paid : ChannelState.Unknown,
        ChannelState.Refunded when kept > Money.Zero => ChannelState.Paid,
        ChannelState.Refunding or ChannelState.Unknown => next,
        _ => kept == Money.Zero ? next : ChannelState.Unknown,
    };
}
