using System.Text.Json;
using Insurance.Domain.Agreements;
using Insurance.Domain.Tests.Conventions;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Json;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Agreements;

/// <summary>What is stored of an agreement opens again, and what cannot be does not.</summary>
public sealed class DeductionAgreementSnapshotTests
{
    private static readonly LocalDate Day = Agreed.Day;

    private static readonly DeductionAgreement Replaced = Agreed.Draft(validThrough: new LocalDate(2025, 12, 31)).Active(Day.PlusDays(1))
        .Suspend(new LocalDate(2023, 5, 1)).Value
        .Resume([], new LocalDate(2023, 6, 1)).Value
        .ReplaceBy(Agreed.Draft(2, on: new LocalDate(2023, 7, 1)).Signed(new LocalDate(2023, 7, 1)), [], new LocalDate(2023, 7, 2)).Value.Replaced;

    // The promise that what an older version of this library stored stays readable: this file is never changed, only joined by newer ones.
    [Fact]
    public void The_first_version_still_opens()
    {
        var opened = DeductionAgreement.Rehydrate(JsonSerializer.Deserialize<DeductionAgreementSnapshot>(Stored(1))!).Value;

        Assert.Equal("AGR-0001", opened.Id.ToString());
        Assert.Equal(Chongqing.Zhang, opened.Person);
        Assert.Equal(Agreed.Account, opened.Account);
        Assert.Equal(Agreed.BothLines, opened.Lines);
        Assert.Equal(AgreementState.Replaced, opened.State);
        Assert.Equal("AGR-0002", opened.Successor.ToString());
        Assert.Equal(AgreementState.Suspended, opened.StateOn(new LocalDate(2023, 5, 31)));
        Assert.True(opened.Covers(InsuranceLine.BasicMedical, new LocalDate(2023, 7, 1)));
        Assert.False(opened.Covers(InsuranceLine.BasicMedical, new LocalDate(2023, 7, 2)));

        // It knew neither evidence nor a limit; the newest version stores it without.
        Assert.Null(opened.Evidence);
        Assert.Null(opened.Cap);
        Assert.Equal(With(Replaced.ToSnapshot(), 0, change => change with { Evidence = null }), opened.ToSnapshot());
        Assert.Equal(opened.ToSnapshot(), DeductionAgreement.Rehydrate(opened.ToSnapshot()).Value.ToSnapshot());
    }

    [Fact]
    public void The_second_version_still_opens()
    {
        var opened = DeductionAgreement.Rehydrate(JsonSerializer.Deserialize<DeductionAgreementSnapshot>(Stored(2))!).Value;

        Assert.Equal(AgreementState.Suspended, opened.State);
        Assert.Equal(Money.FromYuan(6_000), opened.Cap);
        Assert.Equal(Agreed.Evidence(Day.PlusDays(1)), opened.Evidence);
        Assert.Equal(
            Agreed.Draft(validThrough: new LocalDate(2025, 12, 31), cap: Money.FromYuan(6_000)).Active(Day.PlusDays(1)).Suspend(new LocalDate(2023, 5, 1)).Value.ToSnapshot(),
            opened.ToSnapshot());
    }

    // What was signed and not in force when evidence began to be recorded: the consent stands, nobody can prove it again.
    [Fact]
    public void A_signature_of_the_first_version_comes_into_force_without_evidence()
    {
        var stored = With(Agreed.Draft().Signed().ToSnapshot(), 0, change => change with { Evidence = null }) with { Version = 1 };

        Assert.Equal(AgreementState.Active, DeductionAgreement.Rehydrate(stored).Value.Activate([], Day).Value.State);
    }

