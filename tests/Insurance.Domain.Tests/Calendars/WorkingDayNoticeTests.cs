using System.Globalization;
using System.Text;
using Insurance.Domain.Calendars;
using Insurance.Domain.Tests.Conventions;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Tests.Calendars;

public class WorkingDayNoticeTests
{
    private static readonly WorkingDayCalendar China = WorkingDayCalendar.China;
    private static readonly WorkingDayCalendar Newer = With(InventedNotice.Text).Value;

    [Fact]
    public void A_newer_notice_moves_the_covered_span_and_its_provisional_end_on()
    {
        Assert.Equal("2007-01-01..2027-12-31", Newer.ToString());
        Assert.Equal(new LocalDate(2027, 12, 25), Newer.ProvisionalFrom);
        Assert.Equal(545 + 26, Newer.ExceptionalDays.Count(day => day.Kind == DayKind.DayOff));
        Assert.Equal(130 + 6, Newer.ExceptionalDays.Count(day => day.Kind == DayKind.MakeUpWorkday));
        Assert.Equal(Newer.ExceptionalDays.OrderBy(day => day.Date), Newer.ExceptionalDays.AsEnumerable());
    }

    [Fact]
    public void The_calendar_it_was_loaded_onto_stays_as_it_was()
    {
        Assert.Equal("2007-01-01..2026-12-31", China.ToString());
        Assert.Equal(DayKind.Ordinary, China.KindOf(new(2026, 12, 26)).Value);
    }

    [Theory]
    [InlineData("2026-12-26", DayKind.MakeUpWorkday, true)]
    [InlineData("2026-12-27", DayKind.Ordinary, false)]
    [InlineData("2026-12-31", DayKind.DayOff, false)]
    [InlineData("2027-01-04", DayKind.Ordinary, true)]
    [InlineData("2027-10-09", DayKind.MakeUpWorkday, true)]
    public void Its_rows_hold_for_its_year_and_for_the_days_it_settles(string day, DayKind kind, bool worked)
    {
        Assert.Equal(kind, Newer.KindOf(Date(day)).Value);
        Assert.Equal(worked, Newer.IsWorkingDay(Date(day)).Value);
        Assert.Equal(kind == DayKind.Ordinary ? null : "invented notice 9", Newer.ExceptionalDayOn(Date(day)).Value?.Notice.Document);
    }

    [Fact]
    public void Counting_crosses_the_turn_of_the_year()
    {
        // Sunday 27 December; 28, 29, 30 are worked, then four days off.
        Assert.Equal(new LocalDate(2027, 1, 4), Newer.NthWorkingDayAfter(new(2026, 12, 27), 4).Value.Date);
        Assert.Equal(ErrorCodes.Calendar.NotCovered, Newer.NthWorkingDayAfter(new(2027, 12, 30), 2).Errors.Single().Code);
    }

    [Fact]
    public void Days_that_were_provisional_become_final_and_the_new_last_days_are_provisional()
    {
        Assert.True(China.NthWorkingDayAfter(new(2026, 12, 27), 1).Value.Provisional);
        Assert.False(Newer.NthWorkingDayAfter(new(2026, 12, 27), 1).Value.Provisional);
        Assert.Null(Newer.WarningFor(new(2026, 12, 31)));
        Assert.True(Newer.NthWorkingDayAfter(new(2027, 12, 26), 1).Value.Provisional);
        Assert.Equal("2027", Newer.WarningFor(new(2027, 12, 31))?.Operands["year"]);
    }

    [Fact]
    public void Every_day_agrees_with_a_naive_reading_of_both_files()
    {
        var naive = NaiveCalendar.China.With(InventedNotice.Text, China.ProvisionalFrom, new(2027, 12, 31));
        Agreement.AssertSame(naive, Newer);
    }

