using System.Collections.Immutable;
using Insurance.Domain.Contributions;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Premiums;

/// <summary>Which months a person may pay on a day, and as what kind of member.</summary>
/// <param name="Member">The kind of member on that day.</param>
/// <param name="Period">The months, through the end of the grade's year or up to a month that is already paid.</param>
/// <param name="ChangesOn">The next day on which the answer is another one.</param>
/// <param name="Warnings">What a caller should know.</param>
public sealed record PaymentPeriod(MemberKind Member, FeePeriod Period, LocalDate ChangesOn, ValueList<Warning> Warnings);

/// <summary>Decides which months may be paid (费款所属期校验).</summary>
public interface IPaymentPeriodPolicy
{
    /// <summary>The months that a person may pay on a day for the tariff's year.</summary>
    /// <param name="enrollment">The registration.</param>
    /// <param name="grade">The grade to be paid.</param>
    /// <param name="tariff">The tariff of the year to be paid.</param>
    /// <param name="record">The months that are paid, on order or refunded.</param>
    /// <param name="on">The day of payment.</param>
    /// <returns>
    /// The months, or <c>period.last-year</c>, <c>period.next-year</c>, <c>period.before-registration</c>, <c>enrollment.not-active</c>,
    /// <c>period.not-open</c>, <c>period.on-order</c> or <c>period.already-paid</c>, each with the day from which the answer is another one,
    /// where there is one; <c>premium.not-paid-yearly</c> for a grade that is paid once at retirement.
    /// </returns>
    /// <exception cref="ArgumentException">Enrolment and tariff are not of one region and scheme.</exception>
    Result<PaymentPeriod> For(Enrollment enrollment, PaymentGrade grade, Tariff tariff, ContributionRecord record, LocalDate on);
}

/// <inheritdoc cref="IPaymentPeriodPolicy"/>
public sealed class PaymentPeriodPolicy : IPaymentPeriodPolicy
{
    /// <inheritdoc/>
    public Result<PaymentPeriod> For(Enrollment enrollment, PaymentGrade grade, Tariff tariff, ContributionRecord record, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(enrollment);
        ArgumentNullException.ThrowIfNull(grade);
        ArgumentNullException.ThrowIfNull(tariff);
        ArgumentNullException.ThrowIfNull(record);
        if ((enrollment.Region, enrollment.Scheme) != (tariff.Region, tariff.Scheme))
        {
            throw new ArgumentException("Enrolment and tariff are not of one region and scheme.", nameof(tariff));
        }

        if (grade.IsPaidOnce)
        {
            return NotPaidYearly(grade);
        }

        // The answer rests on the month and on a few single days. Asking again on the days where it could turn finds the one where it does.
        var question = new Question(enrollment, grade, tariff, record);
        var answer = question.On(on);
        var turns = question.DaysAfter(on).Where(day => !Same(answer, question.On(day))).Select(day => (LocalDate?)day).FirstOrDefault();
        return answer.TryGet(out var months, out var refused)
            ? new PaymentPeriod(months.Member, months.Period, turns!.Value, months.Warnings)
            : refused.Select(error => error.ChangingOn(turns)).ToImmutableArray();
    }

    internal static DomainError NotPaidYearly(PaymentGrade grade) => DomainError.Of(
        ErrorCodes.Premium.NotPaidYearly,
        "grade",
        ("grade", grade.Id),
        ("rhythms", string.Join(", ", grade.Paid.Select(rhythm => Spelling.Of(rhythm)))));

    private static bool Same(Result<Months> left, Result<Months> right) => left.TryGet(out var months, out var refused)
        ? right.TryGet(out var others, out _) && months == others
        : !right.TryGet(out _, out var otherwise) && refused.Select(Reason).SequenceEqual(otherwise.Select(Reason));

    // Suspended since March and stopped since May are two answers; the months that a refusal names are only a detail of it.
    private static (string Code, OperandList? Since) Reason(DomainError error) =>
        (error.Code, error.Code == ErrorCodes.Enrollment.NotActive ? error.Operands : null);

