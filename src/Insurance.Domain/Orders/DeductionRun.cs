using System.Collections.Immutable;
using Insurance.Domain.Calendars;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>
/// One run of the batch deduction (批扣批次) of a region and scheme: for which orders the bank is told to take money, what it answered, and for which
/// it is told nothing and why. Answers may come in any order and repeatedly: the first that says whether money was taken counts, one that
/// contradicts it is held, and money that the bank says it took always becomes a notice for its order.
/// </summary>
public sealed class DeductionRun
{
    private readonly DeductionRunPlan plan;

    // Lists and no arrays: a run of a city is moved entry by entry.
    private readonly ImmutableList<DeductionInstruction> instructions;
    private readonly ImmutableList<DeductionEntry> history;

    internal DeductionRun(DeductionRunPlan plan, ImmutableList<DeductionInstruction> instructions, ImmutableList<DeductionEntry> history)
    {
        this.plan = plan;
        this.instructions = instructions;
        this.history = history;
    }

    /// <summary>The longest id.</summary>
    public const int MaxIdLength = 64;

    /// <summary>Which event leads an instruction from which state to which. An answer that has no entry here is held.</summary>
    public static TransitionTable<DeductionState, DeductionEvent> Transitions { get; } = new(
        DeductionState.Planned,
        (DeductionState.Planned, DeductionEvent.Send, DeductionState.Sent),
        (DeductionState.Planned, DeductionEvent.Withdraw, DeductionState.Withdrawn),
        (DeductionState.Sent, DeductionEvent.Succeed, DeductionState.Succeeded),
        (DeductionState.Sent, DeductionEvent.Fail, DeductionState.Failed),
        (DeductionState.Sent, DeductionEvent.LoseSight, DeductionState.Unknown),
        (DeductionState.Unknown, DeductionEvent.Succeed, DeductionState.Succeeded),
        (DeductionState.Unknown, DeductionEvent.Fail, DeductionState.Failed));

    /// <summary>The number under which it goes to the bank, given once.</summary>
    public string Id => plan.Id;

    /// <summary>Where.</summary>
    public Region Region => plan.Region;

    /// <summary>In which scheme.</summary>
    public Scheme Scheme => plan.Scheme;

    /// <summary>The year that is paid.</summary>
    public ContributionYear Year => plan.Year;

    /// <summary>Which run of the year, counted from 1.</summary>
    public int Number => plan.Number;

    /// <summary>Its days, and by when the money must lie on the account.</summary>
    public DeductionRunDates Dates => plan.Dates;

    /// <summary>When it was planned.</summary>
    public Instant PlannedAt => plan.PlannedAt;

    /// <summary>The orders for which it takes nothing, by their numbers.</summary>
    public ValueList<LeftOutOrder> LeftOut => plan.LeftOut;

    /// <summary>The instructions as they stand, by the numbers of the orders.</summary>
    public IReadOnlyList<DeductionInstruction> Instructions => instructions;

    /// <summary>What happened since it was planned, in the order in which it became known.</summary>
    public IReadOnlyList<DeductionEntry> History => history;

    /// <summary>Whether every instruction has its end: it is known whether money was taken, or it was withdrawn.</summary>
    public bool IsSettled => instructions.All(instruction => instruction.State != DeductionState.Planned && !instruction.IsUncertain);

