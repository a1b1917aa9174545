using System.Collections.Immutable;
using Insurance.Domain.People;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>What was placed: everything of an order that never changes.</summary>
internal sealed record Placement(
    OrderId Id,
    Person Insured,
    Person Payer,
    Region Region,
    Scheme Scheme,
    LocalizedText SchemeName,
    string Grade,
    FeePeriod Period,
    ImmutableArray<OrderLine> Lines,
    Money Total,
    PaymentChannel Channel,
    LocalizedText ChannelName,
    VoucherKind VoucherKind,
    AssessmentCitation Source,
    Instant PlacedAt,
    ImmutableArray<Warning> Warnings)
{
    public static Placement Of(OrderId id, Premium premium, Person payer, PaymentChannel channel, VoucherKind voucher, Instant at, ImmutableArray<Warning> warnings)
    {
        var tariff = premium.Assessment.Tariff;
        var lines = premium.Assessment.Lines
            .Where(line => line.Payer == Tariffs.Payer.Person)
            .Select(line => new OrderLine(line.Insurance, tariff.History.LineNames[line.Insurance], line.Amount));
        return new Placement(
            id,
            premium.Insured,
            payer,
            tariff.Region,
            tariff.Scheme,
            tariff.History.Name,
            premium.Assessment.Grade.Id,
            premium.Period,
            [.. lines],
            premium.Total,
            channel,
            tariff.RegionFacts?.Channel(channel)?.Name ?? Unnamed(channel),
            voucher,
            premium.Assessment.Citation,
            at,
            warnings);
    }

    private static LocalizedText Unnamed(PaymentChannel channel) => new(Spelling.Of(channel), Spelling.Of(channel), Spelling.Of(channel));
}
