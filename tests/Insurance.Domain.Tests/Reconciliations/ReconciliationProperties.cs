using FsCheck.Fluent;
using Insurance.Domain.Orders;
using Insurance.Domain.Reconciliations;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Reconciliations;

public sealed class ReconciliationProperties
{
    [Fact]
    public void Each_planted_difference_is_found_with_its_kind_and_amounts_and_nothing_else_is() => Holds.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed =>
        {
            var lists = new PlantedLists(seed);
            var (entries, totals) = Run(lists.Channel, lists.Treasury, lists.Orders, PlantedLists.Terms);

            var found = entries.OfType<Discrepancy>().Select(entry => (entry.Side, entry.Order, entry.Kind, entry.Here, entry.There));
            Assert.Equal(lists.Expected.Select(one => one.ToString()).Order(StringComparer.Ordinal), found.Select(one => one.ToString()).Order(StringComparer.Ordinal));
            Assert.Equal(lists.Pending, entries.OfType<PendingBooking>().Count());
            Assert.Empty(entries.OfType<OfOtherDays>());
            Balances(lists.Channel, lists.Treasury, lists.Orders, entries, totals);
        },
        cases: 2000);

    [Fact]
    public void Every_way_to_plant_a_difference_is_reached()
    {
        var kinds = Enumerable.Range(0, 300).SelectMany(seed => new PlantedLists(seed).Expected).Select(one => (one.Side, one.Kind)).ToHashSet();

        // Months and people are the treasury's alone.
        Assert.Equal((Enum.GetValues<DiscrepancyKind>().Length * 2) - 2, kinds.Count);
    }

    [Fact]
    public void Lists_of_anything_come_out_as_by_the_naive_rules_and_balance() => Holds.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed =>
        {
            var random = new Random(seed);
            var (channel, treasury, orders) = Lists(random);

            var (entries, totals) = Run(channel, treasury, orders, ReconciliationTerms.AllDays);

            // Days at the channel are the planted lists' matter: here every payment is of one day.
            Assert.Equal(
                NaiveReconciliation.Of(channel, treasury, orders).Order(StringComparer.Ordinal),
                entries.Select(Told).Order(StringComparer.Ordinal));
            Balances(channel, treasury, orders, entries, totals);
        },
        cases: 3000);

    [Fact]
    public void Lists_of_any_days_balance() => Holds.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed =>
        {
            var random = new Random(seed);
            var (channel, treasury, orders) = Lists(random);
            var from = new LocalDate(2023, 1, random.Next(1, 9));
            var terms = new ReconciliationTerms { From = from, Through = from.PlusDays(random.Next(4)), CutOff = new LocalTime(random.Next(24), 0), BookedBy = on => on.PlusDays(2) };

            var (entries, totals) = Run(channel, treasury, orders, terms);

            Balances(channel, treasury, orders, entries, totals);
        },
        cases: 2000);

    [Fact]
    public void The_place_of_a_line_among_those_of_its_order_changes_nothing() => Holds.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed =>
        {
            var random = new Random(seed);
            var (channel, treasury, orders) = Lists(random);

            Assert.Equal(
                Run(channel, treasury, orders, PlantedLists.Terms).Entries,
                Run(Shuffled(random, channel, line => line.Order), Shuffled(random, treasury, line => line.Order), orders, PlantedLists.Terms).Entries);
        },
        cases: 1000);

    private static (List<StatementLine> Channel, List<TreasuryLine> Treasury, List<OrderClaim> Orders) Lists(Random random) => (
        Sorted(random, Paid, line => line.Order),
        Sorted(random, Booked, line => line.Order),
        [.. Sorted(random, Claim, claim => claim.Order).DistinctBy(claim => claim.Order)]);

    private static List<T> Shuffled<T>(Random random, List<T> list, Func<T, OrderId> orderOf)
    {
        var shuffled = list.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled.OrderBy(one => orderOf(one).ToString(), StringComparer.Ordinal)];
    }

    private static (List<ReconciliationEntry> Entries, ReconciliationTotals Totals) Run(
        List<StatementLine> channel, List<TreasuryLine> treasury, List<OrderClaim> orders, ReconciliationTerms terms)
    {
        var tally = new ReconciliationTally();
        return ([.. Reconciliation.Run(channel, treasury, orders, terms, tally).Select(result => result.Value)], tally.Totals);
    }

    /// <summary>The totals against sums over the lists and the results, each worked out here.</summary>
    private static void Balances(List<StatementLine> channel, List<TreasuryLine> treasury, List<OrderClaim> orders, List<ReconciliationEntry> entries, ReconciliationTotals totals)
    {
        Assert.True(totals.Balanced);
        Assert.Equal(channel.Select(line => line.Order).Concat(treasury.Select(line => line.Order)).Concat(orders.Select(claim => claim.Order)).Distinct().Count(), totals.Orders);
        var flows = orders.SelectMany(claim => new[] { claim.Amounts.Received, -claim.Amounts.Returned }).Where(flow => flow != Money.Zero).ToList();
        var wanted = orders.Select(claim => claim.ForTheTreasury).Where(amount => amount != Money.Zero).ToList();
        Assert.Equal(new BothSums(Sum(flows), Sum(channel.Select(line => line.Amount))), totals.Channel.Read);
        Assert.Equal(new BothSums(Sum(wanted), Sum(treasury.Select(line => line.Amount))), totals.Treasury.Read);
        foreach (var (side, told) in new[] { (Counterpart.Channel, totals.Channel), (Counterpart.Treasury, totals.Treasury) })
        {
            var own = entries.Where(entry => entry.Side == side && !entry.CountedElsewhere).ToList();
            Assert.Equal(Of(own), told.Explained);
            Assert.Equal(Of(own.OfType<MatchedPair>()), told.Matched);
            Assert.Equal(Of(own.OfType<PendingBooking>()), told.Pending);
            Assert.Equal(Of(own.OfType<OfOtherDays>()), told.OfOtherDays);
            foreach (var kind in told.Kinds)
            {
                Assert.Equal(Of(own.OfType<Discrepancy>().Where(entry => entry.Kind == kind.Kind)), kind.Sums);
                Assert.Equal(entries.OfType<Discrepancy>().Count(entry => entry.Side == side && entry.Kind == kind.Kind), kind.Found);
            }

            // What the lists differ by is what the results differ by, to the fen; what agrees differs by nothing.
            Assert.Equal(Money.Zero, told.Matched.Difference);
            Assert.Equal(told.Read.Difference, Money.Sum(told.Kinds.Select(kind => kind.Sums.Difference)) + told.Pending.Difference + told.OfOtherDays.Difference);
        }
    }

    private static BothSums Of(IEnumerable<ReconciliationEntry> entries)
    {
        var all = entries.ToList();
        return new BothSums(
            new EntrySum(all.Sum(entry => entry.Claims), Money.Sum(all.Select(entry => entry.Here ?? Money.Zero))),
            new EntrySum(all.Sum(entry => entry.Lines), Money.Sum(all.Select(entry => entry.There ?? Money.Zero))));
    }

    private static EntrySum Sum(IEnumerable<Money> amounts) => amounts.Aggregate(EntrySum.None, (sum, amount) => new EntrySum(sum.Count + 1, sum.Amount + amount));

    private static string Told(ReconciliationEntry entry) =>
        $"{ReconciliationTests.Text(entry).Split(' ')[0]} {Spelling.Of(entry.Side)} {entry.Order} {entry.Here?.ToString() ?? "-"} {entry.There?.ToString() ?? "-"}";

    private static List<T> Sorted<T>(Random random, Func<Random, T> make, Func<T, OrderId> orderOf) =>
        [.. Enumerable.Range(0, random.Next(0, 10)).Select(_ => make(random)).OrderBy(one => orderOf(one).ToString(), StringComparer.Ordinal)];

    // Few orders and few amounts, so that everything meets.
    private static StatementLine Paid(Random random) =>
        Listed.Paid(random.Next(1, 5), random.Next(1, 4) * (random.Next(4) == 0 ? -100 : 100), $"T-{random.Next(6)}", Listed.China(3, random.Next(24)));

    private static TreasuryLine Booked(Random random) => Listed.Booked(
        random.Next(1, 5),
        random.Next(1, 4) * (random.Next(4) == 0 ? -100 : 100),
        random.Next(6, 8),
        random.Next(5) == 0 ? PersonKey.Parse("77c0") : null,
        random.Next(5) == 0 ? FeePeriod.Parse("2022-01..2022-12") : null,
        $"B-{random.Next(6)}");

    private static OrderClaim Claim(Random random)
    {
        var total = random.Next(1, 4) * 100;
        var received = random.Next(0, 7) * 100;
        var applied = random.Next(4) == 0 ? 0 : Math.Min(total, received);
        var returned = random.Next(3) == 0 ? received - applied : 0;
        var isPaid = received >= total;
        return OrderClaim.Read(
            Listed.Number(random.Next(1, 5)),
            Money.FromFen(total),
            isPaid ? OrderState.Paid : OrderState.Placed,
            Listed.Zhang,
            Listed.Year,
            PaymentChannel.WeChat,
            new ClaimedMoney(Money.FromFen(received), Money.FromFen(applied), Money.FromFen(returned)),
            new ClaimedDays(isPaid ? Listed.China(3, 12) : null, isPaid && random.Next(2) == 0 ? new LocalDate(2023, 1, 6) : null, returned > 0 ? new LocalDate(2023, 1, 5) : null)).Value;
    }
}
