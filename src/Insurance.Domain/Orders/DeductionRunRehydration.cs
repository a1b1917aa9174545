using System.Collections.Immutable;
using Insurance.Domain.Agreements;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>
/// Opens a stored deduction run: what was planned is checked, and the history is lived through again by the same steps. What they do not come to
/// again, entry for entry, was not stored by this library. Whether the facts of that time allowed an instruction is not asked again.
/// </summary>
internal static class DeductionRunRehydration
{
    // An instant whose day in China is a day of the calendar.
    private static readonly Instant Last = Instant.MaxValue - Duration.FromDays(1);

    private static readonly Instant First = Instant.MinValue + Duration.FromDays(1);

    public static DeductionRunSnapshot Snapshot(DeductionRunPlan plan, ImmutableList<DeductionInstruction> instructions, ImmutableList<DeductionEntry> history) => new(
        DeductionRunSnapshot.NewestVersion,
        plan.Id,
        plan.Region,
        plan.Scheme,
        plan.Year,
        plan.Number,
        plan.Dates,
        plan.PlannedAt,
        [.. instructions.Select(AsPlanned)],
        plan.LeftOut,
        [.. history]);

    public static Result<DeductionRun> Of(DeductionRunSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (SnapshotFaults.Version(snapshot.Version, DeductionRunSnapshot.NewestVersion) is { } unknown)
        {
            return unknown;
        }

        if ((WrongPlan(snapshot) ?? WrongInstruction(snapshot)) is { } wrong)
        {
            return SnapshotFaults.Contradiction(wrong);
        }

        var plan = new DeductionRunPlan(
            snapshot.Id, snapshot.Region, snapshot.Scheme, snapshot.Year, snapshot.Number, snapshot.Dates, snapshot.PlannedAt, snapshot.LeftOut);
        var run = new DeductionRun(plan, [.. snapshot.Instructions], []);
        for (var i = 0; i < snapshot.History.Count; i++)
        {
            var entry = snapshot.History[i];
            var (after, fault) = Again(run, entry);
            fault ??= after.History.Count == i + 1 ? Difference(after.History[i], entry) : "";
            if (fault is not null)
            {
                return SnapshotFaults.Contradiction(fault.Length == 0 ? $"history[{i}]" : $"history[{i}].{fault}");
            }

            run = after;
        }

        return run;
    }

    private static DeductionInstruction AsPlanned(DeductionInstruction instruction) =>
        new(instruction.Order, instruction.Person, instruction.Lines, instruction.Agreement, instruction.Account, instruction.Amount, instruction.On);

    private static string? WrongPlan(DeductionRunSnapshot snapshot)
    {
        (string Where, bool Holds)[] checks =
        [
            ("id", Identifier.IsToken(snapshot.Id, DeductionRun.MaxIdLength)),
            ("region", snapshot.Region != default),
            ("scheme", Enum.IsDefined(snapshot.Scheme)),
            ("year", snapshot.Year != default),
            ("number", snapshot.Number > 0),
            ("dates", snapshot.Dates is { Source: not null, LocksChannels: not null } dates && dates.First <= dates.Last && Enum.IsDefined(dates.Confidence) && dates.LocksChannels.All(Enum.IsDefined)),
            ("plannedAt", IsDated(snapshot.PlannedAt) && snapshot.Dates is { } known && DeductionRun.Over(known, snapshot.PlannedAt) is null),
            ("instructions", snapshot.Instructions is not null),
            ("leftOut", snapshot.LeftOut is not null && snapshot.LeftOut.All(order => order is not null && order.Order != default && Enum.IsDefined(order.Reason))),
            ("history", snapshot.History is not null),
        ];
        return Array.Find(checks, check => !check.Holds).Where;
    }

    private static string? WrongInstruction(DeductionRunSnapshot snapshot)
    {
        var orders = snapshot.LeftOut.Select(order => order.Order).ToHashSet();
        if (orders.Count < snapshot.LeftOut.Count)
        {
            return "leftOut";
        }

        for (var i = 0; i < snapshot.Instructions.Count; i++)
        {
            var holds = snapshot.Instructions[i] is { Lines.Count: > 0, Amount.Fen: > 0 } instruction
                && instruction.Order != default
                && instruction.Person != default
                && instruction.Agreement != default
                && !instruction.Lines.Contains(default)
                && BankAccountNumber.IsMasked(instruction.Account)
                && instruction.On >= snapshot.Dates.First
                && instruction.On <= snapshot.Dates.Last
                && instruction == AsPlanned(instruction)
                && (i == 0 || string.CompareOrdinal(snapshot.Instructions[i - 1].Order.ToString(), instruction.Order.ToString()) < 0)
                && !orders.Contains(instruction.Order);
            if (!holds)
            {
                return $"instructions[{i}]";
            }
        }

        return null;
    }

    /// <summary>The run after what an entry says happened once more; or the place in the entry that could not have.</summary>
    private static (DeductionRun After, string? Fault) Again(DeductionRun run, DeductionEntry? entry)
    {
        if (entry is null)
        {
            return (run, "");
        }

        if (run.Find(entry.Order) is not { } instruction)
        {
            return (run, "order");
        }

        if (!IsDated(entry.At))
        {
            return (run, "at");
        }

        return entry switch
        {
            { Result: { } result } => (run.Answer(entry.Order, result, entry.At).Value.Run, null),
            { Event: DeductionEvent.Send or DeductionEvent.Withdraw } when instruction.State != DeductionState.Planned => (run, "event"),
            { Event: DeductionEvent.Send } => DeductionRun.Over(run.Dates, entry.At) is null ? (run.Send(instruction, entry.At), null) : (run, "at"),
            { Event: DeductionEvent.Withdraw, Reason: { } reason } when Enum.IsDefined(reason) => (run.Withdraw(instruction, reason, entry.At), null),
            { Event: DeductionEvent.Withdraw } => (run, "reason"),
            { Event: null, Reason: LeftOutReason.OrderPaid } => (run.PayOtherwise(entry.Order, entry.At).Value.Run, null),
            _ => (run, "event"),
        };
    }

    private static string? Difference(DeductionEntry lived, DeductionEntry stored) =>
        lived.Event != stored.Event ? "event"
        : lived.State != stored.State ? "state"
        : lived.Reason != stored.Reason ? "reason"
        : lived != stored ? ""
        : null;

    private static bool IsDated(Instant at) => at >= First && at <= Last;
}
