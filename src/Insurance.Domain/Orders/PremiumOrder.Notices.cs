using Insurance.Domain.Calendars;

namespace Insurance.Domain.Orders;

// What becomes of the channels' notices.
public sealed partial class PremiumOrder
{
    /// <summary>
    /// Takes a notice in, whatever the state, and says what became of it: what a closed, superseded or refunded order is sent is a surplus; what is
    /// for another order or payee, or contradicts what is known, is held for a person; a word without money is noted. None is refused: it
    /// is a result as that of every verb, and always has a value.
    /// </summary>
    public Result<(PremiumOrder Order, NoticeOutcome Outcome)> Apply(PaymentNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        if (ledger.Knows(notice))
        {
            return (this, NoticeOutcome.Without(NoticeOutcomeKind.AlreadyApplied));
        }

        if (WhyHeld(notice) is { } reason)
        {
            var holding = new OrderEntry(null, ChinaStandardTime.DateOf(notice.At), State) { Notice = notice, Outcome = NoticeOutcomeKind.Held, Because = reason };
            return (After(holding, ledger.Holding(notice, reason)), NoticeOutcome.Without(NoticeOutcomeKind.Held, reason));
        }

        return notice.Event == ChannelEvent.Pay ? Counted(notice) : Told(notice);
    }

    /// <summary>Why a notice waits for a person; null where it does not.</summary>
    private HeldReason? WhyHeld(PaymentNotice notice)
    {
        if (notice.Order != Id)
        {
            return HeldReason.OtherOrder;
        }

        if (Payee is { } expected && notice.Detail.Payee is { } named && named != expected)
        {
            return HeldReason.OtherPayee;
        }

        if (ledger.Contradicts(notice))
        {
            return HeldReason.Contradiction;
        }

        return notice.Event == ChannelEvent.Refund ? WhyHeldBack(notice) : null;
    }

    private HeldReason? WhyHeldBack(PaymentNotice notice)
    {
        if (ledger.Return(notice.Detail.Return) is not { } part)
        {
            return HeldReason.ReturnNotAsked;
        }

        return part.Amount != notice.Amount ? HeldReason.Contradiction
            : ledger.StateOf(part) == ReturnState.Failed && !ledger.CanArrive(part) ? HeldReason.ReturnTwice
            : null;
    }

    private (PremiumOrder Order, NoticeOutcome Outcome) Counted(PaymentNotice notice)
    {
        var after = ledger.Counting(notice);
        var paid = after.Due == Money.Zero ? Transitions.Next(State, OrderEvent.Pay) : null;
        var surplus = after.Surplus - ledger.Surplus;
        var kind = surplus > Money.Zero ? NoticeOutcomeKind.Surplus : paid is null ? NoticeOutcomeKind.Underpaid : NoticeOutcomeKind.Applied;
        var entry = new OrderEntry(paid is null ? null : OrderEvent.Pay, ChinaStandardTime.DateOf(notice.At), paid ?? State) { Notice = notice, Outcome = kind };
        return (After(entry, after), new NoticeOutcome(kind, after.Applied - ledger.Applied, surplus));
    }

    /// <summary>A notice that brings no money: a word of the channel, or how a return ended.</summary>
    private (PremiumOrder Order, NoticeOutcome Outcome) Told(PaymentNotice notice)
    {
        var noted = ledger.Noting(notice);
        var kind = NoticeOutcomeKind.Noted;
        if (ledger.Return(notice.Detail.Return) is { } part)
        {
            var known = ledger.StateOf(part);
            if (notice.Event == ChannelEvent.Refund && known != ReturnState.Succeeded)
            {
                noted = noted.Settling(part, ReturnState.Succeeded);
                kind = NoticeOutcomeKind.GivenBack;
            }
            else if (notice.Event == ChannelEvent.FailRefund && known == ReturnState.Asked)
            {
                noted = noted.Settling(part, ReturnState.Failed);
            }
        }

        var refunded = IsAllBack(noted) ? Transitions.Next(State, OrderEvent.Refund) : null;
        var entry = new OrderEntry(refunded is null ? null : OrderEvent.Refund, ChinaStandardTime.DateOf(notice.At), refunded ?? State) { Notice = notice, Outcome = kind };
        return (After(entry, noted), NoticeOutcome.Without(kind));
    }

    /// <summary>Whether the last of what an order owes back arrived.</summary>
    private bool IsAllBack(OrderLedger then) => State == OrderState.Refunding && then.IsPaidBack;
}
