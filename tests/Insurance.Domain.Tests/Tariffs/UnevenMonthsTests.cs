using Insurance.Domain.Tariffs;
using NodaTime;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>
/// Amounts that differ by calendar month, as Tianjin's large-amount aid does: 260 a year as 21 in January, April, July and October and
/// 22 in the other months (津医保局〔2020〕85号).
/// </summary>
public sealed class UnevenMonthsTests
{
    private const string Quarterly = "\"in\": [\"01\", \"04\", \"07\", \"10\"]";
    private const string Others = "\"in\": [\"02\", \"03\", \"05\", \"06\", \"08\", \"09\", \"11\", \"12\"]";

    [Fact]
    public void Four_months_of_21_and_eight_of_22_are_260_a_year()
    {
        var tariff = Tariff(Tianjin($"2021..2025 = 21.00, {Quarterly}", $"2021..2025 = 22.00, {Others}"));
        var line = Assert.Single(tariff.Assess("a", 12).Value.Lines);

        Assert.Equal("260.00", line.Amount.ToString());
        Assert.Equal(["21.00", "22.00", "21.00", "22.00", "21.00", "22.00", "21.00", "22.00"], line.Segments.Select(segment => segment.Monthly.ToString()));
        Assert.Equal([1, 2, 1, 2, 1, 2, 1, 2], line.Segments.Select(segment => segment.Period.Months));
        Assert.Equal("21.00", tariff.Assess("a", FeePeriod.Parse("2025-10..2025-10")).Value.Total.ToString());
        Assert.Equal("44.00", tariff.Assess("a", 2).Value.Total.ToString());
        Assert.Equal("260.00", tariff.Assess("a", 12).Value.Explain().Value);
    }

    [Fact]
    public void A_row_says_in_which_months_it_holds()
    {
        var figure = Load(Tianjin($"2024-02..2025-02 = 21.00, {Quarterly}", $"2024-02..2025-02 = 22.00, {Others}")).Value.Figures["large"];
        var row = figure.Rows.Single(row => row.Amount == Money.FromYuan(21));

        Assert.Equal([1, 4, 7, 10], row.In.ToArray());
        Assert.Equal(["2024-04", "2024-07", "2024-10", "2025-01"], row.Months.Select(month => month.ToString("uuuu'-'MM", null)));
        Assert.False(row.HoldsIn(new YearMonth(2024, 5)));
        Assert.False(row.HoldsIn(new YearMonth(2024, 1)));
        Assert.Equal("22.00", figure.At(new YearMonth(2025, 2)).Row!.Amount.ToString());
        Assert.Equal(FigureState.NotKnown, figure.At(new YearMonth(2025, 3)).State);
        Assert.Equal((new YearMonth(2024, 2), new YearMonth(2025, 2)), (figure.FirstKnownMonth, figure.LastKnownMonth));
    }

    [Fact]
    public void The_first_and_last_known_month_are_months_in_which_a_row_holds()
    {
        var figure = Load(Tianjin($"2024 = 21.00, {Quarterly}", "2024 = not-known", otherMonths: Others)).Value.Figures["large"];

        Assert.Equal((new YearMonth(2024, 1), new YearMonth(2024, 10)), (figure.FirstKnownMonth, figure.LastKnownMonth));
    }

    [Theory]
    [InlineData("\"in\": [\"02\", \"03\", \"05\", \"06\", \"08\", \"09\", \"11\"]", "2021-12..2021-12", "$.figures.large.rows[1]")]
    [InlineData("\"in\": [\"02\", \"03\", \"08\", \"09\", \"11\", \"12\"]", "2021-05..2021-06", "$.figures.large.rows[1]")]
    public void A_month_that_no_row_covers_is_a_hole(string others, string hole, string path)
    {
        var finding = Assert.Single(Load(Tianjin($"2021 = 21.00, {Quarterly}", $"2021 = 22.00, {others}")).Errors);

        Assert.Equal((ErrorCodes.File.Hole, path, hole), (finding.Code, finding.Field, finding.Operands["months"]));
    }

