using Insurance.Domain.Orders;
using NodaTime;

namespace Insurance.Domain.Certificates;

/// <summary>Why there is no certificate over an order.</summary>
internal static class CertificateFaults
{
    /// <summary>
    /// The refusal for an order whose money was given back, is on its way back, or paid months that another order had paid before; null for another.
    /// </summary>
    public static DomainError? Ended(PremiumOrder order) => order switch
    {
        { RefundedOn: { } day } => DomainError.Of(ErrorCodes.Certificate.Refunded, "order", ("on", day)),
        { State: OrderState.Refunding } => DomainError.Of(
            ErrorCodes.Order.Refunding, "order", ("since", order.History.First(entry => entry.Event == OrderEvent.StartRefund).On), ("amount", order.Surplus)),
        { Winner: { } winner } => DomainError.Of(ErrorCodes.Certificate.Superseded, "order", ("winner", winner.ToString())),
        _ => null,
    };

    /// <summary>The refusal for an order that the treasury has not booked, with the window in which it should.</summary>
    public static DomainError NotBooked(CertificateForecast forecast, LocalDate on) => forecast.StatusOn(on) == CertificateStatus.Ready
        ? DomainError.Of(ErrorCodes.Certificate.BookingOverdue, "order", ("through", forecast.Through)).Citing(forecast.Rule.Source)
        : DomainError.Of(ErrorCodes.Certificate.NotBooked, "order", ("from", forecast.From), ("through", forecast.Through))
            .Citing(forecast.Rule.Source)
            .ChangingOn(on < forecast.From ? forecast.From : null);
}
