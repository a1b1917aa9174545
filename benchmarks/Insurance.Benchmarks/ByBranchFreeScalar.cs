namespace Insurance.Benchmarks;

/// <summary>
/// The reference tariff as one writes it by hand for speed: columns of integers and no branch but the loop's. It tells which rows are refused, not why.
/// </summary>
internal static class ByBranchFreeScalar
{
    private const int Floor = 482_600;
    private const int Cap = 2_413_000;
    private const int LastGrade = 5;
    private const int LastMonth = 12;

    // By the index of the grade; eight entries, so that three bits of an index need no check.
    private static ReadOnlySpan<byte> BasicPercent => [5, 11, 5, 11, 5, 11, 0, 0];

    private static ReadOnlySpan<byte> MutualPercent => [1, 1, 0, 0, 0, 0, 0, 0];

    private static ReadOnlySpan<short> MutualAmount => [0, 0, 800, 800, 0, 0, 0, 0];

    public static void Calculate(
        ReadOnlySpan<int> bases, ReadOnlySpan<byte> grades, ReadOnlySpan<byte> months, Span<int> basics, Span<int> mutuals, Span<int> totals, Span<byte> refusals)
    {
        var rows = bases.Length;
        grades = grades[..rows];
        months = months[..rows];
        basics = basics[..rows];
        mutuals = mutuals[..rows];
        totals = totals[..rows];
        refusals = refusals[..rows];
        unchecked
        {
            for (var i = 0; i < rows; i++)
            {
                int grade = grades[i], paid = months[i], declared = bases[i];
                // Negative where the row is refused: then the shifted sign clears the amounts.
                var refused = (declared | (LastGrade - grade) | (paid - 1) | (LastMonth - paid)) >> 31;
                var index = grade & 7;
                var month = Math.Min(Math.Max(declared, Floor), Cap);
                paid &= ~refused;
                var basic = (int)((((uint)month * BasicPercent[index]) + 50) / 100) * paid;
                var mutual = ((int)((((uint)month * MutualPercent[index]) + 50) / 100) + MutualAmount[index]) * paid;
                basics[i] = basic;
                mutuals[i] = mutual;
                totals[i] = basic + mutual;
                refusals[i] = (byte)(refused & 1);
            }
        }
    }
}
