using System.CommandLine;
using System.Text.Json;
using Insurance.Domain;
using Insurance.Domain.Tariffs;
using NodaTime;
using Spectre.Console;
using Region = Insurance.Domain.Region;

namespace Insurance.ConsoleHost.Commands;

/// <summary><c>tariffs</c>: what the catalogue knows, until when, and from which sources.</summary>
internal static class TariffsCommand
{
    public static Command Build(Terminal terminal, Option<bool> json)
    {
        var region = new Option<string>("--region") { Description = "Only this region." };
        var at = new Option<string>("--at") { Description = "Tell what is out of date on that day." };
        var tariffs = new Option<string[]>("--tariff") { Description = "A tariff file to add or to take the place of an embedded one; repeatable." };
        var command = new Command("tariffs", "What the catalogue knows, and from which sources.") { region, at, tariffs, LintCommand.Build(terminal, json), DiffCommand.Build(terminal, json) };
        command.SetAction(result => Run(terminal.Answering(result.GetValue(json)), result.GetValue(region), result.GetValue(at), result.GetValue(tariffs)));
        return command;
    }

    private static int Run(Answer answer, string? regionText, string? atText, string[]? files)
    {
        var call = new Call(answer);
        var region = call.Region("region", regionText);
        var at = call.Date("at", atText);
        var catalog = call.Catalog("tariff", files, out var added);
        call.Run(catalog, added);
        if (call.Failed)
        {
            return call.Fail();
        }

        var entries = catalog.Histories
            .Where(history => region is null || history.Region == region)
            .Select(history => new Entry(history, [.. catalog.YearsOf(history)], at))
            .ToList();
        if (entries.Count == 0 && region is { } asked)
        {
            return answer.Refuse(catalog.Find(asked, Scheme.FlexibleEmployment).Errors);
        }

        return answer.Say(writer => Write(writer, entries), console => Show(console, entries));
    }

    private static void Write(Utf8JsonWriter writer, List<Entry> entries)
    {
        writer.WriteStartArray("tariffs");
        foreach (var entry in entries)
        {
            var history = entry.History;
            writer.WriteStartObject();
            writer.WriteString("region", history.Region.Code);
            writer.WriteString("scheme", Spelling.Of(history.Scheme));
            writer.WriteString("name", history.Name.English);
            writer.WriteString("origin", history.Origin);
            writer.WriteStartArray("years");
            foreach (var year in entry.Years)
            {
                writer.WriteNumberValue(year.Number);
            }

            writer.WriteEndArray();
            writer.WriteString("lastKnownMonth", entry.LastKnown is { } last ? Texts.Of(last) : null);
            if (entry.Stale is { } stale)
            {
                writer.WriteBoolean("stale", stale);
            }

            writer.WriteStartArray("grades");
            foreach (var grade in history.Grades)
            {
                writer.WriteStartObject();
                writer.WriteString("grade", grade.Id);
                writer.WriteString("name", grade.Name.English);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("figures");
            foreach (var figure in history.Figures.Values)
            {
                Write(writer, figure, entry.At);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Figure figure, LocalDate? at)
    {
        writer.WriteStartObject();
        writer.WriteString("figure", figure.Id);
        writer.WriteString("unit", Spelling.Of(figure.Unit));
        writer.WriteString("lastKnownMonth", figure.LastKnownMonth is { } last ? Texts.Of(last) : null);
        if (at is { } day)
        {
            writer.WriteBoolean("stale", IsStale(figure.LastKnownMonth, day));
        }

        if (Weakest(figure) is { } weakest)
        {
            writer.WriteString("confidence", Spelling.Of(weakest));
        }

        writer.WriteStartArray("rows");
        foreach (var row in figure.Rows)
        {
            writer.WriteStartObject();
            writer.WriteString("for", row.For.ToString());
            writer.WriteString("is", ValueOf(figure, row));
            if (row.Source is { } source)
            {
                writer.WriteString("document", source.Citation);
                writer.WriteString("confidence", Spelling.Of(row.Confidence));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Show(IAnsiConsole console, List<Entry> entries)
    {
        foreach (var entry in entries)
        {
            var history = entry.History;
            var years = entry.Years.Count == 0 ? "no year" : $"{entry.Years[0]} to {entry.Years[^1]}";
            console.WriteLine($"{history.Region} {Spelling.Of(history.Scheme)}: {history.Name} ({history.Name.SimplifiedChinese}), {history.Origin}");
            console.WriteLine($"  known: {years}, through {(entry.LastKnown is { } last ? Texts.Of(last) : "-")}{(entry.Stale == true ? ", OUT OF DATE on the day asked about" : "")}; grades: {string.Join(", ", history.Grades.Select(grade => grade.Id))}");
            foreach (var figure in history.Figures.Values.Where(figure => entry.At is { } day && IsStale(figure.LastKnownMonth, day)))
            {
                console.WriteLine($"  out of date: {figure.Id}, known through {(figure.LastKnownMonth is { } month ? Texts.Of(month) : "-")}");
            }

            var table = new Table().AddColumn("figure").AddColumn("months").AddColumn(new TableColumn("value").RightAligned()).AddColumn("source").AddColumn("confidence");
            foreach (var figure in history.Figures.Values)
            {
                foreach (var row in figure.Rows)
                {
                    table.AddRow(
                        Markup.Escape(figure.Id),
                        row.For.ToString(),
                        ValueOf(figure, row),
                        Markup.Escape(row.Source?.Citation ?? ""),
                        row.IsKnown ? Spelling.Of(row.Confidence) : "");
                }
            }

            console.Write(table);
        }
    }

    /// <summary>Whether the last month that is known lies before that of a day.</summary>
    private static bool IsStale(YearMonth? lastKnown, LocalDate at) => lastKnown is not { } last || last.CompareTo(at.ToYearMonth()) < 0;

    private static Confidence? Weakest(Figure figure) => figure.Rows.Where(row => row.IsKnown).Select(row => (Confidence?)row.Confidence).Min();

    private static string ValueOf(Figure figure, FigureRow row) => row switch
    {
        { IsKnown: false } => "not-known",
        _ when figure.Unit == FigureUnit.Rate => row.Rate.ToString(),
        _ => row.Amount.ToString(),
    };

    /// <summary>A file with what it knows; stale where its last known year ends before the day asked about.</summary>
    private sealed record Entry(TariffHistory History, IReadOnlyList<ContributionYear> Years, LocalDate? At)
    {
        public YearMonth? LastKnown => History.Grades
            .SelectMany(grade => grade.Lines)
            .SelectMany(line => new[] { line.Amount, line.Base, line.Declared?.NotBelow })
            .Select(figure => figure?.LastKnownMonth)
            .Max();

        public bool? Stale => At is { } day ? IsStale(LastKnown, day) : null;
    }
}
