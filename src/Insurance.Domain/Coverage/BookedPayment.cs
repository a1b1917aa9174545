using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>
/// Months that were paid, and the day on which they were. Only payments that were booked (入库) are facts of cover; one that is in transit is not.
/// </summary>
/// <param name="As">As what.</param>
/// <param name="Months">The months.</param>
/// <param name="PaidOn">The day of payment; null for months that an employer paid as they came.</param>
public sealed record BookedPayment(InsuredAs As, FeePeriod Months, LocalDate? PaidOn)
{
    /// <summary>Where, if it was another pooling area than that of the facts.</summary>
    public Region? Elsewhere { get; init; }

    /// <summary>Months of it that were given back. They give no cover; the cover of months that were not given back stays as it was.</summary>
    public ValueList<FeePeriod> Refunded { get; init; } = [];

    /// <summary>For residents, how many lapsed years were paid along with it (修复), at the price of the year.</summary>
    public int RepairedYears { get; init; }

    /// <summary>
    /// Whether a resident paid it when its months were over: such years repair (修复) what lapsed. They cover nothing and are no insured months; the payment that they go along with says how many they are.
    /// </summary>
    public bool IsRepair => As == InsuredAs.Resident && PaidOn is { } day && Months.Through.CompareTo(day.ToYearMonth()) < 0;

    /// <summary>The months that were not given back, in order.</summary>
    public IEnumerable<YearMonth> Kept => Refunded.Count == 0 ? Months.EachMonth() : Months.EachMonth().Where(month => !Refunded.AsEnumerable().Any(given => given.Contains(month)));
}
