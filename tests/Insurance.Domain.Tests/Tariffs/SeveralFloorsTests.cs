using Insurance.Domain.Tariffs;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>
/// The floor clause of Guangzhou, from 2022 on: an amount below the national or the provincial standard is raised to it
/// (如低于国家或省规定的…标准,按国家或省规定的标准执行).
/// </summary>
public sealed class SeveralFloorsTests
{
    private const string Both = "\"notBelow\": [\"100000/resident/individual-floor\", \"440000/resident/individual-floor\"]";

    [Theory]
    [InlineData("320.00", "310.00", "363.00")]
    [InlineData("380.00", "370.00", "380.00")]
    [InlineData("370.00", "390.00", "390.00")]
    public void The_highest_floor_counts(string national, string provincial, string amount)
    {
        var assessment = Catalog(City(Both), Floor("100000", national), Floor("440000", provincial)).Find(Somewhere, Scheme.Resident, 2022).Value.Assess("a", 12).Value;

        Assert.Equal(amount, assessment.Total.ToString());
        Assert.Equal(amount, assessment.Explain().Value);
        Assert.Equal(
            ["own", "100000/resident/individual-floor", "440000/resident/individual-floor"],
            assessment.Explain().Givens().Select(given => given.Label));
        Assert.Equal(3, assessment.Inputs.Count());
    }

    [Fact]
    public void A_floor_that_is_missing_is_unknown_even_where_another_is_higher()
    {
        var catalog = Catalog(City(Both), Floor("100000", "380.00"));
        var error = Assert.Single(catalog.TariffFor(catalog.Find(Somewhere, Scheme.Resident).Value, ContributionYear.FromYear(2022)).Assess("a", 12).Errors);

        Assert.Equal((ErrorCodes.Tariff.UnknownMonths, "440000/resident/individual-floor"), (error.Code, error.Operands["figure"]));
    }

    [Theory]
    [InlineData("yuan-a-year", "fiscal-year", ErrorCodes.File.WrongClock)]
    [InlineData("yuan-a-month", "coverage-year", ErrorCodes.File.WrongValue)]
    [InlineData("yuan-a-year", "coverage-year", "")]
    public void A_floor_of_another_file_that_counts_otherwise_is_told_when_the_examples_run(string unit, string clock, string code)
    {
        var country = File(FigureOf("individual-floor", unit, clock, "2022 = 320.00"), Grade("a", Fixed("basic", "individual-floor")), region: "100000");
        var city = Load(City("\"notBelow\": \"100000/resident/individual-floor\"")).Value;
        var told = ExampleRun.Of(Catalog(country), city).Where(error => error.Code is ErrorCodes.File.WrongClock or ErrorCodes.File.WrongValue).ToList();

        Assert.Equal(code, told.SingleOrDefault()?.Code ?? "");
        Assert.All(told, error => Assert.Equal("$.grades.a.lines[0].notBelow", error.Field));
    }

    [Fact]
    public void A_floor_of_fiscal_years_in_the_same_file_is_a_finding()
    {
        // The subsidy of a notice goes by fiscal year, the individual amount by coverage year: the two clocks are never mixed.
        var finding = Assert.Single(Load(City("\"notBelow\": [\"subsidy-floor\"]", FigureOf("subsidy-floor", "yuan-a-year", "fiscal-year", "2022 = 610.00"))).Errors);

        Assert.Equal((ErrorCodes.File.WrongClock, "$.grades.a.lines[0].notBelow[0]"), (finding.Code, finding.Field));
        Assert.Equal(("subsidy-floor", "fiscal-year"), (finding.Operands["figure"], finding.Operands["clock"]));
    }

    [Theory]
    [InlineData("[]", ErrorCodes.File.WrongValue, "$.grades.a.lines[0].notBelow")]
    [InlineData("[\"100000/resident/x\", \"100000/resident/x\"]", ErrorCodes.File.Duplicate, "$.grades.a.lines[0].notBelow[1]")]
    [InlineData("[\"100000/resident/x\", \"nothing\"]", ErrorCodes.File.UnknownReference, "$.grades.a.lines[0].notBelow[1]")]
    public void A_list_of_floors_is_checked_one_by_one(string list, string code, string path)
    {
        var finding = Assert.Single(Load(City($"\"notBelow\": {list}")).Errors);

        Assert.Equal((code, path), (finding.Code, finding.Field));
    }

    private static string City(string more, string figures = "") => File(
        Figure("own", "yuan-a-year", "2022 = 363.00") + (figures.Length == 0 ? "" : ", " + figures),
        GradeWith("\"wholeYearOnly\": true", "a", Fixed("basic", "own", more)));

    private static string Floor(string region, string amount) =>
        File(Figure("individual-floor", "yuan-a-year", $"2022 = {amount}"), Grade("a", Fixed("basic", "individual-floor")), region: region);
}
