using BenchmarkDotNet.Attributes;
using Insurance.Domain.Calendars;
using NodaTime;

namespace Insurance.Benchmarks;

/// <summary>
/// Is a look-up of the Nth working day worth its tables? Against a walk from day to day that asks a set of days off and a set
/// of make-up workdays, for counts of a certificate (5), a month (22) and a year (250).
/// </summary>
[MemoryDiagnoser]
public class NthWorkingDay
{
    private static readonly WorkingDayCalendar Calendar = WorkingDayCalendar.China;

    private readonly HashSet<LocalDate> daysOff = Days(DayKind.DayOff);
    private readonly HashSet<LocalDate> makeUpWorkdays = Days(DayKind.MakeUpWorkday);
    private LocalDate[] starts = [];

    /// <summary>The N.</summary>
    [Params(5, 22, 250)]
    public int Count { get; set; }

    /// <summary>Takes every start of the covered span whose answer lies in it, and checks that both candidates agree on each.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var all = Enumerable.Range(0, Period.DaysBetween(Calendar.CoveredFrom, Calendar.CoveredThrough)).Select(Calendar.CoveredFrom.PlusDays);
        starts = [.. all.Where(start => Calendar.NthWorkingDayAfter(start, Count).Succeeded)];
        foreach (var start in starts)
        {
            var walked = Walked(start);
            var found = Calendar.NthWorkingDayAfter(start, Count).Value.Date;
            if (walked != found)
            {
                throw new InvalidOperationException($"After {start:uuuu-MM-dd} the walk ends on {walked:uuuu-MM-dd}, the look-up on {found:uuuu-MM-dd}.");
            }
        }
    }

    /// <summary>The walk, over all starts.</summary>
    [Benchmark(Baseline = true)]
    public int DayWalk()
    {
        var sum = 0;
        foreach (var start in starts)
        {
            sum += Walked(start).Day;
        }

        return sum;
    }

    /// <summary>The library, over all starts.</summary>
    [Benchmark]
    public int LookUp()
    {
        var sum = 0;
        foreach (var start in starts)
        {
            sum += Calendar.NthWorkingDayAfter(start, Count).Value.Date.Day;
        }

        return sum;
    }

    private static HashSet<LocalDate> Days(DayKind kind) => [.. Calendar.ExceptionalDays.Where(day => day.Kind == kind).Select(day => day.Date)];

    private LocalDate Walked(LocalDate after)
    {
        var date = after;
        for (var left = Count; left > 0;)
        {
            date = date.PlusDays(1);
            if (makeUpWorkdays.Contains(date) || (date.DayOfWeek <= IsoDayOfWeek.Friday && !daysOff.Contains(date)))
            {
                left--;
            }
        }

        return date;
    }
}
