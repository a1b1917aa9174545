using Insurance.Domain.Enrollments;
using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>That a person was registered, as what, from one day through another.</summary>
/// <param name="As">As what.</param>
/// <param name="From">The day of registration.</param>
/// <param name="Through">The last day; null while it lasts.</param>
public sealed record EnrolledSpell(InsuredAs As, LocalDate From, LocalDate? Through = null)
{
    /// <summary>Whether a day lies in it.</summary>
    public bool Contains(LocalDate day) => From <= day && !(Through < day);

    /// <summary>The spells of a registration as an individual, or as a resident: while it is active, suspended or rests with an employer, until it is stopped.</summary>
    public static EnrolledSpell Of(Enrollment enrollment)
    {
        ArgumentNullException.ThrowIfNull(enrollment);
        var stopped = enrollment.State == EnrollmentState.Stopped ? enrollment.History[^1].On : (LocalDate?)null;
        var insured = enrollment.Scheme == Scheme.Resident ? InsuredAs.Resident : InsuredAs.FlexibleEmployment;
        return new(insured, enrollment.RegisteredOn, stopped is { } day && day > enrollment.RegisteredOn ? day.PlusDays(-1) : stopped);
    }
}
