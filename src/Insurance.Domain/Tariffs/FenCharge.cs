using System.Collections.Immutable;

namespace Insurance.Domain.Tariffs;

/// <summary>What comes of charging a line in 64 bits.</summary>
internal enum FenOutcome
{
    Charged,
    BaseOutside,
    BaseNotAStep,
    Inexact,
    NegativeBalance,

    /// <summary>64 bits do not prove it exact; 128 bits do.</summary>
    TooLarge,
}

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
            if (Line(lines[i], first, first + months, declared.For(lines[i].Insurance), out charged[i]) != FenOutcome.Charged)
            {
                return false;
            }
        }

        if (Rests(lines, first, charged) != FenOutcome.Charged)
        {
            return false;
        }

        for (var i = 0; i < lines.Length; i++)
        {
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

    /// <summary>Takes from the balance lines what the lines beside them charge, in the order in which they stand.</summary>
    public static FenOutcome Rests(ImmutableArray<LinePlan> lines, int first, Span<long> charged)
    {
        for (var own = 0; own < lines.Length; own++)
        {
            if (lines[own].Months[first].Line is not { Charge: ChargeKind.Balance } balance)
            {
                continue;
            }

            for (var j = 0; j < lines.Length; j++)
            {
                if (j != own && balance.Minus.Contains(lines[j].Insurance))
                {
                    charged[own] -= charged[j];
                }
            }

            if (charged[own] < 0)
            {
                return FenOutcome.NegativeBalance;
            }
        }

        return FenOutcome.Charged;
    }

    /// <summary>What a line charges for months of its year, a balance line before its deductions.</summary>
    /// <param name="plan">The line; every month has its figures.</param>
    /// <param name="first">The first month, counted from the year's first as 0.</param>
    /// <param name="end">The month after the last.</param>
    /// <param name="declared">The base declared for the line.</param>
    /// <param name="amount">The amount in fen.</param>
    public static FenOutcome Line(LinePlan plan, int first, int end, BaseChoice? declared, out long amount)
    {
        amount = 0;
        var exact = 0L;
        var rounded = 0L;
        for (var start = first; start < end;)
        {
            var month = plan.Months[start];
            var line = month.Line!;
            var stop = Math.Min(plan.AlikeThrough(start), end);
            if (Each(month, declared, out var each) is not FenOutcome.Charged and var refused)
            {
                return refused;
            }

            // A line is rounded over its months up to where another takes its place.
            var last = stop == end || !ReferenceEquals(plan.Months[stop].Line, line);
            var floor = month.NotBelow?.Fen ?? 0;
            if (line.Each == RoundingStage.Month)
            {
                if (!line.Rounding.TryApplySmall(each, Denominator, out var fen))
                {
                    return FenOutcome.Inexact;
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
                    return FenOutcome.Inexact;
                }

                amount += closed;
                (exact, rounded) = (0, 0);
            }

            start = stop;
        }

        return FenOutcome.Charged;
    }

    /// <summary>The exact amount of a month.</summary>
    private static FenOutcome Each(MonthPlan month, BaseChoice? declared, out long each)
    {
        each = 0;
        var line = month.Line!;
        if (LineCharge.Value(month, declared) is not { } fen)
        {
            return month.Steps.IsEmpty ? FenOutcome.BaseOutside : FenOutcome.BaseNotAStep;
        }

        if (fen < 0 || fen > LargestFen || line.Rounding.Unit.Fen > LargestFen || line.ThenYear?.Unit.Fen > LargestFen)
        {
            return FenOutcome.TooLarge;
        }

        each = fen * (line.Charge == ChargeKind.Fixed ? Rate.UnitsPerWhole : month.Rate.Units) * (month.Yearly ? 1 : GradePlan.MonthsPerYear);
        return FenOutcome.Charged;
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
