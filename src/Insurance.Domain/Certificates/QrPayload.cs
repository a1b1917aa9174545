using System.Diagnostics.CodeAnalysis;

namespace Insurance.Domain.Certificates;

/// <summary>
/// The text of the QR code on a certificate: a version, the number, the id of the key, the digest and the signature, such as
/// <c>IDC1.CERT-0001.tax-2026.[43 characters].[86 characters]</c>. It holds nothing of the insured. Alone it proves that whoever has the key signed some
/// text with this digest, not what stands in it: verifying takes the canonical text too (<see cref="CertificateVerification"/>). URL-safe ASCII of at most
/// <see cref="MaxLength"/> characters, which fits a QR code of version 10 with error correction M in byte mode. Equal when its text is.
/// </summary>
public sealed record QrPayload
{
    private const string Version1 = "IDC1";
    private const int Parts = 5;
    private const int DigestBytes = 32;
    private const int DigestLength = 43;
    private const int SignatureLength = 86;

    private QrPayload(CertificateNumber number, string keyId, string digest, ValueList<byte> signature, string text)
    {
        Number = number;
        KeyId = keyId;
        Digest = digest;
        Signature = signature;
        Text = text;
    }

    /// <summary>The longest text: four points between version, number, id of the key, digest and signature.</summary>
    public const int MaxLength = 4 + CertificateNumber.MaxLength + CertificateKey.MaxIdLength + DigestLength + SignatureLength + Parts - 1;

    /// <summary>The number of the certificate.</summary>
    public CertificateNumber Number { get; }

    /// <summary>The id of the key that signed.</summary>
    public string KeyId { get; }

    /// <summary>The SHA-256 of the canonical text, as 64 lower-case hexadecimal digits.</summary>
    public string Digest { get; }

    /// <summary>The signature over the canonical text: r and s of IEEE P1363.</summary>
    public ValueList<byte> Signature { get; }

    /// <summary>The text for the QR code.</summary>
    public string Text { get; }

    /// <summary>
    /// Reads a text from a QR code; never throws. Strict: there is one spelling of a payload, and no text around it. That it is read says nothing of its
    /// signature.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out QrPayload? payload)
    {
        payload = null;
        if (text is null || text.Length > MaxLength)
        {
            return false;
        }

        var parts = text.Split('.', Parts + 1);
        Span<byte> digest = stackalloc byte[DigestBytes];
        var signature = new byte[CertificateKey.SignatureBytes];
        if (parts.Length != Parts
            || parts[0] != Version1
            || !CertificateNumber.TryParse(parts[1], out var number)
            || !CertificateKey.IsId(parts[2])
            || !Base64UrlText.TryRead(parts[^2], digest)
            || !Base64UrlText.TryRead(parts[^1], signature))
        {
            return false;
        }

        payload = Of(number, parts[2], Convert.ToHexStringLower(digest), signature);
        return true;
    }

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    internal static QrPayload Of(CertificateNumber number, string keyId, string digest, ReadOnlySpan<byte> signature) => new(
        number,
        keyId,
        digest,
        [.. signature],
        string.Join('.', Version1, number, keyId, Base64UrlText.Of(Convert.FromHexString(digest)), Base64UrlText.Of(signature)));
}
