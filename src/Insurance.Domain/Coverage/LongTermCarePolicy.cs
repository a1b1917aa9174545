using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Coverage;

/// <summary>
/// Says what long-term care insurance (长期护理险) costs. The tax bureau does not collect it (不由税务部门征收): the amount is told beside an order and never joins its total.
/// </summary>
public interface ILongTermCarePolicy
{
    /// <summary>The amount of a year, with its source.</summary>
    /// <param name="region">The pooling area.</param>
    /// <param name="status">For somebody who contributes, or for a pensioner.</param>
    /// <param name="year">The year.</param>
    /// <returns>The amount, or <c>coverage.long-term-care-unknown</c> with the years that are published for the status.</returns>
    Result<LongTermCareAmount> For(Region region, MemberStatus status, ContributionYear year);
}

/// <inheritdoc cref="ILongTermCarePolicy"/>
public sealed class LongTermCarePolicy(TariffCatalog catalog) : ILongTermCarePolicy
{
    /// <inheritdoc/>
    public Result<LongTermCareAmount> For(Region region, MemberStatus status, ContributionYear year)
    {
        if (!Enum.IsDefined(status))
        {
            throw new ArgumentOutOfRangeException(nameof(status));
        }

        var terms = PublishedYears.TermsOf<LongTermCareAmount>(catalog, region, Scheme.FlexibleEmployment).Where(term => term.Status == status).ToList();
        return terms.Find(term => term.HoldsIn(year)) is { } amount
            ? amount
            : DomainError.Of(
                ErrorCodes.Coverage.LongTermCareUnknown, "year", ("year", year.Number), ("status", Spelling.Of(status)), ("years", PublishedYears.Of(terms)));
    }
}
