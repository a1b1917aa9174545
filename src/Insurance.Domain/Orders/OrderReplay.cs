using System.Collections.Immutable;

namespace Insurance.Domain.Orders;

/// <summary>Lives one entry of a stored history through again, by the same verb as the first time.</summary>
internal static class OrderReplay
{
    private const int DigestLength = 64;

    /// <summary>The order after what an entry says happened once more; or the place in the entry that could not have.</summary>
    public static (PremiumOrder After, string? Fault) Again(PremiumOrder order, OrderEntry? entry)
    {
        var (after, fault) = entry switch
        {
            null => (order, ""),
            { Returns: null } => (order, "returns"),
            { Command: { } stamp } when !IsStamp(stamp) => (order, "command"),
            { Notice: { } notice } => notice.At > OrderRehydration.Last ? (order, "notice.at") : Told(order, order.Apply(notice)),
            { Returns.Count: > 0 } => ReturnedAgain(order, entry),
            { Settlement: { } settled } => SettledAgain(order, entry, settled),
            { Dismissed: { } dismissed } => Told(order, order.Dismiss(dismissed, entry.On), "dismissed"),
            { Event: OrderEvent.Book } => Told(order, order.Book(entry.On)),
            { Event: OrderEvent.Yield, Winner: { } winner } => winner == default || winner == order.Id ? (order, "winner") : Told(order, order.YieldTo(winner, entry.On, null)),
            { Event: OrderEvent.Yield } => (order, "winner"),
            { Event: OrderEvent.Close, At: { } at } => at > OrderRehydration.Last ? (order, "at") : Told(order, order.CloseNow(at, null, isStored: true)),
            { Event: OrderEvent.Close } => (order, "at"),
            { Event: OrderEvent.Refund or OrderEvent.StartRefund } => (order, "returns"),
            _ => (order, "event"),
        };

        // Nothing was added: there is no entry to put the stamp on.
        return (fault is null && after.History.Length > order.History.Length ? after.Stamped(entry!.Command) : after, fault);
    }

    /// <summary>Whether a stored stamp can be one.</summary>
    public static bool IsStamp(CommandStamp stamp) => stamp.Key != default && stamp.Digest is { Length: DigestLength } && stamp.Digest.All(char.IsAsciiHexDigitLower);

    private static (PremiumOrder After, string? Fault) SettledAgain(PremiumOrder order, OrderEntry entry, ReturnSettlement settled) =>
        settled.Number is not null && settled.State is ReturnState.Succeeded or ReturnState.Failed
            ? Told(order, order.Settle(settled.Number!, settled.State, entry.On), "settlement")
            : (order, "settlement");

    private static (PremiumOrder After, string? Fault) ReturnedAgain(PremiumOrder order, OrderEntry entry)
    {
        if (entry.Returns.Any(part => part is null || !Enum.IsDefined(part.Channel) || (part.Reason is { } why && !Enum.IsDefined(why))))
        {
            return (order, "returns");
        }

        // All through one channel may have been asked for or not, and comes to the same; through several it cannot have been.
        var first = entry.Returns[0];
        var through = entry.Returns.All(part => part.Channel == first.Channel) ? first.Channel : (PaymentChannel?)null;
        var isAsked = first.Number is not null;
        if (entry.Grant is { } grant)
        {
            return !OrderGrants.IsWhole(grant) ? (order, "grant")
                : isAsked ? Told(order, order.StartRefund(grant, entry.On, through), "grant")
                : Told(order, order.Refund(grant, entry.On, through), "grant");
        }

        var isLast = entry.Event == OrderEvent.Refund && order.State == OrderState.Refunding;
        return (isLast ? null : entry.Event, first.Reason) switch
        {
            (OrderEvent.Refund, { } reason) => Told(order, order.Refund(reason, entry.On, through)),
            (OrderEvent.StartRefund, { } reason) => Told(order, order.StartRefund(reason, entry.On, through)),
            (OrderEvent.Refund or OrderEvent.StartRefund, null) => (order, "returns"),
            (null, _) => isAsked ? Told(order, order.StartReturn(entry.On, through)) : Told(order, order.ReturnSurplus(entry.On, through)),
            _ => (order, "event"),
        };
    }

    private static (PremiumOrder After, string? Fault) Told<T>(PremiumOrder order, Result<(PremiumOrder Order, T)> result, string? refused = null) =>
        result.TryGet(out var told, out var errors) ? (told.Order, null) : (order, Place(errors, refused));

    private static (PremiumOrder After, string? Fault) Told(PremiumOrder order, Result<PremiumOrder> result, string? refused = null) =>
        result.TryGet(out var told, out var errors) ? (told, null) : (order, Place(errors, refused));

    // A refusal about the day stands at the day; any other at what the entry is about, or means that the event did not happen in that state.
    private static string Place(ImmutableArray<DomainError> errors, string? refused) => errors[0].Field == "on" ? "on" : refused ?? "event";
}
