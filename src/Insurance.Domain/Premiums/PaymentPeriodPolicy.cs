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
    /// The months, or <c>period.last-year</c>, <c>period.next-year</c>, <c>period.before-registration</c>, <c>period.on-order</c> or
    /// <c>period.already-paid</c>, each with the day from which the answer is another one, where there is one.
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

        // The answer rests on the month and on a few single days. Asking again on the days where it could turn finds the one where it does.
        var question = new Question(enrollment, grade, tariff, record);
        var answer = question.On(on);
        var turns = question.DaysAfter(on).Where(day => !Same(answer, question.On(day))).Select(day => (LocalDate?)day).FirstOrDefault();
        return answer.TryGet(out var months, out var refused)
            ? new PaymentPeriod(months.Member, months.Period, turns!.Value, months.Warnings)
            : refused.Select(error => error.ChangingOn(turns)).ToImmutableArray();
    }

    private static bool Same(Result<Months> left, Result<Months> right) => left.TryGet(out var months, out var refused)
        ? right.TryGet(out var others, out _) && months == others
        : !right.TryGet(out _, out var otherwise) && refused.Select(error => error.Code).SequenceEqual(otherwise.Select(error => error.Code));

    /// <summary>An answer without the day on which it changes.</summary>
    private sealed record Months(MemberKind Member, FeePeriod Period, ValueList<Warning> Warnings);

    /// <summary>Everything that the answer rests on except the day.</summary>
    private sealed class Question
    {
        private readonly Enrollment enrollment;
        private readonly PaymentGrade grade;
        private readonly Tariff tariff;
        private readonly ContributionRecord record;
        private readonly FeePeriod year;
        private readonly MemberKind atFirst;
        private readonly ImmutableArray<PaymentWindow> windows;

        public Question(Enrollment enrollment, PaymentGrade grade, Tariff tariff, ContributionRecord record)
        {
            this.enrollment = enrollment;
            this.grade = grade;
            this.tariff = tariff;
            this.record = record;
            year = grade.MonthsOf(tariff.Year);
            atFirst = MemberAtFirst();
            windows = [.. tariff.Terms.PaymentWindows(tariff.Year, atFirst)];
        }

        private bool RegisteredBefore => enrollment.RegisteredOn < FirstDay(year.From);

        /// <summary>The days after another on which the answer may be another one, in order; after the last of them it stays.</summary>
        public IEnumerable<LocalDate> DaysAfter(LocalDate on) => windows
            .SelectMany(window => new[] { window.Opens.In(tariff.Year), window.Closes.In(tariff.Year)?.PlusDays(1) })
            .OfType<LocalDate>()
            .Concat(year.EachMonth().Append(year.Through.PlusMonths(1)).Select(FirstDay))
            .Append(enrollment.RegisteredOn)
            .Where(day => day > on)
            .Distinct()
            .Order();

        public Result<Months> On(LocalDate on)
        {
            var month = on.ToYearMonth();
            if (!year.Contains(month) && !windows.Any(window => window.Opens.In(tariff.Year) <= on && on <= window.Closes.In(tariff.Year)))
            {
                return Outside(month.CompareTo(year.Through) > 0 ? ErrorCodes.Period.LastYear : ErrorCodes.Period.NextYear, month);
            }

            if (on < enrollment.RegisteredOn)
            {
                return DomainError.Of(ErrorCodes.Period.BeforeRegistration, "on", ("on", on), ("registered", enrollment.RegisteredOn));
            }

            var warnings = ImmutableArray.CreateBuilder<Warning>();
            var member = MemberOn(on, warnings);
            var first = FirstMonth(member, month, warnings);
            if (first.CompareTo(year.Through) <= 0)
            {
                return Free(FeePeriod.Of(first, year.Through)).TryGet(out var period, out var taken)
                    ? new Months(member, period, [.. warnings])
                    : taken;
            }

            // Nothing of the year is left: it is over, or the person is insured elsewhere through its last month.
            return month.CompareTo(year.Through) > 0
                ? Outside(ErrorCodes.Period.LastYear, month)
                : AlreadyPaid(year.Through, year.Through);
        }

        private MemberKind MemberAtFirst() => LastInsuredBefore(year.From) switch
        {
            null => MemberKind.New,
            { } last when RegisteredBefore && last.CompareTo(year.From.PlusMonths(-1)) >= 0 => MemberKind.Continuing,
            _ => MemberKind.Resuming,
        };

        private MemberKind MemberOn(LocalDate on, ImmutableArray<Warning>.Builder warnings)
        {
            if (atFirst != MemberKind.Continuing)
            {
                return atFirst;
            }

            // One window without a last day leaves the year open.
            if (windows.IsEmpty || windows.Any(window => window.Closes.In(tariff.Year) is null))
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

        private Warning Reclassified(PaymentWindow window, LocalDate closes)
        {
            var waits = tariff.Terms.In<LongLapseWaits>(tariff.Year).FirstOrDefault();
            return waits is null
                ? Warning.Of(ErrorCodes.Period.Reclassified, ("year", tariff.Year.Number), ("closes", closes), ("limit", "-"), ("months", "-")).Citing(window.Source)
                : Warning.Of(ErrorCodes.Period.Reclassified, ("year", tariff.Year.Number), ("closes", closes), ("limit", waits.LimitMonths), ("months", waits.Months)).Citing(waits.Source);
        }

        private YearMonth FirstMonth(MemberKind member, YearMonth month, ImmutableArray<Warning>.Builder warnings)
        {
            if (member == MemberKind.Continuing || grade.WholeYearOnly)
            {
                return year.From;
            }

            var rule = tariff.Terms.FirstMonthOf(tariff.Year, member);
            if (rule is null)
            {
                warnings.Add(Warning.Of(ErrorCodes.Period.FirstMonthUnknown, ("year", tariff.Year.Number)));
            }
            else if (rule.From == Tariffs.FirstMonth.January)
            {
                return year.From;
            }

            // Who resumes without a new registration resumes by paying: the month of payment is the first.
            var registered = enrollment.RegisteredOn.ToYearMonth();
            var entered = Later(year.From, year.Contains(registered) ? registered : month);
            if (LastInsuredBefore(entered) is not { } last)
            {
                return entered;
            }

            var gap = ((entered.Year - last.Year) * 12) + entered.Month - last.Month - 1;
            if (gap < 1 || gap > (rule?.GapPaidUpToMonths ?? 0))
            {
                // Who was insured elsewhere in the month of registration does not pay it twice.
                return Later(entered, last.PlusMonths(1));
            }

            var lastYear = year.From.PlusMonths(-1);
            if (last.CompareTo(lastYear) < 0)
            {
                warnings.Add(Warning.Of(ErrorCodes.Period.GapLastYear, ("from", last.PlusMonths(1)), ("through", lastYear)).Citing(rule!.Source));
            }

            return Later(year.From, last.PlusMonths(1));
        }

        /// <summary>The last insured month: the one that was declared on registering, or a later one that was paid here before a month.</summary>
        private YearMonth? LastInsuredBefore(YearMonth month)
        {
            var declared = enrollment.Facts.LastInsuredMonth;
            var paid = record.LastPaidBefore(month);
            return paid is null || (declared is not null && declared.Value.CompareTo(paid.Value) > 0) ? declared : paid;
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
