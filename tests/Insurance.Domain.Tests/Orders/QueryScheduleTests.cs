using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>When a channel is asked again. The intervals are the library's own design.</summary>
public sealed class QueryScheduleTests
{
    private static readonly Instant Placed = Instant.FromUtc(2023, 1, 3, 4, 0);

    private static readonly QuerySchedule Schedule = PaymentSystems.Embedded.Schedule;

    private static readonly Gen<Instant?> SomeTime = Gen.Choose(0, 3000).Select(minute => (Instant?)(Placed + Duration.FromMinutes(minute)));

    private static readonly Gen<QueriesMade> Made = Gen.OneOf(
        Gen.Constant(QueriesMade.None),
        Gen.Choose(1, 20).Zip(SomeTime, (count, last) => QueriesMade.Of(count, last!.Value)));

    private static readonly Gen<QuerySituation> Situation =
        from state in Gen.Elements(Enum.GetValues<ChannelState>())
        from payBy in Maybe
        from closed in Maybe
        from returning in Maybe
        from payment in Made
        from refund in Made
        select new QuerySituation(Placed, state) { PayBy = payBy, ClosedAt = closed, ReturningSince = returning, Payment = payment, Refund = refund };

    private static Gen<Instant?> Maybe => Gen.OneOf(Gen.Constant<Instant?>(null), SomeTime);

    [Fact]
    public void An_unpaid_order_is_asked_about_in_growing_intervals_until_a_while_after_its_end()
    {
        // 1m, 1m, 2m, 3m, 5m, 10m, 20m, 30m, then every hour; the end is after 100 minutes, the last query at or after 110.
        var situation = new QuerySituation(Placed, ChannelState.NotPaid) { PayBy = After(100) };

        Assert.Equal([1, 2, 4, 7, 12, 22, 42, 72, 132], Minutes(Walk(situation, After(100_000))));
        Assert.Equal([1, 2, 4, 7, 12, 22, 42, 72], Minutes(Walk(situation with { PayBy = After(62) }, After(100_000)))); // 72 is ten minutes after 62
        Assert.Equal([1, 2, 4, 7, 12, 22, 42, 72, 132], Minutes(Walk(situation with { PayBy = After(63) }, After(100_000))));
    }

    [Fact]
    public void A_closed_order_that_still_reads_as_unpaid_is_asked_about_a_while_after_its_closing()
    {
        // It expired or was closed, and the channel may still say NOTPAY; the closing counts, not the end agreed before.
        var situation = new QuerySituation(Placed, ChannelState.NotPaid) { PayBy = After(10_000), ClosedAt = After(5) };

        Assert.Equal([1, 2, 4, 7, 12, 22], Minutes(Walk(situation, After(100_000))));
        Assert.Equal([1, 2, 4, 7, 12, 22], Minutes(Walk(situation with { State = ChannelState.Failed }, After(100_000))));
    }

    [Theory]
    [InlineData(ChannelState.UserPaying)]
    [InlineData(ChannelState.Accepted)]
    [InlineData(ChannelState.Unknown)]
    public void A_payment_in_hand_and_an_unknown_one_are_asked_about_for_ever(ChannelState state)
    {
        var situation = new QuerySituation(Placed, state) { PayBy = After(5), ClosedAt = After(6) };

        var next = Schedule.Next(situation with { Payment = QueriesMade.Of(1000, After(60_000)) }, After(60_001));
        Assert.Equal(new NextQuery(After(60_060), QuerySubject.Payment), next);
    }

    [Fact]
    public void An_unpaid_order_without_a_known_end_is_asked_about_while_it_is_open() =>
        Assert.Equal(
            new NextQuery(After(60_060), QuerySubject.Payment),
            Schedule.Next(new QuerySituation(Placed, ChannelState.NotPaid) { Payment = QueriesMade.Of(1000, After(60_000)) }, After(60_000)));

    [Theory]
    [InlineData(ChannelState.Paid)]
    [InlineData(ChannelState.Closed)]
    [InlineData(ChannelState.Refunded)]
    public void A_final_state_is_not_asked_about_unless_a_return_is_under_way(ChannelState state)
    {
        var situation = new QuerySituation(Placed, state);

        Assert.Null(Schedule.Next(situation, Placed));
        Assert.Equal(new NextQuery(After(105), QuerySubject.Refund), Schedule.Next(situation with { ReturningSince = After(100) }, Placed));
    }

    [Fact]
    public void A_refund_is_asked_about_by_its_own_intervals()
    {
        // 5m, 10m, 20m, 30m, 1h, 2h, then every six hours.
        var situation = new QuerySituation(Placed, ChannelState.Refunding) { ReturningSince = Placed };

        Assert.Equal([5, 15, 35, 65, 125, 245, 605, 965, 1325], Minutes(Walk(situation, After(24 * 60))));
        Assert.All(Walk(situation, After(24 * 60)), query => Assert.Equal(QuerySubject.Refund, query.Subject));

        // The channel says it gives money back, and nobody here asked it to: counted from placing.
        Assert.Equal(After(5), Schedule.Next(situation with { ReturningSince = null }, Placed)?.At);
    }

