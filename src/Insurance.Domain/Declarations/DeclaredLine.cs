using Insurance.Domain.Agreements;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Declarations;

/// <summary>
/// One line of a declaration: the insurance that is ticked, its base and ratio, and whether it may be taken from the account (核定扣款). Equal
/// when all of it is. No line is approved without an agreement that covers it.
/// </summary>
public sealed record DeclaredLine
{
    private DeclaredLine(InsuranceLine insurance, BaseChoice? @base, Rate? ratio, DeductionApproval? deduction)
    {
        Insurance = insurance;
        Base = @base;
        Ratio = ratio;
        Deduction = deduction;
    }

    /// <summary>Which.</summary>
    public InsuranceLine Insurance { get; }

    /// <summary>Its declared base; null where the base is published.</summary>
    public BaseChoice? Base { get; }

    /// <summary>Its declared ratio; null where the person leaves it to the grade. The year's own rate is charged in any case.</summary>
    public Rate? Ratio { get; }

    /// <summary>By what its deduction is approved; null where it is not.</summary>
    public DeductionApproval? Deduction { get; }

    /// <summary>Whether its deduction is approved.</summary>
    public bool IsDeductionApproved => Deduction is not null;

    /// <summary>A ticked line, no deduction approved.</summary>
    /// <exception cref="ArgumentException">The insurance is <c>default</c>.</exception>
    public static DeclaredLine Of(InsuranceLine insurance, BaseChoice? @base = null, Rate? ratio = null) => insurance == default
        ? throw new ArgumentException("A line has an insurance.", nameof(insurance))
        : new(insurance, @base, ratio, null);

    /// <summary>All lines of a grade, each with the base declared for it where it takes one.</summary>
    public static IReadOnlyList<DeclaredLine> AllOf(PaymentGrade grade, DeclaredBases bases = default)
    {
        ArgumentNullException.ThrowIfNull(grade);
        return [.. grade.Insurances.Select(insurance => Of(insurance, grade.TakesDeclaredBase(insurance) ? bases.For(insurance) : null))];
    }

    /// <summary>
    /// The line with its deduction approved on the day on which it is going to be submitted, or <c>declaration.deduction-needs-agreement</c> where
    /// the agreement does not cover it on that day.
    /// </summary>
    public Result<DeclaredLine> ApproveDeduction(DeductionAgreement agreement, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        return DeductionApproval.By(agreement, Insurance, on) is { } approval ? With(approval) : NeedsAgreement("agreement", Insurance, on);
    }

    /// <summary>The line with no deduction approved.</summary>
    public DeclaredLine WithoutDeduction() => With(null);

    internal DeclaredLine With(DeductionApproval? approval) => new(Insurance, Base, Ratio, approval);

    internal static DomainError NeedsAgreement(string field, InsuranceLine insurance, LocalDate on) =>
        DomainError.Of(ErrorCodes.Declaration.DeductionNeedsAgreement, field, ("line", insurance.Id), ("on", on));
}
