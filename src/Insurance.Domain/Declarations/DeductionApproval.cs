using Insurance.Domain.Agreements;
using Insurance.Domain.People;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Declarations;

/// <summary>
/// That deductions for a line are approved (核定扣款), by which agreement and since when. Only an agreement that covers the line on that day
/// gives one. Whether the agreement still covers a later day, such as that of a deduction run, is asked of the agreement.
/// </summary>
public sealed record DeductionApproval
{
    private readonly ResidentId person;
    private readonly Region region;
    private readonly Scheme scheme;

    private DeductionApproval(DeductionAgreement agreement, LocalDate on)
    {
        Agreement = agreement.Id;
        On = on;
        person = agreement.Person.Id;
        region = agreement.Region;
        scheme = agreement.Scheme;
    }

    /// <summary>The agreement.</summary>
    public AgreementId Agreement { get; }

    /// <summary>The day of the approval.</summary>
    public LocalDate On { get; }

    /// <summary>The agreement and the day.</summary>
    public override string ToString() => $"{Agreement} {LocalDatePattern.Iso.Format(On)}";

    /// <summary>The approval, or null where the agreement does not cover the line on the day.</summary>
    internal static DeductionApproval? By(DeductionAgreement agreement, InsuranceLine insurance, LocalDate on) =>
        agreement.Covers(insurance, on) ? new(agreement, on) : null;

    /// <summary>
    /// The approval that was stored; null where the agreement can never have covered the line on the day. It was revoked or suspended since,
    /// perhaps: that ends what may be deducted and makes no declaration unreadable.
    /// </summary>
    internal static DeductionApproval? Again(DeductionAgreement agreement, InsuranceLine insurance, LocalDate on) =>
        agreement.CoveredOnce(insurance, on) ? new(agreement, on) : null;

    /// <summary>Whether it rests on an agreement of a person in a region and scheme.</summary>
    internal bool IsOf(ResidentId somebody, Region place, Scheme insured) => person == somebody && region == place && scheme == insured;
}

/// <summary>That the approval of a line's deduction was given or taken back.</summary>
/// <param name="Insurance">The line.</param>
/// <param name="Approval">What was given; null where it was taken back.</param>
/// <param name="On">The day.</param>
public sealed record DeductionChange(InsuranceLine Insurance, DeductionApproval? Approval, LocalDate On);