    /// <summary>An answer without the day on which it changes.</summary>
    private sealed record Months(MemberKind Member, FeePeriod Period, ValueList<Warning> Warnings);

    /// <summary>The day, and what the registration says on it.</summary>
    private sealed record Asked(LocalDate On, LocalDate Entered, YearMonth? Declared)
    {
        public YearMonth Month => On.ToYearMonth();
    }

    /// <summary>Everything that the answer rests on except the day.</summary>
    private sealed class Question
    {
        private readonly Enrollment enrollment;
        private readonly PaymentGrade grade;
        private readonly Tariff tariff;
        private readonly ContributionRecord record;
        private readonly FeePeriod year;
        private readonly ImmutableArray<PaidByStarts> tracedBack;

        public Question(Enrollment enrollment, PaymentGrade grade, Tariff tariff, ContributionRecord record)
        {
            this.enrollment = enrollment;
            this.grade = grade;
            this.tariff = tariff;
            this.record = record;
            year = grade.MonthsOf(tariff.Year);
            tracedBack = [.. tariff.Terms.In<PaidByStarts>(tariff.Year, grade.Id).Where(rule => rule.TracedBack)];
        }

        /// <summary>The days after another on which the answer may be another one, in order; after the last of them it stays.</summary>
        public IEnumerable<LocalDate> DaysAfter(LocalDate on) => tariff.Terms.In<PaymentWindow>(tariff.Year, grade.Id)
            .SelectMany(window => new[] { window.Opens.In(tariff.Year), window.Closes.In(tariff.Year)?.PlusDays(1) })
            .Concat(tracedBack.Select(rule => rule.By.In(tariff.Year)?.PlusDays(1)))
            .OfType<LocalDate>()
            .Concat(year.EachMonth().Append(year.Through.PlusMonths(1)).Select(FirstDay))
            .Concat(enrollment.History.Select(entry => entry.On))
            .Append(enrollment.RegisteredOn)
            .Where(day => day > on)
            .Distinct()
            .Order();

        public Result<Months> On(LocalDate on)
        {
            // Before the registration the question is that of its first day.
            var standing = on < enrollment.RegisteredOn ? enrollment.RegisteredOn : on;
            var asked = new Asked(on, enrollment.EnteredOn(standing)!.Value, enrollment.LastInsuredMonthOn(standing));
            var member = MemberAtFirst(asked);
            if (!year.Contains(asked.Month) && !WindowsOf(member).Any(window => window.Opens.In(tariff.Year) <= on && on <= window.Closes.In(tariff.Year)))
            {
                return Outside(asked.Month.CompareTo(year.Through) > 0 ? ErrorCodes.Period.LastYear : ErrorCodes.Period.NextYear, asked.Month);
            }

            if (on < enrollment.RegisteredOn)
            {
                return DomainError.Of(ErrorCodes.Period.BeforeRegistration, "on", ("on", on), ("registered", enrollment.RegisteredOn));
            }

            if (enrollment.StateOn(on) is var state && state != EnrollmentState.Active)
            {
                return DomainError
                    .Of(ErrorCodes.Enrollment.NotActive, "on", ("state", Spelling.Of(state!.Value)), ("since", enrollment.SinceOn(on)!.Value))
                    .Citing(state == EnrollmentState.WithEmployer ? LawBook.WithoutEmployer : null);
            }

            var warnings = ImmutableArray.CreateBuilder<Warning>();
            member = MemberOn(on, member, warnings);
            if (NotOpenYet(member, on) is { } refused)
            {
                return refused;
            }

            var first = FirstMonth(asked, member, warnings);
            if (first.CompareTo(year.Through) > 0)
            {
                // Nothing of the year is left: it is over, or the person is insured elsewhere through its last month.
                return asked.Month.CompareTo(year.Through) > 0
                    ? Outside(ErrorCodes.Period.LastYear, asked.Month)
                    : AlreadyPaid(year.Through, year.Through);
            }

            if (!Free(FeePeriod.Of(first, year.Through)).TryGet(out var period, out var taken))
            {
                return taken;
            }

            warnings.AddRange(TracedBack(on, member, period));
            return new Months(member, period, [.. warnings]);
        }

