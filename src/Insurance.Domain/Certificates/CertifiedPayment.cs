using System.Collections.Immutable;
using System.Text;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using Insurance.Domain.Premiums;
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
    public static CertifiedPayment Of(CertificateNumber number, PremiumOrder order, LocalDate paidOn, LocalDate bookedOn, LocalDate on, CertificateNumber? predecessor) => new(
        number,
        order.Id,
        order.Insured,
        order.Region,
        order.Scheme,
        order.SchemeName,
        order.Period,
        order.Lines,
        order.Total,
        paidOn,
        bookedOn,
        on,
        predecessor);

    public string RevealCanonicalText() => CanonicalText.Of(Facts);

    public string Digest => CanonicalText.DigestOf(Encoding.UTF8.GetBytes(RevealCanonicalText()));

    public CertifiedFacts Facts =>
        new(Number, Order, Insured, Region, Scheme, Period, [.. Lines.Select(line => new CertifiedLine(line.Insurance, line.Amount))], Total, PaidOn, BookedOn, IssuedOn);

    /// <summary>
    /// What remains to be certified after a grant, under another number: the lines without what goes back, and the months without those that end in every line.
    /// Null where nothing remains; <c>certificate.months-apart</c> where the months that remain are not in one row.
    /// </summary>
    public Result<CertifiedPayment?> Less(RefundGrant granted, CertificateNumber number, LocalDate on)
    {
        var back = granted.Months.ToLookup(month => month.Insurance);
        if (granted.Months.Any(month => !Period.Contains(month.Month) || Lines.All(line => line.Insurance != month.Insurance)))
        {
            throw new ArgumentException("The grant is over months or insurances that are not certified.", nameof(granted));
        }

        var lines = Lines.Select(line => line with { Amount = line.Amount - Money.Sum(back[line.Insurance].Select(month => month.Amount)) }).ToList();
        if (lines.Exists(line => line.Amount < Money.Zero))
        {
            throw new ArgumentException("The grant is over more than is certified.", nameof(granted));
        }

        var months = Period.EachMonth().Where(month => !granted.EndsCover || Lines.Any(line => back[line.Insurance].All(other => other.Month != month)));
        var spans = FeePeriod.Spanning(months);
        var total = Money.Sum(lines.Select(line => line.Amount));
        if (spans.IsEmpty || total == Money.Zero)
        {
            return Result<CertifiedPayment?>.Success(null);
        }

        return spans.Length > 1
            ? DomainError.Of(ErrorCodes.Certificate.MonthsApart, "granted")
            : this with
            {
                Number = number,
                Predecessor = Number,
                Period = spans[0],
                Lines = [.. lines.Where(line => line.Amount > Money.Zero)],
                Total = total,
                IssuedOn = on,
            };
    }
}
