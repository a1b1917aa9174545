namespace Insurance.Domain.Reconciliations;

/// <summary>
/// Compares what the channel, the treasury and we say of the same orders (对账). The three lists are streams, each in ascending ordinal order
/// of the order numbers, and are merged in one pass: no more is held in memory than the lines of one order.
/// </summary>
public static class Reconciliation
{
    /// <summary>What the refusals call the lists.</summary>
    internal const string ChannelList = "channel";

    internal const string TreasuryList = "treasury";
    internal const string OrderList = "orders";

    /// <summary>Compares three lists.</summary>
    /// <param name="channel">The channel's statement.</param>
    /// <param name="treasury">The treasury's record.</param>
    /// <param name="orders">Our orders, each once: those of the days of the lists, and those that were in transit on them.</param>
    /// <param name="terms">Of which days the lists are; null for all days.</param>
    /// <param name="tally">Counts what is read and what comes of it; null where nobody asks for totals.</param>
    /// <returns>
    /// The results, order by order, worked out as they are asked for; the streams are read once. A list that is not sorted ends them with the
    /// refusal <c>reconcile.unsorted</c> or <c>reconcile.order-repeated</c>, whose field is the list and whose line the place of the entry in it, from 1.
    /// </returns>
    /// <exception cref="ArgumentException">The first day of the terms is after the last one.</exception>
    public static IEnumerable<Result<ReconciliationEntry>> Run(
        IEnumerable<StatementLine> channel,
        IEnumerable<TreasuryLine> treasury,
        IEnumerable<OrderClaim> orders,
        ReconciliationTerms? terms = null,
        ReconciliationTally? tally = null)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(treasury);
        ArgumentNullException.ThrowIfNull(orders);
        var days = terms ?? ReconciliationTerms.AllDays;
        return days is { From: { } from, Through: { } through } && from > through
            ? throw new ArgumentException("The first day is after the last one.", nameof(terms))
            : Merge(channel, treasury, orders, days, tally ?? new ReconciliationTally());
    }

    private static IEnumerable<Result<ReconciliationEntry>> Merge(
        IEnumerable<StatementLine> channel, IEnumerable<TreasuryLine> treasury, IEnumerable<OrderClaim> orders, ReconciliationTerms terms, ReconciliationTally tally)
    {
        using var statement = new Ascending<StatementLine>(channel, line => line.Order, ChannelList, once: false);
        using var record = new Ascending<TreasuryLine>(treasury, line => line.Order, TreasuryList, once: false);
        using var claims = new Ascending<OrderClaim>(orders, claim => claim.Order, OrderList, once: true);
        var paid = new List<StatementLine>();
        var booked = new List<TreasuryLine>();
        while (Least(statement.Key, Least(record.Key, claims.Key)) is { } key)
        {
            paid.Clear();
            booked.Clear();
            while (statement.Take(key) is { } line)
            {
                paid.Add(line);
            }

            while (record.Take(key) is { } line)
            {
                booked.Add(line);
            }

            var claim = claims.Take(key);

            // An order whose lines may not be all there says nothing.
            if ((statement.Fault ?? record.Fault ?? claims.Fault) is { } fault)
            {
                yield return fault;
                yield break;
            }

            var entries = Compare(OrderId.Parse(key), paid, booked, claim, terms);
            tally.Count(paid, booked, claim, entries);
            foreach (var entry in entries)
            {
                yield return entry;
            }
        }
    }

    private static List<ReconciliationEntry> Compare(OrderId order, List<StatementLine> paid, List<TreasuryLine> booked, OrderClaim? claim, ReconciliationTerms terms) =>
        [.. new ChannelComparison(terms).Of(order, paid, claim), .. new TreasuryComparison(terms).Of(order, booked, claim)];

    private static string? Least(string? left, string? right) =>
        left is null ? right : right is null || string.CompareOrdinal(left, right) <= 0 ? left : right;
}
