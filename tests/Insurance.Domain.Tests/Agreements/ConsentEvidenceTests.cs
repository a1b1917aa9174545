using Insurance.Domain.Agreements;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Json;
using NodaTime;

namespace Insurance.Domain.Tests.Agreements;

/// <summary>What shows a consent, and the limit to which it goes.</summary>
public sealed class ConsentEvidenceTests
{
    private static readonly LocalDate Day = Agreed.Day;

    [Fact]
    public void Evidence_says_how_when_and_where_the_proof_is()
    {
        var evidence = ConsentEvidence.Of(ConsentKind.RealNameLogIn, Day, "LOGIN/2023-0001").Value;

        Assert.Equal((ConsentKind.RealNameLogIn, Day, "LOGIN/2023-0001"), (evidence.Kind, evidence.On, evidence.Reference));
        Assert.Equal("2023-01-03 real-name-log-in LOGIN/2023-0001", evidence.ToString());
        Assert.Equal(evidence, ConsentEvidence.Of(ConsentKind.RealNameLogIn, Day, "LOGIN/2023-0001").Value);
        Assert.NotEqual(evidence, ConsentEvidence.Of(ConsentKind.Paper, Day, "LOGIN/2023-0001").Value);
        Assert.Equal(evidence, FilingJson.Read<ConsentEvidence>(FilingJson.Write(evidence)));
        Assert.Equal("""{"kind":"real-name-log-in","on":"2023-01-03","reference":"LOGIN/2023-0001"}""", FilingJson.Write(evidence));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("凭据")]
    [InlineData("line\n")]
    public void A_reference_is_printable_ascii_without_spaces(string reference) => Assert.Equal(
        DomainError.Of("agreement.evidence-reference", "reference", ("max", 64)),
        Assert.Single(ConsentEvidence.Of(ConsentKind.Paper, Day, reference).Errors));

    [Fact]
    public void A_reference_has_at_most_64_characters()
    {
        Assert.True(ConsentEvidence.Of(ConsentKind.Paper, Day, new string('~', 64)).Succeeded);
        Assert.Equal("agreement.evidence-reference", Assert.Single(ConsentEvidence.Of(ConsentKind.Paper, Day, new string('!', 65)).Errors).Code);
    }

    [Fact]
    public void What_was_never_set_is_the_callers_mistake()
    {
        Assert.Throws<ArgumentException>(() => ConsentEvidence.Of((ConsentKind)9, Day, "C-1"));
        Assert.Throws<ArgumentNullException>(() => ConsentEvidence.Of(ConsentKind.Paper, Day, null!));
        Assert.Throws<ArgumentNullException>(() => Agreed.Draft().Sign(Chongqing.Zhang.Id, Day, null!));
    }

    // The brief, page 1, point 5: "yes needs a signed deduction agreement".
    [Fact]
    public void A_signature_keeps_what_shows_the_consent()
    {
        var signed = Agreed.Draft().Sign(Chongqing.Zhang.Id, Day.PlusDays(3), Agreed.Evidence(Day.PlusDays(1))).Value;

        Assert.Null(Agreed.Draft().Evidence);
        Assert.Equal(Agreed.Evidence(Day.PlusDays(1)), signed.Evidence);
        Assert.Equal(signed.Evidence, signed.Activate([], Day.PlusDays(3)).Value.Suspend(Day.PlusDays(4)).Value.Evidence);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void The_consent_lies_between_the_draft_and_the_signature(int days, bool right)
    {
        var result = Agreed.Draft().Sign(Chongqing.Zhang.Id, Day.PlusDays(3), Agreed.Evidence(Day.PlusDays(days)));

        Assert.Equal(
            right ? [] : [DomainError.Of("agreement.evidence-day", "evidence", ("consented", Day.PlusDays(days)), ("drafted", Day), ("on", Day.PlusDays(3)))],
            result.Errors.AsEnumerable());
    }

    [Fact]
    public void Who_signs_for_another_is_told_that_and_what_is_wrong_with_the_evidence() => Assert.Equal(
        ["agreement.not-oneself", "agreement.evidence-day"],
        Agreed.Draft().Sign(Chongqing.Li.Id, Day, Agreed.Evidence(Day.PlusDays(9))).Errors.Select(error => error.Code));

    [Fact]
    public void A_limit_is_of_money_and_stays_through_the_life_of_the_agreement()
    {
        Assert.Null(Agreed.Draft().Cap);
        var active = Agreed.Draft(cap: Money.FromFen(1)).Active();
        Assert.Equal(Money.FromFen(1), active.Cap);
        Assert.Equal(Money.FromFen(1), active.Suspend(Day).Value.Resume([], Day).Value.Cap);
        Assert.All([0L, -1], fen => Assert.Equal(
            DomainError.Of("agreement.cap", "cap", ("cap", Money.FromFen(fen))),
            Assert.Single(DeductionAgreement.Draft(
                Agreed.Number(1), Chongqing.Zhang, Region.Chongqing, Scheme.FlexibleEmployment, Agreed.Account, Agreed.BothLines, Day, cap: Money.FromFen(fen)).Errors)));
    }
}
