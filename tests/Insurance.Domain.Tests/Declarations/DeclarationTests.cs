using System.Collections.Immutable;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Declarations;

/// <summary>The how-to page: declared by oneself only, both lines ticked, deduction only with a signed agreement.</summary>
public sealed class DeclarationTests
{
    private static readonly LocalDate Day = new(2023, 1, 3);
    private static readonly Enrollment Enrolled = Chongqing.Registered(Day);
    private static readonly DeclaredLine Basic = new(InsuranceLine.BasicMedical, false);
    private static readonly DeclaredLine Large = new(InsuranceLine.LargeAmountMutual, false);

    [Fact]
    public void A_first_declaration_ticks_all_lines_of_the_grade_and_approves_no_deduction()
    {
        var declaration = Declaration.Submit(Enrolled, Chongqing.Tariff(2023), Chongqing.Zhang.Id, "2", Day).Value;

        Assert.Equal(new[] { Basic, Large }, declaration.Lines);
        Assert.Equal("2", declaration.Grade);
        Assert.Null(declaration.Base);
        Assert.Equal(Day, declaration.SubmittedOn);
        Assert.Equal(Chongqing.Zhang, declaration.Person);
        Assert.Equal((Region.Chongqing, Scheme.FlexibleEmployment), (declaration.Region, declaration.Scheme));
    }

    [Fact]
    public void Nobody_declares_for_another_and_the_rule_is_cited()
    {
        var error = Declaration.Submit(Enrolled, Chongqing.Tariff(2023), Chongqing.Li.Id, "2", Day).Errors.Single();

        Assert.Equal("declaration.not-oneself", error.Code);
        Assert.Equal("guide-2026", error.Source!.Id);
    }

    [Fact]
    public void Nobody_declares_for_another_where_no_rule_is_published_either()
    {
        var enrolled = Chongqing.Registered(new LocalDate(2021, 3, 1));

        var error = Declaration.Submit(enrolled, Chongqing.Tariff(2021), Chongqing.Li.Id, "2", new LocalDate(2021, 3, 1)).Errors.Single();

        Assert.Equal("declaration.not-oneself", error.Code);
        Assert.Null(error.Source);
    }

    public static TheoryData<string, bool> Ticked => new()
    {
        { "basic-medical,large-amount-mutual", true },
        { "large-amount-mutual,basic-medical", true },
        { "basic-medical", false },
        { "large-amount-mutual", false },
        { "", false },
        { "basic-medical,basic-medical,large-amount-mutual", false },
        { "basic-medical,basic-medical", false },
        { "basic-medical,large-amount-mutual,long-term-care", false },
        { "basic-medical,long-term-care", false },
    };

