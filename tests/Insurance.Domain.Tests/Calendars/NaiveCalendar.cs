using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Tests.Calendars;

/// <summary>The rule as the facts state it, day by day, over a reading of the data file that shares nothing with the library's.</summary>
internal sealed class NaiveCalendar
{
    public static readonly LocalDate From = new(2007, 1, 1);
    public static readonly LocalDate Through = new(2026, 12, 31);

    public static NaiveCalendar China { get; } = new();

    public Dictionary<LocalDate, string[]> Rows { get; private init; } = RowsOf(Encoding.UTF8.GetString(EmbeddedData.Read("calendars/china-working-days.csv")));

    /// <summary>The last day that is walked to.</summary>
    public LocalDate Last { get; private init; } = Through;

    public bool RestsAtWeekends { get; private init; }

    /// <summary>A notice whose rows are all that counts from a date on.</summary>
    public NaiveCalendar With(string notice, LocalDate from, LocalDate last) => new()
    {
        Rows = Rows.Where(row => row.Key < from).Concat(RowsOf(notice)).ToDictionary(),
        Last = last,
        RestsAtWeekends = RestsAtWeekends,
    };

    public NaiveCalendar WithLocal(IEnumerable<(LocalDate Date, string Kind)> days)
    {
        var rows = Rows.ToDictionary();
        foreach (var (date, kind) in days)
        {
            rows[date] = [LocalDatePattern.Iso.Format(date), kind];
        }

        return new() { Rows = rows, Last = Last, RestsAtWeekends = RestsAtWeekends };
    }

    public NaiveCalendar RestingAtWeekends() => new() { Rows = Rows, Last = Last, RestsAtWeekends = true };

    /// <summary>The same rows, walked further: where there are none, only weekends are not worked.</summary>
    public NaiveCalendar WalkedThrough(LocalDate last) => new() { Rows = Rows, Last = last, RestsAtWeekends = RestsAtWeekends };

    public string? KindOf(LocalDate date) => Rows.TryGetValue(date, out var row) ? row[1] : null;

    public bool IsWorked(LocalDate date) =>
        (KindOf(date) == "work" && !RestsAtWeekends) || (date.DayOfWeek <= IsoDayOfWeek.Friday && KindOf(date) != "off");

    /// <summary>The walk everybody would do by hand; null where it leaves the covered span.</summary>
    public LocalDate? NthAfter(LocalDate after, int count)
    {
        var date = after;
        for (var counted = 0; counted < count; counted += IsWorked(date) ? 1 : 0)
        {
            date = date.PlusDays(1);
            if (date > Last)
            {
                return null;
            }
        }

        return date;
    }

    private static Dictionary<LocalDate, string[]> RowsOf(string file) => file
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(','))
        .Where(fields => fields.Length == 5 && fields[0].StartsWith("20", StringComparison.Ordinal))
        .ToDictionary(fields => LocalDatePattern.Iso.Parse(fields[0]).Value);

    public static IEnumerable<LocalDate> EachDay(LocalDate from, LocalDate through)
    {
        for (var date = from; date <= through; date = date.PlusDays(1))
        {
            yield return date;
        }
    }
}
