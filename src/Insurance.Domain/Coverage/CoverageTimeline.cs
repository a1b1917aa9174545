using System.Collections.Immutable;
using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>
/// When a person is covered, day by day, and why (待遇享受时间轴): intervals that follow each other without gap or overlap, from the first day on which anything is known, and the last
/// without end. Derived from registrations and booked payments alone; the order of the facts does not matter. Immutable.
/// </summary>
public sealed class CoverageTimeline
{
    private CoverageTimeline(CoverageFacts facts, ImmutableArray<CoverageInterval> intervals)
    {
        Facts = facts;
        Intervals = intervals;
    }

    /// <summary>What it was derived from.</summary>
    public CoverageFacts Facts { get; }

    /// <summary>The intervals in their order; none where nothing is known.</summary>
    public ImmutableArray<CoverageInterval> Intervals { get; }

    /// <summary>Derives the timeline.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="waits">How waits are decided.</param>
    /// <returns>The timeline, or <c>coverage.rule-unknown</c> where a day rests on a rule that nobody published.</returns>
    public static Result<CoverageTimeline> Of(CoverageFacts facts, IWaitingPeriodPolicy waits) => throw new NotSupportedException();

    /// <summary>The interval of a day; before the first known day, one that says so.</summary>
    public CoverageInterval On(LocalDate day) => throw new NotSupportedException();

    /// <summary>The intervals of some days, cut to them; they tile the days.</summary>
    public ImmutableArray<CoverageInterval> Within(LocalDate from, LocalDate through) => throw new NotSupportedException();
}
