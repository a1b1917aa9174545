using System.Collections.Immutable;

namespace Insurance.Domain.Tariffs;

/// <summary>
/// The sums of a grade in 64 bits, without segments and without a reason where there is none: what a quote needs, several times faster than
/// <see cref="GradeCharge"/>, which comes to the same fen.
/// </summary>
internal static class FenCharge
{
    /// <summary>Every amount is counted in twelfths of a hundred-millionth of a fen, so that yearly and monthly bases meet.</summary>
    internal const long Denominator = Rate.UnitsPerWhole * GradePlan.MonthsPerYear;

    /// <summary>
    /// The largest base and rounding unit of which twelve whole months, as many twelfths each, stay in 64 bits.
    /// </summary>
    internal const long LargestFen = long.MaxValue / (Denominator * GradePlan.MonthsPerYear);

    private const int MostLines = 16;

    /// <summary>
    /// What the person pays and what the state adds; false where 64 bits do not prove it exact or where it is refused. Every month has its figures.
    /// </summary>
    public static bool TryTotals(ImmutableArray<LinePlan> lines, int first, int months, DeclaredBases declared, out Money total, out Money funding)
    {
        (total, funding) = (Money.Zero, Money.Zero);
        if (lines.Length > MostLines)
        {
            return false;
        }

        Span<long> charged = stackalloc long[MostLines];
        for (var i = 0; i < lines.Length; i++)
        {
            if (!TryLine(lines[i], first, first + months, declared, out charged[i]))
            {
                return false;
            }
        }

        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Months[first].Line is { Charge: ChargeKind.Balance } balance && !TryRest(lines, balance, charged, i))
            {
                return false;
            }

            if (lines[i].Payer == Payer.Person)
            {
                total += Money.FromFen(charged[i]);
            }
            else
            {
                funding += Money.FromFen(charged[i]);
            }
        }

        return true;
    }

    private static bool TryRest(ImmutableArray<LinePlan> lines, GradeLine balance, Span<long> charged, int own)
    {
        for (var j = 0; j < lines.Length; j++)
        {
            if (j != own && balance.Minus.Contains(lines[j].Insurance))
            {
                charged[own] -= charged[j];
            }
        }

        return charged[own] >= 0;
    }

    private static bool TryLine(LinePlan plan, int first, int end, DeclaredBases declared, out long amount)
    {
        amount = 0;
        var exact = 0L;
        var rounded = 0L;
        for (var start = first; start < end;)
        {
            var month = plan.Months[start];
            var line = month.Line!;
            var stop = Math.Min(plan.AlikeThrough(start), end);
            if (!TryEach(plan, month, declared, out var each))
            {
                return false;
            }

            // A line is rounded over its months up to where another takes its place.
            var last = stop == end || !ReferenceEquals(plan.Months[stop].Line, line);
            var floor = month.NotBelow?.Fen ?? 0;
            if (line.Each == RoundingStage.Month)
            {
                if (!line.Rounding.TryApplySmall(each, Denominator, out var fen))
                {
                    return false;
                }

                rounded += Math.Max(fen, floor) * (stop - start);
            }
            else
            {
                exact += each * (stop - start);
            }

            if (last)
            {
                if (!TryClose(line, exact, rounded, floor, out var closed))
                {
                    return false;
                }

                amount += closed;
                (exact, rounded) = (0, 0);
            }

            start = stop;
        }

        return true;
    }

    /// <summary>The exact amount of a month; false where it is refused or too large.</summary>
    private static bool TryEach(LinePlan plan, MonthPlan month, DeclaredBases declared, out long each)
    {
        each = 0;
        var line = month.Line!;
        var value = LineCharge.Value(month, line.Declared is null ? null : declared.For(plan.Insurance));
        if (value is not { } fen || fen < 0 || fen > LargestFen || line.Rounding.Unit.Fen > LargestFen || line.ThenYear?.Unit.Fen > LargestFen)
        {
            return false;
        }

        each = fen * (line.Charge == ChargeKind.Fixed ? Rate.UnitsPerWhole : month.Rate.Units) * (month.Yearly ? 1 : GradePlan.MonthsPerYear);
        return true;
    }

    private static bool TryClose(GradeLine line, long exact, long rounded, long floor, out long closed)
    {
        if (line.Each == RoundingStage.Year)
        {
            var fits = line.Rounding.TryApplySmall(exact, Denominator, out closed);
            closed = Math.Max(closed, floor);
            return fits;
        }

        if (line.ThenYear is { } thenYear)
        {
            return thenYear.TryApplySmall(rounded, 1, out closed);
        }

        closed = rounded;
        return true;
    }
}
