using System.Collections.Immutable;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Enrollments;

/// <summary>
/// That a person is registered in a scheme of a region (参保登记), the step before declaring and paying, and what becomes of it.
/// Registered at the medical-insurance or social-security office from facts that the person declares. Immutable: each verb gives a
/// new value whose history is one entry longer.
/// </summary>
public sealed class Enrollment
{
    private readonly Person registered;
    private readonly ImmutableArray<Standing> standings;

    private Enrollment(
        Person registered,
        Person person,
        Region region,
        Scheme scheme,
        ImmutableArray<Standing> standings,
        ValueList<EnrollmentEntry> history,
        ImmutableArray<Warning> warnings)
    {
        this.registered = registered;
        this.standings = standings;
        Person = person;
        Region = region;
        Scheme = scheme;
        History = history;
        Warnings = warnings;
    }

    /// <summary>
    /// Which event leads to which state. Stopped is final: whoever comes back registers anew, and that is another enrolment.
    /// </summary>
    public static TransitionTable<EnrollmentState, EnrollmentEvent> Transitions { get; } = new(
        EnrollmentState.Active,
        (EnrollmentState.Active, EnrollmentEvent.Amend, EnrollmentState.Active),
        (EnrollmentState.Active, EnrollmentEvent.Suspend, EnrollmentState.Suspended),
        (EnrollmentState.Active, EnrollmentEvent.JoinEmployer, EnrollmentState.WithEmployer),
        (EnrollmentState.Active, EnrollmentEvent.Stop, EnrollmentState.Stopped),
        (EnrollmentState.Suspended, EnrollmentEvent.Amend, EnrollmentState.Suspended),
        (EnrollmentState.Suspended, EnrollmentEvent.Resume, EnrollmentState.Active),
        (EnrollmentState.Suspended, EnrollmentEvent.JoinEmployer, EnrollmentState.WithEmployer),
        (EnrollmentState.Suspended, EnrollmentEvent.Stop, EnrollmentState.Stopped),
        (EnrollmentState.WithEmployer, EnrollmentEvent.Amend, EnrollmentState.WithEmployer),
        (EnrollmentState.WithEmployer, EnrollmentEvent.LeaveEmployer, EnrollmentState.Active),
        (EnrollmentState.WithEmployer, EnrollmentEvent.Stop, EnrollmentState.Stopped));

    /// <summary>Who, by the name that was declared last.</summary>
    public Person Person { get; }

    /// <summary>Where.</summary>
    public Region Region { get; }

    /// <summary>In which scheme.</summary>
    public Scheme Scheme { get; }

    /// <summary>When the person registered.</summary>
    public LocalDate RegisteredOn => standings[0].On;

    /// <summary>What happened since the registration, in order; it only grows.</summary>
    public ValueList<EnrollmentEntry> History { get; }

    /// <summary>How it stands after the last entry.</summary>
    public EnrollmentState State => standings[^1].State;

    /// <summary>What is declared after the last entry; it has an employer while one insures the person.</summary>
    public EnrollmentFacts Facts => standings[^1].Facts;

    /// <summary>Whether the person still contributes or is a pensioner, after the last entry.</summary>
    public MemberStatus Status => standings[^1].Status;

    /// <summary>What a caller should know about the verb that gave this value; the next verb has its own, and no snapshot keeps them.</summary>
    public ImmutableArray<Warning> Warnings { get; }

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
    public static Result<Enrollment> Register(Person person, Tariff tariff, EnrollmentFacts facts, LocalDate on) =>
        Register(person, HistoryOf(tariff, on), facts, on);

