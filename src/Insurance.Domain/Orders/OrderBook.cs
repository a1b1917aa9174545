using System.Collections.Immutable;
using Insurance.Domain.Contributions;
using Insurance.Domain.Coverage;
using Insurance.Domain.People;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>
/// All orders of one insured person in one region and scheme: what is paid and on order follows from them, no month is ordered twice, and one page
/// shows the money of a year. Immutable; the order in which the orders were put in changes nothing of what it answers.
/// </summary>
public sealed class OrderBook
{
    private readonly ContributionRecord known;

    private OrderBook(ContributionRecord known, ImmutableArray<PremiumOrder> orders, ImmutableArray<PaymentNotice> strays)
    {
        this.known = known;
        Orders = orders;
        Strays = strays;
    }

    /// <summary>The book of somebody without an order.</summary>
    public static OrderBook Empty { get; } = new(ContributionRecord.Empty, [], []);

    /// <summary>The orders, by their numbers.</summary>
    public ImmutableArray<PremiumOrder> Orders { get; }

    /// <summary>Notices for orders that are not in the book, each once: their money is somebody's, and a person must look at them.</summary>
    public ImmutableArray<PaymentNotice> Strays { get; }

    /// <summary>The person's record: what was known beside the orders, and the months of each order as they stand.</summary>
    public ContributionRecord Record => InMarkingOrder().Aggregate(known, (record, order) => order.Mark(record));

    /// <summary>The orders that paid months which another one paid before.</summary>
    public ValueList<PaidTwice> PaidTwice => Insurance.Domain.Orders.PaidTwice.Among(Orders);

    /// <summary>What the booked orders are for a timeline of cover, in the order of their numbers.</summary>
    public ValueList<BookedPayment> BookedPayments => [.. Orders.Select(order => order.ToBookedPayment()).OfType<BookedPayment>()];

    /// <summary>The book of orders.</summary>
    /// <param name="orders">The orders of one person in one region and scheme.</param>
    /// <param name="known">The months that are known from elsewhere; null for none.</param>
    /// <exception cref="ArgumentException">The orders are not of one person, region and scheme, or two have one number.</exception>
    public static OrderBook Of(IEnumerable<PremiumOrder> orders, ContributionRecord? known = null)
    {
        ArgumentNullException.ThrowIfNull(orders);
        return orders.Aggregate(new OrderBook(known ?? ContributionRecord.Empty, [], []), (book, order) => book.Find(order.Id) is null
            ? book.With(order)
            : throw new ArgumentException("Two orders have one number.", nameof(orders)));
    }

    /// <summary>The order of a number, or null.</summary>
    public PremiumOrder? Find(OrderId id) => Orders.FirstOrDefault(order => order.Id == id);

    /// <summary>The book with an order as it stands now, in place of the one of its number or beside the others.</summary>
    /// <exception cref="ArgumentException">It is an order of another person, region or scheme.</exception>
    public OrderBook With(PremiumOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (Orders.Any(other => (other.Insured.Id, other.Region, other.Scheme) != (order.Insured.Id, order.Region, order.Scheme)))
        {
            throw new ArgumentException("The order is another person's, or of another region or scheme.", nameof(order));
        }

        var others = Orders.Where(other => other.Id != order.Id).Append(order).OrderBy(other => other.Id.ToString(), StringComparer.Ordinal);
        return new(known, [.. others], Strays);
    }

    /// <summary>
    /// Places an order against the record of this book. A second placing with the key and the content of a first gives the first one, as it stands.
    /// </summary>
    /// <inheritdoc cref="PremiumOrder.Place"/>
    /// <returns>The book and the order, or what <see cref="PremiumOrder.Place"/> refuses, and <c>command.key-reused</c>.</returns>
    /// <exception cref="ArgumentException">
    /// The number is <c>default</c> or that of an order in the book, the payee is no text of 1 to 64 printable ASCII characters, or the premium is of
    /// another person, region or scheme than the orders.
    /// </exception>
    public Result<(OrderBook Book, PremiumOrder Order)> Place(
        OrderId id, Premium premium, Person insured, Person payer, PaymentChannel channel, Instant at, OrderTerms? terms = null)
    {
        ArgumentNullException.ThrowIfNull(premium);
        ArgumentNullException.ThrowIfNull(insured);
        ArgumentNullException.ThrowIfNull(payer);
        return Once(
            id,
            CommandStamp.Of(terms?.Key, PremiumOrder.PlacingContent(premium, insured, payer, channel, terms ?? OrderTerms.None)),
            () => PremiumOrder.Place(id, premium, insured, payer, channel, Record, at, terms));
    }

