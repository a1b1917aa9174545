using System.Collections.Immutable;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Enrollments;

/// <summary>
/// That a person is registered in a scheme of a region (参保登记), the step before declaring and paying. Registered at the
/// medical-insurance or social-security office from facts that the person declares.
/// </summary>
public sealed class Enrollment
{
    private Enrollment(Person person, Region region, Scheme scheme, EnrollmentFacts facts, LocalDate registeredOn, ImmutableArray<Warning> warnings)
    {
        Person = person;
        Region = region;
        Scheme = scheme;
        Facts = facts;
        RegisteredOn = registeredOn;
        Warnings = warnings;
    }

    /// <summary>Who.</summary>
    public Person Person { get; }

    /// <summary>Where.</summary>
    public Region Region { get; }

    /// <summary>In which scheme.</summary>
    public Scheme Scheme { get; }

    /// <summary>What was declared.</summary>
    public EnrollmentFacts Facts { get; }

    /// <summary>When.</summary>
    public LocalDate RegisteredOn { get; }

    /// <summary>What a caller should know.</summary>
    public ImmutableArray<Warning> Warnings { get; }

    /// <summary>Whether the person still contributes or is a pensioner.</summary>
    public MemberStatus Status => Facts.DrawsPension ? MemberStatus.Retired : MemberStatus.Active;

    /// <summary>Registers a person.</summary>
    /// <param name="person">Who.</param>
    /// <param name="tariff">The tariff of the year of registration; its terms say who may enrol.</param>
    /// <param name="facts">What the person declares.</param>
    /// <param name="on">The day of registration, in the tariff's year.</param>
    /// <returns>
    /// The enrolment, or <c>enrollment.has-employer</c>, <c>enrollment.no-hukou</c>, <c>enrollment.too-young</c>, <c>enrollment.too-old</c>,
    /// <c>enrollment.last-insured-later</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The day does not lie in the tariff's year.</exception>
    public static Result<Enrollment> Register(Person person, Tariff tariff, EnrollmentFacts facts, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(tariff);
        ArgumentNullException.ThrowIfNull(facts);
        if (on.Year != tariff.Year.Number)
        {
            throw new ArgumentException("The tariff is not that of the year of registration.", nameof(tariff));
        }

        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        var warnings = ImmutableArray.CreateBuilder<Warning>();
        if (facts.HasEmployer)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Enrollment.HasEmployer, "hasEmployer"));
        }

        if (facts.LastInsuredMonth is { } last && last.CompareTo(on.ToYearMonth()) > 0)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Enrollment.LastInsuredLater, "lastInsuredMonth", ("month", last), ("on", on)));
        }

        if (facts.Hukou == Hukou.None)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Enrollment.NoHukou, "hukou"));
        }
        else if (tariff.Terms.In<EligibilityRule>(tariff.Year).FirstOrDefault(rule => rule.Route == RouteOf(facts)) is { } rule)
        {
            refusals.AddRange(AgeRefusals(person.Id, rule, on));
        }
        else
        {
            warnings.Add(Warning.Of(ErrorCodes.Enrollment.EligibilityUnknown, ("year", tariff.Year.Number)));
        }

        return refusals.Count > 0
            ? refusals.ToImmutable()
            : new Enrollment(person, tariff.Region, tariff.Scheme, facts, on, warnings.ToImmutable());
    }

    /// <summary>Region, scheme, day, and the masked person.</summary>
    public override string ToString() => $"{Person} {Region}/{Spelling.Of(Scheme)} {NodaTime.Text.LocalDatePattern.Iso.Format(RegisteredOn)}";

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
