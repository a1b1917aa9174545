using Insurance.Domain.Contributions;
using Insurance.Domain.Orders;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>One random life of a person's orders, the library beside the model, compared after every step.</summary>
internal sealed class BookHistory(int seed, IDictionary<string, int> tally)
{
    private const long Total = OrderHistories.Total;
    private const string Payee = "1900000001";

    private static readonly Premium Premium = Chongqing.FirstPremium();
    private static readonly Source Rule = new("2020-39", "渝医保发〔2020〕39号", null, null, null, null);
    private static readonly PaymentChannel[] Channels = [PaymentChannel.WeChat, PaymentChannel.Alipay, PaymentChannel.TaxServiceHall];

    private readonly Random random = new(seed);
    private readonly List<ClaimModel> claims = [];
    private readonly List<PaymentNotice> sent = [];
    private readonly List<(OrderId Order, long Fen)> instructed = [];
    private Instant now = Chongqing.At(2023, 1, 3);
    private int notices;

    public OrderBook Book { get; private set; } = OrderBook.Empty;

    private LocalDate Today => now.Plus(Duration.FromHours(8)).InUtc().Date;

    public void Live()
    {
        Place();
        if (random.Next(3) == 0)
        {
            Place();
        }

        for (var steps = random.Next(1, 16); steps > 0; steps--)
        {
            now += Duration.FromMinutes(random.Next(4) == 0 ? random.Next(0, 3_000) : random.Next(0, 10));
            Step();
            Compare();
        }
    }

