using System.Collections.Concurrent;
using System.Collections.Immutable;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>
/// Reads the waiting rules off the tariffs of the pooling area, and those of the national frame where it has none of its own: 医保办发〔2021〕43号 for whoever moves, 国办发〔2024〕38号
/// for residents. Where nobody published from when a wait is counted, it gives both readings.
/// </summary>
public sealed class WaitingPeriodPolicy(TariffCatalog catalog) : IWaitingPeriodPolicy
{
    private readonly ConcurrentDictionary<(Region Region, Scheme Scheme, YearMonth Month), WaitingTerms> known = [];

    /// <inheritdoc/>
    public Result<CoverStart> ForEmployees(EmployeeArrival arrival)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        var terms = TermsOf(arrival.Region, Scheme.FlexibleEmployment, arrival.Month);
        if (arrival.LapsedSince is { } since && AfterLapse(arrival, since, terms) is { } continued)
        {
            return arrival.NeverWaits && continued.TryGet(out var soon, out _) ? NotAfter(soon, arrival.On) : continued;
        }

        var moved = Moved(terms.Transfer, arrival.Month, arrival.On, arrival.PaidOn, arrival.PaidFrom, resident: false, arrival.Insured);
        if (arrival.NeverWaits)
        {
            return NotAfter(moved ?? AtOnce(arrival.On), arrival.On);
        }

        if (moved is not null)
        {
            return moved;
        }

