using Insurance.Domain.Tariffs;
using Insurance.Domain.Tariffs.Comparing;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs.Comparing;

/// <summary>1,000.00 a month at 10 % is 100.00 a month, 1,200.00 a year.</summary>
public sealed class TariffDiffTests
{
    private static readonly string Rate = Figure("r", "rate", "2024..2026 = 0.1");

    [Fact]
    public void A_file_does_not_differ_from_itself()
    {
        var diff = Between(Plain("2025 = 1000.00"), Plain("2025 = 1000.00"));

        Assert.True(diff.IsEmpty);
        Assert.Empty(diff.Rows);
        Assert.Empty(diff.Parts);
        Assert.Empty(diff.Effects);
    }

    [Fact]
    public void A_figure_that_rises_is_told_with_what_the_grade_pays_before_and_after()
    {
        var diff = Between(Plain("2025 = 1000.00"), Plain("2025 = 1100.50"));

        var row = Assert.Single(diff.Rows);
        Assert.Equal((ChangeKind.Changed, "b", "1000.00", "1100.50"), (row.Kind, row.Figure, row.Before!.Amount.ToString(), row.After!.Amount.ToString()));
        var effect = Assert.Single(diff.Effects);
        Assert.Equal(("a", "2025-01..2025-12", "1200.00", "1320.60", "120.60"), Shown(effect));
        Assert.Null(effect.Declared);
        Assert.Empty(diff.Parts);
    }

    [Fact]
    public void Everything_of_a_new_file_is_added()
    {
        var file = Load(Plain("2025 = 1000.00", "2026 = 1100.00")).Value;

        var diff = TariffDiff.FromNothing(file, Catalog());

        Assert.True(diff.IsNew);
        Assert.Same(file, diff.After);
        Assert.Equal((TariffDiff.NoOrigin, "990000/resident"), (diff.Before.Origin, diff.Before.ToString()));
        Assert.Equal(["b 2025-01..2025-12", "b 2026-01..2026-12", "r 2024-01..2026-12"], diff.Rows.Select(row => $"{row.Figure} {row.For}"));
        Assert.All(diff.Rows, row => Assert.Equal(ChangeKind.Added, row.Kind));
        Assert.All(diff.Parts, part => Assert.Equal(ChangeKind.Added, part.Kind));
        Assert.Contains(diff.Parts, part => (part.Part, part.Id) == (TariffPart.Grade, "a"));
        Assert.Equal(
            [("a", "2025-01..2025-12", "-", "1200.00", "-"), ("a", "2026-01..2026-12", "-", "1320.00", "-")],
            diff.Effects.Select(Shown));
        Assert.False(Between(Plain("2025 = 1000.00"), Plain("2025 = 1000.00")).IsNew);
        Assert.Throws<ArgumentNullException>(() => TariffDiff.FromNothing(null!, Catalog()));
        Assert.Throws<ArgumentNullException>(() => TariffDiff.FromNothing(file, null!));
    }

    [Fact]
    public void A_year_that_only_one_file_knows_has_no_difference()
    {
        var added = Between(Plain("2025 = 1000.00"), Plain("2025 = 1000.00", "2026 = 1100.00"));
        var removed = Between(Plain("2025 = 1000.00", "2026 = 1100.00"), Plain("2025 = 1000.00"));

        Assert.Equal(ChangeKind.Added, Assert.Single(added.Rows).Kind);
        Assert.Equal(("a", "2026-01..2026-12", "-", "1320.00", "-"), Shown(Assert.Single(added.Effects)));
        Assert.Equal(ChangeKind.Removed, Assert.Single(removed.Rows).Kind);
        Assert.Equal(("a", "2026-01..2026-12", "1320.00", "-", "-"), Shown(Assert.Single(removed.Effects)));
    }

    [Fact]
    public void Months_of_a_year_that_neither_file_knows_whole_are_compared_run_by_run()
    {
        var diff = Between(Plain("2025-03..2025-06 = 1000.00"), Plain("2025-05..2025-06 = 1100.00", "2025-07..2025-08 = 1100.00"));

        Assert.Equal(
            [("a", "2025-03..2025-04", "200.00", "-", "-"), ("a", "2025-05..2025-06", "200.00", "220.00", "20.00"), ("a", "2025-07..2025-08", "-", "220.00", "-")],
            diff.Effects.Select(Shown));
    }

    [Fact]
    public void A_declared_base_is_compared_at_its_floor_and_at_its_cap()
    {
        var diff = Between(Declared("1000.00", "5000.00"), Declared("1000.00", "6000.00"));

        var effect = Assert.Single(diff.Effects);
        Assert.Equal(BaseChoice.Cap, effect.Declared);
        Assert.Equal(("a", "2025-01..2025-12", "6000.00", "7200.00", "1200.00"), Shown(effect));
    }

