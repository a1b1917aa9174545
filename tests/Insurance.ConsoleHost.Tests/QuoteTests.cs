namespace Insurance.ConsoleHost.Tests;

public sealed class QuoteTests : IDisposable
{
    private const string Chongqing = "quote --region 500000 --scheme flexible-employment";

    private readonly Console console = new();

    // The totals of the fact sheet on Chongqing, section 1.
    [Theory]
    [InlineData(2017, "2328.60", "5122.92")]
    [InlineData(2018, "2520.00", "5544.00")]
    [InlineData(2019, "2670.00", "5874.00")]
    [InlineData(2020, "2670.00", "5874.00")]
    [InlineData(2021, "2670.00", "5874.00")]
    [InlineData(2022, "2670.00", "5874.00")]
    [InlineData(2023, "2670.00", "5874.00")]
    [InlineData(2024, "2910.00", "6402.00")]
    [InlineData(2025, "3075.00", "6765.00")]
    public void Every_published_total_comes_out(int year, string first, string second)
    {
        Assert.Equal(first, TotalOf($"{Chongqing} --year {year} --grade 1 --json"));
        Assert.Equal(second, TotalOf($"{Chongqing} --year {year} --grade 2 --json"));
    }

    [Fact]
    public void Eleven_months_of_2025_are_printed_in_the_agreed_shape()
    {
        var said = console.Call($"{Chongqing} --year 2025 --grade 1 --months 11 --json");

        Assert.Equal(0, said.Code);
        Assert.Equal(
            """{"region":"500000","scheme":"flexible-employment","year":2025,"grade":"1","months":11,"period":"2025-02..2025-12","lines":[{"line":"basic-medical","payer":"person","base":"5125.00","rate":"0.04","monthly":"205.00","amount":"2255.00"},{"line":"large-amount-mutual","payer":"person","base":"5125.00","rate":"0.01","monthly":"51.25","amount":"563.75"}],"total":"2818.75","source":""",
            said.Output[..said.Output.IndexOf("{\"document\"", StringComparison.Ordinal)]);
        Assert.Equal("relayed-press", said.Json.GetProperty("source").GetProperty("confidence").GetString());
        Assert.Contains("渝医保发〔2024〕47号", said.Json.GetProperty("source").GetProperty("document").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_months_may_be_named_by_their_ends() => Assert.Equal(
        console.Call($"{Chongqing} --year 2025 --grade 1 --months 11 --json"),
        console.Call($"{Chongqing} --year 2025 --grade 1 --from 2025-02 --through 2025-12 --json"));

    [Fact]
    public void A_published_total_lends_the_quote_its_document_and_confidence()
    {
        var source = console.Call($"{Chongqing} --year 2023 --grade 2 --json").Json.GetProperty("source");

        Assert.Equal("渝医保发〔2022〕27号", source.GetProperty("document").GetString());
        Assert.Equal("official-reprint", source.GetProperty("confidence").GetString());
    }

    [Theory]
    [InlineData("--year 2026 --grade 1", "tariff.unknown-year", "2025")]
    [InlineData("--year 2016 --grade 1", "tariff.unknown-year", "2017")]
    [InlineData("--year 99999 --grade 1", "year.range", "99999")]
    [InlineData("--year 2025 --grade 3", "tariff.unknown-grade", "1, 2, retiree, lump-sum-1, lump-sum-2")]
    [InlineData("--year 2025 --grade 1 --months 0", "period.months", "0")]
    [InlineData("--year 2025 --grade 1 --months 13", "period.months", "13")]
    [InlineData("--year 2025 --grade 1 --months -1", "period.months", "-1")]
    [InlineData("--year 2025 --grade retiree --months 6", "tariff.whole-year-only", "2025-01..2025-12")]
    [InlineData("--year 2021 --grade retiree", "tariff.unknown-months", "2025-12")]
    [InlineData("--year 2025 --grade 1 --from 2025-05 --through 2025-02", "period.reversed", "2025-02")]
    [InlineData("--year 2025 --grade 1 --from 2024-12 --through 2025-02", "period.outside-year", "2024-12..2025-02")]
    [InlineData("--year 2025 --grade 1 --base 5125.00", "tariff.base-not-taken", "1")]
    [InlineData("--year 2025 --grade 1 --base 5125.005", "money.precision", "fen")]
    [InlineData("--year 2025 --grade 1 --as-known-on 2024-12-23", "tariff.published-later", "2024-12-24")]
    [InlineData("--year 2018 --grade 1 --as-known-on 2020-01-01", "tariff.publication-unknown", "base")]
    public void What_is_not_allowed_is_refused_and_told_why(string options, string code, string told)
    {
        var said = console.Call($"{Chongqing} {options} --json");

        Assert.Equal(1, said.Code);
        Assert.Contains(said.Json.GetProperty("errors").EnumerateArray(), error =>
            error.GetProperty("code").GetString() == code && error.GetProperty("message").GetString()!.Contains(told, StringComparison.Ordinal));
        var forPeople = console.Call($"{Chongqing} {options}");
        Assert.Equal((1, ""), (forPeople.Code, forPeople.Output));
        Assert.Contains(code, forPeople.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("quote --region 999999 --scheme flexible-employment --year 2025 --grade 1", "tariff.unknown-region")]
    [InlineData("quote --region 440100 --scheme flexible-employment --year 2025 --grade 1", "tariff.unknown-scheme")]
    [InlineData("quote --region 500000 --scheme pension --year 2025 --grade 1", "tariff.unknown-scheme")]
    public void An_unknown_place_or_scheme_is_refused(string line, string code)
    {
        var said = console.Call($"{line} --json");

        Assert.Equal(1, said.Code);
        Assert.Equal([code], said.ErrorCodes);
    }

    [Theory]
    [InlineData("quote", "call.syntax")]
    [InlineData("quote --nonsense", "call.syntax")]
    [InlineData("nonsense", "call.syntax")]
    [InlineData(Chongqing + " --year 2025 --grade 1 --months six", "call.value")]
    [InlineData(Chongqing + " --year 2025 --grade 1 --base much", "call.value")]
    [InlineData(Chongqing + " --year 2025 --grade 1 --paid-on 2025-02-30", "call.value")]
    [InlineData(Chongqing + " --year 2025 --grade 1 --from 2025-02", "call.options")]
    [InlineData(Chongqing + " --year 2025 --grade 1 --from 2025-02 --through 2025-03 --months 2", "call.options")]
    [InlineData(Chongqing + " --year 2025 --grade 1 --tariff not-there.json", "call.file")]
    [InlineData("quote --region 50 --scheme flexible-employment --year 2025 --grade 1", "call.value")]
    public void A_wrong_call_is_exit_code_2(string line, string code)
    {
        var said = console.Call($"{line} --json");

        Assert.Equal(2, said.Code);
        Assert.All(said.ErrorCodes, told => Assert.Equal(code, told));
        Assert.Equal(2, console.Call(line).Code);
    }

    [Fact]
    public void A_file_of_the_caller_adds_a_region_and_the_source_says_so()
    {
        var said = console.Call($"quote --region 990001 --scheme flexible-employment --year 2030 --grade only --base floor --tariff {Invented()} --json");

        Assert.Equal(0, said.Code);
        Assert.Equal("1099.98", said.Json.GetProperty("lines")[0].GetProperty("amount").GetString());
        Assert.Equal("invented.json", said.Json.GetProperty("source").GetProperty("file").GetString());
    }

    [Fact]
    public void A_base_that_changes_inside_the_year_is_shown_as_segments_that_sum_to_the_line()
    {
        var line = console.Call($"quote --region 990001 --scheme flexible-employment --year 2030 --grade only --base floor --tariff {Invented()} --json").Json.GetProperty("lines")[0];

        Assert.False(line.TryGetProperty("base", out _));
        Assert.Equal(
            ["2030-01 2030-06 6 1000.00 83.33 499.98", "2030-07 2030-12 6 1200.00 100.00 600.00"],
            line.GetProperty("segments").EnumerateArray().Select(segment =>
                $"{segment.GetProperty("from")} {segment.GetProperty("through")} {segment.GetProperty("months")} {segment.GetProperty("base")} {segment.GetProperty("monthly")} {segment.GetProperty("amount")}"));
    }

    [Fact]
    public void A_broken_file_is_refused_with_every_finding()
    {
        var said = console.Call($"tariffs --tariff {console.Write("broken.json", "{ \"format\": 1,\n \"regoin\": \"990001\" }")} --json");

        Assert.Equal(1, said.Code);
        Assert.Contains("file.unknown-key", said.ErrorCodes);
        Assert.Contains("file.missing-key", said.ErrorCodes);
    }

    [Fact]
    public void An_explanation_leads_from_the_total_to_every_published_value()
    {
        var explanation = console.Call($"{Chongqing} --year 2025 --grade 1 --months 11 --explain --json").Json.GetProperty("explanation");

        Assert.Equal((1, "2818.75"), (explanation.GetProperty("version").GetInt32(), explanation.GetProperty("value").GetString()));
        var month = explanation.GetProperty("parts")[0].GetProperty("parts")[0];
        Assert.Equal(["61500.00", "0.04"], month.GetProperty("parts").EnumerateArray().Select(given => given.GetProperty("value").GetString()));
        Assert.Equal("渝医保发〔2024〕47号", month.GetProperty("parts")[0].GetProperty("document").GetString());
    }

    [Theory]
    [InlineData("en", "the sum of its parts")]
    [InlineData("zh", "各项之和")]
    [InlineData("es", "la suma de sus partes")]
    public void An_explanation_is_told_in_the_language_asked_for(string language, string told) =>
        Assert.Contains(told, console.Call($"{Chongqing} --year 2025 --grade 1 --explain --lang {language}").Output, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_language_is_a_wrong_call() =>
        Assert.Equal(["call.value"], console.Call($"{Chongqing} --year 2025 --grade 1 --explain --lang fr --json").ErrorCodes);

    [Fact]
    public void The_examples_of_a_file_are_run_when_the_catalogue_reads_it()
    {
        var file = Path.Combine(console.Directory, Invented());
        Assert.Equal(0, console.Call("tariffs --tariff invented.json --json").Code);
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"total\": \"1099.98\"", "\"total\": \"1099.99\"", StringComparison.Ordinal));

        var said = console.Call("tariffs --tariff invented.json --json");

        Assert.Equal(1, said.Code);
        Assert.Equal(["file.example-wrong"], said.ErrorCodes);
        Assert.Equal("$.examples[0]", said.Json.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("--as-known-on 2024-12-23", "as-known-on")]
    [InlineData("--base 5125.00", "base")]
    [InlineData("--months 99999999999999999999", "months")]
    public void The_field_of_a_refusal_is_the_option(string options, string field)
    {
        var said = console.Call($"{Chongqing} --year 2025 --grade 1 {options} --json");

        Assert.Equal(1, said.Code);
        Assert.Equal(field, said.Json.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    public void Dispose() => console.Dispose();

    private string TotalOf(string line) => console.Call(line).Json.GetProperty("total").GetString()!;

    // 1000.00 x 0.08333 = 83.33 exactly; 1200.00 x 0.08333 = 99.996, half up 100.00; 6 x 83.33 + 6 x 100.00 = 1099.98.
    private string Invented() => console.Write("invented.json", """
        { "format": 1, "region": "990001", "scheme": "flexible-employment",
          "name": { "zh": "样例", "en": "Invented", "es": "Inventado" },
          "sources": { "made-up": { "note": "invented for a test" } },
          "lines": { "basic-medical": { "name": { "zh": "样例", "en": "Basic", "es": "Básico" } } },
          "figures": {
            "floor": { "unit": "yuan-a-month", "rows": [
              { "for": "2030-01..2030-06", "is": "1000.00", "source": "made-up", "confidence": "secondary" },
              { "for": "2030-07..2030-12", "is": "1200.00", "source": "made-up", "confidence": "secondary" } ] },
            "cap": { "unit": "yuan-a-month", "rows": [ { "for": "2030", "is": "5000.00", "source": "made-up", "confidence": "secondary" } ] },
            "rate": { "unit": "rate", "rows": [ { "for": "2030", "is": "0.08333", "source": "made-up", "confidence": "secondary" } ] } },
          "bases": { "declared": { "notBelow": "floor", "notAbove": "cap", "outside": "refuse" } },
          "grades": { "only": { "name": { "zh": "样例", "en": "Only", "es": "Único" }, "lines": [
            { "line": "basic-medical", "charge": "rated", "base": "declared", "rate": "rate", "round": { "each": "month", "to": "0.01", "mode": "half-up" } } ] } },
          "examples": [ { "year": 2030, "grade": "only", "base": "floor", "total": "1099.98" } ] }
        """);
}
