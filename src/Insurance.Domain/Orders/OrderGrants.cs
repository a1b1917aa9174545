using System.Collections.Immutable;
using Insurance.Domain.Premiums;

namespace Insurance.Domain.Orders;

/// <summary>What of a granted refund an order can carry out.</summary>
internal static class OrderGrants
{
    public static void ThrowUnlessWhole(RefundGrant grant)
    {
        ArgumentNullException.ThrowIfNull(grant);
        if (!IsWhole(grant))
        {
            throw new ArgumentException("A grant has a reason and months, each with an amount above zero, and no month of an insurance twice.", nameof(grant));
        }
    }

    public static bool IsWhole(RefundGrant grant) =>
        Enum.IsDefined(grant.Reason)
        && grant is { Sources: not null, Warnings: not null, Months.Count: > 0 }
        && grant.Months.All(month => month is not null && month.Insurance != default && month.Amount > Money.Zero && month.Amount <= PaymentNotice.MaxAmount)
        && grant.Months.DistinctBy(month => (month.Insurance, month.Month)).Count() == grant.Months.Count;

    /// <summary>What was asked, for the idempotency key.</summary>
    public static string Content(RefundGrant grant) =>
        $"{Spelling.Of(grant.Reason)} {(grant.EndsCover ? "ends" : "stays")} {(grant.Reassessment is { } id ? id.ToString() : "-")} "
        + string.Join(',', grant.Months.Select(month => $"{month.Insurance.Id} {FeePeriod.Of(month.Month, month.Month)} {month.Amount}"));

    /// <summary>Why an order does not carry a grant out; empty where it does.</summary>
    public static ImmutableArray<DomainError> Refusals(PremiumOrder order, RefundGrant grant)
    {
        var earlier = order.Grants;
        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        foreach (var line in grant.Lines)
        {
            var ordered = order.Lines.Where(own => own.Insurance == line.Insurance).Select(own => own.Amount);
            var granted = earlier.SelectMany(other => other.Lines).Where(other => other.Insurance == line.Insurance).Select(other => other.Amount);
            var kept = Money.Sum(ordered) - Money.Sum(granted);
            if (line.Amount > kept)
            {
                refusals.Add(Exceeds(order, line.Insurance, line.Amount, kept));
            }
        }

        var outside = grant.Months.Where(month => !order.Period.Contains(month.Month)).ToList();
        refusals.AddRange(outside.Select(month => Exceeds(order, month.Insurance, month.Amount, Money.Zero)));
        refusals.AddRange(grant.Months
            .Where(month => grant.Reassessment is { } id && earlier.Any(other => other.Reassessment == id && other.Months.Any(known => (known.Insurance, known.Month) == (month.Insurance, month.Month))))
            .Select(month => DomainError.Of(
                ErrorCodes.Reassessment.IdUsed, "grant", ("id", grant.Reassessment!.Value.ToString()), ("line", month.Insurance.Id), ("month", month.Month))));
        return refusals.ToImmutable();
    }

    private static DomainError Exceeds(PremiumOrder order, InsuranceLine line, Money granted, Money kept) =>
        DomainError.Of(ErrorCodes.Order.GrantExceeds, "grant", ("order", order.Id.ToString()), ("line", line.Id), ("granted", granted), ("kept", kept));
}
