using System.CommandLine;
using System.Text.Json;
using Insurance.Domain;
using Insurance.Domain.Tariffs;
using NodaTime;
using Region = Insurance.Domain.Region;

namespace Insurance.ConsoleHost.Commands;

/// <summary><c>tariffs</c>: the map of what the catalogue knows, until when, how well, and from which sources.</summary>
internal static class TariffsCommand
{
    public static Command Build(Terminal terminal, Option<bool> json)
    {
        var region = new Option<string>("--region") { Description = "Only this region, figure by figure." };
        var at = new Option<string>("--at") { Description = "Tell what is out of date on that day, and which months of its year are missing." };
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

        var known = catalog.Histories
            .Where(history => region is null || history.Region == region)
            .Select(history => new KnownTariff(catalog, history, at))
            .ToList();
        if (known.Count == 0 && region is { } asked)
        {
            return answer.Refuse(catalog.Find(asked, Scheme.FlexibleEmployment).Errors);
        }

        return answer.Say(
            writer => Write(writer, known, at),
            console =>
            {
                if (region is null)
                {
                    TariffTables.ShowMap(console, known, at);
                }
                else
                {
                    TariffTables.ShowDetails(console, known, at);
                }
            });
    }

    private static void Write(Utf8JsonWriter writer, List<KnownTariff> known, LocalDate? at)
    {
        writer.WriteString("dataVersion", TariffCatalog.DataVersion);
        writer.WriteStartArray("tariffs");
        foreach (var tariff in known)
        {
            writer.WriteStartObject();
            Write(writer, tariff, at);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, KnownTariff tariff, LocalDate? at)
    {
        var history = tariff.History;
        writer.WriteString("region", history.Region.Code);
        writer.WriteString("scheme", Spelling.Of(history.Scheme));
        writer.WriteString("name", history.Name.English);
        Write(writer, "place", tariff.Place?.Name);
        Write(writer, "province", tariff.Place?.Province);
        Write(writer, "poolingArea", tariff.Place?.PoolingArea);
        writer.WriteString("origin", history.Origin);
        writer.WriteStartArray("years");
        foreach (var year in tariff.Years)
        {
            writer.WriteNumberValue(year.Number);
        }

        writer.WriteEndArray();
        Write(writer, "spans", tariff.Spans);
        writer.WriteString("lastKnownMonth", tariff.Known is { } span ? Texts.Of(span.Through) : null);
        if (tariff.Stale is { } stale)
        {
            writer.WriteBoolean("stale", stale);
            Write(writer, "missingMonths", tariff.MissingThatYear());
        }

        writer.WriteStartObject("missing");
        foreach (var figure in history.Figures.Values.Where(figure => !figure.UnknownSpans.IsEmpty))
        {
            Write(writer, figure.Id, figure.UnknownSpans);
        }

        writer.WriteEndObject();
        if (!tariff.Confidences.IsEmpty)
        {
            writer.WriteString("confidence", Spelling.Of(tariff.Confidences[0]));
            writer.WriteString("strongestConfidence", Spelling.Of(tariff.Confidences[^1]));
        }

        writer.WriteStartArray("grades");
        foreach (var grade in history.Grades)
        {
            writer.WriteStartObject();
            writer.WriteString("grade", grade.Id);
            writer.WriteString("name", grade.Name.English);
            Write(writer, "spans", tariff.SpansOf[grade.Id]);
            if (at is not null)
            {
                Write(writer, "missingMonths", tariff.MissingThatYear(grade.Id));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("figures");
        foreach (var figure in history.Figures.Values)
        {
            Write(writer, figure, at is null ? null : tariff.IsStale(figure));
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Figure figure, bool? stale)
    {
        writer.WriteStartObject();
        writer.WriteString("figure", figure.Id);
        writer.WriteString("unit", Spelling.Of(figure.Unit));
        writer.WriteString("lastKnownMonth", figure.LastKnownMonth is { } last ? Texts.Of(last) : null);
        if (stale is { } outOfDate)
        {
            writer.WriteBoolean("stale", outOfDate);
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
            if (!row.In.IsEmpty)
            {
                writer.WriteStartArray("in");
                foreach (var month in row.In)
                {
                    writer.WriteNumberValue(month);
                }

                writer.WriteEndArray();
            }

            writer.WriteString("is", TariffTables.ValueOf(figure.Unit, row));
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

    private static void Write(Utf8JsonWriter writer, string name, LocalizedText? text)
    {
        if (text is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        foreach (var language in Languages.All)
        {
            writer.WriteString(language.Id(), text.In(language));
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<FeePeriod> spans)
    {
        writer.WriteStartArray(name);
        foreach (var span in spans)
        {
            writer.WriteStringValue(span.ToString());
        }

        writer.WriteEndArray();
    }

    private static Confidence? Weakest(Figure figure) => figure.Rows.Where(row => row.IsKnown).Select(row => (Confidence?)row.Confidence).Min();
}
