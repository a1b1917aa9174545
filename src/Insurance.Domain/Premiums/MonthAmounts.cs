using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Premiums;

/// <summary>
/// The months of an assessed line in whole fen. Where a line is rounded over the year a month is the difference of two rounded running
/// sums, so that the months of a segment always sum to it.
/// </summary>
internal static class MonthAmounts
{
    private static readonly Rounding ToTheFen = Rounding.To(Money.FromFen(1), RoundingMode.HalfUp);

    public static IEnumerable<(YearMonth Month, Money Amount)> Of(AssessedLine line)
    {
        foreach (var segment in line.Segments)
        {
            var shown = Money.Zero;
            for (var i = 1; i <= segment.Period.Months; i++)
            {
                ToTheFen.TryApply((Int128)segment.Amount.Fen * i, segment.Period.Months, out var sum);
                yield return (segment.Period.From.PlusMonths(i - 1), sum - shown);
                shown = sum;
            }
        }
    }
}
