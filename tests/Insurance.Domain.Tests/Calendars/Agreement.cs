using Insurance.Domain.Calendars;

namespace Insurance.Domain.Tests.Calendars;

/// <summary>Two roads to the same answers.</summary>
internal static class Agreement
{
    /// <summary>Every covered day has the kind and the work that the naive calendar gives it.</summary>
    public static void AssertSame(NaiveCalendar naive, WorkingDayCalendar calendar)
    {
        Assert.Equal(naive.Last, calendar.CoveredThrough);
        var worked = 0;
        foreach (var day in NaiveCalendar.EachDay(calendar.CoveredFrom, calendar.CoveredThrough))
        {
            var kind = naive.KindOf(day) switch { "off" => DayKind.DayOff, "work" => DayKind.MakeUpWorkday, _ => DayKind.Ordinary };
            worked += naive.IsWorked(day) ? 1 : 0;

            Assert.Equal((day, kind, naive.IsWorked(day)), (day, calendar.KindOf(day).Value, calendar.IsWorkingDay(day).Value));
            Assert.Equal(kind, calendar.ExceptionalDayOn(day).Value?.Kind ?? DayKind.Ordinary);
            Assert.Equal(worked, calendar.WorkingDaysBetween(calendar.CoveredFrom.PlusDays(-1), day).Value);
        }
    }

    /// <summary>Two calendars cover the same span and say the same about every day of it.</summary>
    public static void AssertSame(WorkingDayCalendar expected, WorkingDayCalendar actual)
    {
        Assert.Equal(
            (expected.CoveredFrom, expected.CoveredThrough, expected.ProvisionalFrom, expected.CountsMakeUpWorkdays),
            (actual.CoveredFrom, actual.CoveredThrough, actual.ProvisionalFrom, actual.CountsMakeUpWorkdays));
        Assert.Equal(expected.ExceptionalDays.AsEnumerable(), actual.ExceptionalDays);
        Assert.All(
            NaiveCalendar.EachDay(expected.CoveredFrom, expected.CoveredThrough),
            day => Assert.Equal(expected.IsWorkingDay(day).Value, actual.IsWorkingDay(day).Value));
    }
}
