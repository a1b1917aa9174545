using System.Collections.Immutable;
using Insurance.Domain.Calendars;
using Insurance.Domain.Contributions;
using Insurance.Domain.People;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Orders;

// How an order comes about.
public sealed partial class PremiumOrder
{
    /// <summary>Places an order.</summary>
    /// <param name="id">A number that was never used.</param>
    /// <param name="premium">What is to be paid.</param>
    /// <param name="insured">Who is insured, by name and ID number.</param>
    /// <param name="payer">Who pays, by name and ID number.</param>
    /// <param name="channel">The way to pay.</param>
    /// <param name="record">The months that are paid or on order, as they stand now.</param>
    /// <param name="at">Now.</param>
    /// <param name="terms">What is agreed with the channel, and the idempotency key; null for nothing.</param>
    /// <returns>
    /// The order, or <c>order.other-insured</c>, <c>order.nothing-to-pay</c>, <c>order.premium-stale</c>, <c>period.last-year</c>, <c>period.on-order</c>,
    /// <c>period.already-paid</c>, <c>channel.not-offered</c>, <c>channel.not-open</c>, <c>order.pay-by</c>, <c>order.pay-by-range</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The number is <c>default</c>, or the payee is no text of 1 to 64 printable ASCII characters.</exception>
    public static Result<PremiumOrder> Place(
        OrderId id, Premium premium, Person insured, Person payer, PaymentChannel channel, ContributionRecord record, Instant at, OrderTerms? terms = null)
    {
        ArgumentNullException.ThrowIfNull(premium);
        ArgumentNullException.ThrowIfNull(insured);
        ArgumentNullException.ThrowIfNull(payer);
        ArgumentNullException.ThrowIfNull(record);
        var agreed = Agreed(id, terms);
        var day = ChinaStandardTime.DateOf(at);
        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        var warnings = premium.Warnings.ToBuilder();
        if (insured != premium.Insured)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Order.OtherInsured, "insured"));
        }

        if (premium.Total == Money.Zero)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Order.NothingToPay, "premium", ("total", premium.Total)));
        }

        if (PlacingRules.Stale(premium, day) is { } stale)
        {
            refusals.Add(stale);
        }

        refusals.AddRange(PlacingRules.Taken(premium, record));
        if (PlacingRules.EndsWrong(agreed, channel, at) is { } wrong)
        {
            refusals.Add(wrong);
        }

        var voucher = Offered(premium.Assessment.Tariff, channel, day, refusals, warnings);
        return refusals.Count > 0
            ? refusals.ToImmutable()
            : new PremiumOrder(Placement.Of(id, premium, payer, channel, voucher, at, warnings.ToImmutable()) with
            {
                Terms = agreed with { Key = null },
                Command = CommandStamp.Of(agreed.Key, PlacingContent(premium, insured, payer, channel, agreed)),
            });
    }

    /// <summary>
    /// Places an order over what a reassessment adds to months (补缴): one of its own kind, beside the orders that paid them before. What a
    /// reassessment takes off goes back from those orders by a <see cref="RefundGrant"/>, payment by payment.
    /// </summary>
    /// <param name="id">A number that was never used.</param>
    /// <param name="reassessment">What was found.</param>
    /// <param name="due">The premium that it was found with.</param>
    /// <param name="insured">Who is insured, by name and ID number.</param>
    /// <param name="payer">Who pays, by name and ID number.</param>
    /// <param name="channel">The way to pay.</param>
    /// <param name="at">Now.</param>
    /// <param name="terms">What is agreed with the channel, and the idempotency key; null for nothing.</param>
    /// <returns>
    /// The order, or <c>order.nothing-to-pay</c>, <c>channel.not-offered</c>, <c>channel.not-open</c>, <c>order.pay-by</c>, <c>order.pay-by-range</c>. Whether another order
    /// pays the same supplement is asked by <see cref="OrderBook"/>, which has them all.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The number is <c>default</c>, the payee is no text of 1 to 64 printable ASCII characters, or the reassessment was made with another premium.
    /// </exception>
    public static Result<PremiumOrder> PlaceSupplement(
        OrderId id, Reassessment reassessment, Assessment due, Person insured, Person payer, PaymentChannel channel, Instant at, OrderTerms? terms = null)
    {
        ArgumentNullException.ThrowIfNull(reassessment);
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(insured);
        ArgumentNullException.ThrowIfNull(payer);
        var agreed = Agreed(id, terms);
        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        var warnings = due.Warnings.ToBuilder();
        var supplement = Supplement.From(id, reassessment, due);
        if (supplement is null)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Order.NothingToPay, "reassessment", ("total", Money.Zero)));
        }

        if (PlacingRules.EndsWrong(agreed, channel, at) is { } wrong)
        {
            refusals.Add(wrong);
        }

        var voucher = Offered(due.Tariff, channel, ChinaStandardTime.DateOf(at), refusals, warnings);
        return refusals.Count > 0
            ? refusals.ToImmutable()
            : new PremiumOrder(Placement.Of(id, supplement!, insured, payer, channel, voucher, at, warnings.ToImmutable()) with
            {
                Terms = agreed with { Key = null },
                Command = CommandStamp.Of(agreed.Key, SupplementContent(reassessment, supplement!, insured, payer, channel, agreed)),
            });
    }

    /// <summary>What was asked when an order was placed: not its number and not the time, which are the caller's each time anew.</summary>
    internal static string PlacingContent(Premium premium, Person insured, Person payer, PaymentChannel channel, OrderTerms terms) =>
        string.Join(
            '\n',
            "place",
            premium.Assessment.Tariff.Region.Code,
            Spelling.Of(premium.Assessment.Tariff.Scheme),
            premium.Assessment.Grade.Id,
            premium.Period.ToString(),
            string.Join(',', premium.Assessment.Lines.Select(line => $"{line.Insurance.Id} {line.Amount}")),
            Parties(insured, payer, channel, terms));

    internal static string SupplementContent(
        Reassessment reassessment, Supplement supplement, Person insured, Person payer, PaymentChannel channel, OrderTerms terms) =>
        string.Join(
            '\n',
            "supplement",
            reassessment.Id.ToString(),
            string.Join(',', supplement.Months.Select(month => $"{month.Line.Id} {FeePeriod.Of(month.Month, month.Month)} {month.Amount}")),
            Parties(insured, payer, channel, terms));

    private static string Parties(Person insured, Person payer, PaymentChannel channel, OrderTerms terms) => string.Join(
        '\n', insured.Id.Reveal(), insured.Name.Reveal(), payer.Id.Reveal(), payer.Name.Reveal(), channel.ToString(), terms.Payee ?? "");

    private static OrderTerms Agreed(OrderId id, OrderTerms? terms)
    {
        if (id == default)
        {
            throw new ArgumentException("An order has a number.", nameof(id));
        }

        return terms?.Payee is { } payee && !Identifier.IsToken(payee, PaymentNotice.MaxIdLength)
            ? throw new ArgumentException("A payee is a text of 1 to 64 printable ASCII characters.", nameof(terms))
            : terms ?? OrderTerms.None;
    }

    private static VoucherKind Offered(
        Tariff tariff,
        PaymentChannel channel,
        LocalDate day,
        ImmutableArray<DomainError>.Builder refusals,
        ImmutableArray<Warning>.Builder warnings)
    {
        if (tariff.Offer(channel, day).TryGet(out var offer, out var refused))
        {
            warnings.AddRange(offer.Warnings);
            return offer.Voucher;
        }

        refusals.AddRange(refused);
        return default;
    }
}
