using System.Diagnostics;

namespace Insurance.Domain.Reconciliations;

/// <summary>
/// Counts a reconciliation while it runs. What is read and what comes of it are counted apart, so that a balance says something. It belongs
/// to one run and one thread.
/// </summary>
public sealed class ReconciliationTally
{
    private readonly Counter channel = new(Counterpart.Channel);
    private readonly Counter treasury = new(Counterpart.Treasury);
    private long orders;

    /// <summary>The totals of all orders so far.</summary>
    public ReconciliationTotals Totals => new(orders, channel.Totals, treasury.Totals);

    internal void Count(List<StatementLine> paid, List<TreasuryLine> booked, OrderClaim? claim, List<ReconciliationEntry> entries)
    {
        orders++;
        foreach (var line in paid)
        {
            channel.ReadThere(line.Amount);
        }

        foreach (var line in booked)
        {
            treasury.ReadThere(line.Amount);
        }

        if (claim is not null)
        {
            channel.ReadHere(claim.Amounts.Received);
            channel.ReadHere(-claim.Amounts.Returned);
            treasury.ReadHere(claim.ForTheTreasury);
        }

        foreach (var entry in entries)
        {
            (entry.Side == Counterpart.Channel ? channel : treasury).Came(entry);
        }
    }

    private sealed class Counter(Counterpart side)
    {
        private static readonly DiscrepancyKind[] AllKinds = Enum.GetValues<DiscrepancyKind>();

        private readonly long[] found = new long[AllKinds.Length];
        private readonly BothSums[] kinds = [.. AllKinds.Select(_ => BothSums.None)];
        private BothSums read = BothSums.None;
        private BothSums matched = BothSums.None;
        private BothSums pending = BothSums.None;
        private BothSums otherDays = BothSums.None;

        public SideTotals Totals => new(side, read, matched, [.. AllKinds.Select((kind, index) => new KindSums(kind, found[index], kinds[index]))], pending, otherDays);

        public void ReadThere(Money amount) => read = read with { There = read.There.Plus(1, amount) };

        public void ReadHere(Money amount)
        {
            if (amount != Money.Zero)
            {
                read = read with { Here = read.Here.Plus(1, amount) };
            }
        }

        public void Came(ReconciliationEntry entry)
        {
            switch (entry)
            {
                case MatchedPair:
                    matched = matched.Plus(entry);
                    break;
                case Discrepancy discrepancy:
                    found[(int)discrepancy.Kind]++;
                    kinds[(int)discrepancy.Kind] = kinds[(int)discrepancy.Kind].Plus(entry);
                    break;
                case PendingBooking:
                    pending = pending.Plus(entry);
                    break;
                case OfOtherDays:
                    otherDays = otherDays.Plus(entry);
                    break;
                default:
                    throw new UnreachableException("An entry of another kind.");
            }
        }
    }
}
