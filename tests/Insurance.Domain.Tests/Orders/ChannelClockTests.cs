using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Properties;
using NodaTime;
using static Insurance.Domain.Orders.ChannelEvent;

namespace Insurance.Domain.Tests.Orders;

/// <summary>The channel's clock: what each word does in each state, and that neither order of arrival nor repetition changes where it ends.</summary>
public sealed class ChannelClockTests
{
    private const string None = "-";

    private static readonly Instant Noon = Instant.FromUtc(2023, 1, 3, 4, 0);

    /// <summary>In the order of the events: Wait, StartPaying, Accept, Pay, Close, Fail, StartRefund, Refund, FailRefund, LoseSight.</summary>
    public static TheoryData<ChannelState, string> Table { get; } = new()
    {
        { ChannelState.NotPaid, "- UserPaying Accepted Paid Closed Failed Refunding Unknown Unknown Unknown" },
        { ChannelState.UserPaying, "NotPaid - Accepted Paid Closed Failed Refunding Unknown Unknown Unknown" },
        { ChannelState.Accepted, "NotPaid UserPaying - Paid Closed Failed Refunding Unknown Unknown Unknown" },
        { ChannelState.Paid, "- - - - Unknown - Refunding Refunded - -" },
        { ChannelState.Closed, "- Unknown Unknown Paid - - Refunding Unknown Unknown -" },
        { ChannelState.Failed, "NotPaid UserPaying Accepted Paid Closed - Refunding Unknown Unknown Unknown" },
        { ChannelState.Refunding, "- - - - - - - Refunded Paid Unknown" },
        { ChannelState.Refunded, "- - - Paid - - - Unknown Unknown -" },
        { ChannelState.Unknown, "NotPaid UserPaying Accepted Paid Closed Failed Refunding Refunded Paid -" },
    };

    // The shortest way into each state, with 100.00 where money is needed.
    private static readonly Dictionary<ChannelState, ChannelEvent[]> Ways = new()
    {
        [ChannelState.NotPaid] = [],
        [ChannelState.UserPaying] = [StartPaying],
        [ChannelState.Accepted] = [Accept],
        [ChannelState.Paid] = [Pay],
        [ChannelState.Closed] = [Close],
        [ChannelState.Failed] = [Fail],
        [ChannelState.Refunding] = [Pay, StartRefund],
        [ChannelState.Refunded] = [Pay, Refund],
        [ChannelState.Unknown] = [LoseSight],
    };

    private static readonly Gen<ChannelEntry> Entry =
        from minute in Gen.Choose(0, 4)
        from id in Gen.Elements("N-1", "N-2", "N-3", "n-1")
        from occurred in Gen.Elements(Enum.GetValues<ChannelEvent>())
        from yuan in Gen.Choose(1, 3)
        select new ChannelEntry(Noon + Duration.FromMinutes(minute), id, occurred, Money.FromYuan(yuan));

