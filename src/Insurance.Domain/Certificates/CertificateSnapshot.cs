using System.Text.Json.Serialization;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using NodaTime;

namespace Insurance.Domain.Certificates;

/// <summary>
/// A certificate as an application stores it. Equal when all of it is. JSON holds the insured in full; <see cref="ToString"/> does not.
/// </summary>
/// <param name="Version">The version of this form; <see cref="NewestVersion"/> for one that this library writes.</param>
/// <param name="Number">The number.</param>
/// <param name="Order">The order it certifies.</param>
/// <param name="Insured">Whose contributions.</param>
/// <param name="Region">Where.</param>
/// <param name="Scheme">In which scheme.</param>
/// <param name="SchemeName">What the scheme is called in the region.</param>
/// <param name="Period">For which months.</param>
/// <param name="Lines">For which insurances.</param>
/// <param name="Total">The sum of the lines.</param>
/// <param name="PaidOn">When it was paid.</param>
/// <param name="BookedOn">When it was booked.</param>
/// <param name="IssuedOn">When the certificate was issued.</param>
/// <param name="Predecessor">The number of the one whose place it took; null for the first.</param>
/// <param name="Digest">The SHA-256 of its canonical text.</param>
/// <param name="State">Where it stands.</param>
/// <param name="History">What happened since it was issued, in order.</param>
[JsonConverter(typeof(CertificatesJsonConverter))]
public sealed record CertificateSnapshot(
    int Version,
    CertificateNumber Number,
    OrderId Order,
    Person Insured,
    Region Region,
    Scheme Scheme,
    LocalizedText SchemeName,
    FeePeriod Period,
    ValueList<OrderLine> Lines,
    Money Total,
    LocalDate PaidOn,
    LocalDate BookedOn,
    LocalDate IssuedOn,
    CertificateNumber? Predecessor,
    string Digest,
    CertificateState State,
    ValueList<CertificateEntry> History)
{
    /// <summary>The version that this library writes.</summary>
    public const int NewestVersion = 1;

    /// <summary>The version, the number, the amount and how many entries; nothing of the insured.</summary>
    public override string ToString() => $"certificate v{Version} {Number} {Total}, {History.Count} entries";
}
