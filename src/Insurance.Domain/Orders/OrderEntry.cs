using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Orders;

/// <summary>
/// One entry of an order's history: a notice that came, a booking, a closing, money given back. Entries stand in the order in which the
/// library was told of them; none is ever changed or taken away.
/// </summary>
/// <param name="Event">What moved the order; null where it stayed, as with a part of the money, a surplus or a notice that is held.</param>
/// <param name="On">The day in China: of the payment, the booking, the closing or the return.</param>
/// <param name="State">Where the order stood after it.</param>
public sealed record OrderEntry(OrderEvent? Event, LocalDate On, OrderState State)
{
    /// <summary>The notice that came; null for another entry.</summary>
    public PaymentNotice? Notice { get; init; }

    /// <summary>What became of the notice.</summary>
    public NoticeOutcomeKind? Outcome { get; init; }

    /// <summary>The instant at which the order was closed; null for another entry.</summary>
    public Instant? At { get; init; }

    /// <summary>What was given back.</summary>
    public ValueList<MoneyReturn> Returns { get; init; } = [];

    /// <summary>The day, what happened and where the order stood after it.</summary>
    public override string ToString() =>
        $"{LocalDatePattern.Iso.Format(On)} {(Event is { } moved ? Spelling.Of(moved) : Outcome is { } outcome ? Spelling.Of(outcome) : "return-surplus")} {Spelling.Of(State)}";
}
