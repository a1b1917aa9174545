using System.Collections.Immutable;
using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>Lays claims over the days of registrations and makes intervals of them.</summary>
internal sealed class Axis(CoverageFacts facts, IReadOnlyList<Claim> claims)
{
    /// <summary>An interval that is only a day before anything is known.</summary>
    public static CoverageInterval Before(LocalDate day, ImmutableArray<CoverageInterval> intervals) => new(day, day, CoverageState.NotEnrolled, ErrorCodes.Coverage.NotEnrolled)
    {
        CoveredFromEarliest = FirstOf(intervals, CanBeCovered),
        CoveredFromLatest = FirstOf(intervals, IsCovered),
    };

    public ImmutableArray<CoverageInterval> Intervals()
    {
        var spells = Spells();
        var bounds = Bounds(spells);
        var found = new List<CoverageInterval>();
        for (var i = 0; i < bounds.Count; i++)
        {
            var next = Of(bounds[i], i + 1 < bounds.Count ? bounds[i + 1].PlusDays(-1) : null, spells);
            if (found.Count > 0 && Continues(found[^1], next))
            {
                found[^1] = found[^1] with { Through = next.Through };
            }
            else
            {
                found.Add(next);
            }
        }

        return Told(found);
    }

    private List<EnrolledSpell> Spells()
    {
        if (facts.Enrollments.Count > 0)
        {
            return [.. facts.Enrollments.AsEnumerable().OrderBy(spell => spell.From).ThenBy(spell => spell.Through ?? LocalDate.MaxIsoValue).ThenBy(spell => spell.As)];
        }

        LocalDate? first = null;
        foreach (var payment in facts.Payments)
        {
            if (payment.Kept.Select(month => (YearMonth?)month).FirstOrDefault() is { } month)
            {
                var day = month.OnDayOfMonth(1);
                day = payment.PaidOn < day ? payment.PaidOn.Value : day;
                first = first is { } before && before <= day ? before : day;
            }
        }

        return first is { } from ? [new(InsuredAs.FlexibleEmployment, from)] : [];
    }

    private List<LocalDate> Bounds(List<EnrolledSpell> spells)
    {
        var days = new List<LocalDate>((claims.Count + spells.Count) * 2);
        foreach (var claim in claims)
        {
            days.Add(claim.From);
            days.Add(claim.Through.PlusDays(1));
        }

        foreach (var spell in spells)
        {
            days.Add(spell.From);
            if (spell.Through is { } through)
            {
                days.Add(through.PlusDays(1));
            }
        }

        days.Sort();
        var known = days.Count;
        foreach (var payment in facts.Payments)
        {
            if (payment.PaidOn is { } paidOn && !facts.IsElsewhere(payment))
            {
                AddAfter(days, known, paidOn);
                AddAfter(days, known, payment.Months.From.OnDayOfMonth(1));
                foreach (var run in FeePeriod.Spanning(payment.Kept))
                {
                    AddAfter(days, known, run.From.OnDayOfMonth(1));
                    AddAfter(days, known, run.Through.PlusMonths(1).OnDayOfMonth(1));
                }
            }
        }

        days.Sort();
        var kept = 0;
        for (var i = 0; i < days.Count; i++)
        {
            if (kept == 0 || days[i] != days[kept - 1])
            {
                days[kept++] = days[i];
            }
        }

        days.RemoveRange(kept, days.Count - kept);
        return days;
    }

    /// <summary>Nothing is told of days before the first one that is registered or insured.</summary>
    private static void AddAfter(List<LocalDate> days, int known, LocalDate day)
    {
        if (known > 0 && day > days[0])
        {
            days.Add(day);
        }
    }