    [Theory]
    [InlineData("2021 = 22.00, \"in\": [\"01\", \"02\", \"03\", \"05\", \"06\", \"08\", \"09\", \"11\", \"12\"]", ErrorCodes.File.Overlap, "$.figures.large.rows[1]")]
    [InlineData("2021 = 22.00", ErrorCodes.File.Overlap, "$.figures.large.rows[1]")]
    [InlineData("2021 = 22.00, \"in\": [\"02\", \"03\", \"05\", \"06\", \"08\", \"09\", \"10\", \"11\", \"12\"]", ErrorCodes.File.Overlap, "$.figures.large.rows[1]")]
    [InlineData("2021 = 22.00, \"in\": [\"02\", \"03\", \"05\", \"06\", \"08\", \"09\", \"11\", \"12\", \"12\"]", ErrorCodes.File.WrongValue, "$.figures.large.rows[1].in[8]")]
    [InlineData("2021 = 22.00, \"in\": [\"02\", \"03\", \"05\", \"06\", \"08\", \"09\", \"11\", \"12\", \"13\"]", ErrorCodes.File.WrongValue, "$.figures.large.rows[1].in[8]")]
    public void Rows_that_share_a_calendar_month_overlap(string second, string code, string path)
    {
        var finding = Assert.Single(Load(Tianjin($"2021 = 21.00, {Quarterly}", second)).Errors);

        Assert.Equal((code, path), (finding.Code, finding.Field));
    }

    [Fact]
    public void Two_rows_for_december_alone_overlap() => Assert.Equal(
        ErrorCodes.File.Overlap,
        Load(Tianjin("2021 = 21.00, \"in\": [\"12\"]", "2021 = 22.00, \"in\": [\"12\"]")).Errors.Single(error => error.Code != ErrorCodes.File.Hole).Code);

    [Theory]
    [InlineData("[]", "$.figures.large.rows[0].in")]
    [InlineData("\"01\"", "$.figures.large.rows[0].in")]
    [InlineData("[1]", "$.figures.large.rows[0].in[0]")]
    [InlineData("[\"1\"]", "$.figures.large.rows[0].in[0]")]
    [InlineData("[\"05\"]", "$.figures.large.rows[0].in[0]")] // not in the span
    public void Calendar_months_are_two_digits_and_lie_in_the_span(string months, string path)
    {
        var finding = Assert.Single(Load(Tianjin($"2021-01..2021-04 = 21.00, \"in\": {months}")).Errors);

        Assert.Equal((ErrorCodes.File.WrongValue, path), (finding.Code, finding.Field));
    }

    [Fact]
    public void A_correction_of_some_months_leaves_the_others()
    {
        var tariff = Tariff(Tianjin("2025 = 22.00", $"2025 = 21.00, \"source\": \"d2\", \"supersedes\": \"d1\", {Quarterly}"));

        Assert.Equal("260.00", tariff.Assess("a", 12).Value.Total.ToString());
    }

    [Fact]
    public void An_uneven_row_that_no_example_reaches_is_told()
    {
        var file = Tianjin($"2021 = 21.00, {Quarterly}", $"2021 = 22.00, {Others}", examples: """{ "from": "2021-02", "through": "2021-03", "grade": "a", "total": "44.00" }""");

        var unreached = Assert.Single(ExampleRun.Of(TariffCatalog.Empty, Load(file).Value));
        Assert.Equal((ErrorCodes.File.RowUnreached, "$.figures.large.rows[0]"), (unreached.Code, unreached.Field));
    }

    private static string Tianjin(string first, string second = "", string otherMonths = "", string examples = "")
    {
        var figure = second.Length == 0 ? Figure("large", "yuan-a-month", first) : Figure("large", "yuan-a-month", first, second);
        if (otherMonths.Length > 0)
        {
            figure = figure.Replace("\"is\": \"not-known\"", $"\"is\": \"not-known\", {otherMonths}", StringComparison.Ordinal);
        }

        return File(figure, Grade("a", Fixed("large", "large")), examples: examples);
    }
}
