using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>
/// What the months in the employee scheme of a pooling area come to. Goes through the days on which something can change, in order: each joins the months in a row that the person is in,
/// comes back to them after an interruption, or begins anew.
/// </summary>
internal sealed class EmployeeDerivation
{
    private readonly CoverageFacts facts;
    private readonly IWaitingPeriodPolicy waits;
    private readonly InsuredMonths insured;
    private readonly InsuredSpan span;
    private readonly ClaimList claims;

    // By month: the day on which it was first paid, whether an employer paid it, and as what it was kept; null where it was given back.
    private readonly LocalDate?[] paid;
    private readonly bool[] byEmployer;
    private readonly InsuredAs?[] keptAs;

    // Whether there is other insurance at all, from which somebody may come.
    private readonly bool others;

    // Interruptions that were not paid when the person came back, and from when there was cover again.
    private readonly List<(int Since, LocalDate Covered)> holes = [];

    // The last month of those that the person is in; before the first where there is none.
    private int last = -1;
    private Gate release;

    public EmployeeDerivation(CoverageFacts facts, IWaitingPeriodPolicy waits, InsuredMonths insured, ClaimList claims)
    {
        this.facts = facts;
        this.waits = waits;
        this.insured = insured;
        this.claims = claims;
        span = InsuredSpan.Of(facts);
        paid = new LocalDate?[span.Count];
        byEmployer = new bool[span.Count];
        keptAs = new InsuredAs?[span.Count];
        foreach (var payment in facts.Payments)
        {
            if (payment.As == InsuredAs.Resident || facts.IsElsewhere(payment))
            {
                others = true;
                continue;
            }

            foreach (var month in payment.Kept)
            {
                var index = span.Of(month);
                keptAs[index] = payment.As == InsuredAs.Employer ? InsuredAs.Employer : keptAs[index] ?? payment.As;
            }

            foreach (var month in payment.Months.EachMonth())
            {
                var index = span.Of(month);
                var day = payment.PaidOn ?? span.FirstDay(index);
                paid[index] = paid[index] is { } before && before <= day ? before : day;
                byEmployer[index] |= payment.As == InsuredAs.Employer;
            }
        }
    }

    /// <summary>Adds what they come to; the refusal where a rule is not known.</summary>
    public Result<bool> Run()
    {
        var own = claims.All.Count;
        LocalDate? before = null;
        foreach (var day in Days())
        {
            if (day != before && !At(day).TryGet(out _, out var errors))
            {
                return errors;
            }

            before = day;
        }

        claims.KeepFrom(own, span, index => keptAs[index] is not null || paid[index] is null);
        return true;
    }

    /// <summary>The days on which something can change, in order; a day may stand in it twice.</summary>
    private List<LocalDate> Days()
    {
        var days = new List<LocalDate>(paid.Length * 2);
        for (var i = 0; i < paid.Length; i++)
        {
            if (paid[i] is { } day)
            {
                days.Add(day);
                days.Add(span.FirstDay(i));
            }
        }

        days.Sort();
        return days;
    }

    private Result<bool> At(LocalDate day)
    {
        var month = span.Of(day);
        if (month < 0 || month >= paid.Length || !IsPaid(month, day))
        {
            return true;
        }

        var first = span.FirstDay(month);
        if (byEmployer[month] && day == first)
        {
            WithEmployer(month, first);
        }
        else if (month > last)
        {
            if (!Arrive(month, day).TryGet(out _, out var errors))
            {
                return errors;
            }
        }

        Extend(day);
        Move(month, day);
        return FillHoles(month, day);
    }

    private void WithEmployer(int month, LocalDate first)
    {
        var open = new Gate(first, first, null);
        if (month > last)
        {
            Leave(month, first);
            release = last >= 0 ? release.Or(open) : open;
            last = month;
            AddMonths(first, month, month);
        }
        else if (release.Latest > first)
        {
            release = release.Or(open);
            AddMonths(first, month, last);
        }
    }

