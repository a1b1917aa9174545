using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Insurance.ConsoleHost.Bulk;
using Insurance.Domain;
using Insurance.Domain.Bulk;
using Spectre.Console;

namespace Insurance.ConsoleHost.Commands;

/// <summary><c>bulk</c>: a whole file of people, row by row, into another file.</summary>
internal static class BulkCommand
{
    private const int MostThreads = 64;

    public static Command Build(Terminal terminal, Option<bool> json)
    {
        var input = new Argument<string>("in") { Description = "The CSV file with person_id, grade, months and, where the tariff takes one, base." };
        var output = new Argument<string>("out") { Description = "The CSV file to write: person_id, an amount for each line, total, error." };
        var region = new Option<string>("--region") { Required = true, Description = "The region's code, such as 500000." };
        var scheme = new Option<string>("--scheme") { Required = true, Description = "flexible-employment or resident." };
        var year = new Option<string>("--year") { Required = true, Description = "The contribution year." };
        var tariffs = new Option<string[]>("--tariff") { Description = "A tariff file to add or to take the place of an embedded one; repeatable." };
        var threads = new Option<string>("--threads") { Description = "On so many threads, 1 to 64; else on all processors." };
        var command = new Command("bulk", "What everybody in a file pays.") { input, output, region, scheme, year, tariffs, threads };
        command.SetAction(result => Run(
            terminal.Answering(result.GetValue(json)),
            new BulkTexts(result.GetValue(input)!, result.GetValue(output)!, result.GetValue(region), result.GetValue(scheme), result.GetValue(year), result.GetValue(tariffs), result.GetValue(threads))));
        return command;
    }

    private sealed record BulkTexts(string Input, string Output, string? Region, string? Scheme, string? Year, string[]? Tariffs, string? Threads);

    private static int Run(Answer answer, BulkTexts texts)
    {
        var call = new Call(answer);
        var region = call.Region("region", texts.Region);
        var scheme = call.Scheme("scheme", texts.Scheme, texts.Region ?? "");
        var year = call.Number("year", texts.Year);
        var threads = ThreadsOf(call, texts.Threads);
        var catalog = call.Catalog("tariff", texts.Tariffs);
        if (call.Failed || region is null || scheme is null || year is null
            || call.Allowed(catalog.Find(region.Value, scheme.Value, year.Value)) is not { } tariff
            || call.Allowed(BulkPlan.Of(tariff)) is not { } plan)
        {
            return call.Fail();
        }

        try
        {
            return Run(answer, call, plan, texts, threads);
        }
        catch (BulkFileException failure)
        {
            return answer.Called([failure.Error]);
        }
        catch (OperationCanceledException)
        {
            return answer.Called([new CallError("call.stopped", "", "The job was stopped; nothing is written.")]);
        }
    }

    private static int Run(Answer answer, Call call, BulkPlan plan, BulkTexts texts, int threads)
    {
        var started = Stopwatch.GetTimestamp();
        var source = JobFiles.PathOf(answer.Terminal, texts.Input, BulkFileException.OfInput);
        var target = OutputFile.RealPath(JobFiles.PathOf(answer.Terminal, texts.Output, BulkFileException.OfOutput));
        if (OutputFile.RealPath(source) == target)
        {
            call.Wrong("call.options", "out", "IN and OUT are the same file.");
            return call.Fail();
        }

        using var input = JobFiles.Open(source);
        var sizes = BulkSizes.For(threads, plan.Lines.Length);
        var reader = new PieceReader(input, sizes.Piece);
        var header = reader.ReadHeader();
        if (ColumnOrder.Of(header, plan, out var columns) is not { } order)
        {
            return answer.Called(columns);
        }

        using var stopping = new Stopping();
        using var output = new OutputFile(target);
        var job = new BulkJob(plan, reader, order, header!.Lines, output.Stream, sizes);
        var report = BulkProgress.Run(answer.Watching(), input.CanSeek ? input.Length : 0, "rows", watch => job.Run(threads, watch, stopping.Token));
        output.Finish();
        return Say(answer, report, Stopwatch.GetElapsedTime(started));
    }

    private static int Say(Answer answer, BulkReport report, TimeSpan elapsed)
    {
        if (!answer.Json)
        {
            Tell(answer.Terminal.Error, report);
        }

        return answer.Say(
            writer => Write(writer, report, elapsed),
            console => Show(console, report, elapsed),
            report.Sums.Refused > 0 ? Answer.Refused : Answer.Done);
    }

    private static void Tell(TextWriter error, BulkReport report)
    {
        foreach (var refused in report.First)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"line {refused.Line}: {refused.CodeText}"));
        }

        foreach (var (code, count) in report.Refusals)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{code}: {count}"));
        }
    }

    private static void Write(Utf8JsonWriter writer, BulkReport report, TimeSpan elapsed)
    {
        writer.WriteNumber("rows", report.Sums.Rows);
        writer.WriteNumber("refused", report.Sums.Refused);
        writer.WriteStartObject("lines");
        for (var line = 0; line < report.Sums.Lines.Length; line++)
        {
            writer.WriteString(report.Sums.Lines[line].Id, report.Sums[line].ToString());
        }

        writer.WriteEndObject();
        writer.WriteString("total", report.Sums.Total.ToString());
        writer.WriteNumber("seconds", Math.Round(elapsed.TotalSeconds, 3));
        writer.WriteNumber("rowsPerSecond", RowsPerSecond(report, elapsed));
        writer.WriteString("digest", report.Digest.ToString());
        writer.WriteStartObject("refusals");
        foreach (var (code, count) in report.Refusals)
        {
            writer.WriteNumber(code, count);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("malformed");
        foreach (var malformed in report.Malformed)
        {
            writer.WriteStartObject();
            writer.WriteNumber("line", malformed.Line);
            writer.WriteString("code", malformed.CodeText);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Show(IAnsiConsole console, BulkReport report, TimeSpan elapsed)
    {
        var table = new Table().AddColumn("").AddColumn(new TableColumn("yuan").RightAligned());
        for (var line = 0; line < report.Sums.Lines.Length; line++)
        {
            table.AddRow(Markup.Escape(report.Sums.Lines[line].Id), report.Sums[line].ToString());
        }

        table.AddRow("total", report.Sums.Total.ToString());
        console.Write(table);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Sums.Rows} rows, {report.Sums.Refused} refused; {elapsed.TotalSeconds:F3} seconds, {RowsPerSecond(report, elapsed)} rows a second"));
        console.WriteLine($"digest {report.Digest}");
    }

    private static long RowsPerSecond(BulkReport report, TimeSpan elapsed) => (long)(report.Sums.Rows / Math.Max(elapsed.TotalSeconds, 0.001));

    /// <summary>How many threads are asked for.</summary>
    public static int ThreadsOf(Call call, string? text)
    {
        var threads = call.Number("threads", text) ?? Math.Clamp(Environment.ProcessorCount, 1, MostThreads);
        if (threads is < 1 or > MostThreads)
        {
            call.Wrong("call.value", "threads", $"There are 1 to {MostThreads} threads, not {threads}.");
        }

        return threads;
    }
}