    /// <summary>
    /// Places an order over a supplement of which no month is on another open or paid one of the same reassessment
    /// (<c>order.supplement-taken</c>).
    /// </summary>
    /// <inheritdoc cref="PremiumOrder.PlaceSupplement"/>
    /// <returns>
    /// The book and the order, or what <see cref="PremiumOrder.PlaceSupplement"/> refuses, <c>order.supplement-taken</c> and <c>command.key-reused</c>.
    /// </returns>
    public Result<(OrderBook Book, PremiumOrder Order)> PlaceSupplement(
        OrderId id, Reassessment reassessment, Assessment due, Person insured, Person payer, PaymentChannel channel, Instant at, OrderTerms? terms = null)
    {
        ArgumentNullException.ThrowIfNull(reassessment);
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(insured);
        ArgumentNullException.ThrowIfNull(payer);
        var supplement = Supplement.From(id, reassessment, due);
        var stamp = supplement is null
            ? null
            : CommandStamp.Of(terms?.Key, PremiumOrder.SupplementContent(reassessment, supplement, insured, payer, channel, terms ?? OrderTerms.None));
        return Once(id, stamp, () => supplement is not null && Taken(reassessment, supplement) is { } taken
            ? taken
            : PremiumOrder.PlaceSupplement(id, reassessment, due, insured, payer, channel, at, terms));
    }

    /// <summary>
    /// Takes a notice in: the order of its number does, and one that the book has no order for becomes a stray. None is refused.
    /// </summary>
    public Result<(OrderBook Book, NoticeOutcome Outcome)> Apply(PaymentNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        if (Find(notice.Order) is { } order)
        {
            var (after, outcome) = order.Apply(notice).Value;
            return (With(after), outcome);
        }

        return Strays.Contains(notice)
            ? (this, NoticeOutcome.Without(NoticeOutcomeKind.AlreadyApplied))
            : (new(known, Orders, Strays.Add(notice)), NoticeOutcome.Without(NoticeOutcomeKind.Held, HeldReason.OtherOrder));
    }

    /// <summary>The money of all orders whose first month lies in a year.</summary>
    public OrderBalance BalanceOf(ContributionYear year) =>
        Orders.Where(order => year.Months.Contains(order.Period.From)).Aggregate(OrderBalance.Zero, (sum, order) => sum + order.Balance);

    /// <summary>How many orders.</summary>
    public override string ToString() => $"{Orders.Length} orders";

    private Result<(OrderBook Book, PremiumOrder Order)> Once(OrderId id, CommandStamp? stamp, Func<Result<PremiumOrder>> place)
    {
        if (stamp is not null && Orders.Select(order => (Order: order, Stamp: order.StampOf(stamp.Key))).FirstOrDefault(known => known.Stamp is not null) is { Stamp: { } used } first)
        {
            return used == stamp ? (this, first.Order) : PremiumOrder.KeyReused(stamp);
        }

        if (Find(id) is not null)
        {
            throw new ArgumentException("An order has a number that was never used.", nameof(id));
        }

        return place().TryGet(out var order, out var refused) ? (With(order), order) : refused;
    }

    private DomainError? Taken(Reassessment reassessment, Supplement supplement)
    {
        var taken = Orders
            .Where(order => order.Reassessment == reassessment.Id && order.State is not (OrderState.Closed or OrderState.Superseded or OrderState.Refunded))
            .SelectMany(order => order.SupplementMonths)
            .Where(month => supplement.Months.Any(own => (own.Line, own.Month) == (month.Line, month.Month)))
            .ToList();
        return taken.Count == 0
            ? null
            : DomainError.Of(
                ErrorCodes.Order.SupplementTaken,
                "reassessment",
                ("id", reassessment.Id.ToString()),
                ("months", FeePeriod.Of(taken.Min(month => month.Month), taken.Max(month => month.Month)).ToString()),
                ("order", taken[0].Order!.Value.ToString()));
    }

    /// <summary>
    /// The orders as their marks are made, so that the last word on a month is that of the order that holds it: what has ended says nothing more,
    /// what is paid outdoes what is on order, of two that paid the first one keeps it, and a supplement only fills what is left.
    /// </summary>
    private IEnumerable<PremiumOrder> InMarkingOrder() => Orders
        .OrderBy(order => order switch
        {
            { State: OrderState.Closed or OrderState.Superseded or OrderState.Refunded } => MarkingRank.Ended,
            { Kind: OrderKind.Supplement } => MarkingRank.Supplement,
            { PaidAt: null } => MarkingRank.OnOrder,
            _ => MarkingRank.Paid,
        })
        .ThenByDescending(order => order.PaidAt)
        .ThenByDescending(order => order.PaidBy?.Id, StringComparer.Ordinal)
        .ThenByDescending(order => order.Id.ToString(), StringComparer.Ordinal);

    private enum MarkingRank
    {
        Ended,
        OnOrder,
        Paid,
        Supplement,
    }
}
