using System.Security.Cryptography;
using Insurance.Domain.Certificates;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Certificates;

/// <summary>Keys that sign and verify, and how one takes the place of another.</summary>
public sealed class CertificateKeyTests
{
    private static readonly LocalDate Issue = new(2023, 1, 9);

    [Theory]
    [InlineData(-1, "certificate.key-outdated")]
    [InlineData(0, null)]
    public void A_key_is_good_from_its_first_day_of_issue(int days, string? code)
    {
        var ring = CertificateKeyRing.Of(Sealed.Signer.PublicKey(Issue.PlusDays(-days)));

        Assert.Equal(code, Verify(ring));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(-1, "certificate.key-outdated")]
    public void A_key_is_good_through_its_last_day_of_issue(int days, string? code)
    {
        var ring = CertificateKeyRing.Of(Sealed.Signer.PublicKey(new LocalDate(2022, 1, 1))).Retire("tax-2023", Issue.PlusDays(days));

        Assert.Equal(code, Verify(ring));
    }

    [Fact]
    public void The_refusal_of_an_outdated_key_names_its_days()
    {
        var closed = Sealed.Certificate.Sign(Sealed.Signer).Value.Verify(CertificateKeyRing.Of(Sealed.Signer.PublicKey(Issue.PlusDays(1), Issue.PlusDays(9)))).Errors.Single();
        var open = Sealed.Certificate.Sign(Sealed.Signer).Value.Verify(CertificateKeyRing.Of(Sealed.Signer.PublicKey(Issue.PlusDays(1)))).Errors.Single();

        Assert.Equal(("2023-01-09", "2023-01-10", "2023-01-18", "tax-2023"), (closed.Operands["issued"], closed.Operands["from"], closed.Operands["through"], closed.Operands["key"]));
        Assert.Equal("-", open.Operands["through"]);
    }

    [Fact]
    public void After_a_change_of_keys_old_and_new_certificates_verify_each_by_its_own()
    {
        using var next = Sealed.NewSigner("tax-2024");
        var first = Sealed.Certificate.Sign(Sealed.Signer).Value;
        var later = Sealed.Issued("CERT-0009", new LocalDate(2024, 1, 2)).Sign(next).Value;
        var ring = CertificateKeyRing.Of(Sealed.Signer.PublicKey(Sealed.From))
            .Retire("tax-2023", new LocalDate(2023, 12, 31))
            .With(next.PublicKey(new LocalDate(2024, 1, 1)));

        Assert.True(first.Verify(ring).Succeeded);
        Assert.True(later.Verify(ring).Succeeded);

        // What the retired key signs after its days is refused, and so is what a key signed under the id of another.
        Assert.Equal("certificate.key-outdated", Sealed.Issued("CERT-0010", new LocalDate(2024, 1, 2)).Sign(Sealed.Signer).Value.Verify(ring).Errors.Single().Code);
        Assert.Equal("certificate.signature", CertificateVerification.Verify(first.RevealCanonicalBytes(), first.Signature.AsSpan(), "tax-2024", ring).Errors.Single().Code);
        Assert.Equal(["tax-2023", "tax-2024"], ring.Keys.Select(key => key.Id));
        Assert.Equal("tax-2023, tax-2024", ring.ToString());
    }

    [Fact]
    public void A_revoked_key_verifies_nothing_and_is_refused_by_name()
    {
        var signed = Sealed.Certificate.Sign(Sealed.Signer).Value;
        var error = signed.Verify(Sealed.Ring.Revoke("tax-2023")).Errors.Single();

        Assert.Equal(("certificate.key-revoked", "tax-2023"), (error.Code, error.Operands["key"]));
        Assert.True(Sealed.Ring.Revoke("tax-2023").Retire("tax-2023", Issue).Find("tax-2023")!.IsRevoked);
        Assert.Equal("certificate.key-unknown", signed.Verify(CertificateKeyRing.Empty).Errors.Single().Code);
    }

    [Fact]
    public void A_ring_has_one_key_of_an_id_and_knows_only_its_own()
    {
        Assert.Throws<ArgumentException>(() => Sealed.Ring.With(Sealed.Key));
        Assert.Throws<ArgumentException>(() => Sealed.Ring.Revoke("tax-1999"));
        Assert.Throws<ArgumentException>(() => Sealed.Ring.Retire("tax-1999", Issue));
        Assert.Throws<ArgumentException>(() => Sealed.Ring.Retire("tax-2023", Sealed.From.PlusDays(-1)));
        Assert.Null(Sealed.Ring.Find("tax-1999"));
        Assert.Null(Sealed.Ring.Find(null));
        Assert.Throws<ArgumentNullException>(() => Sealed.Ring.With(null!));
    }

