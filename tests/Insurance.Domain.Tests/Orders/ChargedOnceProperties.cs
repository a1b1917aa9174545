using FsCheck.Fluent;
using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>Banks run a deduction twice in January while the person pays by phone: the person is charged once, and all else is there to go back.</summary>
public sealed class ChargedOnceProperties
{
    private static readonly FsCheck.Gen<int> Seeds = Gen.Choose(0, int.MaxValue);

    [Fact]
    public void The_person_is_charged_once_and_all_else_is_a_surplus_that_goes_back() => Holds.ForAll(
        Seeds,
        Gen.Elements(false, true),
        (seed, bankErrs) =>
        {
            var lived = ChargedOnceModel.Lived(seed, bankErrs);
            var moved = lived.Moved.Values.Sum();
            var charged = Math.Min(moved, Deducting.Total);

            Assert.Equal((moved, charged, moved - charged), (lived.Order.Received.Fen, lived.Order.Applied.Fen, lived.Order.Surplus.Fen));
            Assert.Equal(lived.Moved.Keys.Order(StringComparer.Ordinal), lived.Order.Notices.Select(notice => notice.Id).Order(StringComparer.Ordinal));
            Assert.Empty(lived.Order.Held);
            if (moved > charged)
            {
                var returned = lived.Order.ReturnSurplus(new LocalDate(2023, 6, 1)).Value.Returns;
                Assert.Equal(moved - charged, returned.Sum(part => part.Amount.Fen));
            }
        },
        cases: 3_000);

    [Fact]
    public void A_bank_that_answers_truly_takes_the_money_of_an_order_once_at_most() => Holds.ForAll(
        Seeds,
        seed =>
        {
            var lived = ChargedOnceModel.Lived(seed, bankErrs: false);

            Assert.True(lived.Moved.Keys.Count(id => id.StartsWith("BANK", StringComparison.Ordinal)) < 2);
            Assert.All(lived.Runs.SelectMany(run => run.Instructions), instruction => Assert.Empty(instruction.Held));
        },
        cases: 3_000);

    [Fact]
    public void Nothing_is_sent_for_an_order_that_is_known_to_be_paid() =>
        Holds.ForAll(Seeds, Gen.Elements(false, true), (seed, bankErrs) => Assert.False(ChargedOnceModel.Lived(seed, bankErrs).IsTakenThoughKnown), cases: 1_000);

    // A property over stories that never happen holds by itself.
    [Fact]
    public void The_stories_reach_what_they_are_about()
    {
        var lived = Enumerable.Range(0, 600).Select(seed => ChargedOnceModel.Lived(seed, seed % 2 == 0)).ToList();
        var instructions = lived.SelectMany(one => one.Runs).SelectMany(run => run.Instructions).ToList();

        Assert.Contains(lived, one => one.Moved.Keys.Order(StringComparer.Ordinal).SequenceEqual(["BANK-1", "PHONE-1"]));
        Assert.Contains(lived, one => one.Moved.ContainsKey("BANK-2") && one.Moved.Count == 1);
        Assert.Contains(lived, one => one.Moved.ContainsKey("BANK-1") && one.Moved.ContainsKey("BANK-2"));
        Assert.Contains(lived, one => one.Moved.Count == 0);
        Assert.Contains(instructions, one => one is { State: DeductionState.Withdrawn, Withdrawn: LeftOutReason.OrderPaid });
        Assert.Contains(instructions, one => one is { State: DeductionState.Withdrawn, Withdrawn: LeftOutReason.InTransit });
        Assert.Contains(instructions, one => one is { State: DeductionState.Succeeded, IsPaidOtherwise: true });
        Assert.Contains(instructions, one => one is { State: DeductionState.Failed, IsTaken: true });
        Assert.Equal(
            [LeftOutReason.OrderPaid, LeftOutReason.InTransit, LeftOutReason.ResultUnknown, LeftOutReason.NeedsPerson],
            lived.SelectMany(one => one.Runs).SelectMany(run => run.LeftOut).Select(left => left.Reason).Distinct().Order());
    }
}
