using System.Text.Json.Serialization;

namespace Insurance.Domain.Orders;

/// <summary>What became of a bank's answer. Money that it speaks of is never dropped.</summary>
[JsonConverter(typeof(SpellingJsonConverter<DeductionAnswerKind>))]
public enum DeductionAnswerKind
{
    /// <summary>It is entered.</summary>
    Noted,

    /// <summary>The bank took the money of an order that was paid another way as well: what is too much goes back.</summary>
    TakenTwice,

    /// <summary>It is known, or says nothing new; nothing changes.</summary>
    AlreadyKnown,

    /// <summary>It contradicts what is known; a person must look at it.</summary>
    Held,
}

/// <summary>The outcome of one answer.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Notice">
/// The notice to apply to the order, wherever the bank says that it took money: of an answer that is held, too, and again with one that was known.
/// </param>
public sealed record DeductionAnswer(DeductionAnswerKind Kind, PaymentNotice? Notice)
{
    /// <summary>The stable code, such as <c>run.noted</c>.</summary>
    public string Code => Kind switch
    {
        DeductionAnswerKind.Noted => ErrorCodes.Run.Noted,
        DeductionAnswerKind.TakenTwice => ErrorCodes.Run.TakenTwice,
        DeductionAnswerKind.AlreadyKnown => ErrorCodes.Run.AlreadyKnown,
        DeductionAnswerKind.Held => ErrorCodes.Run.Held,
        _ => throw new InvalidOperationException("An unknown outcome."),
    };

    /// <summary>What to tell, in a language.</summary>
    public string MessageIn(Language language) => Phrasebook.Text(Code, language);
}

/// <summary>What a payment by another way means for an instruction.</summary>
[JsonConverter(typeof(SpellingJsonConverter<OtherPaymentKind>))]
public enum OtherPaymentKind
{
    /// <summary>The bank knows nothing of the instruction: it is out of the run and takes nothing.</summary>
    Withdrawn,

    /// <summary>The bank has the instruction: if it takes the money, that is too much and goes back; if not, nothing is to be done.</summary>
    SurplusIfTaken,

    /// <summary>The bank took the money: one of the two payments is too much and goes back. The order keeps the earlier one.</summary>
    Surplus,

    /// <summary>The bank took nothing.</summary>
    NoEffect,
}

/// <summary>What a payment by another way means for an instruction, told.</summary>
/// <param name="Kind">What it means.</param>
public sealed record OtherPayment(OtherPaymentKind Kind)
{
    /// <summary>The stable code, such as <c>run.withdrawn</c>.</summary>
    public string Code => Kind switch
    {
        OtherPaymentKind.Withdrawn => ErrorCodes.Run.Withdrawn,
        OtherPaymentKind.SurplusIfTaken => ErrorCodes.Run.SurplusIfTaken,
        OtherPaymentKind.Surplus => ErrorCodes.Run.Surplus,
        OtherPaymentKind.NoEffect => ErrorCodes.Run.NoEffect,
        _ => throw new InvalidOperationException("An unknown outcome."),
    };

    /// <summary>What to tell, in a language.</summary>
    public string MessageIn(Language language) => Phrasebook.Text(Code, language);
}
