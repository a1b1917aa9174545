using Insurance.Domain.People;

namespace Insurance.Domain.Certificates;

/// <summary>What was verified of a certificate.</summary>
/// <param name="Facts">What it certifies.</param>
/// <param name="KeyId">The key that signed it.</param>
/// <param name="Standing">What the register said of it; null where nobody asked, so that it may be void today.</param>
public sealed record VerifiedCertificate(CertifiedFacts Facts, string KeyId, CertificateStanding? Standing)
{
    /// <summary>Whose contributions; prints masked.</summary>
    public Person Insured => Facts.Insured;

    /// <summary>The number, the months and the amount.</summary>
    public override string ToString() => Facts.ToString();
}

/// <summary>
/// Verifies certificates offline, with nothing but their bytes and the issuer's public keys. That a certificate was issued is thereby proved; whether it
/// still stands only the register knows.
/// </summary>
public static class CertificateVerification
{
    /// <summary>Verifies the bytes of a certificate. One flipped bit in bytes, signature or id of the key is refused.</summary>
    /// <param name="canonical">The canonical text in UTF-8.</param>
    /// <param name="signature">The signature: r and s of IEEE P1363, 64 bytes.</param>
    /// <param name="keyId">The id of the key.</param>
    /// <param name="ring">The keys that are trusted.</param>
    /// <param name="standing">What the register says of it today; null where it was not asked.</param>
    /// <returns>
    /// What is certified; or <c>certificate.malformed</c>, <c>certificate.key-unknown</c>, <c>certificate.key-revoked</c>, <c>certificate.key-outdated</c>,
    /// <c>certificate.signature</c>, and by its standing <c>certificate.other-digest</c>, <c>certificate.void</c>, <c>certificate.replaced</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The standing is that of another certificate.</exception>
    public static Result<VerifiedCertificate> Verify(
        ReadOnlySpan<byte> canonical,
        ReadOnlySpan<byte> signature,
        string keyId,
        CertificateKeyRing ring,
        CertificateStanding? standing = null)
    {
        ArgumentNullException.ThrowIfNull(ring);
        if (!CertifiedFacts.Read(canonical).TryGet(out var facts, out var malformed))
        {
            return malformed;
        }

        if (ring.Find(keyId) is not { } key)
        {
            return DomainError.Of(ErrorCodes.Certificate.KeyUnknown, "keyId");
        }

        if (key.IsRevoked)
        {
            return DomainError.Of(ErrorCodes.Certificate.KeyRevoked, "keyId", ("key", key.Id));
        }

        if (!key.Verifies(canonical, signature))
        {
            return DomainError.Of(ErrorCodes.Certificate.Signature, "signature");
        }

        if (!key.IsGoodOn(facts.IssuedOn))
        {
            return DomainError.Of(
                ErrorCodes.Certificate.KeyOutdated,
                "keyId",
                ("key", key.Id),
                ("issued", facts.IssuedOn),
                ("from", key.From),
                ("through", key.Through is { } through ? NodaTime.Text.LocalDatePattern.Iso.Format(through) : OpenEnd));
        }

        return Standing(facts, canonical, standing) is { } refused ? refused : new VerifiedCertificate(facts, key.Id, standing);
    }

    /// <summary>Verifies what was read from a QR code together with the bytes that it belongs to: it must name the same certificate and the same digest.</summary>
    /// <inheritdoc cref="Verify(ReadOnlySpan{byte}, ReadOnlySpan{byte}, string, CertificateKeyRing, CertificateStanding?)"/>
    /// <param name="payload">What was read from the code.</param>
    /// <param name="canonical">The canonical text in UTF-8.</param>
    /// <param name="ring">The keys that are trusted.</param>
    /// <param name="standing">What the register says of it today; null where it was not asked.</param>
    public static Result<VerifiedCertificate> Verify(QrPayload payload, ReadOnlySpan<byte> canonical, CertificateKeyRing ring, CertificateStanding? standing = null)
    {
        ArgumentNullException.ThrowIfNull(payload);
        if (!CertifiedFacts.Read(canonical).TryGet(out var facts, out var malformed))
        {
            return malformed;
        }

        return payload.Number == facts.Number && payload.Digest == CanonicalText.DigestOf(canonical)
            ? Verify(canonical, [.. payload.Signature], payload.KeyId, ring, standing)
            : OtherDigest(payload.Number, "payload");
    }

    private const string OpenEnd = "-";

    private static DomainError? Standing(CertifiedFacts facts, ReadOnlySpan<byte> canonical, CertificateStanding? standing)
    {
        if (standing is null)
        {
            return null;
        }

        if (standing.Number != facts.Number)
        {
            throw new ArgumentException("The standing is that of another certificate.", nameof(standing));
        }

        return standing.Digest is { } digest && digest != CanonicalText.DigestOf(canonical) ? OtherDigest(standing.Number, "standing") : standing.Refusal;
    }

    private static DomainError OtherDigest(CertificateNumber number, string field) =>
        DomainError.Of(ErrorCodes.Certificate.OtherDigest, field, ("number", number.ToString()));
}
