using System.Globalization;
using System.Text.Json;
using Insurance.Domain.Tests.Conventions;

namespace Insurance.ConsoleHost.Tests.Timelines;

/// <summary><c>coverage</c>, with days worked out by hand from the facts of Chongqing's rules.</summary>
public sealed class CoverageCommandTests : IDisposable
{
    private readonly Console console = new();

    public void Dispose() => console.Dispose();

    [Fact]
    public void Who_enrols_first_waits_six_months_which_can_be_counted_two_ways()
    {
        // 渝府发〔2016〕43号: 6 months. From the day that is 3 July; in whole months after that of payment, 1 August.
        var answer = Tell(Histories.Of(Histories.FirstYear));

        Assert.Equal("500000", answer.GetProperty("region").GetString());
        Assert.Equal(
            [
                "2023-01-03..2023-07-02 waiting coverage.first-enrollment first-enrollment 渝府发〔2016〕43号",
                "2023-07-03..2023-07-31 waiting-or-covered coverage.two-readings first-enrollment 渝府发〔2016〕43号",
                "2023-08-01..2023-12-31 covered coverage.covered - -",
                "2024-01-01..2024-12-31 lapsed coverage.lapsed - -",
            ],
            Lines(answer));
        var waiting = answer.GetProperty("intervals")[0];
        Assert.Equal("flexible-employment", waiting.GetProperty("as").GetString());
        Assert.Equal("official-reprint", waiting.GetProperty("confidence").GetString());
        Assert.Equal(("2023-07-03", "2023-08-01"), (waiting.GetProperty("coveredFrom").GetProperty("earliest").GetString(), waiting.GetProperty("coveredFrom").GetProperty("latest").GetString()));
        Assert.False(answer.GetProperty("intervals")[3].TryGetProperty("coveredFrom", out _));
    }

    [Theory]
    // Paid by 10 January: coverage from 1 January, so that it goes on from 2024 without a seam.
    [InlineData("2025-01", "2025-01-10", "2023-08-01..2025-12-31 covered coverage.covered")]
    // A lapse of at most three months that is paid in full: benefits from the month after, the costs of the months before are reimbursed.
    [InlineData("2025-01", "2025-01-11", "2025-01-01..2025-01-31 reimbursable coverage.gap-paid|2025-02-01..2025-12-31 covered coverage.covered")]
    [InlineData("2025-01", "2025-03-31", "2025-01-01..2025-03-31 reimbursable coverage.gap-paid|2025-04-01..2025-12-31 covered coverage.covered")]
    // After 31 March the lapse is longer than three months: six months from 1 April, or from the month after.
    [InlineData(
        "2025-04",
        "2025-04-01",
        "2025-01-01..2025-03-31 lapsed coverage.lapsed|2025-04-01..2025-09-30 waiting coverage.long-lapse|2025-10-01..2025-10-31 waiting-or-covered coverage.two-readings|2025-11-01..2025-12-31 covered coverage.covered")]
    public void The_days_around_10_January_and_31_March_decide(string from, string paidOn, string expected)
    {
        var lines = Lines(Tell(Histories.Then2025(from, paidOn))).SkipWhile(line => !line.Contains("2025-", StringComparison.Ordinal)).Where(line => !line.StartsWith("2026", StringComparison.Ordinal)).ToList();

        Assert.Equal(expected.Split('|'), lines.Select(line => string.Join(' ', line.Split(' ')[..3])));
    }

