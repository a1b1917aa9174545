using System.Collections.Immutable;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>Finds the months in which a person is insured more than once, where each month may be insured once (不得重复参保).</summary>
public interface IOverlapPolicy
{
    /// <summary>The overlaps in order, each cut at the end of a year; none where every month is insured once. What was given back is no overlap any more.</summary>
    ImmutableArray<InsuranceOverlap> In(CoverageFacts facts);
}

/// <summary>
/// Answers from the refund rules of the tariff by which an individual paid. They give back what an individual paid for months that an employer paid too (<see cref="RefundReason.PaidByEmployer"/>); the reasons of
/// pensioners and of unemployment benefit are others, of which payments tell nothing. Which of two insurances goes where a resident's is among them, or a person paid in two places, is not published.
/// </summary>
public sealed class OverlapPolicy(TariffCatalog catalog) : IOverlapPolicy
{
    /// <inheritdoc/>
    public ImmutableArray<InsuranceOverlap> In(CoverageFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var months = new SortedDictionary<YearMonth, HashSet<InsuredPlace>>();
        foreach (var payment in facts.Payments)
        {
            var insured = InsuredPlace.Of(facts, payment);
            foreach (var month in payment.Kept)
            {
                (months.TryGetValue(month, out var others) ? others : months[month] = []).Add(insured);
            }
        }

        return [.. months
            .Where(month => month.Value.Count > 1)
            .Select(month => (Month: month.Key, Insured: ValueList.Create<InsuredPlace>([.. month.Value.OrderBy(place => place.As).ThenBy(place => place.Region)])))
            .GroupBy(month => (month.Month.Year, month.Insured), month => month.Month)
            .SelectMany(alike => FeePeriod.Spanning(alike), (alike, period) => Overlap(period, alike.Key.Insured))
            .OrderBy(overlap => overlap.Months.From)];
    }

    private InsuranceOverlap Overlap(FeePeriod months, ValueList<InsuredPlace> insured)
    {
        var byEmployer = insured.Any(place => place.As == InsuredAs.Employer);
        var refunds = insured
            .Where(place => byEmployer && place.As == InsuredAs.FlexibleEmployment)
            .Select(place => Refund(months, place))
            .OfType<OverlapRefund>()
            .ToList();
        return new(months, insured, [.. refunds], insured.Count - refunds.Count > 1 ? Unknown(months, insured) : null);
    }

    private OverlapRefund? Refund(FeePeriod months, InsuredPlace paid)
    {
        var year = ContributionYear.FromYear(months.From.Year);
        var rule = PublishedYears.TermsOf<RefundRule>(catalog, paid.Region, Scheme.FlexibleEmployment).FirstOrDefault(rule =>
            rule.Gives == RefundGives.OverlappingMonths && rule.Reasons.Contains(RefundReason.PaidByEmployer) && rule.HoldsIn(year));
        return rule is null
            ? null
            : new(paid, months, RefundReason.PaidByEmployer, rule, (rule.ClaimedNextYear ? year.Next.January : months.From).OnDayOfMonth(1));
    }

    private static DomainError Unknown(FeePeriod months, ValueList<InsuredPlace> insured) => DomainError.Of(
        ErrorCodes.Coverage.OverlapUnknown, "payments", ("months", months.ToString()), ("insured", string.Join(", ", insured)));
}