        private IEnumerable<PaymentWindow> WindowsOf(MemberKind member) => tariff.Terms.PaymentWindows(tariff.Year, member, grade.Id);

        private MemberKind MemberAtFirst(Asked asked) => LastInsuredBefore(year.From, asked) switch
        {
            null => MemberKind.New,
            { } last when asked.Entered < FirstDay(year.From) && last.CompareTo(year.From.PlusMonths(-1)) >= 0 => MemberKind.Continuing,
            _ => MemberKind.Resuming,
        };

        private MemberKind MemberOn(LocalDate on, MemberKind atFirst, ImmutableArray<Warning>.Builder warnings)
        {
            if (atFirst != MemberKind.Continuing)
            {
                return atFirst;
            }

            // One window without a last day leaves the year open.
            var windows = WindowsOf(atFirst).ToList();
            if (windows.Count == 0 || windows.Exists(window => window.Closes.In(tariff.Year) is null))
            {
                warnings.Add(Warning.Of(ErrorCodes.Period.WindowUnknown, ("year", tariff.Year.Number)));
                return atFirst;
            }

            var last = windows.MaxBy(window => window.Closes.In(tariff.Year))!;
            if (on <= last.Closes.In(tariff.Year))
            {
                return atFirst;
            }

            warnings.Add(Reclassified(last, last.Closes.In(tariff.Year)!.Value));
            return MemberKind.Resuming;
        }

        /// <summary>
        /// The refusal of a day on which no window is open and one opens later. A first day that nobody published, or that is the
        /// person's own day of registration, is no limit.
        /// </summary>
        private DomainError? NotOpenYet(MemberKind member, LocalDate on)
        {
            var windows = WindowsOf(member).Select(window => (Window: window, Opens: window.Opens.In(tariff.Year), Closes: window.Closes.In(tariff.Year))).ToList();
            if (windows.Exists(window => (window.Opens is null || window.Opens <= on) && (window.Closes is null || on <= window.Closes)))
            {
                return null;
            }

            var next = windows.Where(window => window.Opens > on).OrderBy(window => window.Opens).FirstOrDefault();
            return next.Opens is { } opens
                ? DomainError.Of(ErrorCodes.Period.NotOpen, "on", ("year", tariff.Year.Number), ("opens", opens)).Citing(next.Window.Source)
                : null;
        }

        /// <summary>
        /// The notices that a payment by a day covers an interruption from an earlier one. They are for whoever was insured before and pays in
        /// full: every month from that day on is in the payment or paid already.
        /// </summary>
        private IEnumerable<Warning> TracedBack(LocalDate on, MemberKind member, FeePeriod period)
        {
            if (member == MemberKind.New)
            {
                yield break;
            }

            foreach (var rule in tracedBack)
            {
                if (rule.By.In(tariff.Year) is { } by && on <= by && rule.Starts.In(tariff.Year) is { } starts && IsFull(starts.ToYearMonth(), period))
                {
                    yield return Warning.Of(ErrorCodes.Period.PaidByStarts, ("by", by), ("starts", starts)).Citing(rule.Source);
                }
            }
        }

        private bool IsFull(YearMonth from, FeePeriod period)
        {
            var paid = record.MonthsIn(MonthState.Paid, grade.Insurances, year).ToList();
            return year.EachMonth().Where(month => month.CompareTo(from) >= 0).All(month => period.Contains(month) || paid.Contains(month));
        }

