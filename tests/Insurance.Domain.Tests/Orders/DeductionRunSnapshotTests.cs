using System.Text.Json;
using FsCheck.Fluent;
using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Conventions;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Json;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>What is stored of a run opens again, and what cannot be does not.</summary>
public sealed class DeductionRunSnapshotTests
{
    // Order 1 failed, and a success is held; order 2 is above the limit; order 3 was withdrawn, order 4 goes another way.
    private static readonly DeductionRun Lived = Run();

    // The promise that what an older version of this library stored stays readable: this file is never changed, only joined by newer ones.
    [Fact]
    public void The_first_version_still_opens()
    {
        var json = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Insurance.Domain.Tests", "Assets", "snapshots", "deduction-run.v1.json"));

        var opened = DeductionRun.Rehydrate(JsonSerializer.Deserialize<DeductionRunSnapshot>(json)!).Value;

        Assert.Equal(("RUN-1", Region.Chongqing, Scheme.FlexibleEmployment, 2023, 1), (opened.Id, opened.Region, opened.Scheme, opened.Year.Number, opened.Number));
        Assert.Equal(Deducting.FirstDay, opened.Dates.First);
        Assert.Equal([PaymentChannel.WeChat], opened.Dates.LocksChannels);
        Assert.Equal([DeductionState.Failed, DeductionState.Withdrawn], opened.Instructions.Select(instruction => instruction.State));
        Assert.Equal(DeductionRemedy.ChangeAccount, opened.Instructions[0].FailureRule!.Remedy);
        Assert.Equal([Deducting.Took()], opened.Instructions[0].Held);
        Assert.Equal([LeftOutReason.AboveCap, LeftOutReason.OtherChannel], opened.LeftOut.Select(left => left.Reason));
        Assert.Equal(Lived.ToSnapshot(), opened.ToSnapshot());
    }

