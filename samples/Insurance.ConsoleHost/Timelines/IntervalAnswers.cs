using System.Text.Json;
using Insurance.Domain;
using Insurance.Domain.Coverage;
using NodaTime;
using Spectre.Console;

namespace Insurance.ConsoleHost.Timelines;

/// <summary>How an interval is printed, for programs and for people.</summary>
internal static class IntervalAnswers
{
    /// <summary>The members of an interval.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="interval">The interval.</param>
    /// <param name="through">What stands for the end of one that has none.</param>
    /// <param name="language">The language of the message.</param>
    public static void WriteMembers(Utf8JsonWriter writer, CoverageInterval interval, LocalDate through, Language language)
    {
        writer.WriteString("from", Texts.Of(interval.From));
        writer.WriteString("to", Texts.Of(interval.Through ?? through));
        writer.WriteString("state", Spelling.Of(interval.State));
        writer.WriteString("as", interval.As is { } insured ? Spelling.Of(insured) : null);
        writer.WriteString("reason", interval.Reason);
        writer.WriteString("rule", interval.Rule);
        writer.WriteString("source", interval.Source?.Citation);
        writer.WriteString("confidence", interval.Confidence is { } confidence ? Spelling.Of(confidence) : null);
        if (interval.CoveredFromEarliest is { } earliest)
        {
            writer.WriteStartObject("coveredFrom");
            writer.WriteString("earliest", Texts.Of(earliest));
            writer.WriteString("latest", interval.CoveredFromLatest is { } latest ? Texts.Of(latest) : null);
            writer.WriteEndObject();
        }

        writer.WriteString("message", interval.MessageIn(language));
    }

    /// <summary>A list of intervals that all have an end.</summary>
    public static void Write(Utf8JsonWriter writer, string name, IEnumerable<CoverageInterval> intervals, Language language)
    {
        writer.WriteStartArray(name);
        foreach (var interval in intervals)
        {
            writer.WriteStartObject();
            WriteMembers(writer, interval, interval.Through!.Value, language);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>One line of an interval that has an end: the days, the state, why, and by which document.</summary>
    public static void Show(IAnsiConsole console, CoverageInterval interval, Language language) =>
        Show(console, $"{Texts.Of(interval.From)}..{Texts.Of(interval.Through!.Value)}", interval, language);

    /// <summary>One line: what it is of, the state, why, and by which document.</summary>
    public static void Show(IAnsiConsole console, string days, CoverageInterval interval, Language language)
    {
        var state = Markup.Escape($"{CoverageWords.Glyph(interval.State)} {CoverageWords.State(interval.State).In(language)}");
        var source = interval.Source is { } cited ? $" [{cited.Citation}{(interval.Confidence is { } confidence ? $", {Phrasebook.Text($"label.confidence-{Spelling.Of(confidence)}", language)}" : "")}]" : "";
        console.MarkupLine($"{days}  [{CoverageWords.Colour(interval.State)}]{state}[/]{CoverageWords.Colon.In(language)}{Markup.Escape($"{interval.MessageIn(language)}{source}")}");
    }
}
