using Insurance.Domain.Tariffs;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Rows and examples stand on lines of their own here, so that a finding's line can be counted.</summary>
public sealed class ExampleRunTests
{
    private static readonly string Figures = $"""
        {Figure("b", "yuan-a-month", "2024 = 1000.00", "2025 = 1100.00")},
        {Figure("r", "rate", "2024..2025 = 0.1")}
        """;

    private static readonly string GradeA = Grade("a", Rated("basic", "b", "r"));

    [Fact]
    public void Examples_that_come_out_and_reach_every_row_leave_nothing_to_say() =>
        Assert.Empty(Run("""{ "year": 2024, "grade": "a", "total": "1200.00" }, { "year": 2025, "grade": "a", "months": 1, "total": "110.00" }"""));

    [Fact]
    public void A_wrong_total_is_found_with_path_line_and_both_amounts()
    {
        var error = Assert.Single(Run("""
            { "year": 2024, "grade": "a", "total": "1200.00" },
            { "year": 2025, "grade": "a", "total": "1320.01" }
            """));

        AssertAt(error, ErrorCodes.File.ExampleWrong, "$.examples[1]", "\"1320.01\"");
        Assert.Equal(("1320.01", "1320.00"), (error.Operands["expected"], error.Operands["actual"]));
    }

    [Theory]
    [InlineData("1200.01")]
    [InlineData("1199.99")]
    public void A_wrong_line_is_found_though_the_total_is_right(string amount)
    {
        var error = Assert.Single(Run($$"""
            { "year": 2024, "grade": "a", "lines": { "basic": "{{amount}}" }, "total": "1200.00" },
            { "year": 2025, "grade": "a", "total": "1320.00" }
            """));

        AssertAt(error, ErrorCodes.File.ExampleWrong, "$.examples[0]", amount);
        Assert.Equal(($"basic {amount}", "basic 1200.00"), (error.Operands["expected"], error.Operands["actual"]));
    }

