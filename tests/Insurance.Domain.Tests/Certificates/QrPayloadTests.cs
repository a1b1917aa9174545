using FsCheck.Fluent;
using Insurance.Domain.Certificates;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using Insurance.Domain.Tests.Root;
using NodaTime;

namespace Insurance.Domain.Tests.Certificates;

/// <summary>The text of the QR code: short, strict, and bound to the bytes that it belongs to.</summary>
public sealed class QrPayloadTests
{
    // By openssl and Python, over the text of CertificateTests.
    private const string Stored =
        "IDC1.CERT-0001.sample-2023.jrghCWeoqGd8HtmQi81WKft5kL7ABsYAYqCGDPUNY9g.brE1Co4pnrI8sprWlYN6ZCQ8ncWJD0wFj2UBV3cuZiBpCvCIOyefE1OatPdhWsUPVqixB5a6jufg8NUDFy7Y4w";

    // What a QR code of version 10 holds in byte mode with error correction M (ISO/IEC 18004, table 7).
    private const int Version10M = 213;

    private static readonly SignedCertificate Real = Sealed.Certificate.Sign(Sealed.Signer).Value;

    [Fact]
    public void A_payload_is_the_same_text_that_another_program_wrote()
    {
        var signed = SignedCertificate.Rehydrate(System.Text.Json.JsonSerializer.Deserialize<SignedCertificateSnapshot>(Sealed.StoredJson)!).Value;

        Laws.SameTextEverywhere(Stored, () => signed.Payload.Text);
        Assert.Equal(157, Stored.Length);
    }

    [Fact]
    public void A_payload_reads_back_and_verifies_with_the_bytes()
    {
        Assert.True(QrPayload.TryParse(Real.Payload.ToString(), out var payload));

        Assert.Equal(Real.Payload, payload);
        Assert.Equal((Real.Number, Real.KeyId, Real.Digest), (payload.Number, payload.KeyId, payload.Digest));
        Assert.Equal(Real.Signature, payload.Signature);
        Assert.Equal(Chongqing.Zhang, CertificateVerification.Verify(payload, Real.RevealCanonicalBytes(), Sealed.Ring).Value.Insured);
    }

    [Fact]
    public void A_payload_holds_nothing_of_the_insured_and_is_plain_in_a_link()
    {
        Assert.DoesNotContain(Chongqing.Zhang.Id.Reveal()[6..14], Stored, StringComparison.Ordinal);
        Assert.Matches("^[A-Za-z0-9._-]+$", Stored);
        Assert.Equal(Stored, Uri.EscapeDataString(Stored));
    }

    [Fact]
    public void The_longest_payload_fits_a_QR_code_of_version_10()
    {
        using var signer = Sealed.NewSigner(new string('k', CertificateKey.MaxIdLength));
        var longest = Sealed.Issued(new string('9', CertificateNumber.MaxLength), new LocalDate(2023, 1, 9)).Sign(signer).Value.Payload.Text;

        Assert.Equal((QrPayload.MaxLength, 201), (longest.Length, QrPayload.MaxLength));
        Assert.True(QrPayload.MaxLength <= Version10M);
        Assert.True(QrPayload.TryParse(longest, out _));
        Assert.False(QrPayload.TryParse(longest + "A", out _));
    }

