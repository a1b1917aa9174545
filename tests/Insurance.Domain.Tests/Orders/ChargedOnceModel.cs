using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>
/// A January with a person, a phone and a bank: an order of 5,874.00, two runs, and payments by phone at any time. What really moves money is kept in
/// <see cref="Moved"/>, apart from the library; what the library is told of it comes late, repeatedly, in any order, or never before the end.
/// </summary>
internal sealed class ChargedOnceModel
{
    private readonly Random random;
    private readonly PriorityQueue<Action, (Instant At, int Tie)> waiting = new();
    private readonly bool bankErrs;
    private PremiumOrder order = Deducting.Order();
    private readonly DeductionRun?[] runs = [null, null];
    private Instant now = Deducting.Eve;
    private int undelivered;

    private ChargedOnceModel(int seed, bool bankErrs)
    {
        random = new Random(seed);
        this.bankErrs = bankErrs;
    }

    /// <summary>What was really taken from the person, by notice id: the model.</summary>
    public Dictionary<string, long> Moved { get; } = [];

    public PremiumOrder Order => order;

    public IEnumerable<DeductionRun> Runs => runs.OfType<DeductionRun>();

    /// <summary>Whether the bank took money after the library knew that the order was paid.</summary>
    public bool IsTakenThoughKnown { get; private set; }

    public static ChargedOnceModel Lived(int seed, bool bankErrs)
    {
        var model = new ChargedOnceModel(seed, bankErrs);
        for (var payments = model.random.Next(0, 3); payments > 0; payments--)
        {
            var id = $"PHONE-{payments}";
            model.At(model.Between(10, 30), () => model.PayByPhone(id));
        }

        model.At(model.Between(10, 14), () => model.Plan(1));
        model.At(model.Between(15, 20), () => model.Send(1));
        model.At(model.Between(25, 25), () => model.Plan(2));
        model.At(model.Between(26, 27), () => model.Send(2));
        while (model.waiting.TryDequeue(out var happen, out var when))
        {
            model.now = when.At;
            happen();
        }

        return model;
    }

    private void PayByPhone(string id)
    {
        Moved[id] = Deducting.Total;
        var notice = Chongqing.Notice(id, Deducting.Total, now);
        undelivered++;
        var first = true;
        Deliver(() =>
        {
            undelivered -= first ? 1 : 0;
            first = false;
            order = order.Apply(notice).Value.Order;
            for (var i = 0; i < runs.Length; i++)
            {
                runs[i] = runs[i]?.PayOtherwise(order.Id, now).TryGet(out var told, out _) == true ? told.Run : runs[i];
            }
        });
    }

    private DeductionFacts Facts()
    {
        // The channel may have told that somebody is paying before it tells that they paid.
        var state = undelivered > 0 && random.Next(2) == 0 ? ChannelState.UserPaying : (ChannelState?)null;
        return new([order.Claim(state)], [Deducting.Agreement], Runs, random.Next(2) == 0 ? [Agreed.Number(1)] : []);
    }

    private void Plan(int number) => runs[number - 1] = Deducting.Plan(Facts(), number, at: now).Value;

    private void Send(int number)
    {
        // A process that died: the run is never sent.
        if (random.Next(10) == 0)
        {
            return;
        }

        var isPaid = order.Due == Money.Zero;
        var run = runs[number - 1] = runs[number - 1]!.Send(Facts(), now).Value;
        if (run.Find(order.Id) is not { State: DeductionState.Sent })
        {
            return;
        }

        IsTakenThoughKnown |= isPaid;
        var took = Deducting.Took($"BANK-{number}", at: now.Plus(Duration.FromHours(random.Next(1, 5))));
        var failed = DeductionResult.Failed((DeductionFailure)random.Next(4));
        if (random.Next(2) == 0)
        {
            Deliver(() => Answer(number, failed));
        }
        else
        {
            Moved[took.Transaction!] = Deducting.Total;
            if (bankErrs && random.Next(2) == 0)
            {
                Deliver(() => Answer(number, failed));
            }

            Deliver(() => Answer(number, took));
        }

        if (random.Next(2) == 0)
        {
            At(Between(20, 21), () => Answer(number, DeductionResult.NoAnswer));
        }
    }

    private void Answer(int number, DeductionResult result)
    {
        var (run, answer) = runs[number - 1]!.Answer(order.Id, result, now).Value;
        runs[number - 1] = run;
        if (answer.Notice is { } notice)
        {
            order = order.Apply(notice).Value.Order;
        }
    }

    // One to three times, at once or within three weeks.
    private void Deliver(Action told)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            At(now.Plus(Duration.FromHours(random.Next(2) == 0 ? random.Next(0, 4) : random.Next(0, 500))), told);
        }
    }

    private void At(Instant at, Action happens) => waiting.Enqueue(happens, (at, random.Next()));

    private Instant Between(int first, int last) => Chongqing.At(2023, 1, random.Next(first, last + 1), random.Next(0, 12));
}
