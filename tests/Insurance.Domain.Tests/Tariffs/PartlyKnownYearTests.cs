using System.Text;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tariffs.Linting;
using NodaTime;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>A place whose rate is known and whose base is not: the year is found, and each question tells what is missing.</summary>
public sealed class PartlyKnownYearTests
{
    private const string Missing = """{ "from": "2025-01", "through": "2025-12", "grade": "a", "refused": ["b"] }""";

    [Fact]
    public void A_question_names_the_figure_that_is_missing()
    {
        var tariff = Catalog(Place("2025 = 0.1")).Find(Somewhere, Scheme.Resident, 2025).Value;

        Assert.Empty(tariff.Grades);
        var error = Assert.Single(tariff.Assess("a", 12).Errors);
        Assert.Equal((ErrorCodes.Tariff.UnknownMonths, "b", "2025-01..2025-12", "2024-12"), (error.Code, error.Operands["figure"], error.Operands["months"], error.Operands["last"]));
    }

    [Fact]
    public void It_is_not_among_the_known_years_and_a_year_of_nothing_is_unknown()
    {
        var catalog = Catalog(Place("2025 = 0.1"));

        Assert.Empty(catalog.YearsOf(catalog.Histories.Single()));
        Assert.Equal(ErrorCodes.Tariff.UnknownYear, Assert.Single(catalog.Find(Somewhere, Scheme.Resident, 2026).Errors).Code);
    }

    [Fact]
    public void Before_the_rate_was_public_the_year_is_unknown()
    {
        // The source of the rate was public on 2022-11-01, and the base never was.
        var catalog = Catalog(Place("2025 = 0.1"));

        Assert.Equal(ErrorCodes.Tariff.UnknownYear, Assert.Single(catalog.Find(Somewhere, Scheme.Resident, 2025, new LocalDate(2022, 10, 31)).Errors).Code);
        Assert.Equal(ErrorCodes.Tariff.UnknownMonths, Assert.Single(catalog.Find(Somewhere, Scheme.Resident, 2025, new LocalDate(2022, 11, 1)).Value.Assess("a", 12).Errors).Code);
    }

    [Fact]
    public void A_floor_of_the_amount_alone_is_no_figure_of_the_year()
    {
        var file = File($"{Figure("b", "yuan-a-month")}, {Figure("r", "rate")}, {Figure("least", "yuan-a-month", "2025 = 1.00")}", Grade("a", Rated("basic", "b", "r", more: "\"notBelow\": \"least\"")));

        Assert.Equal(ErrorCodes.Tariff.UnknownYear, Assert.Single(Catalog(file).Find(Somewhere, Scheme.Resident, 2025).Errors).Code);
    }

    [Theory]
    [InlineData(Missing, false)]
    [InlineData("""{ "year": 2026, "grade": "a", "refused": ["b", "r"] }""", true)] // an example of a year of which nothing is known proves nothing
    [InlineData("", true)]
    public void The_linter_asks_for_an_example_that_names_it(string example, bool told)
    {
        var file = Place("2025 = 0.1", string.Join(", ", new[] { example, """{ "figure": "r", "year": 2025, "is": "0.1" }""", """{ "figure": "b", "year": 2024, "is": "1000.00" }""" }.Where(text => text.Length > 0)));

        var codes = TariffLint.Of(TariffCatalog.Empty, Encoding.UTF8.GetBytes(file)).Select(finding => finding.Code);

        Assert.Equal(told, codes.Contains(ErrorCodes.Lint.UnreachableGrade));
    }

    private static string Place(string rate, string examples = "") =>
        File($"{Figure("b", "yuan-a-month", "2024 = 1000.00")}, {Figure("r", "rate", rate)}", Grade("a", Rated("basic", "b", "r")), examples: examples);
}
