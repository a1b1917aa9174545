using System.Collections.Immutable;
using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>
/// A scheme of a region in one contribution year, with its figures looked up. Immutable and safe to share. The only place where
/// amounts come from.
/// </summary>
public sealed class Tariff
{
    private readonly ImmutableArray<Lazy<GradePlan>> plans;

    private readonly Func<FigureReference, Figure?> referred;

    internal Tariff(TariffHistory history, ContributionYear year, LocalDate? asKnownOn, RegionFacts? regionFacts, Func<FigureReference, Figure?> referred, Trust trust = Trust.Fail)
    {
        this.referred = referred;
        Trust = trust;
        History = history;
        Year = year;
        AsKnownOn = asKnownOn;
        RegionFacts = regionFacts;
        plans = [.. history.Grades.Select(grade => new Lazy<GradePlan>(() => GradePlan.Of(grade, year, asKnownOn, referred, trust)))];
    }

    /// <summary>The file it comes from.</summary>
    public TariffHistory History { get; }

    /// <summary>The year.</summary>
    public ContributionYear Year { get; }

    /// <summary>The day whose knowledge it shows; null for everything the file knows.</summary>
    public LocalDate? AsKnownOn { get; }

    /// <summary>What happens where a value may no longer be believed; <see cref="Trust.Fail"/> unless the caller chose otherwise.</summary>
    public Trust Trust { get; }

    /// <summary>What the region's own file says of it; null where there is none.</summary>
    public RegionFacts? RegionFacts { get; }

    /// <summary>The region.</summary>
    public Region Region => History.Region;

    /// <summary>The scheme.</summary>
    public Scheme Scheme => History.Scheme;

    /// <summary>The rules beside the amounts.</summary>
    public TariffTerms Terms => History.Terms;

    /// <summary>The grades that have at least one month with all figures known.</summary>
    public IEnumerable<PaymentGrade> Grades => plans.Where(plan => plan.Value.AnyMonthKnown).Select(plan => plan.Value.Grade);

    /// <summary>Whether any figure of a grade is known in any month, be it a rate without its base; floors of the amount do not count.</summary>
    internal bool AnyFigureKnown => plans.Any(plan => plan.Value.Regular.Any(line => line.Months.Any(month => month.Charged.Any())));

    /// <summary>The same tariff with another trust in values beyond their last month; terms are never carried.</summary>
    public Tariff Trusting(Trust trust) => trust == Trust ? this : new(History, Year, AsKnownOn, RegionFacts, referred, trust);

    /// <summary>The same year with a supposed amount, for a what-if.</summary>
    /// <inheritdoc cref="TariffHistory.With(string, FeePeriod, Money)"/>
    public Tariff With(string figure, FeePeriod months, Money amount) => Supposing(History.With(figure, months, amount));

    /// <summary>The same year with a supposed rate, for a what-if.</summary>
    /// <inheritdoc cref="TariffHistory.With(string, FeePeriod, Rate)"/>
    public Tariff With(string figure, FeePeriod months, Rate rate) => Supposing(History.With(figure, months, rate));

    // A floor by reference may lie in the changed file itself.
    private Tariff Supposing(TariffHistory history) => new(
        history,
        Year,
        AsKnownOn,
        RegionFacts,
        reference => (reference.Region ?? Region, reference.Scheme ?? Scheme) == (Region, Scheme) ? history.Figures.GetValueOrDefault(reference.FigureId) : referred(reference),
        Trust);

    /// <summary>The grade of an id, or the refusal <c>tariff.unknown-grade</c>.</summary>
    public Result<PaymentGrade> Grade(string id) => History.GradeOrRefusal(id);

    /// <summary>
    /// The grades that are for somebody of a status, or may be: those that the date of birth or the status rules out are not among them, nor those
    /// that are paid once at retirement.
    /// </summary>
    /// <param name="birthDate">The date of birth.</param>
    /// <param name="status">Whether the person still contributes.</param>
    public IEnumerable<(PaymentGrade Grade, WhomAnswer Answer)> GradesFor(LocalDate birthDate, MemberStatus status) => Grades
        .Where(grade => (grade.Status is null || grade.Status == status) && !grade.IsPaidOnce)
        .Select(grade => (grade, grade.Whom?.Admits(birthDate, Year) ?? new WhomAnswer(Admission.Yes, null)))
        .Where(entry => entry.Item2.Admission != Admission.No);

    /// <summary>The last months of the grade's year, or <c>period.months</c> outside 1 to 12.</summary>
    public Result<Assessment> Assess(string grade, int months, DeclaredBases declared = default, LocalDate? paidOn = null)
    {
        var index = IndexOf(grade);
        if (index < 0)
        {
            return Grade(grade).Errors;
        }

        return months is >= 1 and <= GradePlan.MonthsPerYear
            ? Assess(plans[index].Value, GradePlan.MonthsPerYear - months, months, declared, paidOn)
            : Year.LastMonths(months).Errors;
    }

