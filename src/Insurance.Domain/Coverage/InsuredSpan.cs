using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>The months that the payments of a person speak of, numbered from the first of them.</summary>
internal readonly record struct InsuredSpan
{
    /// <summary>The months of a year.</summary>
    public const int MonthsPerYear = 12;

    private readonly int first;

    private InsuredSpan(int first, int count)
    {
        this.first = first;
        Count = count;
    }

    public int Count { get; }

    public static InsuredSpan Of(CoverageFacts facts)
    {
        if (facts.Payments.Count == 0)
        {
            return default;
        }

        var (from, through) = (int.MaxValue, int.MinValue);
        foreach (var payment in facts.Payments)
        {
            from = Math.Min(from, Number(payment.Months.From));
            through = Math.Max(through, Number(payment.Months.Through));
        }

        return new(from, through - from + 1);
    }

    public int Of(YearMonth month) => Number(month) - first;

    public int Of(LocalDate day) => (day.Year * MonthsPerYear) + day.Month - 1 - first;

    public YearMonth Month(int index) => new((first + index) / MonthsPerYear, ((first + index) % MonthsPerYear) + 1);

    public LocalDate FirstDay(int index) => Month(index).OnDayOfMonth(1);

    private static int Number(YearMonth month) => (month.Year * MonthsPerYear) + month.Month - 1;
}
