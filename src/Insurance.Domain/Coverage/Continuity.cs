using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>How long a person was insured without a break (连续参保), by a definition.</summary>
/// <param name="Definition">What counts.</param>
/// <param name="Months">The months in a row, the last of them included; null for none.</param>
public sealed record Continuity(ContinuityDefinition Definition, FeePeriod? Months)
{
    /// <summary>The first of the months; null for none.</summary>
    public YearMonth? Since => Months?.From;

    /// <summary>The last of the months; null for none.</summary>
    public YearMonth? Last => Months?.Through;

    /// <summary>How many months.</summary>
    public int Count => Months?.Months ?? 0;

    /// <summary>The whole years among them, twelve months each.</summary>
    public int WholeYears => Count / InsuredSpan.MonthsPerYear;

    /// <summary>
    /// The months in a row that end with a month, or with the last one that counts before it. Months that were given back never count. A run of months that were all paid afterwards, and more of them than the definition
    /// allows, counts for nothing, wherever in it one looks: it was a lapse.
    /// </summary>
    /// <param name="facts">The facts, in any order.</param>
    /// <param name="definition">What counts.</param>
    /// <param name="through">The month.</param>
    public static Continuity Of(CoverageFacts facts, ContinuityDefinition definition, YearMonth through)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(definition);
        foreach (var run in FeePeriod.Spanning(Counted(facts, definition)).Reverse())
        {
            if (run.From.CompareTo(through) <= 0)
            {
                return new(definition, FeePeriod.Of(run.From, run.Through.CompareTo(through) <= 0 ? run.Through : through));
            }
        }

        return new(definition, null);
    }

    /// <summary>How many months are missing to the years in a row that a change of scheme asks for; 0 for none.</summary>
    public int MissingFor(TransferWaits rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Math.Max(0, (rule.ContinuousYears * InsuredSpan.MonthsPerYear) - Count);
    }

    private static IEnumerable<YearMonth> Counted(CoverageFacts facts, ContinuityDefinition definition)
    {
        var inTime = new HashSet<YearMonth>();
        var afterwards = new HashSet<YearMonth>();
        foreach (var payment in facts.Payments)
        {
            if (!definition.Counts(payment.As, facts.IsElsewhere(payment)))
            {
                continue;
            }

            foreach (var month in payment.Kept)
            {
                (definition.IsInTime(month, payment.PaidOn) ? inTime : afterwards).Add(month);
            }
        }

        // Who paid a month twice paid it by the earlier of the two days.
        afterwards.ExceptWith(inTime);
        return inTime.Concat(FeePeriod.Spanning(afterwards)
            .Where(run => definition.BackPaidMonths is not { } longest || run.Months <= longest)
            .SelectMany(run => run.EachMonth()));
    }
}
