using System.Text.Json;

namespace Insurance.ConsoleHost.Tests.Timelines;

/// <summary><c>coverage --what-if-paid-on</c>: 2025 not paid yet, after two years without a gap.</summary>
public sealed class PaymentOnDayTests : IDisposable
{
    private static readonly string TwoYears = Histories.Of(Histories.FirstYear, Histories.SecondYear);

    private readonly Console console = new();

    public void Dispose() => console.Dispose();

    [Fact]
    public void Paying_on_10_February_2025_is_in_time_until_31_March()
    {
        var whatIf = Ask(TwoYears, "2025-02-10");

        Assert.Equal(("2025-02-10", "flexible-employment", 2025, "2025-01..2025-12"), (Text(whatIf, "paidOn"), Text(whatIf, "as"), whatIf.GetProperty("year").GetInt32(), Text(whatIf, "period")));
        Assert.Equal("2025-03-31", Text(whatIf, "lastGoodDay"));

        // Grade 1 and 2 of 2025, 渝医保发〔2024〕47号.
        Assert.Equal(("3075.00", "6765.00"), (Choice(whatIf, "flexible-employment", "1").GetProperty("amount").GetString(), Choice(whatIf, "flexible-employment", "2").GetProperty("amount").GetString()));
        Assert.Equal("400.00", Choice(whatIf, "resident", "1").GetProperty("amount").GetString());

        var first = whatIf.GetProperty("steps")[0];
        Assert.Equal(("2025-02-10", "2025-03-31"), (Text(first, "from"), Text(first, "to")));
        Assert.Equal((12, 12), (first.GetProperty("coveredMonths").GetProperty("least").GetInt32(), first.GetProperty("coveredMonths").GetProperty("most").GetInt32()));
    }

    [Theory]
    // Three missing months are paid too, but the window has closed: a wait of six months, to 1 October by the day or 1 November in whole months.
    [InlineData("2025-04-01", "2025-01..2025-12", "3075.00", 2, 3)]
    // Four are too many: May to December, 8 x 256.25; to 1 November or 1 December.
    [InlineData("2025-05-01", "2025-05..2025-12", "2050.00", 1, 2)]
    public void From_1_April_on_each_day_later_costs_a_month_by_one_reading(string day, string period, string amount, int least, int most)
    {
        var whatIf = Ask(TwoYears, day);

        Assert.Equal((period, amount), (Text(whatIf, "period"), Choice(whatIf, "flexible-employment", "1").GetProperty("amount").GetString()));
        var first = whatIf.GetProperty("steps")[0].GetProperty("coveredMonths");
        Assert.Equal((least, most), (first.GetProperty("least").GetInt32(), first.GetProperty("most").GetInt32()));
        Assert.Equal(day, Text(whatIf, "lastGoodDay"));
    }

    [Theory]
    [InlineData("2025-01-05", "2025-01")]
    [InlineData("2025-01-11", "2025-01")]
    [InlineData("2025-03-31", "2025-01")]
    [InlineData("2025-04-01", "2025-01")]
    [InlineData("2025-05-01", "2025-05")]
    [InlineData("2025-12-31", "2025-12")]
    public void What_it_would_come_to_is_what_it_comes_to(string day, string from)
    {
        var whatIf = Ask(TwoYears, day);
        console.Write("paid.json", Histories.Then2025(from, day));

        Assert.Equal(console.Call("coverage --input paid.json --json").Json.GetProperty("intervals").ToString(), whatIf.GetProperty("intervals").ToString());
    }

    [Fact]
    public void Where_the_year_is_paid_the_next_one_is_asked_about()
    {
        var whatIf = Ask(TwoYears, "2024-12-01");

        Assert.Equal((2025, "2025-01..2025-12"), (whatIf.GetProperty("year").GetInt32(), Text(whatIf, "period")));
    }

    [Fact]
    public void Who_was_insured_as_a_resident_is_asked_as_one()
    {
        const string history = """{"payments":[{"as":"resident","from":"2025-01","through":"2025-12","paidOn":"2024-11-05"}]}""";

        Assert.Equal("resident", Text(Ask(history, "2025-12-01"), "as"));
    }

    [Fact]
    public void An_amount_that_nobody_published_is_told_and_the_cover_all_the_same()
    {
        var whatIf = Ask(TwoYears, "2026-01-05");
        var choice = Choice(whatIf, "flexible-employment", "1");

        Assert.Equal(JsonValueKind.Null, choice.GetProperty("amount").ValueKind);
        Assert.Equal("tariff.unknown-year", choice.GetProperty("amountRefused")[0].GetProperty("code").GetString());
        Assert.NotEmpty(choice.GetProperty("intervals").EnumerateArray());
    }

    [Fact]
    public void A_date_of_birth_leaves_other_ages_out_of_the_choices()
    {
        // Shanghai, residents of 2026: the grades are age bands. Born in 1970: 19 to 59.
        const string payment = "\"region\":\"310000\",\"payments\":[{\"as\":\"resident\",\"from\":\"2025-01\",\"through\":\"2025-12\",\"paidOn\":\"2024-11-05\"}]";
        var all = Ask($$"""{{{payment}}}""", "2025-12-01");
        var born = Ask($$"""{"birthDate":"1970-05-01",{{payment}}}""", "2025-12-01");

        Assert.Contains("70-and-over", Grades(all));
        Assert.Contains("19-to-59", Grades(born));
        Assert.DoesNotContain("70-and-over", Grades(born));
        Assert.DoesNotContain("60-to-69", Grades(born));
    }

