using NodaTime;

namespace Insurance.Domain.Certificates;

/// <summary>
/// What the register says of a certificate today: whether it still stands, since when not, and which one took its place. It holds nothing of the insured,
/// so that it can be given to whoever verifies a paper.
/// </summary>
/// <param name="Number">The certificate.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Digest">The digest of its canonical text; null where the register only knows of it from its successor.</param>
/// <param name="Since">The day since which it is void or replaced; null for one that stands.</param>
/// <param name="Reason">Why it is void; null for another.</param>
/// <param name="Successor">Which one took its place; null for another.</param>
public sealed record CertificateStanding(
    CertificateNumber Number,
    CertificateState State,
    string? Digest,
    LocalDate? Since = null,
    CertificateVoidReason? Reason = null,
    CertificateNumber? Successor = null)
{
    /// <summary>How a certificate stands.</summary>
    public static CertificateStanding Of(Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return new(
            certificate.Number,
            certificate.State,
            certificate.Digest,
            certificate.History.IsEmpty ? null : certificate.History[^1].On,
            certificate.VoidReason,
            certificate.Successor);
    }

    /// <summary>How the certificate stands whose place another one took, as the other one tells it; null for one that took nobody's.</summary>
    public static CertificateStanding? OfPredecessor(Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return certificate.Predecessor is { } predecessor
            ? new(predecessor, CertificateState.Replaced, Digest: null, certificate.IssuedOn, Successor: certificate.Number)
            : null;
    }

    /// <summary>The refusal of a certificate that no longer stands, as its verbs give it; null for one that stands.</summary>
    public DomainError? Refusal => State switch
    {
        CertificateState.Void => DomainError.Of(ErrorCodes.Certificate.Void, "standing", ("on", Since!.Value)),
        CertificateState.Replaced => DomainError.Of(ErrorCodes.Certificate.Replaced, "standing", ("on", Since!.Value), ("successor", Successor!.Value.ToString())),
        _ => null,
    };

    /// <summary>The number and the state.</summary>
    public override string ToString() => $"{Number} {Spelling.Of(State)}";
}
