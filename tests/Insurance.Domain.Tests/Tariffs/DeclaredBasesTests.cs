using Insurance.Domain.Tariffs;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>The how-to page, point 5: "For basic: choose base ...; for mutual: choose base ...": each line has a base of its own.</summary>
public sealed class DeclaredBasesTests
{
    private static readonly InsuranceLine Basic = InsuranceLine.Parse("basic");
    private static readonly InsuranceLine Large = InsuranceLine.Parse("large");
    private static readonly InsuranceLine Subsidy = InsuranceLine.Parse("subsidy");

    private static readonly string Figures = string.Join(
        ", ",
        Figure("floor", "yuan-a-month", "2025-01..2025-06 = 4000.00", "2025-07..2025-12 = 4100.00"),
        Figure("cap", "yuan-a-month", "2025 = 20000.00"),
        Figure("r", "rate", "2025 = 0.1"),
        Figure("r-large", "rate", "2025 = 0.01"),
        Figure("fee", "yuan-a-month", "2025 = 7.00"));

    [Fact]
    public void Each_line_is_charged_by_the_base_declared_for_it()
    {
        var assessment = Both("refuse").Assess("a", 12, Own(Yuan(5000), Yuan(6000))).Value;

        // 12 x 500.00 and 12 x 60.00.
        Assert.Equal((Money.FromYuan(6000), Money.FromYuan(720)), (assessment.AmountOf(Basic), assessment.AmountOf(Large)));
        Assert.Equal(Money.FromYuan(6720), assessment.Total);
        Assert.Equal([Money.FromYuan(5000), Money.FromYuan(6000)], assessment.Lines.Select(line => Assert.Single(line.Segments).Base!.Value));
        Assert.Equal(Own(Yuan(5000), Yuan(6000)), assessment.Declared);
    }

    [Fact]
    public void Each_line_takes_the_floor_or_the_cap_of_its_own_choice()
    {
        var assessment = Both("refuse").Assess("a", 12, Own(BaseChoice.Floor, BaseChoice.Cap)).Value;

        // 6 x 400.00 + 6 x 410.00 and 12 x 200.00.
        Assert.Equal((Money.FromYuan(4860), Money.FromYuan(2400)), (assessment.AmountOf(Basic), assessment.AmountOf(Large)));
    }

