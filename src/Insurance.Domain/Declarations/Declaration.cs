using System.Collections.Immutable;
using Insurance.Domain.Agreements;
using Insurance.Domain.Enrollments;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Declarations;

/// <summary>
/// A person's standing declaration of grade, bases and lines (缴费基数及缴费比例申报), made by the insured person for themself: every choice with its
/// own life. A choice stands across years until another takes effect; the year's base is looked up when a premium is assessed. Immutable:
/// each verb gives a new value, and its history only grows.
/// </summary>
public sealed class Declaration
{
    private Declaration(Person person, Region region, Scheme scheme, ImmutableArray<DeclaredChoice> choices, ImmutableArray<Warning> warnings)
    {
        Person = person;
        Region = region;
        Scheme = scheme;
        Choices = [.. choices.Select((choice, i) => choice.SupersededFrom(choices.Skip(i + 1).FirstOrDefault(Stands)?.TakesEffectOn))];
        Warnings = warnings;
    }

    /// <summary>Which event leads a choice from which state to which.</summary>
    public static TransitionTable<DeclarationState, DeclarationEvent> Transitions { get; } = new(
        DeclarationState.Submitted,
        (DeclarationState.Submitted, DeclarationEvent.TakeEffect, DeclarationState.InEffect),
        (DeclarationState.Submitted, DeclarationEvent.Withdraw, DeclarationState.Withdrawn),
        (DeclarationState.InEffect, DeclarationEvent.Supersede, DeclarationState.Superseded));

    /// <summary>Who declares, and is insured.</summary>
    public Person Person { get; }

    /// <summary>Where.</summary>
    public Region Region { get; }

    /// <summary>In which scheme.</summary>
    public Scheme Scheme { get; }

    /// <summary>Every choice, in the order of submission; it only grows.</summary>
    public ImmutableArray<DeclaredChoice> Choices { get; }

    /// <summary>What a caller should know about the verb that gave this value; the next verb has its own, and no snapshot keeps them.</summary>
    public ImmutableArray<Warning> Warnings { get; }

    /// <summary>Submits a first choice with all lines of the grade ticked and no deduction approved.</summary>
    /// <param name="enrollment">The registration it rests on.</param>
    /// <param name="tariff">The tariff of the same region and scheme and of the year from which it is to stand.</param>
    /// <param name="by">Who submits it: nobody but the insured.</param>
    /// <param name="grade">The grade's id.</param>
    /// <param name="on">The day.</param>
    /// <param name="bases">The declared base, one for all lines or one for each, where the grade takes one.</param>
    /// <inheritdoc cref="Submit(Enrollment, TariffHistory, ContributionYear, ResidentId, string, LocalDate, IEnumerable{DeclaredLine})"/>
    public static Result<Declaration> Submit(Enrollment enrollment, Tariff tariff, ResidentId by, string grade, LocalDate on, DeclaredBases bases = default)
    {
        ArgumentNullException.ThrowIfNull(tariff);
        return Declare(null, enrollment, tariff.History, tariff.Year, by, grade, on, null, bases);
    }

    /// <summary>Submits a first choice line by line.</summary>
    /// <param name="enrollment">The registration it rests on.</param>
    /// <param name="tariff">The tariff of the same region and scheme and of the year from which it is to stand.</param>
    /// <param name="by">Who submits it: nobody but the insured.</param>
    /// <param name="grade">The grade's id.</param>
    /// <param name="on">The day.</param>
    /// <param name="lines">The ticked lines: those of the grade and no others.</param>
    /// <inheritdoc cref="Submit(Enrollment, TariffHistory, ContributionYear, ResidentId, string, LocalDate, IEnumerable{DeclaredLine})"/>
    public static Result<Declaration> Submit(Enrollment enrollment, Tariff tariff, ResidentId by, string grade, LocalDate on, IEnumerable<DeclaredLine> lines)
    {
        ArgumentNullException.ThrowIfNull(tariff);
        return Submit(enrollment, tariff.History, tariff.Year, by, grade, on, lines);
    }

