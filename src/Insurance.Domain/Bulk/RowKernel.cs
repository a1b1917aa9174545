namespace Insurance.Domain.Bulk;

/// <summary>Row after row, each by itself.</summary>
internal static class RowKernel
{
    private const int BlockRows = 1 << 8;

    public static void Run(RowCharge single, BulkRows rows, int lines, Span<long> sums, ref long refused)
    {
        Span<int> row = stackalloc int[lines + 1];
        Span<int> block = stackalloc int[(lines + 1) * BlockRows];
        for (int start = 0, count; start < rows.Count; start += count)
        {
            count = Math.Min(BlockRows, rows.Count - start);
            var some = rows.Slice(start, count);
            for (var i = 0; i < some.Count; i++)
            {
                var refusal = single.Of(some.Bases.IsEmpty ? BulkPlan.NoBase : some.Bases[i], some.Grades[i], some.Months[i], row);
                some.Refusals[i] = (byte)refusal;
                refused += refusal == BulkRefusal.None ? 0 : 1;
                for (var column = 0; column <= lines; column++)
                {
                    block[(column * BlockRows) + i] = row[column];
                    sums[column] += row[column];
                }
            }

            for (var column = 0; column <= lines; column++)
            {
                block.Slice(column * BlockRows, some.Count).CopyTo(column < lines ? some.Line(column) : some.Totals);
            }
        }
    }
}