    [Fact]
    public void The_explanation_tells_each_line_s_base_and_comes_to_the_same_fen()
    {
        var assessment = Both("clamp").Assess("a", 12, Own(BaseChoice.Floor, Yuan(21000))).Value;
        var text = assessment.Explain().ToText(Language.English);

        Assert.Equal(assessment.Total, assessment.Explain().Evaluate());
        Assert.Equal(Money.FromYuan(4860 + 2400), assessment.Total);
        Assert.Contains("floor", text, StringComparison.Ordinal);
        Assert.Contains("21000.00", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_without_its_base_is_named()
    {
        var error = Both("refuse").Assess("a", 12, DeclaredBases.OfEach([(Basic, BaseChoice.Floor)])).Errors.Single();

        Assert.Equal(("tariff.base-required", "base", "large"), (error.Code, error.Field, error.Operands["lines"]));
        Assert.Contains("large", error.Message, StringComparison.Ordinal);
        Assert.Equal("basic, large", Both("refuse").Assess("a", 12).Errors.Single().Operands["lines"]);
    }

    [Fact]
    public void A_base_for_a_line_that_takes_none_is_refused_by_name()
    {
        var file = File(Figures, $"{Grade("half", Rated("basic", "own", "r"), Fixed("large", "fee"))}, {Grade("none", Fixed("basic", "fee"), Fixed("large", "fee"))}", Limits("refuse"));
        var tariff = Tariff(file);

        var beside = tariff.Assess("half", 12, Own(BaseChoice.Floor, BaseChoice.Floor)).Errors.Single();
        Assert.Equal(("tariff.base-not-taken", "large"), (beside.Code, beside.Operands["lines"]));
        Assert.Equal("subsidy", tariff.Assess("half", 12, DeclaredBases.OfEach([(Basic, BaseChoice.Floor), (Subsidy, BaseChoice.Cap)])).Errors.Single().Operands["lines"]);
        Assert.Equal("basic, large", tariff.Assess("none", 12, BaseChoice.Floor).Errors.Single().Operands["lines"]);
        Assert.Equal(["basic"], tariff.Assess("none", 12, DeclaredBases.OfEach([(Basic, BaseChoice.Floor)])).Errors.Select(error => error.Operands["lines"]));
        Assert.Equal(
            ["tariff.base-required", "tariff.base-not-taken"],
            tariff.Assess("half", 12, DeclaredBases.OfEach([(Large, BaseChoice.Floor)])).Errors.Select(error => error.Code));

        // One for all is for those that take one.
        Assert.Equal(Money.FromYuan(4860 + 84), tariff.Assess("half", 12, BaseChoice.Floor).Value.Total);
        Assert.Equal(Money.FromYuan(4860 + 84), tariff.Assess("half", 12, DeclaredBases.OfEach([(Basic, BaseChoice.Floor)])).Value.Total);
    }

    [Fact]
    public void Each_line_outside_its_limits_is_refused_by_name()
    {
        var errors = Both("refuse").Assess("a", 6, Own(Yuan(4000), Yuan(20001))).Errors;

        Assert.All(errors, error => Assert.Equal(("tariff.base-outside", "base"), (error.Code, error.Field)));
        Assert.Equal(["basic 4000.00", "large 20001.00"], errors.Select(error => $"{error.Operands["line"]} {error.Operands["base"]}"));
        Assert.Equal(["basic", "large"], Both("refuse").Assess("a", 6, Yuan(1)).Errors.Select(error => error.Operands["line"]));
    }

    [Fact]
    public void Each_line_moved_to_its_limit_says_so()
    {
        Assert.Equal(["basic 1.00", "large 30000.00"], Clamped(Own(Yuan(1), Yuan(30000))));
        Assert.Equal(["large 30000.00"], Clamped(Own(Yuan(5000), Yuan(30000))));
        Assert.Equal(["basic 1.00", "large 1.00"], Clamped(Yuan(1)));
        Assert.Empty(Clamped(Yuan(5000)));

        static IEnumerable<string> Clamped(DeclaredBases declared) => Both("clamp").Assess("a", 12, declared).Value.Warnings
            .Where(warning => warning.Code == "tariff.base-clamped")
            .Select(warning => $"{warning.Operands["line"]} {warning.Operands["base"]}");
    }

    [Fact]
    public void An_example_may_name_the_base_of_each_line()
    {
        var examples = """
            { "year": 2025, "grade": "a", "base": { "basic": "5000.00", "large": "cap" }, "total": "8400.00" },
            { "year": 2025, "grade": "a", "base": "floor", "total": "5346.00" },
            { "year": 2025, "grade": "a", "base": { "basic": "floor" }, "total": "1.00" }
            """;
        var history = Load(File(Figures, BothLines, Limits("refuse"), examples: examples)).Value;

        Assert.Equal([Own(Yuan(5000), BaseChoice.Cap), BaseChoice.Floor, DeclaredBases.OfEach([(Basic, BaseChoice.Floor)])], history.Examples.Select(example => example.Base));
        var wrong = ExampleRun.Of(TariffCatalog.Empty, history).Where(finding => finding.Code == "file.example-wrong").ToList();
        Assert.Equal("refused: tariff.base-required", Assert.Single(wrong).Operands["actual"]);
    }

    [Theory]
    [InlineData("""{ "Basic": "floor" }""", "$.examples[0].base.Basic")]
    [InlineData("""{ "basic": "much" }""", "$.examples[0].base.basic")]
    [InlineData("""{ "basic": 5000 }""", "$.examples[0].base.basic")]
    [InlineData("""[ "floor" ]""", "$.examples[0].base")]
    public void A_base_that_is_none_is_found_at_its_place(string text, string path)
    {
        var found = Load(File(Figures, BothLines, Limits("refuse"), examples: $$"""{ "year": 2025, "grade": "a", "base": {{text}}, "total": "1.00" }""")).Errors;

        Assert.Contains(found, error => error.Code == "file.wrong-value" && error.Field == path);
    }

    [Fact]
    public void A_published_example_is_cited_however_the_same_bases_are_declared()
    {
        var examples = """
            { "year": 2025, "grade": "a", "base": "floor", "total": "5346.00", "source": "d2", "confidence": "official" },
            { "year": 2025, "grade": "a", "base": { "basic": "5000.00", "large": "6000.00" }, "total": "6720.00", "source": "d2", "confidence": "official" }
            """;
        var tariff = Tariff(File(Figures, BothLines, Limits("refuse"), examples: examples));

        Assert.Equal("d2", Cited(BaseChoice.Floor));
        Assert.Equal("d2", Cited(Own(BaseChoice.Floor, BaseChoice.Floor)));
        Assert.Equal("d1", Cited(Own(BaseChoice.Floor, BaseChoice.Cap)));
        Assert.Equal("d2", Cited(Own(Yuan(5000), Yuan(6000))));

        // The same amount by other bases is not the one that was published: 6,120 + 600.
        Assert.Equal(Money.FromYuan(6720), tariff.Assess("a", 12, Own(Yuan(5100), Yuan(5000))).Value.Total);
        Assert.Equal("d1", Cited(Own(Yuan(5100), Yuan(5000))));

        // Nor is a base that was moved to the one that was published.
        var moved = """{ "year": 2025, "grade": "a", "base": { "basic": "5000.00", "large": "20000.00" }, "total": "8400.00", "source": "d2", "confidence": "official" }""";
        tariff = Tariff(File(Figures, BothLines, Limits("clamp"), examples: moved));
        Assert.Equal("d2", Cited(Own(Yuan(5000), Yuan(20000))));
        Assert.Equal(Money.FromYuan(8400), tariff.Assess("a", 12, Own(Yuan(5000), Yuan(21000))).Value.Total);
        Assert.Equal("d1", Cited(Own(Yuan(5000), Yuan(21000))));

        string Cited(DeclaredBases declared) => tariff.Assess("a", 12, declared).Value.Citation.Sources.Single().Id;
    }

    [Fact]
    public void They_are_equal_when_the_same_is_declared_in_the_same_way()
    {
        Assert.Equal(Own(BaseChoice.Floor, BaseChoice.Cap), DeclaredBases.OfEach([(Large, BaseChoice.Cap), (Basic, BaseChoice.Floor)]));
        Assert.Equal(Own(BaseChoice.Floor, BaseChoice.Cap).GetHashCode(), DeclaredBases.OfEach([(Large, BaseChoice.Cap), (Basic, BaseChoice.Floor)]).GetHashCode());
        Assert.NotEqual(Own(BaseChoice.Floor, BaseChoice.Cap), Own(BaseChoice.Cap, BaseChoice.Floor));
        Assert.NotEqual(Own(BaseChoice.Floor, BaseChoice.Floor), DeclaredBases.Of(BaseChoice.Floor));
        Assert.Equal(DeclaredBases.Of(Yuan(1)), DeclaredBases.Of(BaseChoice.Of(Money.FromYuan(1))));
        Assert.Equal(DeclaredBases.None, DeclaredBases.OfEach([]));
        Assert.Equal(default, DeclaredBases.None);
        Assert.NotEqual(DeclaredBases.None, DeclaredBases.Of(default));
    }

    [Fact]
    public void One_choice_or_none_converts()
    {
        DeclaredBases floor = BaseChoice.Floor;
        DeclaredBases none = null;
        DeclaredBases perhaps = (BaseChoice?)BaseChoice.Cap;

        Assert.Equal(DeclaredBases.Of(BaseChoice.Floor), floor);
        Assert.True(none.IsNone);
        Assert.Equal(DeclaredBases.Of(BaseChoice.Cap), perhaps);
        Assert.Equal(BaseChoice.Floor, floor.ForAll);
        Assert.Equal(BaseChoice.Floor, floor.For(Large));
        Assert.Null(none.ForAll);
        Assert.Null(none.For(Basic));
    }

    [Fact]
    public void Those_by_line_answer_for_their_lines_only()
    {
        var own = DeclaredBases.OfEach([(Large, BaseChoice.Cap), (Basic, Yuan(5000))]);

        Assert.Equal((Yuan(5000), BaseChoice.Cap, null), (own.For(Basic), own.For(Large), own.For(Subsidy)));
        Assert.Equal([(Basic, Yuan(5000)), (Large, BaseChoice.Cap)], own.Each);
        Assert.Null(own.ForAll);
        Assert.False(own.IsNone);
        Assert.Empty(DeclaredBases.Of(BaseChoice.Floor).Each);
        Assert.Equal(("none", "floor", "basic 5000.00, large cap"), ($"{DeclaredBases.None}", $"{DeclaredBases.Of(BaseChoice.Floor)}", $"{own}"));
    }

    [Fact]
    public void A_line_given_twice_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => DeclaredBases.OfEach([(Basic, BaseChoice.Floor), (Basic, BaseChoice.Floor)]));
        Assert.Throws<ArgumentNullException>(() => DeclaredBases.OfEach(null!));
    }

