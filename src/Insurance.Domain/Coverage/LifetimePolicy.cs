using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>
/// Counts the years that give cover for life (最低缴费年限) and prices those that are missing. Two verbs, since a year may have a rule and no price.
/// </summary>
public interface ILifetimePolicy
{
    /// <summary>What counts and what is missing.</summary>
    /// <returns>The standing, or <c>coverage.lifetime-unknown</c> with the years for which a rule is published.</returns>
    Result<LifetimeStanding> StandingOf(LifetimeQuestion question);

    /// <summary>What the missing months cost at once by the price of the year in which it was asked.</summary>
    /// <param name="standing">What is missing.</param>
    /// <param name="grade">The grade whose rates are used, such as <c>2</c>.</param>
    /// <returns>The cost, <c>coverage.no-lump-sum</c>, or a refusal of the tariff where it has no price for the year.</returns>
    Result<LifetimeCost> CostOf(LifetimeStanding standing, string grade);
}

/// <summary>
/// Answers from the terms of the pooling area's tariff of flexible employment. Months of the employee scheme count one for one wherever they were insured; months as a resident by the published share, those of the pooling
/// area alone, since nobody published what others count. Months that are paid at once are taken to count as paid here.
/// </summary>
public sealed class LifetimePolicy(TariffCatalog catalog) : ILifetimePolicy
{
    /// <inheritdoc/>
    public Result<LifetimeStanding> StandingOf(LifetimeQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(question.Facts, nameof(question));
        if (!Enum.IsDefined(question.Sex))
        {
            throw new ArgumentOutOfRangeException(nameof(question));
        }

        var region = question.Facts.Region;
        var terms = PublishedYears.TermsOf<LifetimeYears>(catalog, region, Scheme.FlexibleEmployment);
        if (terms.FirstOrDefault(term => term.HoldsIn(question.Year)) is not { } rule)
        {
            return DomainError.Of(
                ErrorCodes.Coverage.LifetimeUnknown, "year", ("year", question.Year.Number), ("region", region.Code), ("years", PublishedYears.Of(terms)));
        }

        var employee = new HashSet<YearMonth>();
        var actual = new HashSet<YearMonth>();
        var resident = new HashSet<YearMonth>();
        foreach (var payment in question.Facts.Payments)
        {
            var elsewhere = question.Facts.IsElsewhere(payment);
            foreach (var month in payment.Kept.Where(month => question.Through is not { } last || month.CompareTo(last) <= 0))
            {
                if (payment.As != InsuredAs.Resident)
                {
                    employee.Add(month);
                }

                if (!elsewhere)
                {
                    (payment.As == InsuredAs.Resident ? resident : actual).Add(month);
                }
            }
        }

        resident.ExceptWith(employee);
        var credited = rule.ResidentShare is { } share ? RoundedUp(resident.Count, share) : 0;
        return new LifetimeStanding(region, question.Sex, question.Year, rule, employee.Count, actual.Count, resident.Count, credited)
        {
            Warnings = rule.ResidentShare is null && resident.Count > 0
                ? [Warning.Of(ErrorCodes.Coverage.ResidentShareUnknown, ("months", resident.Count), ("region", region.Code)).Citing(rule.Source)]
                : [],
        };
    }

    /// <inheritdoc/>
    public Result<LifetimeCost> CostOf(LifetimeStanding standing, string grade)
    {
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(grade);
        if (standing.Rule.LumpSum.FirstOrDefault(way => way.Grade == grade) is not { } way)
        {
            var grades = standing.Rule.LumpSum.Select(known => known.Grade).DefaultIfEmpty("-");
            return DomainError.Of(ErrorCodes.Coverage.NoLumpSum, "grade", ("year", standing.Year.Number), ("region", standing.Region.Code), ("grades", string.Join(", ", grades)));
        }

        var months = standing.MonthsToPay;
        if (months == 0)
        {
            return new LifetimeCost(standing, grade, months, null, null);
        }

        if (!catalog.Find(standing.Region, Scheme.FlexibleEmployment, standing.Year.Number).TryGet(out var tariff, out var unknown))
        {
            return unknown;
        }

        Assessment? year = null, rest = null;
        if (months >= InsuredSpan.MonthsPerYear && !tariff.Assess(way.PaidAs, InsuredSpan.MonthsPerYear).TryGet(out year, out var noYear))
        {
            return noYear;
        }

        return months % InsuredSpan.MonthsPerYear is > 0 and var left && !tariff.Assess(way.PaidAs, left).TryGet(out rest, out var noRest)
            ? noRest
            : new LifetimeCost(standing, grade, months, year, rest);
    }

    private static int RoundedUp(int months, Rate share) => (int)(((months * share.Units) + Rate.UnitsPerWhole - 1) / Rate.UnitsPerWhole);
}