    [Fact]
    public void Every_history_opens_as_it_was_stored() => Holds.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed =>
        {
            var run = DeductionHistories.Lived(seed);
            var snapshot = run.ToSnapshot();
            var json = FilingJson.Write(snapshot);
            var read = FilingJson.Read<DeductionRunSnapshot>(json)!;
            var opened = DeductionRun.Rehydrate(read).Value;

            Assert.Equal(json, JsonSerializer.Serialize(snapshot));
            Assert.Equal(snapshot, read);
            Assert.Equal(snapshot.GetHashCode(), read.GetHashCode());
            Assert.Equal(snapshot, opened.ToSnapshot());
            Assert.Equal(run.Instructions, opened.Instructions);
            Assert.Equal(run.IsSettled, opened.IsSettled);
        },
        cases: 500);

    [Fact]
    public void Accounts_are_masked_in_what_is_stored_and_an_account_in_full_does_not_open()
    {
        var snapshot = Lived.ToSnapshot();
        var json = JsonSerializer.Serialize(snapshot);

        Assert.DoesNotContain("6222021234567890123", json, StringComparison.Ordinal);
        Assert.Contains("6222***********0123", json, StringComparison.Ordinal);
        Assert.Equal("deduction run v1 RUN-1, 2 instructions, 4 entries", $"{snapshot}");
        foreach (var account in new[] { "6222021234567890123", "62220**********0123", "6222**********90123", "", "6222*****", "*******************", "6222***x*******0123", new string('*', 40) })
        {
            Refused("instructions[0]", With(snapshot, 0, instruction => instruction with { Account = account }));
        }
    }

    [Fact]
    public void Versions_that_nobody_wrote_are_refused()
    {
        Assert.Equal(1, DeductionRunSnapshot.NewestVersion);
        Assert.All([int.MinValue, 0, 2, int.MaxValue], version => Assert.Equal(
            DomainError.Of("snapshot.version", "version", ("version", version), ("newest", 1)),
            Assert.Single(DeductionRun.Rehydrate(Lived.ToSnapshot() with { Version = version }).Errors)));
        Assert.Throws<ArgumentNullException>(() => DeductionRun.Rehydrate(null!));
    }

    [Fact]
    public void A_contradiction_is_refused_by_its_place()
    {
        var snapshot = Lived.ToSnapshot();

        Refused("id", snapshot with { Id = "" });
        Refused("id", snapshot with { Id = null! });
        Refused("region", snapshot with { Region = default });
        Refused("scheme", snapshot with { Scheme = (Scheme)9 });
        Refused("year", snapshot with { Year = default });
        Refused("number", snapshot with { Number = 0 });
        Refused("dates", snapshot with { Dates = null! });
        Refused("dates", snapshot with { Dates = snapshot.Dates with { Last = snapshot.Dates.First.PlusDays(-1) } });
        Refused("dates", snapshot with { Dates = snapshot.Dates with { Source = null! } });
        Refused("dates", snapshot with { Dates = snapshot.Dates with { LocksChannels = [(PaymentChannel)99] } });
        Refused("dates", snapshot with { Dates = snapshot.Dates with { Confidence = (Confidence)99 } });
        Refused("plannedAt", snapshot with { PlannedAt = Instant.MaxValue });
        Refused("plannedAt", snapshot with { PlannedAt = Instant.MinValue });
        Refused("plannedAt", snapshot with { PlannedAt = Deducting.SecondMorning });
        Refused("instructions", snapshot with { Instructions = null! });
        Refused("leftOut", snapshot with { LeftOut = null! });
        Refused("leftOut", snapshot with { LeftOut = [snapshot.LeftOut[0], snapshot.LeftOut[0]] });
        Refused("leftOut", snapshot with { LeftOut = [snapshot.LeftOut[0] with { Reason = (LeftOutReason)99 }] });
        Refused("history", snapshot with { History = null! });
    }

    [Fact]
    public void A_contradiction_in_an_instruction_is_refused_by_its_place()
    {
        var snapshot = Lived.ToSnapshot();

        Refused("instructions[1]", snapshot with { Instructions = [.. snapshot.Instructions.Reverse()] });
        Refused("instructions[1]", snapshot with { Instructions = [snapshot.Instructions[0], snapshot.Instructions[0]] });
        Refused("instructions[0]", With(snapshot, 0, instruction => instruction with { Order = snapshot.LeftOut[0].Order }));
        Refused("instructions[0]", With(snapshot, 0, instruction => instruction with { Order = default }));
        Refused("instructions[0]", With(snapshot, 0, instruction => instruction with { Person = default }));
        Refused("instructions[0]", With(snapshot, 0, instruction => instruction with { Agreement = default }));
        Refused("instructions[0]", With(snapshot, 0, instruction => instruction with { Lines = [] }));
        Refused("instructions[0]", With(snapshot, 0, instruction => instruction with { Lines = [default] }));
        Refused("instructions[0]", With(snapshot, 0, instruction => instruction with { Amount = Money.Zero }));
        Refused("instructions[0]", With(snapshot, 0, instruction => instruction with { On = Deducting.FirstDay.PlusDays(-1) }));
        Refused("instructions[0]", With(snapshot, 0, instruction => instruction with { On = Deducting.LastDay.PlusDays(1) }));
        Refused("instructions[0]", With(snapshot, 0, instruction => instruction with { State = DeductionState.Sent }));
        Refused("instructions[1]", With(snapshot, 1, _ => null!));
    }

    [Fact]
    public void A_contradiction_in_the_history_is_refused_by_its_place()
    {
        var snapshot = Lived.ToSnapshot();
        Assert.Equal(["send sent", "withdraw withdrawn", "fail failed", "held took 5874.00 BANK-1 failed"], snapshot.History.Select(entry => $"{entry}"[11..]));

        Refused("history[0].state", Told(snapshot, 0, entry => entry with { State = DeductionState.Planned }));
        Refused("history[0].order", Told(snapshot, 0, entry => entry with { Order = Chongqing.Number(9) }));
        Refused("history[0].at", Told(snapshot, 0, entry => entry with { At = Deducting.SecondMorning }));
        Refused("history[0].at", Told(snapshot, 0, entry => entry with { At = Instant.MaxValue }));
        Refused("history[0].event", Told(snapshot, 0, entry => entry with { Event = DeductionEvent.Fail }));
        Refused("history[0].event", Told(snapshot, 0, entry => entry with { Event = null }));
        Refused("history[0].reason", Told(snapshot, 0, entry => entry with { Reason = LeftOutReason.OrderPaid }));
        Refused("history[1].reason", Told(snapshot, 1, entry => entry with { Reason = null }));
        Refused("history[1].reason", Told(snapshot, 1, entry => entry with { Reason = (LeftOutReason)99 }));
        Refused("history[1].event", snapshot with { History = [snapshot.History[0], snapshot.History[0]] });
        Refused("history[2].event", Told(snapshot, 2, entry => entry with { Event = DeductionEvent.Succeed }));
        Refused("history[2].event", Told(snapshot, 2, entry => entry with { Event = null }));
        Refused("history[3].state", Told(snapshot, 3, entry => entry with { State = DeductionState.Succeeded }));
        Refused("history[4]", snapshot with { History = [.. snapshot.History, snapshot.History[3]] });
        Refused("history[4]", snapshot with { History = [.. snapshot.History, null!] });
        Refused("history[0]", snapshot with { History = [new(Chongqing.Number(1), DeductionEvent.LoseSight, Deducting.Morning, DeductionState.Planned) { Result = DeductionResult.NoAnswer }] });
    }

    [Theory]
    [InlineData("""{"kind":"took","transaction":"B-1","amount":"1.00"}""")]
    [InlineData("""{"kind":"took","transaction":"B 1","amount":"1.00","at":"2023-01-16T00:00:00Z"}""")]
    [InlineData("""{"kind":"took","transaction":"B-1","amount":"0.00","at":"2023-01-16T00:00:00Z"}""")]
    [InlineData("""{"kind":"took","transaction":"B-1","amount":"1.00","at":"2023-01-16T00:00:00Z","failure":"credit-card"}""")]
    [InlineData("""{"kind":"failed"}""")]
    [InlineData("""{"kind":"failed","failure":"no-luck"}""")]
    [InlineData("""{"kind":"failed","failure":"credit-card","transaction":"B-1"}""")]
    [InlineData("""{"kind":"no-answer","failure":"credit-card"}""")]
    [InlineData("""{"failure":"credit-card"}""")]
    [InlineData("1")]
    public void An_answer_that_says_two_things_or_half_of_one_is_refused(string result)
    {
        var json = JsonSerializer.Serialize(Lived.ToSnapshot());
        const string right = """{"kind":"failed","failure":"credit-card"}""";
        Assert.Contains(right, json, StringComparison.Ordinal);

        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DeductionRunSnapshot>(json.Replace(right, result, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_change_of_a_stored_text_makes_opening_throw_anything_but_a_refusal() => StoredText.OpensOrRefuses(
        JsonSerializer.SerializeToUtf8Bytes(Lived.ToSnapshot()),
        changed => DeductionRun.Rehydrate(JsonSerializer.Deserialize<DeductionRunSnapshot>(changed)!).TryGet(out _, out var refused) ? [] : refused);

    private static DeductionRun Run()
    {
        var facts = new DeductionFacts(
            DeductionHistories.Orders.Select(order => order.Claim()),
            [Agreed.Draft(cap: Money.FromFen(Deducting.Total)).Active(), Agreed.Draft(2, Chongqing.Li).Active()]);
        var run = DeductionRun.Plan("RUN-1", Deducting.With("\"locksChannels\": [\"we-chat\"],"), 1, facts, Deducting.Eve).Value;
        var closed = new DeductionFacts(
            DeductionHistories.Orders.Select(order => order.Id == Chongqing.Number(3) ? order.Close(Deducting.Eve).Value.Claim() : order.Claim()), facts.Agreements);
        return run.Send(closed, Deducting.Morning).Value.Answered(DeductionResult.Failed(DeductionFailure.CreditCard)).Run.Answered(Deducting.Took()).Run;
    }

    private static DeductionRunSnapshot With(DeductionRunSnapshot snapshot, int at, Func<DeductionInstruction, DeductionInstruction> change) =>
        snapshot with { Instructions = [.. snapshot.Instructions.Select((instruction, i) => i == at ? change(instruction) : instruction)] };

    private static DeductionRunSnapshot Told(DeductionRunSnapshot snapshot, int at, Func<DeductionEntry, DeductionEntry> change) =>
        snapshot with { History = [.. snapshot.History.Select((entry, i) => i == at ? change(entry) : entry)] };

    private static void Refused(string where, DeductionRunSnapshot snapshot) =>
        Assert.Equal(DomainError.Of("snapshot.contradiction", where, ("where", where)), Assert.Single(DeductionRun.Rehydrate(snapshot).Errors));
}
