namespace Insurance.Domain.Reconciliations;

/// <summary>How many entries of a list, and what they come to.</summary>
/// <param name="Count">How many.</param>
/// <param name="Amount">Their sum; refunds count below zero.</param>
public sealed record EntrySum(long Count, Money Amount)
{
    /// <summary>None.</summary>
    public static EntrySum None { get; } = new(0, Money.Zero);

    internal EntrySum Plus(long count, Money amount) => count == 0 && amount == Money.Zero ? this : new(Count + count, Amount + amount);

    internal EntrySum Plus(EntrySum other) => Plus(other.Count, other.Amount);
}

/// <summary>The same on both sides.</summary>
/// <param name="Here">Our list.</param>
/// <param name="There">The other list.</param>
public sealed record BothSums(EntrySum Here, EntrySum There)
{
    /// <summary>None on both sides.</summary>
    public static BothSums None { get; } = new(EntrySum.None, EntrySum.None);

    /// <summary>The amount there less the amount here.</summary>
    public Money Difference => There.Amount - Here.Amount;

    internal BothSums Plus(ReconciliationEntry entry) =>
        entry.CountedElsewhere ? this : new(Here.Plus(entry.Claims, entry.Here ?? Money.Zero), There.Plus(entry.Lines, entry.There ?? Money.Zero));

    internal BothSums Plus(BothSums other) => new(Here.Plus(other.Here), There.Plus(other.There));
}

/// <summary>The discrepancies of one kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Found">How many discrepancies there are, those counted elsewhere included.</param>
/// <param name="Sums">The entries and amounts that they account for.</param>
public sealed record KindSums(DiscrepancyKind Kind, long Found, BothSums Sums);

/// <summary>What one comparison came to: every entry read stands under exactly one of the rest.</summary>
/// <param name="Side">With whose list ours was compared.</param>
/// <param name="Read">What was read, counted apart from what came of it.</param>
/// <param name="Matched">On what both lists agree.</param>
/// <param name="Kinds">The discrepancies, of every kind in its order.</param>
/// <param name="Pending">What the treasury need not have yet.</param>
/// <param name="OfOtherDays">What belongs to lists of other days.</param>
public sealed record SideTotals(Counterpart Side, BothSums Read, BothSums Matched, ValueList<KindSums> Kinds, BothSums Pending, BothSums OfOtherDays)
{
    /// <summary>How many discrepancies there are.</summary>
    public long Discrepancies => Kinds.Sum(kind => kind.Found);

    /// <summary>All that the results account for, on both sides.</summary>
    public BothSums Explained => Kinds.Aggregate(Matched.Plus(Pending).Plus(OfOtherDays), (sums, kind) => sums.Plus(kind.Sums));

    /// <summary>Whether the results account for every entry and every fen that was read, on both sides.</summary>
    public bool Balanced => Explained == Read;
}

/// <summary>The totals of a reconciliation.</summary>
/// <param name="Orders">How many orders were met on any of the lists.</param>
/// <param name="Channel">The channel's statement and what we received and gave back.</param>
/// <param name="Treasury">The treasury's record and what we have for it.</param>
public sealed record ReconciliationTotals(long Orders, SideTotals Channel, SideTotals Treasury)
{
    /// <summary>Whether both comparisons balance.</summary>
    public bool Balanced => Channel.Balanced && Treasury.Balanced;
}
