using System.Collections.Immutable;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Insurance.Domain.Certificates;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Certificates;

/// <summary>Signatures over certificates: what verifies, and that one flipped bit anywhere does not.</summary>
public sealed class SignedCertificateTests
{
    private static readonly SignedCertificate Real = Sealed.Certificate.Sign(Sealed.Signer).Value;
    private static readonly byte[] Bytes = Real.RevealCanonicalBytes();

    [Fact]
    public void A_signed_certificate_verifies_and_tells_number_masked_person_and_amounts()
    {
        var verified = Real.Verify(Sealed.Ring).Value;

        Assert.Equal(("CERT-0001", "ORDER-0001", "张** (500*************70)", "tax-2023"), (verified.Facts.Number.ToString(), verified.Facts.Order.ToString(), verified.Insured.ToString(), verified.KeyId));
        Assert.Equal(Chongqing.Zhang, verified.Insured);
        Assert.Equal((Region.Chongqing, Scheme.FlexibleEmployment, FeePeriod.Parse("2023-01..2023-12")), (verified.Facts.Region, verified.Facts.Scheme, verified.Facts.Period));
        Assert.Equal([("basic-medical", "5340.00"), ("large-amount-mutual", "534.00")], verified.Facts.Lines.Select(line => (line.Insurance.Id, line.Amount.ToString())));
        Assert.Equal(Money.FromYuan(5874), verified.Facts.Total);
        Assert.Equal((new LocalDate(2023, 1, 3), new LocalDate(2023, 1, 6), new LocalDate(2023, 1, 9)), (verified.Facts.PaidOn, verified.Facts.BookedOn, verified.Facts.IssuedOn));
        Assert.Null(verified.Standing);
        Assert.Equal("CERT-0001 2023-01..2023-12 5874.00", verified.ToString());
    }

