using Insurance.Domain.Tariffs;
using NodaTime;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>What the state pays beside the person, and amounts that a published floor holds up.</summary>
public sealed class BalanceAndFloorTests
{
    [Theory]
    [InlineData("students", "0.0073", "363.00", "842.00")] // Guangzhou 2022, published
    [InlineData("others", "0.0097", "483.00", "722.00")]
    public void The_state_pays_the_balance(string grade, string rate, string individual, string subsidy)
    {
        var assessment = Tariff(Guangzhou(grade, rate), 2022).Assess(grade, 12).Value;

        Assert.Equal(individual, assessment.Total.ToString());
        Assert.Equal(subsidy, assessment.Funding.ToString());
        Assert.Equal([Payer.Person, Payer.State], assessment.Lines.Select(line => line.Payer));
        Assert.Equal("1205.00", (assessment.Total + assessment.Funding).ToString());
        Assert.Null(assessment.Lines[1].Segments[0].Monthly);
    }

    [Fact]
    public void A_balance_rounded_by_month_keeps_its_month()
    {
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025 = 1000.00")}, {Figure("whole", "rate", "2025 = 0.1")}, {Figure("own", "rate", "2025 = 0.03")}",
            Grade("a", Rated("basic", "b", "own"), Balance("subsidy", "b", "whole", "basic", "month 0.01 exact")));
        var subsidy = Tariff(file).Assess("a", 6).Value.Lines[1];