    /// <summary>What months of a grade cost.</summary>
    /// <param name="grade">The grade's id.</param>
    /// <param name="period">Months inside the grade's year.</param>
    /// <param name="declared">The declared base, one for all lines or one for each, where the grade takes one.</param>
    /// <param name="paidOn">
    /// The date of payment, where a late price is published; null for the price inside the window. Where the date does not decide,
    /// since no window is published or the windows differ by kind of member, the price inside the window comes with a warning.
    /// </param>
    /// <returns>
    /// The assessment, or <c>tariff.unknown-grade</c>, <c>period.outside-year</c>, <c>tariff.whole-year-only</c>, <c>tariff.base-required</c>,
    /// <c>tariff.base-not-taken</c>, <c>tariff.base-outside</c>, <c>tariff.base-not-a-step</c>, <c>tariff.unknown-months</c>, <c>tariff.published-later</c>,
    /// <c>tariff.publication-unknown</c>, <c>tariff.inexact</c> or <c>tariff.negative-balance</c>.
    /// </returns>
    public Result<Assessment> Assess(string grade, FeePeriod period, DeclaredBases declared = default, LocalDate? paidOn = null)
    {
        var index = IndexOf(grade);
        if (index < 0)
        {
            return Grade(grade).Errors;
        }

        var plan = plans[index].Value;
        var first = MonthsBetween(plan.Year.From, period.From);
        return first >= 0 && first + period.Months <= GradePlan.MonthsPerYear
            ? Assess(plan, first, period.Months, declared, paidOn)
            : Refusals(plan, period, declared);
    }

    private Result<Assessment> Assess(GradePlan plan, int first, int months, DeclaredBases declared, LocalDate? paidOn)
    {
        // A day of payment decides only where there is a late price.
        var remembered = declared.IsNone && (paidOn is null || plan.Late is null) ? (first * (GradePlan.MonthsPerYear + 1)) + months : -1;
        if (remembered >= 0 && Volatile.Read(ref plan.Remembered[remembered]) is { } known)
        {
            return known;
        }

        var lines = plan.Shown(LinesFor(plan, paidOn), first, months);
        var period = FeePeriod.Starting(plan.Year.From.PlusMonths(first), months);
        if (!IsPlain(plan, lines, first, months, declared) && RefusalsBeforeAmounts(plan, lines, first, period, declared) is { IsEmpty: false } refusals)
        {
            return refusals;
        }

        var charged = default(ImmutableArray<AssessedLine>);
        if (!FenCharge.TryTotals(lines, first, months, declared, out var total, out var funding))
        {
            // Amounts beyond what 64 bits prove exact, and everything that is refused.
            if (!GradeCharge.Of(lines, first, period, declared).TryGet(out charged, out var errors))
            {
                return errors;
            }

            (total, funding) = (GradeCharge.Paid(charged, Payer.Person), GradeCharge.Paid(charged, Payer.State));
        }

        ImmutableArray<LinePlan>? late = plan.Late is not { } other || (paidOn is { } day && Lateness(day, plan.Grade.Id) is not null) ? null : plan.Shown(other, first, months);
        var assessment = new Assessment(this, plan.Grade, period, declared, (lines, late, first), (total, funding), charged);
        if (remembered >= 0)
        {
            Volatile.Write(ref plan.Remembered[remembered], assessment);
        }

        return assessment;
    }

    /// <summary>What refuses a question whatever its amounts are.</summary>
    private static ImmutableArray<DomainError> RefusalsBeforeAmounts(GradePlan plan, ImmutableArray<LinePlan> lines, int first, FeePeriod period, DeclaredBases declared) =>
        Refusals(plan, period, declared) is { IsEmpty: false } refusals ? refusals : MissingMonths.Of(lines, first, period);

    /// <summary>A grade with its lines as they are charged on a day of payment, and what refuses its last months whatever the base is.</summary>
    internal (GradePlan Plan, ImmutableArray<LinePlan> Lines, Func<int, ImmutableArray<DomainError>> RefusalsOf) PlanOf(int grade, LocalDate? paidOn)
    {
        var plan = plans[grade].Value;
        var lines = LinesFor(plan, paidOn);
        DeclaredBases declared = plan.NeedsDeclaredBase ? BaseChoice.Floor : DeclaredBases.None;
        return (plan, lines, months => RefusalsBeforeAmounts(
            plan, plan.Shown(lines, GradePlan.MonthsPerYear - months, months), GradePlan.MonthsPerYear - months, FeePeriod.Starting(plan.Year.From.PlusMonths(GradePlan.MonthsPerYear - months), months), declared));
    }

