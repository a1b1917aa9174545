using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Calendars;

/// <summary>
/// The strict reader of a working-day file; the file's own header explains the format. Every fault becomes a finding with its
/// line. Findings never quote the file, whose content is not ours to repeat, except for dates that could be read.
/// </summary>
internal sealed class WorkingDayFile
{
    private const string Columns = "date,kind,name_zh,name_en,notice";
    private const int ColumnCount = 5;
    private const int MaxFindings = 100;

    private readonly List<(int Line, string Problem)> findings = [];
    private readonly List<Row> rows = [];
    private bool columnsSeen;
    private bool rowsComplete = true;
    private Directive<(LocalDate From, LocalDate Through)>? covered;
    private Directive<LocalDate>? provisionalFrom;
    private Directive<(int Off, int Work)>? days;
    private Directive<string>? issuer;
    private Directive<(LocalDate From, LocalDate Through)>? settles;

    // The calendar that a notice continues; null for a file that is a calendar by itself.
    private readonly WorkingDayCalendar? continued;

    private WorkingDayFile(WorkingDayCalendar? continued) => this.continued = continued;

    private readonly record struct Row(int Line, LocalDate Date, DayKind Kind, string ChineseName, string EnglishName, string Notice);

    private sealed record Directive<T>(int Line, bool Readable, T Value);

    public static Result<WorkingDayCalendar> Read(ReadOnlySpan<byte> file) => Read(file, continued: null);

    public static Result<WorkingDayCalendar> ReadNotice(ReadOnlySpan<byte> file, WorkingDayCalendar calendar) => Read(file, calendar);

    private static Result<WorkingDayCalendar> Read(ReadOnlySpan<byte> file, WorkingDayCalendar? continued)
    {
        var reader = new WorkingDayFile(continued);
        if (file.Length > WorkingDayCalendar.MaxFileBytes)
        {
            reader.Find(1, $"the file is larger than {Text(WorkingDayCalendar.MaxFileBytes)} bytes");
        }
        else
        {
            reader.ReadLines(file);
        }

        return reader.findings.Count == 0 ? reader.Calendar() : reader.Refusal();
    }

    private void ReadLines(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("\uFEFF"u8))
        {
            Find(1, "the file begins with a byte order mark");
            file = file[3..];
        }

        var line = 0;
        while (!file.IsEmpty && findings.Count < MaxFindings)
        {
            line++;
            var end = file.IndexOf((byte)'\n');
            if (end < 0)
            {
                rowsComplete = false;
                Find(line, "the line has no end: the file is cut off");
                break;
            }

            // A checkout may have turned LF into CRLF; nothing else is forgiven.
            ReadLine(line, file[..end] is [.. var text, (byte)'\r'] ? text : file[..end]);
            file = file[(end + 1)..];
        }

