using System.Text;
using System.Text.RegularExpressions;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tariffs.Linting;
using Insurance.Domain.Tests.Conventions;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs.Linting;

/// <summary>Each file under <c>Assets/lint</c> but <c>sound.json</c> has one planted fault; its line was counted in the file.</summary>
public sealed partial class TariffLintTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Insurance.Domain.Tests", "Assets", "lint");

    // File, code, path, line, severity. What is cut off is wrong where it ends: on the line after the last line end.
    private static readonly string[][] Planted =
    [
        ["01-unknown-key.json", "file.unknown-key", "$.figures.cap.unitt", "20", "error"],
        ["02-missing-key.json", "file.missing-key", "$.grades.1.lines[0]", "36", "error"],
        ["03-key-twice.json", "file.duplicate", "$.figures.rate", "26", "error"],
        ["04-cut-off.json", "file.malformed", "$.examples", "48", "error"],
        ["05-amount-as-a-number.json", "file.wrong-value", "$.figures.cap.rows[0].is", "21", "error"],
        ["06-percentage-for-a-rate.json", "file.wrong-value", "$.figures.rate.rows[0].is", "24", "error"],
        ["07-open-end.json", "file.wrong-value", "$.figures.cap.rows[0].for", "21", "error"],
        ["08-unknown-word.json", "file.wrong-value", "$.grades.1.lines[0].round.mode", "36", "error"],
        ["09-unknown-charge.json", "file.wrong-value", "$.grades.1.lines[1].charge", "37", "error"],
        ["10-no-source.json", "file.no-source", "$.figures.cap.rows[0]", "21", "error"],
        ["11-no-confidence.json", "file.no-source", "$.terms.payment-window[0]", "42", "error"],
        ["12-unattested.json", "file.unattested", "$.figures.large.rows[0].source", "27", "error"],
        ["13-unknown-source.json", "file.unknown-reference", "$.figures.cap.rows[0].source", "21", "error"],
        ["14-unknown-figure.json", "file.unknown-reference", "$.grades.1.lines[1].amount", "37", "error"],
        ["15-unknown-line.json", "file.unknown-reference", "$.grades.1.lines[1].line", "37", "error"],
        ["16-unknown-grade-in-an-example.json", "file.unknown-reference", "$.examples[1].grade", "47", "error"],
        ["17-correction-of-nothing.json", "file.unknown-reference", "$.figures.floor.rows[1]", "18", "error"],
        ["18-hole.json", "file.hole", "$.figures.floor.rows[1]", "18", "error"],
        ["19-overlapping-rows.json", "file.overlap", "$.figures.floor.rows[1]", "18", "error"],
        ["20-correction-that-does-not-say-so.json", "file.overlap", "$.figures.large.rows[1]", "28", "error"],
        ["21-overlapping-lines.json", "file.overlap", "$.grades.1.lines[2]", "38", "error"],
        ["22-floor-above-cap.json", "file.floor-above-cap", "$.bases.declared", "32", "error"],
        ["23-rate-in-place-of-an-amount.json", "file.wrong-value", "$.grades.1.lines[1].amount", "37", "error"],
        ["24-window-that-closes-before-it-opens.json", "file.wrong-value", "$.terms.payment-window[0].closes", "42", "error"],
        ["25-one-digit-wrong-in-a-figure.json", "file.example-wrong", "$.examples[0]", "46", "error"],
        ["26-one-digit-wrong-in-an-example.json", "file.example-wrong", "$.examples[1]", "47", "error"],
        ["27-rounding-that-does-not-bring-out-the-example.json", "file.example-wrong", "$.examples[0]", "46", "error"],
        ["28-row-that-no-example-reaches.json", "file.row-unreached", "$.figures.rate.rows[1]", "25", "error"],
        ["29-floor-of-a-file-that-is-not-there.json", "lint.unknown-figure", "$.grades.1.lines[0].notBelow", "36", "error"],
        ["30-grade-without-a-common-month.json", "lint.unreachable-grade", "$.grades.2", "40", "error"],
        ["31-grade-that-no-example-shows.json", "lint.grade-without-example", "$.grades.2", "39", "remark"],
        ["32-source-that-nothing-cites.json", "lint.unused-source", "$.sources.other", "10", "remark"],
        ["33-line-that-no-grade-has.json", "lint.unused-line", "$.lines.maternity", "14", "remark"],
        ["34-figure-that-nothing-uses.json", "lint.unused-figure", "$.figures.old", "26", "remark"],
        ["35-base-that-no-line-takes.json", "lint.unused-base", "$.bases.other", "33", "remark"],
        ["36-point-in-the-wrong-place.json", "lint.large-rate", "$.figures.rate.rows[0]", "24", "remark"],
        ["37-public-after-its-source.json", "lint.known-after-published", "$.figures.cap.rows[0]", "21", "remark"],
        ["38-term-for-years-without-figures.json", "lint.term-without-figures", "$.terms.payment-window[1]", "43", "remark"],
        ["39-window-after-its-year.json", "lint.window-after-year", "$.terms.payment-window[0].opens", "42", "remark"],
        ["40-example-asked-twice.json", "lint.example-twice", "$.examples[2]", "48", "remark"],
    ];

    public static TheoryData<string> Files => [.. Planted.Select(row => row[0])];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_planted_fault_is_found_with_its_code_path_line_and_severity(string file)
    {
        var row = Planted.Single(row => row[0] == file);

        var found = Lint(System.IO.File.ReadAllBytes(Path.Combine(Folder, file)));

        Assert.Contains((row[1], row[2], row[3], row[4]), found.Select(Shown));
        Assert.Equal(row[4] == "error", found.Any(finding => finding.Severity == LintSeverity.Error));
    }

    [Fact]
    public void Every_planted_file_is_in_the_table_and_there_are_enough_of_them()
    {
        Assert.Equal(
            Directory.GetFiles(Folder).Select(Path.GetFileName).Where(name => name != "sound.json").Order(StringComparer.Ordinal),
            Planted.Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.True(Planted.Length >= 25);
    }

    [Fact]
    public void The_file_without_a_planted_fault_has_no_finding() => Assert.Empty(Lint(System.IO.File.ReadAllBytes(Path.Combine(Folder, "sound.json"))));

    [Fact]
    public void The_shipped_files_have_no_finding()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Library, "Data", "tariffs"), "*.json", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        Expect.None(files.SelectMany(file => Lint(System.IO.File.ReadAllBytes(file)).Select(finding => $"{file} {finding.Path}: {finding}")));
    }

    [Fact]
    public void The_invented_city_of_adding_a_region_has_no_finding()
    {
        var page = System.IO.File.ReadAllText(Path.Combine(Repository.Root, "docs", "adding-a-region.md"));
        var json = Json().Matches(page).Select(block => block.Groups["json"].Value).Single(block => block.Contains("990100", StringComparison.Ordinal));

        Expect.None(Lint(Encoding.UTF8.GetBytes(json)).Select(finding => $"{finding.Path}: {finding}"));
    }

    [Fact]
    public void Every_finding_says_what_to_do_in_each_language()
    {
        var any = Languages.All.Select(language => Phrasebook.Text("label.cure", language)).ToList();
        var codes = Phrasebook.Codes.Where(code => code.StartsWith("file.", StringComparison.Ordinal) || code.StartsWith("lint.", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(codes);
        Assert.All(codes, code => Assert.All(Languages.All, language =>
            Assert.DoesNotContain(new LintFinding(LintSeverity.Error, DomainError.Of(code, "$")).Cure(language), any)));
    }

    [Fact]
    public void A_finding_of_another_kind_is_cured_by_the_description_of_the_format() => Assert.Equal(
        Phrasebook.Text("label.cure", Language.SimplifiedChinese),
        new LintFinding(LintSeverity.Error, DomainError.Of(ErrorCodes.Year.Range, "$")).Cure(Language.SimplifiedChinese));

    [Fact]
    public void All_faults_of_a_file_are_found_at_once_by_line()
    {
        var text = System.IO.File.ReadAllText(Path.Combine(Folder, "sound.json"))
            .Replace("\"0.08\"", "\"8%\"", StringComparison.Ordinal)
            .Replace("half-up", "nearest", StringComparison.Ordinal)
            .Replace("\"scheme\"", "\"schema\"", StringComparison.Ordinal);

        var found = Lint(Encoding.UTF8.GetBytes(text));

        Assert.Equal(
            ["file.missing-key", "file.unknown-key", "file.wrong-value", "file.wrong-value"],
            found.Select(finding => finding.Code));
        Assert.Equal(found.Select(finding => finding.Line).Order(), found.Select(finding => finding.Line));
    }

    [Theory]
    [InlineData("yuan-a-year", "fiscal-year", "file.wrong-clock")]
    [InlineData("yuan-a-year", "coverage-year", "file.wrong-value")]
    [InlineData("yuan-a-month", "coverage-year", "")]
    public void A_floor_of_another_file_is_compared_for_clock_and_unit(string unit, string clock, string code)
    {
        var national = Load(File(FigureOf("least", unit, clock, "2025 = 100.00"), Grade("a", Fixed("basic", "least")), region: "990001")).Value;
        var text = File(
            $"""{Figure("b", "yuan-a-month", "2025 = 5000.00")}, {Figure("r", "rate", "2025 = 0.1")}""",
            Grade("a", Rated("basic", "b", "r", more: """ "notBelow": "990001/resident/least" """)),
            examples: """{ "year": 2025, "grade": "a", "total": "6000.00" }""");

        var found = TariffLint.Of(TariffCatalog.Empty.With(national), Encoding.UTF8.GetBytes(text)).Where(finding => finding.Path.EndsWith(".notBelow", StringComparison.Ordinal));

        Assert.Equal(code.Length == 0 ? [] : [code], found.Select(finding => finding.Code));
    }

    [Fact]
    public void A_figure_that_another_file_refers_to_is_used()
    {
        var national = File(
            $"""{Figure("least", "yuan-a-month", "2025 = not-known")}, {Figure("amount", "yuan-a-month", "2025 = 1.00")}""",
            Grade("a", Fixed("basic", "amount")));
        var city = Load(File(
            $"""{Figure("b", "yuan-a-month", "2025 = 5000.00")}, {Figure("r", "rate", "2025 = 0.1")}""",
            Grade("a", Rated("basic", "b", "r", more: $""" "notBelow": "{Place}/resident/least" """)),
            region: "990001")).Value;

        Assert.Contains("lint.unused-figure", TariffLint.Of(TariffCatalog.Empty, Encoding.UTF8.GetBytes(national)).Select(finding => finding.Code));
        Assert.DoesNotContain("lint.unused-figure", TariffLint.Of(TariffCatalog.Empty.With(city), Encoding.UTF8.GetBytes(national)).Select(finding => finding.Code));
    }

    [Theory]
    [InlineData("0.5", "known", "2022-11-01", "")]
    [InlineData("0.50000001", "known", "2022-11-01", "lint.large-rate")]
    [InlineData("0.5", "known", "2022-11-02", "lint.known-after-published")]
    public void Half_of_a_base_and_the_day_of_the_source_itself_are_plausible(string rate, string key, string known, string code)
    {
        var text = File(
            $"""{Figure("b", "yuan-a-month", $"2025 = 5000.00, \"{key}\": \"{known}\"")}, {Figure("r", "rate", $"2025 = {rate}")}""",
            Grade("a", Rated("basic", "b", "r", "month 0.01 down")));

        var found = TariffLint.Of(TariffCatalog.Empty, Encoding.UTF8.GetBytes(text)).Select(finding => finding.Code);

        Assert.Equal(code.Length == 0 ? [] : [code], found.Where(found => found is "lint.large-rate" or "lint.known-after-published"));
    }

    [Theory]
    [InlineData("2025 = 1.00", "lint.term-without-figures")]
    [InlineData("2025 = 1.00, 2026 = not-known", "")]
    public void A_window_that_was_published_before_its_amount_is_meant_where_a_row_says_so(string rows, string code)
    {
        var text = File(
            Figure("amount", "yuan-a-year", rows.Split(", ")),
            Grade("a", Fixed("basic", "amount")),
            terms: """ "payment-window": [ { "for": "2026", "opens": "previous 09-01", "closes": "previous 12-30", "source": "d1", "confidence": "official-reprint" } ] """);

        var found = TariffLint.Of(TariffCatalog.Empty, Encoding.UTF8.GetBytes(text)).Select(finding => finding.Code);

        Assert.Equal(code.Length == 0 ? [] : [code], found.Where(found => found == "lint.term-without-figures"));
    }

    private static System.Collections.Immutable.ImmutableArray<LintFinding> Lint(byte[] file) => TariffLint.Of(TariffCatalog.Embedded, file);

    private static (string Code, string Path, string Line, string Severity) Shown(LintFinding finding) =>
        (finding.Code, finding.Path, finding.Line.ToString(System.Globalization.CultureInfo.InvariantCulture), Spelling.Of(finding.Severity));

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Json();
}
