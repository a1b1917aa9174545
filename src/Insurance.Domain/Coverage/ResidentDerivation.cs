using System.Collections.Immutable;
using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>What the payments in the resident scheme of a pooling area come to: each for itself, and after the wait of the year before where that goes on.</summary>
internal sealed class ResidentDerivation(CoverageFacts facts, IWaitingPeriodPolicy waits, InsuredMonths insured, ClaimList claims)
{
    private readonly List<(BookedPayment Payment, Result<Gate> Gate)> before = [];

    // Whether there is other insurance at all, from which somebody may come.
    private readonly bool others = facts.Payments.AsEnumerable().Any(payment => payment.As != InsuredAs.Resident || facts.IsElsewhere(payment));

    /// <summary>Adds what they come to; the refusal where a rule is not known.</summary>
    public Result<bool> Run()
    {
        foreach (var payment in facts.Payments.AsEnumerable()
            .Where(IsHere)
            .OrderBy(payment => payment.Months.From.OnDayOfMonth(1))
            .ThenBy(payment => payment.PaidOn)
            .ThenBy(payment => payment.Months.Months)
            .ThenByDescending(payment => payment.RepairedYears))
        {
            // Paid when it was over: years that are repaired shorten a wait and cover nothing.
            if (!payment.IsRepair && !Add(payment, FeePeriod.Spanning(payment.Kept)).TryGet(out _, out var errors))
            {
                return errors;
            }
        }

        return true;
    }

    private Result<bool> Add(BookedPayment payment, ImmutableArray<FeePeriod> kept)
    {
        var first = payment.Months.From.OnDayOfMonth(1);
        var on = payment.PaidOn > first ? payment.PaidOn!.Value : first;
        if (!Judge(payment, on, null, [payment]).TryGet(out var start, out var errors) || !GateOf(payment, on, start).TryGet(out var gate, out errors))
        {
            // What was given back needs no rule, unless its wait goes on.
            before.Add((payment, errors));
            return kept.IsEmpty ? true : errors;
        }

        Claim(kept, on, start, gate);
        foreach (var (day, after) in Entries(payment, on))
        {
            if (Judge(payment, day, after, [payment]).TryGet(out var later, out _))
            {
                gate = gate.Or(Gate.Of(later));
                Claim(kept, day, later, Gate.Of(later));
            }
        }

        before.Add((payment, gate));
        return true;
    }

    /// <summary>The gate of a payment: its own, behind that of the months directly before where that still waits.</summary>
    private Result<Gate> GateOf(BookedPayment payment, LocalDate on, CoverStart start)
    {
        if (!CarriedTo(payment).TryGet(out var carried, out var errors))
        {
            return errors;
        }

        if (carried.Gate is not { } wait || wait.Latest <= payment.Months.From.OnDayOfMonth(1))
        {
            return Gate.Of(start);
        }

        // Nobody is worse off for having paid the year before: it is also judged as if that had not been.
        var directlyBefore = facts.Payments.AsEnumerable().Where(other => IsHere(other) && other.Months.Through.PlusMonths(1) == payment.Months.From);
        return Judge(payment, on, null, [payment, .. directlyBefore]).TryGet(out var alone, out errors) ? Gate.Of(start).And(wait).Or(Gate.Of(alone)) : errors;
    }

    /// <summary>The wait of what was paid for the months directly before; null where nothing was.</summary>
    private Result<Carried> CarriedTo(BookedPayment payment)
    {
        Gate? carried = null;
        foreach (var (earlier, judged) in before)
        {
            if (earlier.Months.Through.PlusMonths(1) != payment.Months.From)
            {
                continue;
            }

            if (!judged.TryGet(out var gate, out var errors))
            {
                return errors;
            }

            carried = carried?.Or(gate) ?? gate;
        }

        return new Carried(carried);
    }

    private bool IsHere(BookedPayment payment) => payment.As == InsuredAs.Resident && !facts.IsElsewhere(payment);

    /// <summary>The first days after months of other insurance within those of a payment, and these months.</summary>
    private IEnumerable<(LocalDate Day, YearMonth After)> Entries(BookedPayment payment, LocalDate on) => !others ? [] : payment.Months.EachMonth()
        .Where(month => month != payment.Months.Through && IsInsuredOtherwise(month))
        .Select(month => (Max(on, month.PlusMonths(1).OnDayOfMonth(1)), month));

    private bool IsInsuredOtherwise(YearMonth month) =>
        insured.Contains(month, resident: false, elsewhere: false) || insured.Contains(month, resident: false, elsewhere: true) || insured.Contains(month, resident: true, elsewhere: true);

    private void Claim(IEnumerable<FeePeriod> kept, LocalDate on, CoverStart start, Gate gate)
    {
        foreach (var run in kept)
        {
            var (from, through) = (run.From.OnDayOfMonth(1), run.Through.OnDayOfMonth(1).PlusMonths(1).PlusDays(-1));
            if (start.ReimbursedFrom is { } reimbursed)
            {
                claims.AddReimbursed(Max(from, reimbursed), Min(through, on.PlusDays(-1)), InsuredAs.Resident, start, new Gate(from, from, null));
            }

            claims.AddPaid(Max(from, Min(on, gate.Earliest)), through, InsuredAs.Resident, ErrorCodes.Coverage.CoveredAsResident, gate);
        }
    }

    private Result<CoverStart> Judge(BookedPayment payment, LocalDate on, YearMonth? after, IReadOnlyCollection<BookedPayment> without) => waits.ForResidents(
        new ResidentArrival(facts.Region, payment.Months, on, payment.PaidOn!.Value, InsuredMonths.Of(facts, without, givenBack: true))
        {
            RepairedYears = payment.RepairedYears,
            NeverWaits = facts.NeverWaits,
            After = after,
        });

    private static LocalDate Max(LocalDate left, LocalDate right) => left >= right ? left : right;

    private static LocalDate Min(LocalDate left, LocalDate right) => left <= right ? left : right;

    /// <summary>A wait that goes on, if there is one.</summary>
    private readonly record struct Carried(Gate? Gate);
}
