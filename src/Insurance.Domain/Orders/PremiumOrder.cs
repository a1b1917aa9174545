using System.Collections.Immutable;
using Insurance.Domain.Calendars;
using Insurance.Domain.Contributions;
using Insurance.Domain.People;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Orders;

/// <summary>
/// An order to pay a premium (缴费订单). Its ledger follows from the set of notices and from what was given back, so that order and
/// repetition of notices change nothing; at every step received = applied + surplus + returned, and until it is closed or refunded total =
/// due + applied. Where two notices of one id contradict each other, the first to come counts and the other is held for a person: money
/// that was counted is never uncounted.
/// </summary>
public sealed partial class PremiumOrder
{
    private readonly Placement placed;
    private readonly OrderLedger ledger;

    private PremiumOrder(Placement placed, OrderState state, OrderLedger ledger, ImmutableArray<OrderEntry> history)
    {
        this.placed = placed;
        this.ledger = ledger;
        State = state;
        History = history;
    }

    internal PremiumOrder(Placement placed)
        : this(placed, Transitions.First, OrderLedger.Of(placed.Total), [])
    {
    }

    /// <summary>Which event leads from which state to which.</summary>
    public static TransitionTable<OrderState, OrderEvent> Transitions { get; } = new(
        OrderState.Placed,
        (OrderState.Placed, OrderEvent.Pay, OrderState.Paid),
        (OrderState.Placed, OrderEvent.Close, OrderState.Closed),
        (OrderState.Placed, OrderEvent.StartRefund, OrderState.Refunding),
        (OrderState.Placed, OrderEvent.Refund, OrderState.Refunded),
        (OrderState.Paid, OrderEvent.Book, OrderState.Booked),
        (OrderState.Paid, OrderEvent.Yield, OrderState.Superseded),
        (OrderState.Paid, OrderEvent.StartRefund, OrderState.Refunding),
        (OrderState.Paid, OrderEvent.Refund, OrderState.Refunded),
        (OrderState.Booked, OrderEvent.Yield, OrderState.Superseded),
        (OrderState.Booked, OrderEvent.StartRefund, OrderState.Refunding),
        (OrderState.Booked, OrderEvent.Refund, OrderState.Refunded),
        (OrderState.Superseded, OrderEvent.Book, OrderState.Superseded),
        (OrderState.Refunding, OrderEvent.Book, OrderState.Refunding),
        (OrderState.Refunding, OrderEvent.Refund, OrderState.Refunded));

    /// <summary>The number.</summary>
    public OrderId Id => placed.Id;

    /// <summary>What it pays: the premium of months, or what a reassessment adds to them.</summary>
    public OrderKind Kind => Reassessment is null ? OrderKind.Normal : OrderKind.Supplement;

    /// <summary>The reassessment whose supplement it pays; null for the premium of months.</summary>
    public ReassessmentId? Reassessment => placed.Reassessment;

    /// <summary>The supplement month by month; empty for the premium of months, whose months stand in its assessment.</summary>
    public ValueList<PaidMonthLine> SupplementMonths => placed.SupplementMonths;

    /// <summary>Who is insured.</summary>
    public Person Insured => placed.Insured;

    /// <summary>Who pays; the voucher is theirs.</summary>
    public Person Payer => placed.Payer;

    /// <summary>Where.</summary>
    public Region Region => placed.Region;

    /// <summary>In which scheme.</summary>
    public Scheme Scheme => placed.Scheme;

    /// <summary>The id of the grade.</summary>
    public string Grade => placed.Grade;

    /// <summary>The months.</summary>
    public FeePeriod Period => placed.Period;

    /// <summary>What is paid for; the lines sum to <see cref="Total"/>.</summary>
    public ImmutableArray<OrderLine> Lines => placed.Lines;

    /// <summary>The assessed amount.</summary>
    public Money Total => placed.Total;

    /// <summary>The way to pay.</summary>
    public PaymentChannel Channel => placed.Channel;

    /// <summary>What the way to pay is called in the region; its id where no file names it.</summary>
    public LocalizedText ChannelName => placed.ChannelName;

    /// <summary>What the scheme is called in the region.</summary>
    public LocalizedText SchemeName => placed.SchemeName;

    /// <summary>What the payer gets.</summary>
    public VoucherKind VoucherKind => placed.VoucherKind;

    /// <summary>Where the amount stands.</summary>
    public AssessmentCitation Source => placed.Source;

    /// <summary>When it was placed.</summary>
    public Instant PlacedAt => placed.PlacedAt;

    /// <summary>Until when the channel takes money for it; null where no end was agreed.</summary>
    public Instant? PayBy => placed.Terms.PayBy;

    /// <summary>The number by which the channel knows who is paid; null where it is not looked at.</summary>
    public string? Payee => placed.Terms.Payee;

