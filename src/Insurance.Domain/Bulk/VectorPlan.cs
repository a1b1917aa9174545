using System.Collections.Immutable;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Bulk;

/// <summary>Months at the end of the year in which every grade charges a line alike, as tables of a value for each grade.</summary>
/// <param name="After">How many months of the year come after them.</param>
/// <param name="Length">How many they are.</param>
internal sealed record VectorSegment(int After, int Length)
{
    /// <summary>The base is raised to the floor and cut at the cap.</summary>
    public required int[] Floor { get; init; }

    public required int[] Cap { get; init; }

    /// <summary>Base times factor, plus <see cref="Bias"/>, less the last <see cref="Shift"/> bits: the rounded units of a month.</summary>
    public required int[] Factor { get; init; }

    public required ulong Bias { get; init; }

    public required int Shift { get; init; }

    /// <summary>The rounding unit in fen.</summary>
    public required int Unit { get; init; }

    /// <summary>A month's amount that depends on no base; nothing where the line is rated.</summary>
    public required int[] Fixed { get; init; }

    /// <summary>The amount below which a month never goes.</summary>
    public required int[] Least { get; init; }

    public bool HasLeast => Least.AsSpan().ContainsAnyExcept(0);
}

/// <summary>A line of a plan with the months in which it is charged alike, and for which grades it is the person who pays.</summary>
internal sealed record VectorLine(ImmutableArray<VectorSegment> Segments, int[] Person)
{
    public bool EveryPerson => !Person.AsSpan().Contains(0);
}

/// <summary>One or two lines that are charged alike in all months on one base: what a single walk over the rows works out, the usual case.</summary>
/// <param name="Floor">What the base is raised to in each grade.</param>
/// <param name="Cap">Where it is cut.</param>
/// <param name="First">The first line.</param>
/// <param name="Second">The second line; null where there is none.</param>
internal sealed record VectorPair(int[] Floor, int[] Cap, VectorSegment First, VectorSegment? Second)
{
    public static VectorPair? Of(ImmutableArray<VectorLine> lines, ImmutableArray<VectorLimits> limits)
    {
        if (lines.Length is < 1 or > 2 || limits.Length > 1 || !lines.All(IsPlain))
        {
            return null;
        }

        var first = lines[0].Segments[0];
        var second = lines.Length > 1 ? lines[1].Segments[0] : null;
        var (floor, cap) = ((int[])[.. first.Floor], (int[])[.. first.Cap]);
        for (var g = 0; second is not null && g < floor.Length; g++)
        {
            if (first.Factor[g] == 0)
            {
                (floor[g], cap[g]) = (second.Floor[g], second.Cap[g]);
            }
            else if (second.Factor[g] != 0 && (floor[g], cap[g]) != (second.Floor[g], second.Cap[g]))
            {
                return null;
            }
        }

        return new(floor, cap, first, second);
    }

    private static bool IsPlain(VectorLine line) => line is { EveryPerson: true, Segments: [{ Unit: 1, HasLeast: false }] };
}

/// <summary>The limits that a base must keep in months at the end of the year.</summary>
/// <param name="After">How many months of the year come after those that are meant.</param>
/// <param name="Least">The least base of each grade.</param>
/// <param name="Most">The largest base of each grade.</param>
internal sealed record VectorLimits(int After, int[] Least, int[] Most);

/// <summary>
/// A plan whose lines are all rounded by month, as integers that many rows share: a base times a factor, shifted. It exists only where that is proved to round
/// every base exactly.
/// </summary>
/// <param name="Grades">How many grades.</param>
/// <param name="Allowed">The numbers of months that a grade takes, a bit for each.</param>
/// <param name="Limits">What a base must keep; a grade without one takes <see cref="BulkPlan.NoBase"/> alone.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Most">The largest total or amount of a row.</param>
internal sealed record VectorPlan(int Grades, int[] Allowed, ImmutableArray<VectorLimits> Limits, ImmutableArray<VectorLine> Lines, int Most)
{
    /// <summary>The lines as one walk takes them; null where they need more.</summary>
    public VectorPair? Pair { get; } = VectorPair.Of(Lines, Limits);

    /// <summary>Whether every grade takes the same bases, so that one value stands for the four tables of limits of <see cref="Pair"/>.</summary>
    public bool BasesAlike { get; } = VectorPair.Of(Lines, Limits) is { } pair
        && new[] { pair.Floor, pair.Cap, Limits[0].Least, Limits[0].Most }.All(table => !table.AsSpan(0, Math.Max(Grades, 1)).ContainsAnyExcept(table[0]));

    /// <summary>How many grades a table of the processor holds.</summary>
    public const int MostGrades = 16;

    private const int MonthsPerYear = GradeTable.MonthsPerYear;

    /// <summary>The plan of grades, or null where it would not be exact.</summary>
    public static VectorPlan? Of(ImmutableArray<GradeTable> grades, int lines)
    {
        if (grades.Length > MostGrades)
        {
            return null;
        }

        Int128 most = 0;
        foreach (var grade in grades)
        {
            if (MostOf(grade) is not { } amount)
            {
                return null;
            }

            most = Int128.Max(most, amount);
        }

        if (most > int.MaxValue)
        {
            return null;
        }

        var planned = new VectorLine[lines];
        for (var line = 0; line < lines; line++)
        {
            if (VectorLineOf(grades, line) is not { } vector)
            {
                return null;
            }

            planned[line] = vector;
        }

        return new(
            grades.Length,
            Table(grades, grade => Enumerable.Range(1, MonthsPerYear).Where(months => grade.RefusalOf(months) == BulkRefusal.None).Sum(months => 1 << months)),
            LimitsOf(grades),
            [.. planned],
            (int)most);
    }

