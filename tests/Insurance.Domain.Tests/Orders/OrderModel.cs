using Insurance.Domain.Orders;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>What an order's ledger is, as a test reads it.</summary>
internal sealed record Ledger(OrderState State, long Received, long Applied, long Surplus, long Returned, long Due, LocalDate? PaidOn)
{
    public static Ledger Of(PremiumOrder order) =>
        new(order.State, order.Received.Fen, order.Applied.Fen, order.Surplus.Fen, order.Returned.Fen, order.Due.Fen, order.PaidOn);
}

/// <summary>What an order is, said in the fewest words: the first notice of each id, a closing, a booking, money given back.</summary>
internal sealed class OrderModel(long total, OrderId? own = null)
{
    private readonly List<PaymentNotice> counted = [];
    private readonly List<PaymentNotice> held = [];
    private readonly Dictionary<string, long> back = [];
    private bool closed;
    private bool refunded;
    private bool wasPaid;
    private LocalDate? booked;

    private long Received => counted.Sum(notice => notice.Amount.Fen);

    private bool Ended => closed || refunded;

    private bool Paid => refunded ? wasPaid : !closed && Received >= total;

    private long Kept => Ended ? 0 : Math.Min(Received, total);

    private long TooMuch => Received - back.Values.Sum() - Kept;

    // The day eight hours east of UTC on which the sum by time of payment reached the total.
    private LocalDate? PaidOn => !Paid ? null : Day(counted.Select(notice => notice.At)
        .Where(time => counted.Where(other => other.At <= time).Sum(other => other.Amount.Fen) >= total).Min());

    public NoticeOutcomeKind Apply(PaymentNotice notice)
    {
        if (counted.Concat(held).Any(known => known == notice))
        {
            return NoticeOutcomeKind.AlreadyApplied;
        }

        var contradicts = (own is { } id && notice.Order != id) || counted.Exists(known => known.Id == notice.Id);
        (contradicts ? held : counted).Add(notice);
        return contradicts ? NoticeOutcomeKind.Held
            : Ended || Received > total ? NoticeOutcomeKind.Surplus
            : Paid ? NoticeOutcomeKind.Applied : NoticeOutcomeKind.Underpaid;
    }

    public bool Book(LocalDate day)
    {
        var taken = booked is null ? !refunded && PaidOn <= day : booked == day;
        booked = taken ? day : booked;
        return taken;
    }

    /// <summary>Gives it up; too early where the channel says so.</summary>
    public bool Close(bool early = false)
    {
        if (early && !closed)
        {
            return false;
        }

        var taken = closed || (Received == 0 && !refunded);
        closed = taken;
        return taken;
    }

    /// <summary>What goes back, the latest payment first; null where it is refused.</summary>
    public List<(long Fen, PaymentChannel Channel, string Notice)>? Refund(LocalDate day)
    {
        var paid = Paid;
        var parts = Ended || booked > day ? null : GiveBack(Kept, day);
        wasPaid = parts is null ? wasPaid : paid;
        refunded |= parts is not null;
        return parts;
    }

    public List<(long Fen, PaymentChannel Channel, string Notice)>? ReturnSurplus(LocalDate day) => GiveBack(TooMuch, day);

    public Ledger Told()
    {
        var state = refunded ? OrderState.Refunded : closed ? OrderState.Closed : booked is not null ? OrderState.Booked : Paid ? OrderState.Paid : OrderState.Placed;
        return new(state, Received, Kept, TooMuch, back.Values.Sum(), Ended ? 0 : total - Kept, PaidOn);
    }

    private List<(long Fen, PaymentChannel Channel, string Notice)>? GiveBack(long fen, LocalDate day)
    {
        var parts = new List<(long Fen, PaymentChannel Channel, string Notice)>();
        foreach (var notice in counted.OrderByDescending(notice => notice.At).ThenByDescending(notice => notice.Id, StringComparer.Ordinal))
        {
            var part = Math.Min(fen - parts.Sum(other => other.Fen), notice.Amount.Fen - back.GetValueOrDefault(notice.Id));
            if (part > 0)
            {
                parts.Add((part, notice.Channel, notice.Id));
            }
        }

        if (parts.Count == 0 || parts.Exists(part => Day(counted.Find(notice => notice.Id == part.Notice)!.At) > day))
        {
            return null;
        }

        parts.ForEach(part => back[part.Notice] = back.GetValueOrDefault(part.Notice) + part.Fen);
        return parts;
    }

    private static LocalDate Day(Instant time) => time.Plus(Duration.FromHours(8)).InUtc().Date;
}