        // Where reading stopped early, what is missing is not known.
        if (findings.Count < MaxFindings)
        {
            CheckWhole(Math.Max(line, 1));
        }
    }

    private void ReadLine(int line, ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            rowsComplete = false;
            Find(line, "the line is not UTF-8");
            return;
        }

        var text = Encoding.UTF8.GetString(bytes);
        if (text.StartsWith('#'))
        {
            ReadComment(line, text);
        }
        else if (columnsSeen)
        {
            ReadRow(line, text);
        }
        else
        {
            columnsSeen = true;
            Require(text == Columns, line, $"the first line without # names the columns: {Columns}");
        }
    }

    private void ReadComment(int line, string text)
    {
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 2)
        {
            return;
        }

        var value = text[(colon + 2)..];
        switch (text[..colon])
        {
            case "# covered":
                Take(line, ref covered, TryReadSpan(value, out var span), span, "covered is written as 2007-01-01..2026-12-31");
                break;
            case "# provisional-from":
                Take(line, ref provisionalFrom, TryReadDate(value, out var date), date, "provisional-from is written as 2026-12-25");
                break;
            case "# days":
                Take(line, ref days, TryReadCounts(value, out var counts), counts, "days is written as 545 off, 130 work");
                break;
            case "# settles":
                Take(line, ref settles, TryReadSpan(value, out var settled), settled, "settles is written as 2026-12-25..2026-12-31");
                break;
            case "# issuer":
                Take(line, ref issuer, IsName(value), value, "issuer is a name without control characters or outer spaces");
                break;
        }
    }

    private void Take<T>(int line, ref Directive<T>? directive, bool readable, T value, string rule)
    {
        if (directive is { } first)
        {
            Find(line, $"this is said already on line {Text(first.Line)}");
            return;
        }

        Require(readable, line, rule);
        directive = new(line, readable, value);
    }

    private void ReadRow(int line, string text)
    {
        var before = findings.Count;
        var fields = text.Split(',');
        if (Require(fields.Length == ColumnCount, line, $"a row has {Text(ColumnCount)} fields without commas in them"))
        {
            Require(!text.Contains('"', StringComparison.Ordinal), line, "fields stand without quotes");
            Require(TryReadDate(fields[0], out var date), line, "the date is no day in the form 2026-10-01");
            Require(TryReadKind(fields[1], out var kind), line, "the kind is neither off nor work");
            Require(IsName(fields[2]), line, "the Chinese name is missing, or has control characters or outer spaces");
            Require(IsName(fields[3]), line, "the English name is missing, or has control characters or outer spaces");
            Require(IsName(fields[4]), line, "the notice is missing, or has control characters or outer spaces");
            if (findings.Count == before)
            {
                rows.Add(new(line, date, kind, fields[2], fields[3], fields[4]));
            }
        }

        rowsComplete &= findings.Count == before;
    }

    private void CheckWhole(int lastLine)
    {
        Require(columnsSeen, lastLine, $"the line {Columns} is missing");
        Require(covered is not null, 1, "the line # covered: is missing");
        Require(provisionalFrom is not null, 1, "the line # provisional-from: is missing");
        Require(days is not null, 1, "the line # days: is missing");
        Require(issuer is not null, 1, "the line # issuer: is missing");
        CheckSpan();
        CheckContinuation();
        CheckRows();
        CheckCounts();
    }

    private void CheckSpan()
    {
        if (covered is not { Readable: true, Value: var span, Line: var line })
        {
            return;
        }

        Require(span.From <= span.Through, line, "the covered span ends before it begins");
        Require(
            span.From.Year >= ContributionYear.MinYear && span.Through.Year <= ContributionYear.MaxYear,
            line,
            $"the covered span lies outside the years {Text(ContributionYear.MinYear)} to {Text(ContributionYear.MaxYear)}");
        if (provisionalFrom is { Readable: true, Value: var provisional, Line: var provisionalLine })
        {
            Require(
                provisional >= span.From && (provisional.Year == span.Through.Year || provisional > span.Through)
                    && Period.DaysBetween(span.Through, provisional) <= 1,
                provisionalLine,
                "provisional-from is no day of the last covered year, nor the day after the covered span");
        }
    }

    private void CheckContinuation()
    {
        if (continued is null)
        {
            Require(settles is null, settles?.Line ?? 1, "only a notice that is loaded onto a calendar settles days");
            return;
        }

        if (covered is { Readable: true, Value: var span, Line: var line })
        {
            var first = continued.CoveredThrough.PlusDays(1);
            Require(span.From == first, line, $"the covered span does not begin on {Text(first)}, the day after the calendar's last");
            Require(
                span.From is { Month: 1, Day: 1 } && span.Through is { Month: 12, Day: 31 },
                line,
                "the covered span of a notice is one or more whole years");
        }

        if (settles is { Readable: true, Value: var settled, Line: var settlesLine })
        {
            Require(
                settled == Open(continued) && settled.From <= settled.Through,
                settlesLine,
                continued.ProvisionalFrom <= continued.CoveredThrough
                    ? $"the calendar's provisional days, which a notice settles, are {Text(Open(continued))}"
                    : "the calendar has no provisional day to settle");
        }
    }

    private void CheckRows()
    {
        var seen = new Dictionary<LocalDate, int>(rows.Count);
        var latest = LocalDate.MinIsoValue;
        foreach (var row in rows)
        {
            var date = Text(row.Date);
            if (!seen.TryAdd(row.Date, row.Line))
            {
                Find(row.Line, $"{date} has a row already, on line {Text(seen[row.Date])}");
            }
            else
            {
                Require(row.Date > latest, row.Line, $"{date} stands below a later date");
            }

            latest = LocalDate.Max(latest, row.Date);
            Require(
                row.Kind != DayKind.MakeUpWorkday || row.Date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday,
                row.Line,
                $"{date} is a weekday and needs no row to be worked");
            if (covered is { Readable: true, Value: var span })
            {
                Require(Within(row.Date, span) || IsSettled(row.Date), row.Line, $"{date} lies outside the covered span{Remedy(row.Date)}");
            }
        }
    }

    // A count of rows means something only where every row could be read.
    private void CheckCounts()
    {
        if (days is not { Readable: true, Value: var told, Line: var line } || !rowsComplete)
        {
            return;
        }

        var off = rows.Count(row => row.Kind == DayKind.DayOff);
        Require(
            told == (off, rows.Count - off),
            line,
            $"the file has {Text(off)} off and {Text(rows.Count - off)} work: rows are missing or too many");
    }

    private WorkingDayCalendar Calendar()
    {
        var notices = new Dictionary<string, Source>(StringComparer.Ordinal);
        var exceptions = ImmutableArray.CreateBuilder<ExceptionalDay>(rows.Count);
        foreach (var row in rows)
        {
            if (!notices.TryGetValue(row.Notice, out var notice))
            {
                notice = new Source(row.Notice, row.Notice, issuer!.Value, null, null, null);
                notices.Add(row.Notice, notice);
            }

            exceptions.Add(new(row.Date, row.Kind, row.ChineseName, row.EnglishName, notice));
        }

        var (span, provisional, days) = (covered!.Value, provisionalFrom!.Value, exceptions.MoveToImmutable());
        return continued is null
            ? new(span.From, span.Through, provisional, days)
            : continued.Continued(span.Through, provisional, replacedFrom: settles?.Value.From ?? span.From, days);
    }

    // Where the days that are settled cannot be read, no row is said to lie outside them.
    private bool IsSettled(LocalDate date) => settles is { } said && continued is not null && (!said.Readable || Within(date, said.Value));

    private string Remedy(LocalDate date) => settles is null && continued is not null && Within(date, Open(continued))
        ? $"; a notice that changes the calendar's provisional days says # settles: {Text(Open(continued))}"
        : "";

    private static (LocalDate From, LocalDate Through) Open(WorkingDayCalendar calendar) => (calendar.ProvisionalFrom, calendar.CoveredThrough);

    private static bool Within(LocalDate date, (LocalDate From, LocalDate Through) span) => date >= span.From && date <= span.Through;

    private ImmutableArray<DomainError> Refusal()
    {
        var listed = findings.OrderBy(finding => finding.Line).Take(MaxFindings).ToList();
        if (findings.Count >= MaxFindings)
        {
            listed.Add((listed[^1].Line, $"there may be more, these are the first {Text(MaxFindings)} findings"));
        }

        return
        [
            .. listed.Select(finding => DomainError.Of(
                ErrorCodes.Calendar.File, $"line {Text(finding.Line)}", ("line", finding.Line), ("problem", finding.Problem))),
        ];
    }

    private void Find(int line, string problem) => findings.Add((line, problem));

    private bool Require(bool met, int line, string problem)
    {
        if (!met)
        {
            Find(line, problem);
        }

        return met;
    }

    private static bool TryReadDate(string text, out LocalDate date) => LocalDatePattern.Iso.Parse(text).TryGetValue(default, out date);

    private static bool TryReadSpan(string text, out (LocalDate From, LocalDate Through) span)
    {
        span = default;
        return text.Split("..") is [var from, var through] && TryReadDate(from, out span.From) && TryReadDate(through, out span.Through);
    }

    private static bool TryReadCounts(string text, out (int Off, int Work) counts)
    {
        counts = default;
        return text.Split(' ') is [var off, "off,", var work, "work"] && TryReadNumber(off, out counts.Off) && TryReadNumber(work, out counts.Work);
    }

    private static bool TryReadNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool TryReadKind(string text, out DayKind kind)
    {
        kind = text switch { "off" => DayKind.DayOff, "work" => DayKind.MakeUpWorkday, _ => DayKind.Ordinary };
        return kind != DayKind.Ordinary;
    }

    private static bool IsName(string text) =>
        text.Length > 0 && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]) && !text.Any(char.IsControl);

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string Text((LocalDate From, LocalDate Through) span) => $"{Text(span.From)}..{Text(span.Through)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