    [Fact]
    public void A_stream_loads_as_its_bytes_do_and_stays_open()
    {
        using var stream = new MemoryStream(InventedNotice.Bytes);

        Assert.Equal(Newer.ExceptionalDays.AsEnumerable(), China.With(stream).Value.ExceptionalDays);
        Assert.Equal(stream.Length, stream.Position);
    }

    [Fact]
    public void A_notice_may_end_its_lines_as_on_Windows_and_may_not_be_larger_than_a_calendar()
    {
        Agreement.AssertSame(Newer, With(InventedNotice.Text.ReplaceLineEndings("\r\n")).Value);

        using var large = new MemoryStream(new byte[WorkingDayCalendar.MaxFileBytes + 1]);
        AssertFound(China.With(large), 1, "larger than");
        Assert.Throws<ArgumentNullException>(() => China.With((Stream)null!));
    }

    [Fact]
    public void A_notice_that_settles_nothing_by_name_leaves_the_last_days_as_they_are_and_makes_them_final()
    {
        var calendar = With(JanuaryOnly).Value;

        Assert.Equal(DayKind.Ordinary, calendar.KindOf(new(2026, 12, 31)).Value);
        Assert.Null(calendar.WarningFor(new(2026, 12, 31)));
        Assert.Equal(China.ExceptionalDays.AsEnumerable(), calendar.ExceptionalDays.Where(day => day.Date.Year < 2027));
    }

    [Fact]
    public void Rows_of_the_settled_days_take_the_place_of_those_that_were_there()
    {
        // This calendar of 2027 has rows on its first and its last provisional day; the notice for 2028 settles the days without them.
        var before = With(JanuaryOnly
            .Replace("1 off, 0 work", "3 off, 0 work", StringComparison.Ordinal)
            .Insert(JanuaryOnly.Length, "2027-12-25,off,元旦,New Year's Day,invented notice 9\n2027-12-31,off,元旦,New Year's Day,invented notice 9\n")).Value;
        var notice = JanuaryOnly.Replace("2027-", "2028-", StringComparison.Ordinal);

        Assert.Equal(DayKind.DayOff, before.KindOf(new(2027, 12, 31)).Value);
        Assert.Equal(DayKind.DayOff, before.With(Encoding.UTF8.GetBytes(notice)).Value.KindOf(new(2027, 12, 31)).Value);
        var settled = before.With(Encoding.UTF8.GetBytes("# settles: 2027-12-25..2027-12-31\n" + notice)).Value;
        Assert.Equal(DayKind.Ordinary, settled.KindOf(new(2027, 12, 25)).Value);
        Assert.Equal(DayKind.Ordinary, settled.KindOf(new(2027, 12, 31)).Value);
        Assert.Equal(DayKind.DayOff, settled.KindOf(new(2027, 1, 1)).Value);
        Assert.Equal(DayKind.DayOff, settled.KindOf(new(2028, 1, 1)).Value);
    }

    [Fact]
    public void One_notice_may_bring_several_years()
    {
        var calendar = With(JanuaryOnly
            .Replace("..2027-12-31", "..2029-12-31", StringComparison.Ordinal)
            .Replace("from: 2027-", "from: 2029-", StringComparison.Ordinal)).Value;

        Assert.Equal(new LocalDate(2029, 12, 31), calendar.CoveredThrough);
        Assert.Equal(new LocalDate(2029, 12, 25), calendar.ProvisionalFrom);
    }

    [Fact]
    public void Notices_load_one_after_the_other_until_nothing_is_open()
    {
        var last = Newer.With(Encoding.UTF8.GetBytes(JanuaryOnly
            .Replace("2027-12-25", "2029-01-01", StringComparison.Ordinal)
            .Replace("2027-", "2028-", StringComparison.Ordinal))).Value;

        Assert.Equal("2007-01-01..2028-12-31", last.ToString());
        Assert.Null(last.WarningFor(last.CoveredThrough));
        Assert.Equal(DayKind.MakeUpWorkday, last.KindOf(new(2027, 10, 9)).Value);
        var problem = "the calendar has no provisional day to settle";
        AssertFound(last.With(Encoding.UTF8.GetBytes("# settles: 2028-12-25..2028-12-31\n" + JanuaryOnly)), 1, problem);
        AssertFound(last.With(Encoding.UTF8.GetBytes("# settles: 2029-01-01..2028-12-31\n" + JanuaryOnly)), 1, problem);
    }

