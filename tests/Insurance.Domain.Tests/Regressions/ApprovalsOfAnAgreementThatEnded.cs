using System.Text.Json;
using Insurance.Domain.Agreements;
using Insurance.Domain.Declarations;
using Insurance.Domain.Tests.Declarations;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Regressions;

/// <summary>
/// Found by the random journeys: who approved a deduction in the morning and revoked the agreement in the afternoon had a declaration that
/// could be stored and never opened again.
/// </summary>
public sealed class ApprovalsOfAnAgreementThatEnded
{
    private static readonly LocalDate Day = new(2023, 1, 3);
    private static readonly LocalDate Approved = new(2023, 3, 10);
    private static readonly DeductionAgreement Agreement = Declaring.Agreed(Day, through: new LocalDate(2023, 12, 31));
    private static readonly Declaration Declared = Chongqing.Declared(Chongqing.Registered(Day));

    public static TheoryData<string, DeductionAgreement> Ended => new()
    {
        { "revoked on the day itself", Agreement.Revoke(Chongqing.Zhang.Id, Approved).Value },
        { "suspended on the day itself", Agreement.Suspend(Approved).Value },
        { "revoked some days before, which became known later", Agreement.Revoke(Chongqing.Zhang.Id, Approved.PlusDays(-5)).Value },
        { "replaced on the day itself", Agreement.ReplaceBy(Declaring.Drafted(Day, number: 2).Sign(Chongqing.Zhang.Id, Day, Agreed.Evidence(Day)).Value, [], Approved).Value.Replaced },
    };

    [Theory]
    [MemberData(nameof(Ended))]
    public void The_declaration_opens_again(string why, DeductionAgreement ended)
    {
        var stored = Declared.ApproveDeduction(Agreement, InsuranceLine.BasicMedical, Chongqing.Zhang.Id, Approved).Value.ToSnapshot();
        var read = JsonSerializer.Deserialize<DeclarationSnapshot>(JsonSerializer.Serialize(stored))!;

        Assert.True(Declaration.Rehydrate(read, [ended]).TryGet(out var opened, out _), why);
        Assert.Equal(stored, opened.ToSnapshot());

        // It was approved then; now nothing is approved by it, and nothing may be deducted.
        Assert.False(ended.Covers(InsuranceLine.BasicMedical, Approved));
        Assert.Equal(
            "declaration.deduction-needs-agreement",
            opened.ApproveDeduction(ended, InsuranceLine.LargeAmountMutual, Chongqing.Zhang.Id, Approved).Errors.Single().Code);
    }

    [Fact]
    public void What_the_agreement_never_covered_opens_no_more_than_before()
    {
        var stored = Declared.ApproveDeduction(Agreement, InsuranceLine.BasicMedical, Chongqing.Zhang.Id, Approved).Value.ToSnapshot();
        DeductionAgreement[] never =
        [
            Declaring.Drafted(Day).Sign(Chongqing.Zhang.Id, Day, Agreed.Evidence(Day)).Value.Revoke(Chongqing.Zhang.Id, Approved).Value,
            Declaring.Agreed(Approved.PlusDays(1)).Revoke(Chongqing.Zhang.Id, Approved.PlusDays(1)).Value,
            Declaring.Agreed(Day, through: Approved.PlusDays(-1)),
        ];

        Assert.All(never, agreement => Assert.Equal("choices[0].deductions[0]", Declaration.Rehydrate(stored, [agreement]).Errors.Single().Field));
    }
}
