using Insurance.Domain.Tariffs;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>A line that is rounded each month, and once more over the months that are paid together.</summary>
public sealed class TwoStageRoundingTests
{
    private const string MonthThenYear = """[{ "each": "month", "to": "0.01", "mode": "half-up" }, { "each": "year", "to": "1", "mode": "half-up" }]""";

    [Fact]
    public void The_sum_of_the_rounded_months_is_rounded()
    {
        // 3,957 x 9.5 % = 375.915, a month of 375.92 (half up); twelve are 4,511.04 and to the yuan 4,511. The exact year, 4,510.98, is 4,511 too.
        var line = Assert.Single(Tariff(OneBase("3957.00", "0.095", MonthThenYear)).Assess("a", 12).Value.Lines);
        Assert.Equal("4511.00", line.Amount.ToString());
        Assert.Null(Assert.Single(line.Segments).Monthly);

        // 10.045 a month is 10.05; twelve are 120.60 and to the yuan 121, where the exact year, 120.54, too would be 121; ten are 100.50, so 101, exactly 100.45.
        Assert.Equal("101.00", Tariff(OneBase("100.45", "0.1", MonthThenYear)).Assess("a", 10).Value.Total.ToString());
        Assert.Equal("100.00", Tariff(OneBase("100.45", "0.1", """{ "each": "year", "to": "1", "mode": "half-up" }""")).Assess("a", 10).Value.Total.ToString());
    }

    [Fact]
    public void Segments_add_up_to_the_rounded_line()
    {
        var assessment = Tariff(TwoBases(MonthThenYear)).Assess("a", 12).Value;
        var line = Assert.Single(assessment.Lines);

        // 6 x 1.26 = 7.56 is shown as 8; 6 x 2.26 more are 21.12, shown as 21 in all.
        Assert.Equal(["8.00", "13.00"], line.Segments.Select(segment => segment.Amount.ToString()));
        Assert.Equal("21.00", line.Amount.ToString());
        Assert.Equal("21.00", assessment.Explain().Value);
        var sum = Assert.IsType<RoundedSum>(Assert.Single(assessment.Explain().Parts));
        Assert.Equal(["7.56", "13.56"], sum.Parts.Select(part => part.Value));
        Assert.Equal("rounded-sum", sum.Rule);
        Assert.Equal("the sum of its parts, to 1.00 half up", sum.Told(Language.English));
    }

    [Fact]
    public void A_remainder_of_the_second_stage_without_a_rule_is_refused()
    {
        var exact = MonthThenYear.Replace("\"to\": \"1\", \"mode\": \"half-up\"", "\"to\": \"1\", \"mode\": \"exact\"", StringComparison.Ordinal);

        Assert.Equal(ErrorCodes.Tariff.Inexact, Assert.Single(Tariff(TwoBases(exact)).Assess("a", 12).Errors).Code);
        Assert.Equal("36.00", Tariff(OneBase("30.00", "0.1", exact)).Assess("a", 12).Value.Total.ToString());
    }

    [Fact]
    public void A_monthly_floor_is_kept_before_the_sum_is_rounded()
    {
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025 = 100.00")}, {Figure("r", "rate", "2025 = 0.01")}, {Figure("least", "yuan-a-month", "2025 = 1.30")}",
            Grade("a", Line(MonthThenYear, ", \"notBelow\": \"least\"")));

        // 12 x 1.30 = 15.60
        Assert.Equal("16.00", Tariff(file).Assess("a", 12).Value.Total.ToString());
        Assert.Equal("16.00", Tariff(file).Assess("a", 12).Value.Explain().Value);
    }

    [Theory]
    [InlineData("""[{ "each": "month", "to": "0.01", "mode": "half-up" }]""", "$.grades.a.lines[0].round")]
    [InlineData("""[{ "each": "year", "to": "1", "mode": "half-up" }, { "each": "month", "to": "0.01", "mode": "half-up" }]""", "$.grades.a.lines[0].round")]
    [InlineData("""[{ "each": "month", "to": "0.01", "mode": "half-up" }, { "each": "month", "to": "1", "mode": "half-up" }]""", "$.grades.a.lines[0].round")]
    [InlineData("""[{ "each": "month", "to": "0.01", "mode": "half-up" }, { "each": "year", "to": "0", "mode": "half-up" }]""", "$.grades.a.lines[0].round[1].to")]
    [InlineData("""[{ "each": "month", "to": "0.01", "mode": "half-up" }, 1]""", "$.grades.a.lines[0].round[1]")]
    [InlineData("[]", "$.grades.a.lines[0].round")]
    public void Two_stages_are_month_and_then_year(string round, string path)
    {
        var finding = Assert.Single(Load(OneBase("100.00", "0.1", round)).Errors);

        Assert.Equal((ErrorCodes.File.WrongValue, path), (finding.Code, finding.Field));
    }

    private static string OneBase(string amount, string rate, string round) =>
        File($"{Figure("b", "yuan-a-month", $"2025 = {amount}")}, {Figure("r", "rate", $"2025 = {rate}")}", Grade("a", Line(round)));

    private static string TwoBases(string round) =>
        File($"{Figure("b", "yuan-a-month", "2025-01..2025-06 = 125.50", "2025-07..2025-12 = 225.50")}, {Figure("r", "rate", "2025 = 0.01")}", Grade("a", Line(round)));

    private static string Line(string round, string more = "") =>
        $$"""{ "line": "basic", "charge": "rated", "base": "b", "rate": "r", "round": {{round}}{{more}} }""";
}
