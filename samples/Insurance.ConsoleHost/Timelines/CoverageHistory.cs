using Insurance.Domain.Coverage;
using Insurance.Domain.People;
using NodaTime;

namespace Insurance.ConsoleHost.Timelines;

/// <summary>What a history file tells of a person.</summary>
/// <param name="Facts">Registrations and payments.</param>
/// <param name="BirthDate">The date of birth, which leaves grades for other ages out of the choices; null where it is not told.</param>
/// <param name="Sex">The sex, on which the years for life depend; null where it is not told.</param>
internal sealed record CoverageHistory(CoverageFacts Facts, LocalDate? BirthDate, Sex? Sex);
