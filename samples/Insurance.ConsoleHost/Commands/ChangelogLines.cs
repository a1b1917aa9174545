using Insurance.Domain;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tariffs.Comparing;
using NodaTime;

namespace Insurance.ConsoleHost.Commands;

/// <summary>A difference as lines of Markdown, one bullet a figure, to be pasted into a changelog.</summary>
internal static class ChangelogLines
{
    private const string NotKnown = "not-known";

    public static IEnumerable<string> Of(TariffDiff diff, LocalizedText? place)
    {
        var after = diff.After;
        var what = $"`{after}`, {(place is null ? after.Name.English : $"{place.English}, {Spelling.Of(after.Scheme).Replace('-', ' ')}")}";
        if (diff.IsEmpty)
        {
            yield return $"- {what}: nothing changed.";
            yield break;
        }

        yield return diff.IsNew
            ? $"- {what}: new{(after.Grades.IsEmpty ? "" : $"; ways to pay {string.Join(", ", after.Grades.Select(grade => $"`{grade.Id}`"))}")}."
            : $"- {what}:";
        foreach (var figure in diff.Rows.GroupBy(row => row.Figure))
        {
            yield return $"  - `{figure.Key}`: {string.Join("; ", figure.Select(Told))}";
        }

        if (diff.IsNew)
        {
            var rules = diff.Parts.Where(part => part.Part == TariffPart.Term).Select(part => Rule(part.Id)).ToList();
            if (rules.Count > 0)
            {
                yield return $"  - rules: {string.Join(", ", rules)}";
            }

            yield break;
        }

        foreach (var part in diff.Parts)
        {
            yield return part.Part == TariffPart.Term
                ? $"  - rule {Rule(part.Id)} {Spelling.Of(part.Kind)}"
                : $"  - {Spelling.Of(part.Part).Replace('-', ' ')} `{part.Id}` {Spelling.Of(part.Kind)}";
        }

        foreach (var grade in diff.Effects.GroupBy(effect => effect.Grade))
        {
            yield return $"  - `{grade.Key}` pays {string.Join("; ", grade.Select(Told))}";
        }
    }

    /// <summary>Months as short as they go: a year, years, or months.</summary>
    public static string Short(FeePeriod months) => (months.From, months.Through) switch
    {
        ({ Month: 1 } from, { Month: 12 } through) when from.Year == through.Year => Year(from),
        ({ Month: 1 } from, { Month: 12 } through) => $"{Year(from)}..{Year(through)}",
        var (from, through) when from == through => Texts.Of(from),
        _ => months.ToString(),
    };

    private static string Told(RowChange row) => (row.Before, row.After) switch
    {
        (null, { } after) => $"{Months(row, after)} = {Told(row.Unit, after)}",
        ({ } before, null) => $"{Months(row, before)} no longer = {Told(row.Unit, before)}",
        ({ } before, { } after) => $"{Months(row, after)} = {Told(row.Unit, before)} -> {Told(row.Unit, after)}",
        _ => "",
    };

    private static string Told(FigureUnit unit, FigureRow row) =>
        row.IsKnown ? $"{TariffTables.ValueOf(unit, row)} ({Cited(row)}{Spelling.Of(row.Confidence)})" : NotKnown;

    /// <summary>A document number is short enough for a line; whatever else a source says stands in the file.</summary>
    private static string Cited(FigureRow row) => row.Source?.Document is { } document ? $"{document}, " : "";

    private static string Told(GradeEffect effect) =>
        $"{Short(effect.Period)}{(effect.Declared is { } declared ? $" at the {declared}" : "")} {effect.Before?.Total.ToString() ?? NotKnown} -> {effect.After?.Total.ToString() ?? NotKnown}";

    private static string Months(RowChange row, FigureRow shown) =>
        shown.In.IsEmpty ? Short(row.For) : $"{Short(row.For)} in {TariffTables.CalendarMonths(shown)}";

    /// <summary>A rule in words: <c>PaymentWindow 2024-01..2024-12</c> is "payment window 2024".</summary>
    private static string Rule(string id)
    {
        var parts = id.Split(' ');
        var name = string.Concat(parts[0].Select((c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
        return string.Join(' ', [name, .. parts[1..].Select(part => FeePeriod.TryParse(part, out var months) ? Short(months) : part)]);
    }

    private static string Year(YearMonth month) => Texts.Of(month)[..^3];
}
