using System.Collections.Immutable;
using Insurance.Domain;
using Insurance.Domain.Coverage;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.ConsoleHost.Timelines;

/// <summary>How a person stands beside the days of cover: what is paid twice, how long without a break, and how far from cover for life.</summary>
/// <param name="Overlaps">The months that are insured more than once.</param>
/// <param name="Continuity">How long without a break; null where no month is insured.</param>
/// <param name="Lifetime">How far from cover for life; null where the sex is not told, or no month is insured.</param>
internal sealed record CoverageStanding(ImmutableArray<InsuranceOverlap> Overlaps, ContinuityStanding? Continuity, LifetimeAnswer? Lifetime)
{
    /// <summary>Works it out.</summary>
    /// <param name="history">What the file tells.</param>
    /// <param name="catalog">The rules.</param>
    /// <param name="on">The day through whose month it is counted; null for the last insured month.</param>
    public static CoverageStanding Of(CoverageHistory history, TariffCatalog catalog, LocalDate? on)
    {
        var facts = history.Facts;
        var overlaps = new OverlapPolicy(catalog).In(facts);
        var insured = facts.Payments.AsEnumerable().SelectMany(payment => payment.Kept).ToList();
        if (insured.Count == 0)
        {
            return new(overlaps, null, null);
        }

        var through = on?.ToYearMonth() ?? insured.Max();
        return new(overlaps, ContinuityStanding.Of(facts, catalog, through), history.Sex is { } sex ? LifetimeAnswer.Of(facts, catalog, sex, through) : null);
    }
}
