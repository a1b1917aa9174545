using System.Collections.Immutable;
using Insurance.Domain.Contributions;
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
    /// <summary>What was agreed with the channel; its key stands in <see cref="Command"/>.</summary>
    public OrderTerms Terms { get; init; } = OrderTerms.None;

    public CommandStamp? Command { get; init; }

    public ReassessmentId? Reassessment { get; init; }

    public ValueList<PaidMonthLine> SupplementMonths { get; init; } = [];

    /// <summary>The premium of months.</summary>
    public static Placement Of(OrderId id, Premium premium, Person payer, PaymentChannel channel, VoucherKind voucher, Instant at, ImmutableArray<Warning> warnings) =>
        Of(id, premium.Assessment, premium.Insured, payer, premium.Period, [.. LinesOf(premium.Assessment, line => line.Amount)], channel, voucher, at, warnings);

    /// <summary>What a reassessment adds to months.</summary>
    public static Placement Of(
        OrderId id, Supplement supplement, Person insured, Person payer, PaymentChannel channel, VoucherKind voucher, Instant at, ImmutableArray<Warning> warnings) =>
        Of(id, supplement.Due, insured, payer, supplement.Period, supplement.Lines, channel, voucher, at, warnings) with
        {
            Reassessment = supplement.Reassessment.Id,
            SupplementMonths = supplement.Months,
        };

    /// <summary>The person's lines of an assessment, with their names and an amount.</summary>
    public static IEnumerable<OrderLine> LinesOf(Assessment assessment, Func<AssessedLine, Money> amount) => assessment.Lines
        .Where(line => line.Payer == Tariffs.Payer.Person)
        .Select(line => new OrderLine(line.Insurance, assessment.Tariff.History.LineNames[line.Insurance], amount(line)));

    private static Placement Of(
        OrderId id,
        Assessment assessment,
        Person insured,
        Person payer,
        FeePeriod period,
        ImmutableArray<OrderLine> lines,
        PaymentChannel channel,
        VoucherKind voucher,
        Instant at,
        ImmutableArray<Warning> warnings) => new(
            id,
            insured,
            payer,
            assessment.Tariff.Region,
            assessment.Tariff.Scheme,
            assessment.Tariff.History.Name,
            assessment.Grade.Id,
            period,
            lines,
            Money.Sum(lines.Select(line => line.Amount)),
            channel,
            assessment.Tariff.RegionFacts?.Channel(channel)?.Name ?? Unnamed(channel),
            voucher,
            assessment.Citation,
            at,
            warnings);

    private static LocalizedText Unnamed(PaymentChannel channel) => new(Spelling.Of(channel), Spelling.Of(channel), Spelling.Of(channel));
}