    /// <summary>Notices of new payments, and whatever the channels may still say of the returns that are on their way.</summary>
    public IEnumerable<PaymentNotice> Fresh(Random mixed, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var order = Book.Orders[mixed.Next(Book.Orders.Length)];
            var back = order.Returns.Where(part => order.StateOf(part) == ReturnState.Asked).ToList();
            var at = now + Duration.FromMinutes(mixed.Next(-500, 500));
            yield return (back.Count, mixed.Next(4)) switch
            {
                ( > 0, 0 or 1) => Notice($"F-{i}", order.Id, back[0].Amount.Fen, at, new NoticeDetail(ChannelEvent.Refund, Return: back[0].Number)),
                ( > 0, 2) => Notice($"F-{i}", order.Id, 0, at, new NoticeDetail(ChannelEvent.FailRefund, Return: back[0].Number)),
                (_, 0) => Notice($"F-{i}", order.Id, 0, at, new NoticeDetail((ChannelEvent)mixed.Next(3))),
                _ => Notice($"F-{i}", order.Id, mixed.Next(2) == 0 ? Total : mixed.Next(1, (int)Total), at, NoticeDetail.None),
            };
        }
    }

    private void Step()
    {
        switch (random.Next(24))
        {
            case 0 or 1 or 2:
                Place();
                break;
            case < 10:
                Tell(AnyNotice());
                break;
            case 10:
                var early = Today.PlusDays(random.Next(-2, 6));
                Do("Book", claim => claim.Book(early), order => order.Book(early));
                break;
            case 11:
                Do("Close", claim => claim.Close(now), order => order.Close(now));
                break;
            case 12 or 13:
                Back("Refund", (claim, day, isAsked) => claim.Refund(day, isAsked), (order, day, isAsked) => isAsked ? order.StartRefund(Reason(), day) : order.Refund(Reason(), day));
                break;
            case 14 or 15:
                var months = random.Next(6) == 0 ? random.Next(1, 14) : random.Next(1, 4);
                Back("LetGo", (claim, day, isAsked) => claim.LetGo(months, day, isAsked), (order, day, isAsked) => isAsked ? order.StartRefund(Grant(order, months), day) : order.Refund(Grant(order, months), day));
                break;
            case 16 or 17:
            case 23 when claims.Exists(claim => claim.Backs.Any(back => back.State == ReturnState.Failed)):
                Back("Return", (claim, day, isAsked) => claim.ReturnSurplus(day, isAsked), (order, day, isAsked) => isAsked ? order.StartReturn(day) : order.ReturnSurplus(day));
                break;
            case 18 or 19:
                Settle();
                break;
            case 20:
                Dismiss();
                break;
            case 21:
            case 22 when Book.PaidTwice.Count > 0:
                Yield();
                break;
            default:
                Run();
                break;
        }
    }

    private void Place()
    {
        var number = claims.Count + 1;
        var channel = One(Channels);
        var payee = random.Next(2) == 0 ? Payee : null;

        // Two systems that do not see each other, once in a while: then the record says nothing of the other order.
        var isBlind = random.Next(2) == 0;
        var may = Today < Premium.ChangesOn && (isBlind || !claims.Exists(claim => claim.HoldsMonths));
        var result = PremiumOrder.Place(
            Chongqing.Number(number), Premium, Chongqing.Zhang, Chongqing.Li, channel, isBlind ? ContributionRecord.Empty : Book.Record, now, new OrderTerms(Payee: payee));
        Count("Place", may);
        Assert.Equal(may, result.Succeeded);
        if (may)
        {
            Book = Book.With(result.Value);
            claims.Add(new ClaimModel(Chongqing.Number(number), Total, channel, now, payee));
        }
    }

    private void Tell(PaymentNotice notice)
    {
        sent.Add(notice);
        if (claims.Find(claim => claim.Id == notice.Order) is not { } claim)
        {
            var (strayed, stray) = Book.Apply(notice).Value;
            Assert.Contains(stray.Kind, new[] { NoticeOutcomeKind.Held, NoticeOutcomeKind.AlreadyApplied });
            Assert.Contains(notice, strayed.Strays);
            Count("stray");
            Book = strayed;
            return;
        }

        // Now and then it is taken to another order than its own.
        var to = random.Next(30) == 0 ? One(claims) : claim;
        var (kind, why) = to.Apply(notice);
        var (after, outcome) = Book.Find(to.Id)!.Apply(notice).Value;
        Assert.Equal((kind, why), (outcome.Kind, outcome.Because));
        Count($"notice {kind}");
        if (why is { } reason)
        {
            Count($"held {reason}");
        }

        Book = Book.With(after);
    }

    private PaymentNotice AnyNotice()
    {
        if (sent.Count > 0 && random.Next(4) == 0)
        {
            return One(sent);
        }

        var order = claims.Count == 0 || random.Next(40) == 0 ? Chongqing.Number(99) : One(claims).Id;
        var claim = claims.Find(claim => claim.Id == order);
        var at = now - Duration.FromMinutes(random.Next(0, 600));
        var back = claim?.Backs.Where(back => back.Number is not null).ToList() ?? [];
        if (back.Count > 0 && random.Next(3) > 0)
        {
            // What failed once may arrive after all.
            var failed = back.FindAll(back => back.State == ReturnState.Failed);
            var part = One(failed.Count > 0 && random.Next(2) == 0 ? failed : back);
            return part.State == ReturnState.Asked && random.Next(2) == 0
                ? Notice($"N-{++notices}", order, 0, at, new NoticeDetail(ChannelEvent.FailRefund, "CLOSED", Return: part.Number))
                : Notice($"N-{++notices}", order, part.Fen + (random.Next(8) == 0 ? 1 : 0), at, new NoticeDetail(ChannelEvent.Refund, "SUCCESS", Return: part.Number));
        }

        var known = sent.Count > 0 ? One(sent) : null;
        var due = Math.Max(1, claim?.Told().Due ?? 0);
        long[] amounts = [due, due, due, due, Total, Total - 1, 1, Total + 1, Total / 2, random.Next(1, (int)Total)];
        return random.Next(12) switch
        {
            0 => Notice($"N-{++notices}", order, 0, at, new NoticeDetail(One([ChannelEvent.Wait, ChannelEvent.StartPaying, ChannelEvent.Close, ChannelEvent.Fail, ChannelEvent.LoseSight]), "WORD")),
            1 => Notice($"N-{++notices}", order, 5, at, new NoticeDetail(ChannelEvent.Refund, "SUCCESS", Return: "SHOP-1")),
            2 => Notice($"N-{++notices}", order, Total, at, new NoticeDetail(Payee: One(["1900000002", Payee]))),
            3 when known is not null => Notice(known.Id, known.Order, known.Amount.Fen + 1, known.At, known.Detail),
            4 when known is not null => Notice($"N-{++notices}", known.Order, Math.Max(1, known.Amount.Fen), known.At, new NoticeDetail(Transaction: known.Detail.Transaction ?? "T-0")),
            5 => Notice($"N-{++notices}", order, One(amounts), at, new NoticeDetail(Transaction: $"T-{random.Next(3)}")),
            _ => Notice($"N-{++notices}", order, One(amounts), at, NoticeDetail.None),
        };
    }

    /// <summary>A bank was told to deduct what was due; it answers some time later, whatever was paid meanwhile.</summary>
    private void Run()
    {
        var open = claims.FindAll(claim => claim.Told().Due > 0);
        if (open.Count > 0 && random.Next(2) == 0)
        {
            var claim = One(open);
            instructed.Add((claim.Id, claim.Told().Due));
        }
        else if (instructed.Count > 0)
        {
            var (order, fen) = One(instructed);
            Count("run answered");
            Tell(PaymentNotice.Read($"B-{++notices}", order, Money.FromFen(fen), now, PaymentChannel.BankDeduction).Value);
        }
    }

    private void Settle()
    {
        if (claims.Count == 0)
        {
            return;
        }

        var claim = One(claims);
        var numbers = claim.Backs.Select(back => back.Number).OfType<string>().Append($"{claim.Id}-R99").ToList();
        var (number, state, day) = (One(numbers), One([ReturnState.Succeeded, ReturnState.Failed, ReturnState.Failed]), Today.PlusDays(random.Next(-1, 2)));
        Do("Settle", claim, model => model.Settle(number, state, day), order => order.Settle(number, state, day));
    }

    private void Dismiss()
    {
        if (claims.Count > 0)
        {
            var claim = One(claims);
            var held = Book.Find(claim.Id)!.Held.Select(held => held.Notice.Id).Append("N-0").ToList();
            var id = One(held);
            Do("Dismiss", claim, model => model.Dismiss(id), order => order.Dismiss(id, Today));
        }
    }

    private void Yield()
    {
        if (claims.Count < 2)
        {
            return;
        }

        // Mostly the two that paid the same months, which are few.
        var pair = Book.PaidTwice.Count > 0 && random.Next(4) > 0 ? Book.PaidTwice[0] : null;
        var one = pair is null ? One(claims) : claims.Find(claim => claim.Id == pair.Loser)!;
        var other = pair is null ? One(claims) : claims.Find(claim => claim.Id == pair.Winner)!;
        if (one.Id != other.Id && Book.Find(one.Id)!.Winner != other.Id)
        {
            Do("Yield", one, model => model.Yield(other, Today), order => order.Yield(Book.Find(other.Id)!, Today));
        }
    }

    private void Back(
        string what, Func<ClaimModel, LocalDate, bool, bool> model, Func<PremiumOrder, LocalDate, bool, Result<(PremiumOrder Order, ValueList<MoneyReturn> Returns)>> command)
    {
        var (day, isAsked) = (Today.PlusDays(random.Next(-1, 3)), random.Next(2) == 0);
        var name = (what, isAsked) switch
        {
            ("Return", true) => "StartReturn",
            ("Return", false) => "ReturnSurplus",
            (_, true) => $"Start{what}",
            _ => what,
        };
        Do(name, claim => model(claim, day, isAsked), order => command(order, day, isAsked).TryGet(out var done, out var errors) ? done.Order : errors);
    }

    private void Do(string what, Func<ClaimModel, bool> model, Func<PremiumOrder, Result<PremiumOrder>> command)
    {
        if (claims.Count > 0)
        {
            Do(what, One(claims), model, command);
        }
    }

    private void Do(string what, ClaimModel claim, Func<ClaimModel, bool> model, Func<PremiumOrder, Result<PremiumOrder>> command)
    {
        var before = Book.Find(claim.Id)!;
        var may = model(claim);
        var result = command(before);
        Count(what, may);
        Assert.True(may == result.Succeeded, $"{what} {claim.Id}: the model says {may}, the order {(result.Succeeded ? "did it" : result.Errors[0].ToString())}");
        if (may)
        {
            Assert.Equal(before.History.AsEnumerable(), result.Value.History.Take(before.History.Length));
            Book = Book.With(result.Value);
        }
    }

    private void Compare()
    {
        var sum = OrderBalance.Zero;
        foreach (var claim in claims)
        {
            var order = Book.Find(claim.Id)!;
            Assert.Equal(claim.Told(), Page.Of(order));
            AssertConserved(order.Balance);
            sum += order.Balance;
            Count($"state {order.State}");
        }

        Assert.Equal(sum, Book.BalanceOf(Premium.Assessment.Tariff.Year));
        AssertConserved(sum);

        // January is let go last: it is somebody's as long as one order holds months.
        var states = claims.Select(claim => claim.January).ToList();
        MonthState? january = states.Contains(MonthState.Paid) ? MonthState.Paid
            : states.Contains(MonthState.OnOrder) ? MonthState.OnOrder
            : states.Contains(MonthState.Refunded) ? MonthState.Refunded : null;
        Assert.Equal(january, Book.Record.StateOf(InsuranceLine.BasicMedical, new YearMonth(2023, 1)));

        var paid = claims.FindAll(claim => claim.Told().State is OrderState.Paid or OrderState.Booked);
        Assert.Equal(Math.Max(0, paid.Count - 1), Book.PaidTwice.Count);
        foreach (var twice in Book.PaidTwice)
        {
            Count("paid twice");
            var (winner, loser) = (claims.Find(claim => claim.Id == twice.Winner)!, claims.Find(claim => claim.Id == twice.Loser)!);
            Assert.True(ClaimModel.Before(winner.PaidBy!.Value, winner.Id, loser.PaidBy!.Value, loser.Id));
        }
    }

    private static void AssertConserved(OrderBalance balance)
    {
        Assert.Equal(balance.Received, balance.Applied + balance.Surplus + balance.Returned);
        Assert.Equal(balance.Applied, balance.InTransit + balance.Booked);
        Assert.Equal(balance.Assessed, balance.Due + balance.Applied + balance.Reduced);
        Assert.DoesNotContain(
            new[] { balance.Received, balance.Applied, balance.Surplus, balance.Returned, balance.InTransit, balance.Booked, balance.Assessed, balance.Due, balance.Reduced },
            amount => amount < Money.Zero);
    }

    // From December backwards, so that January goes last; what was let go is not granted again.
    private static RefundGrant Grant(PremiumOrder order, int months)
    {
        var gone = order.Grants.Sum(grant => grant.Months.Count / 2);
        return new(
            RefundReason.PaidByEmployer,
            [
                .. Enumerable.Range(0, months).SelectMany(i => new RefundedMonth[]
                {
                    new(InsuranceLine.BasicMedical, new YearMonth(2023, 12).PlusMonths(-gone - i), Money.FromYuan(445)),
                    new(InsuranceLine.LargeAmountMutual, new YearMonth(2023, 12).PlusMonths(-gone - i), Money.Parse("44.50")),
                }),
            ],
            EndsCover: true,
            [Rule],
            Confidence.OfficialReprint);
    }

    private RefundReason Reason() => One(Enum.GetValues<RefundReason>());

    private static PaymentNotice Notice(string id, OrderId order, long fen, Instant at, NoticeDetail detail) =>
        PaymentNotice.Read(id, order, Money.FromFen(fen), at, PaymentChannel.WeChat, detail).Value;

    private T One<T>(IReadOnlyList<T> things) => things[random.Next(things.Count)];

    private void Count(string what, bool done) => Count($"{what} {(done ? "done" : "refused")}");

    private void Count(string what) => tally[what] = (tally.TryGetValue(what, out var so) ? so : 0) + 1;
}
