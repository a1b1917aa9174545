using System.Collections.Immutable;
using Insurance.Domain;
using Insurance.Domain.Coverage;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.ConsoleHost.Timelines;

/// <summary>How far somebody is from cover for life, and what the missing months cost at once by each grade.</summary>
/// <param name="Year">The year whose rule and prices hold.</param>
/// <param name="Through">The last month that counts.</param>
/// <param name="Standing">What counts and what is missing, or why it is not known.</param>
/// <param name="LumpSum">The costs, or why one is not known, in the order of the rule.</param>
internal sealed record LifetimeAnswer(ContributionYear Year, YearMonth Through, Result<LifetimeStanding> Standing, ImmutableArray<(string Grade, Result<LifetimeCost> Cost)> LumpSum)
{
    public static LifetimeAnswer Of(CoverageFacts facts, TariffCatalog catalog, Sex sex, YearMonth through)
    {
        var policy = new LifetimePolicy(catalog);
        var year = ContributionYear.FromYear(through.Year);
        var result = policy.StandingOf(new LifetimeQuestion(facts, sex, year) { Through = through });
        return new(year, through, result, result.TryGet(out var standing, out _) ? [.. standing.Rule.LumpSum.Select(way => (way.Grade, policy.CostOf(standing, way.Grade)))] : []);
    }
}
