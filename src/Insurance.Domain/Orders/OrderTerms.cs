using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>What is agreed with the channel when an order is placed, all of it optional.</summary>
/// <param name="PayBy">Until when the channel takes money for it; null where no end was agreed.</param>
/// <param name="Payee">
/// The number by which the channel knows who is paid, such as a merchant number: a notice that names another one is held. Null where it is not
/// looked at.
/// </param>
/// <param name="Key">The idempotency key of placing; null for none.</param>
public sealed record OrderTerms(Instant? PayBy = null, string? Payee = null, CommandKey? Key = null)
{
    /// <summary>Nothing is agreed.</summary>
    public static OrderTerms None { get; } = new();
}
