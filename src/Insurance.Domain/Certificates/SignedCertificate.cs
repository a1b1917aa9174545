using System.Collections.Immutable;
using System.Text;

namespace Insurance.Domain.Certificates;

/// <summary>
/// A certificate's canonical text with a signature over it, as it is kept and handed out. It says what was certified on the day of issue; whether the
/// certificate still stands, the register says (<see cref="CertificateStandings"/>). Prints nothing of the insured.
/// </summary>
public sealed class SignedCertificate
{
    private readonly string canonical;

    private SignedCertificate(CertifiedFacts facts, string canonical, string keyId, ImmutableArray<byte> signature)
    {
        Facts = facts;
        this.canonical = canonical;
        KeyId = keyId;
        Signature = signature;
    }

    /// <summary>What it certifies.</summary>
    public CertifiedFacts Facts { get; }

    /// <summary>The number.</summary>
    public CertificateNumber Number => Facts.Number;

    /// <summary>The id of the key that signed.</summary>
    public string KeyId { get; }

    /// <summary>The signature: r and s of IEEE P1363, 64 bytes.</summary>
    public ImmutableArray<byte> Signature { get; }

    /// <summary>The SHA-256 of the canonical text in UTF-8, as 64 lower-case hexadecimal digits.</summary>
    public string Digest => CanonicalText.DigestOf(RevealCanonicalBytes());

    /// <summary>The short code of the canonical text.</summary>
    public VerificationCode Code => VerificationCode.Of(RevealCanonicalBytes());

    /// <summary>The text of the QR code.</summary>
    public QrPayload Payload => QrPayload.Of(Number, KeyId, Digest, Signature.AsSpan());

    /// <summary>The canonical text, with name and ID number in full.</summary>
    public string RevealCanonicalText() => canonical;

    /// <summary>The canonical text in UTF-8: the bytes that were signed.</summary>
    public byte[] RevealCanonicalBytes() => Encoding.UTF8.GetBytes(canonical);

    /// <summary>Verifies it offline, as <see cref="CertificateVerification"/> does.</summary>
    /// <param name="ring">The keys that are trusted.</param>
    /// <param name="standing">What the register says of it today; null where it was not asked.</param>
    /// <exception cref="ArgumentException">The standing is that of another certificate.</exception>
    public Result<VerifiedCertificate> Verify(CertificateKeyRing ring, CertificateStanding? standing = null) =>
        CertificateVerification.Verify(RevealCanonicalBytes(), Signature.AsSpan(), KeyId, ring, standing);

    /// <summary>The signed certificate as an application stores it.</summary>
    public SignedCertificateSnapshot ToSnapshot() => new(SignedCertificateSnapshot.NewestVersion, canonical, KeyId, new(Signature));

    /// <summary>
    /// The signed certificate of a snapshot: <c>snapshot.version</c> for a version that is not known, <c>snapshot.contradiction</c> with the place that
    /// this library could not have stored. Its signature is not looked at: verify it.
    /// </summary>
    public static Result<SignedCertificate> Rehydrate(SignedCertificateSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (SnapshotFaults.Version(snapshot.Version, SignedCertificateSnapshot.NewestVersion) is { } unknown)
        {
            return unknown;
        }

        if (snapshot.RevealedText is not { Length: <= CanonicalText.MaxBytes } text || !CertifiedFacts.Read(Encoding.UTF8.GetBytes(text)).TryGet(out var facts, out _))
        {
            return SnapshotFaults.Contradiction("canonicalText");
        }

        if (!CertificateKey.IsId(snapshot.KeyId))
        {
            return SnapshotFaults.Contradiction("keyId");
        }

        return snapshot.Signature is { Count: CertificateKey.SignatureBytes }
            ? new SignedCertificate(facts, text, snapshot.KeyId, [.. snapshot.Signature])
            : SnapshotFaults.Contradiction("signature");
    }

    /// <summary>The number, the months and the amount.</summary>
    public override string ToString() => Facts.ToString();

    internal static SignedCertificate Of(CertifiedFacts facts, ICertificateSigner signer)
    {
        var text = CanonicalText.Of(facts);
        var keyId = signer.KeyId;
        var signature = signer.Sign(Encoding.UTF8.GetBytes(text));
        if (!CertificateKey.IsId(keyId))
        {
            throw new ArgumentException(CertificateKey.IdForm, nameof(signer));
        }

        return signature is { IsDefault: false, Length: CertificateKey.SignatureBytes }
            ? new(facts, text, keyId, signature)
            : throw new ArgumentException("A signature has 64 bytes, r and s of IEEE P1363.", nameof(signer));
    }
}
