using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>Somebody pays months of a coverage year as a resident.</summary>
/// <param name="Region">The pooling area.</param>
/// <param name="Months">The months that are paid, of one coverage year.</param>
/// <param name="On">The day from which it can count: that of the payment, or the first of the months where it was paid before.</param>
/// <param name="PaidOn">The day of the payment.</param>
/// <param name="Insured">All insured months of the person, but for those of the payment; with those that were given back.</param>
public sealed record ResidentArrival(Region Region, FeePeriod Months, LocalDate On, LocalDate PaidOn, InsuredMonths Insured)
{
    /// <summary>Lapsed years that are paid along with it.</summary>
    public int RepairedYears { get; init; }

    /// <summary>Whether the person never waits.</summary>
    public bool NeverWaits { get; init; }

    /// <summary>The month of another insurance after which it is entered; null where nothing comes between the months.</summary>
    public YearMonth? After { get; init; }

    /// <summary>Whole calendar years without any insured month before that of the months; 0 for who was never insured.</summary>
    public int LapsedYears => (After ?? Insured.LastBefore(Months.From)) is { } last ? Math.Max(0, Months.From.Year - last.Year - 1) : 0;
}
