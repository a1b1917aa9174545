using Insurance.Domain.Calendars;
using NodaTime;

namespace Insurance.Domain.Tests.Calendars;

public class MakeUpWorkdaysTests
{
    private static readonly WorkingDayCalendar China = WorkingDayCalendar.China;
    private static readonly WorkingDayCalendar Exchange = China.WithoutMakeUpWorkdays();

    [Fact]
    public void They_count_unless_somebody_leaves_them_out()
    {
        Assert.True(China.CountsMakeUpWorkdays);
        Assert.False(Exchange.CountsMakeUpWorkdays);
        Assert.True(China.IsWorkingDay(new(2023, 10, 7)).Value);
        Assert.False(Exchange.IsWorkingDay(new(2023, 10, 7)).Value);
        Assert.Equal(new LocalDate(2023, 10, 9), China.NthWorkingDayAfter(new(2023, 9, 28), 3).Value.Date);
        Assert.Equal(new LocalDate(2023, 10, 11), Exchange.NthWorkingDayAfter(new(2023, 9, 28), 3).Value.Date);
    }

    [Fact]
    public void The_notices_still_say_what_they_say()
    {
        Assert.Equal(DayKind.MakeUpWorkday, Exchange.KindOf(new(2023, 10, 7)).Value);
        Assert.Equal(China.ExceptionalDayOn(new(2023, 10, 7)).Value, Exchange.ExceptionalDayOn(new(2023, 10, 7)).Value);
        Assert.Equal(China.ExceptionalDays.AsEnumerable(), Exchange.ExceptionalDays);
    }

    [Fact]
    public void Without_them_no_weekend_is_worked_and_every_other_day_is_as_before()
    {
        foreach (var day in NaiveCalendar.EachDay(China.CoveredFrom, China.CoveredThrough))
        {
            var weekend = day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
            Assert.Equal(!weekend && China.IsWorkingDay(day).Value, Exchange.IsWorkingDay(day).Value);
        }

        Assert.Equal(
            China.WorkingDaysBetween(China.CoveredFrom, China.CoveredThrough).Value - 130,
            Exchange.WorkingDaysBetween(China.CoveredFrom, China.CoveredThrough).Value);
    }

    [Fact]
    public void Those_of_a_local_order_and_of_a_newer_notice_are_left_out_too()
    {
        var saturday = new LocalDate(2026, 5, 30);
        var order = new Source("order", "a local order", null, null, null, null);
        var local = China.WithLocalDays(ExceptionalDay.Local(saturday, DayKind.MakeUpWorkday, order, "某日", "Some day")).Value;
        var newer = local.With(InventedNotice.Bytes).Value;

        Assert.True(newer.IsWorkingDay(saturday).Value);
        Assert.True(newer.IsWorkingDay(new(2027, 10, 9)).Value);
        var exchange = newer.WithoutMakeUpWorkdays();
        Assert.False(exchange.IsWorkingDay(saturday).Value);
        Assert.False(exchange.IsWorkingDay(new(2027, 10, 9)).Value);
        Assert.False(Exchange.With(InventedNotice.Bytes).Value.CountsMakeUpWorkdays);
    }

    [Fact]
    public void Beyond_the_notices_there_are_none_to_leave_out_and_the_answer_is_an_estimate_all_the_same()
    {
        var answer = Exchange.EstimateNthWorkingDayAfter(new(2026, 12, 31), 6).Value;

        Assert.Equal(China.EstimateNthWorkingDayAfter(new(2026, 12, 31), 6).Value.Date, answer.Date);
        Assert.True(answer.Estimated);
        Assert.Equal(ErrorCodes.Calendar.NotCovered, Exchange.NthWorkingDayAfter(new(2026, 12, 31), 1).Errors.Single().Code);
    }

    [Fact]
    public void Leaving_them_out_twice_changes_nothing() => Agreement.AssertSame(Exchange, Exchange.WithoutMakeUpWorkdays());
}
