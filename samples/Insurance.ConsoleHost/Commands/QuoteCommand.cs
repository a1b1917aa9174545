using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Insurance.Domain;
using Insurance.Domain.Tariffs;
using Spectre.Console;

namespace Insurance.ConsoleHost.Commands;

/// <summary><c>quote</c>: what months of a grade cost, with the source of every figure.</summary>
internal static class QuoteCommand
{
    public static Command Build(Terminal terminal, Option<bool> json)
    {
        var options = new QuoteOptions();
        var command = new Command("quote", "What months of a grade cost.");
        options.AddTo(command);
        command.SetAction(result => Run(terminal.Answering(result.GetValue(json)), options.TextsOf(result)));
        return command;
    }

    private static int Run(Answer answer, QuoteTexts texts)
    {
        var call = new Call(answer);
        var language = call.Language("lang", texts.Language);
        if (Assess(call, texts) is not { } assessment)
        {
            return call.Fail();
        }

        return answer.Say(
            writer => Write(writer, assessment, texts.Explain, language),
            console =>
            {
                Show(console, assessment);
                if (texts.Explain)
                {
                    console.WriteLine();
                    console.Write(assessment.Explain().ToText(language));
                    if (assessment.Lines.Any(line => line.Payer == Payer.State))
                    {
                        console.Write(assessment.Explain(Payer.State).ToText(language));
                    }
                }
            });
    }

    /// <summary>A quote as JSON, with its explanation where one is asked for.</summary>
    public static void Write(Utf8JsonWriter writer, Assessment assessment, bool explain, Language language)
    {
        Write(writer, assessment);
        if (!explain)
        {
            return;
        }

        ExplanationJson.Write(writer, "explanation", assessment.Explain(), language);
        if (assessment.Lines.Any(line => line.Payer == Payer.State))
        {
            ExplanationJson.Write(writer, "fundingExplanation", assessment.Explain(Payer.State), language);
        }
    }

    /// <summary>The assessment, or null with what failed in the call.</summary>
    public static Assessment? Assess(Call call, QuoteTexts texts)
    {
        var region = call.Region("region", texts.Region);
        var scheme = call.Scheme("scheme", texts.Scheme, texts.Region ?? "");
        var year = call.Number("year", texts.Year);
        var months = call.Number("months", texts.Months);
        var from = call.Month("from", texts.From);
        var through = call.Month("through", texts.Through);
        var declared = call.Base("base", texts.Base);
        var paidOn = call.Date("paid-on", texts.PaidOn);
        var asKnownOn = call.Date("as-known-on", texts.AsKnownOn);
        var catalog = call.Catalog("tariff", texts.Tariffs);
        if (texts.From is null != texts.Through is null)
        {
            call.Wrong("call.options", texts.From is null ? "from" : "through", "--from and --through go together.");
        }

        if (texts.Months is not null && texts.From is not null)
        {
            call.Wrong("call.options", "months", "Give --months or --from and --through, not both.");
        }

        if (call.Failed || region is null || scheme is null || year is null || texts.Grade is not { } grade)
        {
            return null;
        }

        if (call.Allowed(catalog.Find(region.Value, scheme.Value, year.Value, asKnownOn)) is not { } tariff)
        {
            return null;
        }

        if (from is null || through is null)
        {
            return call.Allowed(tariff.Assess(grade, months ?? 12, declared, paidOn));
        }

        return FeePeriod.Between(from.Value, through.Value).TryGet(out var period, out var reversed)
            ? call.Allowed(tariff.Assess(grade, period, declared, paidOn))
            : call.Allowed(Result<Assessment>.Refused(reversed));
    }

