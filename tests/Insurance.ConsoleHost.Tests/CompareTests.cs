using System.Text.Json;

namespace Insurance.ConsoleHost.Tests;

public sealed class CompareTests : IDisposable
{
    private const string Chongqing = "compare --region 500000 --scheme flexible-employment";

    private readonly Console console = new();

    [Fact]
    public void Two_years_differ_by_their_base()
    {
        // 58,200.00 x 5 % = 2,910.00; 61,500.00 x 5 % = 3,075.00 (the fact sheet on Chongqing, section 1).
        var said = console.Call($"{Chongqing} --year 2024 --grade 1 --with-year 2025 --json");

        Assert.Equal(0, said.Code);
        Assert.Equal(("2910.00", "3075.00", "165.00"), Totals(said.Json));
        Assert.Equal((2024, 2025), (said.Json.GetProperty("a").GetProperty("year").GetInt32(), said.Json.GetProperty("b").GetProperty("year").GetInt32()));
        Assert.Equal(
            [("base", "basic-medical", "132.00"), ("base", "large-amount-mutual", "33.00")],
            said.Json.GetProperty("parts").EnumerateArray().Select(part => (Text(part, "part"), Text(part, "line"), Text(part, "amount"))));
        Assert.All(said.Json.GetProperty("parts").EnumerateArray(), part => Assert.NotEqual("", Text(part, "from") + Text(part, "to")));
    }

    [Fact]
    public void Two_grades_differ_and_the_parts_sum_to_the_difference()
    {
        var said = console.Call($"{Chongqing} --year 2025 --grade 1 --months 11 --with-grade 2 --json");

        // 11 months of 5,125.00 x 11 % = 6,201.25, less 2,818.75.
        Assert.Equal(("2818.75", "6201.25", "3382.50"), Totals(said.Json));
        Assert.Equal(3382.50m, said.Json.GetProperty("parts").EnumerateArray().Sum(part => decimal.Parse(Text(part, "amount"), System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Named_months_move_with_the_year()
    {
        var said = console.Call($"{Chongqing} --year 2024 --grade 1 --from 2024-03 --through 2024-04 --with-year 2023 --json").Json;

        Assert.Equal("2023-03..2023-04", said.GetProperty("b").GetProperty("period").GetString());
    }

    [Fact]
    public void Another_region_may_take_a_base_where_the_first_takes_none()
    {
        var file = console.WriteTariff("city.json", InventedTariff.Region, "990002");

        var said = console.Call($"{Chongqing} --year 2025 --grade 1 --base floor --with-region 990002 --tariff {file} --json");

        // 12 x 1,000.00 x 8 % = 960.00.
        Assert.Equal(("3075.00", "960.00", "-2115.00"), Totals(said.Json));
        Assert.Equal("city.json", said.Json.GetProperty("b").GetProperty("source").GetProperty("file").GetString());
        Assert.False(said.Json.GetProperty("a").GetProperty("source").TryGetProperty("file", out _));
    }

    [Fact]
    public void Nothing_that_differs_has_no_parts()
    {
        var said = console.Call($"{Chongqing} --year 2025 --grade 1 --with-grade 1 --json").Json;

        Assert.Equal("0.00", said.GetProperty("difference").GetString());
        Assert.Empty(said.GetProperty("parts").EnumerateArray());
    }

    [Fact]
    public void Both_quotes_explain_themselves_on_request()
    {
        var said = console.Call($"{Chongqing} --year 2024 --grade 1 --with-year 2025 --explain --lang zh --json").Json;

        Assert.Equal("zh", said.GetProperty("a").GetProperty("explanation").GetProperty("lang").GetString());
        Assert.Equal("3075.00", said.GetProperty("b").GetProperty("explanation").GetProperty("value").GetString());
    }

    [Fact]
    public void People_see_both_quotes_and_the_parts()
    {
        var said = console.Call($"{Chongqing} --year 2024 --grade 1 --with-year 2025 --lang es");

        Assert.Equal(0, said.Code);
        Assert.Contains("The person pays 2910.00 yuan.", said.Output, StringComparison.Ordinal);
        Assert.Contains("The person pays 3075.00 yuan.", said.Output, StringComparison.Ordinal);
        Assert.Contains("132.00", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--year 2025 --grade 1", 2, "call.options", "with-year")]
    [InlineData("--year 2025 --with-year 2024", 2, "call.syntax", "grade")]
    [InlineData("--year 2025 --grade 1 --with-year soon", 2, "call.value", "with-year")]
    [InlineData("--year 2025 --grade 1 --with-region here", 2, "call.value", "with-region")]
    [InlineData("--year 2025 --grade 1 --with-year", 2, "call.syntax", "with-year")]
    [InlineData("--year 2025 --grade 1 --with-year 2031", 1, "tariff.unknown-year", "with-year")]
    [InlineData("--year 2031 --grade 1 --with-year 2025", 1, "tariff.unknown-year", "year")]
    [InlineData("--year 2025 --grade 1 --with-grade 3", 1, "tariff.unknown-grade", "with-grade")]
    [InlineData("--year 2025 --grade 3 --with-grade 1", 1, "tariff.unknown-grade", "grade")]
    [InlineData("--year 2025 --grade 1 --with-region 990009", 1, "tariff.unknown-region", "with-region")]
    [InlineData("--year 2025 --grade 1 --base floor --with-grade 2", 1, "tariff.base-not-taken", "base")]
    [InlineData("--year 2025 --grade 1 --with-year 99999999999999999999", 1, "year.range", "with-year")]
    public void What_fails_names_the_option_of_its_side(string options, int code, string error, string field)
    {
        var said = console.Call($"{Chongqing} {options} --json");

        Assert.Equal(code, said.Code);
        Assert.Equal([error], said.ErrorCodes);
        Assert.Equal(field, said.Json.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    public void Dispose() => console.Dispose();

    private static (string A, string B, string Difference) Totals(JsonElement said) =>
        (Text(said.GetProperty("a"), "total"), Text(said.GetProperty("b"), "total"), Text(said, "difference"));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
