using FsCheck.Fluent;
using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>The ledger follows from the set of notices: not from their order, not from how often each comes.</summary>
public sealed class OrderLedgerTests
{
    private const long Total = 587_400;

    private static readonly PremiumOrder Placed = Chongqing.Placed();

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
        var first = closed ? Placed.Close(Chongqing.At(2023, 1, 3)).Value : Placed;
        var ends = 0;
        Walk(first, new int[notices.Length], 0);

        // Sequences of 4 things, each once or twice: 4! + 4·5!/2 + 6·6!/4 + 4·7!/8 + 8!/16.
        Assert.Equal(24 + (4 * 60) + (6 * 180) + (4 * 630) + 2520, ends);

        void Walk(PremiumOrder order, int[] come, int mask)
        {
            Assert.Equal(Expected(notices, mask, closed), Ledger(order));
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
            var model = new Model();
            for (var steps = random.Next(1, 14); steps > 0; steps--)
            {
                order = Step(order, model, random);
                Assert.Equal(model.Told(), Ledger(order));
                Assert.Equal(order.Received, order.Applied + order.Surplus);
                Assert.Equal(order.State == OrderState.Closed ? Money.Zero : order.Total, order.Due + order.Applied);
                Assert.True(order.Received >= Money.Zero && order.Applied >= Money.Zero && order.Surplus >= Money.Zero && order.Due >= Money.Zero);
            }
        },
        cases: 20_000);

    private static PremiumOrder Step(PremiumOrder order, Model model, Random random)
    {
        switch (random.Next(8))
        {
            case 0:
                var day = new LocalDate(2023, 1, 1).PlusDays(random.Next(8));
                return Kept(order, order.Book(day), model.Book(day));
            case 1:
                return Kept(order, order.Close(Chongqing.At(2023, 1, 3)), model.Close());
            default:
                long[] amounts = [Total, Total - 1, 1, Total + 1, Total / 2, random.Next(1, (int)Total)];
                var notice = Chongqing.Notice(
                    $"N-{random.Next(6)}", amounts[random.Next(amounts.Length)], Chongqing.At(2023, 1, 1).Plus(Duration.FromHours(random.Next(0, 120))));
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

    private static PaymentNotice[] Read(string set) =>
    [
        .. set.Split(' ').Select((text, i) => Chongqing.Notice(
            $"N-{i}",
            long.Parse(text.Split('@')[0], System.Globalization.CultureInfo.InvariantCulture),
            Chongqing.At(2023, 1, 3, 12).Plus(Duration.FromHours(int.Parse(text.Split('@')[1], System.Globalization.CultureInfo.InvariantCulture))))),
    ];

    private static (OrderState State, long Received, long Applied, long Surplus, long Due, LocalDate? PaidOn) Ledger(PremiumOrder order) =>
        (order.State, order.Received.Fen, order.Applied.Fen, order.Surplus.Fen, order.Due.Fen, order.PaidOn);

    private static (OrderState State, long Received, long Applied, long Surplus, long Due, LocalDate? PaidOn) Expected(PaymentNotice[] notices, int mask, bool closed)
    {
        var model = new Model();
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

    /// <summary>What an order is, said in the fewest words: the first notice of each id, a closing, a booking.</summary>
    private sealed class Model
    {
        private readonly List<PaymentNotice> counted = [];
        private readonly List<PaymentNotice> held = [];
        private bool closed;
        private LocalDate? booked;

        private long Received => counted.Sum(notice => notice.Amount.Fen);

        private bool Paid => !closed && Received >= Total;

        // The day eight hours east of UTC on which the sum by time of payment reached the total.
        private LocalDate? PaidOn => !Paid ? null : counted.Select(notice => notice.PaidAt)
            .Where(time => counted.Where(other => other.PaidAt <= time).Sum(other => other.Amount.Fen) >= Total).Min().Plus(Duration.FromHours(8)).InUtc().Date;

        public NoticeOutcomeKind Apply(PaymentNotice notice)
        {
            if (counted.Concat(held).Any(known => known == notice))
            {
                return NoticeOutcomeKind.AlreadyApplied;
            }

            var contradicts = counted.Exists(known => known.Id == notice.Id);
            (contradicts ? held : counted).Add(notice);
            return contradicts ? NoticeOutcomeKind.Held
                : closed || Received > Total ? NoticeOutcomeKind.Surplus
                : Paid ? NoticeOutcomeKind.Applied : NoticeOutcomeKind.Underpaid;
        }

        public bool Book(LocalDate day)
        {
            var taken = booked is null ? PaidOn <= day : booked == day;
            booked = taken ? day : booked;
            return taken;
        }

        public bool Close()
        {
            var taken = closed || Received == 0;
            closed = taken;
            return taken;
        }

        public (OrderState State, long Received, long Applied, long Surplus, long Due, LocalDate? PaidOn) Told()
        {
            var state = closed ? OrderState.Closed : booked is not null ? OrderState.Booked : Paid ? OrderState.Paid : OrderState.Placed;
            var applied = closed ? 0 : Math.Min(Received, Total);
            return (state, Received, applied, Received - applied, closed ? 0 : Total - applied, PaidOn);
        }
    }
}
