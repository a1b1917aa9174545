using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>That some days have a state, by one payment; of several claims to a day the best counts, and of equal ones the first.</summary>
internal readonly record struct Claim(LocalDate From, LocalDate Through, CoverageState State, InsuredAs As, string Reason, CoverStart? Start);
