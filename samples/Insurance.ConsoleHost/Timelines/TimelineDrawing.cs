using System.Collections.Immutable;
using System.Globalization;
using Insurance.Domain;
using Insurance.Domain.Coverage;
using NodaTime;
using Spectre.Console;

namespace Insurance.ConsoleHost.Timelines;

/// <summary>A timeline for people: one row a year, one cell a month with a glyph for each state that it has, in the order of its days.</summary>
internal static class TimelineDrawing
{
    private const int MonthsInYear = 12;

    // A month has hardly ever more; the one in the middle is then the worst.
    private const int MostGlyphs = 3;

    public static void Draw(IAnsiConsole console, ImmutableArray<CoverageInterval> intervals, Language language)
    {
        if (intervals.IsEmpty)
        {
            return;
        }

        var table = new Table().AddColumn(CoverageWords.Year.In(language));
        for (var month = 1; month <= MonthsInYear; month++)
        {
            table.AddColumn(month.ToString("00", CultureInfo.InvariantCulture));
        }

        var last = intervals[^1].Through!.Value;
        for (var year = intervals[0].From.Year; year <= last.Year; year++)
        {
            table.AddRow([year.ToString(CultureInfo.InvariantCulture), .. Enumerable.Range(1, MonthsInYear).Select(month => Cell(StatesOf(intervals, new YearMonth(year, month))))]);
        }

        console.Write(table);
        console.MarkupLine(string.Join("   ", intervals.Select(interval => interval.State).Distinct().OrderDescending()
            .Select(state => $"{Coloured(state)} {Markup.Escape(CoverageWords.State(state).In(language))}")));
    }

    /// <summary>The glyphs of the states of a month.</summary>
    public static string Cell(ImmutableArray<CoverageState> states) => string.Concat(states.Select(Coloured));

    /// <summary>The states of a month as they follow each other; at most three, and then the worst of those between.</summary>
    public static ImmutableArray<CoverageState> StatesOf(ImmutableArray<CoverageInterval> intervals, YearMonth month)
    {
        var (first, last) = (month.OnDayOfMonth(1), month.OnDayOfMonth(CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month)));
        var states = new List<CoverageState>();
        foreach (var interval in intervals)
        {
            if (interval.From <= last && !(interval.Through < first) && (states.Count == 0 || states[^1] != interval.State))
            {
                states.Add(interval.State);
            }
        }

        return states.Count <= MostGlyphs ? [.. states] : [states[0], states[1..^1].Min(), states[^1]];
    }

    private static string Coloured(CoverageState state) => $"[{CoverageWords.Colour(state)}]{CoverageWords.Glyph(state)}[/]";
}
