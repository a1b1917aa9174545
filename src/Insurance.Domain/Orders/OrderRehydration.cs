using System.Collections.Immutable;
using Insurance.Domain.Calendars;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>
/// Opens a stored order: what was placed is checked, and the history is lived through again by the same verbs. What they do not come to
/// again, entry for entry, was not stored by this library.
/// </summary>
internal static class OrderRehydration
{
    // An instant whose day in China is a day of the calendar.
    private static readonly Instant Last = Instant.MaxValue - Duration.FromDays(1);

    public static PremiumOrderSnapshot Snapshot(Placement placed, OrderState state, ImmutableArray<OrderEntry> history) => new(
        PremiumOrderSnapshot.NewestVersion,
        placed.Id,
        placed.Insured,
        placed.Payer,
        placed.Region,
        placed.Scheme,
        placed.SchemeName,
        placed.Grade,
        placed.Period,
        new(placed.Lines),
        placed.Total,
        placed.Channel,
        placed.ChannelName,
        placed.VoucherKind,
        placed.Source,
        placed.PlacedAt,
        [.. placed.Warnings.Select(StoredWarning.Of)],
        state,
        new(history));

    public static Result<PremiumOrder> Of(PremiumOrderSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (SnapshotFaults.Version(snapshot.Version, PremiumOrderSnapshot.NewestVersion) is { } unknown)
        {
            return unknown;
        }

        if (WrongPlacement(snapshot) is { } wrong)
        {
            return SnapshotFaults.Contradiction(wrong);
        }

        var order = new PremiumOrder(new Placement(
            snapshot.Id,
            snapshot.Insured,
            snapshot.Payer,
            snapshot.Region,
            snapshot.Scheme,
            snapshot.SchemeName,
            snapshot.Grade,
            snapshot.Period,
            [.. snapshot.Lines],
            snapshot.Total,
            snapshot.Channel,
            snapshot.ChannelName,
            snapshot.VoucherKind,
            snapshot.Source,
            snapshot.PlacedAt,
            [.. snapshot.Warnings]));
        for (var i = 0; i < snapshot.History.Count; i++)
        {
            var entry = snapshot.History[i];
            var (after, fault) = Again(order, entry);
            fault ??= after.History.Length == i + 1 ? Difference(after.History[i], entry) : "";
            if (fault is not null)
            {
                return SnapshotFaults.Contradiction(fault.Length == 0 ? $"history[{i}]" : $"history[{i}].{fault}");
            }

            order = after;
        }

        return order.State == snapshot.State ? order : SnapshotFaults.Contradiction("state");
    }

    private static string? WrongPlacement(PremiumOrderSnapshot snapshot)
    {
        (string Where, bool Holds)[] checks =
        [
            ("id", snapshot.Id != default),
            ("insured", snapshot.Insured is not null),
            ("payer", snapshot.Payer is not null),
            ("region", snapshot.Region != default),
            ("scheme", Enum.IsDefined(snapshot.Scheme)),
            ("schemeName", snapshot.SchemeName is not null),
            ("grade", Identifier.IsValid(snapshot.Grade)),
            ("period", snapshot.Period != default),
            ("lines", snapshot.Lines is { Count: > 0 } && snapshot.Lines.All(line => line is { Name: not null, Amount.Fen: >= 0 } && line.Insurance != default)),
            ("total", snapshot.Total > Money.Zero && OrderSum.Of(snapshot.Lines) == snapshot.Total.Fen),
            ("channel", Enum.IsDefined(snapshot.Channel)),
            ("channelName", snapshot.ChannelName is not null),
            ("voucherKind", Enum.IsDefined(snapshot.VoucherKind)),
            ("source", snapshot.Source is { Sources.Count: > 0 } && snapshot.Source.Sources.All(source => source is not null) && Enum.IsDefined(snapshot.Source.Confidence)),
            ("placedAt", snapshot.PlacedAt <= Last),
            ("warnings", snapshot.Warnings is not null && snapshot.Warnings.All(warning => warning is not null)),
            ("state", Enum.IsDefined(snapshot.State)),
            ("history", snapshot.History is not null && OrderSum.Of(snapshot.History) <= long.MaxValue),
        ];
        return Array.Find(checks, check => !check.Holds).Where;
    }

    /// <summary>The order after what an entry says happened once more; or the place in the entry that could not have.</summary>
    private static (PremiumOrder After, string? Fault) Again(PremiumOrder order, OrderEntry? entry) => entry switch
    {
        null => (order, ""),
        { Returns: null } => (order, "returns"),
        { Notice: { } notice } => notice.PaidAt > Last ? (order, "notice.paidAt") : Told(order, order.Apply(notice), "notice.order"),
        { Returns.Count: > 0 } => ReturnedAgain(order, entry),
        { Event: OrderEvent.Book } => Told(order, order.Book(entry.On)),
        { Event: OrderEvent.Close, At: { } at } => at > Last ? (order, "at") : Told(order, order.Close(at)),
        { Event: OrderEvent.Close } => (order, "at"),
        { Event: OrderEvent.Refund } => (order, "returns"),
        _ => (order, "event"),
    };

    private static (PremiumOrder After, string? Fault) ReturnedAgain(PremiumOrder order, OrderEntry entry)
    {
        if (entry.Returns.Any(part => part is null || !Enum.IsDefined(part.Channel) || (part.Reason is { } why && !Enum.IsDefined(why))))
        {
            return (order, "returns");
        }

        // All through one channel may have been asked for or not, and comes to the same; through several it cannot have been.
        var first = entry.Returns[0];
        var through = entry.Returns.All(part => part.Channel == first.Channel) ? first.Channel : (PaymentChannel?)null;
        return (entry.Event, first.Reason) switch
        {
            (OrderEvent.Refund, { } reason) => Told(order, order.Refund(reason, entry.On, through)),
            (OrderEvent.Refund, null) => (order, "returns"),
            (null, _) => Told(order, order.ReturnSurplus(entry.On, through)),
            _ => (order, "event"),
        };
    }

    private static (PremiumOrder After, string? Fault) Told<T>(PremiumOrder order, Result<(PremiumOrder Order, T)> result, string? refused = null) =>
        result.TryGet(out var told, out var errors) ? (told.Order, null) : (order, refused ?? Place(errors));

    private static (PremiumOrder After, string? Fault) Told(PremiumOrder order, Result<PremiumOrder> result) =>
        result.TryGet(out var told, out var errors) ? (told, null) : (order, Place(errors));

    // A refusal about the day stands at the day; any other means that the event did not happen in that state.
    private static string Place(ImmutableArray<DomainError> errors) => errors[0].Field == "on" ? "on" : "event";

    private static string? Difference(OrderEntry lived, OrderEntry stored) =>
        lived.Event != stored.Event ? "event"
        : lived.State != stored.State ? "state"
        : lived.On != stored.On ? "on"
        : lived.Outcome != stored.Outcome ? "outcome"
        : lived.At != stored.At ? "at"
        : !lived.Returns.Equals(stored.Returns) ? "returns"
        : lived.Notice != stored.Notice ? "notice"
        : null;
}
