using Insurance.Domain.Orders;
using Insurance.Domain.Reconciliations;
using NodaTime;

namespace Insurance.Domain.Tests.Generators;

/// <summary>
/// Three lists made from one truth, with at most one difference planted in each order, and what must be found for it. The truth: orders
/// paid on 3 January 2023 in one part or two, some given back, booked on the 6th or in transit; compared on the 10th.
/// </summary>
internal sealed class PlantedLists
{
    public const int Ways = 19;

    public static readonly ReconciliationTerms Terms = new() { From = new LocalDate(2023, 1, 1), Through = new LocalDate(2023, 1, 10), CutOff = new LocalTime(23, 0), BookedBy = paidOn => paidOn.PlusDays(7) };

    private static readonly PersonKey Other = PersonKey.Parse("77c0");

    private readonly Random random;

    public PlantedLists(int seed)
    {
        random = new Random(seed);
        for (var (order, last) = (1, random.Next(0, 25)); order <= last; order++)
        {
            Plant(order, random.Next(-5, Ways));
        }
    }

    public List<StatementLine> Channel { get; } = [];

    public List<TreasuryLine> Treasury { get; } = [];

    public List<OrderClaim> Orders { get; } = [];

    /// <summary>What must be found, as side, order, kind and both amounts.</summary>
    public List<(Counterpart Side, OrderId Order, DiscrepancyKind Kind, Money? Here, Money? There)> Expected { get; } = [];

    public int Pending { get; private set; }

    private void Plant(int order, int way)
    {
        // Above the largest difference that is planted, so that none hides another.
        var total = random.Next(10_000, 1_000_000);
        var first = random.Next(2) == 0 ? total : random.Next(1_000, total - 1_000);
        var isBooked = way is 4 or 13 or 14 || random.Next(2) == 0;
        var paid = new List<StatementLine> { Listed.Paid(order, first, $"T-{order}-1", At(9)) };
        if (first < total)
        {
            paid.Add(Listed.Paid(order, total - first, $"T-{order}-2", At(12)));
        }

        var booked = isBooked ? new List<TreasuryLine> { Listed.Booked(order, total) } : [];
        var claim = Claim(order, total, new ClaimedMoney(Yuan(total), Yuan(total), Money.Zero), isBooked);
        var (sum, part) = (Yuan(total), Yuan(first));
        switch (way)
        {
            case 0: // the statement lost the order
                paid.Clear();
                Expect(Counterpart.Channel, order, DiscrepancyKind.MissingThere, sum, null);
                break;
            case 1: // we lost the order
                claim = null;
                paid.ForEach(line => Expect(Counterpart.Channel, order, DiscrepancyKind.MissingHere, null, line.Amount));
                booked.ForEach(line => Expect(Counterpart.Treasury, order, DiscrepancyKind.MissingHere, null, line.Amount));
                break;
            case 2: // no notice ever came
                claim = Claim(order, total, new ClaimedMoney(Money.Zero, Money.Zero, Money.Zero), isBooked: false, paidAt: null);
                paid.ForEach(line => Expect(Counterpart.Channel, order, DiscrepancyKind.MissingHere, null, line.Amount));
                booked.ForEach(line => Expect(Counterpart.Treasury, order, DiscrepancyKind.MissingHere, null, line.Amount));
                break;
            case 3: // the second notice, or the only one, was of a fen less or more
                var wrong = Yuan(total + (random.Next(2) == 0 ? 1 : -1));
                claim = Claim(order, total + 1, new ClaimedMoney(wrong, wrong, Money.Zero), isBooked: false, paidAt: null);
                booked.Clear();
                Expect(Counterpart.Channel, order, DiscrepancyKind.Amount, wrong, sum);
                break;
            case 4: // the treasury lost a booking that we know of
                booked.Clear();
                Expect(Counterpart.Treasury, order, DiscrepancyKind.MissingThere, sum, null);
                break;
            case 5: // paid so early that the booking is overdue
                paid = [Listed.Paid(order, total, $"T-{order}", Listed.China(2))];
                booked.Clear();
                claim = Claim(order, total, claim.Amounts, isBooked: false, Listed.China(2));
                Expect(Counterpart.Treasury, order, DiscrepancyKind.MissingThere, sum, null);
                break;
            case 6: // the treasury booked another amount
                var other = random.Next(2) == 0 ? 1 : -1;
                booked = [Listed.Booked(order, total + other)];
                Expect(Counterpart.Treasury, order, DiscrepancyKind.Amount, sum, Yuan(total + other));
                break;
            case 7:
                booked = [Listed.Booked(order, total, period: FeePeriod.Parse(random.Next(2) == 0 ? "2023-02..2023-12" : "2022-01..2022-12"))];
                Expect(Counterpart.Treasury, order, DiscrepancyKind.Period, sum, sum);
                break;
            case 8:
                booked = [Listed.Booked(order, total, person: Other)];
                Expect(Counterpart.Treasury, order, DiscrepancyKind.Person, sum, sum);
                break;
            case 9: // the statement lists a line twice
                var repeated = paid[random.Next(paid.Count)];
                paid.Add(repeated);
                Expect(Counterpart.Channel, order, DiscrepancyKind.Duplicate, null, repeated.Amount);
                break;
            case 10: // paid again, without a notice
                paid.Add(Listed.Paid(order, total, $"T-{order}-9", At(18)));
                Expect(Counterpart.Channel, order, DiscrepancyKind.Duplicate, null, sum);
                break;
            case 11: // paid again, and we know it
                paid.Add(Listed.Paid(order, total, $"T-{order}-9", At(18)));
                claim = Claim(order, total, new ClaimedMoney(sum + sum, sum, Money.Zero), isBooked);
                Expect(Counterpart.Channel, order, DiscrepancyKind.Duplicate, sum, sum);
                break;
            case 12: // booked again
                booked = [Listed.Booked(order, total), Listed.Booked(order, total, 7, reference: random.Next(2) == 0 ? $"B-{order}" : $"B-{order}-9")];
                Expect(Counterpart.Treasury, order, DiscrepancyKind.Duplicate, null, sum);
                break;
            case 13: // booked on another day
                booked = [Listed.Booked(order, total, 7)];
                Expect(Counterpart.Treasury, order, DiscrepancyKind.DayCutOff, sum, sum);
                break;
            case 14: // paid on another day by the channel's clock
                paid = [Listed.Paid(order, total, $"T-{order}", Listed.China(random.Next(2) == 0 ? 2 : 4))];
                Expect(Counterpart.Channel, order, DiscrepancyKind.DayCutOff, sum, sum);
                break;
            case 15: // paid after the cut-off of the last day
                paid.Clear();
                booked.Clear();
                claim = Claim(order, total, claim.Amounts, isBooked: false, Listed.China(10, 23, random.Next(60)));
                Expect(Counterpart.Channel, order, DiscrepancyKind.DayCutOff, sum, null);
                break;
            case 16: // paid after the cut-off of the day before the first
                paid = [Listed.Paid(order, total, $"T-{order}", Listed.China(1, 0) - Duration.FromMinutes(random.Next(1, 60)))];
                booked.Clear();
                claim = null;
                Expect(Counterpart.Channel, order, DiscrepancyKind.DayCutOff, null, sum);
                break;
            case 17: // given back, and the channel does not know
                claim = GivenBack(order, total);
                booked.Clear();
                Expect(Counterpart.Channel, order, DiscrepancyKind.MissingThere, -sum, null);
                break;
            case 18: // the channel gave a part back, and we do not know
                paid.Add(Listed.Paid(order, -first, $"R-{order}", At(20)));
                Expect(Counterpart.Channel, order, DiscrepancyKind.MissingHere, null, -part);
                break;
            case -1: // given back, and everybody knows
                claim = GivenBack(order, total);
                paid.Add(Listed.Paid(order, -total, $"R-{order}", At(20)));
                booked = random.Next(2) == 0 ? [] : [Listed.Booked(order, total), Listed.Booked(order, -total, 7, reference: $"B-{order}-9")];
                break;
        }

        Pending += claim is not null && claim.ForTheTreasury > Money.Zero && booked.Count == 0 && way is not (4 or 5) ? 1 : 0;
        Channel.AddRange(Shuffled(paid));
        Treasury.AddRange(Shuffled(booked));
        if (claim is not null)
        {
            Orders.Add(claim);
        }
    }