    [Theory]
    [MemberData(nameof(Ticked))]
    public void All_lines_of_the_grade_are_ticked_and_nothing_else(string lines, bool allowed)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var ticked = lines.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new DeclaredLine(InsuranceLine.Parse(id), false)).ToImmutableArray();

        var result = Submit(Enrolled, Chongqing.Tariff(2023), "2", ticked);

        Assert.Equal(allowed ? [] : ["declaration.lines"], result.Errors.Select(error => error.Code));
        Assert.All(result.Errors, error => Assert.Contains("basic-medical, large-amount-mutual", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_grade_is_for_members_of_its_status()
    {
        var retired = Chongqing.Registered(Day, Chongqing.Local with { DrawsPension = true });

        Assert.Equal("declaration.wrong-status", CodeOf(Enrolled, "retiree"));
        Assert.Equal("declaration.wrong-status", CodeOf(retired, "1"));
        Assert.Null(CodeOf(retired, "retiree"));
        Assert.Null(CodeOf(Enrolled, "1"));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Deduction_is_not_approved_without_an_agreement(bool basic, bool large) =>
        Assert.Equal(
            "declaration.deduction-needs-agreement",
            Submit(Enrolled, Chongqing.Tariff(2023), "2", [Basic with { ApproveDeduction = basic }, Large with { ApproveDeduction = large }]).Errors.Single().Code);

    [Fact]
    public void Who_is_not_registered_yet_declares_from_the_day_of_registration()
    {
        var early = Declaration.Submit(Enrolled, Chongqing.Tariff(2023), Chongqing.Zhang.Id, "2", Day.PlusDays(-1)).Errors.Single();

        Assert.Equal("declaration.before-registration", early.Code);
        Assert.Equal(Day, early.ChangesOn);
    }

    [Fact]
    public void An_unknown_grade_is_refused_with_the_known_ones()
    {
        var error = Declaration.Submit(Enrolled, Chongqing.Tariff(2023), Chongqing.Zhang.Id, "3", Day).Errors.Single();

        Assert.Equal("tariff.unknown-grade", error.Code);
        Assert.Contains("1, 2, retiree", error.Message, StringComparison.Ordinal);
        Assert.Equal("tariff.unknown-grade", Submit(Enrolled, Chongqing.Tariff(2023), "3", [Basic]).Errors.Single().Code);
    }

    [Fact]
    public void A_base_is_declared_where_the_grade_takes_one_and_nowhere_else()
    {
        var day = new LocalDate(2025, 3, 1);
        var enrolled = Invented.Registered(day);
        var yuan = BaseChoice.Of(Money.FromYuan(5000));

        Assert.Equal("tariff.base-required", Declaration.Submit(enrolled, Invented.Tariff(), Chongqing.Zhang.Id, "declared", day).Errors.Single().Code);
        Assert.Equal(yuan, Declaration.Submit(enrolled, Invented.Tariff(), Chongqing.Zhang.Id, "declared", day, yuan).Value.Base);
        Assert.Equal("tariff.base-not-taken", Declaration.Submit(enrolled, Invented.Tariff(), Chongqing.Zhang.Id, "helped", day, yuan).Errors.Single().Code);
        Assert.Equal("tariff.base-not-taken", Declaration.Submit(Enrolled, Chongqing.Tariff(2023), Chongqing.Zhang.Id, "2", Day, yuan).Errors.Single().Code);
    }

    [Fact]
    public void All_reasons_are_named_at_once()
    {
        var result = Declaration.Submit(
            Enrolled, Chongqing.Tariff(2023), Chongqing.Li.Id, "retiree", Day.PlusDays(-1), BaseChoice.Floor, [Basic with { ApproveDeduction = true }]);

        Assert.Equal(
            [
                "declaration.not-oneself", "declaration.before-registration", "declaration.wrong-status", "declaration.lines",
                "declaration.deduction-needs-agreement", "tariff.base-not-taken",
            ],
            result.Errors.Select(error => error.Code));
    }

    [Fact]
    public void A_change_for_a_year_without_a_published_base_is_accepted()
    {
        var day = new LocalDate(2025, 12, 10);

        Assert.True(Declaration.Submit(Chongqing.Registered(day), Chongqing.Tariff(2025), Chongqing.Zhang.Id, "1", day).Succeeded);
    }

    [Fact]
    public void A_tariff_of_another_place_and_lines_never_set_are_mistakes_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Declaration.Submit(Enrolled, Invented.Tariff(), Chongqing.Zhang.Id, "declared", Day));
        Assert.Throws<ArgumentException>(() => Submit(Enrolled, Chongqing.Tariff(2023), "2", default));
        Assert.Throws<ArgumentNullException>(() => Declaration.Submit(null!, Chongqing.Tariff(2023), Chongqing.Zhang.Id, "2", Day));
        Assert.Throws<ArgumentNullException>(() => Declaration.Submit(Enrolled, null!, Chongqing.Zhang.Id, "2", Day));
    }

    private static Result<Declaration> Submit(Enrollment enrolled, Tariff tariff, string grade, ImmutableArray<DeclaredLine> lines) =>
        Declaration.Submit(enrolled, tariff, enrolled.Person.Id, grade, Day, null, lines);

    private static string? CodeOf(Enrollment enrolled, string grade) =>
        Declaration.Submit(enrolled, Chongqing.Tariff(2023), enrolled.Person.Id, grade, Day).Errors.SingleOrDefault()?.Code;
}
