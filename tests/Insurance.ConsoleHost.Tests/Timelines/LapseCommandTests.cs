using Insurance.Domain.Tests.Conventions;

namespace Insurance.ConsoleHost.Tests.Timelines;

/// <summary><c>lapse</c>, by 国办发〔2024〕38号: three fixed months, one for each lapsed year, one less for each repaired, at least six after four lapsed years.</summary>
public sealed class LapseCommandTests : IDisposable
{
    private readonly Console console = new();

    public void Dispose() => console.Dispose();

    [Theory]
    // Worked out by hand; the columns are 0 to 6 repaired years.
    [InlineData(0, "3 3 3 3 3 3 3")]
    [InlineData(1, "4 3 3 3 3 3 3")]
    [InlineData(2, "5 4 3 3 3 3 3")]
    [InlineData(3, "6 5 4 3 3 3 3")]
    [InlineData(4, "7 6 6 6 6 6 6")]
    [InlineData(5, "8 7 6 6 6 6 6")]
    [InlineData(6, "9 8 7 6 6 6 6")]
    public void Each_lapsed_year_adds_a_month_and_each_repaired_one_takes_it_back(int lapsed, string months)
    {
        foreach (var (repaired, expected) in months.Split(' ').Index())
        {
            Assert.Equal(
                $$$"""{"months":{"from":{{{expected}}},"to":{{{expected}}}},"rule":"resident-lapse","source":"国办发〔2024〕38号","confidence":"official-reprint","region":"100000","year":2026}""",
                console.Call($"lapse --scheme resident --lapsed-years {lapsed} --repaired-years {repaired} --json").Output.Trim());
        }
    }

