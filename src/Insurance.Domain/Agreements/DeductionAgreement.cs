using System.Collections.Immutable;
using Insurance.Domain.People;
using NodaTime;

namespace Insurance.Domain.Agreements;

/// <summary>
/// The agreement by which a person lets contributions be deducted from an account (委托扣款协议). No deduction is approved without one in force. A person
/// has at most one in force per region and scheme, whatever its lines. A day has one state, that of its end: an agreement is in force on the day on
/// which it is activated and not on the day on which it is revoked, suspended or replaced; the last day of its validity belongs to it.
/// </summary>
public sealed class DeductionAgreement
{
    private readonly AgreementLife life;

    private DeductionAgreement(
        AgreementId id,
        Person person,
        Region region,
        Scheme scheme,
        DebitAccount account,
        ValueList<InsuranceLine> lines,
        Money? cap,
        AgreementLife life)
    {
        Id = id;
        Person = person;
        Region = region;
        Scheme = scheme;
        Account = account;
        Lines = lines;
        Cap = cap;
        this.life = life;
    }

    /// <summary>Which event leads from which state to which.</summary>
    public static TransitionTable<AgreementState, AgreementEvent> Transitions { get; } = new(
        AgreementState.Draft,
        (AgreementState.Draft, AgreementEvent.Sign, AgreementState.Signed),
        (AgreementState.Draft, AgreementEvent.Revoke, AgreementState.Revoked),
        (AgreementState.Signed, AgreementEvent.Activate, AgreementState.Active),
        (AgreementState.Signed, AgreementEvent.Revoke, AgreementState.Revoked),
        (AgreementState.Signed, AgreementEvent.Expire, AgreementState.Expired),
        (AgreementState.Signed, AgreementEvent.Replace, AgreementState.Replaced),
        (AgreementState.Active, AgreementEvent.Suspend, AgreementState.Suspended),
        (AgreementState.Active, AgreementEvent.Revoke, AgreementState.Revoked),
        (AgreementState.Active, AgreementEvent.Expire, AgreementState.Expired),
        (AgreementState.Active, AgreementEvent.Replace, AgreementState.Replaced),
        (AgreementState.Suspended, AgreementEvent.Resume, AgreementState.Active),
        (AgreementState.Suspended, AgreementEvent.Revoke, AgreementState.Revoked),
        (AgreementState.Suspended, AgreementEvent.Expire, AgreementState.Expired),
        (AgreementState.Suspended, AgreementEvent.Replace, AgreementState.Replaced));

    /// <summary>The number.</summary>
    public AgreementId Id { get; }

    /// <summary>Who declares and is insured; nobody else signs or revokes.</summary>
    public Person Person { get; }

    /// <summary>Where.</summary>
    public Region Region { get; }

    /// <summary>In which scheme.</summary>
    public Scheme Scheme { get; }

    /// <summary>From which account.</summary>
    public DebitAccount Account { get; }

    /// <summary>For which insurances; at least one, each once, in the order of their ids.</summary>
    public ValueList<InsuranceLine> Lines { get; }

    /// <summary>The most that one run of the deduction may take, all its orders together (单次扣款限额); null where none was agreed.</summary>
    public Money? Cap { get; }

    /// <summary>The day of the draft.</summary>
    public LocalDate DraftedOn => life.DraftedOn;

    /// <summary>The day on which it came into force; null before.</summary>
    public LocalDate? ValidFrom => life.Entry(AgreementEvent.Activate)?.On;

    /// <summary>The last day of its validity; null where no end was agreed.</summary>
    public LocalDate? ValidThrough => life.ValidThrough;

    /// <summary>What happened after the draft, oldest first.</summary>
    public ValueList<AgreementChange> History => life.History;

    /// <summary>
    /// The state after the latest entry of the history. An end of validity that nobody recorded is not in it: <see cref="StateOn"/> answers for a day.
    /// </summary>
    public AgreementState State => life.State;

    /// <summary>The day of the signature; null before.</summary>
    public LocalDate? SignedOn => life.Entry(AgreementEvent.Sign)?.On;

    /// <summary>What shows the person's consent; null before the signature, and where it was signed before evidence was recorded.</summary>
    public ConsentEvidence? Evidence => life.Entry(AgreementEvent.Sign)?.Evidence;

