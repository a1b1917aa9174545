using Insurance.Domain.Calendars;
using Insurance.Domain.Premiums;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Orders;

// Money that goes back: at once, as at a counter, or asked for and told of later.
public sealed partial class PremiumOrder
{
    /// <summary>
    /// Gives back all that the order took, and ends it: its months are free again, its voucher is void. A surplus stays and is given back by
    /// <see cref="ReturnSurplus"/>. What was paid in part goes back the same way. The money is given back at once; where a channel is asked to and
    /// tells later, <see cref="StartRefund(RefundReason, LocalDate, PaymentChannel?, CommandKey?)"/> is the verb.
    /// </summary>
    /// <param name="reason">Why. Whether the law gives the whole amount back for it is decided before, by the tariff's refund terms.</param>
    /// <param name="on">The day, not before the payment or the booking.</param>
    /// <param name="through">Where it goes; null for the channels by which it was paid.</param>
    /// <param name="key">The idempotency key; null for none.</param>
    /// <returns>
    /// The order with what was sent to which channel, the latest payment first; or <c>order.refunded</c> for one that was, <c>order.refunding</c>
    /// while money is on its way back, <c>order.nothing-to-refund</c> where it took nothing, <c>order.returned-early</c>, <c>command.key-reused</c>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The reason or the channel is none of its enumeration.</exception>
    public Result<(PremiumOrder Order, ValueList<MoneyReturn> Returns)> Refund(
        RefundReason reason, LocalDate on, PaymentChannel? through = null, CommandKey? key = null) =>
        OnceBack(key, Content("refund", reason.ToString(), on, through), stamp => WholeBack(reason, on, through, OrderEvent.Refund, stamp));

    /// <summary>
    /// Asks the channels to give back all money of the order, a surplus too: nothing is applied any more, and the order is refunded when the last of
    /// it arrived, which notices or <see cref="Settle"/> tell. What fails is asked for again by <see cref="StartReturn"/>.
    /// </summary>
    /// <param name="reason">Why.</param>
    /// <param name="on">The day, not before the payment or the booking.</param>
    /// <param name="through">Where it is to go; null for the channels by which it was paid.</param>
    /// <param name="key">The idempotency key; null for none.</param>
    /// <returns>The order with what is to be asked of which channel; or what <see cref="Refund(RefundReason, LocalDate, PaymentChannel?, CommandKey?)"/> refuses.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The reason or the channel is none of its enumeration.</exception>
    public Result<(PremiumOrder Order, ValueList<MoneyReturn> Returns)> StartRefund(
        RefundReason reason, LocalDate on, PaymentChannel? through = null, CommandKey? key = null) =>
        OnceBack(key, Content("start-refund", reason.ToString(), on, through), stamp => WholeBack(reason, on, through, OrderEvent.StartRefund, stamp));

    /// <summary>
    /// Gives back what a refund rule grants of a paid order: a part of it, after which the order stays paid with what it keeps, or all of it, which
    /// ends it. The money is given back at once.
    /// </summary>
    /// <param name="grant">What the rule grants.</param>
    /// <param name="on">The day, not before the payment or the booking.</param>
    /// <param name="through">Where it goes; null for the channels by which it was paid.</param>
    /// <param name="key">The idempotency key; null for none.</param>
    /// <returns>
    /// The order with what was sent to which channel; or <c>order.not-paid</c>, <c>order.grant-exceeds</c> where a month is none of the order's or more
    /// is granted than the order keeps of an insurance, <c>reassessment.id-used</c>, and what
    /// <see cref="Refund(RefundReason, LocalDate, PaymentChannel?, CommandKey?)"/> refuses.
    /// </returns>
    /// <exception cref="ArgumentException">The grant has no month, an amount that is not above zero, or a month of an insurance twice.</exception>
    public Result<(PremiumOrder Order, ValueList<MoneyReturn> Returns)> Refund(
        RefundGrant grant, LocalDate on, PaymentChannel? through = null, CommandKey? key = null)
    {
        OrderGrants.ThrowUnlessWhole(grant);
        return OnceBack(key, Content("refund", OrderGrants.Content(grant), on, through), stamp => PartBack(grant, on, through, isAsked: false, stamp));
    }

    /// <summary>
    /// Asks the channels to give back what a refund rule grants; as <see cref="Refund(RefundGrant, LocalDate, PaymentChannel?, CommandKey?)"/>, but that
    /// the money is a surplus of the order until it arrived.
    /// </summary>
    /// <inheritdoc cref="Refund(RefundGrant, LocalDate, PaymentChannel?, CommandKey?)"/>
    public Result<(PremiumOrder Order, ValueList<MoneyReturn> Returns)> StartRefund(
        RefundGrant grant, LocalDate on, PaymentChannel? through = null, CommandKey? key = null)
    {
        OrderGrants.ThrowUnlessWhole(grant);
        return OnceBack(key, Content("start-refund", OrderGrants.Content(grant), on, through), stamp => PartBack(grant, on, through, isAsked: true, stamp));
    }

