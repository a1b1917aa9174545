using System.Collections.Immutable;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Enrollments;

/// <summary>Whether the terms of a tariff let a person in on a day (参保条件).</summary>
internal static class Eligibility
{
    /// <summary>The rule of the route that the facts take; null where nobody published one.</summary>
    public static EligibilityRule? RuleOf(TariffHistory history, EnrollmentFacts facts, LocalDate on) => facts.Hukou == Hukou.None
        ? null
        : history.Terms.In<EligibilityRule>(YearOf(on)).FirstOrDefault(rule => rule.Route == RouteOf(facts));

    /// <summary>Every reason why the route is closed to a person on a day.</summary>
    public static IEnumerable<DomainError> Refusals(ResidentId id, TariffHistory history, EnrollmentFacts facts, LocalDate on)
    {
        if (facts.Hukou == Hukou.None)
        {
            return [DomainError.Of(ErrorCodes.Enrollment.NoHukou, "hukou")];
        }

        return RuleOf(history, facts, on) is { } rule ? AgeRefusals(id, rule, on) : [];
    }

    /// <summary>The warning that nobody published who may enrol.</summary>
    public static ImmutableArray<Warning> Warnings(TariffHistory history, EnrollmentFacts facts, LocalDate on) => RuleOf(history, facts, on) is null
        ? [Warning.Of(ErrorCodes.Enrollment.EligibilityUnknown, ("year", on.Year))]
        : [];

    private static ContributionYear YearOf(LocalDate on) => ContributionYear.FromYear(on.Year);

    private static EnrollmentRoute RouteOf(EnrollmentFacts facts) => facts switch
    {
        { Hukou: Hukou.Local } => EnrollmentRoute.LocalHukou,
        { DrawsPension: true } => EnrollmentRoute.OtherHukouPensionerHere,
        _ => EnrollmentRoute.OtherHukouWorkingHere,
    };

    private static IEnumerable<DomainError> AgeRefusals(ResidentId id, EligibilityRule rule, LocalDate on)
    {
        // A number may name a birth after the day of registration: its owner is too young for any route.
        var least = rule.MinAge ?? 0;
        if (Birthday(id, least) is var youngest && (youngest is null || on < youngest))
        {
            yield return DomainError.Of(ErrorCodes.Enrollment.TooYoung, "birthDate", ("age", least))
                .Citing(rule.Source)
                .ChangingOn(youngest);
        }

        if ((id.Sex == Sex.Male ? rule.MaleBelow : rule.FemaleBelow) is { } below && on >= Birthday(id, below))
        {
            yield return DomainError.Of(ErrorCodes.Enrollment.TooOld, "birthDate", ("age", below)).Citing(rule.Source);
        }
    }

    /// <summary>The day on which a number of years is full; null beyond the last year of the calendar.</summary>
    private static LocalDate? Birthday(ResidentId id, int age) =>
        id.BirthDate.Year + age <= LocalDate.MaxIsoValue.Year ? id.BirthDate.PlusYears(age) : null;
}
