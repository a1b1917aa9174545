using Insurance.Domain.Premiums;
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

    /// <summary>Why the notice is held; null where it is not.</summary>
    public HeldReason? Because { get; init; }

    /// <summary>The instant at which the order was closed; null for another entry.</summary>
    public Instant? At { get; init; }

    /// <summary>What was given back, or what the channel was asked to give back.</summary>
    public ValueList<MoneyReturn> Returns { get; init; } = [];

    /// <summary>What the law gave back in part; null for another entry.</summary>
    public RefundGrant? Grant { get; init; }

    /// <summary>How a return ended, where no notice told it; null for another entry.</summary>
    public ReturnSettlement? Settlement { get; init; }

    /// <summary>The id of the held notice that a person looked at; null for another entry.</summary>
    public string? Dismissed { get; init; }

    /// <summary>The order that paid the months before this one; null for another entry.</summary>
    public OrderId? Winner { get; init; }

    /// <summary>By which command it came about; null where the sender chose no key, or a channel told it.</summary>
    public CommandStamp? Command { get; init; }

    /// <summary>The day, what happened and where the order stood after it.</summary>
    public override string ToString() => $"{LocalDatePattern.Iso.Format(On)} {Happened} {Spelling.Of(State)}";

    private string Happened =>
        Event is { } moved ? Spelling.Of(moved)
        : Outcome is { } outcome ? Spelling.Of(outcome)
        : Settlement is { } settled ? $"return-{Spelling.Of(settled.State)}"
        : Dismissed is not null ? "dismiss"
        : Grant is not null ? "refund-part"
        : Returns.Any(part => part.Number is not null) ? "start-return" : "return-surplus";
}