    [Fact]
    public void A_public_key_reads_back_from_its_bytes_and_from_pem()
    {
        Assert.Equal(Sealed.Key, CertificateKey.Read("tax-2023", [.. Sealed.Key.PublicKey], Sealed.From, new LocalDate(2023, 12, 31)).Value);
        Assert.Equal(Sealed.Key, CertificateKey.ReadPem("tax-2023", Sealed.Key.ToPem(), Sealed.From, new LocalDate(2023, 12, 31)).Value);
        Assert.Equal("tax-2023", Sealed.Key.ToString());
    }

    [Theory]
    [InlineData("secp384r1")]
    [InlineData("secp521r1")]
    [InlineData("brainpoolP256r1")]
    public void A_key_on_another_curve_is_refused(string curve)
    {
        var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(curve));

        Assert.Equal("certificate.key-malformed", CertificateKey.Read("other", key.ExportSubjectPublicKeyInfo(), Issue).Errors.Single().Code);
        Assert.Throws<ArgumentException>(() => new EcdsaCertificateSigner("other", key));
        Assert.Throws<ArgumentException>(() => EcdsaCertificateSigner.FromPem("other", key.ExportPkcs8PrivateKeyPem()));
    }

    [Fact]
    public void Bytes_that_are_no_key_on_the_curve_are_refused()
    {
        byte[] good = [.. Sealed.Key.PublicKey];
        var off = good.ToArray();
        off[^1] ^= 1;

        Assert.Equal("certificate.key-malformed", CertificateKey.Read("k", off, Issue).Errors.Single().Code);
        Assert.Equal("certificate.key-malformed", CertificateKey.Read("k", [.. good, 0], Issue).Errors.Single().Code);
        Assert.Equal("certificate.key-malformed", CertificateKey.Read("k", good.AsSpan(1), Issue).Errors.Single().Code);
        Assert.Equal("certificate.key-malformed", CertificateKey.Read("k", [], Issue).Errors.Single().Code);
        Assert.All(
            ["", "no pem", Sealed.Key.ToPem().Replace("PUBLIC KEY", "PRIVATE KEY", StringComparison.Ordinal), Sealed.Key.ToPem() + new string(' ', 2000)],
            text => Assert.Equal("certificate.key-malformed", CertificateKey.ReadPem("k", text, Issue).Errors.Single().Code));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("k", true)]
    [InlineData("tax-2023", true)]
    [InlineData("Tax", false)]
    [InlineData("-tax", false)]
    [InlineData("tax.1", false)]
    [InlineData("税", false)]
    [InlineData("a1234567890123456789012345678901", true)]
    [InlineData("a12345678901234567890123456789012", false)]
    public void The_id_of_a_key_is_short_and_plain(string id, bool valid)
    {
        Assert.Equal(valid, CertificateKey.IsId(id));
        if (!valid)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Assert.Throws<ArgumentException>(() => CertificateKey.Read(id, [.. Sealed.Key.PublicKey], Issue));
            Assert.Throws<ArgumentException>(() => new EcdsaCertificateSigner(id, key));
        }
    }

    [Fact]
    public void The_days_of_a_key_are_in_order()
    {
        Assert.Throws<ArgumentException>(() => Sealed.Signer.PublicKey(Issue, Issue.PlusDays(-1)));
        Assert.Throws<ArgumentException>(() => Sealed.Key.Retire(Sealed.From.PlusDays(-1)));
        Assert.False(CertificateKey.IsId(null));
    }

    [Fact]
    public void A_signer_reads_its_key_from_pem_and_lets_it_go()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var pem in new[] { key.ExportPkcs8PrivateKeyPem(), key.ExportECPrivateKeyPem() })
        {
            using var signer = EcdsaCertificateSigner.FromPem("pem-1", pem);
            Assert.Equal(key.ExportSubjectPublicKeyInfo(), signer.PublicKey(Issue).PublicKey);
            Assert.Null(Verify(CertificateKeyRing.Of(signer.PublicKey(Issue)), signer));
            Assert.Equal("pem-1", signer.ToString());
        }

        Assert.Throws<ArgumentException>(() => EcdsaCertificateSigner.FromPem("pem-1", Sealed.Key.ToPem()));
        Assert.Throws<ArgumentException>(() => EcdsaCertificateSigner.FromPem("pem-1", "no pem"));
        Assert.Throws<ArgumentNullException>(() => new EcdsaCertificateSigner("pem-1", null!));

        var gone = Sealed.NewSigner("gone-1");
        gone.Dispose();
        Assert.Throws<ObjectDisposedException>(() => gone.Sign([1]));
    }

    [Fact]
    public void Many_threads_may_sign_with_one_signer()
    {
        var signatures = ParallelEnumerable.Range(0, 64).Select(_ => Sealed.Certificate.Sign(Sealed.Signer).Value).ToList();

        Assert.All(signatures, signed => Assert.True(signed.Verify(Sealed.Ring).Succeeded));
    }

    private static string? Verify(CertificateKeyRing ring, EcdsaCertificateSigner? signer = null) =>
        Sealed.Certificate.Sign(signer ?? Sealed.Signer).Value.Verify(ring) is { Succeeded: false } refused ? refused.Errors.Single().Code : null;
}
