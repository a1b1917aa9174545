using System.Text.Json.Serialization;

namespace Insurance.Domain.Certificates;

/// <summary>
/// A signed certificate as an application stores it: the signed bytes themselves, not values from which they would be made again. Equal when all of it is.
/// JSON holds the insured in full; <see cref="ToString"/> does not.
/// </summary>
/// <param name="Version">The version of this form; <see cref="NewestVersion"/> for one that this library writes.</param>
/// <param name="RevealedText">The canonical text, which holds name and ID number in full.</param>
/// <param name="KeyId">The id of the key that signed.</param>
/// <param name="Signature">The signature: r and s of IEEE P1363.</param>
[JsonConverter(typeof(CertificatesJsonConverter))]
public sealed record SignedCertificateSnapshot(int Version, string RevealedText, string KeyId, ValueList<byte> Signature)
{
    /// <summary>The version that this library writes.</summary>
    public const int NewestVersion = 1;

    /// <summary>The version and the id of the key; nothing of the insured.</summary>
    public override string ToString() => $"signed certificate v{Version} by {KeyId}";
}
