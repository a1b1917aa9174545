using Insurance.Domain.Contributions;
using Insurance.Domain.Orders;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>What an order's money and state are, as a test of many orders reads them.</summary>
internal sealed record Page(
    OrderState State, TreasuryState Treasury, long Received, long Applied, long Surplus, long OnItsWayBack, long Returned, long Due, long Assessed, long Reduced, int Held, int Returns, LocalDate? PaidOn)
{
    public static Page Of(PremiumOrder order)
    {
        var balance = order.Balance;
        return new(
            order.State, order.Treasury, balance.Received.Fen, balance.Applied.Fen, balance.Surplus.Fen, order.OnItsWayBack.Fen, balance.Returned.Fen,
            balance.Due.Fen, balance.Assessed.Fen, balance.Reduced.Fen, order.Held.Length, order.Returns.Length, order.PaidOn);
    }
}

/// <summary>
/// One order in the fewest words: lists of what came and what went, and everything else worked out from them anew each time. It is written from the
/// rules of the ledger, not from the library: nothing of it is shared.
/// </summary>
internal sealed class ClaimModel(OrderId id, long total, PaymentChannel channel, Instant placedAt, string? payee)
{
    private const int Months = 12;

    private readonly List<PaymentNotice> payments = [];
    private readonly List<PaymentNotice> told = [];
    private readonly List<PaymentNotice> held = [];
    private readonly List<Back> backs = [];
    private bool closed;
    private bool superseded;
    private bool goingBack;
    private bool allBack;
    private bool everPaid;
    private LocalDate? booked;
    private int monthsLetGo;
    private long owed;
    private int owedSince;

    /// <summary>Money on its way back, or there; without a number it was given at once.</summary>
    public sealed class Back
    {
        public string? Number { get; init; }

        public required long Fen { get; init; }

        public required PaymentNotice Payment { get; init; }

        public required LocalDate On { get; init; }

        public ReturnState State { get; set; }
    }

    public OrderId Id => id;

    public IReadOnlyList<Back> Backs => backs;

    public bool HoldsMonths => Told().State is OrderState.Placed or OrderState.Paid or OrderState.Booked or OrderState.Refunding;

    private long Received => payments.Sum(payment => payment.Amount.Fen);

    private long Gone(ReturnState state) => backs.Where(back => back.State == state).Sum(back => back.Fen);

    private bool Takes => !(closed || superseded || goingBack);

    private long Claim => total - (total / Months * monthsLetGo);

    private long Applied => Takes ? Math.Min(Received - Gone(ReturnState.Succeeded), Claim) : 0;

    private long TooMuch => Received - Gone(ReturnState.Succeeded) - Applied;

    private long Free => TooMuch - Gone(ReturnState.Asked);

    // Eight hours east of UTC, when the sum by the channels' time reached the total; ties by id.
    public (Instant At, string Id)? PaidBy
    {
        get
        {
            var sum = 0L;
            foreach (var payment in payments.OrderBy(payment => payment.At).ThenBy(payment => payment.Id, StringComparer.Ordinal))
            {
                sum += payment.Amount.Fen;
                if (sum >= total && everPaid)
                {
                    return (payment.At, payment.Id);
                }
            }

            return null;
        }
    }

    public Page Told()
    {
        var state = allBack ? OrderState.Refunded : goingBack ? OrderState.Refunding : superseded ? OrderState.Superseded : closed ? OrderState.Closed
            : booked is not null ? OrderState.Booked : everPaid ? OrderState.Paid : OrderState.Placed;
        var claims = !closed && !superseded;
        var due = Takes ? Claim - Applied : 0;
        return new(
            state,
            booked is not null ? TreasuryState.Booked : everPaid ? TreasuryState.Paid : TreasuryState.Declared,
            Received,
            Applied,
            TooMuch,
            Gone(ReturnState.Asked),
            Gone(ReturnState.Succeeded),
            due,
            claims ? total : 0,
            claims ? total - due - Applied : 0,
            held.Count,
            backs.Count,
            PaidBy is { } by ? Day(by.At) : null);
    }