    [Fact]
    public void A_question_without_a_base_is_still_answered_from_memory_and_one_with_a_base_anew()
    {
        var tariff = Tariff(File(Figures, Grade("none", Fixed("basic", "fee"))));
        Assert.Same(tariff.Assess("none", 12).Value, tariff.Assess("none", 12, DeclaredBases.None).Value);

        tariff.Assess("none", 11);

        // The least of a few, because the runtime itself allocates now and then; an answer worked out anew would allocate in every one.
        var least = long.MaxValue;
        for (var run = 0; run < 8 && least != 0; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var answer = tariff.Assess("none", 11);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.True(answer.Succeeded);
        }

        Assert.Equal(0, least);

        var both = Both("refuse");
        Assert.Equal(
            [Money.FromYuan(5346), Money.FromYuan(26400), Money.FromYuan(5346)],
            new[] { BaseChoice.Floor, BaseChoice.Cap, BaseChoice.Floor }.Select(choice => both.Assess("a", 12, choice).Value.Total));
        Assert.Equal("tariff.base-required", both.Assess("a", 12).Errors.Single().Code);
    }

    private static string BothLines => Grade("a", Rated("basic", "own", "r"), Rated("large", "own", "r-large"));

    private static string Limits(string outside) => $$""" "own": { "notBelow": "floor", "notAbove": "cap", "outside": "{{outside}}" } """;

    private static Tariff Both(string outside) => Tariff(File(Figures, BothLines, Limits(outside)));

    private static BaseChoice Yuan(long amount) => BaseChoice.Of(Money.FromYuan(amount));

    private static DeclaredBases Own(BaseChoice basic, BaseChoice large) => DeclaredBases.OfEach([(Basic, basic), (Large, large)]);
}
