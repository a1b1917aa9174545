using Insurance.Domain.Calendars;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Orders;

/// <summary>How soon after placing an order may be closed, by what its payment system publishes.</summary>
public static class ClosingRule
{
    /// <summary>Before when an order may not be closed; null where its channel publishes no such limit.</summary>
    public static Instant? Earliest(PaymentChannel channel, Instant placedAt) => Limit(channel) is { } limit ? placedAt + limit.Earliest : null;

    /// <summary>Why an order may not be closed yet, <c>order.close-early</c> with the earliest instant; null where it may.</summary>
    /// <param name="channel">The way to pay.</param>
    /// <param name="placedAt">When the order was placed.</param>
    /// <param name="at">When it is to be closed.</param>
    public static DomainError? Refusal(PaymentChannel channel, Instant placedAt, Instant at) =>
        Earliest(channel, placedAt) is { } earliest && at < earliest
            ? DomainError
                .Of(
                    ErrorCodes.Order.CloseEarly,
                    "at",
                    ("channel", Spelling.Of(channel)),
                    ("earliest", InstantPattern.ExtendedIso.Format(earliest)))
                .Citing(Limit(channel)!.Source)
                .ChangingOn(ChinaStandardTime.DateOf(earliest))
            : null;

    private static ClosingLimit? Limit(PaymentChannel channel) =>
        PaymentSystems.Of(channel) is { } system ? PaymentSystems.Embedded[system].Closing : null;
}