    public (NoticeOutcomeKind Kind, HeldReason? Why) Apply(PaymentNotice notice)
    {
        bool SamePayment(PaymentNotice other) => notice.Detail.Transaction is not null && (notice.Detail.Transaction, notice.Channel) == (other.Detail.Transaction, other.Channel);
        var isPay = notice.Event == ChannelEvent.Pay;
        if (told.Contains(notice) || held.Contains(notice) || (isPay && payments.Exists(other => SamePayment(other) && (other.Amount, other.At) == (notice.Amount, notice.At))))
        {
            return (NoticeOutcomeKind.AlreadyApplied, null);
        }

        var back = backs.Find(back => back.Number is not null && back.Number == notice.Detail.Return);
        HeldReason? why =
            notice.Order != id ? HeldReason.OtherOrder
            : payee is not null && notice.Detail.Payee is { } other && other != payee ? HeldReason.OtherPayee
            : told.Exists(known => known.Id == notice.Id) || (isPay && payments.Exists(SamePayment)) ? HeldReason.Contradiction
            : notice.Event != ChannelEvent.Refund ? null
            : back is null ? HeldReason.ReturnNotAsked
            : back.Fen != notice.Amount.Fen ? HeldReason.Contradiction
            : back.State == ReturnState.Failed && !Fits(back) ? HeldReason.ReturnTwice
            : null;
        if (why is not null)
        {
            held.Add(notice);
            return (NoticeOutcomeKind.Held, why);
        }

        told.Add(notice);
        if (isPay)
        {
            var before = TooMuch;
            var wasPaid = everPaid;
            payments.Add(notice);
            everPaid |= Takes && Received >= total;
            return (TooMuch > before ? NoticeOutcomeKind.Surplus : everPaid && !wasPaid ? NoticeOutcomeKind.Applied : NoticeOutcomeKind.Underpaid, null);
        }

        if (notice.Event == ChannelEvent.Refund && back!.State != ReturnState.Succeeded)
        {
            End(back, ReturnState.Succeeded);
            return (NoticeOutcomeKind.GivenBack, null);
        }

        if (notice.Event == ChannelEvent.FailRefund && back is { State: ReturnState.Asked })
        {
            End(back, ReturnState.Failed);
        }

        return (NoticeOutcomeKind.Noted, null);
    }

    public bool Book(LocalDate day)
    {
        var may = booked is null ? !allBack && !closed && PaidBy is { } by && Day(by.At) <= day : booked == day;
        booked = may ? day : booked;
        return may;
    }

    public bool Close(Instant at)
    {
        // WeChat Pay closes no order in its first five minutes.
        var may = closed || (!everPaid && !goingBack && Received == 0 && (channel != PaymentChannel.WeChat || at >= placedAt + Duration.FromMinutes(5)));
        closed |= may;
        return may;
    }

    public bool Dismiss(string notice)
    {
        var at = held.FindIndex(other => other.Id == notice);
        if (at >= 0)
        {
            held.RemoveAt(at);
        }

        return at >= 0;
    }

    public bool Yield(ClaimModel winner, LocalDate day)
    {
        if (superseded)
        {
            return false;
        }

        var first = Told().State is OrderState.Paid or OrderState.Booked && winner.Told().State is OrderState.Paid or OrderState.Booked
            && winner.monthsLetGo <= monthsLetGo && monthsLetGo < Months
            && Before(winner.PaidBy!.Value, winner.Id, PaidBy!.Value, Id);
        superseded = first && Day(PaidBy!.Value.At) <= day;
        return superseded;
    }

    /// <summary>All of it, at once or asked for.</summary>
    public bool Refund(LocalDate day, bool isAsked)
    {
        if (!Takes || Applied == 0 || day < booked)
        {
            return false;
        }

        var amount = isAsked ? Free + Applied : Applied;
        if (!Give(amount, day, isAsked, act: false))
        {
            return false;
        }

        goingBack = true;
        (owed, owedSince) = (amount, backs.Count);
        Give(amount, day, isAsked, act: true);
        allBack = !isAsked;
        return true;
    }

