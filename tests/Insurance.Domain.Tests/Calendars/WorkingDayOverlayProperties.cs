using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Calendars;
using Insurance.Domain.Tests.Properties;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Tests.Calendars;

/// <summary>A calendar under random notices for the coming year, random local days, with make-up workdays and without.</summary>
public class WorkingDayOverlayProperties
{
    private static readonly WorkingDayCalendar China = WorkingDayCalendar.China;
    private static readonly LocalDate NewYear = new(2027, 1, 1);
    private static readonly LocalDate YearEnd = new(2027, 12, 31);
    private static readonly Source Order = new("order", "invented order 3", null, null, null, null);

    // Rows of the coming year; every other notice settles the days before it, with rows of its own there or none.
    private static readonly Gen<(string Text, LocalDate From)> Notices =
        from settles in Gen.Elements(true, false)
        let first = settles ? China.ProvisionalFrom : NewYear
        from rows in DaysWithin(first, YearEnd, 30)
        select (NoticeOf(settles, rows), first);

    private static readonly Gen<(LocalDate Date, string Kind)[]> LocalDays = DaysWithin(China.CoveredFrom, China.CoveredThrough, 40);

    [Fact]
    public void A_notice_is_read_as_a_naive_reading_has_it() => Holds.ForAll(
        Notices,
        notice => Agreement.AssertSame(NaiveCalendar.China.With(notice.Text, notice.From, YearEnd), With(China, notice.Text)),
        cases: 25);

    [Fact]
    public void A_notice_changes_no_answer_before_the_provisional_days() => Holds.ForAll(
        Notices,
        Gen.Choose(-1, Period.DaysBetween(China.CoveredFrom, China.ProvisionalFrom)).Select(China.CoveredFrom.PlusDays),
        Gen.Choose(1, 300),
        (notice, after, count) =>
        {
            var newer = With(China, notice.Text);
            if (China.NthWorkingDayAfter(after, count).TryGet(out var answer, out _) && answer.Date < China.ProvisionalFrom)
            {
                Assert.Equal(answer, newer.NthWorkingDayAfter(after, count).Value);
                Assert.Equal(China.WorkingDaysBetween(after, answer.Date).Value, newer.WorkingDaysBetween(after, answer.Date).Value);
            }

            if (after >= China.CoveredFrom && after < China.ProvisionalFrom)
            {
                Assert.Equal(China.ExceptionalDayOn(after).Value, newer.ExceptionalDayOn(after).Value);
            }

            Assert.Null(newer.WarningFor(China.CoveredThrough));
        },
        cases: 60);

    [Fact]
    public void Local_days_stand_in_front_of_all_others() => Holds.ForAll(
        LocalDays,
        days => Agreement.AssertSame(NaiveCalendar.China.WithLocal(days), Local(China, days)),
        cases: 30);

    [Fact]
    public void Notice_local_days_and_no_make_up_workdays_give_one_calendar_in_any_order() => Holds.ForAll(
        Notices,
        LocalDays,
        (notice, days) =>
        {
            var expected = NaiveCalendar.China.With(notice.Text, notice.From, YearEnd).WithLocal(days).RestingAtWeekends();

            var calendar = Local(With(China, notice.Text), days).WithoutMakeUpWorkdays();
            Agreement.AssertSame(expected, calendar);
            Agreement.AssertSame(calendar, With(Local(China, days), notice.Text).WithoutMakeUpWorkdays());
            Agreement.AssertSame(calendar, With(Local(China.WithoutMakeUpWorkdays(), days), notice.Text));
            Agreement.AssertSame(calendar, Local(With(China.WithoutMakeUpWorkdays(), notice.Text), days));
        },
        cases: 10);

    private static Gen<(LocalDate Date, string Kind)[]> DaysWithin(LocalDate first, LocalDate last, int atMost) =>
        from count in Gen.Choose(0, atMost)
        from days in (
            from index in Gen.Choose(0, Period.DaysBetween(first, last))
            from worked in Gen.Elements(true, false)
            let date = first.PlusDays(index)
            select (Date: date, Kind: worked && date.DayOfWeek > IsoDayOfWeek.Friday ? "work" : "off")).ArrayOf(count)
        select days.DistinctBy(day => day.Date).OrderBy(day => day.Date).ToArray();

    private static string NoticeOf(bool settles, (LocalDate Date, string Kind)[] rows)
    {
        var off = rows.Count(row => row.Kind == "off");
        var text = new StringBuilder()
            .Append("# covered: 2027-01-01..2027-12-31\n# provisional-from: 2027-12-25\n# issuer: An invented issuer\n")
            .Append(CultureInfo.InvariantCulture, $"# days: {off} off, {rows.Length - off} work\n")
            .Append(settles ? "# settles: 2026-12-25..2026-12-31\n" : "")
            .Append("date,kind,name_zh,name_en,notice\n");
        foreach (var (date, kind) in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{LocalDatePattern.Iso.Format(date)},{kind},节日,Feast,invented notice 9\n");
        }

        return text.ToString();
    }

    private static WorkingDayCalendar With(WorkingDayCalendar calendar, string notice) => calendar.With(Encoding.UTF8.GetBytes(notice)).Value;

    private static WorkingDayCalendar Local(WorkingDayCalendar calendar, (LocalDate Date, string Kind)[] days) => calendar.WithLocalDays(days.Select(
        day => ExceptionalDay.Local(day.Date, day.Kind == "off" ? DayKind.DayOff : DayKind.MakeUpWorkday, Order))).Value;
}
