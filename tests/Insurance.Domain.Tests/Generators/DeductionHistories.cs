using Insurance.Domain.Agreements;
using Insurance.Domain.Orders;
using NodaTime;

namespace Insurance.Domain.Tests.Generators;

/// <summary>
/// Random lives of a run over four orders: two of Zhang and one of Li that may be planned, one of Li in another channel that is not; sent with the
/// facts of some moment, answered in any way and any number of times, paid another way beside.
/// </summary>
internal static class DeductionHistories
{
    public static readonly PremiumOrder[] Orders =
    [
        Deducting.Order(1), Deducting.Order(2), Deducting.Order(3, Chongqing.Li), Deducting.Order(4, Chongqing.Li, PaymentChannel.WeChat),
    ];

    private static readonly DeductionAgreement[][] Agreements =
    [
        [Deducting.Agreement, Agreed.Draft(2, Chongqing.Li).Active()],
        [Agreed.Draft(cap: Money.FromFen(Deducting.Total)).Active(), Agreed.Draft(2, Chongqing.Li).Active()],
        [Deducting.Agreement],
    ];

    /// <summary>A run with the history of a seed; what was refused changed nothing.</summary>
    public static DeductionRun Lived(int seed)
    {
        var random = new Random(seed);
        var agreements = Agreements[random.Next(Agreements.Length)];
        var run = Deducting.Plan(new DeductionFacts(Orders.Select(order => order.Claim()), agreements)).Value;
        for (var steps = random.Next(0, 16); steps > 0; steps--)
        {
            run = After(run, agreements, random);
        }

        return run;
    }

    private static DeductionRun After(DeductionRun run, DeductionAgreement[] agreements, Random random)
    {
        var order = Chongqing.Number(random.Next(1, 6));
        var at = Deducting.Morning.Plus(Duration.FromHours(random.Next(0, 160)));
        switch (random.Next(8))
        {
            case 0 or 1:
                var claims = Orders.Select(claimed => (random.Next(5) == 0 ? claimed.Close(Deducting.Eve).Value : claimed).Claim());
                return run.Send(new DeductionFacts(claims, random.Next(8) == 0 ? [] : agreements), at).TryGet(out var sent, out _) ? sent : run;
            case 2:
                return run.PayOtherwise(order, at).TryGet(out var paid, out _) ? paid.Run : run;
            default:
                return run.Answer(order, Result(random), at).TryGet(out var answered, out _) ? answered.Run : run;
        }
    }

    private static DeductionResult Result(Random random) => random.Next(3) switch
    {
        0 => DeductionResult.NoAnswer,
        1 => DeductionResult.Failed((DeductionFailure)random.Next(4)),
        _ => Deducting.Took($"BANK-{random.Next(3)}", random.Next(4) == 0 ? 1 : Deducting.Total, Deducting.Morning.Plus(Duration.FromHours(random.Next(0, 3)))),
    };
}
