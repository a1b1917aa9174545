using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NodaTime;

namespace Insurance.Domain.Certificates;

/// <summary>
/// Signs with a private key on the curve P-256 that is in this process. The signature's nonce is drawn by the framework, so that two signatures over the
/// same text differ and both hold. Safe to share; disposing of it disposes of the key.
/// </summary>
public sealed class EcdsaCertificateSigner : ICertificateSigner, IDisposable
{
    private readonly Lock signing = new();
    private readonly ECDsa key;
    private readonly byte[] publicKey;

    /// <summary>A signer that takes a key over.</summary>
    /// <param name="keyId">The id under which verifiers find the public key.</param>
    /// <param name="key">A private key on the curve P-256; this object disposes of it.</param>
    /// <exception cref="ArgumentException">The id breaks the rule, or the key is on another curve.</exception>
    public EcdsaCertificateSigner(string keyId, ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!CertificateKey.IsId(keyId))
        {
            throw new ArgumentException(CertificateKey.IdForm, nameof(keyId));
        }

        publicKey = key.ExportSubjectPublicKeyInfo();
        if (!CertificateKey.IsPublicKey(publicKey))
        {
            throw new ArgumentException("The key is not on the curve P-256.", nameof(key));
        }

        KeyId = keyId;
        this.key = key;
    }

    /// <inheritdoc/>
    public string KeyId { get; }

    /// <summary>A signer with the private key of a PEM text, PKCS #8 or SEC 1.</summary>
    /// <exception cref="ArgumentException">There is no such key in the text, or it is on another curve; the message holds nothing of it.</exception>
    public static EcdsaCertificateSigner FromPem(string keyId, ReadOnlySpan<char> pem)
    {
        var read = ECDsa.Create();
        try
        {
            read.ImportFromPem(pem);
            CryptographicOperations.ZeroMemory(read.ExportECPrivateKey());
            return new(keyId, read);
        }
        catch (CryptographicException unreadable)
        {
            read.Dispose();
            throw new ArgumentException("The text holds no private key for ECDSA.", nameof(pem), unreadable);
        }
        catch (ArgumentException)
        {
            read.Dispose();
            throw;
        }
    }

    /// <summary>The public key, for verifiers.</summary>
    /// <param name="from">The first day of issue for which it is good.</param>
    /// <param name="through">The last one; null where none is set yet.</param>
    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public CertificateKey PublicKey(LocalDate from, LocalDate? through = null) => CertificateKey.Read(KeyId, publicKey, from, through).Value;

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The key is gone.</exception>
    public ImmutableArray<byte> Sign(ReadOnlySpan<byte> canonical)
    {
        // The framework does not promise that one key may be used by two threads at once.
        lock (signing)
        {
            return ImmutableCollectionsMarshal.AsImmutableArray(key.SignData(canonical, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (signing)
        {
            key.Dispose();
        }
    }

    /// <summary>The id of the key.</summary>
    public override string ToString() => KeyId;
}