    /// <summary>Registers a person in a year of which no amount need be known yet.</summary>
    /// <param name="person">Who.</param>
    /// <param name="history">The tariff over all years; its terms for the year of registration say who may enrol.</param>
    /// <param name="facts">What the person declares.</param>
    /// <param name="on">The day of registration.</param>
    /// <inheritdoc cref="Register(Person, Tariff, EnrollmentFacts, LocalDate)" path="/returns"/>
    public static Result<Enrollment> Register(Person person, TariffHistory history, EnrollmentFacts facts, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(facts);
        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        if (facts.HasEmployer)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Enrollment.HasEmployer, "hasEmployer").Citing(Eligibility.RuleOf(history, facts, on)?.Source ?? LawBook.WithoutEmployer));
        }

        refusals.AddRange(LaterThan(facts.LastInsuredMonth, on));
        refusals.AddRange(Eligibility.Refusals(person.Id, history, facts, on));
        return refusals.Count > 0
            ? refusals.ToImmutable()
            : Begin(person, history.Region, history.Scheme, facts, on, Eligibility.Warnings(history, facts, on));
    }

    /// <summary>
    /// Changes what was declared from a day on. Who may enrol is asked again where the household or the pension changes, by the rules of
    /// that day's year; a corrected name or last insured month asks nobody's age.
    /// </summary>
    /// <param name="tariff">The tariff of the day's year.</param>
    /// <param name="facts">What holds from then on. Whether there is an employer stays: it is changed by joining and leaving one.</param>
    /// <param name="on">The day.</param>
    /// <param name="name">The corrected name; null where it stays.</param>
    /// <returns>
    /// The amended enrolment, or <c>enrollment.wrong-state</c>, <c>enrollment.before-last-change</c>, <c>enrollment.employer-amended</c>,
    /// <c>enrollment.last-insured-later</c>, <c>enrollment.no-hukou</c>, <c>enrollment.too-young</c>, <c>enrollment.too-old</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The tariff is not that of the enrolment and the day's year, or the name is <c>default</c>.</exception>
    public Result<Enrollment> Amend(Tariff tariff, EnrollmentFacts facts, LocalDate on, PersonName? name = null) =>
        Amend(HistoryOf(tariff, on), facts, on, name);

    /// <summary>Changes what was declared, in a year of which no amount need be known yet.</summary>
    /// <inheritdoc cref="Amend(Tariff, EnrollmentFacts, LocalDate, PersonName?)"/>
    public Result<Enrollment> Amend(TariffHistory history, EnrollmentFacts facts, LocalDate on, PersonName? name = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        RequireOwn(history);
        if (name == default(PersonName))
        {
            throw new ArgumentException("A person has a name.", nameof(name));
        }

        return (facts.Hukou, facts.DrawsPension) == (Facts.Hukou, Facts.DrawsPension)
            ? Take(new(EnrollmentEvent.Amend, on, facts, name), [], [])
            : Take(new(EnrollmentEvent.Amend, on, facts, name), Eligibility.Refusals(Person.Id, history, facts, on), Eligibility.Warnings(history, facts, on));
    }

    /// <summary>Interrupts from a day on.</summary>
    /// <returns>The suspended enrolment, or <c>enrollment.wrong-state</c>, <c>enrollment.before-last-change</c>.</returns>
    public Result<Enrollment> Suspend(LocalDate on) => Take(new(EnrollmentEvent.Suspend, on), [], []);

    /// <summary>Takes it up again from a day on; whether the person could enrol anew is not asked.</summary>
    /// <param name="on">The day.</param>
    /// <param name="lastInsuredMonth">The last month insured elsewhere meanwhile, such as a resident; null where what was declared stays.</param>
    /// <returns>The active enrolment, or <c>enrollment.wrong-state</c>, <c>enrollment.before-last-change</c>, <c>enrollment.last-insured-later</c>.</returns>
    public Result<Enrollment> Resume(LocalDate on, YearMonth? lastInsuredMonth = null) =>
        Take(new(EnrollmentEvent.Resume, on, LastInsuredMonth: lastInsuredMonth), [], []);

    /// <summary>An employer takes the person on and insures them from a day on.</summary>
    /// <returns>The enrolment that rests, or <c>enrollment.wrong-state</c>, <c>enrollment.before-last-change</c>.</returns>
    public Result<Enrollment> JoinEmployer(LocalDate on) => Take(new(EnrollmentEvent.JoinEmployer, on), [], []);

    /// <summary>Leaves the employer and registers as an individual again, which is decided by the rules of that day's year.</summary>
    /// <param name="lastInsuredMonth">The last month insured with the employer, as it was declared; an earlier one where the employer paid for none.</param>
    /// <param name="tariff">The tariff of the day's year.</param>
    /// <param name="on">The day of the new registration.</param>
    /// <returns>
    /// The active enrolment, or <c>enrollment.wrong-state</c>, <c>enrollment.before-last-change</c>, <c>enrollment.last-insured-later</c>,
    /// <c>enrollment.no-hukou</c>, <c>enrollment.too-young</c>, <c>enrollment.too-old</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The tariff is not that of the enrolment and the day's year.</exception>
    public Result<Enrollment> LeaveEmployer(YearMonth lastInsuredMonth, Tariff tariff, LocalDate on) =>
        LeaveEmployer(lastInsuredMonth, HistoryOf(tariff, on), on);

    /// <summary>Leaves the employer, in a year of which no amount need be known yet.</summary>
    /// <inheritdoc cref="LeaveEmployer(YearMonth, Tariff, LocalDate)"/>
    public Result<Enrollment> LeaveEmployer(YearMonth lastInsuredMonth, TariffHistory history, LocalDate on)
    {
        RequireOwn(history);
        return Take(
            new(EnrollmentEvent.LeaveEmployer, on, LastInsuredMonth: lastInsuredMonth),
            Eligibility.Refusals(Person.Id, history, Facts, on),
            Eligibility.Warnings(history, Facts, on));
    }

    /// <summary>Ends it for good.</summary>
    /// <returns>The stopped enrolment, or <c>enrollment.wrong-state</c>, <c>enrollment.before-last-change</c>.</returns>
    public Result<Enrollment> Stop(LocalDate on) => Take(new(EnrollmentEvent.Stop, on), [], []);

    /// <summary>How it stands on a day, after everything of that day; null before the registration.</summary>
    public EnrollmentState? StateOn(LocalDate day) => At(day)?.State;

    /// <summary>What is declared on a day; null before the registration.</summary>
    public EnrollmentFacts? FactsOn(LocalDate day) => At(day)?.Facts;

    /// <summary>Whether the person contributes or is a pensioner on a day; null before the registration.</summary>
    public MemberStatus? StatusOn(LocalDate day) => At(day)?.Status;

    /// <summary>
    /// The day of the latest registration, resumption or return from an employer up to a day, whether or not it was interrupted since;
    /// null before the registration.
    /// </summary>
    public LocalDate? EnteredOn(LocalDate day) => At(day)?.Entered;

    /// <summary>The last month insured elsewhere, as declared by a day; null for never, and before the registration.</summary>
    public YearMonth? LastInsuredMonthOn(LocalDate day) => At(day)?.Facts.LastInsuredMonth;

    /// <summary>The enrolment as an application stores it.</summary>
    public EnrollmentSnapshot ToSnapshot() =>
        new(EnrollmentSnapshot.NewestVersion, registered, Region, Scheme, standings[0].Facts, RegisteredOn, History);

    /// <summary>
    /// Opens a stored enrolment by playing its history again through the same table. Who might enrol is not asked again: a tariff that was
    /// corrected since must not make a registration unreadable that an office accepted.
    /// </summary>
    /// <returns>The enrolment, or <c>snapshot.version</c>, <c>snapshot.contradiction</c> with the place.</returns>
    public static Result<Enrollment> Rehydrate(EnrollmentSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (SnapshotFaults.Version(snapshot.Version, EnrollmentSnapshot.NewestVersion) is { } unknown)
        {
            return unknown;
        }

        if (RegistrationFault(snapshot) is { } where)
        {
            return SnapshotFaults.Contradiction(where);
        }

        var enrollment = Begin(snapshot.Person, snapshot.Region, snapshot.Scheme, snapshot.Facts, snapshot.RegisteredOn, []);
        for (var i = 0; i < snapshot.History.Count; i++)
        {
            if (snapshot.History[i] is not { } entry)
            {
                return SnapshotFaults.Contradiction($"history[{i}]");
            }

            if (MissingOrStray(entry) is { } member)
            {
                return SnapshotFaults.Contradiction($"history[{i}].{member}");
            }

            if (!enrollment.Take(entry, [], []).TryGet(out var next, out var errors))
            {
                return SnapshotFaults.Contradiction($"history[{i}].{(errors[0].Field == "state" ? "event" : errors[0].Field)}");
            }

            enrollment = next;
        }

        return enrollment;
    }

    /// <summary>Region, scheme, day, and the masked person.</summary>
    public override string ToString() => $"{Person} {Region}/{Spelling.Of(Scheme)} {NodaTime.Text.LocalDatePattern.Iso.Format(RegisteredOn)}";

    /// <summary>The day on which the state of a day began; null before the registration.</summary>
    internal LocalDate? SinceOn(LocalDate day) => At(day)?.Since;

    private static Enrollment Begin(Person person, Region region, Scheme scheme, EnrollmentFacts facts, LocalDate on, ImmutableArray<Warning> warnings) =>
        new(person, person, region, scheme, [new(on, Transitions.First, on, on, facts)], [], warnings);

    /// <summary>Adds an entry, or refuses it for what the table and the days say and for the reasons of its verb.</summary>
    private Result<Enrollment> Take(EnrollmentEntry entry, IEnumerable<DomainError> ineligible, ImmutableArray<Warning> warnings)
    {
        var next = Transitions.Next(State, entry.Event);
        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        if (next is null)
        {
            var states = Transitions.Rows.Where(row => row.Event == entry.Event).Select(row => Spelling.Of(row.From));
            refusals.Add(DomainError.Of(
                ErrorCodes.Enrollment.WrongState,
                "state",
                ("event", Spelling.Of(entry.Event)),
                ("state", Spelling.Of(State)),
                ("states", string.Join(", ", states))));
        }

        if (standings[^1].On is var last && entry.On < last)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Enrollment.BeforeLastChange, "on", ("on", entry.On), ("last", last)).ChangingOn(last));
        }

        if (entry.Facts is { } amended && amended.HasEmployer != Facts.HasEmployer)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Enrollment.EmployerAmended, "hasEmployer"));
        }

        refusals.AddRange(LaterThan(entry.LastInsuredMonth ?? entry.Facts?.LastInsuredMonth, entry.On));
        refusals.AddRange(ineligible);
        return refusals.Count > 0
            ? refusals.ToImmutable()
            : new Enrollment(
                registered,
                entry.Name is { } name ? new Person(name, Person.Id) : Person,
                Region,
                Scheme,
                standings.Add(standings[^1].After(entry, next!.Value)),
                [.. History.AsEnumerable(), entry],
                warnings);
    }

    private Standing? At(LocalDate day)
    {
        for (var i = standings.Length - 1; i >= 0; i--)
        {
            if (standings[i].On <= day)
            {
                return standings[i];
            }
        }

        return null;
    }

    private static IEnumerable<DomainError> LaterThan(YearMonth? lastInsured, LocalDate on) =>
        lastInsured is { } last && last.CompareTo(on.ToYearMonth()) > 0
            ? [DomainError.Of(ErrorCodes.Enrollment.LastInsuredLater, "lastInsuredMonth", ("month", last), ("on", on))]
            : [];

    private static string? RegistrationFault(EnrollmentSnapshot snapshot) => snapshot switch
    {
        { Person: null } => "person",
        { Facts: null } => "facts",
        { History: null } => "history",
        _ when snapshot.Region == default => "region",
        _ when !Enum.IsDefined(snapshot.Scheme) => "scheme",
        { Facts.HasEmployer: true } => "facts.hasEmployer",
        _ when LaterThan(snapshot.Facts.LastInsuredMonth, snapshot.RegisteredOn).Any() => "facts.lastInsuredMonth",
        _ => null,
    };

    /// <summary>The member that an entry must have and has not, or has and must not have; null where it is as the verbs make it.</summary>
    private static string? MissingOrStray(EnrollmentEntry entry) => entry switch
    {
        _ when !Enum.IsDefined(entry.Event) => "event",
        { Event: EnrollmentEvent.Amend } when entry.Name == default(PersonName) => "name",
        { Event: EnrollmentEvent.Amend, Facts: not null, LastInsuredMonth: null } => null,
        { Event: EnrollmentEvent.LeaveEmployer, Facts: null, Name: null, LastInsuredMonth: not null } => null,
        { Event: EnrollmentEvent.Resume, Facts: null, Name: null } => null,
        { Event: EnrollmentEvent.Amend, Facts: null } => "facts",
        { Event: not EnrollmentEvent.Amend, Facts: not null } => "facts",
        { Event: not EnrollmentEvent.Amend, Name: not null } => "name",
        { Event: EnrollmentEvent.LeaveEmployer } => "lastInsuredMonth",
        { LastInsuredMonth: not null } => "lastInsuredMonth",
        _ => null,
    };

    private static TariffHistory HistoryOf(Tariff tariff, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(tariff);
        return on.Year == tariff.Year.Number ? tariff.History : throw new ArgumentException("The tariff is not that of the day's year.", nameof(tariff));
    }

    private void RequireOwn(TariffHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if ((history.Region, history.Scheme) != (Region, Scheme))
        {
            throw new ArgumentException("The tariff is not that of the enrolment's region and scheme.", nameof(history));
        }
    }

    /// <summary>How it stands from a day on: since when in this state, from which latest entry into the scheme, by which facts.</summary>
    private sealed record Standing(LocalDate On, EnrollmentState State, LocalDate Since, LocalDate Entered, EnrollmentFacts Facts)
    {
        public MemberStatus Status => Facts.DrawsPension ? MemberStatus.Retired : MemberStatus.Active;

        public Standing After(EnrollmentEntry entry, EnrollmentState next) => new(
            entry.On,
            next,
            next == State ? Since : entry.On,
            entry.Event is EnrollmentEvent.Resume or EnrollmentEvent.LeaveEmployer ? entry.On : Entered,
            (entry.Facts ?? Facts) with
            {
                HasEmployer = next == EnrollmentState.WithEmployer,
                LastInsuredMonth = entry.Facts is { } amended ? amended.LastInsuredMonth : entry.LastInsuredMonth ?? Facts.LastInsuredMonth,
            });
    }
}
