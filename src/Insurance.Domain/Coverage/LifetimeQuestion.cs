using Insurance.Domain.People;
using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>What is asked about the years that give cover for life.</summary>
/// <param name="Facts">What was paid.</param>
/// <param name="Sex">Men and women need different numbers of years.</param>
/// <param name="Year">The year in which it is asked; its rule and its prices hold.</param>
public sealed record LifetimeQuestion(CoverageFacts Facts, Sex Sex, ContributionYear Year)
{
    /// <summary>The last month that counts, such as that of retirement; null for every month that is booked, the rest of a year that was paid ahead too.</summary>
    public YearMonth? Through { get; init; }
}
