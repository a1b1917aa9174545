using FsCheck.Fluent;
using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.Orders;

/// <summary>What holds of every run, whatever happened to it.</summary>
public sealed class DeductionHistoryProperties
{
    private static readonly FsCheck.Gen<int> Seeds = Gen.Choose(0, int.MaxValue);

    [Fact]
    public void Random_histories_reach_every_state_and_every_kind_of_entry()
    {
        var lived = Enumerable.Range(0, 400).Select(DeductionHistories.Lived).ToList();

        Assert.Equal(Enum.GetValues<DeductionState>(), lived.SelectMany(run => run.Instructions).Select(instruction => instruction.State).Distinct().Order());
        Assert.Equal(Enum.GetValues<DeductionEvent>(), lived.SelectMany(run => run.History).Select(entry => entry.Event).OfType<DeductionEvent>().Distinct().Order());
        Assert.Contains(lived, run => run.Instructions.Any(instruction => instruction.Held.Count > 1));
        Assert.Contains(lived, run => run.Instructions.Any(instruction => instruction.IsPaidOtherwise));
    }

    // A model of a dozen lines: the last event of the table that was entered says where an instruction stands.
    [Fact]
    public void Where_an_instruction_stands_follows_from_its_entries() => Holds.ForAll(
        Seeds,
        seed =>
        {
            var run = DeductionHistories.Lived(seed);
            foreach (var instruction in run.Instructions)
            {
                var entries = run.History.Where(entry => entry.Order == instruction.Order).ToList();
                var state = DeductionState.Planned;
                foreach (var entry in entries)
                {
                    state = entry.Event switch
                    {
                        null => state,
                        DeductionEvent.Send => DeductionState.Sent,
                        DeductionEvent.Succeed => DeductionState.Succeeded,
                        DeductionEvent.Fail => DeductionState.Failed,
                        DeductionEvent.LoseSight => DeductionState.Unknown,
                        _ => DeductionState.Withdrawn,
                    };
                    Assert.Equal(state, entry.State);
                }

                Assert.Equal(state, instruction.State);
                Assert.Equal(entries.Where(entry => entry is { Event: null, Result: not null }).Select(entry => entry.Result!), instruction.Held);
                Assert.Equal(entries.Find(entry => entry.Event is DeductionEvent.Succeed or DeductionEvent.Fail)?.Result, instruction.Result);
                Assert.Equal(state == DeductionState.Withdrawn, instruction.Withdrawn is not null);
                Assert.Equal(entries.Exists(entry => entry is { Event: null, Result: null }), instruction.IsPaidOtherwise);
            }
        },
        cases: 1_000);

    // Promise P5, and the rule that authentic money is never refused: whatever is said of money comes to the order.
    [Fact]
    public void Every_success_that_is_said_gives_a_notice_of_that_money() => Holds.ForAll(
        Seeds,
        seed =>
        {
            var run = DeductionHistories.Lived(seed);
            foreach (var instruction in run.Instructions)
            {
                var result = Deducting.Took($"BANK-{seed % 5}", 1 + (seed % 7), Deducting.Morning);
                var (after, answer) = run.Answer(instruction.Order, result, Deducting.Morning).Value;

                Assert.Equal((result.Transaction, result.Amount, instruction.Order), (answer.Notice!.Id, answer.Notice.Amount, answer.Notice.Order));
                Assert.True(after.Find(instruction.Order)!.IsTaken);
                Assert.Equal(run.History, after.History.Take(run.History.Count));
            }
        },
        cases: 300);

    // One agreement never gives more in a run than it allows.
    [Fact]
    public void What_a_run_asks_for_stays_within_the_limit_of_each_agreement() => Holds.ForAll(Seeds, seed =>
    {
        var run = DeductionHistories.Lived(seed);
        var capped = run.LeftOut.Any(left => left.Reason == LeftOutReason.AboveCap);

        Assert.Equal(capped ? 1 : 2, run.Instructions.Count(instruction => instruction.Agreement == Agreed.Number(1)));
        Assert.Equal(DeductionHistories.Orders.Length, run.Instructions.Count + run.LeftOut.Count);
    });
}
