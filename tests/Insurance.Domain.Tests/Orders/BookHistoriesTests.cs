using FsCheck.Fluent;
using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.Orders;

/// <summary>
/// A person's orders through whatever happens to them, against a small model: placing, notices that come twice, late, out of order, of another amount,
/// for another order or payee, words without money, closing, time, refunds whole and in part, returns that fail, deduction runs, and second orders for
/// the same months. P2, P3 and P4 of the promises hold after every step.
/// </summary>
public sealed class BookHistoriesTests
{
    [Fact]
    public void Whatever_happens_the_orders_stand_as_the_model_says_and_no_fen_is_lost() => Holds.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed => new BookHistory(seed, new Dictionary<string, int>()).Live(),
        cases: 20_000);

    // Commands that never succeed, and refusals that never come, would prove nothing.
    [Fact]
    public void The_histories_reach_every_command_its_refusal_and_every_outcome()
    {
        var tally = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 1; seed <= 4_000; seed++)
        {
            new BookHistory(seed, tally).Live();
        }

        string[] commands = ["Place", "Book", "Close", "Refund", "StartRefund", "LetGo", "StartLetGo", "ReturnSurplus", "StartReturn", "Settle", "Dismiss", "Yield"];
        Assert.All(
            from command in commands from how in new[] { "done", "refused" } select $"{command} {how}",
            what => Assert.True(tally.GetValueOrDefault(what) >= 20, $"{what}: {tally.GetValueOrDefault(what)}"));
        Assert.All(Enum.GetNames<NoticeOutcomeKind>(), outcome => Assert.InRange(tally.GetValueOrDefault($"notice {outcome}"), 20, int.MaxValue));
        Assert.All(Enum.GetNames<HeldReason>(), reason => Assert.InRange(tally.GetValueOrDefault($"held {reason}"), 5, int.MaxValue));
        Assert.All(Enum.GetNames<OrderState>(), state => Assert.InRange(tally.GetValueOrDefault($"state {state}"), 20, int.MaxValue));
        Assert.All(new[] { "paid twice", "run answered", "stray" }, what => Assert.InRange(tally.GetValueOrDefault(what), 20, int.MaxValue));
    }

    [Fact]
    public void Whatever_notices_still_come_their_order_and_repetition_change_nothing() => Holds.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed =>
        {
            var history = new BookHistory(seed, new Dictionary<string, int>());
            history.Live();
            if (history.Book.Orders.IsEmpty)
            {
                return;
            }

            var random = new Random(seed);
            var notices = history.Fresh(random, random.Next(1, 8)).ToArray();
            var straight = notices.Aggregate(history.Book, (book, notice) => book.Apply(notice).Value.Book);
            var shuffled = notices.SelectMany(notice => Enumerable.Repeat(notice, random.Next(1, 4))).ToArray();
            random.Shuffle(shuffled);
            var mixed = shuffled.Aggregate(history.Book, (book, notice) => book.Apply(notice).Value.Book);

            Assert.Equal(straight.Orders.Select(Page.Of), mixed.Orders.Select(Page.Of));
            Assert.Equal(straight.Orders.Select(order => order.ChannelState), mixed.Orders.Select(order => order.ChannelState));
            Assert.Equal(straight.PaidTwice, mixed.PaidTwice);
        },
        cases: 4_000);

    [Fact]
    public void Any_history_comes_back_from_its_json_the_same() => Holds.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed =>
        {
            var history = new BookHistory(seed, new Dictionary<string, int>());
            history.Live();
            foreach (var order in history.Book.Orders)
            {
                var json = System.Text.Json.JsonSerializer.Serialize(order.ToSnapshot());
                var again = PremiumOrder.Rehydrate(System.Text.Json.JsonSerializer.Deserialize<PremiumOrderSnapshot>(json)!).Value;

                Assert.Equal(order.ToSnapshot(), again.ToSnapshot());
                Assert.Equal((Page.Of(order), order.ChannelState), (Page.Of(again), again.ChannelState));
            }
        },
        cases: 1_000);
}
