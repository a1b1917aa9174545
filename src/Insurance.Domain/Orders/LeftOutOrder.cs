using System.Text.Json.Serialization;

namespace Insurance.Domain.Orders;

/// <summary>Why a deduction run takes nothing for an order.</summary>
[JsonConverter(typeof(SpellingJsonConverter<LeftOutReason>))]
public enum LeftOutReason
{
    /// <summary>The order is to be paid another way.</summary>
    OtherChannel,

    /// <summary>It is paid.</summary>
    OrderPaid,

    /// <summary>It takes no money any more.</summary>
    OrderClosed,

    /// <summary>Nothing is due.</summary>
    NothingDue,

    /// <summary>Money may be on its way: the person is paying, the channel has taken it in hand, or nobody knows.</summary>
    InTransit,

    /// <summary>Another instruction of the year for the same insurance of the person has no final answer.</summary>
    ResultUnknown,

    /// <summary>The deduction of a line is not approved.</summary>
    LineNotApproved,

    /// <summary>No agreement is in force.</summary>
    NoAgreement,

    /// <summary>The agreement in force does not name a line.</summary>
    LineNotCovered,

    /// <summary>An earlier deduction by this agreement failed for a reason that only the person can mend.</summary>
    NeedsPerson,

    /// <summary>It is more than the agreement lets one run take.</summary>
    AboveCap,

    /// <summary>What is due is not what was planned any more.</summary>
    AmountChanged,
}

/// <summary>An order for which a deduction run takes nothing, and why.</summary>
/// <param name="Order">The order.</param>
/// <param name="Reason">Why; the first reason where there are several.</param>
/// <param name="Due">What was due.</param>
/// <param name="Cap">The most that the agreement lets one run take; null where none is in force or none was agreed.</param>
public sealed record LeftOutOrder(OrderId Order, LeftOutReason Reason, Money Due, Money? Cap = null)
{
    /// <summary>The stable code, such as <c>run.no-agreement</c>.</summary>
    public string Code => CodeOf(Reason);

    /// <summary>What to tell, in a language.</summary>
    public string MessageIn(Language language) =>
        Phrasebook.Text(Code, language, ("order", Order.ToString()), ("due", Due), ("cap", Cap ?? Money.Zero));

    /// <summary>The order and the reason.</summary>
    public override string ToString() => $"{Order} {Spelling.Of(Reason)}";

    internal static string CodeOf(LeftOutReason reason) => reason switch
    {
        LeftOutReason.OtherChannel => ErrorCodes.Run.OtherChannel,
        LeftOutReason.OrderPaid => ErrorCodes.Run.OrderPaid,
        LeftOutReason.OrderClosed => ErrorCodes.Run.OrderClosed,
        LeftOutReason.NothingDue => ErrorCodes.Run.NothingDue,
        LeftOutReason.InTransit => ErrorCodes.Run.InTransit,
        LeftOutReason.ResultUnknown => ErrorCodes.Run.ResultUnknown,
        LeftOutReason.LineNotApproved => ErrorCodes.Run.LineNotApproved,
        LeftOutReason.NoAgreement => ErrorCodes.Run.NoAgreement,
        LeftOutReason.LineNotCovered => ErrorCodes.Run.LineNotCovered,
        LeftOutReason.NeedsPerson => ErrorCodes.Run.NeedsPerson,
        LeftOutReason.AboveCap => ErrorCodes.Run.AboveCap,
        LeftOutReason.AmountChanged => ErrorCodes.Run.AmountChanged,
        _ => throw new InvalidOperationException("An unknown reason."),
    };
}
