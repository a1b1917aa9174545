using System.Text.Json.Serialization;

namespace Insurance.Domain.Orders;

/// <summary>What became of a notice. Authentic money is never refused.</summary>
[JsonConverter(typeof(SpellingJsonConverter<NoticeOutcomeKind>))]
public enum NoticeOutcomeKind
{
    /// <summary>It pays the order, or the rest of it.</summary>
    Applied,

    /// <summary>It came before; nothing changes.</summary>
    AlreadyApplied,

    /// <summary>All or part of it is more than the order takes, and is to be given back or used elsewhere.</summary>
    Surplus,

    /// <summary>It is counted, but the order is not paid in full yet.</summary>
    Underpaid,

    /// <summary>It is kept and not counted; a person must look at it.</summary>
    Held,

    /// <summary>It tells how far a payment or a return is, and brings no money.</summary>
    Noted,

    /// <summary>It tells that a return arrived.</summary>
    GivenBack,
}

/// <summary>Why a notice is held.</summary>
[JsonConverter(typeof(SpellingJsonConverter<HeldReason>))]
public enum HeldReason
{
    /// <summary>Another notice of the same id, or about the same payment or return, says something else.</summary>
    Contradiction,

    /// <summary>It is for another order.</summary>
    OtherOrder,

    /// <summary>Somebody else was paid.</summary>
    OtherPayee,

    /// <summary>Money went back that this order asked nobody to give back.</summary>
    ReturnNotAsked,

    /// <summary>A return that had failed arrived after all, and its money was given back another way meanwhile.</summary>
    ReturnTwice,
}

/// <summary>A notice that waits for a person.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Reason">Why it waits.</param>
public sealed record HeldNotice(PaymentNotice Notice, HeldReason Reason)
{
    /// <summary>The id, the amount and the reason.</summary>
    public override string ToString() => $"{Notice} {Spelling.Of(Reason)}";
}

/// <summary>The outcome of one notice: how much of it the order took and how much is too much.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Applied">What the order took of it now.</param>
/// <param name="Surplus">What is too much of it.</param>
public sealed record NoticeOutcome(NoticeOutcomeKind Kind, Money Applied, Money Surplus)
{
    /// <summary>Why it is held; null where it is not.</summary>
    public HeldReason? Because { get; init; }

    /// <summary>The stable code, such as <c>notice.applied</c>.</summary>
    public string Code => Kind switch
    {
        NoticeOutcomeKind.Applied => ErrorCodes.Notice.Applied,
        NoticeOutcomeKind.AlreadyApplied => ErrorCodes.Notice.AlreadyApplied,
        NoticeOutcomeKind.Surplus => ErrorCodes.Notice.Surplus,
        NoticeOutcomeKind.Underpaid => ErrorCodes.Notice.Underpaid,
        NoticeOutcomeKind.Noted => ErrorCodes.Notice.Noted,
        NoticeOutcomeKind.GivenBack => ErrorCodes.Notice.GivenBack,
        NoticeOutcomeKind.Held => Because switch
        {
            HeldReason.OtherOrder => ErrorCodes.Notice.OtherOrder,
            HeldReason.OtherPayee => ErrorCodes.Notice.OtherPayee,
            HeldReason.ReturnNotAsked => ErrorCodes.Notice.ReturnNotAsked,
            HeldReason.ReturnTwice => ErrorCodes.Notice.ReturnTwice,
            _ => ErrorCodes.Notice.Held,
        },
        _ => throw new InvalidOperationException("An unknown outcome."),
    };

    /// <summary>What to tell, in a language.</summary>
    public string MessageIn(Language language) => Phrasebook.Text(Code, language, ("applied", Applied), ("surplus", Surplus));

    internal static NoticeOutcome Without(NoticeOutcomeKind kind, HeldReason? because = null) => new(kind, Money.Zero, Money.Zero) { Because = because };
}
