using System.Text.Json.Serialization;
using Insurance.Domain.Contributions;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>
/// An order as an application stores it: what was placed, where it stands, and its history with every notice, the held ones included.
/// Equal when all of it is. JSON holds both people in full; <see cref="ToString"/> does not.
/// </summary>
/// <param name="Version">The version of this form; <see cref="NewestVersion"/> for one that this library writes.</param>
/// <param name="Id">The number.</param>
/// <param name="Insured">Who is insured.</param>
/// <param name="Payer">Who pays.</param>
/// <param name="Region">Where.</param>
/// <param name="Scheme">In which scheme.</param>
/// <param name="SchemeName">What the scheme is called in the region.</param>
/// <param name="Grade">The id of the grade.</param>
/// <param name="Period">The months.</param>
/// <param name="Lines">What is paid for.</param>
/// <param name="Total">The sum of the lines.</param>
/// <param name="Channel">The way to pay.</param>
/// <param name="ChannelName">What the way to pay is called in the region.</param>
/// <param name="VoucherKind">What the payer gets.</param>
/// <param name="Source">Where the amount stands.</param>
/// <param name="PlacedAt">When it was placed.</param>
/// <param name="Warnings">What a caller should know, with operands as texts.</param>
/// <param name="State">Where it stands.</param>
/// <param name="History">What happened since, in the order in which it became known.</param>
[JsonConverter(typeof(OrdersJsonConverter))]
public sealed record PremiumOrderSnapshot(
    int Version,
    OrderId Id,
    Person Insured,
    Person Payer,
    Region Region,
    Scheme Scheme,
    LocalizedText SchemeName,
    string Grade,
    FeePeriod Period,
    ValueList<OrderLine> Lines,
    Money Total,
    PaymentChannel Channel,
    LocalizedText ChannelName,
    VoucherKind VoucherKind,
    AssessmentCitation Source,
    Instant PlacedAt,
    ValueList<Warning> Warnings,
    OrderState State,
    ValueList<OrderEntry> History)
{
    /// <summary>The version that this library writes. Version 1, which knew no returns that are asked for and no supplements, is read too.</summary>
    public const int NewestVersion = 2;

    /// <summary>Until when the channel takes money for it; null where no end was agreed.</summary>
    public Instant? PayBy { get; init; }

    /// <summary>The number by which the channel knows who is paid; null where it is not looked at.</summary>
    public string? Payee { get; init; }

    /// <summary>By which command it was placed; null where the sender chose no key.</summary>
    public CommandStamp? Command { get; init; }

    /// <summary>The reassessment whose supplement it pays; null for the premium of months.</summary>
    public ReassessmentId? Reassessment { get; init; }

    /// <summary>The supplement month by month; empty for the premium of months.</summary>
    public ValueList<PaidMonthLine> SupplementMonths { get; init; } = [];

    /// <summary>The version, the number, the amount and how many entries; nothing of the people.</summary>
    public override string ToString() => $"order v{Version} {Id} {Total}, {History.Count} entries";
}
