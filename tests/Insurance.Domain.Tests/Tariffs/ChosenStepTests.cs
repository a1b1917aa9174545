using Insurance.Domain.Tariffs;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>A base that is one of several published steps, such as 60, 80 and 100 per cent of the average wage (基数档次).</summary>
public sealed class ChosenStepTests
{
    private const string Ladder = "\"chosen\": { \"steps\": [\"base-60\", \"base-80\", \"base-100\"], \"note\": \"n\" }";

    [Theory]
    [InlineData("floor", "4200.00")] // 6 x 300 + 6 x 400
    [InlineData("cap", "7200.00")] // 6 x 500 + 6 x 700
    [InlineData("4000.00", "4800.00")] // the middle step first, then the lowest
    [InlineData("5000.00", "")] // a step of the first half alone
    public void A_declared_base_is_a_step_of_each_month(string declared, string total)
    {
        var answer = Tariff(Steps()).Assess("a", 12, BaseChoice.Read(declared).Value);

        Assert.Equal(total, answer.TryGet(out var assessment, out var errors) ? assessment.Total.ToString() : "");
        foreach (var error in errors)
        {
            Assert.Equal(ErrorCodes.Tariff.BaseNotAStep, error.Code);
            Assert.Equal(("base", "basic", "5000.00", "4000.00, 5500.00, 7000.00", "2025-07..2025-12"), (error.Field, error.Operands["line"], error.Operands["base"], error.Operands["steps"], error.Operands["months"]));
        }
    }

    [Theory]
    [InlineData("3000.00", "300.00")]
    [InlineData("4000.00", "400.00")]
    [InlineData("5000.00", "500.00")]
    [InlineData("3999.99", "")]
    [InlineData("4000.01", "")]
    [InlineData("2999.99", "")]
    [InlineData("5000.01", "")]
    public void Between_two_steps_there_is_nothing(string declared, string total)
    {
        var answer = Tariff(Steps()).Assess("a", FeePeriod.Parse("2025-06..2025-06"), BaseChoice.Read(declared).Value);

        Assert.Equal(total, answer.TryGet(out var assessment, out var errors) ? assessment.Total.ToString() : "");
        Assert.All(errors, error => Assert.Equal(("3000.00, 4000.00, 5000.00", ErrorCodes.Tariff.BaseNotAStep), (error.Operands["steps"], error.Code)));
        if (assessment is not null)
        {
            Assert.Equal(assessment.Total, assessment.Explain().Evaluate());
            Assert.Equal(["base-60", "base-80", "base-100", "r"], assessment.Explain().Givens().Select(given => given.Label));
            Assert.Equal(4, assessment.Inputs.Count());
        }
    }

    [Fact]
    public void The_explanation_names_the_choice()
    {
        var tree = Tariff(Steps()).Assess("a", 6, BaseChoice.Floor).Value.Explain();
        var step = Assert.Single(Descendants(tree).OfType<ChosenStep>());

        Assert.Equal(("chosen", "floor", "4000.00"), (step.Rule, step.Declared, step.Value));
        Assert.Equal("declared: floor, one of the published steps", step.Told(Language.English));
    }

    [Fact]
    public void A_step_that_is_not_published_for_a_month_is_unknown_whichever_is_chosen()
    {
        var file = File(
            $"{Figure("base-60", "yuan-a-month", "2025 = 3000.00")}, {Figure("base-80", "yuan-a-month", "2025-01..2025-06 = 4000.00")}, {Figure("base-100", "yuan-a-month", "2025 = 5000.00")}, {Figure("r", "rate", "2025 = 0.1")}",
            Grade("a", Rated("basic", "chosen", "r")),
            Ladder);

        var error = Assert.Single(Tariff(file).Assess("a", 12, BaseChoice.Floor).Errors);
        Assert.Equal((ErrorCodes.Tariff.UnknownMonths, "base-80", "2025-07..2025-12"), (error.Code, error.Operands["figure"], error.Operands["months"]));
        Assert.Equal("1800.00", Tariff(file).Assess("a", FeePeriod.Parse("2025-01..2025-06"), BaseChoice.Floor).Value.Total.ToString());
    }

    [Fact]
    public void A_base_is_required_and_shown()
    {
        Assert.Equal(ErrorCodes.Tariff.BaseRequired, Assert.Single(Tariff(Steps()).Assess("a", 12).Errors).Code);
        var history = Load(Steps()).Value;
        Assert.Equal(["base-60", "base-80", "base-100"], history.Grades[0].Lines[0].Declared!.Steps.Select(step => step.Id));
    }

    [Theory]
    [InlineData("[\"base-80\", \"base-60\"]", ErrorCodes.File.FloorAboveCap, "$.bases.chosen")]
    [InlineData("[\"base-60\", \"base-60\"]", ErrorCodes.File.Duplicate, "$.bases.chosen.steps[1]")]
    [InlineData("[\"base-60\", \"base-70\"]", ErrorCodes.File.UnknownReference, "$.bases.chosen.steps[1]")]
    [InlineData("[\"base-60\", \"r\"]", ErrorCodes.File.WrongValue, "$.bases.chosen.steps[1]")]
    [InlineData("[\"base-60\", \"year\"]", ErrorCodes.File.WrongValue, "$.bases.chosen.steps[1]")]
    [InlineData("[]", ErrorCodes.File.WrongValue, "$.bases.chosen.steps")]
    [InlineData("[\"base-60\"], \"notBelow\": \"base-60\"", ErrorCodes.File.UnknownKey, "$.bases.chosen.notBelow")]
    public void Steps_are_figures_of_one_unit_lowest_first(string steps, string code, string path)
    {
        var finding = Load(Steps($$"""
            "chosen": { "steps": {{steps}} }
            """, Figure("year", "yuan-a-year", "2025 = 90000.00"))).Errors[0];

        Assert.Equal((code, path), (finding.Code, finding.Field));
    }

    private static IEnumerable<Explanation> Descendants(Explanation tree) => tree.Parts.SelectMany(Descendants).Prepend(tree);

    private static string Steps(string ladder = Ladder, string more = "") => File(
        string.Join(
            ", ",
            new[]
            {
                Figure("base-60", "yuan-a-month", "2025-01..2025-06 = 3000.00", "2025-07..2025-12 = 4000.00"),
                Figure("base-80", "yuan-a-month", "2025-01..2025-06 = 4000.00", "2025-07..2025-12 = 5500.00"),
                Figure("base-100", "yuan-a-month", "2025-01..2025-06 = 5000.00", "2025-07..2025-12 = 7000.00"),
                Figure("r", "rate", "2025 = 0.1"),
                more,
            }.Where(figure => figure.Length > 0)),
        Grade("a", Rated("basic", "chosen", "r")),
        ladder);
}
