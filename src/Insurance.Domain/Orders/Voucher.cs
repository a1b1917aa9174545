using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Orders;

/// <summary>
/// What the payer gets on paying: an order for online payment, a receipt at a counter (缴费凭证). That of a refunded order is void, and every
/// copy of it says so.
/// </summary>
public sealed class Voucher
{
    internal Voucher(PremiumOrder order, LocalDate paidOn)
    {
        Kind = order.VoucherKind;
        Order = order;
        PaidOn = paidOn;
    }

    /// <summary>Order or receipt.</summary>
    public VoucherKind Kind { get; }

    /// <summary>The paid order.</summary>
    public PremiumOrder Order { get; }

    /// <summary>The day of payment in China.</summary>
    public LocalDate PaidOn { get; }

    /// <summary>Whose it is.</summary>
    public Person Payer => Order.Payer;

    /// <summary>Whether the order was refunded: the voucher proves no payment any more.</summary>
    public bool IsVoid => Order.RefundedOn is not null;

    /// <summary>The voucher as plain text for people; names and ID numbers are masked.</summary>
    public string ToText(Language language) => Printed(language, isFull: false).ToText();

    /// <summary>The voucher as a page of HTML for paper of size A4; names and ID numbers are masked.</summary>
    public string ToHtml(Language language) => Printed(language, isFull: false).ToHtml();

    /// <summary>The voucher as plain text with names and ID numbers in full.</summary>
    public string RevealText(Language language) => Printed(language, isFull: true).ToText();

    /// <summary>The voucher as a page of HTML for paper of size A4 with names and ID numbers in full.</summary>
    public string RevealHtml(Language language) => Printed(language, isFull: true).ToHtml();

    private PrintedDocument Printed(Language language, bool isFull)
    {
        var document = new PrintedDocument(Kind == VoucherKind.Order ? "label.voucher-order" : "label.voucher-receipt", language, isFull)
            .Row("label.order", Order.Id.ToString())
            .Row("label.payer", Order.Payer.Print(isFull))
            .Row("label.insured", Order.Insured.Print(isFull))
            .Row("label.scheme", Order.SchemeName.In(language))
            .Row("label.period", Order.Period)
            .Row("label.channel", Order.ChannelName.In(language))
            .Row("label.paid-on", LocalDatePattern.Iso.Format(PaidOn))
            .Foot("label.source", $"{Order.Source.Document} ({Phrasebook.Text($"label.confidence-{Spelling.Of(Order.Source.Confidence)}", language)})");
        foreach (var line in Order.Lines)
        {
            document.Line(line.Name, line.Amount);
        }

        return Order.RefundedOn is { } day ? document.Void("label.void-refunded", ("on", day)) : document;
    }
}