    [Theory]
    [InlineData("2022-04-30", "2022-01-01..2022-04-29 reimbursable coverage.traced-back|2022-04-30..2022-12-31 covered coverage.covered")]
    [InlineData("2022-05-01", "2022-01-01..2022-04-30 lapsed coverage.lapsed|2022-05-01..2022-10-31 waiting coverage.long-lapse")]
    public void In_2022_who_paid_by_30_April_is_traced_back_to_1_January(string paidOn, string expected)
    {
        // 渝医保发〔2022〕7号. A day later four whole months are missing.
        var lines = Lines(Tell($$"""
            {"payments":[{"as":"flexible-employment","from":"2021-01","through":"2021-12","paidOn":"2021-01-05"},
                         {"as":"flexible-employment","from":"{{(paidOn == "2022-04-30" ? "2022-01" : "2022-05")}}","through":"2022-12","paidOn":"{{paidOn}}"}]}
            """)).Select(line => string.Join(' ', line.Split(' ')[..3])).ToList();

        Assert.All(expected.Split('|'), line => Assert.Contains(line, lines));
    }

    [Fact]
    public void Refunded_months_count_as_never_paid()
    {
        var lines = Lines(Tell("""{"payments":[{"as":"employer","from":"2022-01","through":"2022-12","refunded":[{"from":"2022-05","through":"2022-06"}]}]}"""));

        Assert.Contains("2022-05-01..2022-06-30 lapsed coverage.lapsed - -", lines);
        Assert.Contains("2022-07-01..2022-12-31 covered coverage.covered-by-employer - -", lines);
    }

    [Theory]
    [InlineData("2023-07-02", "2023-01-03", "2023-07-02", "waiting")]
    [InlineData("2023-07-03", "2023-07-03", "2023-07-31", "waiting-or-covered")]
    [InlineData("2023-01-02", "2023-01-02", "2023-01-02", "not-enrolled")]
    [InlineData("1999-01-01", "1999-01-01", "1999-01-01", "not-enrolled")]
    [InlineData("2030-02-03", "2024-01-01", "2030-12-31", "lapsed")]
    public void A_day_is_answered_with_its_interval_before_the_first_known_one_too(string day, string from, string to, string state)
    {
        var on = Tell(Histories.Of(Histories.FirstYear), $"--on {day}").GetProperty("on");

        Assert.Equal((day, from, to, state), (on.GetProperty("date").GetString(), on.GetProperty("from").GetString(), on.GetProperty("to").GetString(), on.GetProperty("state").GetString()));
        Assert.NotEmpty(on.GetProperty("message").GetString()!);
    }

