using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>A rule of a tariff beside its amounts, with the years for which it is published, its source and its confidence.</summary>
public abstract record Term
{
    private protected Term(FeePeriod @for, Source source, Confidence confidence)
    {
        For = @for;
        Source = source;
        Confidence = confidence;
    }

    /// <summary>The months of the years for which it may be believed.</summary>
    public FeePeriod For { get; }

    /// <summary>Where it stands.</summary>
    public Source Source { get; }

    /// <summary>How well it is attested.</summary>
    public Confidence Confidence { get; }

    /// <summary>The grades to which it applies; empty for all.</summary>
    public ValueList<string> Grades { get; internal init; } = [];

    /// <summary>Whether it applies to a grade.</summary>
    public bool AppliesTo(string grade) => Grades.Count == 0 || Grades.Contains(grade);

    /// <summary>Whether it holds in at least one month of a contribution year.</summary>
    public bool HoldsIn(ContributionYear year) => For.Overlaps(year.Months);
}

/// <summary>When a year may be paid (缴费期): first and last day, for some kinds of members or for all.</summary>
/// <param name="For">The years.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
/// <param name="Members">For whom.</param>
/// <param name="Opens">The first day.</param>
/// <param name="Closes">The last day.</param>
public sealed record PaymentWindow(FeePeriod For, Source Source, Confidence Confidence, MemberKinds Members, TermDay Opens, TermDay Closes)
    : Term(For, Source, Confidence)
{
    /// <summary>
    /// Whether who pays in it waits for benefits, as an extension of the window says (延长缴费期); null where the file says nothing.
    /// </summary>
    public WindowWaiting? Waiting { get; internal init; }

    /// <summary>From when somebody is covered who pays in it within the year itself; null where the file says nothing.</summary>
    public WaitingStart? CoveredFrom { get; internal init; }
}

/// <summary>Whether who pays in an extended window waits for benefits.</summary>
[JsonConverter(typeof(SpellingJsonConverter<WindowWaiting>))]
public enum WindowWaiting
{
    /// <summary>Nobody waits.</summary>
    None,

    /// <summary>The waiting rules apply as after the window.</summary>
    Applies,

    /// <summary>Nobody published it.</summary>
    NotKnown,
}

/// <summary>When a grade may be changed, for the year in which the change takes effect.</summary>
/// <param name="For">The years.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
/// <param name="Opens">The first day.</param>
/// <param name="Closes">The last day.</param>
public sealed record GradeChangeWindow(FeePeriod For, Source Source, Confidence Confidence, TermDay Opens, TermDay Closes)
    : Term(For, Source, Confidence);

/// <summary>From which month a member pays.</summary>
/// <param name="For">The years.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
/// <param name="Members">For whom.</param>
/// <param name="From">The first month: January, or the month of registration.</param>
/// <param name="GapPaidUpToMonths">A gap of up to so many months before it is paid too; 0 for none.</param>
public sealed record FirstMonthRule(FeePeriod For, Source Source, Confidence Confidence, MemberKinds Members, FirstMonth From, int GapPaidUpToMonths)
    : Term(For, Source, Confidence);

/// <summary>The month with which a member's year begins.</summary>
[JsonConverter(typeof(SpellingJsonConverter<FirstMonth>))]
public enum FirstMonth
{
    /// <summary>January.</summary>
    January,

    /// <summary>The month of registration or of resuming, which counts.</summary>
    Registration,
}

/// <summary>When a payment certificate may be had, in working days after the payment.</summary>
/// <param name="For">The years.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
/// <param name="EarliestWorkingDay">Counted from the day after payment, at least 1.</param>
/// <param name="LatestWorkingDay">Not before the earliest.</param>
public sealed record CertificateRule(FeePeriod For, Source Source, Confidence Confidence, int EarliestWorkingDay, int LatestWorkingDay)
    : Term(For, Source, Confidence);

/// <summary>What a refund gives back.</summary>
[JsonConverter(typeof(SpellingJsonConverter<RefundGives>))]
public enum RefundGives
{
    /// <summary>The whole year.</summary>
    WholeYear,

    /// <summary>The personal-account credits of the months that remain, nothing of the pooled funds.</summary>
    PersonalAccountCredits,

    /// <summary>What was paid too much.</summary>
    Difference,

    /// <summary>The months paid twice.</summary>
    OverlappingMonths,
}

/// <summary>What is given back for a reason.</summary>
/// <param name="For">The years.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
/// <param name="Reasons">For which reasons.</param>
/// <param name="Gives">What is given back.</param>
/// <param name="By">The event must lie on or before this day; null for none.</param>
/// <param name="After">The event must lie after this day; null for none.</param>
/// <param name="OnlyIfNoBenefitUsed">Whether any benefit that was used rules it out.</param>
/// <param name="ClaimedNextYear">Whether the claim is made in the following year.</param>
public sealed record RefundRule(
    FeePeriod For,
    Source Source,
    Confidence Confidence,
    ValueList<RefundReason> Reasons,
    RefundGives Gives,
    TermDay? By,
    TermDay? After,
    bool OnlyIfNoBenefitUsed,
    bool ClaimedNextYear)
    : Term(For, Source, Confidence);

