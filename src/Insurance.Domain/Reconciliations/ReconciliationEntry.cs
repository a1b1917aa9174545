using NodaTime;

namespace Insurance.Domain.Reconciliations;

/// <summary>What two lists say of the same money of an order, as far as they say it.</summary>
/// <param name="Side">With whose list ours is compared.</param>
/// <param name="Order">The order.</param>
/// <param name="Here">The amount here; null where there is none.</param>
/// <param name="There">The amount there; null where there is none.</param>
/// <param name="Claims">How many entries of ours it accounts for: 0 or 1.</param>
/// <param name="Lines">How many lines of the other list it accounts for.</param>
internal readonly record struct Share(Counterpart Side, OrderId Order, Money? Here, Money? There, int Claims, int Lines);

/// <summary>
/// One result of a reconciliation. Each line of the other list, and each of our entries (what an order received, what it gave back, what
/// it has for the treasury), is accounted for by exactly one of them: <see cref="MatchedPair"/>, <see cref="Discrepancy"/>,
/// <see cref="PendingBooking"/> or <see cref="OfOtherDays"/>.
/// </summary>
public abstract record ReconciliationEntry
{
    private readonly Share share;

    private protected ReconciliationEntry(Share share) => this.share = share;

    /// <summary>With whose list ours is compared.</summary>
    public Counterpart Side => share.Side;

    /// <summary>The order.</summary>
    public OrderId Order => share.Order;

    /// <summary>The amount here, below zero for money that went back; null where there is none.</summary>
    public Money? Here => share.Here;

    /// <summary>The amount on the other list; null where there is none.</summary>
    public Money? There => share.There;

    /// <summary>How many entries of ours it accounts for: 0 or 1.</summary>
    public int Claims => share.Claims;

    /// <summary>How many lines of the other list it accounts for.</summary>
    public int Lines => share.Lines;

    /// <summary>
    /// Whether the amounts stand in the totals under an earlier discrepancy of the same order and side: it tells of one more difference of
    /// the same money.
    /// </summary>
    public bool CountedElsewhere => share is { Claims: 0, Lines: 0 };
}

/// <summary>Money on which both lists agree.</summary>
public sealed record MatchedPair : ReconciliationEntry
{
    internal MatchedPair(Share share, LocalDate? bookOn = null)
        : base(share) => BookOn = bookOn;

    /// <summary>The day on which the treasury booked an order that is not booked here yet: book it; else null.</summary>
    public LocalDate? BookOn { get; }
}

/// <summary>A paid order that the treasury does not have yet, and need not have yet.</summary>
public sealed record PendingBooking : ReconciliationEntry
{
    internal PendingBooking(Share share, LocalDate paidOn, LocalDate? expectedBy)
        : base(share)
    {
        PaidOn = paidOn;
        ExpectedBy = expectedBy;
    }

    /// <summary>The day of payment in China.</summary>
    public LocalDate PaidOn { get; }

    /// <summary>The last day on which the booking is expected; null where nobody can say.</summary>
    public LocalDate? ExpectedBy { get; }

    /// <summary>What to tell, in a language: it is in transit, and nobody need pay again.</summary>
    public string MessageIn(Language language) => Phrasebook.Text(ErrorCodes.Reconcile.BookingPending, language, ("order", Order.ToString()), ("on", PaidOn));
}

/// <summary>Money of an order whose other half lies in lists of other days, so that these say nothing of it.</summary>
public sealed record OfOtherDays : ReconciliationEntry
{
    internal OfOtherDays(Share share)
        : base(share)
    {
    }
}
