using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>Says what years insured in a row, and years without a claim, add to the cap of serious-illness insurance for residents (连续参保激励、零报销激励).</summary>
public interface ICapIncentivePolicy
{
    /// <summary>The least raise of a year's cap.</summary>
    /// <param name="facts">What was paid.</param>
    /// <param name="year">The year whose cap it is.</param>
    /// <param name="yearBefore">Whether any benefit was used in the year before; where nobody said, nothing is raised for it.</param>
    /// <returns>The raise, or <c>coverage.incentives-unknown</c> with the years for which rules are published.</returns>
    Result<CapStanding> For(CoverageFacts facts, ContributionYear year, BenefitUse yearBefore = BenefitUse.NotSaid);
}

/// <summary>
/// Answers from the terms of the pooling area's resident tariff, else from the national ones of 国办发〔2024〕38号. Who comes back after a lapse begins to count anew. A year of the count is twelve months, as a resident of the
/// place; it is the least that the text can mean, as the raise is. No year of the count is asked to be without a claim but the one before.
/// </summary>
public sealed class CapIncentivePolicy(TariffCatalog catalog) : ICapIncentivePolicy
{
    /// <inheritdoc/>
    public Result<CapStanding> For(CoverageFacts facts, ContributionYear year, BenefitUse yearBefore = BenefitUse.NotSaid)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (!Enum.IsDefined(yearBefore))
        {
            throw new ArgumentOutOfRangeException(nameof(yearBefore));
        }

        var own = PublishedYears.TermsOf<CapIncentive>(catalog, facts.Region, Scheme.Resident);
        var terms = own.Count > 0 ? own : PublishedYears.TermsOf<CapIncentive>(catalog, Region.China, Scheme.Resident);
        var held = terms.Where(term => term.HoldsIn(year)).ToList();
        if (held.Count == 0)
        {
            return DomainError.Of(
                ErrorCodes.Coverage.IncentivesUnknown, "year", ("year", year.Number), ("region", facts.Region.Code), ("years", PublishedYears.Of(terms)));
        }

        var continuity = Continuity.Of(facts, ContinuityDefinition.ForCapIncentive, year.December);
        if (continuity.Last?.Year != year.Number)
        {
            return new CapStanding(year, continuity with { Months = null }, []);
        }

        var raises = held
            .Select(rule => Raise(rule, continuity, began: terms.Where(term => term.Reason == rule.Reason).Min(term => term.For.From), yearBefore))
            .Where(raise => raise.AllYears > Money.Zero);
        return new CapStanding(year, continuity, [.. raises]);
    }

    private static CapRaise Raise(CapIncentive rule, Continuity continuity, YearMonth began, BenefitUse yearBefore)
    {
        var (since, last) = (continuity.Since!.Value, continuity.Last!.Value);
        if (rule.Reason == IncentiveReason.ContinuousYears)
        {
            var counted = began.CompareTo(since) > 0 ? MonthsFrom(began, last) : continuity.Count;
            return new(rule, rule.AtLeast * Beyond(rule, counted), rule.AtLeast * Beyond(rule, continuity.Count));
        }

        // The year without a claim raises the cap of the next one, for who was a resident in both.
        var earned = yearBefore == BenefitUse.None && since.Year < last.Year;
        var all = earned ? rule.AtLeast : Money.Zero;
        return new(rule, last.Year - 1 >= began.Year ? all : Money.Zero, all);
    }

    private static int Beyond(CapIncentive rule, int months) => Math.Max(0, (months / InsuredSpan.MonthsPerYear) - rule.AfterYears);

    private static int MonthsFrom(YearMonth from, YearMonth through) => Math.Max(0, ((through.Year - from.Year) * InsuredSpan.MonthsPerYear) + through.Month - from.Month + 1);
}
