using Insurance.Domain.Contributions;
using Insurance.Domain.Premiums;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Orders;

/// <summary>What must hold of premium and record when an order is placed.</summary>
internal static class PlacingRules
{
    /// <summary>Why a premium does not hold on a day; null where it does.</summary>
    public static DomainError? Stale(Premium premium, LocalDate day)
    {
        if (day >= premium.AssessedOn && day < premium.ChangesOn)
        {
            return null;
        }

        var year = premium.Assessment.Tariff.Year.Number;
        return day.ToYearMonth().CompareTo(premium.Period.Through) > 0
            ? DomainError.Of(ErrorCodes.Period.LastYear, "year", ("year", year), ("current", day.Year))
            : DomainError.Of(ErrorCodes.Order.PremiumStale, "at", ("on", day), ("from", premium.AssessedOn), ("changes", premium.ChangesOn))
                .ChangingOn(day < premium.AssessedOn ? premium.AssessedOn : null);
    }

    /// <summary>Why the end that was agreed is none for the channel; null where it is one, or none was agreed.</summary>
    public static DomainError? EndsWrong(OrderTerms terms, PaymentChannel channel, Instant at)
    {
        if (terms.PayBy is not { } payBy)
        {
            return null;
        }

        return payBy > at
            ? PayByRule.Refusal(channel, at, payBy)
            : DomainError.Of(ErrorCodes.Order.PayBy, "payBy", ("at", InstantPattern.General.Format(at)), ("payBy", InstantPattern.General.Format(payBy)));
    }

    /// <summary>The months that are paid or on order already.</summary>
    public static IEnumerable<DomainError> Taken(Premium premium, ContributionRecord record)
    {
        var lines = premium.Assessment.Lines.Select(line => line.Insurance).ToList();
        foreach (var (state, code) in new[] { (MonthState.OnOrder, ErrorCodes.Period.OnOrder), (MonthState.Paid, ErrorCodes.Period.AlreadyPaid) })
        {
            var months = record.MonthsIn(state, lines, premium.Period).ToList();
            if (months.Count > 0)
            {
                yield return DomainError.Of(code, "months", ("months", FeePeriod.Of(months[0], months[^1]).ToString()));
            }
        }
    }
}
