using System.Reflection;
using Insurance.Domain.Agreements;
using Insurance.Domain.Declarations;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Declarations;

/// <summary>The how-to page, point 5: approve deduction yes or no, line by line; yes needs a signed deduction agreement.</summary>
public sealed class DeductionApprovalTests
{
    private static readonly LocalDate Day = new(2023, 1, 3);
    private static readonly DeclaredLine Basic = DeclaredLine.Of(InsuranceLine.BasicMedical);
    private static readonly DeclaredLine Large = DeclaredLine.Of(InsuranceLine.LargeAmountMutual);
    private static readonly Declaration First = Chongqing.Declared(Chongqing.Registered(Day));

    [Fact]
    public void An_approved_line_cannot_be_made_without_an_agreement()
    {
        var makers =
            from type in new[] { typeof(DeclaredLine), typeof(DeductionApproval) }
            from method in type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where method is ConstructorInfo || (method is PropertyInfo property && property.SetMethod is { IsPublic: true })
            select $"{type.Name}.{method.Name}";

        Assert.Empty(makers);
        Assert.False(Basic.IsDeductionApproved);
        Assert.All(DeclaredLine.AllOf(Chongqing.Grade("2")), line => Assert.Null(line.Deduction));
    }

    [Fact]
    public void A_line_is_approved_by_an_agreement_that_covers_it_on_the_day()
    {
        var agreement = Declaring.Agreed(Day);

        var line = Basic.ApproveDeduction(agreement, Day).Value;

        Assert.True(line.IsDeductionApproved);
        Assert.Equal((agreement.Id, Day), (line.Deduction!.Agreement, line.Deduction.On));
        Assert.Equal("AGREEMENT-1 2023-01-03", line.Deduction.ToString());
        Assert.Equal(Basic, line.WithoutDeduction());
        Assert.NotEqual(Basic, line);
        Assert.Equal(line, Basic.ApproveDeduction(agreement, Day).Value);
    }

    public static TheoryData<string, DeductionAgreement> NotCovering => new()
    {
        { "a draft", Declaring.Drafted(Day) },
        { "signed, not in force", Declaring.Drafted(Day).Sign(Chongqing.Zhang.Id, Day, Agreed.Evidence(Day)).Value },
        { "in force from tomorrow", Declaring.Agreed(Day.PlusDays(1)) },
        { "for the other line", Declaring.Agreed(Day, lines: [InsuranceLine.LargeAmountMutual]) },
        { "expired", Declaring.Agreed(Day.PlusDays(-9), through: Day.PlusDays(-1)) },
        { "revoked", Declaring.Agreed(Day.PlusDays(-9)).Revoke(Chongqing.Zhang.Id, Day).Value },
        { "suspended", Declaring.Agreed(Day.PlusDays(-9)).Suspend(Day).Value },
    };

    [Theory]
    [MemberData(nameof(NotCovering))]
    public void An_agreement_that_does_not_cover_the_line_on_the_day_approves_nothing(string why, DeductionAgreement agreement)
    {
        var error = Basic.ApproveDeduction(agreement, Day).Errors.Single();

        Assert.True(error is { Code: "declaration.deduction-needs-agreement", Field: "agreement" }, why);
        Assert.Equal(("basic-medical", "2023-01-03"), (error.Operands["line"], error.Operands["on"]));
        Assert.Equal(error, First.ApproveDeduction(agreement, InsuranceLine.BasicMedical, Chongqing.Zhang.Id, Day).Errors.Single());
    }

    public static TheoryData<string, DeductionAgreement> OfOthers => new()
    {
        { "another person's", Declaring.Agreed(Day, person: Chongqing.Li) },
        { "of another region", Declaring.Agreed(Day, region: Region.Parse("440100")) },
        { "of another scheme", Declaring.Agreed(Day, scheme: Scheme.Resident) },
    };

