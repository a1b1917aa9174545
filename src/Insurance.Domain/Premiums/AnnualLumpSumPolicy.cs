using Insurance.Domain.Contributions;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Premiums;

/// <summary>Works out what a person pays for a year in one sum (按年缴纳).</summary>
public interface IAnnualLumpSumPolicy
{
    /// <summary>The premium for all months that the person may pay on a day.</summary>
    /// <param name="enrollment">The registration.</param>
    /// <param name="declaration">The declaration; the choice that stands in the tariff's year decides.</param>
    /// <param name="tariff">The tariff of the year to be paid.</param>
    /// <param name="record">The months that are paid, on order or refunded.</param>
    /// <param name="on">The day.</param>
    /// <returns>
    /// The premium, <c>premium.nothing-declared</c>, <c>premium.not-paid-yearly</c>, <c>premium.before-declaration</c>, a refusal of the payment
    /// period, or one of the tariff.
    /// </returns>
    /// <exception cref="ArgumentException">Enrolment, declaration and tariff are not of one person, region and scheme.</exception>
    Result<Premium> Assess(Enrollment enrollment, Declaration declaration, Tariff tariff, ContributionRecord record, LocalDate on);
}

/// <inheritdoc cref="IAnnualLumpSumPolicy"/>
public sealed class AnnualLumpSumPolicy(IPaymentPeriodPolicy periods) : IAnnualLumpSumPolicy
{
    /// <inheritdoc/>
    public Result<Premium> Assess(Enrollment enrollment, Declaration declaration, Tariff tariff, ContributionRecord record, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(enrollment);
        ArgumentNullException.ThrowIfNull(declaration);
        ArgumentNullException.ThrowIfNull(tariff);
        if (declaration.Person.Id != enrollment.Person.Id
            || (declaration.Region, declaration.Scheme) != (tariff.Region, tariff.Scheme)
            || (enrollment.Region, enrollment.Scheme) != (tariff.Region, tariff.Scheme))
        {
            throw new ArgumentException("Enrolment, declaration and tariff do not belong together.", nameof(declaration));
        }

        if (declaration.For(tariff.Year) is not { } choice)
        {
            return DomainError.Of(ErrorCodes.Premium.NothingDeclared, "declaration", ("year", tariff.Year.Number));
        }

        if (!tariff.Grade(choice.Grade).TryGet(out var grade, out var unknown))
        {
            return unknown;
        }

        if (!grade.Paid.IsEmpty && !grade.Paid.Contains(PaymentRhythm.Yearly))
        {
            return PaymentPeriodPolicy.NotPaidYearly(grade);
        }

        if (on < choice.SubmittedOn)
        {
            return DomainError.Of(ErrorCodes.Premium.BeforeDeclaration, "on", ("on", on), ("declared", choice.SubmittedOn)).ChangingOn(choice.SubmittedOn);
        }

        if (!periods.For(enrollment, grade, tariff, record, on).TryGet(out var period, out var refused))
        {
            return refused;
        }

        return tariff.Assess(grade.Id, period.Period, choice.Bases, on).TryGet(out var assessment, out var errors)
            ? new Premium(enrollment.Person, period, assessment, on, Earlier(period.ChangesOn, FirstLateDay(grade, tariff, on)))
            : errors;
    }

    /// <summary>The day from which the late price of a grade counts; null where there is none or it counts already.</summary>
    private static LocalDate? FirstLateDay(PaymentGrade grade, Tariff tariff, LocalDate on) =>
        grade.Lines.Any(line => line.When == PriceTime.Late)
        && !tariff.IsLate(on, grade.Id)
        && tariff.Terms.In<PaymentWindow>(tariff.Year, grade.Id).Max(window => window.Closes.In(tariff.Year)) is { } closes
        && closes.PlusDays(1) is var late
        && tariff.IsLate(late, grade.Id)
            ? late
            : null;

    private static LocalDate Earlier(LocalDate left, LocalDate? right) => right is { } other && other < left ? other : left;
}
