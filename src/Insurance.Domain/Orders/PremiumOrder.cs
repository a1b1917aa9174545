using System.Collections.Immutable;
using Insurance.Domain.Calendars;
using Insurance.Domain.Contributions;
using Insurance.Domain.People;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>One line of an order.</summary>
/// <param name="Insurance">Which insurance.</param>
/// <param name="Name">Its name in the tariff file.</param>
/// <param name="Amount">How much of it the person pays.</param>
public sealed record OrderLine(InsuranceLine Insurance, LocalizedText Name, Money Amount);

/// <summary>
/// An order to pay a premium (缴费订单). Its ledger follows from the set of notices alone, so that their order and repetition change
/// nothing; at every step received = applied + surplus, and until it is closed total = due + applied. Where two notices of one id
/// contradict each other, the first to come counts and the other is held for a person: money that was counted is never uncounted.
/// </summary>
public sealed class PremiumOrder
{
    private readonly ImmutableSortedSet<PaymentNotice> notices;

    private PremiumOrder(PremiumOrder from, OrderState state, ImmutableSortedSet<PaymentNotice> notices)
    {
        Id = from.Id;
        Insured = from.Insured;
        Payer = from.Payer;
        Region = from.Region;
        Scheme = from.Scheme;
        Grade = from.Grade;
        Period = from.Period;
        Lines = from.Lines;
        Total = from.Total;
        Channel = from.Channel;
        ChannelName = from.ChannelName;
        SchemeName = from.SchemeName;
        VoucherKind = from.VoucherKind;
        Source = from.Source;
        PlacedAt = from.PlacedAt;
        Warnings = from.Warnings;
        BookedOn = from.BookedOn;
        ClosedAt = from.ClosedAt;
        Held = from.Held;
        State = state;
        this.notices = notices;
    }

    private PremiumOrder(OrderId id, Premium premium, Person payer, PaymentChannel channel, VoucherKind voucher, Instant at, ImmutableArray<Warning> warnings)
    {
        var history = premium.Assessment.Tariff.History;
        Id = id;
        Insured = premium.Insured;
        Payer = payer;
        Region = premium.Assessment.Tariff.Region;
        Scheme = premium.Assessment.Tariff.Scheme;
        Grade = premium.Assessment.Grade.Id;
        Period = premium.Period;
        Lines = [.. premium.Assessment.Lines.Where(line => line.Payer == Tariffs.Payer.Person).Select(line => new OrderLine(line.Insurance, history.LineNames[line.Insurance], line.Amount))];
        Total = premium.Total;
        Channel = channel;
        ChannelName = premium.Assessment.Tariff.RegionFacts?.Channel(channel)?.Name ?? Unnamed(channel);
        SchemeName = history.Name;
        VoucherKind = voucher;
        Source = premium.Assessment.Citation;
        PlacedAt = at;
        Warnings = warnings;
        State = Transitions.First;
        notices = ImmutableSortedSet.Create<PaymentNotice>(ByTimeOfPayment);
    }

    /// <summary>Which event leads from which state to which.</summary>
    public static TransitionTable<OrderState, OrderEvent> Transitions { get; } = new(
        OrderState.Placed,
        (OrderState.Placed, OrderEvent.Pay, OrderState.Paid),
        (OrderState.Placed, OrderEvent.Close, OrderState.Closed),
        (OrderState.Paid, OrderEvent.Book, OrderState.Booked));

    /// <summary>The number.</summary>
    public OrderId Id { get; }

    /// <summary>Who is insured.</summary>
    public Person Insured { get; }

    /// <summary>Who pays; the voucher is theirs.</summary>
    public Person Payer { get; }

    /// <summary>Where.</summary>
    public Region Region { get; }

    /// <summary>In which scheme.</summary>
    public Scheme Scheme { get; }

    /// <summary>The id of the grade.</summary>
    public string Grade { get; }

    /// <summary>The months.</summary>
    public FeePeriod Period { get; }

    /// <summary>What is paid for; the lines sum to <see cref="Total"/>.</summary>
    public ImmutableArray<OrderLine> Lines { get; }

    /// <summary>The assessed amount.</summary>
    public Money Total { get; }

