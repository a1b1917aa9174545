using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>What the payments in the resident scheme of a pooling area come to: each for itself, and after the wait of the year before where that goes on.</summary>
internal sealed class ResidentDerivation(CoverageFacts facts, IWaitingPeriodPolicy waits, InsuredMonths insured, ClaimList claims)
{
    private readonly List<(BookedPayment Payment, Gate Gate)> before = [];

    /// <summary>Adds what they come to; the refusal where a rule is not known.</summary>
    public Result<bool> Run()
    {
        foreach (var payment in facts.Payments.AsEnumerable()
            .Where(payment => payment.As == InsuredAs.Resident && !facts.IsElsewhere(payment))
            .OrderBy(payment => payment.Months.From.OnDayOfMonth(1))
            .ThenBy(payment => payment.PaidOn)
            .ThenBy(payment => payment.Months.Months)
            .ThenByDescending(payment => payment.RepairedYears))
        {
            var kept = FeePeriod.Spanning(payment.Kept);
            if (kept.IsEmpty || payment.Months.Through.CompareTo(payment.PaidOn!.Value.ToYearMonth()) < 0)
            {
                // Given back, or paid when it was over: years that are repaired shorten a wait and cover nothing.
                continue;
            }

            if (!Add(payment, kept).TryGet(out _, out var errors))
            {
                return errors;
            }
        }

        return true;
    }

    private Result<bool> Add(BookedPayment payment, IEnumerable<FeePeriod> kept)
    {
        var first = payment.Months.From.OnDayOfMonth(1);
        var on = payment.PaidOn > first ? payment.PaidOn!.Value : first;
        if (!Judge(payment, on, insured).TryGet(out var start, out var errors))
        {
            return errors;
        }

        var gate = Gate.Of(start);
        if (Find(payment, first) is { } earlier)
        {
            // Nobody is worse off for having paid the year before: it is also judged as if that had not been.
            if (!Judge(payment, on, InsuredMonths.Of(facts, earlier.Payment)).TryGet(out var alone, out var unknown))
            {
                return unknown;
            }

            gate = gate.And(earlier.Gate).Or(Gate.Of(alone));
        }

        before.Add((payment, gate));
        Claim(kept, on, start, gate);
        foreach (var entry in Entries(payment, on))
        {
            if (Judge(payment, entry, insured).TryGet(out var later, out _))
            {
                Claim(kept, entry, later, Gate.Of(later));
            }
        }

        return true;
    }

    /// <summary>The payment for the months directly before that still waits when these begin; null for none.</summary>
    private (BookedPayment Payment, Gate Gate)? Find(BookedPayment payment, LocalDate first)
    {
        foreach (var (earlier, gate) in before)
        {
            if (earlier.Months.Through.PlusMonths(1) == payment.Months.From && gate.Latest > first)
            {
                return (earlier, gate);
            }
        }

        return null;
    }

    /// <summary>The first days after other insurance that ends within the months.</summary>
    private IEnumerable<LocalDate> Entries(BookedPayment payment, LocalDate on) => payment.Months.EachMonth()
        .Where(month => IsInsuredOtherwise(month.PlusMonths(-1)) && !IsInsuredOtherwise(month))
        .Select(month => month.OnDayOfMonth(1))
        .Where(day => day > on);

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

    private Result<CoverStart> Judge(BookedPayment payment, LocalDate on, InsuredMonths months) => waits.ForResidents(
        new ResidentArrival(facts.Region, payment.Months, on, payment.PaidOn!.Value, months) { RepairedYears = payment.RepairedYears, NeverWaits = facts.NeverWaits });

    private static LocalDate Max(LocalDate left, LocalDate right) => left >= right ? left : right;

    private static LocalDate Min(LocalDate left, LocalDate right) => left <= right ? left : right;
}