    private static OrderClaim Claim(int order, int total, ClaimedMoney money, bool isBooked) => Claim(order, total, money, isBooked, Listed.China(3, 12));

    private static OrderClaim Claim(int order, int total, ClaimedMoney money, bool isBooked, Instant? paidAt) => OrderClaim.Read(
        Listed.Number(order),
        Yuan(total),
        isBooked ? OrderState.Booked : OrderState.Paid,
        Listed.Zhang,
        Listed.Year,
        PaymentChannel.WeChat,
        money,
        new ClaimedDays(paidAt, isBooked ? new LocalDate(2023, 1, 6) : null)).Value;

    private static OrderClaim GivenBack(int order, int total) => OrderClaim.Read(
        Listed.Number(order), Yuan(total), OrderState.Refunded, Listed.Zhang, Listed.Year, PaymentChannel.WeChat,
        new ClaimedMoney(Yuan(total), Money.Zero, Yuan(total)), new ClaimedDays(Listed.China(3, 12), ReturnedOn: new LocalDate(2023, 1, 4))).Value;

    private Instant At(int hour) => Listed.China(3, hour, random.Next(60));

    private static Money Yuan(int fen) => Money.FromFen(fen);

    private T[] Shuffled<T>(List<T> lines)
    {
        var shuffled = lines.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    private void Expect(Counterpart side, int order, DiscrepancyKind kind, Money? here, Money? there) => Expected.Add((side, Listed.Number(order), kind, here, there));
}
