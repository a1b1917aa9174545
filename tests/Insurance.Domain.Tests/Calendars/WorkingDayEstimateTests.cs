using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Calendars;
using Insurance.Domain.Tests.Properties;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Tests.Calendars;

public class WorkingDayEstimateTests
{
    private static readonly WorkingDayCalendar China = WorkingDayCalendar.China;

    private static readonly Gen<LocalDate> DatesAroundTheEnd = Gen.OneOf(
        Gen.Choose(-400, 400).Select(China.CoveredThrough.PlusDays),
        Gen.Choose(-9, 9).Select(China.CoveredThrough.PlusDays),
        Gen.Choose(0, 7304).Select(China.CoveredFrom.PlusDays));

    private static readonly Gen<int> Counts = Gen.OneOf(Gen.Choose(1, 12), Gen.Choose(1, 700));

    [Theory]
    [InlineData("2026-12-30", 2, "2027-01-01")]
    [InlineData("2026-12-31", 1, "2027-01-01")]
    [InlineData("2026-12-31", 2, "2027-01-04")]
    [InlineData("2026-12-31", 6, "2027-01-08")]
    [InlineData("2026-12-31", 7, "2027-01-11")]
    [InlineData("2027-01-01", 1, "2027-01-04")]
    [InlineData("2027-01-02", 1, "2027-01-04")]
    [InlineData("2027-01-03", 5, "2027-01-08")]
    [InlineData("2027-01-03", 6, "2027-01-11")]
    public void Beyond_the_covered_span_weekends_alone_are_left_out_and_the_answer_says_so(string after, int count, string expected)
    {
        var answer = China.EstimateNthWorkingDayAfter(Date(after), count).Value;

        Assert.Equal((Date(after), count, Date(expected)), (answer.After, answer.Count, answer.Date));
        Assert.True(answer.Estimated);
        Assert.True(answer.Provisional);
        Assert.Equal(ErrorCodes.Calendar.Estimated, answer.Warning?.Code);
        Assert.Equal("2026-12-31", answer.Warning?.Operands["through"]);
        Assert.Equal(answer.Warning, China.WarningFor(answer.Date));
    }

    [Fact]
    public void An_answer_within_the_covered_span_is_no_estimate()
    {
        Assert.Equal(China.NthWorkingDayAfter(new(2023, 9, 28), 3).Value, China.EstimateNthWorkingDayAfter(new(2023, 9, 28), 3).Value);
        Assert.False(China.EstimateNthWorkingDayAfter(new(2023, 9, 28), 3).Value.Estimated);
        Assert.Equal(ErrorCodes.Calendar.Provisional, China.EstimateNthWorkingDayAfter(new(2026, 12, 30), 1).Value.Warning?.Code);
    }

    [Fact]
    public void Nobody_gets_an_estimate_who_did_not_ask_for_one()
    {
        Assert.Equal(ErrorCodes.Calendar.NotCovered, China.NthWorkingDayAfter(new(2026, 12, 30), 2).Errors.Single().Code);
        Assert.False(default(WorkingDayCount).Estimated);
    }

    [Fact]
    public void A_notice_takes_the_place_of_the_estimate()
    {
        var newer = China.With(InventedNotice.Bytes).Value;

        // New Year's Eve and the first three days of January are off by the invented notice.
        Assert.Equal(new LocalDate(2027, 1, 5), newer.EstimateNthWorkingDayAfter(new(2026, 12, 30), 2).Value.Date);
        Assert.Null(newer.EstimateNthWorkingDayAfter(new(2026, 12, 30), 2).Value.Warning);
    }

    [Fact]
    public void An_estimate_uses_the_covered_days_as_the_calendar_counts_them()
    {
        // From 8 October 2026: Saturday the 10th is worked by the notice, and one working day more lies behind it.
        var toTheEnd = China.WorkingDaysBetween(new(2026, 10, 8), China.CoveredThrough).Value;

        Assert.Equal(new LocalDate(2027, 1, 1), China.EstimateNthWorkingDayAfter(new(2026, 10, 8), toTheEnd + 1).Value.Date);
        Assert.Equal(new LocalDate(2027, 1, 4), China.WithoutMakeUpWorkdays().EstimateNthWorkingDayAfter(new(2026, 10, 8), toTheEnd + 1).Value.Date);
    }

    [Fact]
    public void An_estimate_is_the_day_a_walk_reaches_that_knows_no_notice_beyond() => Holds.ForAll(DatesAroundTheEnd, Counts, (after, count) =>
    {
        var walked = NaiveCalendar.China.WalkedThrough(new(2199, 12, 31)).NthAfter(after, count);
        var answer = China.EstimateNthWorkingDayAfter(after, count).Value;

        Assert.Equal(walked, answer.Date);
        Assert.Equal(answer.Date > China.CoveredThrough, answer.Estimated);
        Assert.Equal(answer.Date > China.CoveredThrough, !China.NthWorkingDayAfter(after, count).Succeeded);
    });

    [Theory]
    [InlineData("2006-12-30", 1, ErrorCodes.Calendar.NotCovered, "after")]
    [InlineData("-0099-03-04", 1, ErrorCodes.Calendar.NotCovered, "after")]
    [InlineData("2026-12-31", 0, ErrorCodes.Calendar.Count, "count")]
    [InlineData("2027-01-01", int.MinValue, ErrorCodes.Calendar.Count, "count")]
    [InlineData("2199-12-31", 1, ErrorCodes.Year.Range, "count")]
    [InlineData("2027-01-01", int.MaxValue, ErrorCodes.Year.Range, "count")]
    [InlineData("2006-12-31", int.MaxValue, ErrorCodes.Year.Range, "count")]
    [InlineData("2200-01-01", 1, ErrorCodes.Year.Range, "after")]
    [InlineData("9999-12-31", 1, ErrorCodes.Year.Range, "after")]
    public void What_cannot_be_estimated_is_refused(string after, int count, string code, string field)
    {
        var error = Assert.Single(China.EstimateNthWorkingDayAfter(Date(after), count).Errors);

        Assert.Equal((code, field), (error.Code, error.Field));
    }

    [Fact]
    public void An_estimate_may_reach_the_last_day_of_the_last_year() =>
        Assert.Equal(new LocalDate(2199, 12, 31), China.EstimateNthWorkingDayAfter(new(2199, 12, 30), 1).Value.Date);

    [Fact]
    public void Both_a_wrong_date_and_a_wrong_count_are_told() => Assert.Equal(
        [ErrorCodes.Year.Range, ErrorCodes.Calendar.Count],
        China.EstimateNthWorkingDayAfter(new(2200, 1, 1), 0).Errors.Select(error => error.Code));

    [Fact]
    public void A_date_of_another_calendar_system_is_the_same_day()
    {
        var hebrew = new LocalDate(2027, 1, 3).WithCalendar(CalendarSystem.HebrewCivil);

        Assert.Equal(China.EstimateNthWorkingDayAfter(new(2027, 1, 3), 6).Value, China.EstimateNthWorkingDayAfter(hebrew, 6).Value);
    }

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