    [Fact]
    public void Where_a_later_day_rests_on_a_rule_that_nobody_published_the_days_before_it_are_answered()
    {
        // Paid before the year begins a resident is in time; from when a later payment gives cover in Chongqing in 2023 was not published.
        const string history = """{"payments":[{"as":"resident","from":"2022-01","through":"2022-12","paidOn":"2021-11-03"}]}""";
        var whatIf = Ask(history, "2022-12-20");

        var step = Assert.Single(whatIf.GetProperty("steps").EnumerateArray());
        Assert.Equal(("2022-12-20", "2022-12-31", 12), (Text(step, "from"), Text(step, "to"), step.GetProperty("coveredMonths").GetProperty("least").GetInt32()));
        Assert.Equal(JsonValueKind.Null, whatIf.GetProperty("lastGoodDay").ValueKind);
        Assert.Equal("coverage.rule-unknown", whatIf.GetProperty("laterRefused")[0].GetProperty("code").GetString());
        Assert.Contains("! ", console.Call("coverage --input history.json --what-if-paid-on 2022-12-20").Output, StringComparison.Ordinal);

        // The first day of which nothing is known is refused itself.
        var said = console.Call("coverage --input history.json --what-if-paid-on 2023-01-01 --json");
        Assert.Equal((1, "coverage.rule-unknown"), (said.Code, Assert.Single(said.ErrorCodes)));
    }

    [Fact]
    public void Choices_that_cannot_be_told_do_not_take_the_answer_away()
    {
        // Late residents of 2024 in Chongqing: no rule was published. As an individual the wait is known.
        var whatIf = Ask(Histories.Of(Histories.FirstYear), "2024-06-01");

        var choices = whatIf.GetProperty("choices").EnumerateArray().ToList();
        var resident = choices.First(choice => Text(choice, "as") == "resident");
        Assert.Equal((JsonValueKind.Null, "coverage.rule-unknown"), (resident.GetProperty("intervals").ValueKind, Text(resident.GetProperty("coverRefused")[0], "code")));
        Assert.All(choices.Where(choice => Text(choice, "as") == "flexible-employment"), choice => Assert.NotEmpty(choice.GetProperty("intervals").EnumerateArray()));
        Assert.Equal(["1", "2"], choices.Where(choice => Text(choice, "as") == "flexible-employment").Select(choice => Text(choice, "grade")));
        Assert.Contains("coverage.rule-unknown", console.Call("coverage --input history.json --what-if-paid-on 2024-06-01").Output, StringComparison.Ordinal);
        Assert.NotEmpty(whatIf.GetProperty("intervals").EnumerateArray());
    }

    [Fact]
    public void A_year_of_which_nothing_is_left_to_pay_even_in_the_next_is_refused()
    {
        var said = Refuse(Histories.Of(Histories.FirstYear, Histories.SecondYear, """{"as":"flexible-employment","from":"2025-01","through":"2025-12","paidOn":"2024-12-02"}"""), "2024-12-01");

        Assert.Equal((1, "coverage.nothing-to-pay"), (said.Code, Assert.Single(said.ErrorCodes)));
    }

    [Theory]
    [InlineData("en", "Last good day: 2025-03-31.", "If 2025-01..2025-12 is paid on 2025-02-10")]
    [InlineData("zh", "最后有利缴费日：2025-03-31。", "如果于 2025-02-10 缴纳 2025-01..2025-12")]
    [InlineData("es", "Último día sin pérdida: 2025-03-31.", "Si 2025-01..2025-12 se paga el 2025-02-10")]
    public void People_read_it_in_their_language(string language, string lastGoodDay, string title)
    {
        console.Write("history.json", TwoYears);
        var said = console.Call($"coverage --input history.json --what-if-paid-on 2025-02-10 --lang {language}");

        Assert.Equal(0, said.Code);
        Assert.Contains(lastGoodDay, said.Output, StringComparison.Ordinal);
        Assert.Contains(title, said.Output, StringComparison.Ordinal);
        Assert.Contains("3075.00", said.Output, StringComparison.Ordinal);
        Assert.Contains("+ +  # #", said.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Grades(JsonElement whatIf) => whatIf.GetProperty("choices").EnumerateArray().Select(choice => Text(choice, "grade"));

    private static JsonElement Choice(JsonElement whatIf, string insured, string grade) =>
        whatIf.GetProperty("choices").EnumerateArray().Single(choice => (Text(choice, "as"), Text(choice, "grade")) == (insured, grade));

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private Said Refuse(string history, string day)
    {
        console.Write("history.json", history);
        return console.Call($"coverage --input history.json --what-if-paid-on {day} --json");
    }

    private JsonElement Ask(string history, string day)
    {
        console.Write("history.json", history);
        var said = console.Call($"coverage --input history.json --what-if-paid-on {day} --json");
        Assert.True(said.Code == 0, said.Output);
        return said.Json.GetProperty("whatIf");
    }
}