    /// <summary>Submits a first choice line by line, for a year of which no amount need be known yet. It has no window.</summary>
    /// <param name="enrollment">The registration it rests on.</param>
    /// <param name="history">The tariff of the same region and scheme, over all years.</param>
    /// <param name="year">The year from which it is to stand.</param>
    /// <param name="by">Who submits it: nobody but the insured.</param>
    /// <param name="grade">The grade's id.</param>
    /// <param name="on">The day.</param>
    /// <param name="lines">The ticked lines: those of the grade and no others.</param>
    /// <returns>
    /// The declaration, its first month as the year's first-month rule has it, or <c>tariff.unknown-grade</c>, <c>declaration.not-oneself</c>,
    /// <c>declaration.before-registration</c>, <c>enrollment.not-active</c>, <c>declaration.wrong-status</c>, <c>declaration.paid-once</c>, <c>declaration.not-for-whom</c>, <c>declaration.lines</c>,
    /// <c>declaration.deduction-needs-agreement</c>, <c>tariff.base-required</c>, <c>tariff.base-not-taken</c>, <c>declaration.ratio</c>.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The tariff is not that of the enrolment's region and scheme, the year is over on the day, or a line is null.
    /// </exception>
    public static Result<Declaration> Submit(
        Enrollment enrollment,
        TariffHistory history,
        ContributionYear year,
        ResidentId by,
        string grade,
        LocalDate on,
        IEnumerable<DeclaredLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return Declare(null, enrollment, history, year, by, grade, on, lines, default);
    }

    /// <summary>Changes grade or base from a year on, with all lines of the grade ticked and no deduction approved.</summary>
    /// <param name="enrollment">The registration, as it stands now.</param>
    /// <param name="history">The tariff of the same region and scheme, over all years.</param>
    /// <param name="year">The year in which the change takes effect; no amount of it need be known.</param>
    /// <param name="by">Who changes it: nobody but the insured.</param>
    /// <param name="grade">The grade's id.</param>
    /// <param name="on">The day.</param>
    /// <param name="bases">The declared base, one for all lines or one for each, where the grade takes one.</param>
    /// <inheritdoc cref="Change(Enrollment, TariffHistory, ContributionYear, ResidentId, string, LocalDate, IEnumerable{DeclaredLine})"/>
    public Result<Declaration> Change(
        Enrollment enrollment,
        TariffHistory history,
        ContributionYear year,
        ResidentId by,
        string grade,
        LocalDate on,
        DeclaredBases bases = default) => Declare(this, enrollment, history, year, by, grade, on, null, bases);

    /// <summary>
    /// Changes grade, base, ratio or lines from the first month of a year on, within the window that is published for that year. Where none is
    /// published the change is admitted with a warning before the year begins. Approvals of deductions are not taken over: each line says
    /// anew whether it is approved. Where every choice was withdrawn, it is a first choice again and has no window.
    /// </summary>
    /// <param name="enrollment">The registration, as it stands now.</param>
    /// <param name="history">The tariff of the same region and scheme, over all years.</param>
    /// <param name="year">The year in which the change takes effect; no amount of it need be known.</param>
    /// <param name="by">Who changes it: nobody but the insured.</param>
    /// <param name="grade">The grade's id.</param>
    /// <param name="on">The day.</param>
    /// <param name="lines">The ticked lines: those of the grade and no others.</param>
    /// <returns>
    /// The declaration with one choice more, or what a first choice is refused for, <c>declaration.before-last-change</c>,
    /// <c>declaration.pending</c>, <c>declaration.outside-window</c>, <c>declaration.year-begun</c>.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// Tariff and enrolment are not those of the declaration, or a line is null.
    /// </exception>
    public Result<Declaration> Change(
        Enrollment enrollment,
        TariffHistory history,
        ContributionYear year,
        ResidentId by,
        string grade,
        LocalDate on,
        IEnumerable<DeclaredLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return Declare(this, enrollment, history, year, by, grade, on, lines, default);
    }