        private Warning Reclassified(PaymentWindow window, LocalDate closes)
        {
            var waits = tariff.Terms.In<LongLapseWaits>(tariff.Year, grade.Id).FirstOrDefault();
            return waits is null
                ? Warning.Of(ErrorCodes.Period.Reclassified, ("year", tariff.Year.Number), ("closes", closes), ("limit", "-"), ("months", "-")).Citing(window.Source)
                : Warning.Of(ErrorCodes.Period.Reclassified, ("year", tariff.Year.Number), ("closes", closes), ("limit", waits.LimitMonths), ("months", waits.Months)).Citing(waits.Source);
        }

        private YearMonth FirstMonth(Asked asked, MemberKind member, ImmutableArray<Warning>.Builder warnings)
        {
            if (member == MemberKind.Continuing || grade.WholeYearOnly)
            {
                return year.From;
            }

            var rule = tariff.Terms.FirstMonthOf(tariff.Year, member, grade.Id);
            if (rule is null)
            {
                warnings.Add(Warning.Of(ErrorCodes.Period.FirstMonthUnknown, ("year", tariff.Year.Number)));
            }
            else if (rule.From == Tariffs.FirstMonth.January)
            {
                return year.From;
            }

            // Who was in before the year and resumes resumes by paying: the month of payment is the first.
            var month = asked.Entered.ToYearMonth();
            var entered = Later(year.From, year.Contains(month) ? month : asked.Month);
            if (LastInsuredBefore(entered, asked) is not { } last)
            {
                return entered;
            }

            var gap = ((entered.Year - last.Year) * 12) + entered.Month - last.Month - 1;
            if (gap < 1 || gap > (rule?.GapPaidUpToMonths ?? 0))
            {
                // Who was insured elsewhere in the month of entry does not pay it twice.
                return Later(entered, last.PlusMonths(1));
            }

            var lastYear = year.From.PlusMonths(-1);
            if (last.CompareTo(lastYear) < 0)
            {
                warnings.Add(Warning.Of(ErrorCodes.Period.GapLastYear, ("from", last.PlusMonths(1)), ("through", lastYear)).Citing(rule!.Source));
            }

            return Later(year.From, last.PlusMonths(1));
        }

        /// <summary>The last insured month: the one that was declared, or a later one that was paid here before a month.</summary>
        private YearMonth? LastInsuredBefore(YearMonth month, Asked asked)
        {
            var paid = record.LastPaidBefore(month);
            return paid is null || (asked.Declared is { } declared && declared.CompareTo(paid.Value) > 0) ? asked.Declared : paid;
        }

        /// <summary>The first months in a row that are not paid; refused where months are on order or nothing is left.</summary>
        private Result<FeePeriod> Free(FeePeriod period)
        {
            var onOrder = record.MonthsIn(MonthState.OnOrder, grade.Insurances, period).ToList();
            if (onOrder.Count > 0)
            {
                return DomainError.Of(ErrorCodes.Period.OnOrder, "months", ("months", FeePeriod.Of(onOrder[0], onOrder[^1]).ToString()));
            }

            var paid = record.MonthsIn(MonthState.Paid, grade.Insurances, period).ToList();
            var free = period.EachMonth().SkipWhile(paid.Contains).TakeWhile(month => !paid.Contains(month)).ToList();
            return free.Count > 0 ? FeePeriod.Of(free[0], free[^1]) : AlreadyPaid(paid[0], paid[^1]);
        }

        private DomainError Outside(string code, YearMonth month)
        {
            var current = month.Month >= grade.YearStarts ? month.Year : month.Year - 1;
            return DomainError.Of(code, "year", ("year", tariff.Year.Number), ("current", current));
        }

        private static DomainError AlreadyPaid(YearMonth from, YearMonth through) =>
            DomainError.Of(ErrorCodes.Period.AlreadyPaid, "months", ("months", FeePeriod.Of(from, through).ToString()));

        private static LocalDate FirstDay(YearMonth month) => month.OnDayOfMonth(1);

        private static YearMonth Later(YearMonth left, YearMonth right) => left.CompareTo(right) >= 0 ? left : right;
    }
}
