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
    internal static readonly Instant Last = Instant.MaxValue - Duration.FromDays(1);

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
        new(history))
    {
        PayBy = placed.Terms.PayBy,
        Payee = placed.Terms.Payee,
        Command = placed.Command,
        Reassessment = placed.Reassessment,
        SupplementMonths = placed.SupplementMonths,
    };

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
            [.. snapshot.Warnings])
        {
            Terms = new(snapshot.PayBy, snapshot.Payee),
            Command = snapshot.Command,
            Reassessment = snapshot.Reassessment,
            SupplementMonths = snapshot.SupplementMonths,
        });
        for (var i = 0; i < snapshot.History.Count; i++)
        {
            var entry = snapshot.Version == 1 ? OfFirstVersion(snapshot.History[i]) : snapshot.History[i];
            var (after, fault) = OrderReplay.Again(order, entry);
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
            ("payBy", snapshot.PayBy is null || snapshot.PayBy > snapshot.PlacedAt),
            ("payee", snapshot.Payee is null || Identifier.IsToken(snapshot.Payee, PaymentNotice.MaxIdLength)),
            ("command", snapshot.Command is null || OrderReplay.IsStamp(snapshot.Command)),
            ("reassessment", snapshot.Reassessment != default(ReassessmentId)),
            ("supplementMonths", IsSupplement(snapshot)),
            ("history", snapshot.History is not null && OrderSum.Of(snapshot.History) <= long.MaxValue),
        ];
        return Array.Find(checks, check => !check.Holds).Where;
    }

    /// <summary>An entry of version 1 as it would be written now: a notice was held for one reason.</summary>
    private static OrderEntry OfFirstVersion(OrderEntry entry) =>
        entry is { Outcome: NoticeOutcomeKind.Held } ? entry with { Because = HeldReason.Contradiction } : entry;

    /// <summary>Whether a supplement has the months whose amounts its lines sum up, and the premium of months has none.</summary>
    private static bool IsSupplement(PremiumOrderSnapshot snapshot)
    {
        if (snapshot.Reassessment is not { } reassessment)
        {
            return snapshot.SupplementMonths is { Count: 0 };
        }

        return snapshot.SupplementMonths is { Count: > 0 } months
            && months.All(month => month is not null && month.Amount > Money.Zero && month.Order == snapshot.Id && month.Reassessment == reassessment && snapshot.Period.Contains(month.Month))
            && months.DistinctBy(month => (month.Line, month.Month)).Count() == months.Count
            && months.GroupBy(month => month.Line).Select(line => (line.Key, OrderSum.Of(line.Select(month => month.Amount))))
                .ToHashSet().SetEquals(snapshot.Lines.Select(line => (line.Insurance, (Int128)line.Amount.Fen)));
    }

    private static string? Difference(OrderEntry lived, OrderEntry stored) =>
        lived.Event != stored.Event ? "event"
        : lived.State != stored.State ? "state"
        : lived.On != stored.On ? "on"
        : lived.Outcome != stored.Outcome ? "outcome"
        : lived.Because != stored.Because ? "because"
        : lived.At != stored.At ? "at"
        : lived.Command != stored.Command ? "command"
        : !lived.Returns.Equals(stored.Returns) ? "returns"
        : lived.Notice != stored.Notice ? "notice"
        : null;
}
