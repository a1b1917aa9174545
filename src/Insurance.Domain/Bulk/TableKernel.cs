using System.Collections.Immutable;

namespace Insurance.Domain.Bulk;

/// <summary>
/// Rows whose amounts are published: the amounts of every grade and number of months, laid out so that a row is one index. The last entry is that of a row that is
/// refused for another reason.
/// </summary>
internal sealed class TableKernel
{
    /// <summary>Entries a grade: more than there are months, so that an index is a shift.</summary>
    private const int Stride = 1 << StrideBits;

    private const int StrideBits = 4;
    private const int BlockRows = 1 << 11;

    private readonly RowCharge single;
    private readonly int grades;
    private readonly bool[] refused;
    private readonly int[][] columns;

    public TableKernel(ImmutableArray<GradeTable> tables, RowCharge single, int lines)
    {
        this.single = single;
        grades = tables.Length;
        refused = new bool[(grades * Stride) + 1];
        Array.Fill(refused, true);
        columns = [.. Enumerable.Range(0, lines + 1).Select(_ => new int[refused.Length])];
        for (var grade = 0; grade < grades; grade++)
        {
            for (var months = 1; months <= GradeTable.MonthsPerYear; months++)
            {
                if (tables[grade].RefusalOf(months) != BulkRefusal.None)
                {
                    continue;
                }

                var entry = (grade << StrideBits) + months;
                refused[entry] = false;
                for (var column = 0; column <= lines; column++)
                {
                    columns[column][entry] = tables[grade].AmountsOf(months)[column];
                }
            }
        }
    }

    public void Run(BulkRows rows, Span<long> sums, ref long refusedRows)
    {
        Span<int> entries = stackalloc int[BlockRows];
        for (var start = 0; start < rows.Count; start += BlockRows)
        {
            var some = rows.Slice(start, Math.Min(BlockRows, rows.Count - start));
            var found = entries[..some.Count];
            refusedRows += Find(some, found);
            for (var column = 0; column < columns.Length; column++)
            {
                sums[column] += Fill(columns[column], found, column < columns.Length - 1 ? some.Line(column) : some.Totals);
            }
        }
    }

    /// <summary>The entry of each row, and its refusal; how many are refused.</summary>
    private int Find(BulkRows rows, Span<int> entries)
    {
        Span<int> amounts = stackalloc int[BulkPlan.MostLines + 1];
        var none = refused.Length - 1;
        var count = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            var (grade, months) = (rows.Grades[i], rows.Months[i]);
            var entry = grade < grades && months < Stride && (rows.Bases.IsEmpty || rows.Bases[i] == BulkPlan.NoBase) ? (grade << StrideBits) + months : none;
            entries[i] = entry;
            rows.Refusals[i] = 0;
            if (refused[entry])
            {
                entries[i] = none;
                rows.Refusals[i] = (byte)single.Of(rows.Bases.IsEmpty ? BulkPlan.NoBase : rows.Bases[i], grade, months, amounts[..columns.Length]);
                count++;
            }
        }

        return count;
    }

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
