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

    public Dictionary<LocalDate, string[]> Rows { get; } =
        Encoding.UTF8.GetString(EmbeddedData.Read("calendars/china-working-days.csv"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(','))
            .Where(fields => fields.Length == 5 && fields[0].StartsWith("20", StringComparison.Ordinal))
            .ToDictionary(fields => LocalDatePattern.Iso.Parse(fields[0]).Value);

    public string? KindOf(LocalDate date) => Rows.TryGetValue(date, out var row) ? row[1] : null;

    public bool IsWorked(LocalDate date) =>
        KindOf(date) == "work" || (date.DayOfWeek <= IsoDayOfWeek.Friday && KindOf(date) != "off");

    /// <summary>The walk everybody would do by hand; null where it leaves the covered span.</summary>
    public LocalDate? NthAfter(LocalDate after, int count)
    {
        var date = after;
        for (var counted = 0; counted < count; counted += IsWorked(date) ? 1 : 0)
        {
            date = date.PlusDays(1);
            if (date > Through)
            {
                return null;
            }
        }

        return date;
    }

    public static IEnumerable<LocalDate> EachDay(LocalDate from, LocalDate through)
    {
        for (var date = from; date <= through; date = date.PlusDays(1))
        {
            yield return date;
        }
    }
}