    [Theory]
    [InlineData("# covered: 2027-01-01", "# covered: 2027-01-02", 1, "does not begin on 2027-01-01")]
    [InlineData("# covered: 2027-01-01", "# covered: 2027-01-02", 1, "one or more whole years")]
    [InlineData("# covered: 2027-01-01", "# covered: 2026-12-25", 1, "does not begin on 2027-01-01")]
    [InlineData("# covered: 2027-01-01", "# covered: 2026-01-01", 1, "does not begin on 2027-01-01")]
    [InlineData("# covered: 2027-01-01", "# covered: 2007-01-01", 1, "does not begin on 2027-01-01")]
    [InlineData("..2027-12-31", "..2027-12-30", 1, "one or more whole years")]
    [InlineData("..2027-12-31", "..2027-11-30", 1, "one or more whole years")]
    [InlineData("..2027-12-31", "..2027-10-31", 1, "one or more whole years")]
    [InlineData("# covered: 2027-01-01..2027-12-31", "# covered: 2028-01-01..2028-12-31", 1, "does not begin on 2027-01-01")]
    [InlineData("# covered: 2027-01-01..2027-12-31\n", "", 1, "# covered: is missing")]
    [InlineData("# settles: 2026-12-25", "# settles: 2026-12-26", 2, "which a notice settles, are 2026-12-25..2026-12-31")]
    [InlineData("..2026-12-31", "..2026-12-30", 2, "which a notice settles, are 2026-12-25..2026-12-31")]
    [InlineData("# settles: 2026-12-25", "# settles: 2026-01-01", 2, "which a notice settles, are 2026-12-25..2026-12-31")]
    [InlineData("# settles: 2026-12-25..2026-12-31", "# settles: 2026-12-31..2026-12-25", 2, "which a notice settles")]
    [InlineData("# settles: 2026-12-25..2026-12-31", "# settles: the last days", 2, "settles is written as")]
    [InlineData("# settles: 2026-12-25..2026-12-31\n", "# settles: 2026-12-25..2026-12-31\n# settles: 2026-12-25..2026-12-31\n", 3, "said already on line 2")]
    [InlineData("# settles: 2026-12-25..2026-12-31\n", "", 6, "2026-12-26 lies outside the covered span; a notice that changes")]
    [InlineData("# settles: 2026-12-25..2026-12-31\n", "", 7, "says # settles: 2026-12-25..2026-12-31")]
    [InlineData("2026-12-26,work", "2026-12-20,work", 7, "2026-12-20 lies outside the covered span")]
    [InlineData("from: 2027-12-25", "from: 2026-12-25", 3, "no day of the last covered year")]
    [InlineData("26 off, 6 work", "25 off, 6 work", 4, "the file has 26 off and 6 work")]
    [InlineData("2027-10-09,work", "2027-10-08,work", 38, "2027-10-08 is a weekday")]
    public void A_planted_fault_is_found_on_its_line(string sound, string faulty, int line, string problem)
    {
        Assert.Contains(sound, InventedNotice.Text, StringComparison.Ordinal);

        AssertFound(With(InventedNotice.Text.Replace(sound, faulty, StringComparison.Ordinal)), line, problem);
    }