    /// <summary>What a caller should know.</summary>
    public ImmutableArray<Warning> Warnings => placed.Warnings;

    /// <summary>Where it stands.</summary>
    public OrderState State { get; }

    /// <summary>What happened since, in the order in which it became known.</summary>
    public ImmutableArray<OrderEntry> History { get; }

    /// <summary>What the channel says of it, by its own time: it moves no money, and tells whether some may still come.</summary>
    public ChannelState ChannelState => ChannelClock.After(ledger.ById.Values.Select(notice => new ChannelEntry(notice.At, notice.MoneyId, notice.Event, notice.Amount)));

    /// <summary>What a <see cref="QuerySchedule"/> looks at, before any query was made.</summary>
    public QuerySituation QuerySituation => new(PlacedAt, ChannelState)
    {
        PayBy = PayBy,
        ClosedAt = ClosedAt,
        ReturningSince = ledger.Returns.Where(part => ledger.StateOf(part) == ReturnState.Asked).Select(part => (Instant?)ChinaStandardTime.StartOf(part.On)).Min(),
    };

    /// <summary>How far the treasury is with its money, by its own clock: a refund does not turn it back.</summary>
    public TreasuryState Treasury => BookedOn is not null ? TreasuryState.Booked : PaidAt is not null ? TreasuryState.Paid : TreasuryState.Declared;

    /// <summary>The day on which the treasury booked it; null before.</summary>
    public LocalDate? BookedOn => That(OrderEvent.Book)?.On;

    /// <summary>When it was closed; null for an order that was not.</summary>
    public Instant? ClosedAt => That(OrderEvent.Close)?.At;

    /// <summary>The day on which it was refunded; null for an order that was not.</summary>
    public LocalDate? RefundedOn => That(OrderEvent.Refund)?.On;

    /// <summary>Why all of it is given back; null for an order of which that was never asked.</summary>
    public RefundReason? RefundReason => (That(OrderEvent.StartRefund) ?? That(OrderEvent.Refund))?.Returns[0].Reason;

    /// <summary>The order that paid its months before it; null where none did.</summary>
    public OrderId? Winner => That(OrderEvent.Yield)?.Winner;

    /// <summary>The notices of payments that count, by the channel's time of payment.</summary>
    public IReadOnlyCollection<PaymentNotice> Notices => ledger.Payments;

    /// <summary>Notices that wait for a person; their money is not counted.</summary>
    public ImmutableArray<HeldNotice> Held => ledger.Held;

    /// <summary>What was given back or asked back, in order.</summary>
    public ImmutableArray<MoneyReturn> Returns => ledger.Returns;

    /// <summary>Its money on one page.</summary>
    public OrderBalance Balance => OrderBalance.Of(ledger, State, BookedOn is not null);

    /// <summary>All money that came.</summary>
    public Money Received => ledger.Received;

    /// <summary>What the order took of it and keeps.</summary>
    public Money Applied => ledger.Applied;

    /// <summary>What is too much and has not arrived where it goes back to.</summary>
    public Money Surplus => ledger.Surplus;

    /// <summary>What of the surplus the channel was asked to give back.</summary>
    public Money OnItsWayBack => ledger.Pending;

    /// <summary>What was given back and arrived.</summary>
    public Money Returned => ledger.Returned;

    /// <summary>What is still to be paid.</summary>
    public Money Due => ledger.Due;

    /// <summary>
    /// The instant at which the money was complete, by the channels' own time; null before. An order that was refunded was paid all the same.
    /// </summary>
    public Instant? PaidAt => That(OrderEvent.Pay) is null ? null : ledger.CompleteAt;

    /// <summary>The day of payment in China; null before.</summary>
    public LocalDate? PaidOn => PaidAt is { } at ? ChinaStandardTime.DateOf(at) : null;

    /// <summary>
    /// The treasury books the money. Booking the same day again changes nothing. Refused: <c>order.not-paid</c>, <c>order.refunded</c>,
    /// <c>order.booked-early</c> (before the payment), <c>order.booked-otherwise</c> (on another day than already known) and
    /// <c>command.key-reused</c>.
    /// </summary>
    public Result<PremiumOrder> Book(LocalDate on, CommandKey? key = null) =>
        Once(key, $"book {LocalDatePattern.Iso.Format(on)}", stamp => BookNow(on, stamp));

    /// <summary>
    /// Gives the order up; closing it again changes nothing. Refused: <c>order.not-open</c> for a paid or refunded one,
    /// <c>order.money-received</c> where a part of the money is there, <c>order.close-early</c> where the channel publishes how soon after placing
    /// it closes one, <c>command.key-reused</c>. Money that comes later is a surplus.
    /// </summary>
    public Result<PremiumOrder> Close(Instant at, CommandKey? key = null) =>
        Once(key, $"close {InstantPattern.ExtendedIso.Format(at)}", stamp => CloseNow(at, stamp, isStored: false));

