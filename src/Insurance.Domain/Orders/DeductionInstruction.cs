using Insurance.Domain.People;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Orders;

/// <summary>
/// One instruction of a deduction run: to take the money of one order from the account of one agreement. The account is masked: the bank has it with
/// the agreement.
/// </summary>
/// <param name="Order">The order.</param>
/// <param name="Person">Who is insured.</param>
/// <param name="Lines">What is paid for, in the order of their ids.</param>
/// <param name="Agreement">By which agreement.</param>
/// <param name="Account">The account, masked.</param>
/// <param name="Amount">How much: what was due when the run was planned.</param>
/// <param name="On">The day from which the money may be taken.</param>
public sealed record DeductionInstruction(
    OrderId Order,
    ResidentId Person,
    ValueList<InsuranceLine> Lines,
    AgreementId Agreement,
    string Account,
    Money Amount,
    LocalDate On)
{
    /// <summary>Where it stands.</summary>
    public DeductionState State { get; init; } = DeductionRun.Transitions.First;

    /// <summary>The bank's answer that counts: the first that said whether money was taken; null before.</summary>
    public DeductionResult? Result { get; init; }

    /// <summary>Answers that contradict the one that counts, or that nobody asked for; they wait for a person.</summary>
    public ValueList<DeductionResult> Held { get; init; } = [];

    /// <summary>Why it was withdrawn; null for one that was not.</summary>
    public LeftOutReason? Withdrawn { get; init; }

    /// <summary>Whether the order was paid another way, as far as the run was told, after the instruction was sent.</summary>
    public bool IsPaidOtherwise { get; init; }

    /// <summary>What follows from the failure; null for one that did not fail.</summary>
    public DeductionFailureRule? FailureRule => Result?.Failure is { } failure ? DeductionFailureRule.Of(failure) : null;

    /// <summary>Whether the bank said, in an answer that counts or in one that is held, that it took money.</summary>
    public bool IsTaken => State == DeductionState.Succeeded || Held.Any(result => result.Kind == DeductionResultKind.Took);

    /// <summary>Whether nobody knows if money was taken: no answer, or a success that contradicts what is known.</summary>
    public bool IsUncertain => State is DeductionState.Sent or DeductionState.Unknown || (State != DeductionState.Succeeded && IsTaken);

    /// <summary>The order, the state, the amount, the masked account and the day.</summary>
    public override string ToString() => $"{Order} {Spelling.Of(State)} {Amount} {Account} {LocalDatePattern.Iso.Format(On)}";
}
