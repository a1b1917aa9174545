using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Insurance.ConsoleHost.Bulk;
using Insurance.ConsoleHost.Coverage;
using Insurance.Domain;
using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;
using Spectre.Console;
using Region = Insurance.Domain.Region;

namespace Insurance.ConsoleHost.Commands;

/// <summary><c>coverage --bulk IN OUT --year Y</c>: a year of cover for everybody in a file.</summary>
/// <param name="region">The option with the pooling area.</param>
/// <param name="tariffs">The option with more tariff files.</param>
internal sealed class CoverageBulkCommand(Option<string> region, Option<string[]> tariffs)
{
    private const string ChongqingCode = "500000";
    private const int Files = 2;

    private readonly Option<string[]> bulk = new("--bulk")
    {
        Arity = new ArgumentArity(Files, Files),
        AllowMultipleArgumentsPerToken = true,
        HelpName = "IN.csv OUT.csv",
        Description = "A CSV file with a row for each fact, and the CSV file to write with a row for each person.",
    };

    private readonly Option<string> year = new("--year") { Description = "With --bulk: the calendar year that is asked." };
    private readonly Option<string> threads = new("--threads") { Description = "With --bulk: on so many threads, 1 to 64; else on all processors." };

    /// <summary>The options of a whole file alone, for the command that has them.</summary>
    public IEnumerable<Option> Options => [bulk, year, threads];

    /// <summary>Whether a call asks for a whole file.</summary>
    public bool IsAsked(ParseResult result) => result.GetResult(bulk) is not null;

    /// <summary>Runs a call that does.</summary>
    public int Run(Answer answer, ParseResult result)
    {
        var call = new Call(answer);
        var text = result.GetValue(region) ?? ChongqingCode;
        var area = call.Region("region", text);
        var asked = YearOf(call, result.GetValue(year));
        var number = BulkCommand.ThreadsOf(call, result.GetValue(threads));
        var catalog = call.Catalog("tariff", result.GetValue(tariffs));
        if (call.Failed || area is null || asked is null || !IsKnown(call, catalog, area.Value))
        {
            return call.Fail();
        }

        try
        {
            var files = result.GetValue(bulk)!;
            var input = JobFiles.PathOf(answer.Terminal, files[0], BulkFileException.OfInput);
            var output = OutputFile.RealPath(JobFiles.PathOf(answer.Terminal, files[1], BulkFileException.OfOutput));
            if (OutputFile.RealPath(input) == output)
            {
                call.Wrong("call.options", "bulk", "IN and OUT are the same file.");
                return call.Fail();
            }

            var job = new CoverageBulk(input, output, new CoverageQuestion(area.Value, asked.Value.Number, new WaitingPeriodPolicy(catalog)), number);
            return job.Run(answer, out var wrong) is { } done ? Say(answer, job, done.Report, done.Elapsed) : answer.Called(wrong);
        }
        catch (BulkFileException failure)
        {
            return answer.Called([failure.Error with { Field = "bulk" }]);
        }
        catch (OperationCanceledException)
        {
            return answer.Called([new CallError("call.stopped", "", "The job was stopped; nothing is written.")]);
        }
    }

    private static ContributionYear? YearOf(Call call, string? text)
    {
        if (text is null)
        {
            call.Wrong("call.syntax", "year", "Option --year is required with --bulk.");
            return null;
        }

        return call.Number("year", text) is { } year && ContributionYear.Read(year) is var read && call.Allowed(read) is { } known && read.Succeeded ? known : null;
    }

    /// <summary>Whether some scheme of a place is known; without any, every person would be refused for the same reason.</summary>
    private static bool IsKnown(Call call, TariffCatalog catalog, Region region)
    {
        var found = Enum.GetValues<Scheme>().Select(scheme => catalog.Find(region, scheme)).ToList();
        if (!found.Exists(history => history.Succeeded))
        {
            _ = call.Allowed(found[0]);
        }

        return !call.Failed;
    }

    private static int Say(Answer answer, CoverageBulk job, CoverageReport report, TimeSpan elapsed)
    {
        if (!answer.Json)
        {
            Tell(answer.Terminal.Error, report);
        }

        return answer.Say(
            writer => Write(writer, job, report, elapsed),
            console => Show(console, report, elapsed),
            report.Refused > 0 ? Answer.Refused : Answer.Done);
    }

    private static void Tell(TextWriter error, CoverageReport report)
    {
        foreach (var refused in report.First)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"line {refused.Line}: {refused.Code}"));
        }

        foreach (var (code, count) in report.Refusals)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{code}: {count}"));
        }
    }

    private static void Write(Utf8JsonWriter writer, CoverageBulk job, CoverageReport report, TimeSpan elapsed)
    {
        writer.WriteString("region", job.Question.Region.Code);
        writer.WriteNumber("year", job.Question.Year);
        writer.WriteNumber("people", report.People);
        writer.WriteNumber("rows", report.Rows);
        writer.WriteNumber("refused", report.Refused);
        writer.WriteStartObject("days");
        foreach (var (state, count) in report.Days)
        {
            writer.WriteNumber(Spelling.Of(state), count);
        }

        writer.WriteEndObject();
        writer.WriteNumber("seconds", Math.Round(elapsed.TotalSeconds, 3));
        writer.WriteNumber("peoplePerSecond", PeoplePerSecond(report, elapsed));
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
            writer.WriteString("code", malformed.Code);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Show(IAnsiConsole console, CoverageReport report, TimeSpan elapsed)
    {
        var table = new Table().AddColumn("").AddColumn(new TableColumn("days").RightAligned());
        foreach (var (state, count) in report.Days)
        {
            table.AddRow(Spelling.Of(state), count.ToString(CultureInfo.InvariantCulture));
        }

        console.Write(table);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.People} people in {report.Rows} rows, {report.Refused} refused; {elapsed.TotalSeconds:F3} seconds, {PeoplePerSecond(report, elapsed)} people a second"));
        console.WriteLine($"digest {report.Digest}");
    }

    private static long PeoplePerSecond(CoverageReport report, TimeSpan elapsed) => (long)(report.People / Math.Max(elapsed.TotalSeconds, 0.001));
}
