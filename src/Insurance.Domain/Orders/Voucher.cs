using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Orders;

/// <summary>What the payer gets on paying: an order for online payment, a receipt at a counter (缴费凭证).</summary>
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

    /// <summary>The voucher as plain text for people; names and ID numbers are masked.</summary>
    public string ToText(Language language)
    {
        var text = new PrintedText(Kind == VoucherKind.Order ? "label.voucher-order" : "label.voucher-receipt", language)
            .Row("label.order", Order.Id.ToString())
            .Row("label.payer", Order.Payer.ToString())
            .Row("label.insured", Order.Insured.ToString())
            .Row("label.scheme", Order.SchemeName.In(language))
            .Row("label.period", Order.Period.ToString());
        foreach (var line in Order.Lines)
        {
            text.Row(line.Name, line.Amount.ToString());
        }

        return text
            .Row("label.total", Order.Total.ToString())
            .Row("label.channel", Order.ChannelName.In(language))
            .Row("label.paid-on", LocalDatePattern.Iso.Format(PaidOn))
            .Row("label.source", $"{Order.Source.Document} ({Spelling.Of(Order.Source.Confidence)})")
            .ToString();
    }
}
