using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>
/// One entry in the history of a deduction run. Entries stand in the order in which the library was told of them; none is ever changed or taken away.
/// </summary>
/// <param name="Order">Whose instruction.</param>
/// <param name="Event">What moved it; null where it stayed, as with an answer that is held or a payment another way.</param>
/// <param name="At">When the library was told.</param>
/// <param name="State">Where the instruction stood after it.</param>
public sealed record DeductionEntry(OrderId Order, DeductionEvent? Event, Instant At, DeductionState State)
{
    /// <summary>The bank's answer; null for another entry.</summary>
    public DeductionResult? Result { get; init; }

    /// <summary>Why the instruction was withdrawn, or that the order was paid another way; null for another entry.</summary>
    public LeftOutReason? Reason { get; init; }

    /// <summary>The order, what happened and where the instruction stood after it.</summary>
    public override string ToString() =>
        $"{Order} {(Event is { } moved ? Spelling.Of(moved) : Result is { } held ? $"held {held}" : "paid-otherwise")} {Spelling.Of(State)}";
}
