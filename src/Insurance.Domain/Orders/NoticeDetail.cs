namespace Insurance.Domain.Orders;

/// <summary>What a channel's notice says beside its id, order, amount, time and channel.</summary>
/// <param name="Event">What the channel says happened; a payment where nothing is said.</param>
/// <param name="Word">The channel's own word for it, as it came; empty where it has none.</param>
/// <param name="Transaction">
/// The channel's number of the payment: what a notice and the answer to a query say of one payment has one number and counts once. Null where it
/// has none; then each notice id is a payment.
/// </param>
/// <param name="Payee">The number by which the channel knows who was paid; null where it does not say.</param>
/// <param name="Return">The number of the return that it is about; null for a notice about something else.</param>
public sealed record NoticeDetail(
    ChannelEvent Event = ChannelEvent.Pay,
    string Word = "",
    string? Transaction = null,
    string? Payee = null,
    string? Return = null)
{
    /// <summary>A payment of which nothing more is said.</summary>
    public static NoticeDetail None { get; } = new();
}
