namespace Insurance.Domain.Bulk;

/// <summary>Row after row, each by itself.</summary>
internal static class RowKernel
{
    public static void Run(RowCharge single, BulkRows rows, Span<long> sums, ref long refused, int lines)
    {
        Span<int> amounts = stackalloc int[BulkPlan.MostLines + 1];
        var row = amounts[..(lines + 1)];
        for (var i = 0; i < rows.Count; i++)
        {
            var refusal = single.Of(rows.Bases.IsEmpty ? BulkPlan.NoBase : rows.Bases[i], rows.Grades[i], rows.Months[i], row);
            rows.Refusals[i] = (byte)refusal;
            refused += refusal == BulkRefusal.None ? 0 : 1;
            for (var line = 0; line < lines; line++)
            {
                rows.Line(line)[i] = row[line];
                sums[line] += row[line];
            }

            rows.Totals[i] = row[lines];
            sums[lines] += row[lines];
        }
    }
}