    [Fact]
    public void A_snapshot_is_an_object_with_the_person_and_the_account_in_full()
    {
        var person = JsonSerializer.Serialize(Chongqing.Zhang);
        var holder = JsonSerializer.Serialize(Chongqing.Zhang.Name);
        var bank = JsonSerializer.Serialize("中国工商银行");
        var account = $$"""{"bank":{{bank}},"number":"6222021234567890123","kind":"debit","holder":{{holder}}}""";
        var start = $$"""{"version":2,"id":"AGR-0001","person":{{person}},"region":"500000","scheme":"flexible-employment","account":{{account}},"lines":["basic-medical","large-amount-mutual"],"draftedOn":"2023-01-03",""";

        Assert.Equal($$"""{{start}}"state":"draft","history":[]}""", JsonSerializer.Serialize(Agreed.Draft().ToSnapshot()));
        Assert.Equal(
            $$"""{{start}}"validThrough":"2025-12-31","state":"replaced","history":[{"event":"sign","on":"2023-01-04","evidence":{"kind":"electronic-signature","on":"2023-01-04","reference":"CONSENT-1"{{"}"}}},{"event":"activate","on":"2023-01-04"},{"event":"suspend","on":"2023-05-01"},{"event":"resume","on":"2023-06-01"},{"event":"replace","on":"2023-07-02","other":"AGR-0002"}]}""",
            JsonSerializer.Serialize(Replaced.ToSnapshot()));
        Assert.Equal($$"""{{start}}"cap":"10.50","state":"draft","history":[]}""", JsonSerializer.Serialize(Agreed.Draft(cap: Money.FromFen(1_050)).ToSnapshot()));
    }

    [Fact]
    public void Members_stand_in_any_order_and_an_optional_one_may_be_null()
    {
        var snapshot = Agreed.Draft().Signed().ToSnapshot();
        var members = JsonSerializer.SerializeToNode(snapshot)!.AsObject().Reverse().Select(pair => $"\"{pair.Key}\":{pair.Value!.ToJsonString()}").Append("\"validThrough\":null").Append("\"cap\":null");
        var json = $"{{{string.Join(',', members)}}}".Replace("\"event\":\"sign\"", "\"other\":null,\"event\":\"sign\"", StringComparison.Ordinal);

        Assert.Equal(snapshot, JsonSerializer.Deserialize<DeductionAgreementSnapshot>(json));
    }

    [Fact]
    public void Every_history_opens_as_it_was_stored() => Holds.ForAll(AgreementHistory.Random, history =>
    {
        foreach (var agreement in AgreementHistoryProperties.Lived(history))
        {
            var snapshot = agreement.ToSnapshot();
            var json = FilingJson.Write(snapshot);
            var read = FilingJson.Read<DeductionAgreementSnapshot>(json)!;
            var opened = DeductionAgreement.Rehydrate(read).Value;

            Assert.Equal(json, JsonSerializer.Serialize(snapshot));
            Assert.Equal(snapshot, read);
            Assert.Equal(snapshot.GetHashCode(), read.GetHashCode());
            Assert.Equal(snapshot, opened.ToSnapshot());
            Assert.Equal(agreement.Predecessor, opened.Predecessor);
        }
    });

    [Fact]
    public void Versions_that_nobody_wrote_are_refused()
    {
        Assert.Equal(2, DeductionAgreementSnapshot.NewestVersion);
        Assert.All([int.MinValue, 0, 3, int.MaxValue], version => Assert.Equal(
            DomainError.Of("snapshot.version", "version", ("version", version), ("newest", 2)),
            Assert.Single(DeductionAgreement.Rehydrate(Replaced.ToSnapshot() with { Version = version }).Errors)));
    }

