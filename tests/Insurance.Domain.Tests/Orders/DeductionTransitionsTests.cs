using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;
using NodaTime;
using static Insurance.Domain.Orders.DeductionEvent;
using static Insurance.Domain.Orders.DeductionState;

namespace Insurance.Domain.Tests.Orders;

/// <summary>Every event in every state: what the table says and what the run does are the same.</summary>
public sealed class DeductionTransitionsTests
{
    private static readonly DeductionEvent[] Columns = [Send, Succeed, Fail, LoseSight, Withdraw];

    private static readonly (DeductionState State, DeductionState?[] Next)[] Rows =
    [
        // send        succeed    fail    lose sight withdraw
        (Planned,   [Sent, null,      null,   null,      Withdrawn]),
        (Sent,      [null, Succeeded, Failed, Unknown,   null]),
        (Succeeded, [null, null,      null,   null,      null]),
        (Failed,    [null, null,      null,   null,      null]),
        (Unknown,   [null, Succeeded, Failed, null,      null]),
        (Withdrawn, [null, null,      null,   null,      null]),
    ];

    public static TheoryData<DeductionState, DeductionEvent, DeductionState?> Pairs
    {
        get
        {
            var pairs = new TheoryData<DeductionState, DeductionEvent, DeductionState?>();
            foreach (var (state, next) in Rows)
            {
                foreach (var (occurred, reached) in Columns.Zip(next))
                {
                    pairs.Add(state, occurred, reached);
                }
            }

            return pairs;
        }
    }

    [Fact]
    public void An_instruction_is_born_planned_and_every_pair_is_walked()
    {
        Assert.Equal(Planned, DeductionRun.Transitions.First);
        Assert.Equal(Planned, Deducting.Planned().Only().State);
        Assert.Equal(Enum.GetValues<DeductionState>(), Rows.Select(row => row.State));
        Assert.Equal(Enum.GetValues<DeductionEvent>(), Columns);
        Assert.Equal(30, Pairs.Count);
        Assert.Equal([Succeeded, Failed, Withdrawn], DeductionRun.Transitions.Final);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_table_and_the_run_agree(DeductionState state, DeductionEvent occurred, DeductionState? next)
    {
        Assert.Equal(next, DeductionRun.Transitions.Next(state, occurred));

        var before = In(state);
        Assert.Equal(state, before.Only().State);
        var after = Do(before, occurred);
        Assert.Equal(next ?? state, after.Only().State);
        if (next is { } reached)
        {
            Assert.Equal((occurred, reached), (after.History[^1].Event, after.History[^1].State));
            Assert.Equal(before.History, after.History.Take(before.History.Count));
            Assert.Equal(before.History.Count + 1, after.History.Count);
        }
        else
        {
            // It stays; an answer that was not to be expected is held, and nothing else is entered but what came.
            Assert.Null(after.History.Count > before.History.Count ? after.History[^1].Event : null);
            Assert.Equal(before.Only().Result, after.Only().Result);
        }
    }

    private static DeductionRun In(DeductionState state) => state switch
    {
        Planned => Deducting.Planned(),
        Sent => Deducting.Sent(),
        Succeeded => Deducting.Sent().Answered(Deducting.Took()).Run,
        Failed => Deducting.Sent().Answered(DeductionResult.Failed(DeductionFailure.InsufficientBalance)).Run,
        Unknown => Deducting.Sent().Answered(DeductionResult.NoAnswer).Run,
        _ => Deducting.Planned().PaidOtherwise().Run,
    };

    private static DeductionRun Do(DeductionRun run, DeductionEvent occurred) => occurred switch
    {
        Send => run.Send(Deducting.Facts(), Deducting.Morning).Value,
        Succeed => run.Answered(Deducting.Took("BANK-2")).Run,
        Fail => run.Answered(DeductionResult.Failed(DeductionFailure.CreditCard)).Run,
        LoseSight => run.Answered(DeductionResult.NoAnswer).Run,
        _ => run.PaidOtherwise().Run,
    };
}
