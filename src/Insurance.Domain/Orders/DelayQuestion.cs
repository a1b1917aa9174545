using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>
/// Asks the timelines of cover what later payments of a year come to. As in <see cref="CoverageWhatIf"/> a month is lost where a day of it is neither covered nor reimbursed, by either
/// reading; since paying later never gives more, the last good day is found by halving. A wait may end in the year after, so that its months count as well where it is the employee scheme.
/// </summary>
internal sealed class DelayQuestion
{
    private readonly CoverageFacts facts;
    private readonly InsuredAs insured;
    private readonly FeePeriod months;
    private readonly LocalDate first;
    private readonly LocalDate last;
    private readonly TariffCatalog catalog;
    private readonly IWaitingPeriodPolicy waits;

    private DelayQuestion(CoverageFacts facts, InsuredAs insured, FeePeriod months, TariffCatalog catalog, IWaitingPeriodPolicy waits)
    {
        this.facts = facts;
        this.insured = insured;
        this.months = months;
        this.catalog = catalog;
        this.waits = waits;
        first = months.From.OnDayOfMonth(1);
        last = months.Through.PlusMonths(1).OnDayOfMonth(1).PlusDays(-1);
    }

    /// <summary>The cost; null where nobody published what follows, where nothing follows, or where it is not known what was paid before.</summary>
    /// <param name="situation">The facts.</param>
    /// <param name="window">What the payment windows say.</param>
    /// <param name="today">The day.</param>
    /// <param name="catalog">The tariffs, which say what months are due.</param>
    /// <param name="waits">How waits are decided.</param>
    public static CostOfDelay? CostOf(PaymentSituation situation, StatusWindow window, LocalDate today, TariffCatalog catalog, IWaitingPeriodPolicy waits)
    {
        var paidAs = situation.Scheme == Scheme.Resident ? InsuredAs.Resident : InsuredAs.FlexibleEmployment;
        if ((situation.Cover ?? Assumed(situation, window.Months, paidAs)) is not { } known)
        {
            return null;
        }

        var question = new DelayQuestion(known, paidAs, window.Months, catalog, waits);
        var payable = window.OpensOn ?? today;
        var reference = window.ClosedOn is { } closed ? question.InTime(window.Window!.Opens, situation.Year, closed) : payable;
        if (question.LastAsGoodAs(reference) is not { } good)
        {
            return null;
        }

        var paidOn = good < payable ? payable : good.PlusDays(1);
        return question.With(paidOn) is { } timeline
            ? question.CostOf(timeline, new CostOfDelay(good, paidOn) { IsLost = good < payable, Assumed = situation.Cover is null ? situation.Member : null })
            : null;
    }

    /// <summary>A day on which paying was in time: the first of the window, or where nobody published that, its last.</summary>
    private LocalDate InTime(TermDay opens, ContributionYear year, LocalDate closed) => opens.Kind == TermDayKind.NotKnown ? closed : opens.In(year) ?? first;

    /// <summary>The year before as paid through its last month, or nothing at all; null where neither may be assumed.</summary>
    private static CoverageFacts? Assumed(PaymentSituation situation, FeePeriod year, InsuredAs paidAs)
    {
        var before = FeePeriod.Of(year.From.PlusMonths(-year.Months), year.From.PlusMonths(-1));
        BookedPayment paid = paidAs == InsuredAs.Resident

            // Booked when it was over, the year counts as insured and rests on no rule of its own.
            ? new(paidAs, before, year.From.OnDayOfMonth(1))

            // The same scheme, and no wait that could still run.
            : new(InsuredAs.Employer, before, null);
        return situation.Member switch
        {
            MemberKind.Continuing => new(situation.Region) { Payments = [paid] },
            MemberKind.New => new(situation.Region),
            _ => null,
        };
    }

    /// <summary>The last day on which paying gives no month less than on another; null where no day gives less, or a rule is not known.</summary>
    private LocalDate? LastAsGoodAs(LocalDate reference)
    {
        if (reference > last || Given(reference) is not { } best || Given(last) is not { } least || IsAsGood(least, best))
        {
            return null;
        }

        var (good, bad) = (reference, last);
        while (good.PlusDays(1) < bad)
        {
            var middle = good.PlusDays(Period.DaysBetween(good, bad) / 2);
            if (Given(middle) is not { } given)
            {
                return null;
            }

            (good, bad) = IsAsGood(given, best) ? (middle, bad) : (good, middle);
        }

        return good;
    }

    private static bool IsAsGood((int Surely, int Perhaps) given, (int Surely, int Perhaps) best) => given.Surely >= best.Surely && given.Perhaps >= best.Perhaps;

    /// <summary>In how many months every day is covered or reimbursed, by the reading that grants least and by the one that grants most.</summary>
    private (int Surely, int Perhaps)? Given(LocalDate paidOn)
    {
        if (With(paidOn) is not { } timeline)
        {
            return null;
        }

        var (surely, perhaps) = (0, 0);
        foreach (var month in FeePeriod.Of(months.From, ThroughOf(months.Through)).EachMonth())
        {
            var day = month.OnDayOfMonth(1);
            var worst = CoverageState.Covered;
            foreach (var interval in timeline.Within(day, day.PlusMonths(1).PlusDays(-1)))
            {
                worst = interval.State < worst ? interval.State : worst;
            }

            surely += worst >= CoverageState.Reimbursable ? 1 : 0;
            perhaps += worst >= CoverageState.WaitingOrCovered ? 1 : 0;
        }

        return (surely, perhaps);
    }

    /// <summary>The last month that is looked at: that of the year, or for employees that of the next one.</summary>
    private YearMonth ThroughOf(YearMonth month) => insured == InsuredAs.Resident ? month : month.PlusMonths(InsuredSpan.MonthsPerYear);

    /// <summary>The timeline with the year paid on a day, and the next one in time where it is looked at.</summary>
    private CoverageTimeline? With(LocalDate paidOn)
    {
        return Payment(paidOn) is { } payment
            && CoverageTimeline.Of(facts.With(payment with { Months = FeePeriod.Of(payment.Months.From, ThroughOf(payment.Months.Through)) }), waits).TryGet(out var timeline, out _)
                ? timeline
                : null;
    }

    /// <summary>What would be paid: the months that are due, or all of a year that does not begin in January.</summary>
    private BookedPayment? Payment(LocalDate paidOn) => months.From.Month != 1
        ? new BookedPayment(insured, months, paidOn)
        : new ProposedPayment(insured, ContributionYear.FromYear(months.From.Year), paidOn).For(facts, catalog).TryGet(out var payment, out _) ? payment : null;

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
            MonthsAtLeast = MonthsOf(timeline, begin, CoverageState.Waiting),
            MonthsAtMost = MonthsOf(timeline, begin, CoverageState.WaitingOrCovered),
            Rule = rule?.Rule,
            Source = rule?.Source,
            Confidence = rule?.Confidence,
        };
    }

    /// <summary>The wait that is served on a day, as long as the state of the day is no better than one.</summary>
    private static int MonthsOf(CoverageTimeline timeline, LocalDate day, CoverageState atBest) => timeline.On(day) is var interval && interval.State <= atBest ? interval.WaitMonths : 0;
}
