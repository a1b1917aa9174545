using System.Collections.Immutable;
using Insurance.Domain.Contributions;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Premiums;

/// <summary>Which months a person may pay on a day, and as what kind of member.</summary>
/// <param name="Member">The kind of member on that day.</param>
/// <param name="Period">The months, through the end of the grade's year.</param>
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
    /// The months, or <c>period.last-year</c>, <c>period.next-year</c>, <c>period.before-registration</c>, <c>period.window-closed</c>,
    /// <c>period.on-order</c> or <c>period.already-paid</c>.
    /// </returns>
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
        var year = grade.MonthsOf(tariff.Year);
        if (OutsideYear(tariff, year, on) is { } outside)
        {
            return outside;
        }

        if (enrollment.RegisteredOn > on)
        {
            return DomainError.Of(ErrorCodes.Period.BeforeRegistration, "on", ("on", on), ("registered", enrollment.RegisteredOn)).ChangingOn(enrollment.RegisteredOn);
        }

        var warnings = ImmutableArray.CreateBuilder<Warning>();
        var member = MemberOf(enrollment, record, year);
        var changesOn = year.Through.PlusMonths(1).OnDayOfMonth(1);
        if (member == MemberKind.Continuing)
        {
            var windows = tariff.Terms.PaymentWindows(tariff.Year, member).ToList();
            if (windows.Count == 0)
            {
                warnings.Add(Warning.Of(ErrorCodes.Period.WindowUnknown, ("year", tariff.Year.Number)));
            }
            else if (LastDay(windows, tariff.Year) is { } closes && closes < on)
            {
                member = MemberKind.Resuming;
                warnings.Add(Reclassified(tariff, windows[^1], closes));
            }
            else if (LastDay(windows, tariff.Year) is { } open)
            {
                changesOn = open.PlusDays(1);
            }
        }

        var first = FirstMonth(enrollment, tariff, record, year, member, on, warnings);
        if (member != MemberKind.Continuing && enrollment.RegisteredOn < year.From.OnDayOfMonth(1))
        {
            // Who resumes without a new registration pays from the month of payment: next month is one month less.
            changesOn = Earlier(changesOn, on.ToYearMonth().PlusMonths(1).OnDayOfMonth(1));
        }

        if (first.CompareTo(year.Through) > 0)
        {
            // Insured elsewhere through the last month: nothing of this year is left.
            return AlreadyPaid(FeePeriod.Of(year.Through, year.Through), year);
        }

        return Free(grade, record, FeePeriod.Of(first, year.Through), year).TryGet(out var period, out var taken)
            ? new PaymentPeriod(member, period, changesOn, [.. warnings])
            : taken;
    }

    private static DomainError? OutsideYear(Tariff tariff, FeePeriod year, LocalDate on)
    {
        var windows = tariff.Terms.In<PaymentWindow>(tariff.Year).ToList();
        if (year.Contains(on.ToYearMonth()) || windows.Any(window => window.Opens.In(tariff.Year) <= on && on <= window.Closes.In(tariff.Year)))
        {
            return null;
        }

        if (on.ToYearMonth().CompareTo(year.Through) > 0)
        {
            return DomainError.Of(ErrorCodes.Period.LastYear, "year", ("year", tariff.Year.Number), ("current", on.Year));
        }

        var opens = windows.Select(window => window.Opens.In(tariff.Year)).Where(day => day is not null).Min() ?? year.From.OnDayOfMonth(1);
        return DomainError.Of(ErrorCodes.Period.NextYear, "year", ("year", tariff.Year.Number), ("current", on.Year)).ChangingOn(opens);
    }

    private static MemberKind MemberOf(Enrollment enrollment, ContributionRecord record, FeePeriod year)
    {
        var before = year.From.PlusMonths(-1);
        var last = LastInsured(enrollment, record, year.From);
        if (last is null)
        {
            return MemberKind.New;
        }

        var registeredBefore = enrollment.RegisteredOn < year.From.OnDayOfMonth(1);
        return registeredBefore && last.Value.CompareTo(before) >= 0 ? MemberKind.Continuing : MemberKind.Resuming;
    }

    private static YearMonth? LastInsured(Enrollment enrollment, ContributionRecord record, YearMonth before)
    {
        var declared = enrollment.Facts.LastInsuredMonth;
        var paid = record.LastPaidBefore(before);
        return paid is null || (declared is not null && declared.Value.CompareTo(paid.Value) > 0) ? declared : paid;
    }

    private static LocalDate? LastDay(IEnumerable<PaymentWindow> windows, ContributionYear year) => windows.Max(window => window.Closes.In(year));

    private static YearMonth FirstMonth(
        Enrollment enrollment,
        Tariff tariff,
        ContributionRecord record,
        FeePeriod year,
        MemberKind member,
        LocalDate on,
        ImmutableArray<Warning>.Builder warnings)
    {
        var rule = tariff.Terms.FirstMonthOf(tariff.Year, member);
        if (rule is null)
        {
            warnings.Add(Warning.Of(ErrorCodes.Period.FirstMonthUnknown, ("year", tariff.Year.Number)));
        }

        if (member == MemberKind.Continuing || rule?.From == Tariffs.FirstMonth.January)
        {
            return year.From;
        }

        var registered = enrollment.RegisteredOn.ToYearMonth();
        var entered = Later(year.From, year.Contains(registered) ? registered : on.ToYearMonth());
        if (LastInsured(enrollment, record, entered) is not { } last)
        {
            return entered;
        }

        var gap = ((entered.Year - last.Year) * 12) + entered.Month - last.Month - 1;
        if (gap < 1 || gap > (rule?.GapPaidUpToMonths ?? 0))
        {
            // Who was insured elsewhere in the month of registration does not pay it twice.
            return Later(entered, last.PlusMonths(1));
        }

        if (last.CompareTo(year.From.PlusMonths(-1)) < 0)
        {
            warnings.Add(Warning.Of(ErrorCodes.Period.GapLastYear, ("from", last.PlusMonths(1)), ("through", year.From.PlusMonths(-1))).Citing(rule!.Source));
        }

        return Later(year.From, last.PlusMonths(1));
    }

    private static Warning Reclassified(Tariff tariff, PaymentWindow window, LocalDate closes)
    {
        var waits = tariff.Terms.In<LongLapseWaits>(tariff.Year).FirstOrDefault();
        return waits is null
            ? Warning.Of(ErrorCodes.Period.Reclassified, ("year", tariff.Year.Number), ("closes", closes), ("limit", "-"), ("months", "-")).Citing(window.Source)
            : Warning.Of(ErrorCodes.Period.Reclassified, ("year", tariff.Year.Number), ("closes", closes), ("limit", waits.LimitMonths), ("months", waits.Months)).Citing(waits.Source);
    }

    /// <summary>What is left of a period after the months that are paid; refused where months are on order or nothing is left.</summary>
    private static Result<FeePeriod> Free(PaymentGrade grade, ContributionRecord record, FeePeriod period, FeePeriod year)
    {
        var onOrder = record.MonthsIn(MonthState.OnOrder, grade.Insurances, period).ToList();
        if (onOrder.Count > 0)
        {
            return DomainError.Of(ErrorCodes.Period.OnOrder, "months", ("months", FeePeriod.Of(onOrder[0], onOrder[^1]).ToString()));
        }

        var paid = record.MonthsIn(MonthState.Paid, grade.Insurances, period).ToList();
        if (paid.Count == 0)
        {
            return period;
        }

        return paid[^1] == year.Through
            ? AlreadyPaid(FeePeriod.Of(paid[0], paid[^1]), year)
            : FeePeriod.Of(paid[^1].PlusMonths(1), year.Through);
    }

    private static DomainError AlreadyPaid(FeePeriod months, FeePeriod year) =>
        DomainError.Of(ErrorCodes.Period.AlreadyPaid, "months", ("months", months.ToString())).ChangingOn(year.Through.PlusMonths(1).OnDayOfMonth(1));

    private static YearMonth Later(YearMonth left, YearMonth right) => left.CompareTo(right) >= 0 ? left : right;

    private static LocalDate Earlier(LocalDate left, LocalDate right) => left <= right ? left : right;
}
