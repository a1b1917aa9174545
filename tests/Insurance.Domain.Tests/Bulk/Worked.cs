using Insurance.Domain.Bulk;

namespace Insurance.Domain.Tests.Bulk;

/// <summary>
/// Columns at odd places of larger memory, worked out by a plan: a write beside them shows, and what stood in them before.
/// </summary>
internal sealed class Worked
{
    private const int Most = 37;
    private const int Mark = 0x5A5A5A5A;
    private const byte ByteMark = 0x5A;

    private readonly int[][] amounts;
    private readonly byte[] refusals;
    private readonly int[] starts;
    private readonly RowSet rows;
    private readonly BulkPlan plan;

    public Worked(BulkPlan plan, RowSet rows, Random random)
    {
        (this.plan, this.rows) = (plan, rows);
        Sums = new BulkSums(plan);
        starts = [.. Enumerable.Range(0, plan.Lines.Length + 2).Select(_ => random.Next(1, Most))];
        amounts = [.. Enumerable.Range(0, plan.Lines.Length + 1).Select(_ => new int[rows.Count + Most + Most])];
        Array.ForEach(amounts, column => Array.Fill(column, Mark));
        refusals = new byte[rows.Count + Most + Most];
        Array.Fill(refusals, ByteMark);
        Columns = new BulkColumns
        {
            Bases = Placed(rows.Bases, random),
            Grades = Placed(rows.Grades, random),
            Months = Placed(rows.Months, random),
            Lines = [.. plan.Lines.Select((_, line) => amounts[line].AsMemory(starts[line], rows.Count))],
            Totals = amounts[^1].AsMemory(starts[plan.Lines.Length], rows.Count),
            Refusals = refusals.AsMemory(starts[^1], rows.Count),
        };
    }

    public BulkColumns Columns { get; }

    public BulkSums Sums { get; }

    /// <summary>A plan works the rows out on the calling thread.</summary>
    public static Worked Of(BulkPlan plan, RowSet rows, Random random)
    {
        var worked = new Worked(plan, rows, random);
        plan.Calculate(worked.Columns, worked.Sums);
        return worked;
    }

    /// <summary>The plan with every kernel and every width that this processor has.</summary>
    public static IEnumerable<BulkPlan> Forms(BulkPlan plan)
    {
        yield return plan;
        yield return plan.With(BulkKernel.Exact, OneLane.Count);
        if (!plan.TakesBases)
        {
            yield return plan.With(BulkKernel.Table, OneLane.Count);
        }

        if (plan.Kernel != BulkKernel.Vector)
        {
            yield break;
        }

        yield return plan.With(BulkKernel.Vector, OneLane.Count);
        if (EightLanes.AreThere)
        {
            yield return plan.With(BulkKernel.Vector, EightLanes.Count);
        }

        if (SixteenLanes.AreThere)
        {
            yield return plan.With(BulkKernel.Vector, SixteenLanes.Count);
        }
    }

    /// <summary>Every form of a plan comes to what single quotes come to, in columns and sums, and leaves what is beside them.</summary>
    public static void EveryFormAgrees(BulkPlan plan, RowSet rows, Scalar expected, Random random)
    {
        foreach (var form in Forms(plan))
        {
            Of(form, rows, random).Agrees(expected);
        }

        // As rows that no cache holds are worked out.
        var streamed = new Worked(plan, rows, random);
        plan.Calculate(streamed.Columns, streamed.Sums, streams: true);
        streamed.Agrees(expected);
    }

    /// <summary>Columns and sums are those of single quotes.</summary>
    public void Agrees(Scalar expected)
    {
        Span<long> sums = stackalloc long[amounts.Length];
        var refused = 0L;
        for (var row = 0; row < rows.Count; row++)
        {
            var code = ((BulkRefusal)Columns.Refusals.Span[row]).Code();
            refused += expected.Codes[row].Length > 0 ? 1 : 0;
            var same = code == expected.Codes[row];
            for (var column = 0; column < amounts.Length; column++)
            {
                same &= amounts[column][starts[column] + row] == expected.Amounts[row][column];
                sums[column] += expected.Amounts[row][column];
            }

            if (!same)
            {
                Assert.Fail(
                    $"{plan.Kernel} {plan.Lanes} row {row} of {rows.Count}: grade {rows.Grades[row]}, months {rows.Months[row]}, base {rows.Base(row)}: expected {expected.Codes[row]} {string.Join(' ', expected.Amounts[row])}, "
                    + $"came to {code} {string.Join(' ', amounts.Select((column, i) => column[starts[i] + row]))}");
            }
        }

        for (var column = 0; column < amounts.Length; column++)
        {
            Assert.Equal(Most + Most, amounts[column].Length - rows.Count);
            Assert.Equal(-1, amounts[column].AsSpan(0, starts[column]).IndexOfAnyExcept(Mark));
            Assert.Equal(-1, amounts[column].AsSpan(starts[column] + rows.Count).IndexOfAnyExcept(Mark));
        }

        Assert.Equal(-1, refusals.AsSpan(0, starts[^1]).IndexOfAnyExcept(ByteMark));
        Assert.Equal(-1, refusals.AsSpan(starts[^1] + rows.Count).IndexOfAnyExcept(ByteMark));
        Assert.Equal((rows.Count, refused), (Sums.Rows, Sums.Refused));
        for (var line = 0; line < plan.Lines.Length; line++)
        {
            Assert.Equal(sums[line], Sums[line].Fen);
        }

        Assert.Equal(sums[^1], Sums.Total.Fen);
    }

    private static ReadOnlyMemory<T> Placed<T>(T[] values, Random random)
    {
        var start = random.Next(1, Most);
        var memory = new T[values.Length + Most + Most];
        values.CopyTo(memory, start);
        return memory.AsMemory(start, values.Length);
    }
}