        WaitingRule? rule = arrival.LapsedSince is null ? terms.First : terms.LongLapse;
        return rule switch
        {
            FirstEnrollmentWaits first => After(first.Months, first, "first-enrollment", ErrorCodes.Coverage.FirstEnrollment, arrival.On, arrival.PaidOn),
            LongLapseWaits lapse => After(lapse.Months, lapse, "lapse-longer-than", ErrorCodes.Coverage.LongLapse, arrival.On, arrival.PaidOn),
            _ => Unknown(arrival.Region, Scheme.FlexibleEmployment, arrival.Month),
        };
    }

    /// <inheritdoc/>
    public Result<CoverStart> ForResidents(ResidentArrival arrival)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        var month = arrival.On.ToYearMonth();
        var transfer = TermsOf(arrival.Region, Scheme.Resident, month).Transfer;
        var free = Moved(transfer, month, arrival.On, arrival.PaidOn, arrival.Months.From, resident: true, arrival.Insured);
        free = arrival.NeverWaits ? NotAfter(free ?? AtOnce(arrival.On), arrival.On) : free;
        var paid = ByPayment(arrival);
        if (free is null)
        {
            return paid;
        }

        // Some windows cover days before the payment, which is better than no wait.
        return paid.TryGet(out var start, out _) && start.Latest < free.Latest ? start with { ReimbursedFrom = free.ReimbursedFrom } : free;
    }

    /// <summary>The start by the window in which the payment lies and the years that lapsed.</summary>
    private Result<CoverStart> ByPayment(ResidentArrival arrival)
    {
        var terms = TermsOf(arrival.Region, Scheme.Resident, arrival.Months.From);
        var (inTime, window, late) = InWindow(arrival, terms);
        var lapsed = arrival.LapsedYears;
        if (lapsed > 0 && terms.Years is null)
        {
            // Before the rule came nobody waited for lapsed years; after the last year of which it is known nobody can say.
            if (!terms.YearsKnown.Any(span => span.Through.CompareTo(arrival.Months.From) >= 0))
            {
                return Unknown(arrival.Region, Scheme.Resident, arrival.Months.From);
            }

            lapsed = 0;
        }

        CoverStart? best = null;
        CoverStart? least = null;
        if (inTime)
        {
            best = lapsed > 0 ? AfterYears(arrival, terms.Years!, lapsed) : WithoutWait(arrival, terms, window);
        }

        if (late)
        {
            if (!Late(arrival, terms, lapsed).TryGet(out var start, out var unknown))
            {
                return unknown;
            }

            least = start;
        }

        return best is { } kind && least is { } strict
            ? strict with { Earliest = Min(kind.Earliest, strict.Earliest), Latest = Max(kind.Latest, strict.Latest), Reason = ErrorCodes.Coverage.WindowUnknown }
            : (best ?? least)!;
    }

    /// <summary>What an interruption that is short, or none at all, comes to; null where it is a long one.</summary>
    private static Result<CoverStart>? AfterLapse(EmployeeArrival arrival, YearMonth since, WaitingTerms terms)
    {
        var on = arrival.On;
        var paid = arrival.PaidFrom.CompareTo(since) <= 0;
        foreach (var rule in terms.PaidBy)
        {
            if (paid && rule.By.In(terms.Year) is { } by && on <= by && rule.Starts.In(terms.Year) is { } starts && since.CompareTo(starts.ToYearMonth()) >= 0)
            {
                var from = Max(starts, First(since));
                return rule.TracedBack
                    ? Stated(new(on, on, ErrorCodes.Coverage.TracedBack) { ReimbursedFrom = from, Continues = true }, "paid-by", rule)
                    : Stated(new(from, from, ErrorCodes.Coverage.PaidBy) { Continues = true }, "paid-by", rule);
            }
        }

        var gap = MonthsBetween(since, arrival.Month);
        if (gap == 0 && terms.GapPaid is null)
        {
            // Where months are paid as they come, a month that is paid within itself is paid in time.
            return new CoverStart(First(since), First(since), ErrorCodes.Coverage.Covered) { Continues = true };
        }

        if (gap > 0 && terms.LongLapse is null && !arrival.NeverWaits)
        {
            return Unknown(arrival.Region, Scheme.FlexibleEmployment, arrival.Month);
        }

        // The window that let the year be paid late has closed: its source calls that a lapse of more than three months.
        var missed = since.CompareTo(terms.Year.January) <= 0 && terms.LastDayOfContinuing() < on;
        if (missed || gap > (terms.LongLapse?.LimitMonths ?? 0))
        {
            return null;
        }

        if (terms.GapPaid is not { } shortLapse || gap > shortLapse.LimitMonths)
        {
            var (soonest, last) = Begin(WaitingStart.NotKnown, on, arrival.PaidOn, 0);
            return Stated(new(soonest, last, ErrorCodes.Coverage.ShortLapse) { Continues = true }, "lapse-longer-than", terms.LongLapse!);
        }

        var (earliest, latest) = Begin(shortLapse.Starts, on, arrival.PaidOn, 0);
        return Stated(
            new(earliest, latest, paid ? ErrorCodes.Coverage.GapPaid : ErrorCodes.Coverage.GapNotPaid) { Continues = true, ReimbursedFrom = paid ? First(since) : null },
            "gap-paid",
            shortLapse);
    }

    /// <summary>The start of who comes from another scheme or place after a short gap; null where the rule does not hold.</summary>
    private static CoverStart? Moved(TransferWaits? rule, YearMonth month, LocalDate on, LocalDate paidOn, YearMonth paidFrom, bool resident, InsuredMonths insured)
    {
        if (rule is null)
        {
            return null;
        }

        CoverStart? start = null;
        for (var gap = 0; gap <= rule.GapMonths; gap++)
        {
            var last = month.PlusMonths(-1 - gap);
            var sameScheme = insured.Contains(last, resident, elsewhere: true);
            var otherScheme = insured.Contains(last, !resident, elsewhere: false) || insured.Contains(last, !resident, elsewhere: true);
            if (sameScheme || (otherScheme && insured.RunEndingWith(last) >= rule.ContinuousYears * InsuredSpan.MonthsPerYear))
            {
                var (earliest, latest) = Begin(rule.Starts, on, paidOn, 0);
                var next = last.PlusMonths(1);
                var reimbursed = paidFrom.CompareTo(next) <= 0 && First(next) < on ? First(next) : start?.ReimbursedFrom;
                start = Stated(new(earliest, latest, ErrorCodes.Coverage.Transfer) { ReimbursedFrom = reimbursed, Moves = true }, "transfer", rule);
            }
        }

        return start;
    }

    /// <summary>Whether a payment is, or may be, in time, in which window, and whether it is, or may be, late; both where nobody published it.</summary>
    private static (bool InTime, PaymentWindow? Window, bool Late) InWindow(ResidentArrival arrival, WaitingTerms terms)
    {
        var ahead = arrival.PaidOn < First(arrival.Months.From);
        if (terms.Windows.IsEmpty)
        {
            return (true, null, !ahead);
        }

        // Whoever paid before a window opened is not late for it.
        var open = terms.Windows.Where(window => window.Closes.In(terms.Year) is { } closes ? arrival.PaidOn <= closes : ahead).ToList();
        if (open.Find(window => window.Waiting is null or WindowWaiting.None) is { } window)
        {
            return (true, window, false);
        }

        var uncertain = open.Find(candidate => candidate.Waiting == WindowWaiting.NotKnown);
        var unclosed = !ahead && terms.Windows.All(candidate => candidate.Closes.In(terms.Year) is null);
        return (uncertain is not null || unclosed, uncertain, true);
    }

    private static CoverStart WithoutWait(ResidentArrival arrival, WaitingTerms terms, PaymentWindow? window)
    {
        var first = First(arrival.Months.From);
        foreach (var rule in terms.PaidBy)
        {
            if (rule.By.In(terms.Year) is { } by && arrival.PaidOn <= by && rule.Starts.In(terms.Year) is { } starts)
            {
                return Stated(new(Max(starts, first), Max(starts, first), ErrorCodes.Coverage.PaidBy), "paid-by", rule);
            }
        }

        if (arrival.PaidOn < first)
        {
            return new CoverStart(arrival.On, arrival.On, ErrorCodes.Coverage.PaidAhead) { Source = window?.Source, Confidence = window?.Confidence };
        }

        var (earliest, latest) = Begin(window?.CoveredFrom ?? WaitingStart.NotKnown, arrival.On, arrival.PaidOn, 0);
        return new CoverStart(earliest, latest, ErrorCodes.Coverage.InWindow) { Source = window?.Source, Confidence = window?.Confidence };
    }

    private static Result<CoverStart> Late(ResidentArrival arrival, WaitingTerms terms, int lapsed)
    {
        var years = terms.Years is { } rule && (lapsed > 0 || terms.Late is null) ? AfterYears(arrival, rule, lapsed) : null;
        var late = terms.Late is { } own ? After(own.Months, own, "late-payment", ErrorCodes.Coverage.LatePayment, arrival.On, arrival.PaidOn) : null;
        return (years, late) switch
        {
            (null, null) => Unknown(arrival.Region, Scheme.Resident, arrival.Months.From),
            ({ } one, null) => one,
            (null, { } one) => one,
            ({ } one, { } other) => (one.Latest >= other.Latest ? one : other) with { Earliest = Max(one.Earliest, other.Earliest), Latest = Max(one.Latest, other.Latest) },
        };
    }

    private static CoverStart AfterYears(ResidentArrival arrival, ResidentLapseWaits rule, int lapsed) => After(
        rule.MonthsFor(lapsed, arrival.RepairedYears),
        rule,
        "resident-lapse",
        lapsed > 0 ? ErrorCodes.Coverage.LapsedYears : ErrorCodes.Coverage.LatePayment,
        arrival.On,
        arrival.PaidOn);

    private static CoverStart After(int months, WaitingRule rule, string word, string reason, LocalDate on, LocalDate paidOn)
    {
        var (earliest, latest) = Begin(rule.CountedFrom, on, paidOn, months);
        return Stated(new(earliest, latest, months == 1 ? ErrorCodes.Coverage.OneMonth : reason) { Months = months }, word, rule);
    }

    /// <summary>The first day of cover after so many months, by both readings.</summary>
    private static (LocalDate Earliest, LocalDate Latest) Begin(WaitingStart start, LocalDate on, LocalDate paidOn, int months)
    {
        var month = on.ToYearMonth();
        var after = paidOn.ToYearMonth().PlusMonths(1);
        var counted = First((after.CompareTo(month) > 0 ? after : month).PlusMonths(months));
        return start switch
        {
            WaitingStart.PayingMonth when months == 0 => (on, on),
            WaitingStart.PayingMonth => (First(month.PlusMonths(months)), First(month.PlusMonths(months))),
            WaitingStart.MonthAfter => (counted, counted),
            _ => (on.PlusMonths(months), counted),
        };
    }

    private static CoverStart AtOnce(LocalDate on) => new(on, on, ErrorCodes.Coverage.NeverWaits);

    private static CoverStart NotAfter(CoverStart start, LocalDate on) => start with { Earliest = Min(start.Earliest, on), Latest = Min(start.Latest, on) };

    private static CoverStart Stated(CoverStart start, string word, WaitingRule rule) => start with { Rule = word, Source = rule.Source, Confidence = rule.Confidence };

    private static DomainError Unknown(Region region, Scheme scheme, YearMonth month) =>
        DomainError.Of(ErrorCodes.Coverage.RuleUnknown, "waiting", ("region", region.Code), ("scheme", Spelling.Of(scheme)), ("month", month));

    private static LocalDate First(YearMonth month) => month.OnDayOfMonth(1);

    private static int MonthsBetween(YearMonth from, YearMonth to) => ((to.Year - from.Year) * InsuredSpan.MonthsPerYear) + to.Month - from.Month;

    private static LocalDate Max(LocalDate left, LocalDate right) => left >= right ? left : right;

    private static LocalDate Min(LocalDate left, LocalDate right) => left <= right ? left : right;

    private WaitingTerms TermsOf(Region region, Scheme scheme, YearMonth month) =>
        known.GetOrAdd((region, scheme, month), key => WaitingTerms.Of(catalog, key.Region, key.Scheme, key.Month));
}
