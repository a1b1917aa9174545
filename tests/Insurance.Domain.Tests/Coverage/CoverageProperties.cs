using FsCheck.Fluent;
using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>What holds for the cover of anybody, whatever was paid.</summary>
public sealed class CoverageProperties
{
    private const int Cases = 3_000;

    private static readonly WaitingPeriodPolicy Policy = new(TariffCatalog.Embedded);

    [Fact]
    public void The_order_of_facts_does_not_matter() => ForAll((facts, seed) =>
        Intervals(facts) is { } intervals && Intervals(CoverageHistories.Shuffled(seed, facts)) is var other && !intervals.SequenceEqual(other ?? []) ? "another timeline in another order" : null);

    [Fact]
    public void Intervals_tile_the_days_and_a_day_finds_its_own() => ForAll((facts, seed) =>
        CoverageTimeline.Of(facts, Policy).TryGet(out var timeline, out _) ? Tiling.Fault(timeline, new Random(seed)) : null);

    [Fact]
    public void A_refund_of_everything_equals_never_having_paid() => ForAll((facts, _) =>
    {
        var refunded = facts with { Payments = [.. facts.Payments.AsEnumerable().Select(payment => payment with { Refunded = [payment.Months] })] };
        return Intervals(refunded) is { } left && left.SequenceEqual(Intervals(facts with { Payments = [] })!) ? null : "a refund of everything leaves something";
    });

    [Fact]
    public void Whoever_pays_more_is_never_covered_less() => ForAll((facts, seed) => MorePaid.Fault(facts, CoverageHistories.Another(seed, facts), Policy));

    [Fact]
    public void Whoever_pays_earlier_is_never_covered_less() => ForAll((facts, seed) => PaidEarlier.Fault(facts, new Random(seed), Policy));

    [Fact]
    public void A_later_fact_takes_no_cover_back() => ForAll((facts, seed) =>
    {
        var day = PlainDays.Date(new Random(seed).Next(PlainDays.Day(new LocalDate(2018, 1, 1)), PlainDays.Day(new LocalDate(2027, 1, 1))));
        var known = facts with { Payments = [.. facts.Payments.AsEnumerable().Where(payment => MorePaid.CountsFrom(payment) <= day)] };
        return Both(known, facts, Policy) is ({ } then, { } now) && !MorePaid.MakesLapsed(known, facts) ? Less(then, now, day) : null;
    });

    [Fact]
    public void Whoever_never_waits_is_never_covered_less() => ForAll((facts, _) =>
        Both(facts with { NeverWaits = false }, facts with { NeverWaits = true }, Policy) is ({ } waits, { } never) ? Less(waits, never) : null);

    [Fact]
    public void A_what_if_equals_really_paying() => Holds.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed => Covering.Never(CoverageHistories.Of(seed), facts => WhatIfs.Fault(facts, new Random(seed), Policy)),
        cases: 300);

    /// <summary>The first day through a last one on which a timeline gives less cover than another in a reading, or null.</summary>
    internal static string? Less(CoverageTimeline than, CoverageTimeline timeline, LocalDate? through = null)
    {
        foreach (var interval in than.Intervals.Where(interval => interval.State >= CoverageState.WaitingOrCovered && !(interval.From > through)))
        {
            foreach (var part in timeline.Within(interval.From, Min(interval.Through ?? interval.From, through)))
            {
                var least = interval.State == CoverageState.WaitingOrCovered ? CoverageState.WaitingOrCovered : CoverageState.Reimbursable;
                if (part.State < least)
                {
                    return $"{PlainDays.Date(PlainDays.Day(part.From)):uuuu-MM-dd}: {interval.State} became {part.State}";
                }
            }
        }

        return null;
    }

    internal static (CoverageTimeline? First, CoverageTimeline? Second) Both(CoverageFacts first, CoverageFacts second, IWaitingPeriodPolicy policy) =>
        CoverageTimeline.Of(first, policy).TryGet(out var one, out _) && CoverageTimeline.Of(second, policy).TryGet(out var other, out _) ? (one, other) : (null, null);

    private static LocalDate Min(LocalDate day, LocalDate? other) => other < day ? other.Value : day;

    private static CoverageInterval[]? Intervals(CoverageFacts facts) => CoverageTimeline.Of(facts, Policy).TryGet(out var timeline, out _) ? [.. timeline.Intervals] : null;

    private static void ForAll(Func<CoverageFacts, int, string?> fault) => Holds.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed => Covering.Never(CoverageHistories.Of(seed), facts => fault(facts, seed)),
        cases: Cases);
}
