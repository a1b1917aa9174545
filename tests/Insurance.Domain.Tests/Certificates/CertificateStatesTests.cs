using Insurance.Domain.Certificates;
using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Certificates;

/// <summary>A certificate after its issue: void, or replaced by another; what it certified stays as it was.</summary>
public sealed class CertificateStatesTests
{
    private static readonly PremiumOrder Booked = Chongqing.PaidAt(Chongqing.At(2023, 1, 3)).Book(new LocalDate(2023, 1, 6)).Value;
    private static readonly CertificateNumber First = CertificateNumber.Parse("CERT-0001");
    private static readonly CertificateNumber Second = CertificateNumber.Parse("CERT-0002");
    private static readonly CertificateNumber Third = CertificateNumber.Parse("CERT-0003");
    private static readonly LocalDate IssuedOn = new(2023, 1, 9);
    private static readonly LocalDate Day = new(2023, 1, 20);
    private static readonly Certificate Issued = Certificate.Issue(First, Booked, Chongqing.Forecast(Booked), IssuedOn).Value;

    public static TheoryData<CertificateState, CertificateEvent, CertificateState?, string?> Pairs => new()
    {
        { CertificateState.Issued, CertificateEvent.Void, CertificateState.Void, null },
        { CertificateState.Issued, CertificateEvent.Replace, CertificateState.Replaced, null },
        { CertificateState.Void, CertificateEvent.Void, null, "certificate.void" },
        { CertificateState.Void, CertificateEvent.Replace, null, "certificate.void" },
        { CertificateState.Replaced, CertificateEvent.Void, null, "certificate.replaced" },
        { CertificateState.Replaced, CertificateEvent.Replace, null, "certificate.replaced" },
    };