/// <summary>By when the money must lie on the deduction account; not the last day of payment.</summary>
/// <param name="For">The years.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
/// <param name="By">The day.</param>
public sealed record DeductionDeposit(FeePeriod For, Source Source, Confidence Confidence, TermDay By) : Term(For, Source, Confidence);

/// <summary>That a grade is declared by the insured person only (只能为本人办理).</summary>
/// <param name="For">The years.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
public sealed record DeclaredByOneself(FeePeriod For, Source Source, Confidence Confidence) : Term(For, Source, Confidence);

/// <summary>Which people a route of enrolment is open to.</summary>
[JsonConverter(typeof(SpellingJsonConverter<EnrollmentRoute>))]
public enum EnrollmentRoute
{
    /// <summary>Local household registration (本地户籍).</summary>
    LocalHukou,

    /// <summary>Household registration elsewhere, flexibly employed here.</summary>
    OtherHukouWorkingHere,

    /// <summary>Household registration elsewhere, drawing an employee pension here, without an employer.</summary>
    OtherHukouPensionerHere,
}

/// <summary>Who may enrol (参保条件).</summary>
/// <param name="For">The years.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
/// <param name="Route">The route.</param>
/// <param name="MinAge">The least age in full years; null for none.</param>
/// <param name="MaleBelow">Men must be younger; null for none.</param>
/// <param name="FemaleBelow">Women must be younger; null for none.</param>
public sealed record EligibilityRule(FeePeriod For, Source Source, Confidence Confidence, EnrollmentRoute Route, int? MinAge, int? MaleBelow, int? FemaleBelow)
    : Term(For, Source, Confidence);

/// <summary>A set of member kinds.</summary>
[Flags]
[JsonConverter(typeof(TariffsJsonConverter))]
public enum MemberKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>New members.</summary>
    New = 1,

    /// <summary>Continuing members.</summary>
    Continuing = 2,

    /// <summary>Resuming members.</summary>
    Resuming = 4,

    /// <summary>All members.</summary>
    All = New | Continuing | Resuming,
}

/// <summary>All terms of a tariff file.</summary>
public sealed class TariffTerms
{
    internal TariffTerms(ImmutableArray<Term> all) => All = all;

    /// <summary>All of them, in the order of the file.</summary>
    public ImmutableArray<Term> All { get; }

    /// <summary>The terms of a kind that hold in a year.</summary>
    /// <param name="year">The year.</param>
    /// <param name="grade">Only those that apply to this grade; null for all.</param>
    public IEnumerable<TTerm> In<TTerm>(ContributionYear year, string? grade = null)
        where TTerm : Term => All.OfType<TTerm>().Where(term => term.HoldsIn(year) && (grade is null || term.AppliesTo(grade)));

    /// <summary>The windows in which a member of a kind may pay a year, of one grade or of all; none where nobody published one.</summary>
    public IEnumerable<PaymentWindow> PaymentWindows(ContributionYear year, MemberKind member, string? grade = null) =>
        In<PaymentWindow>(year, grade).Where(window => window.Members.Includes(member));

    /// <summary>From which month a member of a kind pays, of one grade or of all; null where nobody published it.</summary>
    public FirstMonthRule? FirstMonthOf(ContributionYear year, MemberKind member, string? grade = null) =>
        In<FirstMonthRule>(year, grade).FirstOrDefault(rule => rule.Members.Includes(member));

    /// <summary>The certificate rule of a year, else the one published for the nearest year; null where the file has none.</summary>
    public CertificateRule? CertificateRuleNearest(ContributionYear year) =>
        All.OfType<CertificateRule>()
            .OrderBy(rule => rule.HoldsIn(year) ? 0 : Math.Min(Math.Abs(rule.For.From.Year - year.Number), Math.Abs(rule.For.Through.Year - year.Number)))
            .FirstOrDefault();
}

/// <summary>Questions to a set of member kinds.</summary>
public static class MemberKindSets
{
    /// <summary>Whether a kind is in the set.</summary>
    public static bool Includes(this MemberKinds set, MemberKind kind) => (set & Of(kind)) != MemberKinds.None;

    /// <summary>The set of one kind.</summary>
    public static MemberKinds Of(MemberKind kind) => kind switch
    {
        MemberKind.New => MemberKinds.New,
        MemberKind.Continuing => MemberKinds.Continuing,
        MemberKind.Resuming => MemberKinds.Resuming,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
