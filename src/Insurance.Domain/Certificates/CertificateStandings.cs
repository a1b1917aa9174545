using System.Collections.Immutable;

namespace Insurance.Domain.Certificates;

/// <summary>
/// How the certificates of a register stand, worked out from the certificates alone: a reissued one voids its predecessor here even where only the new one
/// was kept. Immutable and safe to share.
/// </summary>
public sealed class CertificateStandings
{
    private readonly ImmutableDictionary<CertificateNumber, CertificateStanding> standings;

    private CertificateStandings(ImmutableDictionary<CertificateNumber, CertificateStanding> standings) => this.standings = standings;

    /// <summary>How these certificates stand. Of one that is there in several states the one with the longest history counts.</summary>
    /// <exception cref="ArgumentException">Two different certificates have one number.</exception>
    public static CertificateStandings Of(IEnumerable<Certificate> certificates)
    {
        ArgumentNullException.ThrowIfNull(certificates);
        var newest = new Dictionary<CertificateNumber, Certificate>();
        foreach (var certificate in certificates)
        {
            if (newest.TryGetValue(certificate.Number, out var other) && other.Digest != certificate.Digest)
            {
                throw new ArgumentException($"Two different certificates have the number {certificate.Number}.", nameof(certificates));
            }

            if (other is null || other.History.Length < certificate.History.Length)
            {
                newest[certificate.Number] = certificate;
            }
        }

        var all = newest.ToImmutableDictionary(entry => entry.Key, entry => CertificateStanding.Of(entry.Value)).ToBuilder();
        foreach (var certificate in newest.Values)
        {
            if (CertificateStanding.OfPredecessor(certificate) is { } replaced
                && (!all.TryGetValue(replaced.Number, out var known) || known.State == CertificateState.Issued))
            {
                all[replaced.Number] = replaced with { Digest = known?.Digest };
            }
        }

        return new(all.ToImmutable());
    }

    /// <summary>How a certificate stands; null for a number that the register does not know.</summary>
    public CertificateStanding? Find(CertificateNumber number) => standings.GetValueOrDefault(number);

    /// <summary>
    /// The one at the end of the row of those that took a certificate's place, which may be itself and may be void; null for a number that the register
    /// does not know.
    /// </summary>
    public CertificateStanding? NewestOf(CertificateNumber number)
    {
        var newest = Find(number);

        // A row is never longer than the register, so that a ring of stored ones ends too.
        for (var steps = standings.Count; steps > 0 && newest?.Successor is { } successor && Find(successor) is { } next; steps--)
        {
            newest = next;
        }

        return newest;
    }

    /// <summary>How many it knows.</summary>
    public override string ToString() => $"{standings.Count} certificates";
}
