using System.Collections.Immutable;
using Insurance.Domain.Agreements;

namespace Insurance.Domain.Orders;

/// <summary>What a deduction run must know at the moment at which it is planned or sent.</summary>
public sealed class DeductionFacts
{
    /// <summary>Takes the facts of a moment.</summary>
    /// <param name="claims">The orders; one that is planned already is among them when the run is sent.</param>
    /// <param name="agreements">The agreements of the persons as they stand now; what else is among them does not count.</param>
    /// <param name="others">The other runs of the year as they stand now; what else is among them does not count.</param>
    /// <param name="mended">The agreements by which a deduction failed and of which the person said since that the account takes deductions now.</param>
    /// <exception cref="ArgumentException">An order is named twice.</exception>
    public DeductionFacts(
        IEnumerable<DeductionClaim> claims,
        IEnumerable<DeductionAgreement> agreements,
        IEnumerable<DeductionRun>? others = null,
        IEnumerable<AgreementId>? mended = null)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(agreements);

        // By number and not as they come, so that the same facts give the same run.
        Claims = [.. claims.OrderBy(claim => claim.Order.ToString(), StringComparer.Ordinal)];
        Agreements = [.. agreements];
        Others = [.. others ?? []];
        Mended = [.. mended ?? []];
        if (Claims.DistinctBy(claim => claim.Order).Count() < Claims.Length)
        {
            throw new ArgumentException("An order is named once.", nameof(claims));
        }
    }

    /// <summary>The orders, by their numbers.</summary>
    public ImmutableArray<DeductionClaim> Claims { get; }

    /// <summary>The agreements.</summary>
    public ImmutableArray<DeductionAgreement> Agreements { get; }

    /// <summary>The other runs.</summary>
    public ImmutableArray<DeductionRun> Others { get; }

    /// <summary>The agreements whose account takes deductions now, as the person said.</summary>
    public ImmutableArray<AgreementId> Mended { get; }
}