    [Fact]
    public void A_contradiction_is_refused_by_its_place()
    {
        var snapshot = Replaced.ToSnapshot();
        var ended = Agreed.Draft(validThrough: Day.PlusDays(5)).Active().Expire(Day.PlusDays(9)).Value.ToSnapshot();

        Refused("lines", snapshot with { Lines = [] });
        Refused("validThrough", snapshot with { ValidThrough = Day.PlusDays(-1) });
        Refused("state", snapshot with { State = AgreementState.Active });
        Refused("state", ended with { History = [.. ended.History.Take(2)] });
        Refused("state", snapshot with { History = [] });
        Refused("history[0].event", snapshot with { History = [.. snapshot.History.Skip(1)] });
        Refused("history[1].event", snapshot with { History = [snapshot.History[0], snapshot.History[0]] });
        Refused("history[0].event", With(snapshot, 0, change => change with { Event = (AgreementEvent)99 }));
        Refused("history[0].on", snapshot with { DraftedOn = Day.PlusDays(2) });
        Refused("history[2].on", With(snapshot, 2, change => change with { On = Day }));
        Refused("history[3].on", snapshot with { ValidThrough = new LocalDate(2023, 5, 31) });
        Refused("history[4].other", With(snapshot, 4, change => change with { Other = null }));
        Refused("history[4].other", With(snapshot, 4, change => change with { Other = snapshot.Id }));
        Refused("history[4].other", With(snapshot, 4, change => change with { Other = default(AgreementId) }));
        Refused("history[1].other", With(snapshot, 1, change => change with { Other = snapshot.Id }));
        Refused("history[0].other", With(snapshot, 0, change => change with { Other = Agreed.Number(7) }));
        Refused("history[2].on", With(ended, 2, change => change with { On = Day.PlusDays(5) }));
        Refused("history[2].on", With(ended, 2, change => change with { On = Day.PlusDays(9) }));
        Refused("history[2].on", ended with { ValidThrough = null });
        Refused("cap", snapshot with { Cap = Money.Zero });
        Refused("cap", snapshot with { Cap = Money.FromFen(1), Version = 1 });
        Refused("history[0].evidence", snapshot with { Version = 1 });
        Refused("history[1].evidence", With(snapshot, 1, change => change with { Evidence = Agreed.Evidence(change.On) }));
        Refused("history[0].evidence", With(snapshot, 0, change => change with { Evidence = Agreed.Evidence(change.On.PlusDays(1)) }));
        Refused("history[0].evidence", With(snapshot, 0, change => change with { Evidence = Agreed.Evidence(Day.PlusDays(-1)) }));
        Refused("history[0].evidence", With(snapshot, 0, change => change with { Evidence = Agreed.Evidence(change.On, snapshot.Account.Number.Reveal()) }));
    }

    [Fact]
    public void What_no_json_gives_is_the_callers_mistake()
    {
        var snapshot = Replaced.ToSnapshot();
        Assert.Throws<ArgumentNullException>(() => DeductionAgreement.Rehydrate(null!));
        Assert.Throws<ArgumentNullException>(() => DeductionAgreement.Rehydrate(snapshot with { Person = null! }));
        Assert.Throws<ArgumentNullException>(() => DeductionAgreement.Rehydrate(snapshot with { History = null! }));
        Assert.Throws<ArgumentException>(() => DeductionAgreement.Rehydrate(snapshot with { Id = default }));
        Assert.Throws<ArgumentException>(() => DeductionAgreement.Rehydrate(snapshot with { Scheme = (Scheme)9 }));
    }

    [Fact]
    public void Lines_that_were_stored_in_another_order_are_the_same_lines()
    {
        var snapshot = Replaced.ToSnapshot();

        Assert.Equal(snapshot, DeductionAgreement.Rehydrate(snapshot with { Lines = [.. snapshot.Lines.Reverse(), snapshot.Lines[0]] }).Value.ToSnapshot());
    }

    [Fact]
    public void A_snapshot_prints_its_number_and_state() => Assert.Equal("AGR-0001 replaced", $"{Replaced.ToSnapshot()}");

    [Fact]
    public void No_change_of_a_stored_text_makes_opening_throw_anything_but_a_refusal() => StoredText.OpensOrRefuses(
        JsonSerializer.SerializeToUtf8Bytes(Replaced.ToSnapshot()),
        changed => DeductionAgreement.Rehydrate(JsonSerializer.Deserialize<DeductionAgreementSnapshot>(changed)!).TryGet(out _, out var refused) ? [] : refused);

    private static string Stored(int version) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "Insurance.Domain.Tests", "Assets", "snapshots", $"deduction-agreement.v{version}.json"));

    private static DeductionAgreementSnapshot With(DeductionAgreementSnapshot snapshot, int at, Func<AgreementChange, AgreementChange> change) =>
        snapshot with { History = [.. snapshot.History.Select((entry, i) => i == at ? change(entry) : entry)] };

    private static void Refused(string where, DeductionAgreementSnapshot snapshot) =>
        Assert.Equal(DomainError.Of("snapshot.contradiction", where, ("where", where)), Assert.Single(DeductionAgreement.Rehydrate(snapshot).Errors));
}
