using System.Security.Cryptography;
using NodaTime;

namespace Insurance.Domain.Certificates;

/// <summary>
/// A public key that verifies certificates: on the curve P-256, under an id, good for certificates that were issued within its days. Immutable; equal when
/// all of it is.
/// </summary>
public sealed record CertificateKey
{
    internal const string IdForm = "The id of a key has 1 to 32 lower-case letters, digits and hyphens, the first no hyphen.";

    private const string Label = "PUBLIC KEY";

    // What every SubjectPublicKeyInfo on P-256 begins with: the algorithm, the curve by its name and an uncompressed point. With one form only, a key has one spelling.
    private static readonly byte[] Head = Convert.FromHexString("3059301306072A8648CE3D020106082A8648CE3D03010703420004");

    private CertificateKey(string id, ValueList<byte> publicKey, LocalDate from, LocalDate? through, bool isRevoked)
    {
        Id = id;
        PublicKey = publicKey;
        From = from;
        Through = through;
        IsRevoked = isRevoked;
    }

    /// <summary>The most characters of an id.</summary>
    public const int MaxIdLength = 32;

    /// <summary>The bytes of a signature: r and s of IEEE P1363.</summary>
    public const int SignatureBytes = 64;

    private const int PublicKeyBytes = 91;

    private const int LongestPem = 1024;

    /// <summary>The id by which a signature names it.</summary>
    public string Id { get; }

    /// <summary>The key as SubjectPublicKeyInfo (RFC 5280) in DER.</summary>
    public ValueList<byte> PublicKey { get; }

    /// <summary>The first day of issue for which it is good.</summary>
    public LocalDate From { get; }

    /// <summary>The last day of issue for which it is good; null where none is set yet.</summary>
    public LocalDate? Through { get; }

    /// <summary>Whether it was revoked, as when the private key came into other hands: then it verifies nothing, whatever the day of issue says.</summary>
    public bool IsRevoked { get; }

    /// <summary>Whether a text may be the id of a key.</summary>
    public static bool IsId(string? id) => id is { Length: <= MaxIdLength } && Identifier.IsValid(id);

    /// <summary>A key of its bytes, or <c>certificate.key-malformed</c>.</summary>
    /// <param name="id">The id.</param>
    /// <param name="subjectPublicKeyInfo">The key as SubjectPublicKeyInfo in DER, its curve by name and its point uncompressed.</param>
    /// <param name="from">The first day of issue for which it is good.</param>
    /// <param name="through">The last one; null where none is set yet.</param>
    /// <exception cref="ArgumentException">The id breaks the rule, or the last day is before the first.</exception>
    public static Result<CertificateKey> Read(string id, ReadOnlySpan<byte> subjectPublicKeyInfo, LocalDate from, LocalDate? through = null)
    {
        if (!IsId(id))
        {
            throw new ArgumentException(IdForm, nameof(id));
        }

        if (through < from)
        {
            throw new ArgumentException("The last day is before the first.", nameof(through));
        }

        return IsPublicKey(subjectPublicKeyInfo) ? new CertificateKey(id, [.. subjectPublicKeyInfo], from, through, isRevoked: false) : Malformed;
    }

    /// <summary>A key of a PEM text with the label PUBLIC KEY, or <c>certificate.key-malformed</c>.</summary>
    /// <inheritdoc cref="Read"/>
    /// <param name="id">The id.</param>
    /// <param name="pem">The text.</param>
    /// <param name="from">The first day of issue for which it is good.</param>
    /// <param name="through">The last one; null where none is set yet.</param>
    public static Result<CertificateKey> ReadPem(string id, ReadOnlySpan<char> pem, LocalDate from, LocalDate? through = null)
    {
        Span<byte> key = stackalloc byte[LongestPem];
        return pem.Length <= LongestPem
            && PemEncoding.TryFind(pem, out var fields)
            && pem[fields.Label] is Label
            && Convert.TryFromBase64Chars(pem[fields.Base64Data], key, out var length)
                ? Read(id, key[..length], from, through)
                : Read(id, [], from, through);
    }

    /// <summary>The key as PEM, with the label PUBLIC KEY.</summary>
    public string ToPem() => PemEncoding.WriteString(Label, [.. PublicKey]);

    /// <summary>The key that is used no longer: it still verifies what was issued through its last day.</summary>
    /// <exception cref="ArgumentException">The day is before the first.</exception>
    public CertificateKey Retire(LocalDate through) => through >= From
        ? new(Id, PublicKey, From, through, IsRevoked)
        : throw new ArgumentException("The last day is before the first.", nameof(through));

    /// <summary>The key that nobody may trust any more: it verifies nothing.</summary>
    public CertificateKey Revoke() => new(Id, PublicKey, From, Through, isRevoked: true);

    /// <summary>Whether certificates that were issued on a day may bear its signature.</summary>
    public bool IsGoodOn(LocalDate issuedOn) => issuedOn >= From && (Through is not { } through || issuedOn <= through);

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    /// <summary>Whether bytes are a key on P-256 in the one form that is taken.</summary>
    internal static bool IsPublicKey(ReadOnlySpan<byte> subjectPublicKeyInfo)
    {
        if (subjectPublicKeyInfo.Length != PublicKeyBytes || !subjectPublicKeyInfo.StartsWith(Head))
        {
            return false;
        }

        using var key = ECDsa.Create();
        return TryImport(key, subjectPublicKeyInfo);
    }

    /// <summary>Whether it made a signature over bytes.</summary>
    internal bool Verifies(ReadOnlySpan<byte> canonical, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureBytes)
        {
            return false;
        }

        using var key = ECDsa.Create();
        return TryImport(key, [.. PublicKey]) && key.VerifyData(canonical, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static DomainError Malformed => DomainError.Of(ErrorCodes.Certificate.KeyMalformed, "key");

    private static bool TryImport(ECDsa key, ReadOnlySpan<byte> subjectPublicKeyInfo)
    {
        try
        {
            key.ImportSubjectPublicKeyInfo(subjectPublicKeyInfo, out _);

            // Some platforms look at the point only when it is used.
            key.ExportParameters(includePrivateParameters: false).Validate();
            return true;
        }
        catch (CryptographicException)
        {
            // The point is not on the curve.
            return false;
        }
    }
}
