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

    internal Tariff(TariffHistory history, ContributionYear year, LocalDate? asKnownOn, RegionFacts? regionFacts, Func<FigureReference, Figure?> referred)
    {
        History = history;
        Year = year;
        AsKnownOn = asKnownOn;
        RegionFacts = regionFacts;
        plans = [.. history.Grades.Select(grade => new Lazy<GradePlan>(() => GradePlan.Of(grade, year, asKnownOn, referred)))];
    }

    /// <summary>The file it comes from.</summary>
    public TariffHistory History { get; }

    /// <summary>The year.</summary>
    public ContributionYear Year { get; }

    /// <summary>The day whose knowledge it shows; null for everything the file knows.</summary>
    public LocalDate? AsKnownOn { get; }

    /// <summary>Authorities and channels of the region; null where no file names them.</summary>
    public RegionFacts? RegionFacts { get; }

    /// <summary>The region.</summary>
    public Region Region => History.Region;

    /// <summary>The scheme.</summary>
    public Scheme Scheme => History.Scheme;

    /// <summary>The rules beside the amounts.</summary>
    public TariffTerms Terms => History.Terms;

    /// <summary>The grades that have at least one month with all figures known.</summary>
    public IEnumerable<PaymentGrade> Grades => plans.Where(plan => plan.Value.AnyMonthKnown).Select(plan => plan.Value.Grade);

    /// <summary>The grade of an id, or the refusal <c>tariff.unknown-grade</c>.</summary>
    public Result<PaymentGrade> Grade(string id) => History.GradeOrRefusal(id);

    /// <summary>
    /// The grades that are for somebody of a status, or may be: those that the date of birth or the status rules out are not among them.
    /// </summary>
    /// <param name="birthDate">The date of birth.</param>
    /// <param name="status">Whether the person still contributes.</param>
    public IEnumerable<(PaymentGrade Grade, WhomAnswer Answer)> GradesFor(LocalDate birthDate, MemberStatus status) => Grades
        .Where(grade => grade.Status is null || grade.Status == status)
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

        if (!Year.LastMonths(months).TryGet(out _, out var outside))
        {
            return outside;
        }

        var year = plans[index].Value.Year;
        return Assess(index, FeePeriod.Of(year.Through.PlusMonths(1 - months), year.Through), declared, paidOn);
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
        return index < 0 ? Grade(grade).Errors : Assess(index, period, declared, paidOn);
    }

    private Result<Assessment> Assess(int index, FeePeriod period, DeclaredBases declared, LocalDate? paidOn)
    {
        var plan = plans[index].Value;
        var remembered = declared.IsNone && paidOn is null ? Slot(plan, period) : -1;
        if (remembered >= 0 && Volatile.Read(ref plan.Remembered[remembered]) is { } known)
        {
            return known;
        }

        if (Refusals(plan, period, declared) is { IsEmpty: false } refusals)
        {
            return refusals;
        }

        var lines = LinesFor(plan, paidOn);
        var first = MonthsBetween(plan.Year.From, period.From);
        if (Missing(lines, first, period) is { IsEmpty: false } missing)
        {
            return missing;
        }

        if (!Charge(lines, first, period, declared).TryGet(out var charged, out var errors))
        {
            return errors;
        }

        var rows = RowsOf(lines, first, period.Months);
        var other = paidOn is { } day && Lateness(day, plan.Grade.Id) is not null ? null : plan.Late;
        var warnings = WarningsOf(other, lines, first, period, declared, rows);
        var assessment = new Assessment(this, plan.Grade, period, declared, charged, rows, warnings, (lines, first));
        if (remembered >= 0)
        {
            Volatile.Write(ref plan.Remembered[remembered], assessment);
        }

        return assessment;
    }

    /// <summary>
    /// What a channel gives and asks for on a day, or <c>channel.not-offered</c>, <c>channel.not-open</c>: both name the channels that are
    /// open and the hotline. An opening that nobody published does not refuse.
    /// </summary>
    public Result<ChannelOffer> Offer(PaymentChannel channel, LocalDate on) => ChannelOffer.Of(this, channel, on);

    /// <summary>Every channel that is open on a day, in the order of the region's file.</summary>
    public ImmutableArray<ChannelOffer> Offers(LocalDate on)
    {
        var channels = RegionFacts is { } facts ? facts.OpenOn(on).Select(channel => channel.Channel) : Enum.GetValues<PaymentChannel>();
        return [.. channels.Select(channel => Offer(channel, on).Value)];
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

    /// <summary>The rows that a question meets, those before a missing one included.</summary>
    internal IEnumerable<FigureRow> RowsMet(string grade, FeePeriod period, LocalDate? paidOn)
    {
        var plan = plans[IndexOf(grade)].Value;
        var lines = LinesFor(plan, paidOn);
        return RowsOf(lines, MonthsBetween(plan.Year.From, period.From), period.Months);
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

    /// <summary>Where an answer without a declared base and a day of payment is remembered; below zero for months outside the year.</summary>
    private static int Slot(GradePlan plan, FeePeriod period)
    {
        var first = MonthsBetween(plan.Year.From, period.From);
        return first >= 0 && first + period.Months <= GradePlan.MonthsPerYear ? (first * (GradePlan.MonthsPerYear + 1)) + period.Months : -1;
    }

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

    private static ImmutableArray<DomainError> Missing(ImmutableArray<LinePlan> lines, int first, FeePeriod period) =>
    [
        .. Enumerable.Range(0, period.Months)
            .SelectMany(i => lines.SelectMany(line => line.Months[first + i].Missing).Select(missing => (Month: period.From.PlusMonths(i), Missing: missing)))
            .GroupBy(entry => (entry.Missing.Name, entry.Missing.State, entry.Missing.Row?.PublishedBy))
            .Select(group => Refusal(group.Select(entry => entry.Month).Distinct().ToList(), group.First().Missing)),
    ];

    private static DomainError Refusal(List<YearMonth> months, MissingFigure missing)
    {
        var spans = new List<FeePeriod>();
        foreach (var month in months)
        {
            if (spans.Count > 0 && spans[^1].Through.PlusMonths(1) == month)
            {
                spans[^1] = FeePeriod.Of(spans[^1].From, month);
            }
            else
            {
                spans.Add(FeePeriod.Of(month, month));
            }
        }

        var asked = string.Join(", ", spans);
        return missing switch
        {
            { State: FigureState.PublishedLater, Row.PublishedBy: { } published } => DomainError
                .Of(ErrorCodes.Tariff.PublishedLater, "asKnownOn", ("figure", missing.Name), ("months", asked), ("published", published))
                .Citing(missing.Row.Source)
                .ChangingOn(published),
            { State: FigureState.PublicationUnknown } => DomainError
                .Of(ErrorCodes.Tariff.PublicationUnknown, "asKnownOn", ("figure", missing.Name), ("months", asked))
                .Citing(missing.Row?.Source),
            { FirstKnown: { } known, LastKnown: { } last } => DomainError.Of(
                ErrorCodes.Tariff.UnknownMonths, "months", ("figure", missing.Name), ("months", asked), ("first", known), ("last", last)),
            _ => DomainError.Of(ErrorCodes.Tariff.UnknownMonths, "months", ("figure", missing.Name), ("months", asked), ("first", "-"), ("last", "-")),
        };
    }

    private static Result<ImmutableArray<AssessedLine>> Charge(ImmutableArray<LinePlan> lines, int first, FeePeriod period, DeclaredBases declared)
    {
        var charged = new AssessedLine[lines.Length];
        var refusals = new List<DomainError>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (LineCharge.Of(lines[i], first, period.Months, period, declared.For(lines[i].Insurance)).TryGet(out var line, out var errors))
            {
                charged[i] = line;
            }

            refusals.AddRange(errors);
        }

        if (refusals.Count > 0)
        {
            return Result<ImmutableArray<AssessedLine>>.Refused([.. refusals]);
        }

        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Months[first].Line is not { Charge: ChargeKind.Balance } balance)
            {
                continue;
            }

            var deducted = charged.Where((_, j) => j != i && balance.Minus.Contains(lines[j].Insurance)).ToList();
            if (!LineCharge.Less(charged[i], deducted).TryGet(out var rest, out var errors))
            {
                return errors;
            }

            charged[i] = rest;
        }

        return ImmutableArray.Create(charged);
    }

    private static ImmutableArray<FigureRow> RowsOf(ImmutableArray<LinePlan> lines, int first, int months)
    {
        var rows = ImmutableArray.CreateBuilder<FigureRow>();
        foreach (var line in lines)
        {
            for (var i = 0; i < months; i++)
            {
                foreach (var row in line.Months[first + i].Rows)
                {
                    if (!rows.Contains(row))
                    {
                        rows.Add(row);
                    }
                }
            }
        }

        return rows.ToImmutable();
    }

    private static ImmutableArray<Warning> WarningsOf(
        ImmutableArray<LinePlan>? other,
        ImmutableArray<LinePlan> lines,
        int first,
        FeePeriod period,
        DeclaredBases declared,
        ImmutableArray<FigureRow> rows)
    {
        var warnings = ImmutableArray.CreateBuilder<Warning>();
        if (other is { } late
            && Missing(late, first, period).IsEmpty
            && Charge(late, first, period, declared).TryGet(out var lateLines, out _))
        {
            var price = Money.Sum(lateLines.Where(line => line.Payer == Payer.Person).Select(line => line.Amount));
            warnings.Add(Warning.Of(ErrorCodes.Tariff.LatePrice, ("amount", price)));
        }

        foreach (var line in lines)
        {
            if (declared.For(line.Insurance) is { } choice && Enumerable.Range(first, period.Months).Any(i => Clamps(line.Months[i], choice)))
            {
                warnings.Add(Warning.Of(ErrorCodes.Tariff.BaseClamped, ("line", line.Insurance.Id), ("base", choice.ToString())));
            }
        }

        foreach (var row in rows.Where(row => row.EndNotPublished))
        {
            warnings.Add(Warning.Of(ErrorCodes.Tariff.EndNotPublished, ("months", row.For.ToString())).Citing(row.Source));
        }

        return [.. warnings.Distinct()];
    }

    private static bool Clamps(MonthPlan month, BaseChoice choice) =>
        month.Line?.Declared is { Outside: OutsideLimits.Clamp }
        && choice.Within(month.Floor, month.Cap, OutsideLimits.Refuse) is null;

    private static int MonthsBetween(YearMonth from, YearMonth to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
