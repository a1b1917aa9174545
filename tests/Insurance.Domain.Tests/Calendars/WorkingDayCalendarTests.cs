using Insurance.Domain.Calendars;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Tests.Calendars;

public class WorkingDayCalendarTests
{
    private static readonly WorkingDayCalendar China = WorkingDayCalendar.China;

    [Theory]
    [InlineData("2015-09-03", DayKind.DayOff, false)]
    [InlineData("2015-09-04", DayKind.DayOff, false)]
    [InlineData("2015-09-06", DayKind.MakeUpWorkday, true)]
    public void The_commemoration_of_2015_gave_Thursday_and_Friday_off_for_a_worked_Sunday(string day, DayKind kind, bool worked) =>
        AssertDay(day, kind, worked, "国发明电〔2015〕1号");

    [Theory]
    [InlineData("2019-04-28")]
    [InlineData("2019-05-05")]
    public void The_Sundays_around_Labour_Day_2019_are_worked_since_the_later_notice_made_it_four_days(string day) =>
        AssertDay(day, DayKind.MakeUpWorkday, true, "国办发明电〔2019〕3号");

    [Theory]
    [InlineData("2020-01-31")]
    [InlineData("2020-02-01")]
    [InlineData("2020-02-02")]
    public void The_Spring_Festival_of_2020_was_lengthened_through_2_February_which_took_the_make_up_Saturday_back(string day) =>
        AssertDay(day, DayKind.DayOff, false, "国办发明电〔2020〕1号");

    [Fact]
    public void The_last_Saturday_of_2018_is_worked_by_the_notice_for_2019() =>
        AssertDay("2018-12-29", DayKind.MakeUpWorkday, true, "国办发明电〔2018〕15号");

    [Theory]
    [InlineData("2008-09-27")]
    [InlineData("2008-09-28")]
    public void Both_days_of_the_weekend_before_National_Day_2008_are_worked(string day) =>
        AssertDay(day, DayKind.MakeUpWorkday, true, "国办发明电〔2007〕52号");

    [Theory]
    [InlineData("2013-04-07")]
    [InlineData("2013-10-12")]
    public void The_weekend_days_after_Qingming_and_National_Day_2013_are_worked(string day) =>
        AssertDay(day, DayKind.MakeUpWorkday, true, "国办发明电〔2012〕33号");

    [Fact]
    public void In_2007_4_April_is_an_ordinary_Wednesday_because_Qingming_became_a_holiday_in_2008()
    {
        AssertDay("2007-04-04", DayKind.Ordinary, true, null);
        AssertDay("2007-04-05", DayKind.Ordinary, true, null);
        AssertDay("2008-04-04", DayKind.DayOff, false, "国办发明电〔2007〕52号");
    }

    [Fact]
    public void No_day_is_worked_from_24_January_through_2_February_2020()
    {
        foreach (var day in NaiveCalendar.EachDay(new(2020, 1, 24), new(2020, 2, 2)))
        {
            Assert.False(China.IsWorkingDay(day).Value);
        }

        Assert.Equal(0, China.WorkingDaysBetween(new(2020, 1, 23), new(2020, 2, 2)).Value);
        Assert.Equal(new LocalDate(2020, 2, 3), China.NthWorkingDayAfter(new(2020, 1, 23), 1).Value.Date);
    }

    [Theory]
    [InlineData(1, "2023-10-07")]
    [InlineData(2, "2023-10-08")]
    [InlineData(3, "2023-10-09")]
    [InlineData(5, "2023-10-11")]
    public void After_28_September_2023_eight_days_off_and_a_worked_weekend_come_first(int count, string expected)
    {
        var answer = China.NthWorkingDayAfter(new(2023, 9, 28), count).Value;

        Assert.Equal(Date(expected), answer.Date);
        Assert.Equal(new LocalDate(2023, 9, 28), answer.After);
        Assert.Equal(count, answer.Count);
        Assert.False(answer.Provisional);
        Assert.Null(answer.Warning);
        Assert.Equal($"2023-09-28 + {count} = {expected}", answer.ToString());
    }

    [Fact]
    public void The_file_covers_2007_through_2026() => Assert.Equal("2007-01-01..2026-12-31", China.ToString());

    // Counted in the table of the facts, not in the embedded file.
    [Theory]
    [InlineData(2007, 26, 7)]
    [InlineData(2008, 27, 5)]
    [InlineData(2009, 27, 6)]
    [InlineData(2010, 29, 8)]
    [InlineData(2011, 29, 6)]
    [InlineData(2012, 27, 6)]
    [InlineData(2013, 29, 12)]
    [InlineData(2014, 22, 5)]
    [InlineData(2015, 26, 5)]
    [InlineData(2016, 24, 6)]
    [InlineData(2017, 24, 5)]
    [InlineData(2018, 25, 7)]
    [InlineData(2019, 22, 6)]
    [InlineData(2020, 30, 6)]
    [InlineData(2021, 31, 7)]
    [InlineData(2022, 32, 7)]
    [InlineData(2023, 26, 7)]
    [InlineData(2024, 28, 8)]
    [InlineData(2025, 28, 5)]
    [InlineData(2026, 33, 6)]
    public void Each_year_has_the_days_off_and_make_up_workdays_of_its_notices(int year, int off, int work)
    {
        var days = China.ExceptionalDays.Where(day => day.Date.Year == year).ToList();

        Assert.Equal(off, days.Count(day => day.Kind == DayKind.DayOff));
        Assert.Equal(work, days.Count(day => day.Kind == DayKind.MakeUpWorkday));
    }