    [Fact]
    public void An_order_is_born_unpaid_and_every_pair_stands_in_the_test()
    {
        Assert.Equal(ChannelState.NotPaid, ChannelClock.Transitions.First);
        Assert.Equal(ChannelState.NotPaid, ChannelClock.After([]));
        Assert.Equal(Enum.GetValues<ChannelState>(), Table.Select(row => (ChannelState)row[0]));
        Assert.Equal(Enum.GetValues<ChannelState>(), Ways.Keys);
        Assert.All(Table, row => Assert.Equal(Enum.GetValues<ChannelEvent>().Length, ((string)row[1]).Split(' ').Length));
        Assert.Equal(Table.Sum(row => ((string)row[1]).Split(' ').Count(to => to != None)), ChannelClock.Transitions.Rows.Length);
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Each_event_leads_where_the_table_says(ChannelState from, string to)
    {
        foreach (var (occurred, expected) in Enum.GetValues<ChannelEvent>().Zip(to.Split(' ')))
        {
            Assert.Equal(expected, ChannelClock.Transitions.Next(from, occurred)?.ToString() ?? None);
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void The_fold_goes_where_the_table_says_as_far_as_the_money_allows(ChannelState from, string to)
    {
        // Without a payment seen, a refund that ends, well or badly, is no end: ask about the payment.
        Assert.Equal(from, After(Ways[from]));
        foreach (var (occurred, expected) in Enum.GetValues<ChannelEvent>().Zip(to.Split(' ')))
        {
            var blind = from == ChannelState.Unknown && occurred is Refund or FailRefund;
            Assert.Equal(blind ? nameof(ChannelState.Unknown) : expected == None ? from.ToString() : expected, After([.. Ways[from], occurred]).ToString());
        }
    }

    [Theory]
    [InlineData("LoseSight", "Unknown")]
    [InlineData("LoseSight Wait", "NotPaid")]
    [InlineData("LoseSight Fail LoseSight", "Unknown")]
    [InlineData("Fail StartPaying Pay", "Paid")] // marked as failed, tried again
    [InlineData("Close Pay", "Paid")] // success after close: authentic money
    [InlineData("Close Wait Fail LoseSight", "Closed")]
    [InlineData("Pay Wait Fail StartPaying Accept LoseSight", "Paid")]
    [InlineData("Pay Close", "Unknown")] // Alipay's TRADE_CLOSED is also "fully refunded"
    [InlineData("Pay Close Close Wait Fail", "Unknown")] // no word that nobody paid leads away from the money
    [InlineData("Pay Close Refund", "Refunded")] // the refund's record tells
    [InlineData("Pay Close StartRefund FailRefund", "Paid")]
    [InlineData("Pay StartRefund Close Refund", "Refunded")]
    [InlineData("Pay StartRefund LoseSight Refund", "Refunded")]
    [InlineData("Pay StartRefund LoseSight FailRefund", "Paid")]
    [InlineData("Pay StartRefund Pay Refund", "Paid")] // half of 200.00 is still there
    [InlineData("Pay StartRefund Pay", "Refunding")]
    [InlineData("Pay Refund Pay", "Paid")] // money again after all went back
    [InlineData("Pay Refund Pay Refund", "Refunded")]
    [InlineData("Pay Refund StartRefund", "Refunded")] // WeChat's REFUND stays after the refund
    [InlineData("Pay Refund Refund", "Unknown")] // more went back than came
    [InlineData("Pay Refund Refund Wait Close", "Unknown")]
    [InlineData("Pay Refund FailRefund FailRefund", "Unknown")]
    [InlineData("StartRefund", "Refunding")] // the word of the payment was lost
    [InlineData("StartRefund Refund", "Unknown")]
    [InlineData("StartRefund FailRefund", "Unknown")]
    [InlineData("Refund Pay", "Refunded")] // refund before success by the channel's own time: all went back
    [InlineData("Refund Pay Pay", "Paid")]
    [InlineData("Refund Refund Pay", "Unknown")]
    public void A_story_of_100_yuan_each_ends(string story, string state) =>
        Assert.Equal(state, After([.. story.Split(' ').Select(Enum.Parse<ChannelEvent>)]).ToString());

    [Theory]
    [InlineData(10000, 1, ChannelState.Paid)]
    [InlineData(10000, 9999, ChannelState.Paid)]
    [InlineData(10000, 10000, ChannelState.Refunded)]
    [InlineData(10000, 10001, ChannelState.Unknown)]
    public void A_refund_of_a_part_leaves_it_paid_and_one_of_all_does_not(long paid, long back, ChannelState state)
    {
        ChannelEntry[] entries = [At(1, "P", Pay, paid), At(2, "S", StartRefund, 0), At(3, "R", Refund, back)];

        Assert.Equal(state, ChannelClock.After(entries));
        Assert.Equal(state, ChannelClock.After([entries[0], entries[2]]));
    }

    [Fact]
    public void Parts_that_sum_to_all_end_in_refunded()
    {
        Assert.Equal(ChannelState.Paid, ChannelClock.After([At(1, "P", Pay, 300), At(2, "R1", Refund, 100), At(3, "R2", Refund, 199)]));
        Assert.Equal(ChannelState.Refunded, ChannelClock.After([At(1, "P", Pay, 300), At(2, "R1", Refund, 100), At(3, "R2", Refund, 200)]));
    }

    [Fact]
    public void Entries_of_one_instant_go_by_id_and_an_id_told_twice_counts_once()
    {
        Assert.Equal(ChannelState.Closed, ChannelClock.After([At(1, "b", Close, 0), At(1, "a", Wait, 0)]));
        Assert.Equal(ChannelState.Unknown, ChannelClock.After([At(1, "b", Accept, 0), At(1, "a", Close, 0)]));

        // Ordinal: "B" stands before "a".
        Assert.Equal(ChannelState.Accepted, ChannelClock.After([At(1, "a", Accept, 0), At(1, "B", StartPaying, 0)]));
        Assert.Equal(ChannelState.Refunded, ChannelClock.After([At(1, "P", Pay, 100), At(2, "R", Refund, 100), At(2, "R", Refund, 100), At(1, "P", Pay, 100)]));
    }

    [Fact]
    public void Money_told_again_later_is_counted_once_and_only_confirms()
    {
        // Alipay's TRADE_FINISHED months after TRADE_SUCCESS, or the answer to a query after the notice.
        ChannelEntry[] paid = [At(1, "T", Pay, 100), At(9, "T", Pay, 100)];
        Assert.Equal(ChannelState.Refunded, ChannelClock.After([.. paid, At(5, "R", Refund, 100)]));
        Assert.Equal(ChannelState.Refunded, ChannelClock.After([.. paid, At(5, "R", Refund, 100), At(10, "R", Refund, 100)]));
        Assert.Equal(ChannelState.Paid, ChannelClock.After([.. paid, At(5, "R", Refund, 99), At(10, "R", Refund, 99)]));

        // It ends what is unknown: told as closed, asked again, told as paid again.
        Assert.Equal(ChannelState.Paid, ChannelClock.After([.. paid, At(5, "C", Close, 0)]));
        Assert.Equal(ChannelState.Unknown, ChannelClock.After([.. paid, At(10, "C", Close, 0)]));
        Assert.Equal(ChannelState.Refunded, ChannelClock.After([At(1, "T", Pay, 100), At(2, "R", Refund, 100), At(3, "F", FailRefund, 0), At(4, "R", Refund, 100)]));

        // WeChat Pay answers REFUND again after a refund of a part; the refund's record, asked again, ends it.
        ChannelEntry[] part = [At(1, "T", Pay, 100), At(2, "R", Refund, 40), At(3, "W", StartRefund, 0)];
        Assert.Equal(ChannelState.Refunding, ChannelClock.After(part));
        Assert.Equal(ChannelState.Paid, ChannelClock.After([.. part, At(4, "R", Refund, 40)]));

        // One id for a payment and a refund is no repetition.
        Assert.Equal(ChannelState.Refunded, ChannelClock.After([At(1, "N", Pay, 100), At(2, "N", Refund, 100)]));
    }

    [Fact]
    public void Any_order_and_repetition_of_the_entries_ends_in_one_state() => Holds.ForAll(
        Gen.ListOf(Entry).Where(entries => entries.Count <= 9),
        Gen.Choose(0, int.MaxValue),
        (entries, seed) =>
        {
            var random = new Random(seed);
            var told = entries.Concat(entries.Where(_ => random.Next(2) == 0)).Concat(entries.Where(_ => random.Next(3) == 0)).ToArray();
            random.Shuffle(told);

            Assert.Equal(ChannelClock.After(entries), ChannelClock.After(told));
        },
        cases: 3000);

    [Fact]
    public void The_state_never_contradicts_the_money() => Holds.ForAll(
        Gen.ListOf(Entry).Where(entries => entries.Count <= 12),
        entries =>
        {
            // Each payment and each refund once, as it was first told.
            var seen = entries
                .OrderBy(entry => entry.At).ThenBy(entry => entry.Id, StringComparer.Ordinal).ThenBy(entry => entry.Event).ThenBy(entry => entry.Amount)
                .DistinctBy(entry => (entry.Id, entry.Event)).ToList();
            var received = Money.Sum(seen.Where(entry => entry.Event == Pay).Select(entry => entry.Amount));
            var kept = received - Money.Sum(seen.Where(entry => entry.Event == Refund).Select(entry => entry.Amount));
            switch (ChannelClock.After(entries))
            {
                case ChannelState.Paid:
                    Assert.True(kept > Money.Zero);
                    break;
                case ChannelState.Refunded:
                    Assert.True(kept == Money.Zero && received > Money.Zero);
                    break;
                case ChannelState.Refunding or ChannelState.Unknown:
                    break;
                default:
                    Assert.Equal(Money.Zero, kept);
                    break;
            }
        },
        cases: 3000);

    [Theory]
    [InlineData(ChannelState.NotPaid, false, true)]
    [InlineData(ChannelState.UserPaying, false, true)]
    [InlineData(ChannelState.Accepted, false, true)]
    [InlineData(ChannelState.Paid, true, false)]
    [InlineData(ChannelState.Closed, true, false)]
    [InlineData(ChannelState.Failed, false, true)]
    [InlineData(ChannelState.Refunding, false, false)]
    [InlineData(ChannelState.Refunded, true, false)]
    [InlineData(ChannelState.Unknown, false, true)]
    public void What_is_final_and_what_may_still_be_paid(ChannelState state, bool final, bool mayStillPay)
    {
        Assert.Equal((final, mayStillPay), (ChannelClock.IsFinal(state), ChannelClock.MayStillPay(state)));

        // Every state that is not final can be lost sight of, and no other.
        Assert.Equal(!final && state != ChannelState.Unknown, ChannelClock.Transitions.Next(state, LoseSight) == ChannelState.Unknown);
    }

    [Theory]
    [InlineData(Pay, 0)]
    [InlineData(Refund, 0)]
    [InlineData(Pay, -1)]
    [InlineData(Refund, -1)]
    public void Money_that_is_none_is_the_caller_s_fault(ChannelEvent occurred, long fen) =>
        Assert.Throws<ArgumentException>("entries", () => ChannelClock.After([At(1, "N", occurred, fen)]));

    [Fact]
    public void An_entry_prints_its_id_and_its_event()
    {
        Assert.Equal("N-1 fail-refund", At(1, "N-1", FailRefund, 0).ToString());
        Assert.Throws<ArgumentNullException>(() => ChannelClock.After(null!));
    }

    private static ChannelEntry At(int minute, string id, ChannelEvent occurred, long fen) => new(Noon + Duration.FromMinutes(minute), id, occurred, Money.FromFen(fen));

    private static ChannelState After(params ChannelEvent[] story) =>
        ChannelClock.After(story.Select((occurred, index) => At(index, $"N-{index}", occurred, occurred is Pay or Refund ? 10_000 : 0)));
}