    /// <summary>Gives back at once what is too much and not on its way back, in whatever state the order is.</summary>
    /// <param name="on">The day, not before the payment.</param>
    /// <param name="through">Where it goes; null for the channels by which it was paid.</param>
    /// <param name="key">The idempotency key; null for none.</param>
    /// <returns>
    /// The order with what was sent to which channel, the latest payment first; or <c>order.no-surplus</c>, <c>order.returned-early</c>,
    /// <c>command.key-reused</c>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The channel is none of the enumeration.</exception>
    public Result<(PremiumOrder Order, ValueList<MoneyReturn> Returns)> ReturnSurplus(LocalDate on, PaymentChannel? through = null, CommandKey? key = null) =>
        OnceBack(key, Content("return-surplus", "", on, through), stamp => SurplusBack(on, through, isAsked: false, stamp));

    /// <summary>
    /// Asks the channels to give back what is too much and not on its way back: a surplus, or what could not be given back the way it was asked first.
    /// </summary>
    /// <inheritdoc cref="ReturnSurplus"/>
    public Result<(PremiumOrder Order, ValueList<MoneyReturn> Returns)> StartReturn(LocalDate on, PaymentChannel? through = null, CommandKey? key = null) =>
        OnceBack(key, Content("start-return", "", on, through), stamp => SurplusBack(on, through, isAsked: true, stamp));

    /// <summary>
    /// Says how a return ended, where no notice tells it. The same again changes nothing. Refused: <c>order.return-unknown</c>,
    /// <c>order.return-settled</c> for one that arrived or whose money went back another way, <c>order.returned-early</c>, <c>command.key-reused</c>.
    /// </summary>
    /// <param name="number">The number of the return.</param>
    /// <param name="state">Succeeded or failed.</param>
    /// <param name="on">The day, not before the channel was asked.</param>
    /// <param name="key">The idempotency key; null for none.</param>
    /// <exception cref="ArgumentException">The state is neither of the two.</exception>
    public Result<PremiumOrder> Settle(string number, ReturnState state, LocalDate on, CommandKey? key = null)
    {
        ArgumentNullException.ThrowIfNull(number);
        return state is ReturnState.Succeeded or ReturnState.Failed
            ? Once(key, $"settle {number} {Spelling.Of(state)} {LocalDatePattern.Iso.Format(on)}", stamp => SettleNow(number, state, on, stamp))
            : throw new ArgumentException("A return succeeds or fails.", nameof(state));
    }

    /// <summary>What the law gave back in part, in order; what ended the order stands in its returns alone.</summary>
    public ValueList<RefundGrant> Grants => [.. History.Select(entry => entry.Grant).OfType<RefundGrant>()];

    /// <summary>The last day on which money arrived where it goes back to; null where none did. What was only asked for counts for nothing.</summary>
    public LocalDate? ReturnedOn => History
        .Where(entry => entry.Outcome == NoticeOutcomeKind.GivenBack || entry.Settlement?.State == ReturnState.Succeeded || entry.Returns.Any(part => part.Number is null))
        .Max(entry => (LocalDate?)entry.On);

    /// <summary>How far a return of this order is; null for a number that none has. What was given back at once arrived.</summary>
    public ReturnState? StateOf(MoneyReturn part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return ledger.Returns.Contains(part) ? ledger.StateOf(part) : null;
    }

    private Result<(PremiumOrder Order, ValueList<MoneyReturn> Returns)> OnceBack(
        CommandKey? key, string content, Func<CommandStamp?, Result<(PremiumOrder Order, ValueList<MoneyReturn> Returns)>> command) =>
        Once(key, content, entry => (this, entry?.Returns ?? []), command);

    private Result<(PremiumOrder Order, ValueList<MoneyReturn> Returns)> WholeBack(
        RefundReason reason, LocalDate on, PaymentChannel? through, OrderEvent moves, CommandStamp? stamp)
    {
        if (WhyNotBack() is { } refused)
        {
            return refused;
        }

        if (Applied <= Money.Zero || Transitions.Next(State, moves) is not { } state)
        {
            return DomainError.Of(ErrorCodes.Order.NothingToRefund, "state", ("state", Spelling.Of(State)));
        }

        var isAsked = moves == OrderEvent.StartRefund;
        var ended = isAsked ? ledger.EndedOwing() : ledger.Ended();
        return GiveBack(new OrderEntry(moves, on, state) { Command = stamp }, ended, isAsked ? ended.Free : Applied, reason, through, isAsked);
    }