        Assert.Equal("70.00", Assert.Single(subsidy.Segments).Monthly.ToString());
        Assert.Equal("420.00", subsidy.Amount.ToString());
    }

    [Fact]
    public void A_balance_over_months_that_differ_is_shown_as_one_sum()
    {
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025-01..2025-06 = 1000.00", "2025-07..2025-12 = 2000.00")}, {Figure("whole", "rate", "2025 = 0.1")}, {Figure("own", "rate", "2025 = 0.03")}",
            Grade("a", Rated("basic", "b", "own"), Balance("subsidy", "b", "whole", "basic", "month 0.01 exact")));
        var assessment = Tariff(file).Assess("a", 12).Value;

        Assert.Equal("540.00", assessment.Total.ToString()); // 6 x 30 + 6 x 60
        Assert.Equal("1260.00", assessment.Funding.ToString()); // 1,800 - 540
        var segment = Assert.Single(assessment.Lines[1].Segments);
        Assert.Equal(FeePeriod.Parse("2025-01..2025-12"), segment.Period);
        Assert.Null(segment.Base);
        Assert.Null(segment.Rate);
        Assert.Null(segment.Monthly);
    }

    [Fact]
    public void A_balance_below_nothing_is_refused()
    {
        var error = Assert.Single(Tariff(Guangzhou("a", "0.03"), 2022).Assess("a", 12).Errors);

        Assert.Equal(ErrorCodes.Tariff.NegativeBalance, error.Code);
        Assert.Equal("subsidy", error.Operands["line"]);
        Assert.Equal("-289.00", error.Operands["amount"]); // 1,205 - 1,494
    }

    [Theory]
    [InlineData("363.00", "363.00", "842.00")]
    [InlineData("362.99", "363.00", "842.00")]
    [InlineData("400.00", "400.00", "805.00")]
    public void No_line_falls_below_its_floor(string floor, string individual, string subsidy)
    {
        var local = Guangzhou("a", "0.0073", "\"notBelow\": \"least\"", Figure("least", "yuan-a-year", $"2022 = {floor}"));
        var country = File(Figure("individual-floor", "yuan-a-year", $"2022 = {floor}"), Grade("a", Fixed("basic", "individual-floor")), region: "100000");
        var external = Guangzhou("a", "0.0073", "\"notBelow\": \"100000/resident/individual-floor\"");
        foreach (var catalog in new[] { Catalog(local), Catalog(external, country), Catalog(country, external) })
        {
            var assessment = catalog.Find(Somewhere, Scheme.Resident, 2022).Value.Assess("a", 12).Value;
            Assert.Equal(individual, assessment.Total.ToString());
            Assert.Equal(subsidy, assessment.Funding.ToString());
            Assert.Contains(Money.Parse(floor), assessment.Inputs.Where(row => row.For.Months == 12 && row.Source!.Id == "d1").Skip(2).Select(row => row.Amount));
        }
    }

    [Theory]
    [InlineData("")] // no such file
    [InlineData("other, yuan-a-year, coverage-year, resident, 2022")]
    [InlineData("individual-floor, yuan-a-year, fiscal-year, resident, 2022")]
    [InlineData("individual-floor, yuan-a-month, coverage-year, resident, 2022")]
    [InlineData("individual-floor, yuan-a-year, coverage-year, flexible-employment, 2022")]
    public void A_floor_elsewhere_that_is_absent_or_counts_otherwise_is_unknown(string there)
    {
        var catalog = Catalog(Guangzhou("a", "0.0073", "\"notBelow\": \"100000/resident/individual-floor\""), Guangzhou("b", "0.0073").Replace(Place, "990001", StringComparison.Ordinal));
        if (there.Split(", ") is [var id, var unit, var clock, var scheme, var year])
        {
            catalog = catalog.With(Load(File(FigureOf(id, unit, clock, $"{year} = 400.00"), Grade("a", Fixed("basic", id)), region: "100000", scheme: scheme)).Value);
        }

        // Base and rate are known: the year is found, and the question names the floor.
        var error = Assert.Single(catalog.Find(Somewhere, Scheme.Resident, 2022).Value.Assess("a", 12).Errors);
        Assert.Equal(ErrorCodes.Tariff.UnknownMonths, error.Code);
        Assert.Equal("100000/resident/individual-floor", error.Operands["figure"]);
        Assert.Equal("-", error.Operands["last"]);
    }

    [Fact]
    public void A_floor_elsewhere_that_is_not_known_for_the_year_is_named_with_its_last_month()
    {
        var catalog = Catalog(
            Guangzhou("a", "0.0073", "\"notBelow\": \"100000/resident/individual-floor\""),
            File(Figure("individual-floor", "yuan-a-year", "2021 = 280.00"), Grade("a", Fixed("basic", "individual-floor")), region: "100000"));
        var tariff = catalog.TariffFor(catalog.Find(Somewhere, Scheme.Resident).Value, ContributionYear.FromYear(2022));

        Assert.Equal("2021-12", Assert.Single(tariff.Assess("a", 12).Errors).Operands["last"]);
    }

    [Fact]
    public void A_monthly_floor_holds_in_each_month()
    {
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025 = 1000.00")}, {Figure("r", "rate", "2025 = 0.01")}, {Figure("least", "yuan-a-month", "2025-01..2025-06 = 9.00", "2025-07..2025-12 = 11.00")}",
            Grade("a", Rated("basic", "b", "r", more: "\"notBelow\": \"least\"")));

        // 6 x 10.00 and 6 x 11.00
        Assert.Equal("126.00", Tariff(file).Assess("a", 12).Value.Total.ToString());
        Assert.Equal(2, Tariff(file).Assess("a", 12).Value.Lines[0].Segments.Count);
    }

    private static string Guangzhou(string grade, string rate, string more = "", string moreFigures = "") => File(
        string.Join(
            ", ",
            new[]
            {
                Figure("income", "yuan-a-year", "2022 = 49785.00"),
                Figure("own", "rate", $"2022 = {rate}"),
                Figure("whole", "rate", "2022 = 0.0242"),
                moreFigures,
            }.Where(figure => figure.Length > 0)),
        GradeWith("\"wholeYearOnly\": true", grade, Rated("basic", "income", "own", "year 1 half-up", more), Balance("subsidy", "income", "whole", "basic")));
}
