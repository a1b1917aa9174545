using System.Collections.Immutable;
using Insurance.Domain.Coverage;
using NodaTime;

namespace Insurance.ConsoleHost.Timelines;

/// <summary>The days that are shown of a timeline, which itself has no end.</summary>
internal static class TimelineAxis
{
    private const int LastMonth = 12;
    private const int LastDay = 31;

    /// <summary>The end of the year of the last day that anything speaks of.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="asked">Days that the call speaks of.</param>
    public static LocalDate? EndOf(CoverageTimeline timeline, params ReadOnlySpan<LocalDate?> asked)
    {
        LocalDate? last = timeline.Intervals.IsEmpty ? null : timeline.Intervals[^1].From;
        foreach (var payment in timeline.Facts.Payments.AsEnumerable())
        {
            Reach(payment.Months.Through.OnDayOfMonth(1));
            Reach(payment.PaidOn);
        }

        foreach (var day in asked)
        {
            Reach(day);
        }

        return last is { } known ? new LocalDate(known.Year, LastMonth, LastDay) : null;

        void Reach(LocalDate? day) => last = last is null || day > last ? day ?? last : last;
    }

    /// <summary>The intervals from the first known day through one, cut to it; none where nothing is known.</summary>
    public static ImmutableArray<CoverageInterval> Of(CoverageTimeline timeline, LocalDate? through) =>
        timeline.Intervals.IsEmpty || through is not { } last || last < timeline.Intervals[0].From ? [] : timeline.Within(timeline.Intervals[0].From, last);
}