    [Theory]
    [InlineData("en", "Waiting period when 2025 is paid: 6 months (lapsed years in a row: 5, repaired: 4).", "3 fixed + 5 for the lapsed years (1 each) - 4 for the repaired years", "at least 6, so 6.", "Source: 国办发〔2024〕38号")]
    [InlineData("zh", "缴纳 2025 年保费的待遇等待期：6 个月（连续断缴 5 年，修复 4 年）。", "固定 3 + 断缴 5（每年 1） - 修复 4", "不少于 6 个月，故为 6 个月。", "依据：国办发〔2024〕38号")]
    [InlineData("es", "Período de espera al pagar 2025: 6 meses (años seguidos sin pagar: 5; regularizados: 4).", "3 fijos + 5 por los años sin pagar (1 por año) - 4 por los regularizados", "al menos 6; por eso, 6.", "Fuente: 国办发〔2024〕38号")]
    public void People_read_how_the_months_come_about(string language, params string[] told)
    {
        var said = console.Call($"lapse --scheme resident --lapsed-years 5 --repaired-years 4 --year 2025 --lang {language}");

        Assert.Equal(0, said.Code);
        Assert.All(told, text => Assert.Contains(text, said.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void The_rule_that_did_not_decide_is_told_without_a_consequence()
    {
        var output = console.Call("lapse --scheme resident --lapsed-years 2 --repaired-years 4").Output;

        Assert.Contains("3 fixed + 2 for the lapsed years (1 each) - 2 for the repaired years (1 each, no more than was added) = 3.", output, StringComparison.Ordinal);
        Assert.Contains("After 4 or more lapsed years in a row it is at least 6.", output, StringComparison.Ordinal);
    }

    [Theory] // 浙江省医疗保障条例: late payers from the third natural month; Beijing: three months
    [InlineData("330100", 0, 2, "late-payment", "330100")]
    [InlineData("330100", 1, 4, "resident-lapse", "100000")]
    [InlineData("110000", 0, 3, "late-payment", "110000")]
    [InlineData("500000", 0, 3, "resident-lapse", "100000")]
    public void Who_only_missed_the_window_waits_as_the_place_says(string region, int lapsed, int months, string rule, string of)
    {
        var said = console.Call($"lapse --scheme resident --lapsed-years {lapsed} --repaired-years 0 --region {region} --json").Json;

        Assert.Equal((months, rule, of), (said.GetProperty("months").GetProperty("from").GetInt32(), said.GetProperty("rule").GetString(), said.GetProperty("region").GetString()));
        Assert.Contains(of == region ? $"the rule of {region}" : "the national rule", console.Call($"lapse --scheme resident --lapsed-years {lapsed} --repaired-years 0 --region {region}").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_has_its_own_rule_before_the_national_one()
    {
        var chongqing = File.ReadAllText(Path.Combine(Repository.Library, "Data", "tariffs", "500000", "resident.json"));
        var source = chongqing.Split("\"sources\"")[1].Split('"')[1];
        console.Write("own.json", chongqing.Replace(
            "\"terms\": {",
            $$"""
            "terms": {
                "waiting": [{"for": "2026", "rule": "resident-lapse", "months": 1, "monthsPerLapsedYear": 2, "monthsPerRepairedYear": 1, "longLapseYears": 9, "leastMonths": 9, "source": "{{source}}", "confidence": "secondary"}],
            """,
            StringComparison.Ordinal));

        // 1 + 3 x 2 - 1.
        var own = console.Call("lapse --scheme resident --lapsed-years 3 --repaired-years 1 --region 500000 --tariff own.json --json");
        Assert.True(own.Code == 0, own.Output);
        Assert.Equal((6, "500000", "secondary"), (own.Json.GetProperty("months").GetProperty("from").GetInt32(), own.Json.GetProperty("region").GetString(), own.Json.GetProperty("confidence").GetString()));
        Assert.Contains("the rule of 500000", console.Call("lapse --scheme resident --lapsed-years 3 --repaired-years 1 --region 500000 --tariff own.json").Output, StringComparison.Ordinal);

        // Without it, and in a year for which it has none, the country's: 3 + 3 - 1.
        foreach (var line in new[] { "--region 500000", "--region 460000", "--region 500000 --tariff own.json --year 2025" })
        {
            var said = console.Call($"lapse --scheme resident --lapsed-years 3 --repaired-years 1 {line} --json").Json;
            Assert.Equal((5, "100000"), (said.GetProperty("months").GetProperty("to").GetInt32(), said.GetProperty("region").GetString()));
        }
    }

    [Theory]
    [InlineData("--scheme resident --lapsed-years -1 --repaired-years 0", "lapse.years", "lapsed-years", 1)]
    [InlineData("--scheme resident --lapsed-years 61 --repaired-years 0", "lapse.years", "lapsed-years", 1)]
    [InlineData("--scheme resident --lapsed-years 0 --repaired-years 61", "lapse.years", "repaired-years", 1)]
    [InlineData("--scheme resident --lapsed-years 99999999999999999999 --repaired-years 0", "lapse.years", "lapsed-years", 1)]
    [InlineData("--scheme flexible-employment --lapsed-years 1 --repaired-years 0", "lapse.scheme", "scheme", 1)]
    [InlineData("--scheme employer --lapsed-years 1 --repaired-years 0", "tariff.unknown-scheme", "scheme", 1)]
    [InlineData("--scheme resident --lapsed-years 1 --repaired-years 0 --year 2024", "coverage.rule-unknown", "year", 1)]
    [InlineData("--scheme resident --lapsed-years 1 --repaired-years 0 --year 2027", "coverage.rule-unknown", "year", 1)]
    [InlineData("--scheme resident --lapsed-years 1 --repaired-years 0 --year 1", "year.range", "year", 1)]
    [InlineData("--scheme resident --lapsed-years many --repaired-years 0", "call.value", "lapsed-years", 2)]
    [InlineData("--scheme resident --lapsed-years 1.5 --repaired-years 0", "call.value", "lapsed-years", 2)]
    [InlineData("--scheme resident --lapsed-years 1 --repaired-years x", "call.value", "repaired-years", 2)]
    [InlineData("--scheme resident --lapsed-years 1 --repaired-years 0 --year soon", "call.value", "year", 2)]
    [InlineData("--scheme resident --lapsed-years 1 --repaired-years 0 --region x", "call.value", "region", 2)]
    [InlineData("--scheme resident --lapsed-years 1 --repaired-years 0 --lang fr", "call.value", "lang", 2)]
    [InlineData("--scheme resident --lapsed-years 1 --repaired-years 0 --tariff nowhere.json", "call.file", "tariff", 2)]
    [InlineData("--scheme resident --lapsed-years 1", "call.syntax", "repaired-years", 2)]
    [InlineData("--lapsed-years 1 --repaired-years 1", "call.syntax", "scheme", 2)]
    public void What_cannot_be_answered_is_told_apart_from_what_cannot_be_read(string line, string code, string field, int exit)
    {
        var said = console.Call($"lapse {line} --json");

        Assert.Equal((exit, code), (said.Code, Assert.Single(said.ErrorCodes)));
        Assert.Equal(field, said.Json.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public void Sixty_years_are_still_answered_and_all_refusals_are_told_at_once()
    {
        Assert.Equal(63, console.Call("lapse --scheme resident --lapsed-years 60 --repaired-years 0 --json").Json.GetProperty("months").GetProperty("to").GetInt32());
        var said = console.Call("lapse --scheme flexible-employment --lapsed-years -1 --repaired-years 61");

        Assert.Equal(1, said.Code);
        Assert.Equal(3, said.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("coverage --input", said.Error, StringComparison.Ordinal);
    }
}
