namespace Insurance.Domain.Coverage;

/// <summary>As what a person is insured, and where.</summary>
/// <param name="As">As what.</param>
/// <param name="Region">The pooling area.</param>
public sealed record InsuredPlace(InsuredAs As, Region Region)
{
    /// <summary>Such as <c>employer 500000</c>.</summary>
    public override string ToString() => $"{Spelling.Of(As)} {Region.Code}";

    internal static InsuredPlace Of(CoverageFacts facts, BookedPayment payment) => new(payment.As, payment.Elsewhere ?? facts.Region);
}
