using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>
/// When a channel is asked again: notices may never come, so that whoever waits for one asks. The intervals grow and the last one
/// stands for all that follow; they are the library's own design, in <c>Data/payment-systems.json</c>. Immutable.
/// </summary>
public sealed class QuerySchedule
{
    internal QuerySchedule(ValueList<Duration> payment, ValueList<Duration> refund, Duration afterEnd, Source source, Confidence confidence)
    {
        PaymentIntervals = payment;
        RefundIntervals = refund;
        AfterEnd = afterEnd;
        Source = source;
        Confidence = confidence;
    }

    /// <summary>The time from placing to the first query about the payment, and from each to the next.</summary>
    public ValueList<Duration> PaymentIntervals { get; }

    /// <summary>The time from the beginning of a return to the first query about it, and from each to the next.</summary>
    public ValueList<Duration> RefundIntervals { get; }

    /// <summary>How long after its end an unpaid order is asked about: its last query is made then or later.</summary>
    public Duration AfterEnd { get; }

    /// <summary>Where the intervals come from.</summary>
    public Source Source { get; }

    /// <summary>How well they are attested.</summary>
    public Confidence Confidence { get; }

    /// <summary>
    /// When to ask next, and about what; null where nothing is left to ask.
    /// <list type="bullet">
    /// <item>An unpaid order, or one whose attempt failed, is asked about until a query was made after its end: an order that expired may
    /// still read as unpaid until it is closed. Without a known end it is asked about as long as it is open.</item>
    /// <item>A payment in hand and an unknown state are asked about for ever; final states are not.</item>
    /// <item>A return that is under way is asked about by its own intervals, beside the payment, until it ends.</item>
    /// </list>
    /// </summary>
    public NextQuery? Next(QuerySituation situation, Instant now)
    {
        ArgumentNullException.ThrowIfNull(situation);
        var payment = AsksPayment(situation) ? Due(PaymentIntervals, situation.Payment, situation.PlacedAt) : (Instant?)null;
        var refund = AsksRefund(situation) ? Due(RefundIntervals, situation.Refund, situation.ReturningSince ?? situation.PlacedAt) : (Instant?)null;
        return (payment, refund) switch
        {
            (null, null) => null,
            ({ } due, null) => new NextQuery(Instant.Max(due, now), QuerySubject.Payment),
            (null, { } due) => new NextQuery(Instant.Max(due, now), QuerySubject.Refund),

            // The one that is due first, also where both are: so that neither waits for the other for ever.
            var (first, second) => new NextQuery(Instant.Max(Instant.Min(first.Value, second.Value), now), second < first ? QuerySubject.Refund : QuerySubject.Payment),
        };
    }

    private static bool AsksRefund(QuerySituation situation) => situation.ReturningSince is not null || situation.State == ChannelState.Refunding;

    private bool AsksPayment(QuerySituation situation) => situation.State switch
    {
        ChannelState.UserPaying or ChannelState.Accepted or ChannelState.Unknown => true,
        ChannelState.NotPaid or ChannelState.Failed => !(situation.Payment.Last >= EndOf(situation) + AfterEnd),
        _ => false,
    };

    // A closed order takes no money any more, whatever was agreed before.
    private static Instant? EndOf(QuerySituation situation) => situation.ClosedAt ?? situation.PayBy;

    private static Instant Due(ValueList<Duration> intervals, QueriesMade made, Instant since) =>
        (made.Last ?? since) + intervals[Math.Min(made.Count, intervals.Count - 1)];
}