    private static void Write(Utf8JsonWriter writer, Assessment assessment)
    {
        writer.WriteString("region", assessment.Tariff.Region.Code);
        writer.WriteString("scheme", Spelling.Of(assessment.Tariff.Scheme));
        writer.WriteNumber("year", assessment.Tariff.Year.Number);
        writer.WriteString("grade", assessment.Grade.Id);
        writer.WriteNumber("months", assessment.Period.Months);
        writer.WriteString("period", assessment.Period.ToString());
        writer.WriteStartArray("lines");
        foreach (var line in assessment.Lines)
        {
            writer.WriteStartObject();
            writer.WriteString("line", line.Insurance.Id);
            writer.WriteString("payer", Spelling.Of(line.Payer));
            if (line.Segments.Count == 1)
            {
                Write(writer, line.Segments[0]);
            }

            writer.WriteString("amount", line.Amount.ToString());
            if (line.Segments.Count > 1)
            {
                WriteSegments(writer, line);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("total", assessment.Total.ToString());
        if (assessment.Lines.Any(line => line.Payer == Payer.State))
        {
            writer.WriteString("funding", assessment.Funding.ToString());
        }

        var citation = assessment.Citation;
        writer.WriteStartObject("source");
        writer.WriteString("document", citation.Document);
        writer.WriteString("confidence", Spelling.Of(citation.Confidence));
        if (assessment.Tariff.History.Origin != TariffHistory.EmbeddedOrigin)
        {
            writer.WriteString("file", assessment.Tariff.History.Origin);
        }

        writer.WriteEndObject();
        writer.Warnings(assessment.Warnings);
    }

    private static void WriteSegments(Utf8JsonWriter writer, AssessedLine line)
    {
        writer.WriteStartArray("segments");
        foreach (var segment in line.Segments)
        {
            writer.WriteStartObject();
            writer.WriteString("from", Texts.Of(segment.Period.From));
            writer.WriteString("through", Texts.Of(segment.Period.Through));
            writer.WriteNumber("months", segment.Period.Months);
            Write(writer, segment);
            writer.WriteString("amount", segment.Amount.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, AssessedSegment segment)
    {
        if (segment.Base is { } declared)
        {
            writer.WriteString("base", declared.ToString());
            if (segment.BasePerYear)
            {
                writer.WriteString("basePer", "year");
            }
        }

        if (segment.Rate is { } rate)
        {
            writer.WriteString("rate", rate.ToString());
        }

        if (segment.Monthly is { } monthly)
        {
            writer.WriteString("monthly", monthly.ToString());
        }
    }

    /// <summary>A quote for people.</summary>
    public static void Show(IAnsiConsole console, Assessment assessment)
    {
        var names = assessment.Tariff.History.LineNames;
        console.WriteLine($"{assessment.Tariff.History.Name}, {assessment.Grade.Name}, {assessment.Period}");
        var table = new Table().AddColumn("line").AddColumn("months");
        foreach (var heading in new[] { "base", "rate", "a month", "yuan" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        foreach (var line in assessment.Lines)
        {
            foreach (var segment in line.Segments)
            {
                table.AddRow(
                    Markup.Escape($"{names[line.Insurance]}{(line.Payer == Payer.State ? " (the state pays)" : "")}"),
                    segment.Period.Months.ToString(CultureInfo.InvariantCulture),
                    segment.Base is { } declared ? $"{declared}{(segment.BasePerYear ? " a year" : "")}" : "",
                    segment.Rate?.ToString() ?? "",
                    segment.Monthly?.ToString() ?? "",
                    segment.Amount.ToString());
            }
        }

        console.Write(table);
        console.WriteLine($"The person pays {assessment.Total} yuan.");
        if (assessment.Lines.Any(line => line.Payer == Payer.State))
        {
            console.WriteLine($"The state adds {assessment.Funding} yuan.");
        }

        var citation = assessment.Citation;
        console.WriteLine($"Source: {citation.Document} ({Spelling.Of(citation.Confidence)}){(assessment.Tariff.History.Origin == TariffHistory.EmbeddedOrigin ? "" : $", from {assessment.Tariff.History.Origin}")}");
        foreach (var warning in assessment.Warnings)
        {
            console.WriteLine($"Note: {warning.Message}");
        }
    }
}