    private Result<bool> Arrive(int month, LocalDate day)
    {
        var first = span.FirstDay(month);
        if (last >= 0 && month == last + 1 && paid[month] <= first)
        {
            last = month;
            AddMonths(first, month, month);
            return true;
        }

        if (!Judge(month, day, last >= 0 ? last + 1 : null).TryGet(out var start, out var errors))
        {
            return errors;
        }

        var gate = Gate.Of(start);
        if (start.Continues)
        {
            if (PaidFrom(month, day) > last + 1)
            {
                Leave(month, start.Latest);
            }

            gate = gate.And(release);
        }
        else
        {
            release = gate;
        }

        if (start.ReimbursedFrom is { } reimbursed)
        {
            Reimburse(reimbursed, start, day, start.Latest);
        }

        last = month;
        claims.AddPaid(start.Earliest < day ? start.Earliest : day, LastDay(month), AsOf(month), CoveredBy(month), gate);
        return true;
    }

    /// <summary>
    /// The law of transfers, on every day on which something changes: who could move over from other insurance if there had been nothing here before is not worse off for having been here.
    /// </summary>
    private void Move(int month, LocalDate day)
    {
        if (!others || !Judge(month, day, null).TryGet(out var start, out _) || !start.Moves)
        {
            return;
        }

        release = release.Or(Gate.Of(start));
        AddMonths(day, month, last, Gate.Of(start));
        if (start.ReimbursedFrom is { } from)
        {
            claims.AddReimbursed(from, day.PlusDays(-1), InsuredAs.FlexibleEmployment, start, new Gate(from, from, null));
        }
    }

    /// <summary>The days of an interruption up to the cover that follows it.</summary>
    private void Reimburse(LocalDate from, CoverStart start, LocalDate day, LocalDate covered)
    {
        var until = (covered > day ? covered : day).PlusDays(-1);
        claims.AddReimbursed(from, until, InsuredAs.FlexibleEmployment, start, start.Continues ? release : new Gate(from, from, null));
    }

    private void Extend(LocalDate day)
    {
        var from = last + 1;
        while (last >= 0 && last + 1 < paid.Length && IsPaid(last + 1, day))
        {
            last++;
        }

        if (last >= from && from > 0)
        {
            AddMonths(span.FirstDay(from), from, last);
        }
    }

    /// <summary>An interruption that is paid later, while it is still short, is reimbursed too.</summary>
    private Result<bool> FillHoles(int month, LocalDate day)
    {
        for (var i = holes.Count - 1; i >= 0; i--)
        {
            var (since, covered) = holes[i];
            if (PaidFrom(month, day) > since)
            {
                continue;
            }

            if (!Judge(month, day, since).TryGet(out var start, out var errors))
            {
                return errors;
            }

            if (start is { Continues: true, ReimbursedFrom: { } from })
            {
                Reimburse(from, start, day, covered);
            }

            holes.RemoveAt(i);
        }

        return true;
    }

    /// <summary>Months from a day of the first on, each as what it is insured.</summary>
    private void AddMonths(LocalDate from, int first, int through) => AddMonths(from, first, through, release);

    private void AddMonths(LocalDate from, int first, int through, Gate gate)
    {
        while (first <= through)
        {
            var next = first + 1;
            while (next <= through && AsOf(next) == AsOf(first))
            {
                next++;
            }

            claims.AddPaid(from, LastDay(next - 1), AsOf(first), CoveredBy(first), gate);
            first = next;
            from = first < paid.Length ? span.FirstDay(first) : from;
        }
    }

    private Result<CoverStart> Judge(int month, LocalDate day, int? lapsedSince) => waits.ForEmployees(
        new EmployeeArrival(facts.Region, day, paid[month]!.Value, span.Month(PaidFrom(month, day)), insured)
        {
            LapsedSince = lapsedSince is { } since ? span.Month(since) : null,
            NeverWaits = facts.NeverWaits,
        });

    /// <summary>Remembers the interruption before a month as not paid.</summary>
    private void Leave(int month, LocalDate covered)
    {
        if (last >= 0 && month > last + 1)
        {
            holes.Add((last + 1, covered));
        }
    }

    private int PaidFrom(int month, LocalDate day)
    {
        while (month > 0 && IsPaid(month - 1, day))
        {
            month--;
        }

        return month;
    }

    private bool IsPaid(int month, LocalDate day) => paid[month] <= day;

    private InsuredAs AsOf(int month) => keptAs[month] ?? InsuredAs.FlexibleEmployment;

    private string CoveredBy(int month) => AsOf(month) == InsuredAs.Employer ? ErrorCodes.Coverage.CoveredByEmployer : ErrorCodes.Coverage.Covered;

    private LocalDate LastDay(int month) => span.FirstDay(month).PlusMonths(1).PlusDays(-1);
}
