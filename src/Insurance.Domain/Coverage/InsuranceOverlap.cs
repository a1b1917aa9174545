using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>Months of one calendar year in which a person is insured more than once (重复参保), and what of it the law gives back.</summary>
/// <param name="Months">The months.</param>
/// <param name="Insured">As what and where: at least two, in the order of schemes and places.</param>
/// <param name="Refunds">What may be given back.</param>
/// <param name="Unknown">
/// <c>coverage.overlap-unknown</c> where the person stays insured more than once whatever is given back, and nobody published which of them goes; null where one insurance is left.
/// </param>
public sealed record InsuranceOverlap(FeePeriod Months, ValueList<InsuredPlace> Insured, ValueList<OverlapRefund> Refunds, DomainError? Unknown);

/// <summary>One insurance of an overlap whose months may be given back.</summary>
/// <param name="Insured">Whose payments.</param>
/// <param name="Months">The months.</param>
/// <param name="Reason">The reason by which it is claimed.</param>
/// <param name="Rule">The rule.</param>
/// <param name="ClaimedFrom">The first day of the claim.</param>
public sealed record OverlapRefund(InsuredPlace Insured, FeePeriod Months, RefundReason Reason, RefundRule Rule, LocalDate ClaimedFrom)
{
    /// <summary>Whether it is given back only if no benefit of these months was used.</summary>
    public bool OnlyIfNoBenefitUsed => Rule.OnlyIfNoBenefitUsed;

    /// <summary>
    /// The same in words: <c>coverage.overlap-refundable</c>, or <c>coverage.overlap-refundable-unused</c> with its condition.
    /// </summary>
    public Warning Told => Warning.Of(
            OnlyIfNoBenefitUsed ? ErrorCodes.Coverage.OverlapRefundableUnused : ErrorCodes.Coverage.OverlapRefundable,
            ("months", Months.ToString()),
            ("opens", ClaimedFrom),
            ("document", Rule.Source.Citation))
        .Citing(Rule.Source);
}
