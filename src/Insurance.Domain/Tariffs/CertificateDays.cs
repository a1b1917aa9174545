using System.Collections.Immutable;
using Insurance.Domain.Calendars;
using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>
/// The days after a payment in which it is booked and certified, by the tariff's rule on the calendar. Where no rule is published for the
/// year the nearest one is taken, with a warning: it counts days and grants nothing.
/// </summary>
internal sealed record CertificateDays(LocalDate From, LocalDate Through, CertificateRule Rule, ImmutableArray<Warning> Warnings)
{
    public static Result<CertificateDays> After(LocalDate paidOn, Region region, Scheme scheme, TariffCatalog catalog, WorkingDayCalendar calendar)
    {
        if (!catalog.Find(region, scheme).TryGet(out var history, out var unknown))
        {
            return unknown;
        }

        if (!ContributionYear.Read(paidOn.Year).TryGet(out var year, out var outside))
        {
            return outside;
        }

        if (history.Terms.CertificateRuleNearest(year) is not { } rule)
        {
            return DomainError.Of(ErrorCodes.Certificate.RuleUnknown, "region", ("region", region.Code), ("scheme", Spelling.Of(scheme)));
        }

        var days = Result.All(
            calendar.NthWorkingDayAfter(paidOn, rule.EarliestWorkingDay),
            calendar.NthWorkingDayAfter(paidOn, rule.LatestWorkingDay));
        if (!days.TryGet(out var window, out var errors))
        {
            return errors.Distinct().ToImmutableArray();
        }

        var warnings = ImmutableArray.CreateBuilder<Warning>();
        if (!rule.HoldsIn(year))
        {
            warnings.Add(Warning.Of(ErrorCodes.Certificate.RuleOfOtherYear, ("year", paidOn.Year), ("rule", $"{rule.For.From.Year}..{rule.For.Through.Year}")).Citing(rule.Source));
        }

        if (window.Second.Warning is { } provisional)
        {
            warnings.Add(provisional);
        }

        return new CertificateDays(window.First.Date, window.Second.Date, rule, warnings.ToImmutable());
    }
}