    /// <summary>The agreement whose place it took; null where there was none.</summary>
    public AgreementId? Predecessor => life.Entry(AgreementEvent.Activate)?.Other;

    /// <summary>The agreement that took its place; null where there is none.</summary>
    public AgreementId? Successor => life.Entry(AgreementEvent.Replace)?.Other;

    /// <summary>Writes an agreement down, not signed yet.</summary>
    /// <param name="id">A number that was never used.</param>
    /// <param name="person">Who declares and is insured.</param>
    /// <param name="region">Where.</param>
    /// <param name="scheme">In which scheme.</param>
    /// <param name="account">From which account.</param>
    /// <param name="lines">For which insurances.</param>
    /// <param name="on">The day.</param>
    /// <param name="validThrough">The last day of its validity; null where no end is agreed.</param>
    /// <param name="cap">The most that one run of the deduction may take; null where no limit is agreed.</param>
    /// <returns>
    /// The draft, or <c>agreement.lines</c> (none named), <c>agreement.reversed</c> (its validity ends before the day) and <c>agreement.cap</c> (a limit of
    /// nothing or less).
    /// </returns>
    /// <exception cref="ArgumentException">The number, the region or a line is <c>default</c>, or the scheme is none of the list.</exception>
    public static Result<DeductionAgreement> Draft(
        AgreementId id,
        Person person,
        Region region,
        Scheme scheme,
        DebitAccount account,
        IEnumerable<InsuranceLine> lines,
        LocalDate on,
        LocalDate? validThrough = null,
        Money? cap = null)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(lines);
        if (id == default)
        {
            throw new ArgumentException("An agreement has a number.", nameof(id));
        }

        if (region == default)
        {
            throw new ArgumentException("An agreement has a region.", nameof(region));
        }

        if (!Enum.IsDefined(scheme))
        {
            throw new ArgumentException("The number stands for no scheme.", nameof(scheme));
        }