    [Fact]
    public void The_signed_bytes_are_the_canonical_ones_and_the_signature_has_the_fixed_form()
    {
        Assert.Equal(Sealed.Certificate.RevealCanonicalBytes(), Bytes);
        Assert.Equal(Sealed.Certificate.RevealCanonicalText(), Encoding.UTF8.GetString(Bytes));
        Assert.Equal((Sealed.Certificate.Digest, Sealed.Certificate.Code, Sealed.Certificate.Number), (Real.Digest, Real.Code, Real.Number));
        Assert.Equal(64, Real.Signature.Length);
        Assert.Equal("CERT-0001 2023-01..2023-12 5874.00", Real.ToString());

        using var key = ECDsa.Create();
        key.ImportFromPem(Sealed.Key.ToPem());
        Assert.True(key.VerifyData(Bytes, Real.Signature.AsSpan(), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }

    [Fact]
    public void Every_single_flipped_bit_of_the_bytes_is_refused()
    {
        for (var bit = 0; bit < Bytes.Length * 8; bit++)
        {
            Assert.False(Verify(Flipped(Bytes, bit), Real.Signature.AsSpan(), Real.KeyId).Succeeded, $"bit {bit}");
        }
    }

    [Fact]
    public void Every_single_flipped_bit_of_the_signature_is_refused()
    {
        for (var bit = 0; bit < CertificateKey.SignatureBytes * 8; bit++)
        {
            Assert.Equal("certificate.signature", Verify(Bytes, Flipped([.. Real.Signature], bit), Real.KeyId).Errors.Single().Code);
        }
    }

    [Fact]
    public void Every_single_flipped_bit_of_the_id_of_the_key_is_refused()
    {
        var id = Encoding.ASCII.GetBytes(Real.KeyId);
        for (var bit = 0; bit < id.Length * 8; bit++)
        {
            Assert.Equal("certificate.key-unknown", Verify(Bytes, Real.Signature.AsSpan(), Encoding.Latin1.GetString(Flipped(id, bit))).Errors.Single().Code);
        }
    }

    [Fact]
    public void A_text_of_proper_form_with_other_facts_is_refused_by_its_signature()
    {
        var other = Encoding.UTF8.GetBytes(Real.RevealCanonicalText().Replace("张三丰", "张四丰", StringComparison.Ordinal));

        Assert.True(CertifiedFacts.Read(other).Succeeded);
        Assert.Equal("certificate.signature", Verify(other, Real.Signature.AsSpan(), Real.KeyId).Errors.Single().Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(65)]
    [InlineData(128)]
    public void A_signature_of_another_length_is_refused(int length)
    {
        Assert.Equal("certificate.signature", Verify(Bytes, Real.Signature.Concat(Real.Signature).Take(length).ToArray(), Real.KeyId).Errors.Single().Code);
    }

    [Fact]
    public void A_signature_of_zeros_and_one_in_another_form_are_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signer = new EcdsaCertificateSigner("other-1", ECDsa.Create(key.ExportParameters(includePrivateParameters: true)));
        var ring = CertificateKeyRing.Of(signer.PublicKey(Sealed.From));

        Assert.Equal("certificate.signature", CertificateVerification.Verify(Bytes, new byte[64], "other-1", ring).Errors.Single().Code);
        Assert.Equal("certificate.signature", CertificateVerification.Verify(Bytes, key.SignData(Bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence), "other-1", ring).Errors.Single().Code);
        Assert.True(CertificateVerification.Verify(Bytes, key.SignData(Bytes, HashAlgorithmName.SHA256), "other-1", ring).Succeeded);
    }

    [Fact]
    public void The_twin_of_a_signature_verifies_over_the_same_text_and_over_no_other()
    {
        // The order of the group of P-256: s and n - s both verify, in every implementation of ECDSA.
        var order = BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
        var twin = Real.Signature.ToArray();
        var s = order - new BigInteger(twin.AsSpan(32), isUnsigned: true, isBigEndian: true);
        twin.AsSpan(32).Clear();
        var bytes = s.ToByteArray(isUnsigned: true, isBigEndian: true);
        bytes.CopyTo(twin.AsSpan(64 - bytes.Length));

        Assert.Equal(Real.Number, Verify(Bytes, twin, Real.KeyId).Value.Facts.Number);
        Assert.False(Verify(Flipped(Bytes, 8 * 60), twin, Real.KeyId).Succeeded);
    }

    [Fact]
    public void Two_signatures_over_the_same_text_may_differ_and_both_hold()
    {
        var again = Sealed.Certificate.Sign(Sealed.Signer).Value;

        Assert.NotEqual(Real.Signature.AsEnumerable(), again.Signature.AsEnumerable());
        Assert.Equal(Real.Digest, again.Digest);
        Assert.True(again.Verify(Sealed.Ring).Succeeded);
    }

    [Fact]
    public void What_no_longer_stands_is_not_signed()
    {
        var day = new LocalDate(2023, 1, 20);
        var gone = Sealed.Certificate.Void(CertificateVoidReason.Refund, day).Value;
        var (replaced, successor) = Sealed.Certificate.Reissue(CertificateNumber.Parse("CERT-0002"), Sealed.Booked, day).Value;

        Assert.Equal("certificate.void", gone.Sign(Sealed.Signer).Errors.Single().Code);
        Assert.Equal("certificate.replaced", replaced.Sign(Sealed.Signer).Errors.Single().Code);
        Assert.True(successor.Sign(Sealed.Signer).Value.Verify(Sealed.Ring).Succeeded);
        Assert.Throws<ArgumentNullException>(() => successor.Sign(null!));
    }

    [Fact]
    public void A_signer_that_gives_no_signature_or_has_no_proper_id_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Sealed.Certificate.Sign(new Other("tax-1", [1, 2, 3])));
        Assert.Throws<ArgumentException>(() => Sealed.Certificate.Sign(new Other("tax-1", default)));
        Assert.Throws<ArgumentException>(() => Sealed.Certificate.Sign(new Other("Tax 1", [.. new byte[64]])));
        Assert.Equal("certificate.signature", Sealed.Certificate.Sign(new Other("tax-2023", [.. new byte[64]])).Value.Verify(Sealed.Ring).Errors.Single().Code);
    }