    /// <summary>The way to pay.</summary>
    public PaymentChannel Channel { get; }

    /// <summary>What the way to pay is called in the region; its id where no file names it.</summary>
    public LocalizedText ChannelName { get; }

    /// <summary>What the scheme is called in the region.</summary>
    public LocalizedText SchemeName { get; }

    /// <summary>What the payer gets.</summary>
    public VoucherKind VoucherKind { get; }

    /// <summary>Where the amount stands.</summary>
    public AssessmentCitation Source { get; }

    /// <summary>When it was placed.</summary>
    public Instant PlacedAt { get; }

    /// <summary>What a caller should know.</summary>
    public ImmutableArray<Warning> Warnings { get; }

    /// <summary>Where it stands.</summary>
    public OrderState State { get; }

    /// <summary>The day on which the treasury booked it; null before.</summary>
    public LocalDate? BookedOn { get; private init; }

    /// <summary>When it was closed; null for an order that was not.</summary>
    public Instant? ClosedAt { get; private init; }

    /// <summary>All notices that count, by the channel's time of payment.</summary>
    public IReadOnlyCollection<PaymentNotice> Notices => notices;

    /// <summary>Notices that contradict one of the same id and wait for a person.</summary>
    public ImmutableArray<PaymentNotice> Held { get; private init; } = [];

    /// <summary>All money that came.</summary>
    public Money Received => Money.Sum(notices.Select(notice => notice.Amount));

    /// <summary>What the order took of it.</summary>
    public Money Applied => State == OrderState.Closed ? Money.Zero : Money.Min(Received, Total);

    /// <summary>What is too much.</summary>
    public Money Surplus => Received - Applied;

    /// <summary>What is still to be paid.</summary>
    public Money Due => State == OrderState.Closed ? Money.Zero : Total - Applied;

    /// <summary>The instant at which the money was complete, by the channels' own time; null before.</summary>
    public Instant? PaidAt
    {
        get
        {
            if (State is not (OrderState.Paid or OrderState.Booked))
            {
                return null;
            }

            var sum = Money.Zero;
            return notices.First(notice => (sum += notice.Amount) >= Total).PaidAt;
        }
    }

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
    /// The order, or <c>order.other-insured</c>, <c>order.premium-stale</c>, <c>period.last-year</c>, <c>period.on-order</c>,
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

        if (Stale(premium, day) is { } stale)
        {
            refusals.Add(stale);
        }

