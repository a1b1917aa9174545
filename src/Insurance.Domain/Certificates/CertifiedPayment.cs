using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using NodaTime;
using NodaTime.Text;

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

    // The version stands in the first line. What is issued under it keeps its bytes for ever: no line is added, moved or reworded.
    public string RevealCanonicalText()
    {
        var text = new StringBuilder();
        text.Append("insurance.domain/certificate/1\n");
        Row("number", Number.ToString());
        Row("order", Order.ToString());
        Row("insured-name", Insured.Name.Reveal());
        Row("insured-id", Insured.Id.Reveal());
        Row("region", Region.Code);
        Row("scheme", Spelling.Of(Scheme));
        Row("period", Period.ToString());
        foreach (var line in Lines)
        {
            Row("line", $"{line.Insurance} {line.Amount}");
        }

        Row("total", Total.ToString());
        Row("paid-on", LocalDatePattern.Iso.Format(PaidOn));
        Row("booked-on", LocalDatePattern.Iso.Format(BookedOn));
        Row("issued-on", LocalDatePattern.Iso.Format(IssuedOn));
        return text.ToString();

        void Row(string key, string value) => text.Append(key).Append(": ").Append(value).Append('\n');
    }

    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RevealCanonicalText())));
}
