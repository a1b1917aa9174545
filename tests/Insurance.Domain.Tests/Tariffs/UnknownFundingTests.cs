using Insurance.Domain.Bulk;
using Insurance.Domain.Tariffs;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Where nobody published what the state adds, the person's amount is answered alone, if the file says so.</summary>
public sealed class UnknownFundingTests
{
    private const string State = "\"payer\": \"state\", \"mayBeUnknown\": true";

    private static readonly string Figures = $"{Figure("own", "yuan-a-year", "2024..2026 = 400.00")}, {Figure("added", "yuan-a-year", "2025 = 700.00")}";

    private static readonly string Whole = File(Figures, GradeWith("\"wholeYearOnly\": true", "a", Fixed("basic", "own"), Fixed("subsidy", "added", State)));

    [Fact]
    public void A_year_with_both_amounts_shows_both()
    {
        var assessment = Tariff(Whole).Assess("a", 12).Value;

        Assert.Equal(("400.00", "700.00"), (assessment.Total.ToString(), assessment.Funding.ToString()));
        Assert.Equal(["basic", "subsidy"], assessment.Lines.Select(line => line.Insurance.Id));
        Assert.Empty(assessment.Warnings);
    }

    [Theory]
    [InlineData(2024)]
    [InlineData(2026)]
    public void A_year_without_the_subsidy_shows_what_the_person_pays_and_warns(int year)
    {
        var assessment = Tariff(Whole, year).Assess("a", 12).Value;

        Assert.Equal(("400.00", "0.00"), (assessment.Total.ToString(), assessment.Funding.ToString()));
        Assert.Equal(["basic"], assessment.Lines.Select(line => line.Insurance.Id));
        Assert.Equal([ErrorCodes.Tariff.FundingUnknown], assessment.Warnings.Select(warning => warning.Code));
        Assert.Contains("subsidy", assessment.Warnings[0].Message, StringComparison.Ordinal);
        Assert.Equal("400.00", assessment.Explain().Value.ToString());
        Assert.Single(assessment.Inputs);
    }

    [Fact]
    public void Without_the_key_the_year_is_refused_by_the_name_of_the_subsidy()
    {
        var file = File(Figures, GradeWith("\"wholeYearOnly\": true", "a", Fixed("basic", "own"), Fixed("subsidy", "added", "\"payer\": \"state\"")));

        Assert.Equal(["tariff.unknown-year"], Catalog(file).Find(Somewhere, Scheme.Resident, 2026).Errors.Select(error => error.Code));
    }

    [Fact]
    public void Only_the_months_that_are_asked_for_decide()
    {
        var figures = $"{Figure("own", "yuan-a-month", "2025 = 40.00")}, {Figure("added", "yuan-a-month", "2025-07..2025-12 = 70.00")}";
        var tariff = Tariff(File(figures, Grade("a", Fixed("basic", "own"), Fixed("subsidy", "added", State))));

        Assert.Equal("420.00", tariff.Assess("a", 6).Value.Funding.ToString());
        Assert.Empty(tariff.Assess("a", 6).Value.Warnings);
        Assert.Equal("0.00", tariff.Assess("a", 7).Value.Funding.ToString());
        Assert.Equal([ErrorCodes.Tariff.FundingUnknown], tariff.Assess("a", 7).Value.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public void A_line_that_stands_for_some_years_alone_is_left_out_in_the_others()
    {
        var file = File(Figures, GradeWith("\"wholeYearOnly\": true", "a", Fixed("basic", "own"), Fixed("subsidy", "added", $"{State}, \"for\": \"2025\"")));

        Assert.Equal("400.00", Tariff(file, 2026).Assess("a", 12).Value.Total.ToString());
    }

    [Fact]
    public void What_the_person_pays_is_still_refused_where_it_is_unknown()
    {
        var figures = $"{Figure("own", "yuan-a-year", "2025 = 400.00", "2026 = not-known")}, {Figure("added", "yuan-a-year", "2025..2026 = 700.00")}";
        var file = File(figures, GradeWith("\"wholeYearOnly\": true", "a", Fixed("basic", "own"), Fixed("subsidy", "added", State)));

        Assert.False(Catalog(file).Find(Somewhere, Scheme.Resident, 2026).TryGet(out _, out _));
    }

    [Fact]
    public void In_bulk_the_left_out_line_is_a_column_of_nothing()
    {
        var figures = $"{Figure("low", "yuan-a-month", "2025 = 100.00")}, {Figure("high", "yuan-a-month", "2025 = 900.00")}, {Figure("r", "rate", "2025 = 0.1")}, {Figure("added", "yuan-a-month", "2025-07..2025-12 = 70.00")}";
        var bases = "\"own\": { \"notBelow\": \"low\", \"notAbove\": \"high\", \"outside\": \"refuse\" }";
        var plan = BulkPlan.Of(Tariff(File(figures, Grade("a", Rated("basic", "own", "r"), Fixed("subsidy", "added", State)), bases))).Value;

        var answers = plan.Calculate([new("a", 6, Money.Parse("500.00")), new("a", 7, Money.Parse("500.00"))]).ToList();

        Assert.Equal([("300.00", "420.00"), ("350.00", "0.00")], answers.Select(answer => (answer[0].ToString(), answer[1].ToString())));
        Assert.Equal(BulkKernel.Exact, plan.Kernel);
    }

    [Theory]
    [InlineData("\"mayBeUnknown\": true", "no such key on a line that the person pays")]
    [InlineData("\"payer\": \"state\", \"mayBeUnknown\": \"yes\"", "true or false")]
    public void The_key_is_for_lines_that_the_state_pays(string keys, string expected)
    {
        var errors = Load(File(Figures, Grade("a", Fixed("basic", "own"), Fixed("subsidy", "added", keys)))).Errors;

        Assert.Contains(errors, error => error.Code == ErrorCodes.File.WrongValue && error.Message.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_entry_of_a_line_says_the_same_and_nothing_that_a_person_pays_rests_on_it()
    {
        var differing = Load(File(Figures, Grade("a", Fixed("basic", "own"), Fixed("subsidy", "added", $"{State}, \"for\": \"2025\""), Fixed("subsidy", "added", "\"payer\": \"state\", \"for\": \"2026\"")))).Errors;
        var figures = $"{Figures}, {Figure("r", "rate", "2025 = 0.5")}";
        var balance = Balance("basic", "own", "r", "subsidy").Replace("\"payer\": \"state\", ", "", StringComparison.Ordinal);
        var resting = Load(File(figures, Grade("a", balance, Fixed("subsidy", "added", State)))).Errors;

        Assert.Contains(differing, error => error.Message.Contains("the same mayBeUnknown", StringComparison.Ordinal));
        Assert.Contains(resting, error => error.Message.Contains("no line with mayBeUnknown", StringComparison.Ordinal));
    }
}