    /// <summary>
    /// Plans a run: an instruction for each order whose money may be taken, and a reason for each other one. Agreements are asked for the first day of
    /// the run, or for the day of planning where that is later.
    /// </summary>
    /// <param name="id">The number under which it goes to the bank, never used before: 1 to <see cref="MaxIdLength"/> printable ASCII characters without spaces.</param>
    /// <param name="tariff">The tariff of the year, which names the days.</param>
    /// <param name="number">Which run of the year, counted from 1.</param>
    /// <param name="facts">The orders, agreements and other runs as they stand now.</param>
    /// <param name="at">Now.</param>
    /// <returns>
    /// The run, or <c>deduction.runs-unknown</c> (nobody published its days), <c>run.unknown-number</c>, <c>run.over</c>, <c>run.id</c>,
    /// <c>run.id-used</c>.
    /// </returns>
    /// <exception cref="ArgumentException">An order is of another region or scheme.</exception>
    public static Result<DeductionRun> Plan(string id, Tariff tariff, int number, DeductionFacts facts, Instant at)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(tariff);
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Claims.Any(claim => claim.Region != tariff.Region || claim.Scheme != tariff.Scheme))
        {
            throw new ArgumentException("A run takes money in one region and scheme.", nameof(facts));
        }

        if (!tariff.DeductionRuns().TryGet(out var runs, out var unknown))
        {
            return unknown;
        }

        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        if (!Identifier.IsToken(id, MaxIdLength))
        {
            refusals.Add(DomainError.Of(ErrorCodes.Run.Id, "id", ("max", MaxIdLength)));
        }
        else if (facts.Others.Any(other => other.Id == id))
        {
            refusals.Add(DomainError.Of(ErrorCodes.Run.IdUsed, "id", ("id", id)));
        }

        if (number < 1 || number > runs.Length)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Run.UnknownNumber, "number", ("number", number), ("year", tariff.Year.Number), ("count", runs.Length)));
            return refusals.ToImmutable();
        }

        var dates = runs[number - 1];
        if (Over(dates, at) is { } over)
        {
            refusals.Add(over);
        }

        return refusals.Count > 0
            ? refusals.ToImmutable()
            : Planned(new DeductionRunPlan(id, tariff.Region, tariff.Scheme, tariff.Year, number, dates, at, []), facts);
    }

    /// <summary>The instruction for an order; null where there is none.</summary>
    public DeductionInstruction? Find(OrderId order) => IndexOf(order) is >= 0 and var index ? instructions[index] : null;

    /// <summary>
    /// Sends every planned instruction to the bank, but none without looking again: an order that is paid or closed by now, whose money may be on its
    /// way or whose agreement is not in force any more is withdrawn, with its reason. Where nothing is planned, nothing changes. Refused: <c>run.over</c>.
    /// </summary>
    /// <param name="facts">The orders, agreements and other runs as they stand now.</param>
    /// <param name="at">Now.</param>
    /// <exception cref="ArgumentException">A planned order is not among the facts.</exception>
    public Result<DeductionRun> Send(DeductionFacts facts, Instant at)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var planned = instructions.Where(instruction => instruction.State == DeductionState.Planned).ToList();
        if (planned.Count == 0)
        {
            return this;
        }

        if (Over(Dates, at) is { } over)
        {
            return over;
        }

        var claims = facts.Claims.ToDictionary(claim => claim.Order);
        var planning = new DeductionPlanning(plan, Day(at), facts);
        var run = this;
        foreach (var instruction in planned)
        {
            if (!claims.TryGetValue(instruction.Order, out var claim))
            {
                throw new ArgumentException("Every planned order is among the facts.", nameof(facts));
            }

            var (agreement, leftOut) = planning.Judge(claim);
            var reason = leftOut?.Reason
                ?? (instruction.IsUncertain ? LeftOutReason.ResultUnknown
                : agreement!.Id != instruction.Agreement ? LeftOutReason.NoAgreement
                : claim.Due != instruction.Amount ? LeftOutReason.AmountChanged
                : (LeftOutReason?)null);
            run = reason is { } why ? run.Withdraw(instruction, why, at) : run.Send(instruction, at);
        }

        return run;
    }

    /// <summary>
    /// Enters that an order was paid another way, wholly or in part, so that nobody is charged twice: before its instruction was sent it is withdrawn;
    /// later it stays with the bank, and what the bank takes is too much and goes back. Entering it again changes nothing. Refused:
    /// <c>run.no-instruction</c>.
    /// </summary>
    /// <param name="order">The order that was paid.</param>
    /// <param name="at">Now.</param>
    public Result<(DeductionRun Run, OtherPayment Effect)> PayOtherwise(OrderId order, Instant at)
    {
        if (Find(order) is not { } instruction)
        {
            return NoInstruction(order);
        }

        var kind = instruction switch
        {
            { IsTaken: true } => OtherPaymentKind.Surplus,
            { State: DeductionState.Planned or DeductionState.Withdrawn } => OtherPaymentKind.Withdrawn,
            { State: DeductionState.Failed } => OtherPaymentKind.NoEffect,
            _ => OtherPaymentKind.SurplusIfTaken,
        };
        var run = instruction switch
        {
            { State: DeductionState.Planned } => Withdraw(instruction, LeftOutReason.OrderPaid, at),
            { State: DeductionState.Withdrawn } or { IsPaidOtherwise: true } => this,
            _ => After(instruction with { IsPaidOtherwise = true }, new DeductionEntry(order, null, at, instruction.State) { Reason = LeftOutReason.OrderPaid }),
        };
        return (run, new OtherPayment(kind));
    }

    /// <summary>
    /// Enters a bank's answer, or that none came. The first that says whether money was taken counts; the same one again changes nothing, and another
    /// is held. Refused: <c>run.no-instruction</c>; a success is a payment all the same, and its notice goes to the order.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="result">The answer.</param>
    /// <param name="at">Now.</param>
    /// <returns>The run, and what became of the answer with the notice to apply to the order.</returns>
    public Result<(DeductionRun Run, DeductionAnswer Answer)> Answer(OrderId order, DeductionResult result, Instant at)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (Find(order) is not { } instruction)
        {
            return NoInstruction(order);
        }

        var notice = result.NoticeFor(order);
        if (instruction.Result == result || instruction.Held.Contains(result))
        {
            return (this, new DeductionAnswer(DeductionAnswerKind.AlreadyKnown, notice));
        }

        if (Transitions.Next(instruction.State, result.Event) is { } next)
        {
            var told = result.Kind == DeductionResultKind.NoAnswer ? instruction : instruction with { Result = result };
            var run = After(told with { State = next }, new DeductionEntry(order, result.Event, at, next) { Result = result });
            return (run, new DeductionAnswer(notice is not null && instruction.IsPaidOtherwise ? DeductionAnswerKind.TakenTwice : DeductionAnswerKind.Noted, notice));
        }

        // That nobody answered says nothing against what is known.
        return result.Kind == DeductionResultKind.NoAnswer
            ? (this, new DeductionAnswer(DeductionAnswerKind.AlreadyKnown, null))
            : (Hold(instruction, result, at), new DeductionAnswer(DeductionAnswerKind.Held, notice));
    }

    /// <summary>The run as an application stores it.</summary>
    public DeductionRunSnapshot ToSnapshot() => DeductionRunRehydration.Snapshot(plan, instructions, history);

    /// <summary>
    /// The run of a snapshot. Its history is lived through again: <c>snapshot.version</c> for a version that is not known,
    /// <c>snapshot.contradiction</c> with the place where this library could not have come to what was stored.
    /// </summary>
    public static Result<DeductionRun> Rehydrate(DeductionRunSnapshot snapshot) => DeductionRunRehydration.Of(snapshot);

    /// <summary>The number, the year and how many instructions.</summary>
    public override string ToString() => $"{Id} {Region.Code} {Spelling.Of(Scheme)} {Year}/{Number}, {instructions.Count} instructions";

    /// <summary>Why a run whose days are over takes no more instructions, or null.</summary>
    internal static DomainError? Over(DeductionRunDates dates, Instant at)
    {
        var day = ChinaStandardTime.DateOf(at);
        return day > dates.Last
            ? DomainError.Of(ErrorCodes.Run.Over, "at", ("on", day), ("last", dates.Last)).Citing(dates.Source)
            : null;
    }

    internal DeductionRun Send(DeductionInstruction instruction, Instant at) => Moved(instruction, DeductionEvent.Send, new(instruction.Order, DeductionEvent.Send, at, default));

    internal DeductionRun Withdraw(DeductionInstruction instruction, LeftOutReason reason, Instant at) =>
        Moved(instruction with { Withdrawn = reason }, DeductionEvent.Withdraw, new(instruction.Order, DeductionEvent.Withdraw, at, default) { Reason = reason });

    private static DeductionRun Planned(DeductionRunPlan plan, DeductionFacts facts)
    {
        var day = Day(plan.Dates, plan.PlannedAt);
        var planning = new DeductionPlanning(plan, day, facts);
        var asked = ImmutableList.CreateBuilder<DeductionInstruction>();
        var leftOut = new List<LeftOutOrder>();
        foreach (var claim in facts.Claims)
        {
            var (agreement, why) = planning.Judge(claim);
            if (why is not null)
            {
                leftOut.Add(why);
            }
            else
            {
                asked.Add(new DeductionInstruction(claim.Order, claim.Person, claim.Lines, agreement!.Id, agreement.Account.Number.ToString(), claim.Due, day));
            }
        }

        return new(plan with { LeftOut = [.. leftOut] }, asked.ToImmutable(), []);
    }

    private static LocalDate Day(DeductionRunDates dates, Instant at) => LocalDate.Max(dates.First, ChinaStandardTime.DateOf(at));

    private LocalDate Day(Instant at) => Day(Dates, at);

    private DeductionRun Hold(DeductionInstruction instruction, DeductionResult result, Instant at) => After(
        instruction with { Held = [.. instruction.Held, result] },
        new DeductionEntry(instruction.Order, null, at, instruction.State) { Result = result });

    private DeductionRun Moved(DeductionInstruction instruction, DeductionEvent occurred, DeductionEntry entry)
    {
        var next = Transitions.Next(instruction.State, occurred)!.Value;
        return After(instruction with { State = next }, entry with { State = next });
    }

    private DeductionRun After(DeductionInstruction instruction, DeductionEntry entry) =>
        new(plan, instructions.SetItem(IndexOf(instruction.Order), instruction), history.Add(entry));

    // They stand by their numbers.
    private int IndexOf(OrderId order)
    {
        var (from, to) = order == default ? (0, -1) : (0, instructions.Count - 1);
        while (from <= to)
        {
            var middle = (from + to) / 2;
            switch (string.CompareOrdinal(instructions[middle].Order.ToString(), order.ToString()))
            {
                case 0:
                    return middle;
                case < 0:
                    from = middle + 1;
                    break;
                default:
                    to = middle - 1;
                    break;
            }
        }

        return -1;
    }

    private static DomainError NoInstruction(OrderId order) =>
        DomainError.Of(ErrorCodes.Run.NoInstruction, "order", ("order", order == default ? "-" : order.ToString()));
}
