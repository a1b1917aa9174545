using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>A what-if against really adding the payment.</summary>
internal static class WhatIfs
{
    public static string? Fault(CoverageFacts facts, Random random, IWaitingPeriodPolicy policy)
    {
        var insured = random.Next(2) == 0 ? InsuredAs.Resident : InsuredAs.FlexibleEmployment;
        var year = random.Next(2018, 2027);
        var from = new LocalDate(year, 1, 1).PlusDays(random.Next(-90, 360));
        var through = from.PlusDays(random.Next(0, 25));
        if (!CoverageWhatIf.Of(facts, TariffCatalog.Embedded, policy, new ProposedPayment(insured, ContributionYear.FromYear(year), from), through).TryGet(out var whatIf, out _))
        {
            return null;
        }

        if (whatIf.Steps[0].From != from || whatIf.Steps[^1].Through != through || Enumerable.Range(1, whatIf.Steps.Length - 1).Any(at => whatIf.Steps[at].From != whatIf.Steps[at - 1].Through.PlusDays(1)))
        {
            return "the steps do not tile the days";
        }

        foreach (var step in whatIf.Steps)
        {
            var added = CoverageTimeline.Of(facts.With(step.Payment), policy).Value;
            var model = CoverageModel.Of(facts.With(step.Payment));
            if (!added.Intervals.SequenceEqual(step.Timeline.Intervals) || step.Payment.PaidOn != step.From)
            {
                return $"paying on {step.From} is something else than the what-if";
            }

            if (Months(model.Least, year) != step.MonthsAtLeast || Months(model.Most, year) != step.MonthsAtMost)
            {
                return $"paying on {step.From} covers {Months(model.Least, year)} to {Months(model.Most, year)} months in the model, not {step.MonthsAtLeast} to {step.MonthsAtMost}";
            }
        }

        return whatIf.Before.Intervals.SequenceEqual(CoverageTimeline.Of(facts, policy).Value.Intervals) ? null : "the cover without the payment is another";
    }

    private static int Months(PlainAxis axis, int year) => Enumerable.Range(PlainDays.January(year), 12)
        .Count(month => Enumerable.Range(PlainDays.First(month), PlainDays.First(month + 1) - PlainDays.First(month)).All(day => axis[day] >= PlainState.Reimbursable));
}