    [Fact]
    public void All_years_together_have_545_days_off_and_130_make_up_workdays()
    {
        Assert.Equal(545, China.ExceptionalDays.Count(day => day.Kind == DayKind.DayOff));
        Assert.Equal(130, China.ExceptionalDays.Count(day => day.Kind == DayKind.MakeUpWorkday));
    }

    [Fact]
    public void Every_day_agrees_with_a_naive_reading_of_the_file()
    {
        var naive = NaiveCalendar.China;
        var days = NaiveCalendar.EachDay(NaiveCalendar.From, NaiveCalendar.Through).ToList();
        Assert.Equal(7305, days.Count);
        var worked = 0;
        foreach (var day in days)
        {
            var kind = naive.KindOf(day) switch { "off" => DayKind.DayOff, "work" => DayKind.MakeUpWorkday, _ => DayKind.Ordinary };
            worked += naive.IsWorked(day) ? 1 : 0;

            Assert.Equal(kind, China.KindOf(day).Value);
            Assert.Equal(naive.IsWorked(day), China.IsWorkingDay(day).Value);
            Assert.Equal(worked, China.WorkingDaysBetween(NaiveCalendar.From.PlusDays(-1), day).Value);
            var exceptional = China.ExceptionalDayOn(day).Value;
            Assert.Equal(
                naive.Rows.TryGetValue(day, out var row) ? row[2..] : null,
                exceptional is null ? null : [exceptional.ChineseName, exceptional.EnglishName, exceptional.Notice.Citation]);
        }
    }

    [Fact]
    public void An_ordinary_weekend_is_an_ordinary_day_and_not_worked() => AssertDay("2023-06-10", DayKind.Ordinary, false, null);

    [Fact]
    public void An_exceptional_day_names_its_occasion_and_its_notice()
    {
        var day = China.ExceptionalDayOn(new(2023, 10, 7)).Value;

        Assert.NotNull(day);
        Assert.Equal("国庆节、中秋节", day.ChineseName);
        Assert.Equal("National Day and Mid-Autumn Festival", day.EnglishName);
        Assert.Equal("国办发明电〔2022〕16号", day.Notice.Document);
        Assert.NotNull(day.Notice.Issuer);
        Assert.Equal("2023-10-07 make-up-workday National Day and Mid-Autumn Festival", day.ToString());
    }

    [Fact]
    public void The_days_between_two_dates_leave_the_first_date_out_and_take_the_last_one_in()
    {
        var days = China.ExceptionalDaysBetween(new(2023, 9, 29), new(2023, 10, 7)).Value;

        Assert.Equal(NaiveCalendar.EachDay(new(2023, 9, 30), new(2023, 10, 7)), days.Select(day => day.Date));
        Assert.Empty(China.ExceptionalDaysBetween(new(2023, 10, 8), new(2023, 10, 9)).Value);
    }

    [Fact]
    public void The_first_and_the_last_covered_day_have_answers()
    {
        Assert.True(China.Covers(China.CoveredFrom));
        Assert.True(China.Covers(China.CoveredThrough));
        Assert.Equal(DayKind.DayOff, China.KindOf(China.CoveredFrom).Value);
        Assert.True(China.IsWorkingDay(China.CoveredThrough).Value);
        Assert.Equal(China.CoveredThrough, China.NthWorkingDayAfter(new(2026, 12, 30), 1).Value.Date);
    }

    [Theory]
    [InlineData("2006-12-31")]
    [InlineData("2027-01-01")]
    [InlineData("-0099-03-04")]
    [InlineData("9999-12-31")]
    public void A_day_outside_is_refused_with_the_covered_span_and_the_day(string outside)
    {
        var day = Date(outside);

        Assert.False(China.Covers(day));
        AssertNotCovered(China.KindOf(day).Errors, "date", outside);
        AssertNotCovered(China.IsWorkingDay(day).Errors, "date", outside);
        AssertNotCovered(China.ExceptionalDayOn(day).Errors, "date", outside);
        AssertNotCovered(China.WorkingDaysBetween(China.CoveredFrom, day).Errors, "through", outside);
        AssertNotCovered(China.ExceptionalDaysBetween(China.CoveredFrom, day).Errors, "through", outside);
    }