    private CoverageInterval Of(LocalDate from, LocalDate? through, List<EnrolledSpell> spells)
    {
        Claim? best = null;
        foreach (var claim in claims)
        {
            if (claim.From <= from && from <= claim.Through && !(claim.State <= best?.State))
            {
                best = claim;
            }
        }

        if (best is { } one)
        {
            return new(from, through, one.State, one.Reason) { As = one.As, Rule = one.Start?.Rule, Source = one.Start?.Source, Confidence = one.Start?.Confidence, Operands = OperandsOf(one), WaitMonths = one.State is CoverageState.Waiting or CoverageState.WaitingOrCovered ? one.Start?.Months ?? 0 : 0 };
        }

        if (!spells.Exists(spell => spell.Contains(from)))
        {
            return new(from, through, CoverageState.NotEnrolled, ErrorCodes.Coverage.NotEnrolled);
        }

        if (PaidFor(from) is { } paid)
        {
            return paid with { Through = through };
        }

        return LastClaimedBefore(from) is { } last
            ? new(from, through, CoverageState.Lapsed, ErrorCodes.Coverage.Lapsed) { Operands = new([("last", last)]) }
            : new(from, through, CoverageState.Lapsed, ErrorCodes.Coverage.NothingPaid);
    }

    /// <summary>A day that is paid for all the same: ahead of the first month, or too late for the day; null where it is not.</summary>
    private CoverageInterval? PaidFor(LocalDate day)
    {
        LocalDate? late = null;
        InsuredAs? ahead = null;
        foreach (var payment in facts.Payments)
        {
            if (payment.PaidOn is not { } paidOn || facts.IsElsewhere(payment))
            {
                continue;
            }

            if (paidOn <= day && day < payment.Months.From.OnDayOfMonth(1) && payment.Kept.Any())
            {
                ahead = ahead < payment.As ? ahead : payment.As;
            }

            late = day < paidOn && payment.Kept.Contains(day.ToYearMonth()) && !(late <= paidOn) ? paidOn : late;
        }

        if (ahead is not null)
        {
            return new(day, null, CoverageState.Waiting, ErrorCodes.Coverage.PaidAhead) { As = ahead };
        }

        return late is { } tooLate ? new(day, null, CoverageState.Lapsed, ErrorCodes.Coverage.PaidTooLate) { Operands = new([("paid", tooLate)]) } : null;
    }

    private YearMonth? LastClaimedBefore(LocalDate day)
    {
        LocalDate? last = null;
        foreach (var claim in claims)
        {
            if (claim.Through < day && !(claim.Through <= last))
            {
                last = claim.Through;
            }
        }

        return last?.ToYearMonth();
    }

    private static OperandList OperandsOf(Claim claim) => (claim.State, claim.Start) switch
    {
        (CoverageState.Waiting or CoverageState.WaitingOrCovered, { } start) => new([("months", start.Months), ("earliest", start.Earliest), ("latest", start.Latest)]),
        _ => new([]),
    };

    private static bool Continues(CoverageInterval left, CoverageInterval right) =>
        left.State == right.State && left.Reason == right.Reason && left.As == right.As && left.Rule == right.Rule && left.Source == right.Source && left.Operands.Equals(right.Operands);

    /// <summary>The intervals with what lies after them.</summary>
    private static ImmutableArray<CoverageInterval> Told(List<CoverageInterval> found)
    {
        var (earliest, latest) = ((LocalDate?)null, (LocalDate?)null);
        for (var i = found.Count - 1; i >= 0; i--)
        {
            earliest = CanBeCovered(found[i].State) ? found[i].From : earliest;
            latest = IsCovered(found[i].State) ? found[i].From : latest;
            found[i] = found[i] with { CoveredFromEarliest = earliest, CoveredFromLatest = latest };
        }

        return [.. found];
    }

    private static LocalDate? FirstOf(ImmutableArray<CoverageInterval> intervals, Func<CoverageState, bool> counts)
    {
        foreach (var interval in intervals)
        {
            if (counts(interval.State))
            {
                return interval.From;
            }
        }

        return null;
    }

    private static bool CanBeCovered(CoverageState state) => state >= CoverageState.WaitingOrCovered;

    private static bool IsCovered(CoverageState state) => state >= CoverageState.Reimbursable;
}
