using System.Text.Json;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Every amount explains itself, and the explanation comes to the same fen.</summary>
public sealed class ExplanationTests
{
    [Fact]
    public void Every_example_of_every_shipped_file_is_explained_to_the_fen_with_its_sources()
    {
        foreach (var history in TariffCatalog.Embedded.Histories)
        {
            foreach (var example in history.Examples)
            {
                if (TariffCatalog.Embedded.TariffFor(history, example.Year).Assess(example.Grade, example.Period, example.Base, example.PaidOn).TryGet(out var assessment, out _))
                {
                    Agrees(assessment);
                }
            }
        }
    }

    [Fact]
    public void A_random_tariff_is_explained_to_the_fen() => Holds.ForAll(
        RandomTariffs.Rounding,
        given => Agrees(Invented.Tariff(given.File()).Assess("a", given.Period).Value),
        300);

    [Theory]
    [InlineData("floor", "clamp")]
    [InlineData("cap", "clamp")]
    [InlineData("600.00", "clamp")]
    [InlineData("99999.00", "clamp")]
    [InlineData("2500.00", "refuse")]
    public void A_declared_base_is_explained_between_its_limits(string declared, string outside)
    {
        var file = File(
            $"{Figure("low", "yuan-a-month", "2025-01..2025-06 = 1000.00", "2025-07..2025-12 = 1100.00")}, {Figure("high", "yuan-a-month", "2025 = 5000.00")}, {Figure("r", "rate", "2025 = 0.0833")}, {Figure("least", "yuan-a-month", "2025 = 90.00")}",
            Grade("a", Rated("basic", "d", "r", "month 0.1 half-up", "\"notBelow\": \"least\"")),
            $$"""
            "d": { "notBelow": "low", "notAbove": "high", "outside": "{{outside}}" }
            """);

        var assessment = Tariff(file).Assess("a", 12, BaseChoice.Read(declared).Value).Value;

        Agrees(assessment);
        Assert.Contains(assessment.Explain().Givens(), given => given.Label == "least");
    }

    [Fact]
    public void The_state_s_balance_is_explained_as_what_the_person_leaves()
    {
        // Guangzhou 2022, students: 1,205 in all, 363 of it their own.
        var file = File(
            $"{Figure("income", "yuan-a-year", "2022 = 49785.00")}, {Figure("own", "rate", "2022 = 0.0073")}, {Figure("all", "rate", "2022 = 0.0242")}",
            GradeWith("\"wholeYearOnly\": true", "a", Rated("basic", "income", "own", "year 1 half-up"), Balance("subsidy", "income", "all", "basic")));

        var assessment = Tariff(file, 2022).Assess("a", 12).Value;

        Agrees(assessment);
        var remaining = Assert.IsType<RemainingAmount>(Assert.Single(assessment.Explain(Payer.State).Parts));
        Assert.Equal(["1205.00", "363.00"], remaining.Parts.Select(part => part.Value));
        Assert.Equal("842.00", remaining.Value);
    }

    [Fact]
    public void A_line_that_is_rounded_in_two_spans_is_explained_in_two()
    {
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025-01..2025-03 = 10.10", "2025-04..2025-12 = 10.30")}, {Figure("r", "rate", "2025 = 1")}, {Figure("amount", "yuan-a-year", "2025 = 60.00")}",
            Grade("a", Rated("basic", "b", "r", "year 1 half-up", "\"for\": \"2025-01..2025-06\""), Fixed("basic", "amount", "\"for\": \"2025-07..2025-12\"")));

        // 3 x 10.10 + 3 x 10.30 = 61.20 to 61; six twelfths of 60 are 30.
        var line = Assert.Single(Tariff(file).Assess("a", 12).Value.Explain().Parts);