    [Fact]
    public void A_base_that_only_one_file_takes_is_left_out_for_the_other()
    {
        var diff = Between(Plain("2025 = 1000.00"), Declared("1000.00", "5000.00"));

        Assert.Equal(("a", "2025-01..2025-12", "1200.00", "6000.00", "4800.00"), Shown(Assert.Single(diff.Effects)));
        Assert.Contains(diff.Parts, part => part is { Part: TariffPart.GradeLine, Id: "a/basic", Kind: ChangeKind.Changed });
    }

    [Fact]
    public void A_grade_of_whole_years_is_not_compared_by_months() => Assert.Empty(Between(
        WholeYear("2025-03..2025-06 = 1000.00"),
        WholeYear("2025-03..2025-06 = 1100.00")).Effects);

    [Fact]
    public void The_same_value_with_another_source_is_a_change_of_the_row_without_effect()
    {
        var before = File($"""{Figure("b", "yuan-a-month", "2025 = 1000.00")}, {Rate}""", Grade("a", Rated("basic", "b", "r")));
        var after = before.Replace("\"is\": \"1000.00\", \"source\": \"d1\"", "\"is\": \"1000.00\", \"source\": \"d2\"", StringComparison.Ordinal);
        Assert.NotEqual(before, after);

        var diff = Between(before, after);

        Assert.Equal("d2", Assert.Single(diff.Rows).After!.Source!.Id);
        Assert.Empty(diff.Effects);
    }

    [Fact]
    public void A_correction_is_an_added_row()
    {
        var diff = Between(Plain("2025 = 1000.00"), Plain("2025 = 1000.00", "2025 = 1100.00, \"source\": \"d2\", \"supersedes\": \"d1\""));

        Assert.Equal((ChangeKind.Added, "d1"), (Assert.Single(diff.Rows).Kind, diff.Rows[0].After!.Supersedes));
        Assert.Equal(("a", "2025-01..2025-12", "1200.00", "1320.00", "120.00"), Shown(Assert.Single(diff.Effects)));
    }

    [Fact]
    public void Another_rounding_and_another_floor_are_changes_of_the_line()
    {
        var before = File($"""{Figure("b", "yuan-a-month", "2025 = 1000.50")}, {Rate}""", Grade("a", Rated("basic", "b", "r")));
        var after = before.Replace("half-up", "down", StringComparison.Ordinal);

        var part = Assert.Single(Between(before, after).Parts);

        Assert.Equal((TariffPart.GradeLine, ChangeKind.Changed), (part.Part, part.Kind));
        Assert.Contains("0.01 half-up", part.Before, StringComparison.Ordinal);
        Assert.Contains("0.01 down", part.After, StringComparison.Ordinal);
    }

    [Fact]
    public void Grades_terms_names_and_sources_are_told()
    {
        const string Window = """ "payment-window": [ { "for": "2025", "opens": "01-01", "closes": "03-31", "source": "d1", "confidence": "official" } ] """;
        var figures = $"""{Figure("b", "yuan-a-month", "2025 = 1000.00")}, {Rate}""";
        var before = File(figures, Grade("a", Rated("basic", "b", "r")), terms: Window);
        var after = File(figures, $"{Grade("a", Rated("basic", "b", "r"))}, {Grade("b", Rated("basic", "b", "r"))}", terms: Window.Replace("03-31", "02-28", StringComparison.Ordinal))
            .Replace("Someplace", "Elsewhere", StringComparison.Ordinal)
            .Replace("某发〔2022〕1号", "某发〔2022〕9号", StringComparison.Ordinal);

        var diff = Between(before, after);

        Assert.Equal(
            [
                (TariffPart.Name, "990000/resident", ChangeKind.Changed),
                (TariffPart.Source, "d1", ChangeKind.Changed),
                (TariffPart.Grade, "b", ChangeKind.Added),
                (TariffPart.GradeLine, "b/basic", ChangeKind.Added),
                (TariffPart.Term, "PaymentWindow 2025-01..2025-12", ChangeKind.Changed),
            ],
            diff.Parts.Select(part => (part.Part, part.Id, part.Kind)));
        Assert.Equal(("b", "2025-01..2025-12", "-", "1200.00", "-"), Shown(Assert.Single(diff.Effects)));
    }