    [Theory]
    [InlineData("", "2024-12-31")]
    [InlineData("--on 2026-05-01", "2026-12-31")]
    [InlineData("--on 2020-05-01", "2024-12-31")]
    [InlineData("--through 2023-03-31", "2023-03-31")]
    [InlineData("--through 2027-01-01 --on 2030-01-01", "2027-01-01")]
    [InlineData("--what-if-paid-on 2024-12-31", "2024-12-31")]
    [InlineData("--what-if-paid-on 2025-01-01", "2025-12-31")]
    public void The_days_shown_end_with_the_year_that_anything_speaks_of_or_where_they_are_told_to(string options, string last)
    {
        var intervals = Tell(Histories.Of(Histories.FirstYear), options).GetProperty("intervals").EnumerateArray().ToList();

        Assert.Equal("2023-01-03", intervals[0].GetProperty("from").GetString());
        Assert.Equal(last, intervals[^1].GetProperty("to").GetString());
        Assert.All(intervals.Zip(intervals.Skip(1)), pair => Assert.Equal(
            DateOnly.Parse(pair.First.GetProperty("to").GetString()!, CultureInfo.InvariantCulture).AddDays(1),
            DateOnly.Parse(pair.Second.GetProperty("from").GetString()!, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_payment_that_comes_long_after_its_months_is_spoken_of_too() => Assert.Equal(
        "2026-12-31",
        Tell("""{"payments":[{"as":"resident","from":"2024-01","through":"2024-12","paidOn":"2026-05-01"}]}""").GetProperty("intervals").EnumerateArray().Last().GetProperty("to").GetString());

    [Fact]
    public void Where_nothing_is_known_there_are_no_intervals_and_every_day_is_not_enrolled()
    {
        var said = Call("{}", "--on 2025-01-01 --json");

        Assert.Equal(0, said.Code);
        Assert.Empty(said.Json.GetProperty("intervals").EnumerateArray());
        Assert.Equal("not-enrolled", said.Json.GetProperty("on").GetProperty("state").GetString());
        Assert.Contains("Nothing is known", Call("{}", "").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_is_read_like_a_file()
    {
        var history = Histories.Of(Histories.FirstYear);

        Assert.Equal(Call(history, "--json").Output, console.Call("coverage --input - --json", history).Output);
        Assert.Equal(Call(history, "--json").Output, console.Call("coverage --input - --json", $"\uFEFF{history}\r\n").Output);
    }

    [Fact]
    public void A_region_of_the_call_takes_the_place_of_the_file_s()
    {
        // Hangzhou: 「自缴费月起的第二个自然月」, one month counted with that of payment: paid in March, covered from 1 April.
        const string history = """{"payments":[{"as":"flexible-employment","from":"2025-03","through":"2025-12","paidOn":"2025-03-10"}]}""";
        var answer = Tell(history, "--region 330100");

        Assert.Equal("330100", answer.GetProperty("region").GetString());
        Assert.Contains(Lines(answer), line => line.StartsWith("2025-04-01..2025-12-31 covered", StringComparison.Ordinal));
        Assert.Equal(answer.ToString(), Tell(history.Replace("{\"payments\"", "{\"region\":\"330100\",\"payments\"", StringComparison.Ordinal)).ToString());
    }

    [Theory]
    [InlineData("--region 440300")]
    [InlineData("--region 440300 --lang zh")]
    public void A_rule_that_nobody_published_is_refused(string options)
    {
        var said = Call(Histories.Of(Histories.FirstYear), $"{options} --json");

        Assert.Equal(1, said.Code);
        Assert.Equal(["coverage.rule-unknown"], said.ErrorCodes);
        Assert.StartsWith("coverage.rule-unknown", Call(Histories.Of(Histories.FirstYear), options).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tariff_file_of_the_call_brings_its_own_rules()
    {
        var embedded = File.ReadAllText(Path.Combine(Repository.Library, "Data", "tariffs", "500000", "flexible-employment.json"));
        console.Write("own.json", embedded.Replace("\"rule\": \"first-enrollment\", \"months\": 6", "\"rule\": \"first-enrollment\", \"months\": 1", StringComparison.Ordinal));

        // 3 February by the day, 1 March by months after that of payment.
        Assert.Equal("2023-01-03..2023-02-02 waiting", Short(Lines(Tell(Histories.Of(Histories.FirstYear), "--tariff own.json"))[0]));
    }

    [Theory]
    [InlineData("coverage", "call.syntax", "input", 2)]
    [InlineData("coverage --input", "call.syntax", "input", 2)]
    [InlineData("coverage --year 2025 --input h.json", "call.options", "year", 2)]
    [InlineData("coverage --input h.json --bulk a.csv b.csv --year 2025", "call.options", "input", 2)]
    [InlineData("coverage --bulk a.csv b.csv --year 2025 --on 2025-01-01", "call.options", "on", 2)]
    [InlineData("coverage --input nowhere.json", "call.file", "input", 2)]
    [InlineData("coverage --input .", "call.file", "input", 2)]
    [InlineData("coverage --input h.json --on soon", "call.value", "on", 2)]
    [InlineData("coverage --input h.json --on 1949-12-31", "year.range", "on", 1)]
    [InlineData("coverage --input h.json --through 2200-01-01", "year.range", "through", 1)]
    [InlineData("coverage --input h.json --what-if-paid-on 2025-02-30", "call.value", "what-if-paid-on", 2)]
    [InlineData("coverage --input h.json --through 2023-01-02", "call.options", "through", 2)]
    [InlineData("coverage --input h.json --region here", "call.value", "region", 2)]
    [InlineData("coverage --input h.json --lang fr", "call.value", "lang", 2)]
    [InlineData("coverage --input h.json --tariff nowhere.json", "call.file", "tariff", 2)]
    [InlineData("coverage --input h.json --what-if-paid-on 2022-12-31 --region 440300", "coverage.rule-unknown", "waiting", 1)]
    [InlineData("coverage --input h.json --region 460000", "tariff.unknown-region", "region", 1)]
    public void What_cannot_be_answered_is_told_apart_from_what_cannot_be_read(string line, string code, string field, int exit)
    {
        console.Write("h.json", Histories.Of(Histories.FirstYear));
        var said = console.Call($"{line} --json");

        Assert.Equal(exit, said.Code);
        Assert.Equal([code], said.ErrorCodes);
        Assert.Equal(field, said.Json.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public void People_see_a_row_a_year_a_legend_and_a_line_for_each_interval()
    {
        var output = Call(Histories.Of(Histories.FirstYear), "").Output;

        // January is waiting from the 3rd on, July is waiting and then one or the other.
        Assert.Contains("│ 2023 │ -  │ -  │ -  │ -  │ -  │ -  │ -? │ #  │ #  │ #  │ #  │ #  │", output, StringComparison.Ordinal);
        Assert.Contains("│ 2024 │ x  │ x  │", output, StringComparison.Ordinal);
        Assert.Contains("# covered   ? waiting or covered   - waiting   x unpaid", output, StringComparison.Ordinal);
        Assert.Contains("2023-01-03..2023-07-02  - waiting: First enrolment: ", output, StringComparison.Ordinal);
        Assert.Contains("[渝府发〔2016〕43号, official text, read in a copy]", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output);
    }

    [Fact]
    public void The_page_shows_the_example_as_it_is_printed()
    {
        var docs = Path.Combine(Repository.Root, "docs");
        var shown = File.ReadAllText(Path.Combine(docs, "coverage-file.md")).Split("```text\n")[1].Split("```")[0];

        Assert.Equal(shown, Call(File.ReadAllText(Path.Combine(docs, "coverage-history.example.json")), "").Output.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("en", "waiting: ", "2023-07-03", "2023-08-01")]
    [InlineData("zh", "待遇等待期：", "2023-07-03", "2023-08-01")]
    [InlineData("es", "en espera: ", "2023-07-03", "2023-08-01")]
    public void One_line_tells_in_each_language_why_there_is_no_cover_and_from_when_there_will_be(string language, string state, string earliest, string latest)
    {
        var line = Call(Histories.Of(Histories.FirstYear), $"--lang {language}").Output.Split('\n').Single(text => text.StartsWith("2023-01-03..", StringComparison.Ordinal));

        Assert.Contains(state, line, StringComparison.Ordinal);
        Assert.Contains("6", line, StringComparison.Ordinal);
        Assert.Contains(earliest, line, StringComparison.Ordinal);
        Assert.Contains(latest, line, StringComparison.Ordinal);
        Assert.Contains(Tell(Histories.Of(Histories.FirstYear), $"--lang {language}").GetProperty("intervals")[0].GetProperty("message").GetString()!, line, StringComparison.Ordinal);
    }

    private JsonElement Tell(string history, string options = "")
    {
        var said = Call(history, $"{options} --json");
        Assert.True(said.Code == 0, said.Output);
        return said.Json;
    }

    private Said Call(string history, string options)
    {
        console.Write("history.json", history);
        return console.Call($"coverage --input history.json {options}");
    }

    private static string Short(string line) => string.Join(' ', line.Split(' ')[..2]);

    private static List<string> Lines(JsonElement answer) =>
        [.. answer.GetProperty("intervals").EnumerateArray().Select(interval => string.Join(
            ' ',
            $"{interval.GetProperty("from").GetString()}..{interval.GetProperty("to").GetString()}",
            interval.GetProperty("state").GetString(),
            interval.GetProperty("reason").GetString(),
            interval.GetProperty("rule").GetString() ?? "-",
            interval.GetProperty("source").GetString() ?? "-"))];
}
