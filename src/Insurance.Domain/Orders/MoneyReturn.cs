using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Orders;

/// <summary>
/// Money of one payment that is given back (退费). Channels give back payment by payment and never more than it brought, so that giving
/// back an order that was paid in parts takes several of these.
/// </summary>
/// <param name="Amount">How much; more than nothing.</param>
/// <param name="Reason">Why it is given back; null for a surplus, which needs no reason.</param>
/// <param name="On">The day on which it was given back, or on which the channel was asked to.</param>
/// <param name="Channel">The channel it goes back to: the one the payment came by, unless the facts said otherwise.</param>
/// <param name="Notice">The id of the payment notice whose money it is.</param>
public sealed record MoneyReturn(Money Amount, RefundReason? Reason, LocalDate On, PaymentChannel Channel, string Notice)
{
    /// <summary>
    /// The number under which the channel is asked for it (退款单号): the order's, <c>-R</c> and a count, so that it is never used twice. Null for
    /// money that was given back at once.
    /// </summary>
    public string? Number { get; init; }

    /// <summary>The amount, the channel and the day.</summary>
    public override string ToString() => $"{Amount} {Spelling.Of(Channel)} {LocalDatePattern.Iso.Format(On)}";
}

/// <summary>How far a return is.</summary>
[JsonConverter(typeof(SpellingJsonConverter<ReturnState>))]
public enum ReturnState
{
    /// <summary>The channel was asked; the money is a surplus of the order until it arrived.</summary>
    Asked,

    /// <summary>It arrived.</summary>
    Succeeded,

    /// <summary>It came to nothing: the money is a surplus that can be given back another way.</summary>
    Failed,
}

/// <summary>How a return ended.</summary>
/// <param name="Number">The number of the return.</param>
/// <param name="State">How it ended.</param>
public sealed record ReturnSettlement(string Number, ReturnState State)
{
    /// <summary>The number and how it ended.</summary>
    public override string ToString() => $"{Number} {Spelling.Of(State)}";
}