    [Theory]
    [InlineData("refund", "\"reasons\": [\"death\"], \"gives\": \"whole-year\"", "death", "wrong-entry")]
    [InlineData("refund", "\"grades\": [\"a\"], \"reasons\": [\"death\"], \"gives\": \"whole-year\"", "\"a\"", "\"b\"")]
    [InlineData("waiting", "\"rule\": \"paid-by\", \"by\": \"04-30\", \"starts\": \"01-01\", \"tracedBack\": true", "true", "false")]
    [InlineData("waiting", "\"rule\": \"gap-paid\", \"limitMonths\": 3, \"starts\": \"month-after\"", "month-after", "paying-month")]
    [InlineData("payment-window", "\"opens\": \"01-01\", \"closes\": \"03-31\", \"coveredFrom\": \"month-after\"", "month-after", "paying-month")]
    [InlineData("lifetime", "\"menYears\": 30, \"womenYears\": 25, \"residentShare\": \"0.125\"", "0.125", "0.126")]
    [InlineData("lifetime", "\"menYears\": 30, \"womenYears\": 25, \"lumpSum\": [ { \"grade\": \"a\", \"paidAs\": \"c\" } ]", "\"a\"", "\"b\"")]
    [InlineData("incentives", "\"reason\": \"continuous-years\", \"afterYears\": 4, \"atLeast\": \"1000.00\"", "1000.00", "1000.01")]
    [InlineData("long-term-care", "\"status\": \"active\", \"aYear\": \"132.00\"", "active", "retired")]
    [InlineData("personal-account", "\"bands\": [ { \"fromAge\": 0, \"throughAge\": 34, \"aMonth\": \"146.85\" }, { \"fromAge\": 35, \"aMonth\": \"155.75\" } ]", "155.75", "155.76")]
    public void Every_parameter_of_a_rule_is_compared(string kind, string rule, string before, string after)
    {
        ArgumentNullException.ThrowIfNull(rule);
        string With(string text) => File(
            $"""{Figure("b", "yuan-a-month", "2025 = 1000.00")}, {Rate}""",
            $"""{Grade("a", Rated("basic", "b", "r"))}, {Grade("b", Rated("basic", "b", "r"))}, {GradeWith("\"paid\": [\"once\"]", "c", Rated("basic", "b", "r"))}""",
            terms: $$""" "{{kind}}": [ { "for": "2025", {{text}}, "source": "d1", "confidence": "official" } ] """);

        var change = Assert.Single(Between(With(rule), With(rule.Replace(before, after, StringComparison.Ordinal))).Parts);

        Assert.Equal((TariffPart.Term, ChangeKind.Changed), (change.Part, change.Kind));
        Assert.Empty(Between(With(rule), With(rule)).Parts);
    }

    [Fact]
    public void What_the_state_pays_is_an_effect_too()
    {
        static string Funded(string rate) => File(
            $"""{Figure("b", "yuan-a-month", "2025 = 1000.00")}, {Rate}, {Figure("all", "rate", $"2025 = {rate}")}""",
            Grade("a", Rated("basic", "b", "r"), Balance("subsidy", "b", "all", "basic")));

        var effect = Assert.Single(Between(Funded("0.3"), Funded("0.4")).Effects);

        Assert.Equal(("2400.00", "3600.00"), (effect.Before!.Funding.ToString(), effect.After!.Funding.ToString()));
        Assert.Equal(Money.Zero, effect.Difference);
    }

    [Fact]
    public void Files_of_two_places_are_no_versions_of_each_other()
    {
        var here = Load(Plain("2025 = 1000.00")).Value;
        var there = Load(Plain("2025 = 1000.00").Replace(Place, "990001", StringComparison.Ordinal)).Value;

        Assert.Throws<ArgumentException>(() => TariffDiff.Of(here, there, TariffCatalog.Empty));
    }

    private static TariffDiff Between(string before, string after) => TariffDiff.Of(Load(before).Value, Load(after).Value, TariffCatalog.Empty);

    private static string Plain(params string[] rows) => File($"""{Figure("b", "yuan-a-month", rows)}, {Rate}""", Grade("a", Rated("basic", "b", "r")));

    private static string WholeYear(params string[] rows) =>
        File($"""{Figure("b", "yuan-a-month", rows)}, {Rate}""", GradeWith("\"wholeYearOnly\": true", "a", Rated("basic", "b", "r")));

    private static string Declared(string floor, string cap) => File(
        $"""{Figure("b", "yuan-a-month", "2025 = 1000.00")}, {Figure("low", "yuan-a-month", $"2025 = {floor}")}, {Figure("high", "yuan-a-month", $"2025 = {cap}")}, {Rate}""",
        Grade("a", Rated("basic", "declared", "r")),
        bases: """ "declared": { "notBelow": "low", "notAbove": "high" } """);

    private static (string Grade, string Period, string Before, string After, string Difference) Shown(GradeEffect effect) => (
        effect.Grade,
        effect.Period.ToString(),
        effect.Before?.Total.ToString() ?? "-",
        effect.After?.Total.ToString() ?? "-",
        effect.Difference?.ToString() ?? "-");
}