        refusals.AddRange(Taken(premium, record));
        var voucher = Offered(premium.Assessment.Tariff, channel, day, refusals, warnings);
        return refusals.Count > 0
            ? refusals.ToImmutable()
            : new PremiumOrder(id, premium, payer, channel, voucher, at, warnings.ToImmutable());
    }

    /// <summary>Applies a notice about money. Only a notice for another order is refused (<c>notice.other-order</c>).</summary>
    public Result<(PremiumOrder Order, NoticeOutcome Outcome)> Apply(PaymentNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        if (notice.Order != Id)
        {
            return DomainError.Of(ErrorCodes.Notice.OtherOrder, "order", ("order", Id.ToString()));
        }

        if (notices.Contains(notice) || Held.Contains(notice))
        {
            return (this, new NoticeOutcome(NoticeOutcomeKind.AlreadyApplied, Money.Zero, Money.Zero));
        }

        if (notices.Any(known => known.Id == notice.Id))
        {
            var holding = new PremiumOrder(this, State, notices) { Held = Held.Add(notice) };
            return (holding, new NoticeOutcome(NoticeOutcomeKind.Held, Money.Zero, Money.Zero));
        }

        var more = notices.Add(notice);
        var paid = Money.Sum(more.Select(known => known.Amount)) >= Total;
        var state = paid ? Transitions.Next(State, OrderEvent.Pay) ?? State : State;
        var after = new PremiumOrder(this, state, more);
        var applied = after.Applied - Applied;
        var surplus = after.Surplus - Surplus;
        var kind = surplus > Money.Zero ? NoticeOutcomeKind.Surplus : paid ? NoticeOutcomeKind.Applied : NoticeOutcomeKind.Underpaid;
        return (after, new NoticeOutcome(kind, applied, surplus));
    }

    /// <summary>
    /// The treasury books the money. Booking the same day again changes nothing. Refused: <c>order.not-paid</c>, <c>order.booked-early</c>
    /// (before the payment) and <c>order.booked-otherwise</c> (on another day than already known).
    /// </summary>
    public Result<PremiumOrder> Book(LocalDate on)
    {
        if (BookedOn is { } known)
        {
            return known == on ? this : DomainError.Of(ErrorCodes.Order.BookedOtherwise, "on", ("on", on), ("known", known));
        }

        if (Transitions.Next(State, OrderEvent.Book) is not { } booked)
        {
            return DomainError.Of(ErrorCodes.Order.NotPaid, "state", ("state", Spelling.Of(State)), ("due", Due));
        }

        return on < PaidOn
            ? DomainError.Of(ErrorCodes.Order.BookedEarly, "on", ("on", on), ("paid", PaidOn!.Value))
            : new PremiumOrder(this, booked, notices) { BookedOn = on };
    }

    /// <summary>
    /// Gives the order up; closing it again changes nothing. Refused: <c>order.not-open</c> for a paid one, <c>order.money-received</c> where a
    /// part of the money is there. Money that comes later is a surplus.
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
            : new PremiumOrder(this, closed, notices) { ClosedAt = at };
    }

    /// <summary>What the payer gets, or <c>order.not-paid</c> before the money is complete.</summary>
    public Result<Voucher> Voucher() => PaidOn is { } day
        ? new Voucher(this, day)
        : DomainError.Of(ErrorCodes.Order.NotPaid, "state", ("state", Spelling.Of(State)), ("due", Due));

    /// <summary>
    /// The record of the insured with this order's months as they stand. A closed order takes back its own months only: those that a later
    /// order put there stay.
    /// </summary>
    public ContributionRecord Mark(ContributionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var lines = Lines.Select(line => line.Insurance);
        return State switch
        {
            OrderState.Closed => record.Without(Id),
            OrderState.Placed => record.With(lines, Period, MonthState.OnOrder, Id),
            _ => record.With(lines, Period, MonthState.Paid, Id),
        };
    }

    /// <summary>The number, the state and the amount.</summary>
    public override string ToString() => $"{Id} {Spelling.Of(State)} {Total}";

    private static Comparer<PaymentNotice> ByTimeOfPayment { get; } = Comparer<PaymentNotice>.Create((left, right) =>
    {
        var byTime = left.PaidAt.CompareTo(right.PaidAt);
        var byId = byTime != 0 ? byTime : string.CompareOrdinal(left.Id, right.Id);
        var byAmount = byId != 0 ? byId : left.Amount.CompareTo(right.Amount);
        return byAmount != 0 ? byAmount : left.Channel.CompareTo(right.Channel);
    });

    private static LocalizedText Unnamed(PaymentChannel channel) => new(Spelling.Of(channel), Spelling.Of(channel), Spelling.Of(channel));

    private static DomainError? Stale(Premium premium, LocalDate day)
    {
        if (day >= premium.AssessedOn && day < premium.ChangesOn)
        {
            return null;
        }

        var year = premium.Assessment.Tariff.Year.Number;
        return day.ToYearMonth().CompareTo(premium.Period.Through) > 0
            ? DomainError.Of(ErrorCodes.Period.LastYear, "year", ("year", year), ("current", day.Year))
            : DomainError.Of(ErrorCodes.Order.PremiumStale, "at", ("on", day), ("from", premium.AssessedOn), ("changes", premium.ChangesOn))
                .ChangingOn(day < premium.AssessedOn ? premium.AssessedOn : null);
    }

    private static IEnumerable<DomainError> Taken(Premium premium, ContributionRecord record)
    {
        var lines = premium.Assessment.Lines.Select(line => line.Insurance).ToList();
        foreach (var (state, code) in new[] { (MonthState.OnOrder, ErrorCodes.Period.OnOrder), (MonthState.Paid, ErrorCodes.Period.AlreadyPaid) })
        {
            var months = record.MonthsIn(state, lines, premium.Period).ToList();
            if (months.Count > 0)
            {
                yield return DomainError.Of(code, "months", ("months", FeePeriod.Of(months[0], months[^1]).ToString()));
            }
        }
    }

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
