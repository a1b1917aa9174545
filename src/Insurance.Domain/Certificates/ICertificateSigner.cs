using System.Collections.Immutable;

namespace Insurance.Domain.Certificates;

/// <summary>
/// Signs certificates with a key that the application keeps, in memory (<see cref="EcdsaCertificateSigner"/>), in a module or in a service of its
/// own. The library has no key and registers no signer.
/// </summary>
public interface ICertificateSigner
{
    /// <summary>The id under which verifiers find the public key: 1 to 32 lower-case letters, digits and hyphens.</summary>
    string KeyId { get; }

    /// <summary>
    /// The signature over a canonical text in UTF-8: ECDSA on the curve P-256 with SHA-256, in the fixed form of IEEE P1363, which is r and s with 32 bytes
    /// each, 64 in all.
    /// </summary>
    ImmutableArray<byte> Sign(ReadOnlySpan<byte> canonical);
}
