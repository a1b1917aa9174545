using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>From when a wait lets somebody be covered, by both readings, and the start that decides.</summary>
internal readonly record struct Gate(LocalDate Earliest, LocalDate Latest, CoverStart? Start)
{
    public static Gate Of(CoverStart start) => new(start.Earliest, start.Latest, start);

    /// <summary>Both must be open.</summary>
    public Gate And(Gate other) => new(
        Earliest >= other.Earliest ? Earliest : other.Earliest,
        Latest >= other.Latest ? Latest : other.Latest,
        Latest >= other.Latest ? Start : other.Start);

    /// <summary>One of them is enough.</summary>
    public Gate Or(Gate other) => new(
        Earliest <= other.Earliest ? Earliest : other.Earliest,
        Latest <= other.Latest ? Latest : other.Latest,
        Latest <= other.Latest ? Start : other.Start);
}

/// <summary>Collects claims.</summary>
internal sealed class ClaimList
{
    private readonly List<Claim> claims = [];

    public IReadOnlyList<Claim> All => claims;

    /// <summary>Paid days behind a gate: waiting before it, perhaps covered while the readings differ, then covered.</summary>
    public void AddPaid(LocalDate from, LocalDate through, InsuredAs insured, string covered, Gate gate)
    {
        AddBefore(from, through, insured, gate);
        Add(gate.Latest > from ? gate.Latest : from, through, CoverageState.Covered, insured, covered, null);
    }

    /// <summary>Days whose costs are reimbursed, behind the gate of a wait.</summary>
    public void AddReimbursed(LocalDate from, LocalDate through, InsuredAs insured, CoverStart start, Gate gate)
    {
        AddBefore(from, through, insured, gate);
        Add(gate.Latest > from ? gate.Latest : from, through, CoverageState.Reimbursable, insured, start.Reason, start);
    }

    /// <summary>What was insured in other pooling areas, whose rules are not asked.</summary>
    public void AddElsewhere(CoverageFacts facts)
    {
        // The employee scheme first: in two at once it counts, whatever the order of the facts.
        foreach (var payment in facts.Payments.AsEnumerable().Where(facts.IsElsewhere).OrderBy(payment => payment.As))
        {
            foreach (var run in FeePeriod.Spanning(payment.Kept))
            {
                Add(run.From.OnDayOfMonth(1), run.Through.OnDayOfMonth(1).PlusMonths(1).PlusDays(-1), CoverageState.Covered, payment.As, ErrorCodes.Coverage.CoveredElsewhere, null);
            }
        }
    }

    /// <summary>Cuts the months that are not kept out of the claims from a place in the list on.</summary>
    public void KeepFrom(int place, InsuredSpan span, Predicate<int> isKept)
    {
        if (Enumerable.Range(0, span.Count).All(index => isKept(index)))
        {
            return;
        }

        var cut = claims.GetRange(place, claims.Count - place);
        claims.RemoveRange(place, cut.Count);
        foreach (var claim in cut)
        {
            for (var from = claim.From; from <= claim.Through;)
            {
                var index = span.Of(from);
                var through = Earlier(claim.Through, span.FirstDay(index + 1).PlusDays(-1));
                if (index < 0 || index >= span.Count || isKept(index))
                {
                    claims.Add(claim with { From = from, Through = through });
                }

                from = through.PlusDays(1);
            }
        }
    }

    private void AddBefore(LocalDate from, LocalDate through, InsuredAs insured, Gate gate)
    {
        Add(from, Earlier(through, gate.Earliest.PlusDays(-1)), CoverageState.Waiting, insured, gate.Start?.Reason ?? ErrorCodes.Coverage.Covered, gate.Start);
        Add(
            gate.Earliest > from ? gate.Earliest : from,
            Earlier(through, gate.Latest.PlusDays(-1)),
            CoverageState.WaitingOrCovered,
            insured,
            gate.Start switch
            {
                { Reason: ErrorCodes.Coverage.WindowUnknown } => ErrorCodes.Coverage.WindowUnknown,
                { Months: > 0 } => ErrorCodes.Coverage.TwoReadings,
                _ => ErrorCodes.Coverage.StartUnknown,
            },
            gate.Start);
    }

    private void Add(LocalDate from, LocalDate through, CoverageState state, InsuredAs insured, string reason, CoverStart? start)
    {
        if (from <= through)
        {
            claims.Add(new(from, through, state, insured, reason, start));
        }
    }

    private static LocalDate Earlier(LocalDate left, LocalDate right) => left <= right ? left : right;
}
