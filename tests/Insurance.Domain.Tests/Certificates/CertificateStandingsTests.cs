using Insurance.Domain.Certificates;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Certificates;

/// <summary>Whether a certificate still stands: void since when, replaced by which.</summary>
public sealed class CertificateStandingsTests
{
    private static readonly CertificateNumber First = CertificateNumber.Parse("CERT-0001");
    private static readonly CertificateNumber Second = CertificateNumber.Parse("CERT-0002");
    private static readonly CertificateNumber Third = CertificateNumber.Parse("CERT-0003");
    private static readonly LocalDate Day = new(2023, 1, 20);

    [Fact]
    public void A_reissued_certificate_voids_its_predecessor_for_whoever_verifies()
    {
        var signed = Sealed.Certificate.Sign(Sealed.Signer).Value;
        var (replaced, successor) = Sealed.Certificate.Reissue(Second, Sealed.Booked, Day).Value;

        // The signature still holds, the register says that it counts no more.
        Assert.True(signed.Verify(Sealed.Ring).Succeeded);
        Assert.True(signed.Verify(Sealed.Ring, Sealed.Certificate.Standing).Succeeded);
        var error = signed.Verify(Sealed.Ring, replaced.Standing).Errors.Single();
        Assert.Equal(("certificate.replaced", "2023-01-20", "CERT-0002", "standing"), (error.Code, error.Operands["on"], error.Operands["successor"], error.Field));
        Assert.Equal(successor.Standing, successor.Sign(Sealed.Signer).Value.Verify(Sealed.Ring, successor.Standing).Value.Standing);
    }

    [Fact]
    public void A_void_certificate_is_refused_with_the_day()
    {
        var signed = Sealed.Certificate.Sign(Sealed.Signer).Value;
        var standing = Sealed.Certificate.Void(CertificateVoidReason.Refund, Day).Value.Standing;
        var error = signed.Verify(Sealed.Ring, standing).Errors.Single();

        Assert.Equal(("certificate.void", "2023-01-20"), (error.Code, error.Operands["on"]));
        Assert.Equal((Day, CertificateVoidReason.Refund, null), (standing.Since!.Value, standing.Reason!.Value, standing.Successor));
        Assert.Equal("CERT-0001 void", standing.ToString());
        Assert.Equal(error, CertificateVerification.Verify(signed.Payload, signed.RevealCanonicalBytes(), Sealed.Ring, standing).Errors.Single());
    }

    [Fact]
    public void A_register_that_holds_other_bytes_of_the_number_refuses_these()
    {
        var signed = Sealed.Certificate.Sign(Sealed.Signer).Value;
        var other = Sealed.Issued("CERT-0001", new LocalDate(2023, 1, 10)).Standing;

        var error = signed.Verify(Sealed.Ring, other).Errors.Single();
        Assert.Equal(("certificate.other-digest", "standing"), (error.Code, error.Field));
        Assert.Throws<ArgumentException>(() => signed.Verify(Sealed.Ring, Sealed.Issued("CERT-0002", new LocalDate(2023, 1, 9)).Standing));
    }

    [Fact]
    public void The_successor_alone_tells_that_its_predecessor_counts_no_more()
    {
        var (replaced, successor) = Sealed.Certificate.Reissue(Second, Sealed.Booked, Day).Value;
        var expected = replaced.Standing;

        Assert.Equal(expected with { Digest = null }, CertificateStandings.Of([successor]).Find(First));
        Assert.Equal(expected, CertificateStandings.Of([Sealed.Certificate, successor]).Find(First));
        Assert.Equal(expected, CertificateStandings.Of([successor, replaced]).Find(First));
        Assert.Equal(expected, CertificateStandings.Of([replaced, Sealed.Certificate, successor]).Find(First));

        // A predecessor that the register does not hold is refused all the same.
        Assert.Equal("certificate.replaced", Sealed.Certificate.Sign(Sealed.Signer).Value.Verify(Sealed.Ring, CertificateStandings.Of([successor]).Find(First)).Errors.Single().Code);
    }

    [Fact]
    public void The_newest_of_a_row_is_found_and_a_ring_of_numbers_ends()
    {
        var (replaced, second) = Sealed.Certificate.Reissue(Second, Sealed.Booked, Day).Value;
        var (secondReplaced, third) = second.Reissue(Third, Sealed.Booked, Day.PlusDays(1)).Value;
        var gone = third.Void(CertificateVoidReason.Correction, Day.PlusDays(2)).Value;
        var standings = CertificateStandings.Of([replaced, secondReplaced, gone]);

        Assert.Equal((Third, CertificateState.Void), (standings.NewestOf(First)!.Number, standings.NewestOf(First)!.State));
        Assert.Equal(Third, standings.NewestOf(Third)!.Number);
        Assert.Null(standings.NewestOf(CertificateNumber.Parse("CERT-0404")));
        Assert.Null(standings.Find(CertificateNumber.Parse("CERT-0404")));
        Assert.Equal("3 certificates", standings.ToString());

        // The second is told to have been replaced by the first.
        var back = Sealed.Issued("CERT-0002", new LocalDate(2023, 1, 9)).Reissue(First, Sealed.Booked, new LocalDate(2023, 1, 9)).Value;
        Assert.NotNull(CertificateStandings.Of([replaced, back.Replaced]).NewestOf(First));
        Assert.Throws<ArgumentException>(() => CertificateStandings.Of([Sealed.Certificate, Sealed.Issued("CERT-0001", new LocalDate(2023, 1, 10))]));
        Assert.Throws<ArgumentNullException>(() => CertificateStandings.Of(null!));
    }

    [Fact]
    public void A_standing_tells_nothing_of_the_insured() =>
        Assert.DoesNotContain("张", System.Text.Json.JsonSerializer.Serialize(Sealed.Certificate.Standing with { Digest = null }), StringComparison.Ordinal);
}
