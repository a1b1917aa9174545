using System.Collections.Immutable;
using Insurance.Domain;
using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.ConsoleHost.Timelines;

/// <summary>What paying on a day would come to, on each later day of that year too, and the choices of scheme and grade.</summary>
/// <param name="Proposed">What would be paid when.</param>
/// <param name="Days">The days of payment, from the one asked.</param>
/// <param name="LaterRefused">Why nothing is said of days after the last one of <paramref name="Days"/>; none where they reach the end of the year.</param>
/// <param name="Choices">Scheme and grade, with amount and cover.</param>
internal sealed record PaymentOnDay(
    ProposedPayment Proposed,
    CoverageWhatIf Days,
    ImmutableArray<DomainError> LaterRefused,
    ImmutableArray<CoverageChoice> Choices)
{
    /// <summary>Works it out: in the scheme that was paid last, of the year of the day, or of the next one where nothing of it is left to pay.</summary>
    public static Result<PaymentOnDay> Of(CoverageHistory history, TariffCatalog catalog, IWaitingPeriodPolicy waits, LocalDate day)
    {
        var facts = history.Facts;
        var proposed = new ProposedPayment(SchemeOf(facts), ContributionYear.FromYear(day.Year), day);
        if (!proposed.For(facts, catalog).TryGet(out _, out var nothing))
        {
            if (nothing[0].Code != ErrorCodes.Coverage.NothingToPay || day.Year == ContributionYear.MaxYear)
            {
                return nothing;
            }

            proposed = proposed with { Year = ContributionYear.FromYear(day.Year + 1) };
        }

        if (!LongestKnown(facts, catalog, waits, proposed, out var later).TryGet(out var days, out var errors))
        {
            return errors;
        }

        var choices = CoverageChoice.SideBySide(facts, catalog, waits, proposed)
            .Where(choice => history.BirthDate is not { } birth || choice.Grade.Whom?.Admits(birth, proposed.Year).Admission != Admission.No);
        return new PaymentOnDay(proposed, days, later, [.. choices]);
    }

    private static InsuredAs SchemeOf(CoverageFacts facts)
    {
        var paid = facts.Payments.AsEnumerable().OrderBy(payment => payment.Months.Through).ThenBy(payment => payment.As).Select(payment => (InsuredAs?)payment.As).LastOrDefault();
        var registered = facts.Enrollments.AsEnumerable().OrderBy(spell => spell.From).ThenBy(spell => spell.As).Select(spell => (InsuredAs?)spell.As).LastOrDefault();
        return (paid ?? registered) == InsuredAs.Resident ? InsuredAs.Resident : InsuredAs.FlexibleEmployment;
    }

    /// <summary>
    /// The days through the end of the year, or through the last one of which all is published: a rule for who pays late need not be known where paying now is answered.
    /// </summary>
    private static Result<CoverageWhatIf> LongestKnown(CoverageFacts facts, TariffCatalog catalog, IWaitingPeriodPolicy waits, ProposedPayment first, out ImmutableArray<DomainError> later)
    {
        later = [];
        var end = first.Year.December.OnDayOfMonth(1).PlusMonths(1).PlusDays(-1);
        if (CoverageWhatIf.Of(facts, catalog, waits, first, end).TryGet(out var whole, out var errors))
        {
            return whole;
        }

        if (!CoverageWhatIf.Of(facts, catalog, waits, first, first.On).TryGet(out var known, out var atOnce))
        {
            return atOnce;
        }

        // Between a last day that is known and a first one that is not.
        var (from, through) = (first.On, end);
        while (Period.DaysBetween(from, through) > 1)
        {
            var middle = from.PlusDays(Period.DaysBetween(from, through) / 2);
            if (CoverageWhatIf.Of(facts, catalog, waits, first, middle).TryGet(out var reached, out var why))
            {
                (from, known) = (middle, reached);
            }
            else
            {
                (through, errors) = (middle, why);
            }
        }

        later = errors;
        return known;
    }
}