    [Fact]
    public void What_another_program_signed_once_still_opens_and_verifies()
    {
        // Signed with openssl 3 over the text of CertificateTests; the private key is gone.
        var snapshot = JsonSerializer.Deserialize<SignedCertificateSnapshot>(Sealed.StoredJson)!;
        var signed = SignedCertificate.Rehydrate(snapshot).Value;

        Assert.Equal("8eb8210967a8a8677c1ed9908bcd5629fb7990bec006c60062a0860cf50d63d8", signed.Digest);
        Assert.Equal(Sealed.Certificate.Number, signed.Verify(CertificateKeyRing.Of(Sealed.StoredKey)).Value.Facts.Number);
        Assert.Equal("certificate.key-unknown", signed.Verify(Sealed.Ring).Errors.Single().Code);
    }

    [Fact]
    public void A_signed_certificate_comes_back_from_its_json_with_the_same_bytes()
    {
        var json = JsonSerializer.Serialize(Real.ToSnapshot());
        var read = JsonSerializer.Deserialize<SignedCertificateSnapshot>(json)!;

        Assert.Equal(Real.ToSnapshot(), read);
        Assert.Equal(json, JsonSerializer.Serialize(SignedCertificate.Rehydrate(read).Value.ToSnapshot()));
        Assert.Equal(Bytes, SignedCertificate.Rehydrate(read).Value.RevealCanonicalBytes());
        Assert.True(SignedCertificate.Rehydrate(read).Value.Verify(Sealed.Ring).Succeeded);
        Assert.Equal("signed certificate v1 by tax-2023", read.ToString());
    }

    [Fact]
    public void A_snapshot_that_cannot_have_been_stored_is_refused_with_the_place()
    {
        var stored = Real.ToSnapshot();

        Assert.Equal("snapshot.version", SignedCertificate.Rehydrate(stored with { Version = 2 }).Errors.Single().Code);
        Assert.Equal(
            ["canonicalText", "canonicalText", "canonicalText", "keyId", "keyId", "signature", "signature"],
            new[]
            {
                stored with { RevealedText = stored.RevealedText + "\n" },
                stored with { RevealedText = new string('x', 20_000) },
                stored with { RevealedText = null! },
                stored with { KeyId = "Tax" },
                stored with { KeyId = null! },
                stored with { Signature = [1] },
                stored with { Signature = null! },
            }.Select(planted => SignedCertificate.Rehydrate(planted).Errors.Single().Field));
        Assert.Throws<ArgumentNullException>(() => SignedCertificate.Rehydrate(null!));
    }

    [Theory]
    [InlineData("{\"version\":1,\"canonicalText\":\"x\",\"keyId\":\"k\"}")]
    [InlineData("{\"version\":1,\"canonicalText\":\"x\",\"keyId\":\"k\",\"signature\":\"AA\"}")]
    [InlineData("{\"version\":1,\"canonicalText\":\"x\",\"keyId\":\"k\",\"signature\":\"brE1Co4pnrI8sprWlYN6ZCQ8ncWJD0wFj2UBV3cuZiBpCvCIOyefE1OatPdhWsUPVqixB5a6jufg8NUDFy7Y4x\"}")]
    [InlineData("{\"version\":1,\"canonicalText\":\"x\",\"keyId\":\"k\",\"signature\":\"brE1Co4pnrI8sprWlYN6ZCQ8ncWJD0wFj2UBV3cuZiBpCvCIOyefE1OatPdhWsUPVqixB5a6jufg8NUDFy7Y4w==\"}")]
    [InlineData("{\"version\":1,\"other\":1}")]
    [InlineData("[]")]
    public void Json_of_another_form_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SignedCertificateSnapshot>(json));

    private static Result<VerifiedCertificate> Verify(ReadOnlySpan<byte> canonical, ReadOnlySpan<byte> signature, string keyId) =>
        CertificateVerification.Verify(canonical, signature, keyId, Sealed.Ring);

    private static byte[] Flipped(byte[] bytes, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }

    private sealed class Other(string keyId, ImmutableArray<byte> signature) : ICertificateSigner
    {
        public string KeyId => keyId;

        public ImmutableArray<byte> Sign(ReadOnlySpan<byte> canonical) => signature;
    }
}
