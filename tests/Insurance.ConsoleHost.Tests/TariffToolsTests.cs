using System.Text.Json;

namespace Insurance.ConsoleHost.Tests;

public sealed class TariffToolsTests : IDisposable
{
    private readonly Console console = new();

    [Fact]
    public void A_file_without_findings_is_done()
    {
        var file = console.WriteTariff("city.json");

        var said = console.Call($"tariffs lint {file} --json");

        Assert.Equal((0, """{"file":"city.json","findings":[]}"""), (said.Code, said.Output.Trim()));
        Assert.Contains("nothing found", console.Call($"tariffs lint {file}").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_has_file_path_line_and_what_to_do_and_is_refused()
    {
        var file = console.WriteTariff("city.json", "\"0.08\"", "\"8%\"");

        var said = console.Call($"tariffs lint {file} --json");

        Assert.Equal(1, said.Code);
        Assert.Equal(["file.wrong-value"], said.ErrorCodes);
        var finding = Assert.Single(said.Json.GetProperty("findings").EnumerateArray().ToList());
        Assert.Equal(
            ("error", "file.wrong-value", "city.json", "$.figures.rate.rows[0].is", 8),
            (Text(finding, "severity"), Text(finding, "code"), Text(finding, "file"), Text(finding, "path"), finding.GetProperty("line").GetInt32()));
        Assert.NotEqual("", Text(finding, "message"));
        Assert.NotEqual("", Text(finding, "cure"));
        Assert.Equal("$.figures.rate.rows[0].is", said.Json.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public void People_read_the_findings_in_their_language()
    {
        var file = console.WriteTariff("city.json", "\"960.00\"", "\"906.00\"");

        var said = console.Call($"tariffs lint {file} --lang zh");

        Assert.Equal(1, said.Code);
        Assert.Contains("city.json:12: error file.example-wrong at $.examples[0]", said.Output, StringComparison.Ordinal);
        Assert.Contains("960.00", said.Output, StringComparison.Ordinal);
        Assert.Contains("请与原文件核对", said.Output, StringComparison.Ordinal);
        Assert.Contains("city.json", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_remark_alone_is_no_refusal()
    {
        var file = console.WriteTariff("city.json", "\"made-up\": { \"note\"", "\"other\": { \"note\": \"nobody cites it\" }, \"made-up\": { \"note\"");

        var said = console.Call($"tariffs lint {file} --json");

        Assert.Equal(0, said.Code);
        Assert.Equal(("remark", "lint.unused-source"), (Text(said.Json.GetProperty("findings")[0], "severity"), Text(said.Json.GetProperty("findings")[0], "code")));
        Assert.False(said.Json.TryGetProperty("errors", out _));
    }

    [Theory]
    [InlineData("tariffs lint", 2, "call.syntax")]
    [InlineData("tariffs lint nowhere.json", 2, "call.file")]
    [InlineData("tariffs lint .", 2, "call.file")]
    [InlineData("tariffs lint city.json --lang fr", 2, "call.value")]
    [InlineData("tariffs lint city.json --tariff nowhere.json", 2, "call.file")]
    [InlineData("tariffs lint city.json --tariff", 2, "call.syntax")]
    [InlineData("tariffs lint broken.json", 1, "file.malformed")]
    [InlineData("tariffs diff city.json", 2, "call.syntax")]
    [InlineData("tariffs diff city.json nowhere.json", 2, "call.file")]
    [InlineData("tariffs diff city.json broken.json", 1, "file.malformed")]
    [InlineData("tariffs diff city.json embedded:500000/flexible-employment", 2, "call.options")]
    [InlineData("tariffs diff city.json embedded:500000", 2, "call.value")]
    [InlineData("tariffs diff city.json embedded:here/resident", 2, "call.value")]
    [InlineData("tariffs diff city.json embedded:999999/resident", 1, "tariff.unknown-region")]
    [InlineData("tariffs diff", 2, "call.syntax")]
    [InlineData("tariffs diff --new", 2, "call.syntax")]
    [InlineData("tariffs diff --new nowhere.json", 2, "call.file")]
    [InlineData("tariffs diff city.json --new city.json", 2, "call.syntax")]
    [InlineData("tariffs nonsense", 2, "call.syntax")]
    public void What_cannot_be_answered_is_told_apart_from_what_cannot_be_read(string line, int exit, string code)
    {
        console.WriteTariff("city.json");
        console.Write("broken.json", "{");

        var said = console.Call($"{line} --json");

        Assert.Equal(exit, said.Code);
        Assert.Contains(code, said.ErrorCodes);
    }

    [Fact]
    public void Two_versions_differ_in_figures_and_in_what_the_grade_pays()
    {
        var before = console.WriteTariff("before.json");
        var after = console.WriteTariff("after.json", "\"1000.00\"", "\"1100.00\"");

        var said = console.Call($"tariffs diff {before} {after} --json");

        Assert.Equal(0, said.Code);
        var row = Assert.Single(said.Json.GetProperty("figures").EnumerateArray().ToList());
        Assert.Equal(
            ("floor", "changed", "2025-01..2025-12", "1000.00", "1100.00"),
            (Text(row, "figure"), Text(row, "change"), Text(row, "for"), Text(row.GetProperty("before"), "is"), Text(row.GetProperty("after"), "is")));
        var effect = Assert.Single(said.Json.GetProperty("effects").EnumerateArray().ToList());
        Assert.Equal(
            ("1", "2025-01..2025-12", "floor", "960.00", "1056.00", "96.00"),
            (Text(effect, "grade"), Text(effect, "period"), Text(effect, "base"), Text(effect, "before"), Text(effect, "after"), Text(effect, "difference")));
        Assert.Empty(said.Json.GetProperty("parts").EnumerateArray());
        Assert.Contains("1056.00", console.Call($"tariffs diff {before} {after}").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_the_package_does_not_differ_from_itself()
    {
        const string Chongqing = "embedded:500000/flexible-employment";

        Assert.Equal(
            """{"region":"500000","scheme":"flexible-employment","before":"embedded","after":"embedded","figures":[],"parts":[],"effects":[]}""",
            console.Call($"tariffs diff {Chongqing} {Chongqing} --json").Output.Trim());
        Assert.Contains("Nothing changed.", console.Call($"tariffs diff {Chongqing} {Chongqing}").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_only_one_version_has_stands_beside_null()
    {
        var before = console.WriteTariff("before.json");
        var after = console.WriteTariff("after.json", "\"confidence\": \"secondary\" } ] } },", "\"confidence\": \"secondary\" }, { \"for\": \"2026\", \"is\": \"0.09\", \"source\": \"made-up\", \"confidence\": \"secondary\" } ] } },");

        var row = console.Call($"tariffs diff {before} {after} --json").Json.GetProperty("figures")[0];

        Assert.Equal(("added", JsonValueKind.Null, "0.09"), (Text(row, "change"), row.GetProperty("before").ValueKind, Text(row.GetProperty("after"), "is")));
    }

    [Fact]
    public void The_catalogue_tells_confidence_and_staleness_of_each_figure()
    {
        var file = console.WriteTariff("city.json");

        var figures = console.Call($"tariffs --region 990003 --at 2026-01-01 --tariff {file} --json").Json.GetProperty("tariffs")[0].GetProperty("figures").EnumerateArray().ToList();

        Assert.All(figures, figure => Assert.Equal((true, "secondary", "2025-12"), (figure.GetProperty("stale").GetBoolean(), Text(figure, "confidence"), Text(figure, "lastKnownMonth"))));
        Assert.False(console.Call($"tariffs --region 990003 --at 2025-12-31 --tariff {file} --json").Json.GetProperty("tariffs")[0].GetProperty("figures")[0].GetProperty("stale").GetBoolean());
        Assert.Contains("out of date: rate, known through 2025-12", console.Call($"tariffs --region 990003 --at 2026-01-01 --tariff {file}").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_file_is_compared_with_nothing()
    {
        var file = console.WriteTariff("city.json");

        var said = console.Call($"tariffs diff --new {file} --json");

        Assert.Equal((0, "-", "city.json"), (said.Code, Text(said.Json, "before"), Text(said.Json, "after")));
        Assert.Equal(["cap", "floor", "rate"], said.Json.GetProperty("figures").EnumerateArray().Select(row => Text(row, "figure")));
        Assert.All(said.Json.GetProperty("figures").EnumerateArray(), row => Assert.Equal(JsonValueKind.Null, row.GetProperty("before").ValueKind));
        Assert.False(said.Json.TryGetProperty("changelog", out _));
    }

    [Fact]
    public void A_difference_is_told_for_the_changelog_figure_by_figure()
    {
        var before = console.WriteTariff("before.json");
        var after = console.WriteTariff("after.json", "\"1000.00\"", "\"1100.00\"");

        Assert.Equal(
            """
            - `990003/flexible-employment`, Invented:
              - `floor`: 2025 = 1000.00 (secondary) -> 1100.00 (secondary)
              - `1` pays 2025 at the floor 960.00 -> 1056.00

            """.ReplaceLineEndings(),
            console.Call($"tariffs diff {before} {after} --changelog").Output);
        Assert.Equal(
            """
            - `990003/flexible-employment`, Invented: new; ways to pay `1`.
              - `cap`: 2025 = 5000.00 (secondary)
              - `floor`: 2025 = 1000.00 (secondary)
              - `rate`: 2025 = 0.08 (secondary)

            """.ReplaceLineEndings(),
            console.Call($"tariffs diff --new {before} --changelog").Output);
        Assert.Equal(
            "- `990003/flexible-employment`, Invented: nothing changed.",
            Assert.Single(console.Call($"tariffs diff {before} {before} --changelog --json").Json.GetProperty("changelog").EnumerateArray().ToList()).GetString());
    }

    [Theory]
    [InlineData("2025-07..2025-12", "2025-07..2025-12")]
    [InlineData("2025-07", "2025-07")]
    [InlineData("2024..2025", "2024..2025")]
    public void Months_of_a_changelog_are_as_short_as_they_go(string months, string shown)
    {
        var before = console.WriteTariff("before.json");
        var after = console.WriteTariff("after.json", "{ \"for\": \"2025\", \"is\": \"0.08\"", $"{{ \"for\": \"{months}\", \"is\": \"0.08\"");

        Assert.Contains($"`rate`: {shown} = 0.08 (secondary)", Ordered(console.Call($"tariffs diff {before} {after} --changelog").Output), StringComparison.Ordinal);

        // The row that is gone may stand first.
        static string Ordered(string output) => output.Replace("2025 no longer = 0.08 (secondary); ", "", StringComparison.Ordinal);
    }

    [Fact]
    public void The_map_tells_place_spans_holes_confidence_and_what_is_missing_in_a_year()
    {
        var said = console.Call("tariffs --at 2026-03-01 --json").Json;
        var guangzhou = said.GetProperty("tariffs").EnumerateArray().Single(entry => Text(entry, "region") == "440100");

        Assert.Matches("^[0-9]{4}[.][0-9]{2}", Text(said, "dataVersion"));
        Assert.Equal(("广州市", "Guangdong", "Guangzhou"), (Text(guangzhou.GetProperty("place"), "zh"), Text(guangzhou.GetProperty("province"), "en"), Text(guangzhou.GetProperty("poolingArea"), "es")));
        Assert.Equal(["2022-01..2022-12", "2024-01..2025-12"], Texts(guangzhou, "spans"));
        Assert.Equal(["2026-01..2026-12"], Texts(guangzhou, "missingMonths"));
        Assert.Equal(("secondary", "official-reprint", "2025-12"), (Text(guangzhou, "confidence"), Text(guangzhou, "strongestConfidence"), Text(guangzhou, "lastKnownMonth")));
        Assert.All(guangzhou.GetProperty("grades").EnumerateArray(), grade => Assert.Equal(["2022-01..2022-12", "2024-01..2025-12"], Texts(grade, "spans")));
        Assert.False(console.Call("tariffs --json").Json.GetProperty("tariffs")[0].TryGetProperty("missingMonths", out _));
    }

    [Fact]
    public void The_map_is_a_line_a_file_and_names_the_files_of_the_caller()
    {
        var file = console.WriteTariff("city.json", "\"is\": \"0.08\", \"source\": \"made-up\", \"confidence\": \"secondary\" } ]", "\"is\": \"0.08\", \"source\": \"made-up\", \"confidence\": \"derived\" }, { \"for\": \"2026\", \"is\": \"not-known\" } ]");

        var map = console.Call($"tariffs --at 2026-03-01 --tariff {file}").Output.Split(Environment.NewLine);

        var row = Assert.Single(map, line => line.Contains("│ 990003 │", StringComparison.Ordinal)).Split('│', StringSplitOptions.TrimEntries);
        Assert.Equal(["990003", "样例 Invented", "flexible-employment", "1", "2025-01..2025-12", "-", "derived to secondary", "2025-12", "OUT OF DATE", "2026-01..2026-12"], row[1..^1]);
        Assert.Contains("990003 flexible-employment is of the file city.json.", map);
        Assert.Contains("-", Assert.Single(map, line => line.Contains("│ 100000 │", StringComparison.Ordinal) && line.Contains(" resident ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain("OUT OF DATE", console.Call($"tariffs --region 990003 --at 2025-12-31 --tariff {file}").Output, StringComparison.Ordinal);
        Assert.Equal(0, console.Call("tariffs --at 0001-01-01 --json").Code);
    }

    [Fact]
    public void Months_that_are_not_known_inside_of_a_figure_are_named()
    {
        var file = console.WriteTariff("city.json", "{ \"for\": \"2025\", \"is\": \"0.08\", \"source\": \"made-up\", \"confidence\": \"secondary\" }",
            "{ \"for\": \"2025-01..2025-03\", \"is\": \"0.08\", \"source\": \"made-up\", \"confidence\": \"secondary\" }, { \"for\": \"2025-04\", \"is\": \"not-known\" }, { \"for\": \"2025-05..2025-12\", \"is\": \"0.08\", \"source\": \"made-up\", \"confidence\": \"secondary\" }");
        console.Write(file, InventedTariff.Replaced(File.ReadAllText(Path.Combine(console.Directory, file)), "\"year\": 2025, \"grade\": \"1\", \"base\": \"floor\", \"total\": \"960.00\" }",
            "\"from\": \"2025-01\", \"through\": \"2025-03\", \"grade\": \"1\", \"base\": \"floor\", \"total\": \"240.00\" }, { \"from\": \"2025-05\", \"through\": \"2025-12\", \"grade\": \"1\", \"base\": \"floor\", \"total\": \"640.00\" }"));

        var tariff = console.Call($"tariffs --region 990003 --at 2025-06-01 --tariff {file} --json").Json.GetProperty("tariffs")[0];

        Assert.Equal(["2025-04..2025-04"], Texts(tariff.GetProperty("missing"), "rate"));
        Assert.Equal(["2025-01..2025-03", "2025-05..2025-12"], Texts(tariff, "spans"));
        Assert.Equal(["2025-04..2025-04"], Texts(tariff, "missingMonths"));
        Assert.False(tariff.GetProperty("stale").GetBoolean());
        Assert.Contains("not known: rate, 2025-04..2025-04", console.Call($"tariffs --region 990003 --tariff {file}").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_called_embedded_is_told_from_those_of_the_package()
    {
        var file = console.WriteTariff("embedded");

        var source = console.Call($"quote --region 990003 --scheme flexible-employment --year 2025 --grade 1 --base floor --tariff {file} --json").Json.GetProperty("source");

        Assert.Equal("./embedded", Text(source, "file"));
    }

    [Theory]
    [InlineData("tariffs")]
    [InlineData("workdays --after 2023-09-28 --count 3 --json")]
    [InlineData("--help")]
    public void An_output_that_cannot_be_written_ends_with_a_code_and_not_with_an_exception(string line)
    {
        using var full = new FullOutput();
        using var error = new StringWriter();

        Assert.Equal(2, new Host(full, error, TextReader.Null, console.Directory).Run(line.Split(' ')));
        Assert.Contains("call.output", error.ToString(), StringComparison.Ordinal);
        using var fullToo = new FullOutput();
        Assert.Equal(2, new Host(full, fullToo, TextReader.Null, console.Directory).Run(line.Split(' ')));
    }

    public void Dispose() => console.Dispose();

    private static string[] Texts(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private sealed class FullOutput : StringWriter
    {
        public override void Write(char value) => throw new IOException("No space left on device.");

        public override void Write(string? value) => throw new IOException("No space left on device.");

        public override void Write(char[] buffer, int index, int count) => throw new IOException("No space left on device.");

        public override void Write(ReadOnlySpan<char> buffer) => throw new IOException("No space left on device.");

        public override void WriteLine(string? value) => throw new IOException("No space left on device.");
    }
}
