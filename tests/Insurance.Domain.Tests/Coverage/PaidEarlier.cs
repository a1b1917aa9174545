using Insurance.Domain.Coverage;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>The same payments, one of them paid earlier.</summary>
internal static class PaidEarlier
{
    public static string? Fault(CoverageFacts facts, Random random, IWaitingPeriodPolicy policy)
    {
        var (share, days) = (random.Next(1_000), random.Next(4) switch { 0 => 1, 1 => random.Next(1, 32), 2 => random.Next(1, 100), _ => random.Next(1, 400) });
        var dated = Enumerable.Range(0, facts.Payments.Count).Where(at => facts.Payments[at].PaidOn is not null).ToList();
        if (dated.Count == 0 || MorePaid.LetsReturnersWaitLonger(facts))
        {
            return null;
        }

        var which = dated[share * dated.Count / 1_000];
        var moved = facts.Payments[which] with { PaidOn = facts.Payments[which].PaidOn!.Value.PlusDays(-days) };
        var earlier = facts with { Payments = [.. facts.Payments.AsEnumerable().Select((payment, at) => at == which ? moved : payment)] };
        return CoverageProperties.Both(facts, earlier, policy) is ({ } before, { } after) && !MorePaid.MakesLapsed(facts, earlier) && CoverageProperties.Less(before, after) is { } less
            ? $"{less} with {Covering.Text(moved)}"
            : null;
    }
}
