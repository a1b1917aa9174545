using System.Text.Json.Serialization;
using Insurance.Domain.People;
using NodaTime;

namespace Insurance.Domain.Enrollments;

/// <summary>
/// A registration as an application stores it: what was registered and what happened since. Equal when all of it is. JSON holds the
/// person in full; <see cref="ToString"/> does not.
/// </summary>
/// <param name="Version">The version of this form; <see cref="NewestVersion"/> for one that this library writes.</param>
/// <param name="Person">Who, by the name that was registered.</param>
/// <param name="Region">Where.</param>
/// <param name="Scheme">In which scheme.</param>
/// <param name="Facts">What was declared on registering.</param>
/// <param name="RegisteredOn">The day of registration.</param>
/// <param name="History">What happened since, in order.</param>
[JsonConverter(typeof(EnrollmentsJsonConverter))]
public sealed record EnrollmentSnapshot(
    int Version,
    Person Person,
    Region Region,
    Scheme Scheme,
    EnrollmentFacts Facts,
    LocalDate RegisteredOn,
    ValueList<EnrollmentEntry> History)
{
    /// <summary>The version that this library writes.</summary>
    public const int NewestVersion = 1;

    /// <summary>The version, the region, the day and how many entries; nothing of the person.</summary>
    public override string ToString() =>
        $"enrolment v{Version} {Region} {NodaTime.Text.LocalDatePattern.Iso.Format(RegisteredOn)}, {History.Count} entries";
}
