using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>Somebody enters the employee scheme of a pooling area as an individual, or comes back to it.</summary>
/// <param name="Region">The pooling area.</param>
/// <param name="On">The day: that of the payment, or the first of the month where it was paid before. Its month is paid.</param>
/// <param name="PaidOn">The day on which that month was paid.</param>
/// <param name="PaidFrom">The first of the months in a row, all paid in the scheme by the day, that end with that of the day.</param>
/// <param name="Insured">All insured months of the person, with those that were given back.</param>
public sealed record EmployeeArrival(Region Region, LocalDate On, LocalDate PaidOn, YearMonth PaidFrom, InsuredMonths Insured)
{
    /// <summary>The first month of the interruption, which is that of the day where no whole month is missing; null for who was never in the scheme here.</summary>
    public YearMonth? LapsedSince { get; init; }

    /// <summary>Whether the person never waits.</summary>
    public bool NeverWaits { get; init; }

    /// <summary>The month of the day.</summary>
    public YearMonth Month => On.ToYearMonth();
}
