using System.Collections.Immutable;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Coverage;

/// <summary>A scheme and a grade that a person could pay on a day: what it costs and what cover it gives. A fact among others, no advice.</summary>
/// <param name="As">As what.</param>
/// <param name="Grade">The grade, or way to pay, of the tariff.</param>
/// <param name="Payment">What would be paid.</param>
/// <param name="Amount">The amount, or why there is none.</param>
/// <param name="Cover">The cover with it, or why it cannot be told.</param>
public sealed record CoverageChoice(InsuredAs As, PaymentGrade Grade, BookedPayment Payment, Result<Assessment> Amount, Result<CoverageTimeline> Cover)
{
    /// <summary>All grades of both schemes of the pooling area that are paid for a year or a month, side by side; a scheme of which nothing is left to pay, or no tariff is known, is left out.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="catalog">The tariffs.</param>
    /// <param name="waits">How waits are decided.</param>
    /// <param name="payment">The day and the year; its <see cref="ProposedPayment.As"/> is not asked.</param>
    /// <returns>The choices in the order of schemes and of the tariffs. Cover that rests on a rule that nobody published is <c>coverage.rule-unknown</c> in its choice and takes no other away.</returns>
    public static ImmutableArray<CoverageChoice> SideBySide(CoverageFacts facts, TariffCatalog catalog, IWaitingPeriodPolicy waits, ProposedPayment payment)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(payment);
        var choices = ImmutableArray.CreateBuilder<CoverageChoice>();
        foreach (var (insured, scheme) in new[] { (InsuredAs.FlexibleEmployment, Scheme.FlexibleEmployment), (InsuredAs.Resident, Scheme.Resident) })
        {
            if (!catalog.Find(facts.Region, scheme).TryGet(out var history, out _) || !(payment with { As = insured }).For(facts, catalog).TryGet(out var paid, out _))
            {
                continue;
            }

            var cover = CoverageTimeline.Of(facts.With(paid), waits);
            foreach (var grade in history.Grades.Where(grade => grade.YearStarts == 1 && grade.Status != MemberStatus.Retired && !grade.IsPaidOnce))
            {
                choices.Add(new(insured, grade, paid, Assess(catalog, facts.Region, scheme, grade, paid), cover));
            }
        }

        return choices.ToImmutable();
    }

    private static Result<Assessment> Assess(TariffCatalog catalog, Region region, Scheme scheme, PaymentGrade grade, BookedPayment paid) =>
        catalog.Find(region, scheme, paid.Months.From.Year).TryGet(out var tariff, out var unknown)
            ? tariff.Assess(grade.Id, grade.WholeYearOnly ? tariff.Year.Months : paid.Months, DeclaredBases.None, paid.PaidOn)
            : unknown;
}
