namespace Insurance.ConsoleHost.Tests;

public sealed class SmallCommandsTests : IDisposable
{
    private readonly Console console = new();

    [Fact]
    public void Three_working_days_after_28_September_2023_is_9_October() => Assert.Equal(
        """{"after":"2023-09-28","count":3,"date":"2023-10-09","provisional":false}""",
        console.Call("workdays --after 2023-09-28 --count 3 --json").Output.Trim());

    [Fact]
    public void A_count_that_reaches_25_December_of_the_last_year_is_provisional()
    {
        Assert.True(console.Call("workdays --after 2026-12-24 --count 1 --json").Json.GetProperty("provisional").GetBoolean());
        Assert.False(console.Call("workdays --after 2026-12-23 --count 1 --json").Json.GetProperty("provisional").GetBoolean());
        Assert.Contains("2026", console.Call("workdays --after 2026-12-24 --count 1").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("workdays --after 2026-12-31 --count 1", "calendar.not-covered", 1)]
    [InlineData("workdays --after 2006-12-30 --count 1", "calendar.not-covered", 1)]
    [InlineData("workdays --after 2023-09-28 --count 0", "calendar.count", 1)]
    [InlineData("workdays --after 2023-09-28 --count 2147483647", "calendar.not-covered", 1)]
    [InlineData("workdays --after 2023-09-28 --count many", "call.value", 2)]
    [InlineData("workdays --after yesterday --count 1", "call.value", 2)]
    [InlineData("workdays --after 2023-09-28", "call.syntax", 2)]
    [InlineData("certificate --paid 2026-12-31T00:00:00Z", "calendar.not-covered", 1)]
    [InlineData("certificate --paid 2023-09-28", "call.value", 2)]
    [InlineData("certificate --paid 2023-09-28T10:00:00", "call.value", 2)]
    [InlineData("tariffs --region 460000", "tariff.unknown-region", 1)]
    [InlineData("tariffs --at soon", "call.value", 2)]
    public void What_cannot_be_answered_is_told_apart_from_what_cannot_be_read(string line, string code, int exit)
    {
        var said = console.Call($"{line} --json");

        Assert.Equal(exit, said.Code);
        Assert.Equal([code], said.ErrorCodes);
    }

    [Fact]
    public void A_payment_late_on_New_Year_s_Eve_in_London_is_already_next_year_s_in_Chongqing()
    {
        var said = console.Call("certificate --paid 2023-12-31T16:30Z --json").Json;

        // 1 January 2024 is a day off; 2 and 3 are the first working days after it, 4 is the third, 8 the fifth.
        Assert.Equal(("2024-01-01", "2024-01-04", "2024-01-08"), (said.GetProperty("paidOn").GetString(), said.GetProperty("availableFrom").GetString(), said.GetProperty("availableThrough").GetString()));
    }

    [Theory]
    [InlineData("2023-10-08T23:59:59+08:00", "not-yet")]
    [InlineData("2023-10-09T00:00:00+08:00", "may-be-ready")]
    [InlineData("2023-10-11T23:59:59+08:00", "may-be-ready")]
    [InlineData("2023-10-11T16:00:00Z", "ready")]
    public void The_status_turns_at_midnight_in_China(string at, string status) =>
        Assert.Equal(status, console.Call($"certificate --paid 2023-09-28T10:00:00+08:00 --at {at} --json").Json.GetProperty("status").GetString());

    [Fact]
    public void A_payment_of_2019_is_forecast_by_the_nearest_rule_and_says_so() => Assert.Equal(
        "certificate.rule-of-other-year",
        console.Call("certificate --paid 2019-03-01T00:00:00Z --json").Json.GetProperty("warnings")[0].GetProperty("code").GetString());

    [Fact]
    public void A_number_tells_kind_place_birth_and_sex() => Assert.Equal(
        """{"valid":true,"kind":"resident","normalized":"11010519491231002X","province":"11","birthDate":"1949-12-31","sex":"female"}""",
        console.Call("id 11010519491231002x --json").Output.Trim());

    [Fact]
    public void A_number_comes_from_standard_input_too()
    {
        Assert.Equal("33010219200403064X", console.Call("id - --json", "330102200403064\n").Json.GetProperty("normalized").GetString());
        Assert.Equal(["id.length"], console.Call("id - --json").ErrorCodes);
    }

    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("11010519491231002X\n")]
    [InlineData("11010519491231002X\r\n")]
    [InlineData("11010519491231002x\r")]
    [InlineData("\uFEFF11010519491231002X\r\n")]
    [InlineData("\n\n11010519491231002X\n\n")]
    public void Line_ends_and_a_byte_order_mark_around_the_number_of_standard_input_are_no_part_of_it(string input)
    {
        var said = console.Call("id - --json", input);

        Assert.Equal((0, "11010519491231002X"), (said.Code, said.Json.GetProperty("normalized").GetString()));
    }

