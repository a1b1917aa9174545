using FsCheck.Fluent;
using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>The ledger follows from the set of notices: not from their order, not from how often each comes.</summary>
public sealed class OrderLedgerTests
{
    private const long Total = OrderHistories.Total;

    private static readonly PremiumOrder Placed = OrderHistories.Placed;

    /// <summary>Four notices each: fen and hours after noon of 3 January in UTC, so that days turn, times tie and amounts fall short, fit and run over.</summary>
    public static TheoryData<string, bool> Sets => new()
    {
        { "587400@0 587400@0 587400@0 587400@0", false },
        { "300000@0 287400@4 1@1 1@9", false },
        { "100@3 200@2 300@1 400@0", false },
        { "146850@0 146850@0 146850@4 146850@4", false },
        { "587399@1 1@30 5@2 1000000@29", false },
        { "200000@0 200000@3 200000@4 187400@5", false },
        { "587400@8 1@0 2@0 587397@3", false },
        { "587400@8 1@0 2@0 587397@3", true },
        { "146850@0 146850@0 146850@4 146850@4", true },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_ordering_with_every_notice_up_to_twice_gives_the_ledger_of_its_set(string set, bool closed)
    {
        var notices = Read(set);
        var first = closed ? Placed.Close(Chongqing.At(2023, 1, 3, 3)).Value : Placed;
        var ends = 0;
        Walk(first, new int[notices.Length], 0);

        // Sequences of 4 things, each once or twice: 4! + 4·5!/2 + 6·6!/4 + 4·7!/8 + 8!/16.
        Assert.Equal(24 + (4 * 60) + (6 * 180) + (4 * 630) + 2520, ends);

        void Walk(PremiumOrder order, int[] come, int mask)
        {
            Assert.Equal(Expected(notices, mask, closed), Ledger.Of(order));
            ends += mask == (1 << notices.Length) - 1 ? 1 : 0;
            for (var i = 0; i < notices.Length; i++)
            {
                if (come[i] < 2)
                {
                    come[i]++;
                    Walk(order.Apply(notices[i]).Value.Order, come, mask | (1 << i));
                    come[i]--;
                }
            }
        }
    }

    [Fact]
    public void Money_is_conserved_at_every_step_of_any_history() => Holds.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed =>
        {
            var random = new Random(seed);
            var order = Placed;
            var model = new OrderModel(Total);
            for (var steps = random.Next(1, 14); steps > 0; steps--)
            {
                var before = order;
                order = Step(order, model, random);
                Assert.Equal(model.Told(), Ledger.Of(order));
                AssertConserved(order);

                // History only grows.
                Assert.Equal(before.History.AsEnumerable(), order.History.Take(before.History.Length));
                Assert.Equal(ReferenceEquals(before, order) ? 0 : 1, order.History.Length - before.History.Length);
            }
        },
        cases: 20_000);

    [Fact]
    public void Any_order_of_the_notices_gives_the_same_ledger_before_and_after_money_went_back() => Holds.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed =>
        {
            var random = new Random(seed);
            var before = Enumerable.Range(0, random.Next(1, 5)).Select(i => Distinct(random, $"N-{i}")).ToArray();
            var after = Enumerable.Range(0, random.Next(0, 4)).Select(i => Distinct(random, $"M-{i}")).ToArray();
            var day = new LocalDate(2023, 1, 20);

            var straight = Lived(before, after);
            random.Shuffle(before);
            random.Shuffle(after);
            var shuffled = Lived(before, after);

            Assert.Equal(Ledger.Of(straight), Ledger.Of(shuffled));
            Assert.Equal(straight.Returns.AsEnumerable(), shuffled.Returns);

            PremiumOrder Lived(PaymentNotice[] first, PaymentNotice[] later)
            {
                var order = first.Aggregate(Placed, (so, notice) => so.Apply(notice).Value.Order).Refund(RefundReason.Death, day).Value.Order;
                order = later.Aggregate(order, (so, notice) => so.Apply(notice).Value.Order);
                return order.ReturnSurplus(day).TryGet(out var returned, out _) ? returned.Order : order;
            }
        },
        cases: 2_000);

    private static PaymentNotice Distinct(Random random, string id)
    {
        var notice = OrderHistories.Notice(random);
        return Chongqing.Notice(id, notice.Amount.Fen, notice.At, notice.Channel);
    }

    private static void AssertConserved(PremiumOrder order)
    {
        Assert.Equal(order.Received, order.Applied + order.Surplus + order.Returned);
        Assert.Equal(order.State is OrderState.Closed or OrderState.Refunded ? Money.Zero : order.Total, order.Due + order.Applied);
        Assert.True(order.Applied >= Money.Zero && order.Surplus >= Money.Zero && order.Returned >= Money.Zero && order.Due >= Money.Zero);
        Assert.Equal(order.Returned, Money.Sum(order.Returns.Select(part => part.Amount)));
        foreach (var payment in order.Returns.GroupBy(part => part.Notice))
        {
            Assert.True(Money.Sum(payment.Select(part => part.Amount)) <= order.Notices.Single(notice => notice.Id == payment.Key).Amount);
        }
    }

    private static PremiumOrder Step(PremiumOrder order, OrderModel model, Random random)
    {
        var day = OrderHistories.Day(random);
        switch (random.Next(10))
        {
            case 0:
                return Kept(order, order.Book(day), model.Book(day));
            case 1:
                return Kept(order, order.Close(Chongqing.At(2023, 1, 3, 3)), model.Close());
            case 2:
                return Returned(order, order.Refund(RefundReason.WrongEntry, day), model.Refund(day));
            case 3:
                return Returned(order, order.ReturnSurplus(day), model.ReturnSurplus(day));
            default:
                var notice = OrderHistories.Notice(random);
                var (after, outcome) = order.Apply(notice).Value;
                Assert.Equal(model.Apply(notice), outcome.Kind);
                Assert.Equal((after.Applied - order.Applied, after.Surplus - order.Surplus), (outcome.Applied, outcome.Surplus));
                return after;
        }
    }

    private static PremiumOrder Kept(PremiumOrder before, Result<PremiumOrder> result, bool expected)
    {
        Assert.Equal(expected, result.Succeeded);
        return result.TryGet(out var after, out _) ? after : before;
    }

    private static PremiumOrder Returned(
        PremiumOrder before, Result<(PremiumOrder Order, ValueList<MoneyReturn> Returns)> result, List<(long Fen, PaymentChannel Channel, string Notice)>? expected)
    {
        Assert.Equal(expected is not null, result.Succeeded);
        if (!result.TryGet(out var after, out _))
        {
            return before;
        }

        Assert.Equal(expected!, after.Returns.Select(part => (part.Amount.Fen, part.Channel, part.Notice)));
        return after.Order;
    }

    private static PaymentNotice[] Read(string set) =>
    [
        .. set.Split(' ').Select((text, i) => Chongqing.Notice(
            $"N-{i}",
            long.Parse(text.Split('@')[0], System.Globalization.CultureInfo.InvariantCulture),
            Chongqing.At(2023, 1, 3, 12).Plus(Duration.FromHours(int.Parse(text.Split('@')[1], System.Globalization.CultureInfo.InvariantCulture))))),
    ];

    private static Ledger Expected(PaymentNotice[] notices, int mask, bool closed)
    {
        var model = new OrderModel(Total);
        if (closed)
        {
            model.Close();
        }

        foreach (var notice in notices.Where((_, i) => (mask & (1 << i)) != 0))
        {
            model.Apply(notice);
        }

        return model.Told();
    }
}
