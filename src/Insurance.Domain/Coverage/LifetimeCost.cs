using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Coverage;

/// <summary>What the missing months cost at once (趸缴) by the price of a year.</summary>
/// <param name="Standing">What is missing.</param>
/// <param name="Grade">The grade whose rates are used, such as <c>2</c>.</param>
/// <param name="Months">How many months are paid: <see cref="LifetimeStanding.MonthsToPay"/>.</param>
/// <param name="WholeYear">What a whole year of them costs; null where less than one is missing.</param>
/// <param name="Rest">What the months beside the whole years cost; null for none.</param>
public sealed record LifetimeCost(LifetimeStanding Standing, string Grade, int Months, Assessment? WholeYear, Assessment? Rest)
{
    /// <summary>How many whole years are paid.</summary>
    public int Years => Months / InsuredSpan.MonthsPerYear;

    /// <summary>What the person pays.</summary>
    public Money Total => ((WholeYear?.Total ?? Money.Zero) * Years) + (Rest?.Total ?? Money.Zero);

    /// <summary>What the person pays by insurance, in the grade's order; they sum to <see cref="Total"/>. Empty where nothing is missing.</summary>
    public ValueList<LifetimeCostLine> Lines => [.. Paid(WholeYear).Concat(Paid(Rest)).Distinct()
        .Select(insurance => new LifetimeCostLine(insurance, (AmountOf(WholeYear, insurance) * Years) + AmountOf(Rest, insurance)))];

    /// <summary>What a caller should know of the prices.</summary>
    public ValueList<Warning> Warnings => [.. (WholeYear?.Warnings ?? []).Concat(Rest?.Warnings ?? []).Distinct()];

    /// <summary>The sources of the prices and how well they are attested; null where nothing is missing.</summary>
    public AssessmentCitation? Citation => (WholeYear ?? Rest)?.Citation;

    private static IEnumerable<InsuranceLine> Paid(Assessment? assessment) =>
        (assessment?.Lines ?? []).Where(line => line.Payer == Payer.Person).Select(line => line.Insurance);

    private static Money AmountOf(Assessment? assessment, InsuranceLine insurance) =>
        Money.Sum((assessment?.Lines ?? []).Where(line => line.Payer == Payer.Person && line.Insurance == insurance).Select(line => line.Amount));
}

/// <summary>What missing months cost of one insurance.</summary>
/// <param name="Insurance">Which.</param>
/// <param name="Amount">The amount.</param>
public sealed record LifetimeCostLine(InsuranceLine Insurance, Money Amount);
