using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Orders;

/// <summary>
/// Money of one payment that is given back (退费). Channels give back payment by payment and never more than it brought, so that giving
/// back an order that was paid in parts takes several of these.
/// </summary>
/// <param name="Amount">How much; more than nothing.</param>
/// <param name="Reason">Why the order is given back; null for a surplus, which needs no reason.</param>
/// <param name="On">The day.</param>
/// <param name="Channel">The channel it goes back to: the one the payment came by, unless the facts said otherwise.</param>
/// <param name="Notice">The id of the payment notice whose money it is.</param>
public sealed record MoneyReturn(Money Amount, RefundReason? Reason, LocalDate On, PaymentChannel Channel, string Notice)
{
    /// <summary>The amount, the channel and the day.</summary>
    public override string ToString() => $"{Amount} {Spelling.Of(Channel)} {LocalDatePattern.Iso.Format(On)}";
}
