using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Insurance.Domain.Bulk;

/// <summary>
/// Rows whose amounts are published: refusal and amounts of every grade and number of months, laid out so that a row is one index. The last entry is that of a grade
/// that the tariff does not have.
/// </summary>
internal sealed class TableKernel
{
    private const int StrideBits = 4;

    /// <summary>Entries a grade: more than there are months, so that an index is a shift.</summary>
    private const int Stride = 1 << StrideBits;

    /// <summary>The entry of a grade that stands for more months than any grade takes.</summary>
    private const int NoMonths = Stride - 1;

    private const int BlockRows = 1 << 11;

    private readonly RowCharge single;
    private readonly byte[] refusals;
    private readonly int[][] columns;

    public TableKernel(ImmutableArray<GradeTable> tables, RowCharge single, int lines)
    {
        this.single = single;
        refusals = new byte[(tables.Length * Stride) + 1];
        columns = [.. Enumerable.Range(0, lines + 1).Select(_ => new int[refusals.Length])];
        Array.Fill(refusals, (byte)BulkRefusal.Months);
        refusals[^1] = (byte)BulkRefusal.UnknownGrade;
        for (var grade = 0; grade < tables.Length; grade++)
        {
            for (var months = 1; months <= GradeTable.MonthsPerYear; months++)
            {
                var entry = (grade << StrideBits) + months;
                refusals[entry] = (byte)tables[grade].RefusalOf(months);
                for (var column = 0; refusals[entry] == 0 && column <= lines; column++)
                {
                    columns[column][entry] = tables[grade].AmountsOf(months)[column];
                }
            }
        }
    }

    public void Run(BulkRows rows, Span<long> sums, ref long refused)
    {
        Span<int> entries = stackalloc int[BlockRows];
        for (int start = 0, count; start < rows.Count; start += count)
        {
            count = Math.Min(BlockRows, rows.Count - start);
            var some = rows.Slice(start, count);
            var found = entries[..some.Count];
            Find(some, found);
            if (some.Bases.ContainsAnyExcept(BulkPlan.NoBase))
            {
                RefuseBases(some, found);
            }

            refused += some.Count - some.Refusals.Count((byte)0);
            for (var column = 0; column < columns.Length; column++)
            {
                sums[column] += Fill(columns[column], found, column < columns.Length - 1 ? some.Line(column) : some.Totals);
            }
        }
    }

    /// <summary>The entry of each row that declares no base, and its refusal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Find(BulkRows rows, Span<int> entries)
    {
        var grades = rows.Grades;
        var months = rows.Months;
        var into = rows.Refusals;
        var known = refusals;
        for (var i = 0; i < entries.Length && i < grades.Length && i < months.Length && i < into.Length; i++)
        {
            var entry = Math.Min((grades[i] << StrideBits) + Math.Min((int)months[i], NoMonths), known.Length - 1);
            into[i] = known[entry];
            entries[i] = entry;
        }
    }

    /// <summary>Gives the rows that declare a base, which no grade takes, their reason and an entry of nothing.</summary>
    private void RefuseBases(BulkRows rows, Span<int> entries)
    {
        Span<int> amounts = stackalloc int[columns.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            if (rows.Bases[i] != BulkPlan.NoBase)
            {
                rows.Refusals[i] = (byte)single.Of(rows.Bases[i], rows.Grades[i], rows.Months[i], amounts);
                entries[i] = refusals.Length - 1;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Fill(int[] table, ReadOnlySpan<int> entries, Span<int> into)
    {
        var sum = 0L;
        for (var i = 0; i < entries.Length && i < into.Length; i++)
        {
            var amount = table[entries[i]];
            into[i] = amount;
            sum += amount;
        }

        return sum;
    }
}
