using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>Says what is credited to the personal account (个人账户) of somebody who pays as an individual.</summary>
public interface IPersonalAccountPolicy
{
    /// <summary>The credit of a month.</summary>
    /// <param name="region">The pooling area.</param>
    /// <param name="grade">The grade, such as <c>2</c>.</param>
    /// <param name="birthDate">The date of birth; the age on the first of the month decides.</param>
    /// <param name="month">The month.</param>
    /// <returns>
    /// The credit, zero with a reason where the grade has no account; or <c>coverage.account-unknown</c> with the years that are published, <c>tariff.unknown-region</c>, <c>tariff.unknown-scheme</c>,
    /// <c>tariff.unknown-grade</c>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The person was not born by then.</exception>
    Result<AccountCredit> For(Region region, string grade, LocalDate birthDate, YearMonth month);
}

/// <summary>What is credited in a month.</summary>
/// <param name="Month">The month.</param>
/// <param name="Amount">The credit; zero where the grade has no account.</param>
/// <param name="Rule">The rule.</param>
/// <param name="NoAccount"><c>coverage.no-account</c> where the grade has none; else null.</param>
public sealed record AccountCredit(YearMonth Month, Money Amount, PersonalAccountCredit Rule, Warning? NoAccount);

/// <inheritdoc cref="IPersonalAccountPolicy"/>
public sealed class PersonalAccountPolicy(TariffCatalog catalog) : IPersonalAccountPolicy
{
    /// <inheritdoc/>
    public Result<AccountCredit> For(Region region, string grade, LocalDate birthDate, YearMonth month)
    {
        ArgumentNullException.ThrowIfNull(grade);
        var first = month.OnDayOfMonth(1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(birthDate, month.PlusMonths(1).OnDayOfMonth(1).PlusDays(-1));
        if (!catalog.Find(region, Scheme.FlexibleEmployment).TryGet(out var history, out var unknown))
        {
            return unknown;
        }

        if (!history.GradeOrRefusal(grade).TryGet(out _, out var noGrade))
        {
            return noGrade;
        }

        var terms = history.Terms.All.OfType<PersonalAccountCredit>().Where(term => term.AppliesTo(grade)).ToList();
        if (terms.Find(term => term.For.Contains(month)) is not { } rule)
        {
            return Unknown(terms, grade, month);
        }

        if (rule.Bands.Count == 0)
        {
            return new AccountCredit(month, Money.Zero, rule, Warning.Of(ErrorCodes.Coverage.NoAccount, ("grade", grade)).Citing(rule.Source));
        }

        var age = birthDate < first ? Period.Between(birthDate, first, PeriodUnits.Years).Years : 0;
        return rule.Bands.FirstOrDefault(band => age >= band.FromAge && !(age > band.ThroughAge)) is { } found
            ? new AccountCredit(month, found.AMonth, rule, null)
            : Unknown(terms, grade, month);
    }

    private static DomainError Unknown(IEnumerable<PersonalAccountCredit> terms, string grade, YearMonth month) =>
        DomainError.Of(ErrorCodes.Coverage.AccountUnknown, "month", ("month", month), ("grade", grade), ("years", PublishedYears.Of(terms)));
}
