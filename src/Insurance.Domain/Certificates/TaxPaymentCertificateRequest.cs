using Insurance.Domain.Orders;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Certificates;

/// <summary>
/// A request for a tax-payment certificate (完税证明), which the tax office issues and not this library: the payment record, printed after
/// paying, with what is asked for and where to take it (the how-to page on the payment status, point 2).
/// </summary>
public sealed class TaxPaymentCertificateRequest
{
    private TaxPaymentCertificateRequest(PremiumOrder order, LocalDate paidOn, Person applicant, Authority? authority, LocalDate on)
    {
        Order = order;
        PaidOn = paidOn;
        Applicant = applicant;
        Authority = authority;
        PreparedOn = on;
    }

    /// <summary>The order whose payment record it is.</summary>
    public PremiumOrder Order { get; }

    /// <summary>The day of payment in China.</summary>
    public LocalDate PaidOn { get; }

    /// <summary>Who asks: the payer or the insured.</summary>
    public Person Applicant { get; }

    /// <summary>The authority to take it to, which collects the contributions; null where no file names it.</summary>
    public Authority? Authority { get; }

    /// <summary>The day on which it was prepared.</summary>
    public LocalDate PreparedOn { get; }

    /// <summary>Whether the treasury has the money; the request says so where it has not.</summary>
    public bool IsBooked => Order.BookedOn is { } day && day <= PreparedOn;

    /// <summary>Prepares a request from a paid order.</summary>
    /// <param name="order">The order; it need not be booked, because the payment record is printed after paying.</param>
    /// <param name="applicant">The payer or the insured.</param>
    /// <param name="facts">The authorities of the order's region; null where no file has them.</param>
    /// <param name="on">The day.</param>
    /// <returns>
    /// The request, or <c>order.not-paid</c>, <c>order.refunded</c>, <c>certificate.not-a-party</c> for anybody else,
    /// <c>certificate.before-payment</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The facts are those of another region.</exception>
    public static Result<TaxPaymentCertificateRequest> Prepare(PremiumOrder order, Person applicant, RegionFacts? facts, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(applicant);
        if (facts is not null && facts.Region != order.Region)
        {
            throw new ArgumentException("The facts are those of another region than the order's.", nameof(facts));
        }

        if (order.RefundedOn is { } refunded)
        {
            return DomainError.Of(ErrorCodes.Order.Refunded, "order", ("on", refunded));
        }

        if (order.PaidOn is not { } paidOn)
        {
            return DomainError.Of(ErrorCodes.Order.NotPaid, "order", ("state", Spelling.Of(order.State)), ("due", order.Due));
        }

        if (applicant != order.Payer && applicant != order.Insured)
        {
            return DomainError.Of(ErrorCodes.Certificate.NotAParty, "applicant");
        }

        return on < paidOn
            ? DomainError.Of(ErrorCodes.Certificate.BeforePayment, "on", ("on", on), ("paid", paidOn)).ChangingOn(paidOn)
            : new TaxPaymentCertificateRequest(order, paidOn, applicant, facts?.For(AuthorityTask.Collection), on);
    }

    /// <summary>The request as plain text for people; names and ID numbers are masked.</summary>
    public string ToText(Language language) => Printed(language, isFull: false).ToText();

    /// <summary>The request as a page of HTML for paper of size A4; names and ID numbers are masked.</summary>
    public string ToHtml(Language language) => Printed(language, isFull: false).ToHtml();

    /// <summary>The request as plain text with names and ID numbers in full, as the tax office needs it.</summary>
    public string RevealText(Language language) => Printed(language, isFull: true).ToText();

    /// <summary>The request as a page of HTML for paper of size A4 with names and ID numbers in full, as the tax office needs it.</summary>
    public string RevealHtml(Language language) => Printed(language, isFull: true).ToHtml();

    /// <summary>The order's number and amount, and the day.</summary>
    public override string ToString() => $"{Order.Id} {Order.Total} {LocalDatePattern.Iso.Format(PreparedOn)}";

    private PrintedDocument Printed(Language language, bool isFull)
    {
        var document = new PrintedDocument("label.tax-request", language, isFull)
            .Row("label.asked-for", Phrasebook.Text("label.tax-asked-for", language))
            .Row("label.applicant", Applicant.Print(isFull))
            .Row("label.payer", Order.Payer.Print(isFull))
            .Row("label.insured", Order.Insured.Print(isFull))
            .Row("label.scheme", Order.SchemeName.In(language))
            .Row("label.period", Order.Period)
            .Row("label.order", Order.Id.ToString())
            .Row("label.channel", Order.ChannelName.In(language))
            .Row("label.paid-on", LocalDatePattern.Iso.Format(PaidOn))
            .Row("label.booked-on", IsBooked ? LocalDatePattern.Iso.Format(Order.BookedOn!.Value) : Phrasebook.Text("label.not-booked", language));
        foreach (var line in Order.Lines)
        {
            document.Line(line.Name, line.Amount);
        }

        document.Foot("label.take-to", Authority?.Name.In(language) ?? Phrasebook.Text("label.authority-unknown", language));
        if (Authority?.Hotline is { } hotline)
        {
            document.Foot("label.hotline", hotline);
        }

        document.Note("label.note-tax-office");
        if (!IsBooked)
        {
            document.Note("label.note-not-booked", ("on", PreparedOn));
        }

        return document.Sign("label.signature").Sign("label.date");
    }
}