    /// <summary>
    /// Takes back the choice that has not taken effect; the one before stands again. Refused: <c>declaration.not-oneself</c>,
    /// <c>declaration.before-last-change</c>, <c>declaration.in-effect</c>, <c>declaration.nothing-stands</c>.
    /// </summary>
    public Result<Declaration> Withdraw(ResidentId by, LocalDate on)
    {
        var refusals = Entry(by, on);
        if (Newest is not { } newest)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Declaration.NothingStands, "on"));
        }
        else if (newest.TakesEffectOn <= on)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Declaration.InEffect, "on", ("grade", newest.Grade), ("since", newest.TakesEffectOn)));
        }

        return refusals.Count > 0 ? refusals.ToImmutable() : With([.. Choices.Select(choice => choice == Newest ? choice.Withdrawn(on) : choice)]);
    }

    /// <summary>
    /// Approves the deduction of a line, at any time: it is no change of grade. It holds for the choice in effect and for one that is to take effect.
    /// Approving again by the same agreement changes nothing. Refused: <c>declaration.not-oneself</c>, <c>declaration.before-last-change</c>,
    /// <c>declaration.nothing-stands</c>, <c>declaration.lines</c>, <c>declaration.deduction-needs-agreement</c>.
    /// </summary>
    /// <param name="agreement">An agreement of the same person, region and scheme that covers the line on the day.</param>
    /// <param name="insurance">The line.</param>
    /// <param name="by">Who approves: nobody but the insured.</param>
    /// <param name="on">The day.</param>
    public Result<Declaration> ApproveDeduction(DeductionAgreement agreement, InsuranceLine insurance, ResidentId by, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        return Approval(agreement, insurance, on) is { } approval
            ? Deduct(new(insurance, approval, on), by, [])
            : Deduct(new(insurance, null, on), by, [DeclaredLine.NeedsAgreement("agreement", insurance, on)]);
    }

    /// <summary>
    /// Takes the approval of a line's deduction back, at any time; where there is none, nothing changes. Refused:
    /// <c>declaration.not-oneself</c>, <c>declaration.before-last-change</c>, <c>declaration.nothing-stands</c>, <c>declaration.lines</c>.
    /// </summary>
    public Result<Declaration> WithdrawDeduction(InsuranceLine insurance, ResidentId by, LocalDate on) => Deduct(new(insurance, null, on), by, []);

    /// <summary>The choice that decides a month, by what is recorded; null before the first one.</summary>
    public DeclaredChoice? ChoiceIn(YearMonth month) => Choices.LastOrDefault(choice => Stands(choice) && choice.EffectiveFrom.CompareTo(month) <= 0);

    /// <summary>The choice that decides a contribution year, by what is recorded; null before the first one.</summary>
    public DeclaredChoice? For(ContributionYear year) => Choices.LastOrDefault(choice => Stands(choice) && choice.Year.CompareTo(year) <= 0);

    /// <summary>The choice in effect at the end of a day; null where there is none.</summary>
    public DeclaredChoice? InEffectOn(LocalDate day) => Choices.LastOrDefault(choice => choice.StateOn(day) == DeclarationState.InEffect);

    /// <summary>What is to be stored of it.</summary>
    public DeclarationSnapshot ToSnapshot() => new(
        DeclarationSnapshot.NewestVersion,
        Person,
        Region,
        Scheme,
        [.. Choices.Select(DeclaredChoiceSnapshot.Of)]);

    /// <summary>
    /// Opens what was stored. Every approval is given again by its agreement; what tariffs and windows say is not asked again: a tariff that was
    /// corrected since must not make a declaration unreadable that an office accepted.
    /// </summary>
    /// <param name="snapshot">What was stored.</param>
    /// <param name="agreements">The person's agreements; those on which no approval rests may be missing, and others may be among them.</param>
    /// <returns>The declaration, or <c>snapshot.version</c>, <c>snapshot.contradiction</c> with the place.</returns>
    /// <exception cref="ArgumentException">A value of the snapshot is null or <c>default</c>, which no JSON gives.</exception>
    public static Result<Declaration> Rehydrate(DeclarationSnapshot snapshot, IEnumerable<DeductionAgreement> agreements)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(agreements);
        if (SnapshotFaults.Version(snapshot.Version, DeclarationSnapshot.NewestVersion) is { } unknown)
        {
            return unknown;
        }

        return new DeclarationReplay(snapshot, [.. agreements]).Choices().TryGet(out var choices, out var contradiction)
            ? new Declaration(snapshot.Person, snapshot.Region, snapshot.Scheme, choices, [])
            : contradiction;
    }

    /// <summary>The masked person and the newest choice.</summary>
    public override string ToString() => $"{Person} {Choices[^1]}";

    /// <summary>Whether a choice was not taken back.</summary>
    internal static bool Stands(DeclaredChoice choice) => choice.WithdrawnOn is null;

    private DeclaredChoice? Newest => Choices.LastOrDefault(Stands);

    private LocalDate LastChangeOn => Choices.Max(choice => choice.LastChangeOn);

    private static Result<Declaration> Declare(
        Declaration? before,
        Enrollment enrollment,
        TariffHistory history,
        ContributionYear year,
        ResidentId by,
        string grade,
        LocalDate on,
        IEnumerable<DeclaredLine>? lines,
        DeclaredBases bases)
    {
        ArgumentNullException.ThrowIfNull(enrollment);
        ArgumentNullException.ThrowIfNull(history);
        if ((history.Region, history.Scheme) != (enrollment.Region, enrollment.Scheme))
        {
            throw new ArgumentException("The tariff is not that of the enrolment's region and scheme.", nameof(history));
        }

        if (before is not null && (before.Person.Id, before.Region, before.Scheme) != (enrollment.Person.Id, enrollment.Region, enrollment.Scheme))
        {
            throw new ArgumentException("The enrolment is not that of the declaration.", nameof(enrollment));
        }

        if (!history.GradeOrRefusal(grade).TryGet(out var chosen, out var unknown))
        {
            return unknown;
        }

        var ticked = lines?.ToList() ?? DeclaredLine.AllOf(chosen, bases);
        if (ticked.Contains(null!))
        {
            throw new ArgumentException("A line is null.", nameof(lines));
        }

        // A line that is ticked twice is refused by its name; its bases are no matter then.
        var own = lines is null ? bases : DeclaredBases.OfEach(ticked.Where(line => line.Base is not null).DistinctBy(line => line.Insurance).Select(line => (line.Insurance, line.Base!.Value)));
        var form = new ChoiceForm(enrollment, history, year, by, chosen, on, ticked, own);
        var warnings = new List<Warning>();
        var refusals = before?.Entry(by, on, history.Terms, year) ?? Oneself(enrollment.Person, by, history.Terms, year);
        var from = chosen.MonthsOf(year).From;
        if (before?.Newest is not { } newest)
        {
            from = form.FirstMonth();
        }
        else
        {
            from = newest.EffectiveFrom.CompareTo(from) > 0 ? newest.EffectiveFrom : from;
            refusals.AddRange(Against(newest, form, chosen.MonthsOf(year).From, warnings));
        }

        refusals.AddRange(form.Refusals(from, warnings));
        var choice = new DeclaredChoice(chosen.Id, year, from, on, [.. ticked]);
        return refusals.Count > 0
            ? refusals.ToImmutable()
            : new Declaration(before?.Person ?? enrollment.Person, history.Region, history.Scheme, [.. before?.Choices ?? [], choice], [.. warnings]);
    }

    /// <summary>What the newest choice has against another one: it must have taken effect, and it keeps its years.</summary>
    private static IEnumerable<DomainError> Against(DeclaredChoice newest, ChoiceForm form, YearMonth first, List<Warning> warnings)
    {
        if (newest.TakesEffectOn > form.On)
        {
            yield return DomainError.Of(ErrorCodes.Declaration.Pending, "on", ("grade", newest.Grade), ("from", newest.EffectiveFrom)).ChangingOn(newest.TakesEffectOn);
        }

        if (form.Year.CompareTo(newest.Year) < 0)
        {
            yield return ChangeWindows.YearBegun(form.Year, form.On);
        }
        else if (ChangeWindows.Refusal(form.History.Terms, form.Grade.Id, form.Year, first, form.On, warnings) is { } refusal)
        {
            yield return refusal;
        }
    }

    private static ImmutableArray<DomainError>.Builder Oneself(Person person, ResidentId by, TariffTerms? terms, ContributionYear? year)
    {
        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        if (by != person.Id)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Declaration.NotOneself, "by")
                .Citing(year is { } asked ? terms?.In<DeclaredByOneself>(asked).FirstOrDefault()?.Source : null));
        }

        return refusals;
    }

    /// <summary>What speaks against any entry: it is made by the insured, and not before the last one.</summary>
    private ImmutableArray<DomainError>.Builder Entry(ResidentId by, LocalDate on, TariffTerms? terms = null, ContributionYear? year = null)
    {
        var refusals = Oneself(Person, by, terms, year);
        if (on < LastChangeOn)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Declaration.BeforeLastChange, "on", ("on", on), ("last", LastChangeOn)).ChangingOn(LastChangeOn));
        }

        return refusals;
    }

    private DeductionApproval? Approval(DeductionAgreement agreement, InsuranceLine insurance, LocalDate on) =>
        DeductionApproval.By(agreement, insurance, on) is { } approval && approval.IsOf(Person.Id, Region, Scheme) ? approval : null;

    private Result<Declaration> Deduct(DeductionChange change, ResidentId by, IEnumerable<DomainError> more)
    {
        var refusals = Entry(by, change.On);
        var open = Choices.Where(choice => choice.StateOn(change.On) is DeclarationState.Submitted or DeclarationState.InEffect).ToList();
        if (open.Count == 0 && refusals.Count == 0)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Declaration.NothingStands, "on"));
        }
        else if (open.Count > 0 && !open.Any(choice => choice.Lines.Any(line => line.Insurance == change.Insurance)))
        {
            refusals.Add(ChoiceForm.OtherLines(open[^1].Grade, open[^1].Lines.Select(line => line.Insurance)).About("insurance"));
        }

        refusals.AddRange(more);
        return refusals.Count > 0 ? refusals.ToImmutable() : With([.. Choices.Select(choice => open.Contains(choice) ? choice.With(change) : choice)]);
    }

    private Declaration With(ImmutableArray<DeclaredChoice> choices) => new(Person, Region, Scheme, choices, []);
}