        var scope = lines.Distinct().ToList();
        if (scope.Contains(default))
        {
            throw new ArgumentException("A line was never set.", nameof(lines));
        }

        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        if (scope.Count == 0)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Agreement.Lines, "lines"));
        }

        if (validThrough is { } last && last < on)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Agreement.Reversed, "validThrough", ("through", last), ("on", on)));
        }

        if (cap is { } most && most <= Money.Zero)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Agreement.Cap, "cap", ("cap", most)));
        }

        return refusals.Count > 0
            ? refusals.ToImmutable()
            : new DeductionAgreement(id, person, region, scheme, account, [.. scope.Order()], cap, AgreementLife.Drafted(on, validThrough));
    }

    /// <summary>The state at the end of a day, by what is recorded; null before the draft. After the last day of its validity it is expired, recorded or not.</summary>
    public AgreementState? StateOn(LocalDate day) => life.StateOn(day);

    /// <summary>Whether a deduction for a line may be approved on a day: the agreement is in force on it and names the line.</summary>
    public bool Covers(InsuranceLine line, LocalDate day) => StateOn(day) == AgreementState.Active && Lines.Contains(line);

    /// <summary>
    /// The person signs. Refused: <c>agreement.not-oneself</c>, <c>agreement.wrong-state</c>, <c>agreement.before-last-change</c>,
    /// <c>agreement.expired</c>, <c>agreement.evidence-day</c> (the consent is not of a day between the draft and the signature) and
    /// <c>agreement.evidence-personal</c> (its reference holds the person's ID number or the account).
    /// </summary>
    /// <param name="by">Who signs.</param>
    /// <param name="on">The day.</param>
    /// <param name="evidence">What shows the consent.</param>
    public Result<DeductionAgreement> Sign(ResidentId by, LocalDate on, ConsentEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return ByOneself(by, new(AgreementEvent.Sign, on, Evidence: evidence));
    }

    /// <summary>
    /// It comes into force. Refused: <c>agreement.wrong-state</c>, <c>agreement.before-last-change</c>, <c>agreement.expired</c>, and
    /// <c>agreement.already-active</c> for each other one that is in force on a day from then on. One that is suspended does not stand in the way: it
    /// cannot be resumed then.
    /// </summary>
    /// <param name="others">The person's other agreements in the region and scheme; what else is among them does not count.</param>
    /// <param name="on">The day.</param>
    public Result<DeductionAgreement> Activate(IEnumerable<DeductionAgreement> others, LocalDate on) => IntoForce(AgreementEvent.Activate, others, on);

    /// <summary>It goes out of force for a time. Refused: <c>agreement.wrong-state</c>, <c>agreement.before-last-change</c>, <c>agreement.expired</c>.</summary>
    public Result<DeductionAgreement> Suspend(LocalDate on) =>
        life.Refusal(AgreementEvent.Suspend, on) is { } refusal ? refusal : After(AgreementEvent.Suspend, on);

    /// <summary>It is in force again. Refused as <see cref="Activate"/> is.</summary>
    /// <inheritdoc cref="Activate"/>
    public Result<DeductionAgreement> Resume(IEnumerable<DeductionAgreement> others, LocalDate on) => IntoForce(AgreementEvent.Resume, others, on);

    /// <summary>
    /// The person ends it, or throws a draft away. Refused: <c>agreement.not-oneself</c>, <c>agreement.wrong-state</c>,
    /// <c>agreement.before-last-change</c>, <c>agreement.expired</c>.
    /// </summary>
    public Result<DeductionAgreement> Revoke(ResidentId by, LocalDate on) => ByOneself(by, new(AgreementEvent.Revoke, on));

    /// <summary>
    /// Records that its validity is over, with the day after the last as the day of the entry, whenever it is recorded. Nothing depends on it:
    /// <see cref="StateOn"/> knows without. It serves stores that look for the one agreement in force by <see cref="State"/>. Refused:
    /// <c>agreement.not-over</c>, <c>agreement.wrong-state</c>, <c>agreement.before-last-change</c>, <c>agreement.expired</c> where it is recorded.
    /// </summary>
    public Result<DeductionAgreement> Expire(LocalDate on) =>
        life.Refusal(AgreementEvent.Expire, on) is { } refusal ? refusal : After(AgreementEvent.Expire, life.DayAfterValidity!.Value);

    /// <summary>
    /// A signed agreement takes its place and comes into force in the same step, so that there is neither a day without nor a day with two. Refused: what
    /// <see cref="Activate"/> refuses, of both; and <c>agreement.successor-differs</c>. What concerns the successor has the field <c>successor</c>.
    /// </summary>
    /// <param name="successor">A signed agreement of the same person, region and scheme.</param>
    /// <param name="others">The person's other agreements in the region and scheme; these two may be among them.</param>
    /// <param name="on">The day.</param>
    /// <returns>This agreement, replaced, and the successor, in force.</returns>
    /// <exception cref="ArgumentException">The successor has the number of this agreement.</exception>
    public Result<(DeductionAgreement Replaced, DeductionAgreement Successor)> ReplaceBy(
        DeductionAgreement successor,
        IEnumerable<DeductionAgreement> others,
        LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(successor);
        ArgumentNullException.ThrowIfNull(others);
        if (successor.Id == Id)
        {
            throw new ArgumentException("An agreement does not take its own place.", nameof(successor));
        }

        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        if (!successor.IsOf(Person.Id, Region, Scheme))
        {
            refusals.Add(DomainError.Of(ErrorCodes.Agreement.SuccessorDiffers, "successor"));
        }

        if (life.Refusal(AgreementEvent.Replace, on) is { } here)
        {
            refusals.Add(here);
        }

        if (successor.life.Refusal(AgreementEvent.Activate, on) is { } there)
        {
            refusals.Add(there.About("successor"));
        }

        if (refusals.Count == 0)
        {
            refusals.AddRange(successor.InTheWay(others.Where(other => other.Id != Id), on));
        }

        return refusals.Count > 0
            ? refusals.ToImmutable()
            : (After(AgreementEvent.Replace, on, successor.Id), successor.After(AgreementEvent.Activate, on, Id));
    }

    /// <summary>What is to be stored of it.</summary>
    public DeductionAgreementSnapshot ToSnapshot() =>
        new(DeductionAgreementSnapshot.NewestVersion, Id, Person, Region, Scheme, Account, Lines, DraftedOn, ValidThrough, State, History) { Cap = Cap };

    /// <summary>
    /// Opens what was stored: writes the draft again and repeats its history by the same table. The first version knows neither a limit nor evidence;
    /// what it stored opens without, and is stored without by a later version too. Refused: <c>snapshot.version</c>, <c>snapshot.contradiction</c>.
    /// </summary>
    /// <exception cref="ArgumentException">A value of the snapshot is null or <c>default</c>, which no JSON gives.</exception>
    public static Result<DeductionAgreement> Rehydrate(DeductionAgreementSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (SnapshotFaults.Version(snapshot.Version, DeductionAgreementSnapshot.NewestVersion) is { } unknown)
        {
            return unknown;
        }

        if (snapshot.Version == 1 && snapshot.Cap is not null)
        {
            return SnapshotFaults.Contradiction("cap");
        }

        if (!Draft(snapshot.Id, snapshot.Person, snapshot.Region, snapshot.Scheme, snapshot.Account, snapshot.Lines, snapshot.DraftedOn, snapshot.ValidThrough, snapshot.Cap)
            .TryGet(out var agreement, out var errors))
        {
            return SnapshotFaults.Contradiction(errors[0].Field);
        }

        ArgumentNullException.ThrowIfNull(snapshot.History);
        for (var i = 0; i < snapshot.History.Count; i++)
        {
            var change = snapshot.History[i];
            if (agreement.life.Contradiction(change, agreement.Id) is { } member)
            {
                return SnapshotFaults.Contradiction($"history[{i}].{member}");
            }

            if (change.Evidence is { } evidence && (snapshot.Version == 1 || evidence.Refusal(agreement, change.On) is not null))
            {
                return SnapshotFaults.Contradiction($"history[{i}].evidence");
            }

            agreement = agreement.After(change);
        }

        return agreement.State == snapshot.State ? agreement : SnapshotFaults.Contradiction("state");
    }

    /// <summary>The number, the state and the masked account.</summary>
    public override string ToString() => $"{Id} {Spelling.Of(State)} {Account.Number}";

    /// <summary>
    /// Whether a deduction for a line may have been approved on a day: what was approved in the morning stays approved by an agreement that
    /// was revoked in the afternoon, or of which a revocation became known later.
    /// </summary>
    internal bool CoveredOnce(InsuranceLine line, LocalDate day) => life.WasActiveOn(day) && Lines.Contains(line);

    /// <summary>Whether it is the agreement of a person in a region and scheme.</summary>
    internal bool IsOf(ResidentId person, Region region, Scheme scheme) => Person.Id == person && Region == region && Scheme == scheme;

    private DeductionAgreement After(AgreementEvent occurred, LocalDate on, AgreementId? other = null) => After(new(occurred, on, other));

    private DeductionAgreement After(AgreementChange change) => new(Id, Person, Region, Scheme, Account, Lines, Cap, life.After(change));

    private Result<DeductionAgreement> ByOneself(ResidentId by, AgreementChange change)
    {
        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        if (by != Person.Id)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Agreement.NotOneself, "by"));
        }

        if ((life.Refusal(change.Event, change.On) ?? change.Evidence?.Refusal(this, change.On)) is { } refusal)
        {
            refusals.Add(refusal);
        }

        return refusals.Count > 0 ? refusals.ToImmutable() : After(change);
    }

    private Result<DeductionAgreement> IntoForce(AgreementEvent occurred, IEnumerable<DeductionAgreement> others, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(others);
        if (life.Refusal(occurred, on) is { } refusal)
        {
            return refusal;
        }

        var refusals = InTheWay(others, on).ToImmutableArray();
        return refusals.IsEmpty ? After(occurred, on) : refusals;
    }

    // Once in force it stays so as far as its own record goes: until the end of its validity.
    private IEnumerable<DomainError> InTheWay(IEnumerable<DeductionAgreement> others, LocalDate on) => others
        .Where(other => other.Id != Id && other.IsOf(Person.Id, Region, Scheme) && other.life.IsActiveWithin(on, ValidThrough))
        .Select(other => DomainError.Of(ErrorCodes.Agreement.AlreadyActive, "others", ("other", other.Id.ToString())));
}