    [Theory]
    [InlineData("", "id.length")]
    [InlineData("\n", "id.length")]
    [InlineData("\r\n\r\n", "id.length")]
    [InlineData("\uFEFF", "id.length")]
    [InlineData(" 11010519491231002X", "id.format,id.length")]
    [InlineData("11010519491231002X \n", "id.format,id.length")]
    public void Nothing_on_standard_input_and_spaces_around_a_number_are_refused(string input, string codes)
    {
        var said = console.Call("id - --json", input);

        Assert.Equal(1, said.Code);
        Assert.Equal(codes.Split(','), said.ErrorCodes);
        Assert.False(said.Json.GetProperty("valid").GetBoolean());
    }

    [Theory]
    [InlineData("11010519491231002X\n330102200403064\n")]
    [InlineData("11010519491231002X\r330102200403064")]
    [InlineData("11010519491231002X\n \n")]
    public void Several_lines_on_standard_input_are_a_wrong_call_and_none_is_read(string input)
    {
        var said = console.Call("id - --json", input);

        Assert.Equal((2, "call.value"), (said.Code, Assert.Single(said.ErrorCodes)));
        Assert.False(said.Json.GetProperty("valid").GetBoolean());
        Assert.Contains("more than one line", console.Call("id -", input).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_standard_input_that_does_not_end_is_not_read_for_ever()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var endless = new EndlessInput();

        Assert.Equal(2, new Host(output, error, endless, console.Directory).Run(["id", "-"]));
        Assert.Contains("more than 1000 characters", error.ToString(), StringComparison.Ordinal);
        Assert.InRange(endless.Given, 1001, 5000);
        Assert.Equal(1, console.Call("id - --json", new string('1', 1000)).Code);
    }

    [Theory]
    // What Linux tells of a closed standard input, whose number the runtime took for a pipe; of a pipe, a terminal, a file and /dev/null.
    [InlineData("02000000", true)]
    [InlineData("02100000", true)]
    [InlineData("00", false)]
    [InlineData("0100002", false)]
    [InlineData("0100000", false)]
    [InlineData("", false)]
    public void A_closed_standard_input_is_told_from_an_open_one(string flags, bool closed) =>
        Assert.Equal(closed, StandardInput.IsOpenedByTheRuntime(flags));

    [Fact]
    public void A_standard_input_that_cannot_be_read_is_a_wrong_call()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var broken = new BrokenInput();

        Assert.Equal(2, new Host(output, error, broken, console.Directory).Run(["id", "-", "--json"]));
        Assert.Contains("call.file", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("440308199902301512", "id.checksum,id.date")]
    [InlineData("T60426199101010078", "id.format")]
    [InlineData("44030819990110", "id.length")]
    [InlineData("610104620932690", "id.date")]
    public void A_wrong_number_is_told_all_that_is_wrong_with_it(string number, string codes)
    {
        var said = console.Call($"id {number} --json");

        Assert.Equal(1, said.Code);
        Assert.False(said.Json.GetProperty("valid").GetBoolean());
        Assert.Equal(codes.Split(','), said.ErrorCodes);
    }

    [Fact]
    public void The_catalogue_lists_its_years_figures_and_sources()
    {
        var tariff = console.Call("tariffs --region 500000 --at 2026-01-05 --json").Json.GetProperty("tariffs").EnumerateArray().Single(entry => entry.GetProperty("scheme").GetString() == "flexible-employment");

        Assert.Equal(Enumerable.Range(2017, 9), tariff.GetProperty("years").EnumerateArray().Select(year => year.GetInt32()));
        Assert.Equal("2025-12", tariff.GetProperty("lastKnownMonth").GetString());
        Assert.True(tariff.GetProperty("stale").GetBoolean());
        Assert.Contains("渝医保发〔2022〕27号", console.Call("tariffs --region 500000").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("certificate --paid 9999-12-31T23:59:59Z")]
    [InlineData("certificate --paid 9999-12-31T23:59:59-18:00")]
    [InlineData("certificate --paid 2023-09-28T00:00Z --at 9999-12-31T23:59Z")]
    [InlineData("certificate --paid 0001-01-01T00:00:00+18:00")]
    public void An_instant_at_the_edge_of_time_is_refused(string line)
    {
        var said = console.Call($"{line} --json");

        Assert.Equal(1, said.Code);
        Assert.Equal(["year.range"], said.ErrorCodes);
    }

    [Theory]
    [InlineData("id --json")]
    [InlineData("id 1 2 --json")]
    public void A_wrong_call_of_id_says_that_nothing_is_valid(string line)
    {
        var said = console.Call(line);

        Assert.Equal(2, said.Code);
        Assert.False(said.Json.GetProperty("valid").GetBoolean());
    }

    [Theory]
    [InlineData("id 50010319900307202 500103199003072020")]
    [InlineData("quote --region 500103199003072020 --scheme resident --year 2025 --grade 1")]
    [InlineData("500103199003072020")]
    public void A_number_in_the_wrong_place_is_not_printed_in_full(string line)
    {
        var said = console.Call(line);

        Assert.Equal(2, said.Code);
        Assert.DoesNotContain("500103199003072020", said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("500103199003072020", console.Call($"{line} --json").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("workdays --after --count 3 --json", "after")]
    [InlineData("workdays --after 2023-09-28 --json --count", "count")]
    [InlineData("quote --region 500000 --scheme flexible-employment --year 2025 --grade --json", "grade")]
    public void An_option_never_takes_the_next_one_for_its_value(string line, string option)
    {
        var said = console.Call(line);

        Assert.Equal(2, said.Code);
        Assert.Equal(option, said.Json.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public void Control_characters_of_the_caller_do_not_reach_the_terminal() =>
        Assert.DoesNotContain('\e', console.Call(["workdays", "--after", "\e[31mred", "--count", "1"]).Error);

    [Theory]
    [InlineData("--help")]
    [InlineData("quote --help")]
    [InlineData("--version")]
    public void Asking_for_help_is_no_mistake(string line) => Assert.Equal(0, console.Call(line).Code);

    [Fact]
    public void A_text_that_begins_with_an_at_sign_is_no_file_of_arguments() => Assert.Equal(["id.format", "id.length"], console.Call("id @secret --json").ErrorCodes);

    public void Dispose() => console.Dispose();

    private sealed class EndlessInput : TextReader
    {
        public int Given { get; private set; }

        public override int Read() => Next();

        public override int Read(char[] buffer, int index, int count)
        {
            buffer.AsSpan(index, count).Fill('1');
            Given += count;
            return count;
        }

        private int Next()
        {
            Given++;
            return '1';
        }
    }

    private sealed class BrokenInput : TextReader
    {
        public override int Read() => throw new IOException("It is a folder.");

        public override int Read(char[] buffer, int index, int count) => throw new IOException("It is a folder.");
    }
}
