using Insurance.Domain.People;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Coverage;

/// <summary>How many months count toward cover for life, and how many are missing.</summary>
/// <param name="Region">The pooling area.</param>
/// <param name="Sex">Whose.</param>
/// <param name="Year">The year in which it was asked.</param>
/// <param name="Rule">The rule.</param>
/// <param name="EmployeeMonths">Months insured in the employee scheme, here and elsewhere (社会保险法 art. 32), each once.</param>
/// <param name="ActualMonths">Those of them that were paid here, by the person or an employer (实际缴费).</param>
/// <param name="ResidentMonths">Months insured here as a resident alone; one that was insured as an employee too is among those.</param>
/// <param name="CreditedMonths">What the residents' months count, their sum rounded up to whole months; 0 where nobody published a share.</param>
public sealed record LifetimeStanding(
    Region Region,
    Sex Sex,
    ContributionYear Year,
    LifetimeYears Rule,
    int EmployeeMonths,
    int ActualMonths,
    int ResidentMonths,
    int CreditedMonths)
{
    /// <summary>What counts in all.</summary>
    public int CountedMonths => EmployeeMonths + CreditedMonths;

    /// <summary>The months that are needed in all.</summary>
    public int RequiredMonths => (Sex == Sex.Male ? Rule.MenYears : Rule.WomenYears) * InsuredSpan.MonthsPerYear;

    /// <summary>The months that must really have been paid here.</summary>
    public int RequiredActualMonths => Rule.ActualYears * InsuredSpan.MonthsPerYear;

    /// <summary>What is missing in all; 0 for none.</summary>
    public int MissingMonths => Math.Max(0, RequiredMonths - CountedMonths);

    /// <summary>What is missing of the months paid here; 0 for none. A month of these that is paid yet counts in all too.</summary>
    public int MissingActualMonths => Math.Max(0, RequiredActualMonths - ActualMonths);

    /// <summary>The months that must still be paid so that nothing is missing: the larger of the two.</summary>
    public int MonthsToPay => Math.Max(MissingMonths, MissingActualMonths);

    /// <summary>Whether nothing is missing.</summary>
    public bool IsReached => MonthsToPay == 0;

    /// <summary>What a caller should know: <c>coverage.resident-share-unknown</c> where months as a resident count for nothing because nobody published what they count.</summary>
    public ValueList<Warning> Warnings { get; init; } = [];
}
