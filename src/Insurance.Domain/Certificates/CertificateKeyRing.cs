using System.Collections.Immutable;

namespace Insurance.Domain.Certificates;

/// <summary>
/// The public keys that a verifier trusts, each under its id, so that keys can be changed: a new one is added, the old one retired, and what it
/// signed still verifies. Immutable and safe to share.
/// </summary>
public sealed class CertificateKeyRing
{
    private readonly ImmutableSortedDictionary<string, CertificateKey> keys;

    private CertificateKeyRing(ImmutableSortedDictionary<string, CertificateKey> keys) => this.keys = keys;

    /// <summary>A ring without keys, which verifies nothing.</summary>
    public static CertificateKeyRing Empty { get; } = new(ImmutableSortedDictionary.Create<string, CertificateKey>(StringComparer.Ordinal));

    /// <summary>The keys, by id.</summary>
    public IEnumerable<CertificateKey> Keys => keys.Values;

    /// <summary>A ring of keys.</summary>
    /// <exception cref="ArgumentException">Two keys have one id.</exception>
    public static CertificateKeyRing Of(params IEnumerable<CertificateKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.Aggregate(Empty, (ring, key) => ring.With(key));
    }

    /// <summary>The ring with one more key.</summary>
    /// <exception cref="ArgumentException">There is a key of this id: what it signed would no longer verify.</exception>
    public CertificateKeyRing With(CertificateKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return keys.ContainsKey(key.Id) ? throw new ArgumentException("There is a key of this id.", nameof(key)) : new(keys.Add(key.Id, key));
    }

    /// <summary>The ring with a key that is used no longer after a day; it still verifies what was issued through it.</summary>
    /// <exception cref="ArgumentException">There is no key of this id, or the day is before its first.</exception>
    public CertificateKeyRing Retire(string keyId, NodaTime.LocalDate through) => new(keys.SetItem(keyId, Require(keyId).Retire(through)));

    /// <summary>The ring with a key that nobody may trust any more. It stays in it, so that its signatures are refused by name.</summary>
    /// <exception cref="ArgumentException">There is no key of this id.</exception>
    public CertificateKeyRing Revoke(string keyId) => new(keys.SetItem(keyId, Require(keyId).Revoke()));

    /// <summary>The key of an id, or null.</summary>
    public CertificateKey? Find(string? keyId) => keyId is null ? null : keys.GetValueOrDefault(keyId);

    /// <summary>The ids of the keys.</summary>
    public override string ToString() => string.Join(", ", keys.Keys);

    private CertificateKey Require(string keyId) => Find(keyId) ?? throw new ArgumentException("There is no key of this id.", nameof(keyId));
}
