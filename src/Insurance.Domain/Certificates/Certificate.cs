using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Certificates;

/// <summary>
/// The certificate that contributions were paid (社保费缴费证明). It belongs to the insured and is issued only when the money is booked,
/// whatever the forecast says.
/// </summary>
public sealed class Certificate
{
    private Certificate(CertificateNumber number, PremiumOrder order, LocalDate paidOn, LocalDate bookedOn, LocalDate issuedOn)
    {
        Number = number;
        Order = order.Id;
        Insured = order.Insured;
        Region = order.Region;
        Scheme = order.Scheme;
        SchemeName = order.SchemeName;
        Period = order.Period;
        Lines = order.Lines;
        Total = order.Total;
        PaidOn = paidOn;
        BookedOn = bookedOn;
        IssuedOn = issuedOn;
    }

    /// <summary>The number, issued once.</summary>
    public CertificateNumber Number { get; }

    /// <summary>The order it certifies.</summary>
    public OrderId Order { get; }

    /// <summary>Whose contributions.</summary>
    public Person Insured { get; }

    /// <summary>Where.</summary>
    public Region Region { get; }

    /// <summary>In which scheme.</summary>
    public Scheme Scheme { get; }

    /// <summary>What the scheme is called in the region.</summary>
    public LocalizedText SchemeName { get; }

    /// <summary>For which months.</summary>
    public FeePeriod Period { get; }

    /// <summary>For which insurances.</summary>
    public ImmutableArray<OrderLine> Lines { get; }

    /// <summary>How much.</summary>
    public Money Total { get; }

    /// <summary>When it was paid.</summary>
    public LocalDate PaidOn { get; }

    /// <summary>When it was booked.</summary>
    public LocalDate BookedOn { get; }

    /// <summary>When the certificate was issued.</summary>
    public LocalDate IssuedOn { get; }

    /// <summary>Issues a certificate for a booked order.</summary>
    /// <param name="number">A number that was never used.</param>
    /// <param name="order">The order.</param>
    /// <param name="forecast">The forecast of the same order, which a refusal names.</param>
    /// <param name="on">The day of issue.</param>
    /// <returns>
    /// The certificate, or <c>order.not-paid</c>, <c>certificate.not-booked</c> (inside or before the window, with its dates),
    /// <c>certificate.booking-overdue</c> (after it) or <c>certificate.before-booking</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The number is <c>default</c>, or the refusal would name the window of another day of payment.</exception>
    public static Result<Certificate> Issue(CertificateNumber number, PremiumOrder order, CertificateForecast forecast, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(forecast);
        if (number == default)
        {
            throw new ArgumentException("A certificate has a number.", nameof(number));
        }

        if (order.PaidOn is not { } paidOn)
        {
            return DomainError.Of(ErrorCodes.Order.NotPaid, "state", ("state", Spelling.Of(order.State)), ("due", order.Due));
        }

        if (order.BookedOn is not { } bookedOn)
        {
            if (forecast.PaidOn != paidOn)
            {
                throw new ArgumentException("The forecast is not that of the order's day of payment.", nameof(forecast));
            }

            return forecast.StatusOn(on) == CertificateStatus.Ready
                ? DomainError.Of(ErrorCodes.Certificate.BookingOverdue, "order", ("through", forecast.Through)).Citing(forecast.Rule.Source)
                : DomainError.Of(ErrorCodes.Certificate.NotBooked, "order", ("from", forecast.From), ("through", forecast.Through))
                    .Citing(forecast.Rule.Source)
                    .ChangingOn(on < forecast.From ? forecast.From : null);
        }

        return on < bookedOn
            ? DomainError.Of(ErrorCodes.Certificate.BeforeBooking, "on", ("on", on), ("booked", bookedOn)).ChangingOn(bookedOn)
            : new Certificate(number, order, paidOn, bookedOn, on);
    }

    /// <summary>
    /// The certificate as one canonical text, the same bytes on every machine: a line for each value, in a fixed order, ended by a line
    /// feed. It holds name and ID number in full.
    /// </summary>
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

    /// <summary>The SHA-256 of the canonical text in UTF-8, as 64 lower-case hexadecimal digits.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RevealCanonicalText())));

    /// <summary>The certificate as plain text for people; name and ID number are masked.</summary>
    public string ToText(Language language)
    {
        var text = new PrintedText("label.certificate", language)
            .Row("label.number", Number.ToString())
            .Row("label.insured", Insured.ToString())
            .Row("label.scheme", SchemeName.In(language))
            .Row("label.period", Period.ToString());
        foreach (var line in Lines)
        {
            text.Row(line.Name, line.Amount.ToString());
        }

        return text
            .Row("label.total", Total.ToString())
            .Row("label.order", Order.ToString())
            .Row("label.paid-on", LocalDatePattern.Iso.Format(PaidOn))
            .Row("label.booked-on", LocalDatePattern.Iso.Format(BookedOn))
            .Row("label.issued-on", LocalDatePattern.Iso.Format(IssuedOn))
            .Row("label.digest", Digest)
            .ToString();
    }

    /// <summary>The number, the months and the amount.</summary>
    public override string ToString() => $"{Number} {Period} {Total}";
}
