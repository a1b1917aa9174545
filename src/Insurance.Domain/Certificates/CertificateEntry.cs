using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Certificates;

/// <summary>One entry of a certificate's history after its issue; none is ever changed or taken away.</summary>
/// <param name="Event">What happened.</param>
/// <param name="On">The day.</param>
/// <param name="State">Where the certificate stood after it.</param>
/// <param name="Reason">Why it is void; null for another entry.</param>
/// <param name="Successor">The number of the one that took its place; null for another entry.</param>
public sealed record CertificateEntry(
    CertificateEvent Event,
    LocalDate On,
    CertificateState State,
    CertificateVoidReason? Reason = null,
    CertificateNumber? Successor = null)
{
    /// <summary>The day and what happened.</summary>
    public override string ToString() => $"{LocalDatePattern.Iso.Format(On)} {Spelling.Of(Event)}";
}