    [Fact]
    public void Counting_may_begin_after_the_day_before_the_covered_span()
    {
        Assert.Equal(new LocalDate(2007, 1, 4), China.NthWorkingDayAfter(new(2006, 12, 31), 1).Value.Date);
        Assert.Equal(0, China.WorkingDaysBetween(new(2006, 12, 31), new(2007, 1, 3)).Value);
        AssertNotCovered(China.NthWorkingDayAfter(new(2006, 12, 30), 1).Errors, "after", "2006-12-30");
        AssertNotCovered(China.WorkingDaysBetween(new(2006, 12, 30), new(2007, 1, 3)).Errors, "after", "2006-12-30");
    }

    [Theory]
    [InlineData("2026-12-31", 1)]
    [InlineData("2026-12-30", 2)]
    [InlineData("2006-12-31", int.MaxValue)]
    [InlineData("2026-12-31", int.MaxValue)]
    public void A_count_that_runs_beyond_is_refused_with_the_first_day_not_covered(string after, int count)
    {
        var errors = China.NthWorkingDayAfter(Date(after), count).Errors;

        AssertNotCovered(errors, "count", "2027-01-01");
        Assert.Null(errors[0].ChangesOn);
    }

    [Fact]
    public void Counting_after_a_day_beyond_is_refused_with_that_day() =>
        AssertNotCovered(China.NthWorkingDayAfter(new(2027, 1, 1), 1).Errors, "after", "2027-01-01");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_count_below_one_is_refused(int count)
    {
        var error = Assert.Single(China.NthWorkingDayAfter(new(2023, 9, 28), count).Errors);

        Assert.Equal(ErrorCodes.Calendar.Count, error.Code);
        Assert.Equal("count", error.Field);
    }

    [Fact]
    public void A_wrong_date_and_a_wrong_count_are_refused_together() => Assert.Equal(
        [ErrorCodes.Calendar.NotCovered, ErrorCodes.Calendar.Count],
        China.NthWorkingDayAfter(new(2030, 1, 1), 0).Errors.Select(error => error.Code));

    [Fact]
    public void Between_reversed_dates_nothing_is_counted_but_refused()
    {
        var error = Assert.Single(China.WorkingDaysBetween(new(2023, 9, 28), new(2023, 9, 27)).Errors);

        Assert.Equal(ErrorCodes.Calendar.Reversed, error.Code);
        Assert.Equal("2023-09-28", error.Operands["after"]);
        Assert.Equal("2023-09-27", error.Operands["through"]);
        Assert.Equal(0, China.WorkingDaysBetween(new(2023, 9, 28), new(2023, 9, 28)).Value);
    }

    [Theory]
    [InlineData(1, "2026-12-24", false)]
    [InlineData(2, "2026-12-25", true)]
    [InlineData(6, "2026-12-31", true)]
    public void A_count_is_provisional_from_25_December_of_the_last_covered_year(int count, string date, bool provisional)
    {
        var answer = China.NthWorkingDayAfter(new(2026, 12, 23), count).Value;

        Assert.Equal(Date(date), answer.Date);
        Assert.Equal(provisional, answer.Provisional);
        Assert.Equal(provisional ? ErrorCodes.Calendar.Provisional : null, answer.Warning?.Code);
        Assert.Equal(provisional ? "2026" : null, answer.Warning?.Operands["year"]);
        Assert.Equal(answer.Warning, China.WarningFor(answer.Date));
    }

    [Fact]
    public void A_date_of_another_calendar_system_is_the_same_day()
    {
        var hebrew = new LocalDate(2023, 9, 28).WithCalendar(CalendarSystem.HebrewCivil);

        Assert.Equal(China.NthWorkingDayAfter(new(2023, 9, 28), 3).Value, China.NthWorkingDayAfter(hebrew, 3).Value);
        Assert.Equal(DayKind.Ordinary, China.KindOf(hebrew).Value);
        Assert.Null(China.WarningFor(hebrew));
    }

    [Fact]
    public void The_default_count_is_no_answer()
    {
        Assert.Throws<InvalidOperationException>(() => default(WorkingDayCount).Date);
        Assert.Throws<InvalidOperationException>(() => default(WorkingDayCount).After);
        Assert.Throws<InvalidOperationException>(() => default(WorkingDayCount).ToString());
    }

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static void AssertDay(string day, DayKind kind, bool worked, string? notice)
    {
        Assert.Equal(kind, China.KindOf(Date(day)).Value);
        Assert.Equal(worked, China.IsWorkingDay(Date(day)).Value);
        Assert.Equal(notice, China.ExceptionalDayOn(Date(day)).Value?.Notice.Document);
    }

    private static void AssertNotCovered(IReadOnlyList<DomainError> errors, string field, string date)
    {
        var error = Assert.Single(errors);
        Assert.Equal(ErrorCodes.Calendar.NotCovered, error.Code);
        Assert.Equal(field, error.Field);
        Assert.Equal("2007-01-01", error.Operands["from"]);
        Assert.Equal("2026-12-31", error.Operands["through"]);
        Assert.Equal(date, error.Operands["date"]);
    }
}