    [Theory]
    [MemberData(nameof(OfOthers))]
    public void A_line_approved_by_an_agreement_of_another_person_place_or_scheme_is_not_submitted(string why, DeductionAgreement agreement)
    {
        var line = Basic.ApproveDeduction(agreement, Day).Value;

        var error = Submit(Day, line, Large).Errors.Single();

        Assert.True(error is { Code: "declaration.deduction-needs-agreement", Field: "lines" }, why);
        Assert.Equal("basic-medical", error.Operands["line"]);
        Assert.Equal("declaration.deduction-needs-agreement", First.ApproveDeduction(agreement, InsuranceLine.BasicMedical, Chongqing.Zhang.Id, Day).Errors.Single().Code);

        var december = new LocalDate(2023, 12, 5);
        var changed = First.Change(
            Chongqing.Registered(Day), Declaring.History, Declaring.Year(2024), Chongqing.Zhang.Id, "2", december, [Basic.ApproveDeduction(agreement, december).Value, Large]);
        Assert.Equal("declaration.deduction-needs-agreement", changed.Errors.Single().Code);
    }

    [Fact]
    public void Each_line_is_approved_by_itself()
    {
        var agreement = Declaring.Agreed(Day);

        var declaration = Submit(Day, Basic.ApproveDeduction(agreement, Day).Value, Large).Value;

        Assert.Equal([true, false], declaration.Choices[0].Lines.Select(line => line.IsDeductionApproved));
        Assert.Equal([new DeductionChange(InsuranceLine.BasicMedical, Basic.ApproveDeduction(agreement, Day).Value.Deduction, Day)], declaration.Choices[0].Deductions);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void An_approval_is_of_the_day_on_which_it_is_submitted(int days)
    {
        // Between the two days the agreement may have ended.
        var line = Basic.ApproveDeduction(Declaring.Agreed(Day.PlusDays(-9)), Day.PlusDays(10 + days)).Value;

        Assert.Equal("declaration.deduction-needs-agreement", Submit(Day.PlusDays(10), line, Large).Errors.Single().Code);
    }

    [Fact]
    public void Deduction_is_approved_and_taken_back_at_any_time_without_a_window()
    {
        var agreement = Declaring.Agreed(new LocalDate(2023, 5, 2));

        var approved = First.ApproveDeduction(agreement, InsuranceLine.BasicMedical, Chongqing.Zhang.Id, new LocalDate(2023, 6, 1)).Value;
        var back = approved.WithdrawDeduction(InsuranceLine.BasicMedical, Chongqing.Zhang.Id, new LocalDate(2023, 7, 1)).Value;

        Assert.Equal([true, false], approved.Choices[0].Lines.Select(line => line.IsDeductionApproved));
        Assert.Equal([false, false], back.Choices[0].Lines.Select(line => line.IsDeductionApproved));
        Assert.Equal([false, true, true, false], new[] { "05-31", "06-01", "06-30", "07-01" }.Select(day => back.Choices[0].DeductionOn(InsuranceLine.BasicMedical, Date(day)) is not null));
        Assert.Null(back.Choices[0].DeductionOn(InsuranceLine.LargeAmountMutual, Date("06-15")));
        Assert.Equal(2, back.Choices[0].Deductions.Count);
        Assert.Single(back.Choices);

        static LocalDate Date(string day) => NodaTime.Text.LocalDatePattern.Iso.Parse($"2023-{day}").Value;
    }

    [Fact]
    public void The_same_again_changes_nothing_and_another_agreement_takes_the_place()
    {
        var approved = First.ApproveDeduction(Declaring.Agreed(Day), InsuranceLine.BasicMedical, Chongqing.Zhang.Id, Day).Value;

        Assert.Equal(approved.ToSnapshot(), approved.ApproveDeduction(Declaring.Agreed(Day), InsuranceLine.BasicMedical, Chongqing.Zhang.Id, Day.PlusDays(1)).Value.ToSnapshot());
        Assert.Equal(First.ToSnapshot(), First.WithdrawDeduction(InsuranceLine.BasicMedical, Chongqing.Zhang.Id, Day).Value.ToSnapshot());
        var other = approved.ApproveDeduction(Declaring.Agreed(Day, number: 2), InsuranceLine.BasicMedical, Chongqing.Zhang.Id, Day).Value;
        Assert.Equal("AGREEMENT-2", other.Choices[0].Lines[0].Deduction!.Agreement.ToString());
        Assert.Equal(2, other.Choices[0].Deductions.Count);
    }

    [Fact]
    public void It_holds_for_the_choice_in_effect_and_for_the_one_to_come_and_no_change_takes_it_over()
    {
        var agreement = Declaring.Agreed(Day);
        var december = new LocalDate(2023, 12, 5);
        var approved = First.ApproveDeduction(agreement, InsuranceLine.BasicMedical, Chongqing.Zhang.Id, Day).Value;

        var changed = approved.Changed(2024, "1", december).Value;
        Assert.Equal([true, false], changed.Choices.Select(choice => choice.Lines[0].IsDeductionApproved));

        var both = changed.ApproveDeduction(agreement, InsuranceLine.LargeAmountMutual, Chongqing.Zhang.Id, december).Value;
        Assert.Equal([true, true], both.Choices.Select(choice => choice.Lines[1].IsDeductionApproved));

        var later = both.WithdrawDeduction(InsuranceLine.LargeAmountMutual, Chongqing.Zhang.Id, new LocalDate(2024, 1, 1)).Value;
        Assert.Equal([true, false], later.Choices.Select(choice => choice.Lines[1].IsDeductionApproved));
    }

    [Fact]
    public void A_line_that_is_not_ticked_and_a_declaration_without_a_choice_have_nothing_to_approve()
    {
        var agreement = Declaring.Agreed(Day, lines: [InsuranceLine.Parse("long-term-care")]);
        var error = First.ApproveDeduction(agreement, InsuranceLine.Parse("long-term-care"), Chongqing.Zhang.Id, Day).Errors.Single();
        Assert.Equal(("declaration.lines", "insurance"), (error.Code, error.Field));
        Assert.Equal("declaration.lines", First.WithdrawDeduction(InsuranceLine.Parse("long-term-care"), Chongqing.Zhang.Id, Day).Errors.Single().Code);

        var ahead = Declaration.Submit(Chongqing.Registered(new LocalDate(2022, 12, 20)), Chongqing.Tariff(2023), Chongqing.Zhang.Id, "2", new LocalDate(2022, 12, 28)).Value;
        var withdrawn = ahead.Withdraw(Chongqing.Zhang.Id, new LocalDate(2022, 12, 29)).Value;
        Assert.Equal("declaration.nothing-stands", withdrawn.ApproveDeduction(Declaring.Agreed(Day), InsuranceLine.BasicMedical, Chongqing.Zhang.Id, Day).Errors.Single().Code);
        Assert.Equal("declaration.nothing-stands", withdrawn.WithdrawDeduction(InsuranceLine.BasicMedical, Chongqing.Zhang.Id, Day).Errors.Single().Code);
    }

    [Fact]
    public void Nobody_approves_for_another_and_nothing_is_approved_by_nothing()
    {
        Assert.Equal("declaration.not-oneself", First.ApproveDeduction(Declaring.Agreed(Day), InsuranceLine.BasicMedical, Chongqing.Li.Id, Day).Errors.Single().Code);
        Assert.Throws<ArgumentNullException>(() => First.ApproveDeduction(null!, InsuranceLine.BasicMedical, Chongqing.Zhang.Id, Day));
        Assert.Throws<ArgumentNullException>(() => Basic.ApproveDeduction(null!, Day));
        Assert.Throws<ArgumentException>(() => DeclaredLine.Of(default));
        Assert.Throws<ArgumentNullException>(() => DeclaredLine.AllOf(null!));
    }

    private static Result<Declaration> Submit(LocalDate on, params DeclaredLine[] lines) =>
        Declaration.Submit(Chongqing.Registered(Day), Chongqing.Tariff(2023), Chongqing.Zhang.Id, "2", on, lines);
}
