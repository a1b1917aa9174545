using System.Text.Json.Serialization;
using Insurance.Domain.People;
using NodaTime;

namespace Insurance.Domain.Enrollments;

/// <summary>One entry in the history of a registration: what happened, when, and what was declared with it; null for what was not.</summary>
/// <param name="Event">What happened.</param>
/// <param name="On">The day from which it counts.</param>
/// <param name="Facts">What the person declares from then on; with an amendment only.</param>
/// <param name="Name">The corrected name; with an amendment only.</param>
/// <param name="LastInsuredMonth">The last month insured elsewhere; with leaving an employer always, with resuming where there was one.</param>
[JsonConverter(typeof(EnrollmentsJsonConverter))]
public sealed record EnrollmentEntry(
    EnrollmentEvent Event,
    LocalDate On,
    EnrollmentFacts? Facts = null,
    PersonName? Name = null,
    YearMonth? LastInsuredMonth = null)
{
    /// <summary>The event and the day.</summary>
    public override string ToString() => $"{Spelling.Of(Event)} {NodaTime.Text.LocalDatePattern.Iso.Format(On)}";
}