    [Fact]
    public void Where_payment_and_return_are_both_asked_about_the_one_due_first_comes_first()
    {
        var situation = new QuerySituation(Placed, ChannelState.Unknown) { ReturningSince = After(3) };

        Assert.Equal(new NextQuery(After(1), QuerySubject.Payment), Schedule.Next(situation, Placed));
        Assert.Equal(new NextQuery(After(8), QuerySubject.Refund), Schedule.Next(situation with { Payment = QueriesMade.Of(4, After(7)) }, After(7)));

        // Both overdue: the older one, so that neither starves.
        Assert.Equal(new NextQuery(After(500), QuerySubject.Payment), Schedule.Next(situation, After(500)));
        Assert.Equal(new NextQuery(After(500), QuerySubject.Refund), Schedule.Next(situation with { Payment = QueriesMade.Of(1, After(400)) }, After(500)));
        Assert.Equal([QuerySubject.Payment, QuerySubject.Refund], Walk(situation, After(600)).Select(query => query.Subject).Distinct());
    }

    [Fact]
    public void Whoever_asks_late_is_told_now() =>
        Assert.Equal(new NextQuery(After(999), QuerySubject.Payment), Schedule.Next(new QuerySituation(Placed, ChannelState.Unknown), After(999)));

    [Fact]
    public void The_next_query_is_never_in_the_past_and_never_earlier_when_asked_for_later() => Holds.ForAll(
        Situation,
        Gen.Choose(-100, 4000),
        Gen.Choose(0, 500),
        (situation, minute, later) =>
        {
            var (first, second) = (Schedule.Next(situation, After(minute)), Schedule.Next(situation, After(minute + later)));

            Assert.Equal(first is null, second is null);
            if (first is not null)
            {
                Assert.True(first.At >= After(minute));
                Assert.True(second!.At >= first.At);
                Assert.Equal(first.Subject, second.Subject);
            }
        },
        cases: 2000);

    [Fact]
    public void The_intervals_never_shrink_and_a_day_has_few_queries() => Holds.ForAll(
        Situation.Select(situation => situation with { Payment = QueriesMade.None, Refund = QueriesMade.None }),
        situation =>
        {
            var walked = Walk(situation, After(5000));
            foreach (var subject in Enum.GetValues<QuerySubject>())
            {
                var times = walked.Where(query => query.Subject == subject).Select(query => query.At).ToList();
                var intervals = times.Zip(times.Skip(1), (before, after) => after - before).ToList();
                Assert.Equal(intervals.Order(), intervals);
                Assert.All(intervals, interval => Assert.True(interval > Duration.Zero));

                // Of the payment 8 in the first 72 minutes, then one an hour; of the refund 9 a day.
                Assert.All(times, from => Assert.True(times.Count(time => time >= from && time < from + Duration.FromDays(1)) <= (subject == QuerySubject.Payment ? 32 : 9)));
            }
        },
        cases: 300);

    [Fact]
    public void Only_what_may_still_change_is_asked_about() => Holds.ForAll(Situation, Gen.Choose(0, 4000), (situation, minute) =>
    {
        var next = Schedule.Next(situation, After(minute));
        var refund = situation.ReturningSince is not null || situation.State == ChannelState.Refunding;

        Assert.True(next?.Subject != QuerySubject.Refund || refund);
        Assert.True(next?.Subject != QuerySubject.Payment || ChannelClock.MayStillPay(situation.State));
        Assert.True(next is not null || (!refund && situation.State is not (ChannelState.Unknown or ChannelState.UserPaying or ChannelState.Accepted)));
    });

    [Fact]
    public void Queries_are_counted()
    {
        Assert.Equal((0, null), (QueriesMade.None.Count, QueriesMade.None.Last));
        Assert.Equal(QueriesMade.Of(2, After(5)), QueriesMade.None.Then(After(1)).Then(After(5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => QueriesMade.Of(0, Placed));
        Assert.Throws<ArgumentNullException>(() => Schedule.Next(null!, Placed));
        Assert.Equal((Confidence.Derived, "own-design"), (Schedule.Confidence, Schedule.Source.Id));
    }

    private static Instant After(int minutes) => Placed + Duration.FromMinutes(minutes);

    private static IEnumerable<int> Minutes(IEnumerable<NextQuery> queries) => queries.Select(query => (int)(query.At - Placed).TotalMinutes);

    /// <summary>The queries up to an end, each made at once and answered with the same state.</summary>
    private static List<NextQuery> Walk(QuerySituation situation, Instant end)
    {
        var (made, now) = (new List<NextQuery>(), Placed);
        while (Schedule.Next(situation, now) is { } next && next.At <= end)
        {
            made.Add(next);
            now = next.At;
            situation = next.Subject == QuerySubject.Payment
                ? situation with { Payment = situation.Payment.Then(next.At) }
                : situation with { Refund = situation.Refund.Then(next.At) };
        }

        return made;
    }
}