    /// <summary>Whether nothing can refuse before the amount; what this leaves open is looked at one by one.</summary>
    private static bool IsPlain(GradePlan plan, ImmutableArray<LinePlan> lines, int first, int months, DeclaredBases declared)
    {
        if ((plan.NeedsDeclaredBase ? declared.ForAll is null : !declared.IsNone) || (plan.Grade.WholeYearOnly && months != GradePlan.MonthsPerYear))
        {
            return false;
        }

        foreach (var line in lines)
        {
            if (!line.IsKnown(first, months))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// What a channel gives and asks for on a day, or <c>channel.not-offered</c>, <c>channel.not-open</c>, <c>channel.locked</c> during a run of
    /// the bank deduction that locks it: all name the channels that are open and the hotline. An opening that nobody published does not refuse.
    /// </summary>
    public Result<ChannelOffer> Offer(PaymentChannel channel, LocalDate on) => ChannelOffer.Of(this, channel, on);

    /// <summary>Every channel that is open on a day, in the order of the region's file.</summary>
    public ImmutableArray<ChannelOffer> Offers(LocalDate on)
    {
        return [.. ChannelLock.Open(this, on).Select(channel => Offer(channel, on).Value)];
    }

    /// <summary>
    /// The runs of the batch deduction for the year (批扣), by their first day, or the refusal <c>deduction.runs-unknown</c> where nobody
    /// published their dates: money is not promised to a day that somebody guessed.
    /// </summary>
    public Result<ImmutableArray<DeductionRunDates>> DeductionRuns()
    {
        ImmutableArray<DeductionRunDates> runs = [.. Terms.In<DeductionRunDays>(Year).Select(run => run.In(Year)).OrderBy(run => run.First)];
        return runs.Length > 0
            ? runs
            : DomainError.Of(
                ErrorCodes.Deduction.RunsUnknown,
                "year",
                ("year", Year.Number),
                ("region", Region.Code),
                ("hotline", ChannelOffer.HotlineOf(RegionFacts?.For(AuthorityTask.Collection))));
    }

    /// <summary>Whether a day lies after every window that is published for the year, for one grade or for all.</summary>
    public bool IsLate(LocalDate day, string? grade = null) => Lateness(day, grade) == true;

    /// <summary>Why nothing of the year was known on the day that was asked about, though it is today; null where nobody can say.</summary>
    internal DomainError? NotYetPublic() => MissingMonths.OfYear(plans.Select(plan => plan.Value));

    /// <summary>The rows that a question meets, those before a missing one included.</summary>
    internal IEnumerable<FigureRow> RowsMet(string grade, FeePeriod period, LocalDate? paidOn)
    {
        var plan = plans[IndexOf(grade)].Value;
        var first = MonthsBetween(plan.Year.From, period.From);
        return GradeCharge.RowsOf(plan.Shown(LinesFor(plan, paidOn), first, period.Months), first, period.Months);
    }

    /// <summary>Null where no window is published, or where it depends on the kind of member.</summary>
    private bool? Lateness(LocalDate day, string? grade)
    {
        // Of the windows of one kind of member the last decides: a later one extends the earlier.
        var answers = Enum.GetValues<MemberKind>()
            .Select(member => Terms.PaymentWindows(Year, member, grade).Select(window => window.Closes.In(Year)).ToList())
            .Where(closes => closes.Count > 0)
            .Select(closes => closes.Contains(null) ? (bool?)null : closes.Max() < day)
            .Distinct()
            .ToList();
        return answers.Count == 1 ? answers[0] : null;
    }

    private ImmutableArray<LinePlan> LinesFor(GradePlan plan, LocalDate? paidOn) =>
        plan.Late is { } late && paidOn is { } day && IsLate(day, plan.Grade.Id) ? late : plan.Regular;

    private int IndexOf(string grade)
    {
        for (var i = 0; i < History.Grades.Length; i++)
        {
            if (History.Grades[i].Id == grade)
            {
                return i;
            }
        }

        return -1;
    }

    private static ImmutableArray<DomainError> Refusals(GradePlan plan, FeePeriod period, DeclaredBases declared)
    {
        var grade = plan.Grade;
        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        if (!plan.Year.Contains(period))
        {
            refusals.Add(DomainError.Of(ErrorCodes.Period.OutsideYear, "months", ("months", period.ToString()), ("year", plan.Year.ToString())));
        }
        else if (grade.WholeYearOnly && period != plan.Year)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Tariff.WholeYearOnly, "months", ("grade", grade.Id), ("year", plan.Year.ToString())));
        }

        refusals.AddRange(declared.RefusalsFor(grade));
        return refusals.ToImmutable();
    }

    private static int MonthsBetween(YearMonth from, YearMonth to) => ((to.Year - from.Year) * GradePlan.MonthsPerYear) + to.Month - from.Month;
}
