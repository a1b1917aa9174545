using Insurance.Domain.Calendars;
using NodaTime;

namespace Insurance.Domain.Tests.Calendars;

public class LocalDaysTests
{
    private static readonly WorkingDayCalendar China = WorkingDayCalendar.China;
    private static readonly Source Order = new("order", "invented order 3", "An invented region", null, null, null);
    private static readonly Source OtherOrder = new("other", "invented order 4", "An invented region", null, null, null);

    // Thursday and Friday.
    private static readonly ExceptionalDay[] Festival =
    [
        ExceptionalDay.Local(new(2024, 4, 11), DayKind.DayOff, Order, "壮族三月三", "Sanyuesan"),
        ExceptionalDay.Local(new(2024, 4, 12), DayKind.DayOff, Order, "壮族三月三", "Sanyuesan"),
    ];

    [Fact]
    public void A_regional_holiday_is_off_with_the_callers_own_notice()
    {
        var guangxi = China.WithLocalDays(Festival).Value;

        Assert.Equal(new LocalDate(2024, 4, 15), guangxi.NthWorkingDayAfter(new(2024, 4, 10), 1).Value.Date);
        Assert.Equal(DayKind.DayOff, guangxi.KindOf(new(2024, 4, 11)).Value);
        Assert.Equal(Order, guangxi.ExceptionalDayOn(new(2024, 4, 11)).Value?.Notice);
        Assert.Equal("2024-04-11 day-off Sanyuesan", guangxi.ExceptionalDayOn(new(2024, 4, 11)).Value?.ToString());
        Assert.Equal(Festival, guangxi.ExceptionalDaysBetween(new(2024, 4, 9), new(2024, 4, 15)).Value.AsEnumerable());
        Assert.Equal(new LocalDate(2024, 4, 11), China.NthWorkingDayAfter(new(2024, 4, 10), 1).Value.Date);
    }

    [Fact]
    public void A_local_order_may_close_a_week_and_open_a_weekend()
    {
        var days = NaiveCalendar.EachDay(new(2020, 2, 3), new(2020, 2, 7)).Select(day => ExceptionalDay.Local(day, DayKind.DayOff, Order));
        var calendar = China.WithLocalDays(days.Append(ExceptionalDay.Local(new(2020, 2, 9), DayKind.MakeUpWorkday, Order))).Value;

        Assert.Equal(new LocalDate(2020, 2, 9), calendar.NthWorkingDayAfter(new(2020, 1, 23), 1).Value.Date);
        Assert.Equal(new LocalDate(2020, 2, 10), calendar.NthWorkingDayAfter(new(2020, 1, 23), 2).Value.Date);
    }

    [Fact]
    public void A_local_day_stands_in_front_of_the_notices()
    {
        // A make-up Saturday of the notice.
        var calendar = China.WithLocalDays(ExceptionalDay.Local(new(2023, 10, 7), DayKind.DayOff, Order)).Value;

        Assert.False(calendar.IsWorkingDay(new(2023, 10, 7)).Value);
        Assert.Equal(China.ExceptionalDays.Length, calendar.ExceptionalDays.Length);
        Assert.Equal(Order, calendar.ExceptionalDayOn(new(2023, 10, 7)).Value?.Notice);
    }

    [Fact]
    public void An_occasion_without_a_name_is_called_by_its_notice()
    {
        var day = ExceptionalDay.Local(new(2024, 4, 11), DayKind.DayOff, Order);

        Assert.Equal(("invented order 3", "invented order 3"), (day.ChineseName, day.EnglishName));
    }

    [Fact]
    public void Local_days_add_up_and_the_same_day_may_be_given_again()
    {
        var once = China.WithLocalDays(Festival).Value;

        Agreement.AssertSame(once, once.WithLocalDays(Festival).Value);
        Agreement.AssertSame(once, China.WithLocalDays(Festival[0]).Value.WithLocalDays(Festival[1], Festival[1]).Value);
        Agreement.AssertSame(China, China.WithLocalDays().Value);
    }

    [Fact]
    public void Everything_wrong_with_local_days_is_told_at_once()
    {
        var errors = China.WithLocalDays(Festival).Value.WithLocalDays(
            ExceptionalDay.Local(new(2024, 4, 11), DayKind.DayOff, OtherOrder),
            ExceptionalDay.Local(new(2024, 4, 20), DayKind.DayOff, Order),
            ExceptionalDay.Local(new(2024, 4, 20), DayKind.MakeUpWorkday, Order),
            ExceptionalDay.Local(new(2024, 4, 22), DayKind.MakeUpWorkday, Order),
            ExceptionalDay.Local(new(2027, 1, 1), DayKind.DayOff, Order),
            ExceptionalDay.Local(new(2006, 12, 29), DayKind.MakeUpWorkday, Order)).Errors;

        Assert.Equal(
            [
                ("days[0]", ErrorCodes.Calendar.LocalContradiction, "2024-04-11"),
                ("days[2]", ErrorCodes.Calendar.LocalContradiction, "2024-04-20"),
                ("days[3]", ErrorCodes.Calendar.LocalWeekday, "2024-04-22"),
                ("days[4]", ErrorCodes.Calendar.NotCovered, "2027-01-01"),
                ("days[5]", ErrorCodes.Calendar.NotCovered, "2006-12-29"),
                ("days[5]", ErrorCodes.Calendar.LocalWeekday, "2006-12-29"),
            ],
            errors.Select(error => (error.Field, error.Code, error.Operands["date"]!)));
    }

    [Theory]
    [InlineData(DayKind.Ordinary)]
    [InlineData((DayKind)7)]
    public void A_local_day_departs_from_the_ordinary(DayKind kind) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ExceptionalDay.Local(new(2024, 4, 11), kind, Order));

    [Fact]
    public void A_caller_who_forgets_something_is_told()
    {
        Assert.Throws<ArgumentNullException>(() => ExceptionalDay.Local(new(2024, 4, 11), DayKind.DayOff, null!));
        Assert.Throws<ArgumentException>(() => ExceptionalDay.Local(new(2024, 4, 11), DayKind.DayOff, Order, " "));
        Assert.Throws<ArgumentException>(() => ExceptionalDay.Local(new(2024, 4, 11), DayKind.DayOff, Order, "三月三", ""));
        Assert.Throws<ArgumentNullException>(() => China.WithLocalDays(null!));
        Assert.Throws<ArgumentNullException>(() => China.WithLocalDays(Festival[0], null!));
        Assert.Throws<ArgumentNullException>(() => China.With((Stream)null!));
    }

    [Fact]
    public void A_date_of_another_calendar_system_is_the_same_day() => Assert.Equal(
        ExceptionalDay.Local(new(2024, 4, 11), DayKind.DayOff, Order),
        ExceptionalDay.Local(new LocalDate(2024, 4, 11).WithCalendar(CalendarSystem.HebrewCivil), DayKind.DayOff, Order));

    [Fact]
    public void A_local_day_among_the_provisional_ones_stays_when_a_notice_settles_them()
    {
        var local = China.WithLocalDays(ExceptionalDay.Local(new(2026, 12, 31), DayKind.DayOff, Order)).Value;

        Assert.Equal(Order, local.With(InventedNotice.Bytes).Value.ExceptionalDayOn(new(2026, 12, 31)).Value?.Notice);
    }
}
