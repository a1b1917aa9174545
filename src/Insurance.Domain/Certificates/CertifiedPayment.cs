using System.Collections.Immutable;
using System.Text;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using NodaTime;

namespace Insurance.Domain.Certificates;

/// <summary>What a certificate certifies: everything of it that never changes, and its canonical text.</summary>
internal sealed record CertifiedPayment(
    CertificateNumber Number,
    OrderId Order,
    Person Insured,
    Region Region,
    Scheme Scheme,
    LocalizedText SchemeName,
    FeePeriod Period,
    ImmutableArray<OrderLine> Lines,
    Money Total,
    LocalDate PaidOn,
    LocalDate BookedOn,
    LocalDate IssuedOn,
    CertificateNumber? Predecessor)
{
    /// <summary>
    /// What is certified of an order as it stands: its lines without what went back in part, and its months without those that are not insured any more in any
    /// line. <c>certificate.refunded</c> where nothing remains, <c>certificate.months-apart</c> where the months that remain are not in one row.
    /// </summary>
    public static Result<CertifiedPayment> Of(CertificateNumber number, PremiumOrder order, LocalDate paidOn, LocalDate bookedOn, LocalDate on, CertificateNumber? predecessor)
    {
        var back = order.Grants.SelectMany(grant => grant.Months).ToLookup(month => month.Insurance, month => month.Amount);
        var lines = order.Lines.Select(line => line with { Amount = line.Amount - Money.Sum(back[line.Insurance]) }).Where(line => line.Amount > Money.Zero || !back.Contains(line.Insurance)).ToImmutableArray();
        var months = FeePeriod.Spanning(OrderedMonths.Kept(order).Select(kept => kept.Month));
        var total = Money.Sum(lines.Select(line => line.Amount));
        if (months.IsEmpty || total == Money.Zero)
        {
            return DomainError.Of(ErrorCodes.Certificate.Refunded, "order", ("on", order.History.Last(entry => entry.Grant is not null).On));
        }

        return months.Length == 1
            ? new CertifiedPayment(number, order.Id, order.Insured, order.Region, order.Scheme, order.SchemeName, months[0], lines, total, paidOn, bookedOn, on, predecessor)
            : DomainError.Of(ErrorCodes.Certificate.MonthsApart, "order");
    }

    public string RevealCanonicalText() => CanonicalText.Of(Facts);

    public string Digest => CanonicalText.DigestOf(Encoding.UTF8.GetBytes(RevealCanonicalText()));

    public CertifiedFacts Facts =>
        new(Number, Order, Insured, Region, Scheme, Period, [.. Lines.Select(line => new CertifiedLine(line.Insurance, line.Amount))], Total, PaidOn, BookedOn, IssuedOn);
}