    /// <summary>So many months of both insurances, as a rule grants.</summary>
    public bool LetGo(int months, LocalDate day, bool isAsked)
    {
        if (!Takes || !everPaid || months > Months - monthsLetGo || day < booked)
        {
            return false;
        }

        if (months == Months - monthsLetGo)
        {
            return Refund(day, isAsked);
        }

        var amount = total / Months * months;
        if (!Give(amount, day, isAsked, act: false))
        {
            return false;
        }

        monthsLetGo += months;
        return Give(amount, day, isAsked, act: true);
    }

    public bool ReturnSurplus(LocalDate day, bool isAsked)
    {
        var may = Free > 0 && !(goingBack && !allBack && day < booked) && Give(Free, day, isAsked, act: false);
        if (may)
        {
            Give(Free, day, isAsked, act: true);
            allBack |= IsPaidBack;
        }

        return may;
    }

    public bool Settle(string number, ReturnState state, LocalDate day)
    {
        var back = backs.Find(back => back.Number == number);
        if (back is null || (back.State != state && (back.State == ReturnState.Succeeded || (back.State == ReturnState.Failed && !Fits(back)) || day < back.On)))
        {
            return false;
        }

        if (back.State != state)
        {
            End(back, state);
        }

        return true;
    }

    public static bool Before((Instant At, string Id) left, OrderId one, (Instant At, string Id) right, OrderId other)
    {
        var byTime = left.At.CompareTo(right.At);
        var byNotice = byTime != 0 ? byTime : string.CompareOrdinal(left.Id, right.Id);
        return (byNotice != 0 ? byNotice : string.CompareOrdinal(one.ToString(), other.ToString())) < 0;
    }

    /// <summary>How a month stands that is let go last of all.</summary>
    public MonthState? January => Told().State switch
    {
        OrderState.Placed => MonthState.OnOrder,
        OrderState.Paid or OrderState.Booked => MonthState.Paid,
        OrderState.Refunding => everPaid ? MonthState.Paid : MonthState.OnOrder,
        OrderState.Refunded when everPaid => MonthState.Refunded,
        _ => null,
    };

    private void End(Back back, ReturnState state)
    {
        back.State = state;
        allBack |= IsPaidBack;
    }

    private bool IsPaidBack => goingBack && backs.Skip(owedSince).Where(back => back.State == ReturnState.Succeeded).Sum(back => back.Fen) >= owed;

    // What failed may arrive while nobody gave its money back another way.
    private bool Fits(Back back) => back.Fen <= Free && back.Fen <= Left(back.Payment);

    private long Left(PaymentNotice payment) =>
        payment.Amount.Fen - backs.Where(back => back.Payment.Id == payment.Id && back.State != ReturnState.Failed).Sum(back => back.Fen);

    private bool Give(long fen, LocalDate day, bool isAsked, bool act)
    {
        var parts = new List<Back>();
        foreach (var payment in payments.OrderByDescending(payment => payment.At).ThenByDescending(payment => payment.Id, StringComparer.Ordinal))
        {
            var part = Math.Min(fen, Left(payment));
            if (part > 0)
            {
                fen -= part;
                parts.Add(new Back
                {
                    Number = isAsked ? $"{id}-R{backs.Count + parts.Count + 1}" : null,
                    Fen = part,
                    Payment = payment,
                    On = day,
                    State = isAsked ? ReturnState.Asked : ReturnState.Succeeded,
                });
            }
        }

        if (parts.Exists(part => day < Day(part.Payment.At)))
        {
            return false;
        }

        if (act)
        {
            backs.AddRange(parts);
        }

        return true;
    }

    private static LocalDate Day(Instant time) => time.Plus(Duration.FromHours(8)).InUtc().Date;
}
