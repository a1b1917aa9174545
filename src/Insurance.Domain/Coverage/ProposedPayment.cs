using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>A payment that is not made yet: as what, of which year, on which day.</summary>
/// <param name="As">As an individual in the employee scheme, or as a resident.</param>
/// <param name="Year">The year that would be paid.</param>
/// <param name="On">The day on which it would be paid.</param>
public sealed record ProposedPayment(InsuredAs As, ContributionYear Year, LocalDate On)
{
    /// <summary>The payment with its months, as the tariff of the pooling area says which are due.</summary>
    /// <param name="facts">What is paid already.</param>
    /// <param name="catalog">The tariffs.</param>
    /// <returns>
    /// A resident pays the whole year. Who pays as an individual pays from the month of the day, together with an interruption that is as short as the tariff's
    /// <see cref="FirstMonthRule.GapPaidUpToMonths"/>, through December, except what is paid already. Refused: <c>coverage.year-over</c>, <c>coverage.nothing-to-pay</c>.
    /// </returns>
    /// <exception cref="ArgumentException">An employer pays by rules that are not in this library.</exception>
    public Result<BookedPayment> For(CoverageFacts facts, TariffCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(catalog);
        if (As == InsuredAs.Employer)
        {
            throw new ArgumentException("An employer's payments are not proposed.", nameof(facts));
        }

        if (On.ToYearMonth().CompareTo(Year.December) > 0)
        {
            return DomainError.Of(ErrorCodes.Coverage.YearOver, "on", ("year", Year.Number), ("on", On));
        }

        var insured = InsuredMonths.Of(facts);
        var resident = As == InsuredAs.Resident;
        var due = (resident ? Year.January : FirstMonth(insured, catalog, facts.Region)) is var first
            ? FeePeriod.Of(first, Year.December).EachMonth().Where(month => !insured.Contains(month, resident, elsewhere: false)).ToList()
            : [];
        return due.Count == 0
            ? DomainError.Of(ErrorCodes.Coverage.NothingToPay, "year", ("year", Year.Number))
            : new BookedPayment(As, FeePeriod.Of(due[0], due[^1]), On);
    }

    private YearMonth FirstMonth(InsuredMonths insured, TariffCatalog catalog, Region region)
    {
        var month = On.ToYearMonth();
        month = month.CompareTo(Year.January) < 0 ? Year.January : month;
        var limit = catalog.Find(region, Scheme.FlexibleEmployment).TryGet(out var history, out _)
            ? history.Terms.FirstMonthOf(Year, MemberKind.Resuming)?.GapPaidUpToMonths ?? 0
            : 0;
        for (var gap = 1; gap <= limit; gap++)
        {
            if (insured.Contains(month.PlusMonths(-1 - gap), resident: false, elsewhere: false))
            {
                var first = month.PlusMonths(-gap);
                return first.CompareTo(Year.January) < 0 ? Year.January : first;
            }

            if (insured.Contains(month.PlusMonths(-1), resident: false, elsewhere: false))
            {
                break;
            }
        }

        return month;
    }
}
