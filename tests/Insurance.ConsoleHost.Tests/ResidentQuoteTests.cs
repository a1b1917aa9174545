namespace Insurance.ConsoleHost.Tests;

/// <summary>The resident scheme from the command line: amounts, what the state adds, how sure it is, and what to know.</summary>
public sealed class ResidentQuoteTests : IDisposable
{
    private readonly Console console = new();

    [Theory]
    [InlineData("440100", 2022, "students", "363.00", "842.00", "relayed-press")]
    [InlineData("440100", 2022, "others", "483.00", "722.00", "relayed-press")]
    [InlineData("440100", 2024, "students", "413.00", "956.00", "secondary")]
    [InlineData("440100", 2024, "others", "549.00", "820.00", "secondary")]
    [InlineData("440100", 2025, "students", "413.00", "956.00", "official-reprint")]
    [InlineData("440100", 2025, "others", "549.00", "820.00", "official-reprint")]
    [InlineData("500000", 2023, "1", "350.00", null, "secondary")]
    [InlineData("500000", 2024, "2", "755.00", null, "relayed-press")]
    [InlineData("500000", 2025, "students-1", "380.00", null, "secondary")]
    [InlineData("500000", 2026, "students-2", "775.00", null, "relayed-press")]
    [InlineData("500000", 2022, "academic-1", "320.00", null, "secondary")]
    public void A_resident_quote_tells_amount_funding_and_confidence(string region, int year, string grade, string total, string? funding, string confidence)
    {
        var call = $"quote --region {region} --scheme resident --year {year} --grade {grade}";
        var said = console.Call($"{call} --json");

        Assert.Equal(0, said.Code);
        Assert.Equal(total, said.Json.GetProperty("total").GetString());
        Assert.Equal(funding, said.Json.TryGetProperty("funding", out var added) ? added.GetString() : null);
        Assert.Equal(confidence, said.Json.GetProperty("source").GetProperty("confidence").GetString());

        var forPeople = console.Call(call);
        Assert.Contains($"The person pays {total} yuan.", forPeople.Output, StringComparison.Ordinal);
        Assert.Contains($"({confidence})", forPeople.Output, StringComparison.Ordinal);
        Assert.Equal(funding is not null, forPeople.Output.Contains($"The state adds {funding} yuan.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_prints_the_quote_as_it_is()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "command-line.md"));
        var said = console.Call("quote --region 440100 --scheme resident --year 2025 --grade students --json").Output.Trim();

        Assert.Contains(said, page.Replace("\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Rates_of_unknown_end_are_warned_of()
    {
        var said = console.Call("quote --region 440100 --scheme resident --year 2022 --grade students --json");

        Assert.Equal(["tariff.end-not-published"], said.Json.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetProperty("code").GetString()));
        Assert.Contains("believed no longer", console.Call("quote --region 440100 --scheme resident --year 2022 --grade students").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--region 440100 --year 2023 --grade students", "tariff.unknown-year")]
    [InlineData("--region 440100 --year 2026 --grade others", "tariff.unknown-year")]
    [InlineData("--region 440100 --year 2025 --grade retired", "tariff.unknown-grade")]
    [InlineData("--region 440100 --year 2025 --grade students --months 6", "tariff.whole-year-only")]
    [InlineData("--region 500000 --year 2027 --grade 1", "tariff.unknown-year")]
    [InlineData("--region 500000 --year 2023 --grade students-1", "tariff.unknown-months")]
    [InlineData("--region 500000 --year 2026 --grade 1 --as-known-on 2025-10-13", "tariff.published-later")]
    [InlineData("--region 500000 --year 2025 --grade 1 --base floor", "tariff.base-not-taken")]
    [InlineData("--region 100000 --year 2025 --grade students", "tariff.unknown-year")]
    [InlineData("--region 460000 --year 2025 --grade students", "tariff.unknown-region")]
    public void What_nobody_published_is_refused(string options, string code)
    {
        var said = console.Call($"quote --scheme resident {options} --json");

        Assert.Equal(1, said.Code);
        Assert.Equal(code, said.Json.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    public void Dispose() => console.Dispose();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Insurance.Domain.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
