using Insurance.Domain.Coverage;
using NodaTime;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>Whether intervals lie one after the other.</summary>
internal static class Tiling
{
    public static string? Fault(CoverageTimeline timeline, Random random)
    {
        var intervals = timeline.Intervals;
        if (intervals.IsEmpty)
        {
            return null;
        }

        if (intervals[^1].Through is not null || Enumerable.Range(1, intervals.Length - 1).Any(at => intervals[at - 1].Through != intervals[at].From.PlusDays(-1)) || intervals.Any(interval => interval.Through < interval.From))
        {
            return "the intervals do not tile";
        }

        foreach (var interval in intervals)
        {
            if (timeline.On(interval.From) != interval || timeline.On(interval.Through ?? interval.From.PlusYears(5)) != interval)
            {
                return $"{interval.From} finds another interval";
            }
        }

        if (timeline.On(intervals[0].From.PlusDays(-1)) is var before && (before.State != CoverageState.NotEnrolled || !before.Contains(intervals[0].From.PlusDays(-1))))
        {
            return "the day before the first is not unregistered";
        }

        var from = intervals[0].From.PlusDays(random.Next(-40, 1_500));
        var through = from.PlusDays(random.Next(0, 800));
        return Cut(timeline, from, through);
    }

    private static string? Cut(CoverageTimeline timeline, LocalDate from, LocalDate through)
    {
        var parts = timeline.Within(from, through);
        if (parts.IsEmpty || parts[0].From != from || parts[^1].Through != through || Enumerable.Range(1, parts.Length - 1).Any(at => parts[at - 1].Through != parts[at].From.PlusDays(-1)))
        {
            return $"{from}..{through} is not tiled";
        }

        return parts.Any(part => timeline.On(part.From).State != part.State || timeline.On(part.Through!.Value).State != part.State) ? $"{from}..{through} says something else" : null;
    }
}