    [Fact]
    public void A_row_that_no_example_uses_is_found_with_path_and_line()
    {
        var error = Assert.Single(Run("""{ "year": 2025, "grade": "a", "total": "1320.00" }"""));

        AssertAt(error, ErrorCodes.File.RowUnreached, "$.figures.b.rows[0]", "\"b\": ");
        Assert.Equal(("b", "2024-01..2024-12"), (error.Operands["figure"], error.Operands["months"]));
        Assert.StartsWith("Line ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_must_name_exactly_what_is_missing()
    {
        const string Right = """{ "year": 2024, "grade": "a", "total": "1200.00" }, { "year": 2025, "grade": "a", "total": "1320.00" },""";

        Assert.Empty(Run(Right + """{ "year": 2026, "grade": "a", "refused": ["b", "r"] }"""));
        Assert.Equal(("refused: b", "refused: b, r"), Difference(Right + """{ "year": 2026, "grade": "a", "refused": ["b"] }"""));
        Assert.Equal(("refused: b", "1320.00"), Difference(Right + """{ "year": 2025, "grade": "a", "refused": ["b"] }"""));
        Assert.Equal(("1.00", "refused: b, r"), Difference(Right + """{ "year": 2026, "grade": "a", "total": "1.00" }"""));
    }

    [Fact]
    public void A_refused_example_reaches_the_rows_that_are_there()
    {
        var file = File($"{Figure("b", "yuan-a-month")}, {Figure("r", "rate", "2024 = 0.1")}", GradeA, examples: """{ "from": "2024-01", "through": "2024-06", "grade": "a", "refused": ["b"] }""");

        Assert.Empty(ExampleRun.Of(TariffCatalog.Empty, Load(file).Value));
    }

    [Fact]
    public void A_row_that_was_corrected_throughout_needs_no_example()
    {
        var rows = Figure("f", "yuan-a-year", "2025 = 100.00", "2025 = 200.00, \"source\": \"d2\", \"supersedes\": \"d1\"");
        var partly = Figure("f", "yuan-a-month", "2025 = 100.00", "2025-07..2025-12 = 200.00, \"source\": \"d2\", \"supersedes\": \"d1\"");

        Assert.Empty(ExampleRun.Of(TariffCatalog.Empty, Load(File(rows, Grade("a", Fixed("basic", "f")), examples: """{ "year": 2025, "grade": "a", "total": "200.00" }""")).Value));
        Assert.Single(ExampleRun.Of(TariffCatalog.Empty, Load(File(partly, Grade("a", Fixed("basic", "f")), examples: """{ "year": 2025, "months": 6, "grade": "a", "total": "1200.00" }""")).Value));
        Assert.Empty(ExampleRun.Of(TariffCatalog.Empty, Load(File(partly, Grade("a", Fixed("basic", "f")), examples: """{ "year": 2025, "grade": "a", "total": "1800.00" }""")).Value));
    }

    [Fact]
    public void An_example_may_declare_a_base_and_a_day_of_payment()
    {
        var file = File(
            $"{Figure("floor", "yuan-a-month", "2025 = 7460.00")}, {Figure("cap", "yuan-a-month", "2025 = 37302.00")}, {Figure("r", "rate", "2025 = 0.1")}, {Figure("late", "yuan-a-month", "2025 = 9.00")}",
            Grade("a", Rated("basic", "chosen", "r"), Rated("large", "chosen", "r"), Fixed("large", "late", "\"when\": \"late\"")),
            """ "chosen": { "notBelow": "floor", "notAbove": "cap" } """,
            """ "payment-window": [ { "for": "2025", "opens": "01-01", "closes": "03-31", "source": "d1", "confidence": "official" } ] """,
            """
            { "from": "2025-07", "through": "2025-07", "grade": "a", "base": "floor", "total": "1492.00" },
            { "from": "2025-07", "through": "2025-08", "grade": "a", "base": "10000", "total": "4000.00" },
            { "from": "2025-07", "through": "2025-07", "grade": "a", "base": "cap", "paidOn": "2025-04-01", "lines": { "large": "9.00" }, "total": "3739.20" }
            """);

        // 2 x 746.00; 2 x 2 x 1,000.00; 3,730.20 and the late price of 9
        Assert.Empty(ExampleRun.Of(TariffCatalog.Empty, Load(file).Value));
    }

    [Fact]
    public void References_to_other_files_are_looked_up_in_the_catalogue()
    {
        var own = Load(File(
            $"{Figure("b", "yuan-a-month", "2025 = 100.00")}, {Figure("r", "rate", "2025 = 0.1")}",
            Grade("a", Rated("basic", "b", "r", more: "\"notBelow\": \"100000/resident/least\"")),
            examples: """{ "year": 2025, "grade": "a", "total": "144.00" }""")).Value;
        var country = File(Figure("least", "yuan-a-month", "2025 = 12.00"), Grade("a", Fixed("basic", "least")), region: "100000");

        Assert.Empty(ExampleRun.Of(Catalog(country), own));
        Assert.Equal(ErrorCodes.File.ExampleWrong, Assert.Single(ExampleRun.Of(TariffCatalog.Empty, own)).Code);
    }

    [Fact]
    public void Every_slip_of_a_digit_in_a_shipped_amount_is_found_by_the_examples()
    {
        var text = System.Text.Encoding.UTF8.GetString(EmbeddedData.Read("tariffs/500000/flexible-employment.json"));
        var examples = text.IndexOf("\"examples\"", StringComparison.Ordinal);
        var slips = 0;
        for (var at = text.IndexOf("\"is\": \"", StringComparison.Ordinal) + 7; at > 6 && at < examples; at = text.IndexOf("\"is\": \"", at, StringComparison.Ordinal) + 7)
        {
            for (var i = at; text[i] != '"'; i++)
            {
                if (char.IsAsciiDigit(text[i]))
                {
                    var slip = text[..i] + (char)('0' + ((text[i] - '0' + 1) % 10)) + text[(i + 1)..];
                    Assert.True(!Load(slip).TryGet(out var history, out _) || !ExampleRun.Of(TariffCatalog.Empty, history).IsEmpty, $"A slip at {i} went unseen.");
                    slips++;
                }
            }
        }

        Assert.InRange(slips, 80, 200);
    }

    private static (string?, string?) Difference(string examples)
    {
        var error = Assert.Single(Run(examples));
        Assert.Equal(ErrorCodes.File.ExampleWrong, error.Code);
        return (error.Operands["expected"], error.Operands["actual"]);
    }

    private static void AssertAt(DomainError error, string code, string path, string marker)
    {
        var file = File(Figures, GradeA, examples: "EXAMPLES");
        Assert.Equal((code, path), (error.Code, error.Field));
        var before = path.StartsWith("$.examples", StringComparison.Ordinal)
            ? Lines(file, "EXAMPLES") + (path.EndsWith("[1]", StringComparison.Ordinal) ? 1 : 0)
            : Lines(file, marker);
        Assert.Equal(before.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Operands["line"]);
    }

    private static int Lines(string file, string marker) => file[..file.IndexOf(marker, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

    private static IReadOnlyList<DomainError> Run(string examples) => ExampleRun.Of(TariffCatalog.Empty, Load(File(Figures, GradeA, examples: examples)).Value);
}
