using System.Collections.Immutable;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>Days of payment that come to the same cover of a year, month for month.</summary>
/// <param name="From">The first such day of payment.</param>
/// <param name="Through">The last.</param>
/// <param name="Payment">What would be paid on the first of them.</param>
/// <param name="Timeline">The cover with that payment.</param>
/// <param name="MonthsAtLeast">Months of the year that are covered or reimbursed on every day, by the reading that grants least.</param>
/// <param name="MonthsAtMost">The same by the reading that grants most.</param>
public sealed record WhatIfStep(LocalDate From, LocalDate Through, BookedPayment Payment, CoverageTimeline Timeline, int MonthsAtLeast, int MonthsAtMost);

/// <summary>What paying a year on one day or another comes to, and until when waiting costs nothing. Facts, no advice. Immutable.</summary>
public sealed class CoverageWhatIf
{
    private CoverageWhatIf(CoverageTimeline before, ImmutableArray<WhatIfStep> steps)
    {
        Before = before;
        Steps = steps;
        for (var i = 1; i < steps.Length && LastGoodDay is null; i++)
        {
            LastGoodDay = steps[i].MonthsAtLeast < steps[0].MonthsAtLeast || steps[i].MonthsAtMost < steps[0].MonthsAtMost ? steps[i].From.PlusDays(-1) : null;
        }
    }

    /// <summary>The cover without a payment.</summary>
    public CoverageTimeline Before { get; }

    /// <summary>The days of payment, in order, those that come to the same together.</summary>
    public ImmutableArray<WhatIfStep> Steps { get; }

    /// <summary>
    /// The last day of payment before one that costs a month of cover against paying on the first day asked, in either reading; null where no asked day costs one.
    /// </summary>
    public LocalDate? LastGoodDay { get; }

    /// <summary>Goes through days of payment.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="catalog">The tariffs, which say what months are due.</param>
    /// <param name="waits">How waits are decided.</param>
    /// <param name="first">The payment on the first day.</param>
    /// <param name="through">The last day; not before the first.</param>
    /// <returns>
    /// What they come to, <c>coverage.rule-unknown</c>, <c>coverage.year-over</c> or <c>coverage.nothing-to-pay</c>. Each timeline is the one that the facts with the payment have.
    /// </returns>
    /// <exception cref="ArgumentException">The last day lies before the first.</exception>
    public static Result<CoverageWhatIf> Of(CoverageFacts facts, TariffCatalog catalog, IWaitingPeriodPolicy waits, ProposedPayment first, LocalDate through)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (through < first.On)
        {
            throw new ArgumentException("The last day lies before the first.", nameof(through));
        }

        if (!CoverageTimeline.Of(facts, waits).TryGet(out var before, out var errors))
        {
            return errors;
        }

        var steps = ImmutableArray.CreateBuilder<WhatIfStep>();
        Months? last = null;
        for (var day = first.On; day <= through; day = day.PlusDays(1))
        {
            if (!(first with { On = day }).For(facts, catalog).TryGet(out var payment, out errors)
                || !CoverageTimeline.Of(facts.With(payment), waits).TryGet(out var timeline, out errors))
            {
                return errors;
            }

            var months = Months.Of(timeline, first.Year);
            if (months == last)
            {
                steps[^1] = steps[^1] with { Through = day };
            }
            else
            {
                steps.Add(new(day, day, payment, timeline, months.AtLeast, months.AtMost));
                last = months;
            }
        }

        return new CoverageWhatIf(before, steps.ToImmutable());
    }

    /// <summary>Which months of a year are covered or reimbursed on every day, by each reading, a bit a month.</summary>
    private sealed record Months(int Surely, int Perhaps)
    {
        public int AtLeast => int.PopCount(Surely);

        public int AtMost => int.PopCount(Perhaps);

        public static Months Of(CoverageTimeline timeline, ContributionYear year)
        {
            var (surely, perhaps) = (0, 0);
            foreach (var month in year.Months.EachMonth())
            {
                var first = month.OnDayOfMonth(1);
                var days = timeline.Within(first, first.PlusMonths(1).PlusDays(-1));
                surely |= (days.All(day => day.State >= CoverageState.Reimbursable) ? 1 : 0) << (month.Month - 1);
                perhaps |= (days.All(day => day.State >= CoverageState.WaitingOrCovered) ? 1 : 0) << (month.Month - 1);
            }

            return new(surely, perhaps);
        }
    }
}
