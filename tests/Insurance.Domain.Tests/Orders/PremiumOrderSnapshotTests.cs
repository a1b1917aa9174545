using System.Collections.Immutable;
using System.Text.Json;
using FsCheck.Fluent;
using Insurance.Domain.Contributions;
using Insurance.Domain.Orders;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Conventions;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Json;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>What was stored opens as it was; what cannot have been stored by this library is refused with the place.</summary>
public sealed class PremiumOrderSnapshotTests
{
    private static readonly LocalDate Day = new(2023, 1, 20);

    // Paid in two parts by two channels with a contradiction between them, booked, the surplus returned, refunded.
    private static readonly PremiumOrder Whole = Chongqing.Placed()
        .Apply(Chongqing.Notice("N-1", 300_000, Chongqing.At(2023, 1, 3))).Value.Order
        .Apply(Chongqing.Notice("N-1", 1, Chongqing.At(2023, 1, 4))).Value.Order
        .Apply(Chongqing.Notice("N-2", 300_000, Chongqing.At(2023, 1, 5), PaymentChannel.Alipay)).Value.Order
        .Book(new LocalDate(2023, 1, 9)).Value
        .ReturnSurplus(new LocalDate(2023, 1, 10)).Value.Order
        .Refund(RefundReason.Death, Day).Value.Order;

    private static readonly PremiumOrderSnapshot Stored = Whole.ToSnapshot();

    [Fact]
    public void The_first_version_still_opens()
    {
        var json = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Insurance.Domain.Tests", "Assets", "snapshots", "premium-order.v1.json"));

        var snapshot = JsonSerializer.Deserialize<PremiumOrderSnapshot>(json)!;

        Assert.Equal(Stored with { Version = 1, History = [.. Stored.History.Select(entry => entry with { Because = null })] }, snapshot);
        AssertSame(Whole, PremiumOrder.Rehydrate(snapshot).Value);
    }

