using System.Collections.Immutable;

namespace Insurance.Domain.Tariffs;

/// <summary>What a caller should know of an assessment; worked out when asked for.</summary>
internal static class AssessmentWarnings
{
    /// <param name="assessment">The assessment.</param>
    /// <param name="lines">The lines it was charged by.</param>
    /// <param name="late">The lines of a late price that the day of payment does not rule out; null where there is none.</param>
    /// <param name="first">Its first month in the plan.</param>
    public static ImmutableArray<Warning> Of(Assessment assessment, ImmutableArray<LinePlan> lines, ImmutableArray<LinePlan>? late, int first)
    {
        var (period, declared) = (assessment.Period, assessment.Declared);
        var warnings = ImmutableArray.CreateBuilder<Warning>();
        if (late is { } other
            && MissingMonths.Of(other, first, period).IsEmpty
            && GradeCharge.Of(other, first, period, declared).TryGet(out var lateLines, out _))
        {
            warnings.Add(Warning.Of(ErrorCodes.Tariff.LatePrice, ("amount", GradeCharge.Paid(lateLines, Payer.Person))));
        }

        foreach (var unknown in assessment.Grade.Insurances.Except(lines.Select(line => line.Insurance)))
        {
            warnings.Add(Warning.Of(ErrorCodes.Tariff.FundingUnknown, ("line", unknown.Id), ("months", period.ToString())));
        }

        foreach (var line in lines)
        {
            if (declared.For(line.Insurance) is { } choice && Enumerable.Range(first, period.Months).Any(i => Clamps(line.Months[i], choice)))
            {
                warnings.Add(Warning.Of(ErrorCodes.Tariff.BaseClamped, ("line", line.Insurance.Id), ("base", choice.ToString())));
            }
        }

        foreach (var row in assessment.Inputs.Where(row => row.EndNotPublished))
        {
            warnings.Add(Warning.Of(ErrorCodes.Tariff.EndNotPublished, ("months", row.For.ToString())).Citing(row.Source));
        }

        foreach (var row in assessment.Inputs.Where(row => row.IsHypothetical))
        {
            warnings.Add(Warning.Of(ErrorCodes.Tariff.Hypothetical, ("months", row.For.ToString())).Citing(row.Source));
        }

        if (assessment.Tariff.Trust == Trust.Warn)
        {
            warnings.AddRange(assessment.Staleness.Select(stale => Warning.Of(
                ErrorCodes.Tariff.Stale, ("figure", stale.Figure), ("months", stale.Months.ToString()), ("last", stale.LastKnown))));
        }

        return [.. warnings.Distinct()];
    }

    /// <summary>The figures that were carried to months of a period, without a gap in each entry.</summary>
    public static ImmutableArray<StaleFigure> StalenessOf(ImmutableArray<LinePlan> lines, int first, FeePeriod period) =>
    [
        .. lines
            .SelectMany(line => Enumerable.Range(0, period.Months).SelectMany(i => line.Months[first + i].Carried.Select(carried => (Month: period.From.PlusMonths(i), Carried: carried))))
            .GroupBy(entry => (entry.Carried.Figure, entry.Carried.LastKnown))
            .SelectMany(group => FeePeriod.Spanning(group.Select(entry => entry.Month)).Select(span => new StaleFigure(group.Key.Figure, group.Key.LastKnown, span))),
    ];

    private static bool Clamps(MonthPlan month, BaseChoice choice) =>
        month.Line?.Declared is { Outside: OutsideLimits.Clamp }
        && choice.Within(month.Floor, month.Cap, OutsideLimits.Refuse) is null;
}