    [Fact]
    public void A_certificate_is_born_issued_and_every_pair_is_walked()
    {
        Assert.Equal(CertificateState.Issued, Certificate.Transitions.First);
        Assert.Equal(CertificateState.Issued, Issued.State);
        Assert.Empty(Issued.History);
        Assert.Equal(Enum.GetValues<CertificateState>().Length * Enum.GetValues<CertificateEvent>().Length, Pairs.Count);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_table_and_the_certificate_agree(CertificateState state, CertificateEvent occurred, CertificateState? next, string? refusal)
    {
        Assert.Equal(next, Certificate.Transitions.Next(state, occurred));
        var before = In(state);
        Assert.Equal(state, before.State);

        var result = occurred == CertificateEvent.Void
            ? before.Void(CertificateVoidReason.Correction, Day.PlusDays(1))
            : before.Reissue(Third, Booked, Day.PlusDays(1)).TryGet(out var both, out var errors) ? both.Replaced : errors;

        Assert.Equal(refusal, result.Errors.SingleOrDefault()?.Code);
        Assert.Equal(next ?? state, (result.TryGet(out var after, out _) ? after : before).State);
    }

    [Theory]
    [InlineData(CertificateVoidReason.Refund, "VOID: the money was given back on 2023-01-20; this proves no payment.")]
    [InlineData(CertificateVoidReason.Correction, "VOID: declared void on 2023-01-20 because it was wrong.")]
    public void A_void_certificate_says_since_when_and_why_and_keeps_its_digest(CertificateVoidReason reason, string said)
    {
        var gone = Issued.Void(reason, Day).Value;

        Assert.Equal((CertificateState.Void, Day, reason), (gone.State, gone.VoidedOn!.Value, gone.VoidReason!.Value));
        Assert.Equal([new CertificateEntry(CertificateEvent.Void, Day, CertificateState.Void, reason)], gone.History.AsEnumerable());
        Assert.Equal("2023-01-20 void", gone.History[0].ToString());
        Assert.Equal((Issued.Digest, Issued.RevealCanonicalText()), (gone.Digest, gone.RevealCanonicalText()));
        Assert.Contains($"\n{said}\n", gone.ToText(Language.English), StringComparison.Ordinal);
        Assert.Contains(said, gone.ToHtml(Language.English), StringComparison.Ordinal);
        Assert.Equal((CertificateState.Issued, null, null), (Issued.State, Issued.VoidedOn, Issued.VoidReason));
    }

    [Fact]
    public void Declaring_it_void_again_changes_nothing_and_otherwise_is_refused()
    {
        var gone = Issued.Void(CertificateVoidReason.Refund, Day).Value;

        Assert.Same(gone, gone.Void(CertificateVoidReason.Refund, Day).Value);
        var error = gone.Void(CertificateVoidReason.Correction, Day).Errors.Single();
        Assert.Equal(("certificate.void", "2023-01-20"), (error.Code, error.Operands["on"]));
        Assert.Equal("certificate.void", gone.Void(CertificateVoidReason.Refund, Day.PlusDays(1)).Errors.Single().Code);
        Assert.Throws<ArgumentOutOfRangeException>(() => Issued.Void((CertificateVoidReason)9, Day));
    }

    [Fact]
    public void Nothing_happens_to_a_certificate_before_it_is_issued()
    {
        var error = Issued.Void(CertificateVoidReason.Refund, IssuedOn.PlusDays(-1)).Errors.Single();
        Assert.Equal(("certificate.before-issue", "on", "2023-01-09", IssuedOn), (error.Code, error.Field, error.Operands["issued"], error.ChangesOn!.Value));
        Assert.True(Issued.Void(CertificateVoidReason.Refund, IssuedOn).Succeeded);
        Assert.Equal("certificate.before-issue", Issued.Reissue(Second, Booked, IssuedOn.PlusDays(-1)).Errors.Single().Code);
        Assert.True(Issued.Reissue(Second, Booked, IssuedOn).Succeeded);
    }

    [Fact]
    public void A_reissued_certificate_and_its_predecessor_name_each_other()
    {
        var (replaced, successor) = Issued.Reissue(Second, Booked, Day).Value;

        Assert.Equal((CertificateState.Replaced, Second), (replaced.State, replaced.Successor!.Value));
        Assert.Equal([new CertificateEntry(CertificateEvent.Replace, Day, CertificateState.Replaced, Successor: Second)], replaced.History.AsEnumerable());
        Assert.Equal((CertificateState.Issued, First, Day), (successor.State, successor.Predecessor!.Value, successor.IssuedOn));
        Assert.Equal((null, null), (Issued.Predecessor, Issued.Successor));
        Assert.Equal((Booked.Total, Booked.Insured, new LocalDate(2023, 1, 6)), (successor.Total, successor.Insured, successor.BookedOn));
        Assert.Equal(Issued.Digest, replaced.Digest);
        Assert.Contains("VOID: replaced on 2023-01-20 by certificate CERT-0002.", replaced.ToText(Language.English), StringComparison.Ordinal);
        Assert.Contains("Replaces certificate: CERT-0001", successor.ToText(Language.English), StringComparison.Ordinal);
        Assert.DoesNotContain("VOID", successor.ToText(Language.English), StringComparison.Ordinal);

        // The canonical text is version 1 for it, too: the same lines with its own number and day.
        Assert.Equal(Issued.RevealCanonicalText().Replace("CERT-0001", "CERT-0002", StringComparison.Ordinal).Replace("issued-on: 2023-01-09", "issued-on: 2023-01-20", StringComparison.Ordinal), successor.RevealCanonicalText());

        var error = replaced.Reissue(Third, Booked, Day).Errors.Single();
        Assert.Equal(("certificate.replaced", "CERT-0002"), (error.Code, error.Operands["successor"]));
        Assert.True(successor.Reissue(Third, Booked, Day).Succeeded);
    }

    [Fact]
    public void Nothing_takes_the_place_of_one_whose_money_was_given_back()
    {
        var refunded = Booked.Refund(RefundReason.Death, Day).Value.Order;

        Assert.Equal("certificate.refunded", Issued.Reissue(Second, refunded, Day).Errors.Single().Code);
        Assert.Equal("certificate.refunded", Certificate.Issue(Second, refunded, Chongqing.Forecast(Booked), Day).Errors.Single().Code);
        Assert.Equal("certificate.void", Issued.Void(CertificateVoidReason.Refund, Day).Value.Reissue(Second, refunded, Day).Errors.Single().Code);
    }

    [Fact]
    public void Another_order_an_older_one_and_a_used_number_are_mistakes_of_the_caller()
    {
        var paid = Chongqing.PaidAt(Chongqing.At(2023, 1, 3));
        var other = Chongqing.Placed(number: 2).Apply(Chongqing.Notice("N-1", 587_400, order: 2)).Value.Order.Book(new LocalDate(2023, 1, 6)).Value;

        Assert.Throws<ArgumentException>(() => Issued.Reissue(Second, other, Day));
        Assert.Throws<ArgumentException>(() => Issued.Reissue(Second, paid, Day));
        Assert.Throws<ArgumentException>(() => Issued.Reissue(First, Booked, Day));
        Assert.Throws<ArgumentException>(() => Issued.Reissue(default, Booked, Day));
        Assert.Throws<ArgumentNullException>(() => Issued.Reissue(Second, null!, Day));
    }

    private static Certificate In(CertificateState state) => state switch
    {
        CertificateState.Issued => Issued,
        CertificateState.Void => Issued.Void(CertificateVoidReason.Refund, Day).Value,
        _ => Issued.Reissue(Second, Booked, Day).Value.Replaced,
    };
}
