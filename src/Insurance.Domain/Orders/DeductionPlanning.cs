using Insurance.Domain.Agreements;
using Insurance.Domain.People;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>
/// Decides for one run and one day for which orders the bank may take money. It is asked when a run is planned and again, with the facts of that
/// moment, when it is sent.
/// </summary>
internal sealed class DeductionPlanning
{
    private readonly ILookup<ResidentId, DeductionAgreement> inForce;
    private readonly ILookup<ResidentId, (DeductionInstruction Instruction, bool MayStillBeSent)> instructed;
    private readonly Dictionary<AgreementId, Money> taken = [];
    private readonly HashSet<AgreementId> mended;

    public DeductionPlanning(DeductionRunPlan run, LocalDate day, DeductionFacts facts)
    {
        mended = [.. facts.Mended];
        inForce = facts.Agreements
            .Where(agreement => agreement.Region == run.Region && agreement.Scheme == run.Scheme && agreement.StateOn(day) == AgreementState.Active)
            .OrderBy(agreement => agreement.Id.ToString(), StringComparer.Ordinal)
            .ToLookup(agreement => agreement.Person.Id);
        var others = facts.Others.Where(other => other.Id != run.Id && (other.Region, other.Scheme, other.Year) == (run.Region, run.Scheme, run.Year)).ToList();
        instructed = others
            .SelectMany(other => other.Instructions.Select(instruction => (Instruction: instruction, MayStillBeSent: day <= other.Dates.Last)))
            .ToLookup(other => other.Instruction.Person);

        // A limit is one for the run, in however many parts it goes to the bank.
        foreach (var instruction in others.Where(other => other.Number == run.Number).SelectMany(other => other.Instructions).Where(instruction => instruction.State != DeductionState.Withdrawn))
        {
            Count(instruction.Agreement, instruction.Amount);
        }
    }

    /// <summary>The agreement by which the money of an order may be taken, against whose limit it counts from now on; or why it may not.</summary>
    public (DeductionAgreement? Agreement, LeftOutOrder? LeftOut) Judge(DeductionClaim claim)
    {
        var agreement = inForce[claim.Person].FirstOrDefault();
        if ((OfOrder(claim) ?? OfOtherRuns(claim) ?? OfAgreement(claim, agreement)) is { } why)
        {
            return (null, new LeftOutOrder(claim.Order, why, claim.Due, agreement?.Cap));
        }

        Count(agreement!.Id, claim.Due);
        return (agreement, null);
    }

    private static LeftOutReason? OfOrder(DeductionClaim claim) => claim switch
    {
        { State: OrderState.Paid or OrderState.Booked } => LeftOutReason.OrderPaid,
        { State: not OrderState.Placed } => LeftOutReason.OrderClosed,
        { Channel: not PaymentChannel.BankDeduction } => LeftOutReason.OtherChannel,
        { Due.Fen: <= 0 } => LeftOutReason.NothingDue,
        { ChannelState: ChannelState.UserPaying or ChannelState.Accepted or ChannelState.Refunding or ChannelState.Unknown } => LeftOutReason.InTransit,
        _ => null,
    };

    private LeftOutReason? OfOtherRuns(DeductionClaim claim)
    {
        foreach (var (other, mayStillBeSent) in instructed[claim.Person])
        {
            // An order that was closed may have a successor for the same months: what counts is the person and the insurance.
            if (other.Lines.Any(claim.Lines.Contains) && (other.IsUncertain || (other.State == DeductionState.Planned && mayStillBeSent)))
            {
                return LeftOutReason.ResultUnknown;
            }

            // Taken, and the order does not know of it, or not of all.
            if (other.Order == claim.Order && other.State == DeductionState.Succeeded)
            {
                return LeftOutReason.InTransit;
            }
        }

        return null;
    }

    private LeftOutReason? OfAgreement(DeductionClaim claim, DeductionAgreement? agreement)
    {
        if (!claim.Lines.All(claim.Approved.Contains))
        {
            return LeftOutReason.LineNotApproved;
        }

        if (agreement is null)
        {
            return LeftOutReason.NoAgreement;
        }

        if (!claim.Lines.All(agreement.Lines.Contains))
        {
            return LeftOutReason.LineNotCovered;
        }

        if (!mended.Contains(agreement.Id) && instructed[claim.Person].Any(other => other.Instruction.Agreement == agreement.Id && other.Instruction.FailureRule is { IsRetried: false }))
        {
            return LeftOutReason.NeedsPerson;
        }

        return taken.GetValueOrDefault(agreement.Id) + claim.Due > agreement.Cap ? LeftOutReason.AboveCap : null;
    }

    private void Count(AgreementId agreement, Money amount) => taken[agreement] = taken.GetValueOrDefault(agreement) + amount;
}