        Assert.Equal("sum", line.Rule);
        Assert.Equal(["61.00", "30.00"], line.Parts.Select(part => part.Value));
    }

    [Fact]
    public void Eleven_months_in_Chongqing_are_told_step_by_step()
    {
        var explanation = TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2025).Value.Assess("1", 11).Value.Explain();

        Assert.Equal(
            """
            total = 2818.75 (the sum of its parts)
              Basic medical insurance = 2255.00 (× 11, 2025-02..2025-12)
                Basic medical insurance = 205.00 (61500.00 × 0.04 / 12 × 1, to 0.01 exact)
                  base = 61500.00 (published for 2025-01..2025-12: 渝医保发〔2024〕47号, official text, read in a copy)
                  rate-basic-1 = 0.04 (published for 2021-01..2025-12: 国家税务总局重庆市税务局: payment guide for 2026, relayed by press in autumn 2025, press quoting the authority)
              Large-amount medical mutual aid = 563.75 (× 11, 2025-02..2025-12)
                Large-amount medical mutual aid = 51.25 (61500.00 × 0.01 / 12 × 1, to 0.01 exact)
                  base = 61500.00 (published for 2025-01..2025-12: 渝医保发〔2024〕47号, official text, read in a copy)
                  rate-large = 0.01 (published for 2025-01..2025-12: 国家税务总局重庆市税务局: payment guide for 2026, relayed by press in autumn 2025, press quoting the authority)

            """.ReplaceLineEndings("\n"),
            explanation.ToText(Language.English));
        Assert.StartsWith("合计 = 2818.75（", explanation.ToText(Language.SimplifiedChinese).Replace(" (", "（", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("基本医疗保险 = 2255.00", explanation.ToText(Language.SimplifiedChinese), StringComparison.Ordinal);
        Assert.Contains("官方文件转载", explanation.ToText(Language.SimplifiedChinese), StringComparison.Ordinal);
        Assert.Contains("texto oficial, leído en una copia", explanation.ToText(Language.Spanish), StringComparison.Ordinal);
        Assert.Contains("suma", explanation.ToText(Language.Spanish), StringComparison.Ordinal);
        Assert.Equal("total = 2818.75", explanation.ToString());
    }

    [Fact]
    public void An_explanation_is_written_as_json_of_version_1_whose_leaves_name_their_sources()
    {
        var explanation = TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2025).Value.Assess("1", 11).Value.Explain();

        using var json = Written(explanation, Language.SimplifiedChinese);
        var root = json.RootElement;

        Assert.Equal((1, "zh", "sum", "total", "合计", "2818.75"), (root.GetProperty("version").GetInt32(), Text(root, "lang"), Text(root, "rule"), Text(root, "label"), Text(root, "name"), Text(root, "value")));
        var months = root.GetProperty("parts")[0];
        Assert.Equal(("times", "basic-medical", "基本医疗保险", "2025-02..2025-12"), (Text(months, "rule"), Text(months, "label"), Text(months, "name"), Text(months, "months")));
        var product = months.GetProperty("parts")[0];
        Assert.Equal("0.01 exact", Text(product, "rounding"));
        var given = product.GetProperty("parts")[0];
        Assert.Equal(("given", "base", "61500.00", "2025-01..2025-12"), (Text(given, "rule"), Text(given, "label"), Text(given, "value"), Text(given, "for")));
        Assert.Equal(("2024-47", "渝医保发〔2024〕47号", "official-reprint"), (Text(given, "source"), Text(given, "document"), Text(given, "confidence")));
        Assert.False(given.TryGetProperty("parts", out _));
        Assert.False(given.TryGetProperty("name", out _));
    }

    [Fact]
    public void A_declared_base_is_written_with_what_was_declared_and_both_limits()
    {
        var file = File(
            $"{Figure("low", "yuan-a-month", "2025 = 1000.00")}, {Figure("high", "yuan-a-month", "2025 = 5000.00")}, {Figure("r", "rate", "2025 = 0.0833")}",
            Grade("a", Rated("basic", "d", "r")),
            """ "d": { "notBelow": "low", "notAbove": "high", "outside": "clamp" } """);

        using var json = Written(Tariff(file).Assess("a", 12, BaseChoice.Of(Money.FromYuan(700))).Value.Explain(), Language.Spanish);

        var declared = json.RootElement.GetProperty("parts")[0].GetProperty("parts")[0].GetProperty("parts")[0];
        Assert.Equal(("declared", "d", "700.00", "1000.00"), (Text(declared, "rule"), Text(declared, "label"), Text(declared, "declared"), Text(declared, "value")));
        Assert.Equal(["d1", "d1"], declared.GetProperty("parts").EnumerateArray().Select(limit => Text(limit, "source")));
    }

    [Fact]
    public void A_line_rounded_in_two_stages_is_written_with_both_roundings()
    {
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025 = 10.10")}, {Figure("r", "rate", "2025 = 0.5")}",
            Grade("a", """{ "line": "basic", "charge": "rated", "base": "b", "rate": "r", "round": [{ "each": "month", "to": "0.01", "mode": "half-up" }, { "each": "year", "to": "1", "mode": "down" }] }"""));

        using var json = Written(Tariff(file).Assess("a", 12).Value.Explain(), Language.English);

        Assert.Equal("1.00 down", Text(json.RootElement.GetProperty("parts")[0], "rounding"));
    }

    [Fact]
    public void Any_explanation_names_each_document_and_can_be_added_up_from_its_json() => Holds.ForAll(
        Compared.Any,
        given =>
        {
            foreach (var payer in Enum.GetValues<Payer>())
            {
                var assessment = given.Assess();
                Agrees(assessment);
                using var json = Written(assessment.Explain(payer), Language.English);
                var root = json.RootElement;
                Assert.Equal((payer == Payer.Person ? assessment.Total : assessment.Funding).ToString(), Text(root, "value"));
                Assert.Equal(Text(root, "value"), Money.Sum(root.GetProperty("parts").EnumerateArray().Select(part => Money.Parse(Text(part, "value")))).ToString());
                Assert.All(Leaves(root), leaf => Assert.False(string.IsNullOrEmpty(Text(leaf, "document"))));
            }
        },
        100);

    private static JsonDocument Written(Explanation explanation, Language language)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            ExplanationJson.Write(writer, explanation, language);
        }

        return JsonDocument.Parse(bytes.ToArray());
    }

    private static string Text(JsonElement step, string name) => step.GetProperty(name).GetString()!;

    private static IEnumerable<JsonElement> Leaves(JsonElement step) => step.TryGetProperty("parts", out var parts)
        ? parts.GetArrayLength() == 0 ? [] : parts.EnumerateArray().SelectMany(Leaves)
        : [step];

    [Fact]
    public void A_rate_alone_is_no_amount()
    {
        var rate = TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2025).Value.Assess("1", 1).Value.Explain().Givens().First(given => given.Rate is not null);

        Assert.Equal("0.04", rate.Value);
        Assert.Throws<InvalidOperationException>(() => rate.Evaluate());
    }

    [Fact]
    public void The_same_question_is_worked_out_once_and_another_one_anew()
    {
        var tariff = TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2025).Value;

        Assert.Same(tariff.Assess("1", 11).Value, tariff.Assess("1", 11).Value);
        Assert.NotSame(tariff.Assess("1", 11).Value, tariff.Assess("1", 10).Value);
        foreach (var months in Enumerable.Range(1, 12))
        {
            Assert.Equal(25_625 * months, tariff.Assess("1", months).Value.Total.Fen);
            Assert.Equal(25_625, tariff.Assess("1", FeePeriod.Of(new(2025, months), new(2025, months))).Value.Total.Fen);
        }
    }

    private static void Agrees(Assessment assessment)
    {
        Assert.Equal(assessment.Total, assessment.Explain().Evaluate());
        Assert.Equal(assessment.Funding, assessment.Explain(Payer.State).Evaluate());
        var givens = assessment.Explain().Givens().Concat(assessment.Explain(Payer.State).Givens()).ToList();
        Assert.All(givens, given => Assert.NotNull(given.Source));
        Assert.Equal(assessment.Inputs.Select(row => (row.For, row.Source!.Id)).ToHashSet(), givens.Select(given => (given.For, given.Source.Id)).ToHashSet());
        Assert.All(Languages.All, language => Assert.DoesNotContain('{', assessment.Explain().ToText(language)));
    }
}
