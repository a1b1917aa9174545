using Insurance.Domain.Tariffs;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>A file of floors and terms alone, as the national ones are, and examples that state a figure itself.</summary>
public sealed class FloorsOnlyTests
{
    [Fact]
    public void A_file_of_floors_has_no_grade_and_others_refer_to_it()
    {
        // National floor for residents: 380 for coverage 2024 and 400 for coverage 2025 (医保发〔2024〕19号).
        var country = Load(Floors("""{ "figure": "individual-floor", "year": 2024, "is": "380.00" }, { "figure": "individual-floor", "from": "2025-01", "through": "2025-12", "is": "400.00", "source": "d1", "confidence": "official-reprint" }""")).Value;
        Assert.True(country.FloorsOnly);
        Assert.Empty(country.Grades);
        Assert.Equal(["380.00", "400.00"], country.FigureExamples.Select(example => example.Is));
        Assert.Equal(["", "d1"], country.FigureExamples.Select(example => example.Source?.Id ?? ""));

        var local = Load(File(Figure("own", "yuan-a-year", "2024..2025 = 350.00"), GradeWith("\"wholeYearOnly\": true", "a", Fixed("basic", "own", "\"notBelow\": \"100000/resident/individual-floor\"")))).Value;
        var catalog = TariffCatalog.Empty.With(country).With(local);
        Assert.Empty(ExampleRun.Of(catalog, country));
        Assert.Empty(catalog.YearsOf(country));
        Assert.Equal("400.00", catalog.Find(Somewhere, Scheme.Resident, 2025).Value.Assess("a", 12).Value.Total.ToString());
        Assert.Equal(ErrorCodes.Tariff.UnknownYear, Assert.Single(catalog.Find(Region.Parse("100000"), Scheme.Resident, 2025).Errors).Code);
    }

    [Fact]
    public void What_a_file_of_floors_cannot_have_may_be_empty_or_absent()
    {
        Assert.True(Load(Floors("").Replace("\"lines\": {},", "", StringComparison.Ordinal).Replace("\"grades\": {},", "", StringComparison.Ordinal)).TryGet(out _, out _));
        var named = Assert.Single(Load(Floors("").Replace("\"grades\": {}", $$"""
            "grades": { {{Grade("a", Fixed("basic", "individual-floor"))}} }
            """, StringComparison.Ordinal).Replace("\"lines\": {}", $"\"lines\": {Lines}", StringComparison.Ordinal)).Errors);
        Assert.Equal((ErrorCodes.File.WrongValue, "$.grades"), (named.Code, named.Field));
        var silent = Assert.Single(Load(Floors("").Replace("\"floorsOnly\": true,", "", StringComparison.Ordinal)).Errors);
        Assert.Equal((ErrorCodes.File.WrongValue, "$.grades"), (silent.Code, silent.Field));
    }

    [Theory]
    [InlineData("""{ "figure": "individual-floor", "year": 2024, "is": "381.00" }""", "381.00", "380.00")]
    [InlineData("""{ "figure": "individual-floor", "from": "2024-01", "through": "2025-01", "is": "380.00" }""", "380.00", "400.00")]
    [InlineData("""{ "figure": "individual-floor", "year": 2026, "is": "400.00" }""", "400.00", "not-known")]
    [InlineData("""{ "figure": "individual-floor", "year": 2024, "is": "not-known" }""", "not-known", "380.00")]
    [InlineData("""{ "figure": "share", "year": 2024, "is": "0.7" }""", "0.7", "0.8")]
    public void A_figure_that_does_not_come_out_is_told(string example, string expected, string actual)
    {
        var history = Load(Floors(example)).Value;
        var wrong = Assert.Single(ExampleRun.Of(TariffCatalog.Empty, history), error => error.Code == ErrorCodes.File.ExampleWrong);

        Assert.Equal((expected, actual), (wrong.Operands["expected"], wrong.Operands["actual"]));
        Assert.Equal("$.examples[0]", wrong.Field);
    }

    [Fact]
    public void A_row_of_a_floor_that_no_example_states_is_told() =>
        Assert.Equal(
            ["$.figures.individual-floor.rows[1]", "$.figures.share.rows[0]"],
            ExampleRun.Of(TariffCatalog.Empty, Load(Floors("""{ "figure": "individual-floor", "year": 2024, "is": "380.00" }, { "figure": "individual-floor", "year": 2027, "is": "not-known" }""", share: true)).Value).Select(error => error.Field));

    [Theory]
    [InlineData("""{ "figure": "nothing", "year": 2024, "is": "380.00" }""", ErrorCodes.File.UnknownReference, "$.examples[0].figure")]
    [InlineData("""{ "figure": "individual-floor", "year": 2024, "is": "0.3800" }""", ErrorCodes.File.WrongValue, "$.examples[0].is")]
    [InlineData("""{ "figure": "share", "year": 2024, "is": "80" }""", ErrorCodes.File.WrongValue, "$.examples[0].is")]
    [InlineData("""{ "figure": "individual-floor", "year": 2024 }""", ErrorCodes.File.MissingKey, "$.examples[0]")]
    [InlineData("""{ "figure": "individual-floor", "is": "380.00" }""", ErrorCodes.File.MissingKey, "$.examples[0]")]
    [InlineData("""{ "figure": "individual-floor", "from": "2025-01", "through": "2024-01", "is": "380.00" }""", ErrorCodes.File.WrongValue, "$.examples[0].from")]
    [InlineData("""{ "figure": "individual-floor", "year": 2024, "is": "380.00", "total": "380.00" }""", ErrorCodes.File.UnknownKey, "$.examples[0].total")]
    [InlineData("""{ "figure": "individual-floor", "year": 2024, "is": "380.00", "source": "d1" }""", ErrorCodes.File.NoSource, "$.examples[0]")]
    public void A_wrong_example_of_a_figure_is_a_finding(string example, string code, string path)
    {
        var finding = Assert.Single(Load(Floors(example)).Errors);

        Assert.Equal((code, path), (finding.Code, finding.Field));
    }

    private static string Floors(string examples, bool share = false)
    {
        var more = share || examples.Contains("share", StringComparison.Ordinal) ? ", " + Figure("share", "rate", "2024 = 0.8") : "";
        return $$"""
            {
              "format": 1, "region": "100000", "scheme": "resident", "floorsOnly": true,
              "name": { "zh": "全国", "en": "National", "es": "Nacional" },
              "sources": {{Sources}},
              "lines": {},
              "figures": { {{Figure("individual-floor", "yuan-a-year", "2024 = 380.00", "2025 = 400.00")}}{{more}} },
              "grades": {},
              "examples": [ {{examples}} ]
            }
            """;
    }
}
