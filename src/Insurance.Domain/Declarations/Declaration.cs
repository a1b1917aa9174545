using System.Collections.Immutable;
using Insurance.Domain.Enrollments;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Declarations;

/// <summary>One line of a declaration: the insurance that is ticked, and whether it may be taken from the account (核定扣款).</summary>
/// <param name="Insurance">Which.</param>
/// <param name="ApproveDeduction">Whether deduction is approved; it takes a signed agreement.</param>
public sealed record DeclaredLine(InsuranceLine Insurance, bool ApproveDeduction);

/// <summary>
/// The choice of grade, base and lines (缴费基数及缴费比例申报), made by the insured person for themself. It stands for every year until
/// superseded; the year's base is looked up when a premium is assessed.
/// </summary>
public sealed class Declaration
{
    private Declaration(Person person, Region region, Scheme scheme, string grade, BaseChoice? @base, ImmutableArray<DeclaredLine> lines, LocalDate submittedOn)
    {
        Person = person;
        Region = region;
        Scheme = scheme;
        Grade = grade;
        Base = @base;
        Lines = lines;
        SubmittedOn = submittedOn;
    }

    /// <summary>Who declares, and is insured.</summary>
    public Person Person { get; }

    /// <summary>Where.</summary>
    public Region Region { get; }

    /// <summary>In which scheme.</summary>
    public Scheme Scheme { get; }

    /// <summary>The id of the grade.</summary>
    public string Grade { get; }

    /// <summary>The declared base; null where the base is published.</summary>
    public BaseChoice? Base { get; }

    /// <summary>The ticked lines.</summary>
    public ImmutableArray<DeclaredLine> Lines { get; }

    /// <summary>When it was submitted.</summary>
    public LocalDate SubmittedOn { get; }

    /// <summary>Submits a first declaration with all lines of the grade ticked and no deduction approved.</summary>
    /// <inheritdoc cref="Submit(Enrollment, Tariff, ResidentId, string, LocalDate, BaseChoice?, ImmutableArray{DeclaredLine})"/>
    public static Result<Declaration> Submit(Enrollment enrollment, Tariff tariff, ResidentId by, string grade, LocalDate on, BaseChoice? declaredBase = null)
    {
        ArgumentNullException.ThrowIfNull(tariff);
        return tariff.Grade(grade).TryGet(out var found, out var errors)
            ? Submit(enrollment, tariff, by, grade, on, declaredBase, [.. found.Insurances.Select(insurance => new DeclaredLine(insurance, false))])
            : errors;
    }

    /// <summary>Submits a first declaration.</summary>
    /// <param name="enrollment">The registration it rests on.</param>
    /// <param name="tariff">The tariff of the same region and scheme, which knows the grades.</param>
    /// <param name="by">Who submits it: nobody but the insured.</param>
    /// <param name="grade">The grade's id.</param>
    /// <param name="on">The day.</param>
    /// <param name="declaredBase">The declared base, where the grade takes one.</param>
    /// <param name="lines">The ticked lines.</param>
    /// <returns>
    /// The declaration, or <c>tariff.unknown-grade</c>, <c>declaration.not-oneself</c>, <c>declaration.before-registration</c>,
    /// <c>declaration.wrong-status</c>, <c>declaration.lines</c>, <c>declaration.deduction-needs-agreement</c>, <c>tariff.base-required</c>,
    /// <c>tariff.base-not-taken</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The tariff is not that of the enrolment's region and scheme, or the lines are <c>default</c>.</exception>
    public static Result<Declaration> Submit(
        Enrollment enrollment,
        Tariff tariff,
        ResidentId by,
        string grade,
        LocalDate on,
        BaseChoice? declaredBase,
        ImmutableArray<DeclaredLine> lines)
    {
        ArgumentNullException.ThrowIfNull(enrollment);
        ArgumentNullException.ThrowIfNull(tariff);
        if (tariff.Region != enrollment.Region || tariff.Scheme != enrollment.Scheme)
        {
            throw new ArgumentException("The tariff is not that of the enrolment's region and scheme.", nameof(tariff));
        }

        if (lines.IsDefault)
        {
            throw new ArgumentException("The lines were never set.", nameof(lines));
        }

        if (!tariff.Grade(grade).TryGet(out var chosen, out var errors))
        {
            return errors;
        }

        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        if (by != enrollment.Person.Id)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Declaration.NotOneself, "by")
                .Citing(tariff.Terms.In<DeclaredByOneself>(tariff.Year).FirstOrDefault()?.Source));
        }

        if (on < enrollment.RegisteredOn)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Declaration.BeforeRegistration, "on", ("on", on), ("registered", enrollment.RegisteredOn))
                .ChangingOn(enrollment.RegisteredOn));
        }

        if (chosen.Status is { } status && status != enrollment.Status)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Declaration.WrongStatus, "grade", ("grade", chosen.Id), ("status", Spelling.Of(status))));
        }

        if (!lines.Select(line => line.Insurance).Order().SequenceEqual(chosen.Insurances.Order()))
        {
            refusals.Add(DomainError.Of(ErrorCodes.Declaration.Lines, "lines", ("grade", chosen.Id), ("lines", string.Join(", ", chosen.Insurances))));
        }

        if (lines.Any(line => line.ApproveDeduction))
        {
            refusals.Add(DomainError.Of(ErrorCodes.Declaration.DeductionNeedsAgreement, "approveDeduction"));
        }

        if (chosen.NeedsDeclaredBase != declaredBase is not null)
        {
            refusals.Add(DomainError.Of(chosen.NeedsDeclaredBase ? ErrorCodes.Tariff.BaseRequired : ErrorCodes.Tariff.BaseNotTaken, "base", ("grade", chosen.Id)));
        }

        return refusals.Count > 0
            ? refusals.ToImmutable()
            : new Declaration(enrollment.Person, enrollment.Region, enrollment.Scheme, chosen.Id, declaredBase, lines, on);
    }

    /// <summary>The masked person, the grade and the day.</summary>
    public override string ToString() => $"{Person} grade {Grade} {NodaTime.Text.LocalDatePattern.Iso.Format(SubmittedOn)}";
}