    /// <summary>The months of a grade that some row may pay.</summary>
    private static IEnumerable<int> MonthsOf(GradeTable grade)
    {
        var longest = Enumerable.Range(1, MonthsPerYear).LastOrDefault(months => grade.RefusalOf(months) == BulkRefusal.None);
        return Enumerable.Range(MonthsPerYear - longest, longest);
    }

    /// <summary>
    /// The most that a row of a grade comes to, all lines together whoever pays; null where some line is not rounded by month alone or its base is no
    /// amount between limits.
    /// </summary>
    private static Int128? MostOf(GradeTable grade)
    {
        Int128 most = 0;
        foreach (var line in grade.Lines)
        {
            foreach (var month in MonthsOf(grade))
            {
                var plan = line.Months[month];
                if (plan.Line is not { Each: RoundingStage.Month, ThenYear: null, Charge: not ChargeKind.Balance } || !plan.Missing.IsEmpty || !plan.Steps.IsEmpty
                    || plan.Floor > plan.Cap || plan.Cap.Fen >= int.MaxValue
                    || FenCharge.Line(line, month, month + 1, BaseChoice.Cap, out var charged) != FenOutcome.Charged)
                {
                    return null;
                }

                most += charged;
            }
        }

        return most;
    }

    private static VectorLine? VectorLineOf(ImmutableArray<GradeTable> grades, int line)
    {
        var months = Enumerable.Range(0, MonthsPerYear).Select(month => grades.Select(grade => CellOf(grade, line, month)).ToArray()).ToArray();
        var segments = ImmutableArray.CreateBuilder<VectorSegment>();
        for (var first = 0; first < MonthsPerYear;)
        {
            var end = first + 1;
            while (end < MonthsPerYear && months[end].AsSpan().SequenceEqual(months[first]))
            {
                end++;
            }

            if (VectorCell.Segment(months[first], MonthsPerYear - end, end - first) is not { } segment)
            {
                return null;
            }

            segments.Add(segment);
            first = end;
        }

        return new VectorLine(segments.ToImmutable(), Table(grades, grade => LineIn(grade, line) is { Payer: Payer.State } ? 0 : -1, -1));
    }

    private static VectorCell CellOf(GradeTable grade, int column, int month)
    {
        if (LineIn(grade, column) is not { } line || !MonthsOf(grade).Contains(month))
        {
            return default;
        }

        var plan = line.Months[month];
        if (plan.Line!.Declared is null)
        {
            // Charged before, when the most was looked for.
            FenCharge.Line(line, month, month + 1, null, out var amount);
            return new VectorCell { Fixed = (int)amount };
        }

        var floor = Math.Min(plan.NotBelow?.Fen ?? 0, int.MaxValue);
        return new VectorCell
        {
            Rated = true,
            Floor = (int)plan.Floor.Fen,
            Cap = (int)plan.Cap.Fen,
            Rate = plan.Rate,
            Yearly = plan.Yearly,
            Unit = plan.Line.Rounding.Unit,
            Mode = plan.Line.Rounding.Mode,
            Least = (int)floor,
        };
    }

    private static LinePlan? LineIn(GradeTable grade, int column)
    {
        var index = grade.Columns.IndexOf(column);
        return index < 0 ? null : grade.Lines[index];
    }

    /// <summary>Whether a base is taken at all, and the limits where an amount outside is refused, each once for the months from which it holds.</summary>
    private static ImmutableArray<VectorLimits> LimitsOf(ImmutableArray<GradeTable> grades)
    {
        var limits = ImmutableArray.CreateBuilder<VectorLimits>();
        limits.Add(new(0, Table(grades, grade => grade.NeedsBase ? 0 : BulkPlan.NoBase), Table(grades, grade => grade.NeedsBase ? int.MaxValue : BulkPlan.NoBase)));
        for (var month = MonthsPerYear - 1; month >= 0; month--)
        {
            int[] least = [.. limits[^1].Least], most = [.. limits[^1].Most];
            for (var g = 0; g < grades.Length; g++)
            {
                foreach (var line in MonthsOf(grades[g]).Contains(month) ? grades[g].Lines : [])
                {
                    if (line.Months[month] is { Line.Declared.Outside: OutsideLimits.Refuse } plan)
                    {
                        least[g] = Math.Max(least[g], (int)plan.Floor.Fen);
                        most[g] = Math.Min(most[g], (int)plan.Cap.Fen);
                    }
                }
            }

            // Whoever pays this month pays those after it, too: limits only tighten.
            if (!least.AsSpan().SequenceEqual(limits[^1].Least) || !most.AsSpan().SequenceEqual(limits[^1].Most))
            {
                limits.Add(new(MonthsPerYear - 1 - month, least, most));
            }
        }

        // The last month is paid by everybody.
        if (limits.Count > 1 && limits[1].After == 0)
        {
            limits.RemoveAt(0);
        }

        return limits.ToImmutable();
    }

    private static int[] Table(ImmutableArray<GradeTable> grades, Func<GradeTable, int> value, int beyond = 0)
    {
        var table = new int[MostGrades];
        Array.Fill(table, beyond);
        for (var g = 0; g < grades.Length; g++)
        {
            table[g] = value(grades[g]);
        }

        return table;
    }
}
