using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>What came before an arrival: the last insured month of any scheme and place, as far as all facts tell.</summary>
/// <param name="LastMonth">The last insured month before that of the arrival; null for never.</param>
/// <param name="As">As what in that month; in two schemes at once the employee scheme counts.</param>
/// <param name="Elsewhere">Whether that was in another pooling area.</param>
/// <param name="ContinuousMonths">How many months in a row end with it, whatever the scheme and the place.</param>
public sealed record InsuredBefore(YearMonth? LastMonth, InsuredAs? As, bool Elsewhere, int ContinuousMonths)
{
    /// <summary>Who was never insured.</summary>
    public static InsuredBefore Never { get; } = new(null, null, false, 0);
}

/// <summary>Somebody enters the employee scheme of a pooling area as an individual, or comes back to it.</summary>
/// <param name="Region">The pooling area.</param>
/// <param name="Month">The first month that is paid, that of the day.</param>
/// <param name="On">The day: that of the payment, or the first of the month where it was paid before.</param>
/// <param name="PaidOn">The day of the payment.</param>
/// <param name="Before">What came before.</param>
public sealed record EmployeeArrival(Region Region, YearMonth Month, LocalDate On, LocalDate PaidOn, InsuredBefore Before)
{
    /// <summary>The first month of the interruption, which is that of the arrival where no whole month is missing; null for who was never in the scheme here.</summary>
    public YearMonth? LapsedSince { get; init; }

    /// <summary>Whether every month from the interruption, or after the last insured month of another scheme or place, through that of the arrival is paid.</summary>
    public bool GapPaid { get; init; }

    /// <summary>Whether the person never waits.</summary>
    public bool NeverWaits { get; init; }
}

/// <summary>Somebody pays months of a coverage year as a resident.</summary>
/// <param name="Region">The pooling area.</param>
/// <param name="Months">The months that are paid, of one coverage year.</param>
/// <param name="On">The day from which it can count: that of the payment, or the first of the months where it was paid before.</param>
/// <param name="PaidOn">The day of the payment.</param>
/// <param name="Before">What came before.</param>
public sealed record ResidentArrival(Region Region, FeePeriod Months, LocalDate On, LocalDate PaidOn, InsuredBefore Before)
{
    /// <summary>Lapsed years that are paid along with it.</summary>
    public int RepairedYears { get; init; }

    /// <summary>Whether every month after the last insured one through that of the day is paid.</summary>
    public bool GapPaid { get; init; }

    /// <summary>Whether the person never waits.</summary>
    public bool NeverWaits { get; init; }

    /// <summary>Whole calendar years without any insured month before that of the payment; 0 for who was never insured.</summary>
    public int LapsedYears => Before.LastMonth is { } last ? Math.Max(0, Months.From.Year - last.Year - 1) : 0;
}