    [Fact]
    public void Any_history_comes_back_from_its_json_the_same() => Holds.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed =>
        {
            var order = OrderHistories.Lived(seed);
            var snapshot = order.ToSnapshot();
            var json = FilingJson.Write(snapshot);

            var read = FilingJson.Read<PremiumOrderSnapshot>(json)!;
            var again = PremiumOrder.Rehydrate(read).Value;

            Assert.Equal(snapshot, read);
            Assert.Equal(snapshot.GetHashCode(), read.GetHashCode());
            Assert.Equal(snapshot, again.ToSnapshot());
            Assert.Equal(json, JsonSerializer.Serialize(again.ToSnapshot()));
            AssertSame(order, again);
        },
        cases: 1_000);

    [Fact]
    public void An_order_that_was_opened_lives_on() => Holds.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed =>
        {
            var order = OrderHistories.Lived(seed);
            var again = PremiumOrder.Rehydrate(order.ToSnapshot()).Value;
            var notice = OrderHistories.Notice(new Random(seed));

            Assert.Equal(order.Apply(notice).Value.Outcome, again.Apply(notice).Value.Outcome);
            Assert.Equal(order.Apply(notice).Value.Order.ToSnapshot(), again.Apply(notice).Value.Order.ToSnapshot());
            Assert.Equal(order.Refund(RefundReason.Death, Day).Errors.AsEnumerable(), again.Refund(RefundReason.Death, Day).Errors);
        },
        cases: 300);

    [Fact]
    public void Warnings_say_the_same_words_after_opening()
    {
        var order = PremiumOrder.Place(Chongqing.Number(1), Chongqing.FirstPremium(), Chongqing.Zhang, Chongqing.Li, PaymentChannel.BankDeduction, ContributionRecord.Empty, Chongqing.At(2023, 1, 3)).Value;
        var invented = PremiumOrder.Place(Chongqing.Number(1), Invented.Premium("late"), Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, ContributionRecord.Empty, Chongqing.At(2025, 3, 1)).Value;
        Assert.Contains(order.Warnings, warning => warning.Source is not null);
        Assert.Contains(invented.Warnings, warning => warning.Source is null);
        foreach (var warned in new[] { order, invented })
        {
            var again = PremiumOrder.Rehydrate(FilingJson.Read<PremiumOrderSnapshot>(FilingJson.Write(warned.ToSnapshot()))!).Value;

            Assert.Equal(warned.Warnings.Select(warning => (warning.Code, warning.Message, warning.Source)), again.Warnings.Select(warning => (warning.Code, warning.Message, warning.Source)));
            Assert.Equal(warned.ToSnapshot(), again.ToSnapshot());
        }
    }

    [Fact]
    public void Another_version_is_refused()
    {
        foreach (var version in new[] { 0, -1, 3 })
        {
            var error = PremiumOrder.Rehydrate(Stored with { Version = version }).Errors.Single();
            Assert.Equal(("snapshot.version", "version", "2"), (error.Code, error.Field, error.Operands["newest"]));
        }
    }

    public static TheoryData<string, string, Func<PremiumOrderSnapshot, PremiumOrderSnapshot>> Planted => new()
    {
        { "the total is off by a fen", "total", stored => stored with { Total = stored.Total + Money.FromFen(1) } },
        { "a line is off by a fen", "total", stored => stored with { Lines = [stored.Lines[0] with { Amount = stored.Lines[0].Amount + Money.FromFen(1) }, stored.Lines[1]] } },
        { "a line is negative", "lines", stored => stored with { Lines = [stored.Lines[0] with { Amount = Money.FromFen(-1) }, stored.Lines[1] with { Amount = stored.Total + Money.FromFen(1) }] } },
        { "lines that only add up by turning over", "total", stored => stored with { Lines = [stored.Lines[0] with { Amount = Money.MaxValue }, stored.Lines[1] with { Amount = Money.MaxValue }] } },
        { "no line", "lines", stored => stored with { Lines = [] } },
        { "nothing to pay", "total", stored => stored with { Lines = [stored.Lines[0] with { Amount = Money.Zero }], Total = Money.Zero } },
        { "another state", "state", stored => stored with { State = OrderState.Booked } },
        { "a state that is none", "state", stored => stored with { State = (OrderState)99 } },
        { "the payment is left out", "history[2].event", stored => Without(stored, 2) },
        { "the booking is left out", "history[3].state", stored => Without(stored, 3) },
        { "an entry skips a state", "history[2].state", stored => Changed(stored, 2, entry => entry with { State = OrderState.Booked }) },
        { "booked before it was paid", "history[3].on", stored => Changed(stored, 3, entry => entry with { On = new LocalDate(2023, 1, 4) }) },
        { "booked before the money was there", "history[0].event", stored => stored with { History = [stored.History[3], .. stored.History.Take(3), .. stored.History.Skip(4)] } },
        { "more is returned than was too much", "history[4].returns", stored => Changed(stored, 4, entry => entry with { Returns = [entry.Returns[0] with { Amount = entry.Returns[0].Amount + Money.FromFen(1) }] }) },
        { "more is refunded than came", "history[5].returns", stored => Changed(stored, 5, entry => entry with { Returns = [entry.Returns[0] with { Amount = Money.FromYuan(99_999) }, entry.Returns[1]] }) },
        { "less is refunded than was taken", "history[5].returns", stored => Changed(stored, 5, entry => entry with { Returns = [entry.Returns[0]] }) },
        { "refunded twice", "history[6].event", stored => stored with { History = [.. stored.History, stored.History[5]] } },
        { "refunded without a reason", "history[5].returns", stored => Changed(stored, 5, entry => entry with { Returns = [.. entry.Returns.Select(part => part with { Reason = null })] }) },
        { "refunded without a return", "history[5].returns", stored => Changed(stored, 5, entry => entry with { Returns = [] }) },
        { "refunded before the booking", "history[5].on", stored => Changed(stored, 5, entry => entry with { On = new LocalDate(2023, 1, 8), Returns = [.. entry.Returns.Select(part => part with { On = new LocalDate(2023, 1, 8) })] }) },
        { "a notice that came twice", "history[1]", stored => stored with { History = [stored.History[0], .. stored.History] } },
        { "a held notice that counts", "history[1].outcome", stored => Changed(stored, 1, entry => entry with { Outcome = NoticeOutcomeKind.Underpaid }) },
        { "a notice of another order", "history[0].outcome", stored => Changed(stored, 0, entry => entry with { Notice = Chongqing.Notice("N-1", 300_000, order: 2) }) },
        { "a notice after the last day", "history[0].notice.at", stored => Changed(stored, 0, entry => entry with { Notice = Chongqing.Notice("N-1", 300_000, Instant.MaxValue) }) },
        { "another day than the notice says", "history[0].on", stored => Changed(stored, 0, entry => entry with { On = new LocalDate(2023, 1, 4) }) },
        { "a notice with an instant of closing", "history[0].at", stored => Changed(stored, 0, entry => entry with { At = Chongqing.At(2023, 1, 3) }) },
        { "an entry of nothing", "history[0].event", stored => Changed(stored, 0, entry => new OrderEntry(null, entry.On, entry.State)) },
        { "a booking with an outcome", "history[3].outcome", stored => Changed(stored, 3, entry => entry with { Outcome = NoticeOutcomeKind.Held }) },
        { "a booking that brings a notice", "history[3].event", stored => Changed(stored, 3, entry => entry with { Notice = Chongqing.Notice("N-9", 1) }) },
        { "a payment without a notice", "history[2].event", stored => Changed(stored, 2, entry => entry with { Notice = null }) },
        { "closed without an instant", "history[0].at", stored => stored with { State = OrderState.Closed, History = [new OrderEntry(OrderEvent.Close, Day, OrderState.Closed)] } },
        { "closed with money", "history[1].event", stored => stored with { History = [stored.History[0], new OrderEntry(OrderEvent.Close, Day, OrderState.Closed) { At = Chongqing.At(2023, 1, 20) }] } },
        { "notices that are more than any amount", "history", stored => stored with { History = [.. Enumerable.Range(0, 93_000).Select(i => stored.History[0] with { Notice = Chongqing.Notice($"N-{i}", PaymentNotice.MaxAmount.Fen) })] } },
        { "no number", "id", stored => stored with { Id = default } },
        { "nobody insured", "insured", stored => stored with { Insured = null! } },
        { "nobody pays", "payer", stored => stored with { Payer = null! } },
        { "no region", "region", stored => stored with { Region = default } },
        { "no months", "period", stored => stored with { Period = default } },
        { "no grade", "grade", stored => stored with { Grade = "" } },
        { "a channel that is none", "channel", stored => stored with { Channel = (PaymentChannel)99 } },
        { "no source", "source", stored => stored with { Source = new AssessmentCitation([], Confidence.Official) } },
        { "no history", "history", stored => stored with { History = null! } },
        { "an entry that is not there", "history[0]", stored => stored with { History = [null!] } },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public void What_cannot_have_been_stored_is_refused_with_the_place(string what, string where, Func<PremiumOrderSnapshot, PremiumOrderSnapshot> plant)
    {
        var error = PremiumOrder.Rehydrate(plant(Stored)).Errors.Single();

        Assert.True(("snapshot.contradiction", where, where) == (error.Code, error.Field, error.Operands["where"]), $"{what}: {error.Field}");
        Assert.DoesNotContain(Chongqing.Zhang.Name.Reveal(), error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_changed_member_of_any_history_is_seen_or_changes_nothing() => Holds.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed =>
        {
            var stored = OrderHistories.Lived(seed).ToSnapshot();
            if (stored.History.Count == 0)
            {
                return;
            }

            var random = new Random(seed);
            var at = random.Next(stored.History.Count);
            var planted = random.Next(4) switch
            {
                0 => Changed(stored, at, entry => entry with { State = (OrderState)(((int)entry.State + 1) % 7) }),
                1 => Changed(stored, at, entry => entry.Event == OrderEvent.Book || entry.Returns.Count > 0 ? entry with { At = Chongqing.At(2023, 1, 1) } : entry with { On = entry.On.PlusDays(1) }),
                2 => Changed(stored, at, entry => entry with { Event = entry.Event is null ? OrderEvent.Book : null }),
                _ => Changed(stored, at, entry => entry with { Outcome = entry.Outcome is null ? NoticeOutcomeKind.Held : null }),
            };

            var error = PremiumOrder.Rehydrate(planted).Errors.Single();
            Assert.Equal("snapshot.contradiction", error.Code);
            Assert.StartsWith($"history[{at}]", error.Field, StringComparison.Ordinal);
        },
        cases: 500);

    [Fact]
    public void A_snapshot_prints_nobody()
    {
        Assert.Equal("order v2 ORDER-0001 5874.00, 6 entries", Stored.ToString());
        Assert.Throws<ArgumentNullException>(() => PremiumOrder.Rehydrate(null!));
    }

    private static PremiumOrderSnapshot Without(PremiumOrderSnapshot stored, int at) =>
        stored with { History = [.. stored.History.Take(at), .. stored.History.Skip(at + 1)] };

    private static PremiumOrderSnapshot Changed(PremiumOrderSnapshot stored, int at, Func<OrderEntry, OrderEntry> change) =>
        stored with { History = [.. stored.History.Select((entry, i) => i == at ? change(entry) : entry)] };

    private static void AssertSame(PremiumOrder expected, PremiumOrder actual)
    {
        Assert.Equal(Ledger.Of(expected), Ledger.Of(actual));
        Assert.Equal(expected.Notices, actual.Notices);
        Assert.Equal(expected.Held.AsEnumerable(), actual.Held);
        Assert.Equal(expected.Returns.AsEnumerable(), actual.Returns);
        Assert.Equal(expected.History.AsEnumerable(), actual.History);
        Assert.Equal((expected.BookedOn, expected.ClosedAt, expected.RefundedOn, expected.RefundReason, expected.PaidAt), (actual.BookedOn, actual.ClosedAt, actual.RefundedOn, actual.RefundReason, actual.PaidAt));
        Assert.Equal((expected.Insured, expected.Payer, expected.PlacedAt, expected.Source), (actual.Insured, actual.Payer, actual.PlacedAt, actual.Source));
    }
}
