using Insurance.Domain.Tariffs;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Docs;

/// <summary>The amounts that <c>docs/adding-a-region.md</c> prints beside each way of rounding come out; the month is Hangzhou's of 2023.</summary>
public sealed class RoundingTableTests
{
    private const string Month = """{ "each": "month", "to": "0.01", "mode": "half-up" }""";

    [Theory]
    [InlineData(Month, "4511.04")]
    [InlineData("""{ "each": "year", "to": "0.01", "mode": "half-up" }""", "4510.98")]
    [InlineData($$"""[{{Month}}, { "each": "year", "to": "1", "mode": "half-up" }]""", "4511.00")]
    [InlineData("""{ "each": "month", "to": "0.01", "mode": "exact" }""", "tariff.inexact")]
    public void The_table_of_roundings_is_true(string round, string expected)
    {
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025 = 3957.00")}, {Figure("r", "rate", "2025 = 0.095")}",
            Grade("a", $$"""{ "line": "basic", "charge": "rated", "base": "b", "rate": "r", "round": {{round}} }"""));

        Assert.Equal(expected, Tariff(file).Assess("a", 12).TryGet(out var assessment, out var errors) ? assessment.Total.ToString() : errors[0].Code);
    }
}