    [Fact]
    public void All_faults_of_a_notice_are_named_at_once_and_nothing_of_it_is_loaded()
    {
        var before = China.ExceptionalDays;
        var errors = With(InventedNotice.Text
            .Replace("# covered: 2027-01-01", "# covered: 2027-02-01", StringComparison.Ordinal)
            .Replace("settles: 2026-12-25", "settles: 2026-12-27", StringComparison.Ordinal)
            .Replace("2027-10-09,work", "2027-10-09,play", StringComparison.Ordinal)).Errors;

        // Not from 1 January, no whole year; not the provisional days; a Saturday before the settled days, four before the span; a kind.
        Assert.Equal(["1", "1", "2", "7", "9", "10", "11", "12", "38"], errors.Select(error => error.Operands["line"]));
        Assert.Equal(before.AsEnumerable(), China.ExceptionalDays);
    }

    [Fact]
    public void Where_the_settled_days_cannot_be_read_no_row_is_said_to_lie_outside_them()
    {
        var errors = With(InventedNotice.Text.Replace("settles: 2026-12-25..", "settles: ", StringComparison.Ordinal)).Errors;

        Assert.Equal("2", Assert.Single(errors).Operands["line"]);
    }

    [Fact]
    public void A_calendar_by_itself_settles_nothing() => AssertFound(
        WorkingDayCalendar.Read(Encoding.UTF8.GetBytes(InventedNotice.Text)), 2, "only a notice that is loaded onto a calendar settles days");

    [Fact]
    public void The_whole_file_is_no_notice_and_a_notice_is_not_loaded_twice()
    {
        AssertFound(China.With(EmbeddedData.Read("calendars/china-working-days.csv")), 4, "does not begin on 2027-01-01");
        AssertFound(Newer.With(InventedNotice.Bytes), 1, "does not begin on 2028-01-01");
    }

    [Fact]
    public void A_calendar_that_ends_within_a_year_takes_no_notice()
    {
        var part = WorkingDayCalendar.Read(Encoding.UTF8.GetBytes(JanuaryOnly
            .Replace("..2027-12-31", "..2027-06-30", StringComparison.Ordinal)
            .Replace("2027-12-25", "2027-06-25", StringComparison.Ordinal))).Value;
        var rest = JanuaryOnly
            .Replace("2027-01-01,", "2027-07-01,", StringComparison.Ordinal)
            .Replace("2027-01-01..", "2027-07-01..", StringComparison.Ordinal);

        AssertFound(part.With(Encoding.UTF8.GetBytes(rest)), 1, "one or more whole years");
        AssertFound(part.With(Encoding.UTF8.GetBytes(JanuaryOnly)), 1, "does not begin on 2027-07-01");
    }

    [Fact]
    public void Every_prefix_of_a_notice_is_refused()
    {
        for (var length = 0; length < InventedNotice.Bytes.Length; length++)
        {
            Assert.False(China.With(InventedNotice.Bytes.AsSpan(0, length)).Succeeded);
        }
    }

    [Fact]
    public void The_page_on_working_days_shows_a_notice_that_loads()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "working-days.md")).ReplaceLineEndings("\n");

        Assert.Contains($"```csv\n{InventedNotice.Text.ReplaceLineEndings("\n")}```\n", page, StringComparison.Ordinal);
    }

    private const string JanuaryOnly = """
        # covered: 2027-01-01..2027-12-31
        # provisional-from: 2027-12-25
        # days: 1 off, 0 work
        # issuer: An invented issuer
        date,kind,name_zh,name_en,notice
        2027-01-01,off,元旦,New Year's Day,invented notice 9

        """;

    private static Result<WorkingDayCalendar> With(string notice) => China.With(Encoding.UTF8.GetBytes(notice));

    private static void AssertFound(Result<WorkingDayCalendar> result, int line, string problem)
    {
        Assert.Contains(result.Errors, error => error.Operands["line"] == line.ToString(CultureInfo.InvariantCulture)
            && error.Operands["problem"]!.Contains(problem, StringComparison.Ordinal));
        Assert.All(result.Errors, error => Assert.Equal(ErrorCodes.Calendar.File, error.Code));
    }

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
