using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Orders;

/// <summary>Until when an order may be payable, by what its payment system publishes.</summary>
public static class PayByRule
{
    /// <summary>
    /// Why an order may not be payable until an instant, <c>order.pay-by-range</c> with the earliest and the latest end; null where it may, and where
    /// the channel publishes no limits.
    /// </summary>
    /// <param name="channel">The way to pay.</param>
    /// <param name="placedAt">When the order is placed.</param>
    /// <param name="payBy">Until when it is to be payable.</param>
    public static DomainError? Refusal(PaymentChannel channel, Instant placedAt, Instant payBy)
    {
        if (PaymentSystems.Of(channel) is not { } system || PaymentSystems.Embedded[system].PayBy is not { } limits)
        {
            return null;
        }

        var (earliest, latest) = (placedAt + limits.Least, placedAt + limits.Most);
        return payBy >= earliest && payBy <= latest
            ? null
            : DomainError
                .Of(
                    ErrorCodes.Order.PayByRange,
                    "payBy",
                    ("channel", Spelling.Of(channel)),
                    ("earliest", InstantPattern.ExtendedIso.Format(earliest)),
                    ("latest", InstantPattern.ExtendedIso.Format(latest)))
                .Citing(limits.Source);
    }
}