    /// <summary>
    /// Gives way to an order that paid all of its months before it, by the channels' own time of payment and then the id of the notice, whichever
    /// became known first: its money is a surplus to be given back, its months are the other's. The same again changes nothing. Refused:
    /// <c>order.not-paid</c>, <c>order.not-second</c> where the other one did not pay them first, <c>order.not-open</c> for an order that has ended,
    /// <c>command.key-reused</c>.
    /// </summary>
    /// <param name="winner">The order that paid first.</param>
    /// <param name="on">The day on which this was found.</param>
    /// <param name="key">The idempotency key; null for none.</param>
    public Result<PremiumOrder> Yield(PremiumOrder winner, LocalDate on, CommandKey? key = null)
    {
        ArgumentNullException.ThrowIfNull(winner);
        return Once(key, $"yield {winner.Id} {LocalDatePattern.Iso.Format(on)}", stamp => YieldNow(winner, on, stamp));
    }

    /// <summary>
    /// Says that a person looked at a held notice: it waits no longer, and stays in the history. Refused: <c>notice.not-held</c>,
    /// <c>command.key-reused</c>.
    /// </summary>
    /// <param name="notice">The id of the notice.</param>
    /// <param name="on">The day.</param>
    /// <param name="key">The idempotency key; null for none.</param>
    public Result<PremiumOrder> Dismiss(string notice, LocalDate on, CommandKey? key = null)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return Once(key, $"dismiss {LocalDatePattern.Iso.Format(on)} {notice}", stamp => DismissNow(notice, on, stamp));
    }

    /// <summary>
    /// What the payer gets, or <c>order.not-paid</c> before the money is complete. That of a refunded order is void and says so; one that was
    /// refunded before it was paid in full never had one (<c>order.refunded</c>).
    /// </summary>
    public Result<Voucher> Voucher() => PaidOn is { } day ? new Voucher(this, day) : RefundedOn is null ? NotPaid() : Refunded();

    /// <summary>The order as an application stores it.</summary>
    public PremiumOrderSnapshot ToSnapshot() => OrderRehydration.Snapshot(placed, State, History);

    /// <summary>
    /// The order of a snapshot. Its history is lived through again: <c>snapshot.version</c> for a version that is not known,
    /// <c>snapshot.contradiction</c> with the place where this library could not have come to what was stored.
    /// </summary>
    public static Result<PremiumOrder> Rehydrate(PremiumOrderSnapshot snapshot) => OrderRehydration.Of(snapshot);

    /// <summary>
    /// The record of the insured with this order's months as they stand. A closed or refunded order speaks of its own months only: those that
    /// another order put there stay.
    /// </summary>
    public ContributionRecord Mark(ContributionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return OrderedMonths.Mark(this, record);
    }

    /// <summary>
    /// What this order paid for each month of each insurance and gave back of it in part, as facts for a reassessment; nothing unless it is paid
    /// and not given back.
    /// </summary>
    /// <param name="assessed">
    /// The premium that was ordered: the order keeps the sum of each line, its months stand there. A supplement knows its months itself, and takes
    /// the premium that it was placed by.
    /// </param>
    /// <exception cref="ArgumentException">It is another premium: its months or its amounts are not those of the order.</exception>
    public IEnumerable<PaidMonthLine> PaidMonthLines(Assessment assessed)
    {
        ArgumentNullException.ThrowIfNull(assessed);
        return State is OrderState.Paid or OrderState.Booked ? OrderedMonths.Of(this, assessed) : [];
    }

    /// <summary>The number, the state and the amount.</summary>
    public override string ToString() => $"{Id} {Spelling.Of(State)} {Total}";

    /// <summary>The order after it gave way, or why it does not: the way back from a stored one too.</summary>
    internal Result<PremiumOrder> YieldTo(OrderId winner, LocalDate on, CommandStamp? stamp)
    {
        if (winner == default || winner == Id)
        {
            throw new ArgumentException("An order gives way to another one.", nameof(winner));
        }

        if (Transitions.Next(State, OrderEvent.Yield) is not { } superseded)
        {
            return State == OrderState.Placed ? NotPaid() : DomainError.Of(ErrorCodes.Order.NotOpen, "state", ("state", Spelling.Of(State)));
        }

        return on < PaidOn
            ? DomainError.Of(ErrorCodes.Order.ReturnedEarly, "on", ("on", on), ("earliest", PaidOn!.Value)).ChangingOn(PaidOn)
            : After(new OrderEntry(OrderEvent.Yield, on, superseded) { Winner = winner, Command = stamp }, ledger.Ended());
    }

    /// <summary>The order with the stamp of a stored entry on its latest one.</summary>
    internal PremiumOrder Stamped(CommandStamp? stamp) =>
        stamp is null ? this : new(placed, State, ledger, History.SetItem(History.Length - 1, History[^1] with { Command = stamp }));

    /// <summary>The stamp of the command of this order that had a key; null where none had it.</summary>
    internal CommandStamp? StampOf(CommandKey key) =>
        placed.Command?.Key == key ? placed.Command : History.Select(entry => entry.Command).FirstOrDefault(stamp => stamp?.Key == key);

    internal static DomainError KeyReused(CommandStamp stamp) => DomainError.Of(ErrorCodes.Command.KeyReused, "key", ("key", stamp.Key.ToString()));

    /// <summary>The payment that made it paid; null before.</summary>
    internal PaymentNotice? PaidBy => PaidAt is null ? null : ledger.Completing;

    private OrderEntry? That(OrderEvent occurred) => History.FirstOrDefault(entry => entry.Event == occurred);

    private PremiumOrder After(OrderEntry entry, OrderLedger then) => new(placed, entry.State, then, History.Add(entry));

    private Result<PremiumOrder> BookNow(LocalDate on, CommandStamp? stamp)
    {
        if (BookedOn is { } known)
        {
            return known == on ? this : DomainError.Of(ErrorCodes.Order.BookedOtherwise, "on", ("on", on), ("known", known));
        }

        if (Transitions.Next(State, OrderEvent.Book) is not { } booked || PaidOn is not { } paidOn)
        {
            return RefundedOn is null ? NotPaid() : Refunded();
        }

        return on < paidOn
            ? DomainError.Of(ErrorCodes.Order.BookedEarly, "on", ("on", on), ("paid", paidOn)).ChangingOn(paidOn)
            : After(new OrderEntry(OrderEvent.Book, on, booked) { Command = stamp }, ledger);
    }

    /// <summary>The order after it was closed, or why it is not. What is stored was closed, whatever is published of its channel since.</summary>
    internal Result<PremiumOrder> CloseNow(Instant at, CommandStamp? stamp, bool isStored)
    {
        if (State == OrderState.Closed)
        {
            return this;
        }

        if (Transitions.Next(State, OrderEvent.Close) is not { } closed)
        {
            return DomainError.Of(ErrorCodes.Order.NotOpen, "state", ("state", Spelling.Of(State)));
        }

        if (Received > Money.Zero)
        {
            return DomainError.Of(ErrorCodes.Order.MoneyReceived, "received", ("received", Received));
        }

        return !isStored && ClosingRule.Refusal(Channel, PlacedAt, at) is { } early
            ? early
            : After(new OrderEntry(OrderEvent.Close, ChinaStandardTime.DateOf(at), closed) { At = at, Command = stamp }, ledger.Ended());
    }

    private Result<PremiumOrder> YieldNow(PremiumOrder winner, LocalDate on, CommandStamp? stamp)
    {
        if (State == OrderState.Superseded && Winner == winner.Id)
        {
            return this;
        }

        if (PaidAt is not null && Transitions.Next(State, OrderEvent.Yield) is not null && !PaidTwice.IsBefore(winner, this))
        {
            return DomainError.Of(ErrorCodes.Order.NotSecond, "winner", ("order", Id.ToString()), ("winner", winner.Id.ToString()));
        }

        return YieldTo(winner.Id, on, stamp);
    }

    private Result<PremiumOrder> DismissNow(string notice, LocalDate on, CommandStamp? stamp) => ledger.Held.Any(held => held.Notice.Id == notice)
        ? After(new OrderEntry(null, on, State) { Dismissed = notice, Command = stamp }, ledger.Dismissing(notice))
        : DomainError.Of(ErrorCodes.Notice.NotHeld, "notice", ("order", Id.ToString()));

    private Result<PremiumOrder> Once(CommandKey? key, string content, Func<CommandStamp?, Result<PremiumOrder>> command) =>
        Once(key, content, _ => this, command);

    /// <summary>Carries a command out, unless one of the same key was: then it answers as that one did, or refuses another content.</summary>
    private Result<T> Once<T>(CommandKey? key, string content, Func<OrderEntry?, T> again, Func<CommandStamp?, Result<T>> command)
    {
        if (CommandStamp.Of(key, content) is not { } stamp)
        {
            return command(null);
        }

        var entry = History.FirstOrDefault(entry => entry.Command?.Key == stamp.Key);
        return StampOf(stamp.Key) is not { } known ? command(stamp) : known == stamp ? again(entry) : KeyReused(stamp);
    }

    private DomainError NotPaid() => DomainError.Of(ErrorCodes.Order.NotPaid, "state", ("state", Spelling.Of(State)), ("due", Due));

    private DomainError Refunded() => DomainError.Of(ErrorCodes.Order.Refunded, "state", ("on", RefundedOn!.Value));
}
