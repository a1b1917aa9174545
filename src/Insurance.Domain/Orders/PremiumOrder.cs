using System.Collections.Immutable;
using Insurance.Domain.Calendars;
using Insurance.Domain.Contributions;
using Insurance.Domain.People;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>
/// An order to pay a premium (缴费订单). Its ledger follows from the set of notices and from what was given back, so that order and
/// repetition of notices change nothing; at every step received = applied + surplus + returned, and until it is closed or refunded total =
/// due + applied. Where two notices of one id contradict each other, the first to come counts and the other is held for a person: money
/// that was counted is never uncounted.
/// </summary>
public sealed class PremiumOrder
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
        (OrderState.Placed, OrderEvent.Refund, OrderState.Refunded),
        (OrderState.Paid, OrderEvent.Book, OrderState.Booked),
        (OrderState.Paid, OrderEvent.Refund, OrderState.Refunded),
        (OrderState.Booked, OrderEvent.Refund, OrderState.Refunded));

    /// <summary>The number.</summary>
    public OrderId Id => placed.Id;

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

    /// <summary>What a caller should know.</summary>
    public ImmutableArray<Warning> Warnings => placed.Warnings;

    /// <summary>Where it stands.</summary>
    public OrderState State { get; }

    /// <summary>What happened since, in the order in which it became known.</summary>
    public ImmutableArray<OrderEntry> History { get; }

    /// <summary>The day on which the treasury booked it; null before.</summary>
    public LocalDate? BookedOn => That(OrderEvent.Book)?.On;

    /// <summary>When it was closed; null for an order that was not.</summary>
    public Instant? ClosedAt => That(OrderEvent.Close)?.At;

    /// <summary>The day on which it was refunded; null for an order that was not.</summary>
    public LocalDate? RefundedOn => That(OrderEvent.Refund)?.On;

    /// <summary>Why it was refunded; null for an order that was not.</summary>
    public RefundReason? RefundReason => That(OrderEvent.Refund)?.Returns[0].Reason;

    /// <summary>All notices that count, by the channel's time of payment.</summary>
    public IReadOnlyCollection<PaymentNotice> Notices => ledger.Notices;

    /// <summary>Notices that contradict one of the same id and wait for a person.</summary>
    public ImmutableArray<PaymentNotice> Held => ledger.Held;

    /// <summary>What was given back, in order.</summary>
    public ImmutableArray<MoneyReturn> Returns => ledger.Returns;

    /// <summary>All money that came.</summary>
    public Money Received => ledger.Received;

    /// <summary>What the order took of it and keeps.</summary>
    public Money Applied => ledger.Applied;

    /// <summary>What is too much and not given back yet.</summary>
    public Money Surplus => ledger.Surplus;

    /// <summary>What was given back.</summary>
    public Money Returned => ledger.Returned;

    /// <summary>What is still to be paid.</summary>
    public Money Due => ledger.Due;

    /// <summary>
    /// The instant at which the money was complete, by the channels' own time; null before. An order that was refunded was paid all the same.
    /// </summary>
    public Instant? PaidAt => That(OrderEvent.Pay) is null ? null : ledger.CompleteAt;

    /// <summary>The day of payment in China; null before.</summary>
    public LocalDate? PaidOn => PaidAt is { } at ? ChinaStandardTime.DateOf(at) : null;

    /// <summary>Places an order.</summary>
    /// <param name="id">A number that was never used.</param>
    /// <param name="premium">What is to be paid.</param>
    /// <param name="insured">Who is insured, by name and ID number.</param>
    /// <param name="payer">Who pays, by name and ID number.</param>
    /// <param name="channel">The way to pay.</param>
    /// <param name="record">The months that are paid or on order, as they stand now.</param>
    /// <param name="at">Now.</param>
    /// <returns>
    /// The order, or <c>order.other-insured</c>, <c>order.nothing-to-pay</c>, <c>order.premium-stale</c>, <c>period.last-year</c>, <c>period.on-order</c>,
    /// <c>period.already-paid</c>, <c>channel.not-offered</c>, <c>channel.not-open</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The number is <c>default</c>.</exception>
    public static Result<PremiumOrder> Place(OrderId id, Premium premium, Person insured, Person payer, PaymentChannel channel, ContributionRecord record, Instant at)
    {
        ArgumentNullException.ThrowIfNull(premium);
        ArgumentNullException.ThrowIfNull(insured);
        ArgumentNullException.ThrowIfNull(payer);
        ArgumentNullException.ThrowIfNull(record);
        if (id == default)
        {
            throw new ArgumentException("An order has a number.", nameof(id));
        }

        var day = ChinaStandardTime.DateOf(at);
        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        var warnings = premium.Warnings.ToBuilder();
        if (insured != premium.Insured)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Order.OtherInsured, "insured"));
        }

        if (premium.Total == Money.Zero)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Order.NothingToPay, "premium", ("total", premium.Total)));
        }

        if (PlacingRules.Stale(premium, day) is { } stale)
        {
            refusals.Add(stale);
        }

        refusals.AddRange(PlacingRules.Taken(premium, record));
        var voucher = Offered(premium.Assessment.Tariff, channel, day, refusals, warnings);
        return refusals.Count > 0
            ? refusals.ToImmutable()
            : new PremiumOrder(Placement.Of(id, premium, payer, channel, voucher, at, warnings.ToImmutable()));
    }

    /// <summary>
    /// Applies a notice about money, whatever the state: what a closed or refunded order is sent is a surplus. Only a notice for another
    /// order is refused (<c>notice.other-order</c>).
    /// </summary>
    public Result<(PremiumOrder Order, NoticeOutcome Outcome)> Apply(PaymentNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        if (notice.Order != Id)
        {
            return DomainError.Of(ErrorCodes.Notice.OtherOrder, "order", ("order", Id.ToString()));
        }

        if (ledger.Knows(notice))
        {
            return (this, new NoticeOutcome(NoticeOutcomeKind.AlreadyApplied, Money.Zero, Money.Zero));
        }

        var on = ChinaStandardTime.DateOf(notice.PaidAt);
        if (ledger.Contradicts(notice))
        {
            var holding = new OrderEntry(null, on, State) { Notice = notice, Outcome = NoticeOutcomeKind.Held };
            return (After(holding, ledger.Holding(notice)), new NoticeOutcome(NoticeOutcomeKind.Held, Money.Zero, Money.Zero));
        }

        var after = ledger.Counting(notice);
        var paid = after.Due == Money.Zero ? Transitions.Next(State, OrderEvent.Pay) : null;
        var surplus = after.Surplus - ledger.Surplus;
        var kind = surplus > Money.Zero ? NoticeOutcomeKind.Surplus : paid is null ? NoticeOutcomeKind.Underpaid : NoticeOutcomeKind.Applied;
        var entry = new OrderEntry(paid is null ? null : OrderEvent.Pay, on, paid ?? State) { Notice = notice, Outcome = kind };
        return (After(entry, after), new NoticeOutcome(kind, after.Applied - ledger.Applied, surplus));
    }

    /// <summary>
    /// The treasury books the money. Booking the same day again changes nothing. Refused: <c>order.not-paid</c>, <c>order.refunded</c>,
    /// <c>order.booked-early</c> (before the payment) and <c>order.booked-otherwise</c> (on another day than already known).
    /// </summary>
    public Result<PremiumOrder> Book(LocalDate on)
    {
        if (BookedOn is { } known)
        {
            return known == on ? this : DomainError.Of(ErrorCodes.Order.BookedOtherwise, "on", ("on", on), ("known", known));
        }

        if (Transitions.Next(State, OrderEvent.Book) is not { } booked)
        {
            return RefundedOn is null ? NotPaid() : Refunded();
        }

        return on < PaidOn
            ? DomainError.Of(ErrorCodes.Order.BookedEarly, "on", ("on", on), ("paid", PaidOn!.Value))
            : After(new OrderEntry(OrderEvent.Book, on, booked), ledger);
    }

    /// <summary>
    /// Gives the order up; closing it again changes nothing. Refused: <c>order.not-open</c> for a paid or refunded one,
    /// <c>order.money-received</c> where a part of the money is there. Money that comes later is a surplus.
    /// </summary>
    public Result<PremiumOrder> Close(Instant at)
    {
        if (State == OrderState.Closed)
        {
            return this;
        }

        if (Transitions.Next(State, OrderEvent.Close) is not { } closed)
        {
            return DomainError.Of(ErrorCodes.Order.NotOpen, "state", ("state", Spelling.Of(State)));
        }

        return Received > Money.Zero
            ? DomainError.Of(ErrorCodes.Order.MoneyReceived, "received", ("received", Received))
            : After(new OrderEntry(OrderEvent.Close, ChinaStandardTime.DateOf(at), closed) { At = at }, ledger.Ended());
    }

    /// <summary>
    /// Gives back all that the order took, and ends it: its months are free again, its voucher is void. A surplus stays and is given back by
    /// <see cref="ReturnSurplus"/>. What was paid in part goes back the same way.
    /// </summary>
    /// <param name="reason">Why. Whether the law gives the whole amount back for it is decided before, by the tariff's refund terms.</param>
    /// <param name="on">The day, not before the payment or the booking.</param>
    /// <param name="through">Where it goes; null for the channels by which it was paid.</param>
    /// <returns>
    /// The order with what is to be sent to which channel, the latest payment first; or <c>order.refunded</c> for one that was,
    /// <c>order.nothing-to-refund</c> where it took nothing, <c>order.returned-early</c>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The reason or the channel is none of its enumeration.</exception>
    public Result<(PremiumOrder Order, ValueList<MoneyReturn> Returns)> Refund(RefundReason reason, LocalDate on, PaymentChannel? through = null)
    {
        if (RefundedOn is not null)
        {
            return Refunded();
        }

        return Applied > Money.Zero && Transitions.Next(State, OrderEvent.Refund) is { } refunded
            ? GiveBack(OrderEvent.Refund, refunded, ledger.Ended(), Applied, reason, on, through)
            : DomainError.Of(ErrorCodes.Order.NothingToRefund, "state", ("state", Spelling.Of(State)));
    }

    /// <summary>Gives back what is too much, in whatever state the order is.</summary>
    /// <param name="on">The day, not before the payment.</param>
    /// <param name="through">Where it goes; null for the channels by which it was paid.</param>
    /// <returns>
    /// The order with what is to be sent to which channel, the latest payment first; or <c>order.no-surplus</c>, <c>order.returned-early</c>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The channel is none of the enumeration.</exception>
    public Result<(PremiumOrder Order, ValueList<MoneyReturn> Returns)> ReturnSurplus(LocalDate on, PaymentChannel? through = null)
    {
        return Surplus > Money.Zero
            ? GiveBack(null, State, ledger, Surplus, null, on, through)
            : DomainError.Of(ErrorCodes.Order.NoSurplus, "state", ("state", Spelling.Of(State)));
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
        var lines = Lines.Select(line => line.Insurance);
        return State switch
        {
            OrderState.Closed => record.Without(Id),
            OrderState.Refunded when PaidAt is null => record.Without(Id),
            OrderState.Refunded => record.WithRefunded(lines, Period, Id),
            OrderState.Placed => record.With(lines, Period, MonthState.OnOrder, Id),
            _ => record.With(lines, Period, MonthState.Paid, Id),
        };
    }

    /// <summary>
    /// What this order paid for each month of each insurance, as facts for a reassessment; nothing unless it is paid and not given back.
    /// </summary>
    /// <param name="assessed">The premium that was ordered: the order keeps the sum of each line, its months stand there.</param>
    /// <exception cref="ArgumentException">It is another premium: its months or its amounts are not those of the order.</exception>
    public IEnumerable<PaidMonthLine> PaidMonthLines(Assessment assessed)
    {
        ArgumentNullException.ThrowIfNull(assessed);
        return State is OrderState.Paid or OrderState.Booked ? OrderedMonths.Of(this, assessed) : [];
    }

    /// <summary>The number, the state and the amount.</summary>
    public override string ToString() => $"{Id} {Spelling.Of(State)} {Total}";

    private OrderEntry? That(OrderEvent occurred) => History.FirstOrDefault(entry => entry.Event == occurred);

    private PremiumOrder After(OrderEntry entry, OrderLedger then) => new(placed, entry.State, then, History.Add(entry));

    private Result<(PremiumOrder Order, ValueList<MoneyReturn> Returns)> GiveBack(
        OrderEvent? moves, OrderState state, OrderLedger from, Money amount, RefundReason? reason, LocalDate on, PaymentChannel? through)
    {
        var returns = from.ToReturn(amount, reason, on, through);
        var earliest = returns.Select(part => ChinaStandardTime.DateOf(from.PaidAt(part))).Max();
        earliest = moves is not null && BookedOn is { } booked && booked > earliest ? booked : earliest;
        return on < earliest
            ? DomainError.Of(ErrorCodes.Order.ReturnedEarly, "on", ("on", on), ("earliest", earliest)).ChangingOn(earliest)
            : (After(new OrderEntry(moves, on, state) { Returns = returns }, from.GivingBack(returns)), returns);
    }

    private DomainError NotPaid() => DomainError.Of(ErrorCodes.Order.NotPaid, "state", ("state", Spelling.Of(State)), ("due", Due));

    private DomainError Refunded() => DomainError.Of(ErrorCodes.Order.Refunded, "state", ("on", RefundedOn!.Value));

    private static VoucherKind Offered(
        Tariff tariff,
        PaymentChannel channel,
        LocalDate day,
        ImmutableArray<DomainError>.Builder refusals,
        ImmutableArray<Warning>.Builder warnings)
    {
        if (tariff.Offer(channel, day).TryGet(out var offer, out var refused))
        {
            warnings.AddRange(offer.Warnings);
            return offer.Voucher;
        }

        refusals.AddRange(refused);
        return default;
    }
}
