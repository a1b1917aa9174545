using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Coverage;

/// <summary>
/// What paying lapsed years along with the present one costs (修复) and what it does to a resident's wait: each is paid at the individual amount of the present year at the place of enrolment, 国办发〔2024〕38号.
/// </summary>
/// <param name="LapsedYears">Years in a row that were not paid.</param>
/// <param name="RepairedYears">How many of them are paid along; at most all.</param>
/// <param name="AYear">The individual amount of the present year.</param>
/// <param name="Rule">The rule of the wait.</param>
public sealed record YearRepair(int LapsedYears, int RepairedYears, Assessment AYear, ResidentLapseWaits Rule)
{
    /// <summary>What the repaired years cost together, without the present year.</summary>
    public Money Total => AYear.Total * RepairedYears;

    /// <summary>The months of waiting without a repair.</summary>
    public int MonthsBefore => Rule.MonthsFor(LapsedYears, 0);

    /// <summary>The months of waiting with it.</summary>
    public int MonthsAfter => Rule.MonthsFor(LapsedYears, RepairedYears);

    /// <summary>Prices a repair.</summary>
    /// <param name="catalog">The tariffs.</param>
    /// <param name="region">The place of enrolment.</param>
    /// <param name="year">The present year.</param>
    /// <param name="grade">The way to pay the present year.</param>
    /// <param name="lapsedYears">Years in a row that were not paid.</param>
    /// <param name="repairedYears">How many of them are paid along.</param>
    /// <returns>
    /// The repair, <c>coverage.repaired-more</c> where more years are repaired than lapsed, <c>coverage.rule-unknown</c> where no rule is published for the year, or a refusal of the tariff where it has no amount.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static Result<YearRepair> Of(TariffCatalog catalog, Region region, ContributionYear year, string grade, int lapsedYears, int repairedYears)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentOutOfRangeException.ThrowIfNegative(lapsedYears);
        ArgumentOutOfRangeException.ThrowIfNegative(repairedYears);
        if (repairedYears > lapsedYears)
        {
            return DomainError.Of(ErrorCodes.Coverage.RepairedMore, "repairedYears", ("lapsed", lapsedYears), ("repaired", repairedYears));
        }

        if (WaitingTerms.Of(catalog, region, Scheme.Resident, year.January).Years is not { } rule)
        {
            return DomainError.Of(ErrorCodes.Coverage.RuleUnknown, "waiting", ("region", region.Code), ("scheme", Spelling.Of(Scheme.Resident)), ("month", year.January));
        }

        return catalog.Find(region, Scheme.Resident, year.Number).TryGet(out var tariff, out var unknown) && tariff.Assess(grade, tariff.Year.Months).TryGet(out var amount, out unknown)
            ? new YearRepair(lapsedYears, repairedYears, amount, rule)
            : unknown;
    }
}
