using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>
/// Asks the timelines of cover what later payments of a year come to. A month of benefits is lost where a day of the year has none by the reading that grants least; days whose costs
/// are reimbursed are not lost.
/// </summary>
internal sealed class DelayQuestion
{
    private readonly CoverageFacts facts;
    private readonly InsuredAs insured;
    private readonly FeePeriod months;
    private readonly LocalDate first;
    private readonly LocalDate last;
    private readonly IWaitingPeriodPolicy waits;

    private DelayQuestion(CoverageFacts facts, InsuredAs insured, FeePeriod months, IWaitingPeriodPolicy waits)
    {
        this.facts = facts;
        this.insured = insured;
        this.months = months;
        this.waits = waits;
        first = months.From.OnDayOfMonth(1);
        last = months.Through.PlusMonths(1).OnDayOfMonth(1).PlusDays(-1);
    }

    /// <summary>The cost; null where nobody published what follows, where nothing follows, or where it is not known what was paid before.</summary>
    /// <param name="situation">The facts.</param>
    /// <param name="months">The months of the year.</param>
    /// <param name="window">What the payment windows say.</param>
    /// <param name="today">The day.</param>
    /// <param name="waits">How waits are decided.</param>
    public static CostOfDelay? CostOf(PaymentSituation situation, FeePeriod months, StatusWindow window, LocalDate today, IWaitingPeriodPolicy waits)
    {
        var insured = situation.Scheme == Scheme.Resident ? InsuredAs.Resident : InsuredAs.FlexibleEmployment;
        if ((situation.Cover ?? Assumed(situation, months, insured)) is not { } facts || Missing(facts, insured, months) is not { } missing)
        {
            return null;
        }

        var question = new DelayQuestion(facts, insured, missing, waits);
        var payable = window.OpensOn ?? today;
        var reference = window.ClosedOn is null ? payable : window.Window!.Opens.In(situation.Year) ?? question.first;
        if (question.LastAsGoodAs(reference) is not { } good)
        {
            return null;
        }

        var paidOn = good < payable ? payable : good.PlusDays(1);
        return question.With(paidOn) is { } timeline
            ? question.CostOf(timeline, new CostOfDelay(good, paidOn) { IsLost = good < payable, Assumed = situation.Cover is null ? situation.Member : null })
            : null;
    }

    /// <summary>The year before as paid through its last month, or nothing at all; null where neither may be assumed.</summary>
    private static CoverageFacts? Assumed(PaymentSituation situation, FeePeriod months, InsuredAs insured)
    {
        var before = FeePeriod.Of(months.From.PlusMonths(-months.Months), months.From.PlusMonths(-1));
        BookedPayment paid = insured == InsuredAs.Resident

            // Booked when it was over, the year counts as insured and rests on no rule of its own.
            ? new(insured, before, months.From.OnDayOfMonth(1))

            // The same scheme, and no wait that could still run.
            : new(InsuredAs.Employer, before, null);
        return situation.Member switch
        {
            MemberKind.Continuing => new(situation.Region) { Payments = [paid] },
            MemberKind.New => new(situation.Region),
            _ => null,
        };
    }

    /// <summary>The months of the year from the first that is not insured in the scheme; null where all are.</summary>
    private static FeePeriod? Missing(CoverageFacts facts, InsuredAs insured, FeePeriod months)
    {
        var known = InsuredMonths.Of(facts);
        foreach (var month in months.EachMonth())
        {
            if (!known.Contains(month, insured == InsuredAs.Resident, elsewhere: false))
            {
                return FeePeriod.Of(month, months.Through);
            }
        }

        return null;
    }

    /// <summary>The last day on which paying loses no more days than on another; null where none loses more, or a rule is not known.</summary>
    private LocalDate? LastAsGoodAs(LocalDate reference)
    {
        if (reference > last || DaysLost(reference) is not { } best || DaysLost(last) is not { } worst || worst <= best)
        {
            return null;
        }

        var (good, bad) = (reference, last);
        while (good.PlusDays(1) < bad)
        {
            var middle = good.PlusDays(Period.DaysBetween(good, bad) / 2);
            if (DaysLost(middle) is not { } lost)
            {
                return null;
            }

            (good, bad) = lost <= best ? (middle, bad) : (good, middle);
        }

        return good;
    }

    private int? DaysLost(LocalDate paidOn) => With(paidOn)?.Within(first, last)
        .Where(interval => interval.State < CoverageState.Reimbursable)
        .Sum(interval => Period.DaysBetween(interval.From, interval.Through!.Value) + 1);

    /// <summary>The timeline with the year paid on a day. A year of employees goes on into the next one, so that a wait that ends then is seen.</summary>
    private CoverageTimeline? With(LocalDate paidOn)
    {
        var paid = insured == InsuredAs.Resident ? months : FeePeriod.Of(months.From, months.Through.PlusMonths(InsuredSpan.MonthsPerYear));
        return CoverageTimeline.Of(facts.With(new BookedPayment(insured, paid, paidOn)), waits).TryGet(out var timeline, out _) ? timeline : null;
    }

    private CostOfDelay CostOf(CoverageTimeline timeline, CostOfDelay cost)
    {
        var begin = cost.PaidOn > first ? cost.PaidOn : first;
        var (earliest, latest, reimbursed) = ((LocalDate?)null, (LocalDate?)null, (LocalDate?)null);
        CoverageInterval? rule = null;
        foreach (var interval in timeline.Intervals)
        {
            if (interval.State == CoverageState.Reimbursable && !(interval.Through < first))
            {
                reimbursed ??= interval.From;
                rule ??= interval;
            }

            if (interval.Through < begin || latest is not null)
            {
                continue;
            }

            var from = interval.From > begin ? interval.From : begin;
            earliest ??= interval.State is CoverageState.Covered or CoverageState.WaitingOrCovered ? from : null;
            latest = interval.State == CoverageState.Covered ? from : null;
            rule = rule?.Rule is null && interval.Rule is not null ? interval : rule;
        }

        return cost with
        {
            CoveredFromEarliest = earliest,
            CoveredFromLatest = latest,
            ReimbursedFrom = reimbursed,
            Months = MonthsOf(timeline, begin),
            Rule = rule?.Rule,
            Source = rule?.Source,
            Confidence = rule?.Confidence,
        };
    }

    /// <summary>The wait that is served on a day.</summary>
    private static int MonthsOf(CoverageTimeline timeline, LocalDate day) => timeline.On(day) is { State: CoverageState.Waiting or CoverageState.WaitingOrCovered } interval
        ? interval.WaitMonths
        : 0;
}