    private Result<(PremiumOrder Order, ValueList<MoneyReturn> Returns)> PartBack(
        RefundGrant grant, LocalDate on, PaymentChannel? through, bool isAsked, CommandStamp? stamp)
    {
        if (WhyNotBack() is { } refused)
        {
            return refused;
        }

        if (State is not (OrderState.Paid or OrderState.Booked))
        {
            return State == OrderState.Placed ? NotPaid() : DomainError.Of(ErrorCodes.Order.NothingToRefund, "state", ("state", Spelling.Of(State)));
        }

        if (OrderGrants.Refusals(this, grant) is { IsEmpty: false } exceeding)
        {
            return exceeding;
        }

        // All of it, and no month stays insured: the order ends.
        if (grant.Total == Applied && grant.EndsCover)
        {
            return WholeBack(grant.Reason, on, through, isAsked ? OrderEvent.StartRefund : OrderEvent.Refund, stamp);
        }

        return GiveBack(
            new OrderEntry(null, on, State) { Grant = grant with { Warnings = [] }, Command = stamp }, ledger.Reducing(grant.Total), grant.Total, grant.Reason, through, isAsked);
    }

    private Result<(PremiumOrder Order, ValueList<MoneyReturn> Returns)> SurplusBack(LocalDate on, PaymentChannel? through, bool isAsked, CommandStamp? stamp)
    {
        if (ledger.Free <= Money.Zero)
        {
            return DomainError.Of(ErrorCodes.Order.NoSurplus, "state", ("state", Spelling.Of(State)));
        }

        var reason = State == OrderState.Refunding ? RefundReason : null;
        return GiveBack(new OrderEntry(null, on, State) { Command = stamp }, ledger, ledger.Free, reason, through, isAsked);
    }

    private Result<(PremiumOrder Order, ValueList<MoneyReturn> Returns)> GiveBack(
        OrderEntry entry, OrderLedger from, Money amount, RefundReason? reason, PaymentChannel? through, bool isAsked)
    {
        var returns = from.ToReturn(amount, reason, entry.On, through, isAsked ? Id : null);
        var earliest = returns.Select(part => ChinaStandardTime.DateOf(from.PaidAt(part))).Max();
        earliest = reason is not null && BookedOn is { } booked && booked > earliest ? booked : earliest;
        if (entry.On < earliest)
        {
            return DomainError.Of(ErrorCodes.Order.ReturnedEarly, "on", ("on", entry.On), ("earliest", earliest)).ChangingOn(earliest);
        }

        // What is given back at once may be the last of what was owed.
        var then = from.GivingBack(returns);
        var told = entry with { Returns = returns };
        return (After(IsAllBack(then) ? told with { Event = OrderEvent.Refund, State = Transitions.Next(State, OrderEvent.Refund)!.Value } : told, then), returns);
    }

    private Result<PremiumOrder> SettleNow(string number, ReturnState state, LocalDate on, CommandStamp? stamp)
    {
        if (ledger.Return(number) is not { } part)
        {
            return DomainError.Of(ErrorCodes.Order.ReturnUnknown, "number", ("order", Id.ToString()));
        }

        var known = ledger.StateOf(part);
        if (known == state)
        {
            return this;
        }

        if (!ledger.CanArrive(part))
        {
            return DomainError.Of(ErrorCodes.Order.ReturnSettled, "number", ("number", number), ("state", Spelling.Of(known)));
        }

        if (on < part.On)
        {
            return DomainError.Of(ErrorCodes.Order.ReturnedEarly, "on", ("on", on), ("earliest", part.On)).ChangingOn(part.On);
        }

        var then = ledger.Settling(part, state);
        var refunded = IsAllBack(then) ? Transitions.Next(State, OrderEvent.Refund) : null;
        var entry = new OrderEntry(refunded is null ? null : OrderEvent.Refund, on, refunded ?? State) { Settlement = new(number, state), Command = stamp };
        return After(entry, then);
    }

    private DomainError? WhyNotBack() =>
        RefundedOn is not null ? Refunded()
        : State == OrderState.Refunding
            ? DomainError.Of(ErrorCodes.Order.Refunding, "state", ("since", That(OrderEvent.StartRefund)!.On), ("amount", Surplus))
            : null;

    private static string Content(string verb, string what, LocalDate on, PaymentChannel? through) =>
        $"{verb} {what} {LocalDatePattern.Iso.Format(on)} {(through is { } way ? way.ToString() : "-")}";
}