    [Fact]
    public void Every_flipped_bit_of_a_payload_is_unreadable_or_refused()
    {
        var text = Real.Payload.Text;
        for (var at = 0; at < text.Length; at++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var flipped = $"{text[..at]}{(char)(text[at] ^ (1 << bit))}{text[(at + 1)..]}";
                if (QrPayload.TryParse(flipped, out var payload))
                {
                    Assert.False(CertificateVerification.Verify(payload, Real.RevealCanonicalBytes(), Sealed.Ring).Succeeded, flipped);
                }
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("IDC1")]
    [InlineData(" " + Stored)]
    [InlineData(Stored + "\n")]
    [InlineData(Stored + ".")]
    [InlineData(Stored + "=")]
    [InlineData("IDC1.CERT-0001.sample-2023.jrghCWeoqGd8HtmQi81WKft5kL7ABsYAYqCGDPUNY9g")]
    public void A_text_that_is_no_payload_is_not_read(string text) => Assert.False(QrPayload.TryParse(text, out _));

    [Theory]
    [InlineData("IDC1", "IDC2")]
    [InlineData("IDC1", "idc1")]
    [InlineData("CERT-0001", "CERT")]
    [InlineData("sample-2023", "Sample-2023")]
    [InlineData("sample-2023", "")]
    [InlineData("Y9g.", "Y9h.")]
    [InlineData("7Y4w", "7Y4x")]
    [InlineData("7Y4w", "7Y4")]
    [InlineData("jrgh", "jr+h")]
    [InlineData("jrgh", "jr h")]
    public void A_part_of_another_form_is_not_read(string part, string other) =>
        Assert.False(QrPayload.TryParse(Stored.Replace(part, other, StringComparison.Ordinal), out _));

    [Fact]
    public void No_text_makes_it_throw()
    {
        Assert.False(QrPayload.TryParse(null, out _));
        Holds.ForAll(Some.Junk, text => Assert.False(QrPayload.TryParse(text, out _)), cases: 5000);
        Holds.ForAll(Gen.Choose(0, Stored.Length - 1), Some.Junk, (at, junk) =>
        {
            if (QrPayload.TryParse(Stored.Insert(at, junk ?? ""), out var payload))
            {
                Assert.Equal(Stored.Insert(at, junk ?? ""), payload.Text);
            }
        }, cases: 2000);
    }

    [Fact]
    public void A_payload_of_another_certificate_is_refused_by_the_digest()
    {
        var other = Sealed.Issued("CERT-0002", new LocalDate(2023, 1, 9)).Sign(Sealed.Signer).Value;
        var bytes = Real.RevealCanonicalBytes();

        var error = CertificateVerification.Verify(other.Payload, bytes, Sealed.Ring).Errors.Single();
        Assert.Equal(("certificate.other-digest", "payload", "CERT-0002"), (error.Code, error.Field, error.Operands["number"]));

        // The number of this one before the digest and the signature of the other.
        Assert.True(QrPayload.TryParse(other.Payload.Text.Replace("CERT-0002", "CERT-0001", StringComparison.Ordinal), out var mixed));
        Assert.Equal("certificate.other-digest", CertificateVerification.Verify(mixed, bytes, Sealed.Ring).Errors.Single().Code);
        Assert.True(QrPayload.TryParse(Real.Payload.Text.Replace("CERT-0001", "CERT-0002", StringComparison.Ordinal), out mixed));
        Assert.Equal("certificate.other-digest", CertificateVerification.Verify(mixed, bytes, Sealed.Ring).Errors.Single().Code);
        Assert.Equal("certificate.malformed", CertificateVerification.Verify(Real.Payload, bytes.AsSpan(1), Sealed.Ring).Errors.Single().Code);
    }

    [Fact]
    public void The_renderings_carry_code_key_and_payload_masked_and_in_full()
    {
        foreach (var language in Languages.All)
        {
            var certificate = Sealed.Certificate;
            string[] pages = [certificate.ToText(language, Real.Payload), certificate.ToHtml(language, Real.Payload), certificate.RevealText(language, Real.Payload), certificate.RevealHtml(language, Real.Payload)];

            Assert.All(pages, page => Assert.Contains(Real.Payload.Text, page, StringComparison.Ordinal));
            Assert.All(pages, page => Assert.Contains("HTW2-22B7-N2M6", page, StringComparison.Ordinal));
            Assert.All(pages, page => Assert.Contains(Phrasebook.Text("label.signing-key", language), page, StringComparison.Ordinal));
            Assert.All(pages[..2], page => Assert.DoesNotContain(Chongqing.Zhang.Id.Reveal(), page, StringComparison.Ordinal));
            Assert.All(pages[..2], page => Assert.Contains(Phrasebook.Text("label.note-masked", language), page, StringComparison.Ordinal));
            Assert.All(pages[2..], page => Assert.Contains(Chongqing.Zhang.Id.Reveal(), page, StringComparison.Ordinal));
            Assert.DoesNotContain(Phrasebook.Text("label.qr-payload", language), certificate.ToText(language), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_certificate_prints_no_payload_of_another()
    {
        var other = Sealed.Issued("CERT-0002", new LocalDate(2023, 1, 9)).Sign(Sealed.Signer).Value.Payload;
        var sameNumber = Sealed.Issued("CERT-0001", new LocalDate(2023, 1, 10)).Sign(Sealed.Signer).Value.Payload;

        Assert.Throws<ArgumentException>(() => Sealed.Certificate.ToText(Language.English, other));
        Assert.Throws<ArgumentException>(() => Sealed.Certificate.ToHtml(Language.English, sameNumber));
        Assert.Throws<ArgumentNullException>(() => Sealed.Certificate.RevealText(Language.English, null!));
    }
}
