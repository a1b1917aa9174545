using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Certificates;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using Insurance.Domain.Tests.Conventions;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Json;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Certificates;

/// <summary>A stored certificate opens with the digest it was issued with, or not at all.</summary>
public sealed class CertificateSnapshotTests
{
    private static readonly PremiumOrder Booked = Chongqing.PaidAt(Chongqing.At(2023, 1, 3)).Book(new LocalDate(2023, 1, 6)).Value;
    private static readonly LocalDate Day = new(2023, 1, 20);

    private static readonly Certificate First =
        Certificate.Issue(CertificateNumber.Parse("CERT-0001"), Booked, Chongqing.Forecast(Booked), new LocalDate(2023, 1, 9)).Value;

    // The second of a row of three: it names the one before and the one after it.
    private static readonly Certificate Middle = First
        .Reissue(CertificateNumber.Parse("CERT-0002"), Booked, Day).Value.Successor
        .Reissue(CertificateNumber.Parse("CERT-0003"), Booked, Day.PlusDays(1)).Value.Replaced;

    private static readonly CertificateSnapshot Stored = Middle.ToSnapshot();

    [Fact]
    public void The_first_version_still_opens()
    {
        var json = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Insurance.Domain.Tests", "Assets", "snapshots", "certificate.v1.json"));

        var snapshot = JsonSerializer.Deserialize<CertificateSnapshot>(json)!;

        Assert.Equal(Stored, snapshot);
        Assert.Equal(Middle.Digest, Certificate.Rehydrate(snapshot).Value.Digest);
    }

    [Fact]
    public void Any_certificate_comes_back_from_its_json_the_same() => Holds.ForAll(
        Values.Person.Zip(Values.Certificate, (person, number) => (person, number)),
        Gen.Choose(0, 2),
        Gen.Choose(0, 400),
        (who, state, days) =>
        {
            var order = PremiumOrder.Place(Chongqing.Number(1), Chongqing.FirstPremium(), Chongqing.Zhang, who.person, PaymentChannel.WeChat, Domain.Contributions.ContributionRecord.Empty, Chongqing.At(2023, 1, 3)).Value
                .Apply(Chongqing.Notice("N-1", 587_400)).Value.Order.Book(new LocalDate(2023, 1, 6)).Value;
            var on = new LocalDate(2023, 1, 6).PlusDays(days);
            var issued = Certificate.Issue(who.number, order, Chongqing.Forecast(order), on).Value;
            var certificate = state switch
            {
                0 => issued,
                1 => issued.Void((CertificateVoidReason)(days % 2), on.PlusDays(days)).Value,
                _ => issued.Reissue(CertificateNumber.Parse("NEXT-CERTIFICATE-OF-ALL"), order, on).Value.Replaced,
            };
            var snapshot = certificate.ToSnapshot() with { };
            var json = FilingJson.Write(snapshot);

            var read = FilingJson.Read<CertificateSnapshot>(json)!;
            var again = Certificate.Rehydrate(read).Value;

            Assert.Equal(snapshot, read);
            Assert.Equal(snapshot, again.ToSnapshot());
            Assert.Equal(json, JsonSerializer.Serialize(again.ToSnapshot()));
            Assert.Equal((certificate.Digest, certificate.State), (again.Digest, again.State));
            Assert.Equal(certificate.ToHtml(Language.SimplifiedChinese), again.ToHtml(Language.SimplifiedChinese));
        },
        cases: 300);

    public static TheoryData<string, string, Func<CertificateSnapshot, CertificateSnapshot>> Planted => new()
    {
        { "another name", "digest", stored => stored with { Insured = new Person(PersonName.Parse("张四丰"), stored.Insured.Id) } },
        { "another number", "digest", stored => stored with { Number = CertificateNumber.Parse("CERT-0009") } },
        { "another region", "digest", stored => stored with { Region = Region.Parse("510100") } },
        { "another day of issue", "digest", stored => stored with { IssuedOn = stored.IssuedOn.PlusDays(-1) } },
        { "another digest", "digest", stored => stored with { Digest = $"0{stored.Digest[1..]}" } },
        { "no digest", "digest", stored => stored with { Digest = null! } },
        { "a fen moved from line to line", "digest", stored => stored with { Lines = [stored.Lines[0] with { Amount = stored.Lines[0].Amount + Money.FromFen(1) }, stored.Lines[1] with { Amount = stored.Lines[1].Amount - Money.FromFen(1) }] } },
        { "the total is off by a fen", "total", stored => stored with { Total = stored.Total + Money.FromFen(1) } },
        { "no line", "lines", stored => stored with { Lines = [] } },
        { "booked before paid", "bookedOn", stored => stored with { BookedOn = stored.PaidOn.PlusDays(-1) } },
        { "issued before booked", "issuedOn", stored => stored with { IssuedOn = stored.BookedOn.PlusDays(-1) } },
        { "its own predecessor", "predecessor", stored => stored with { Predecessor = stored.Number } },
        { "another state", "state", stored => stored with { State = CertificateState.Issued } },
        { "a state that is none", "state", stored => stored with { State = (CertificateState)9 } },
        { "an entry skips a state", "history[0].state", stored => Changed(stored, entry => entry with { State = CertificateState.Void }) },
        { "replaced by nothing", "history[0].successor", stored => Changed(stored, entry => entry with { Successor = null }) },
        { "replaced by itself", "history[0].successor", stored => Changed(stored, entry => entry with { Successor = stored.Number }) },
        { "replaced with a reason to be void", "history[0].reason", stored => Changed(stored, entry => entry with { Reason = CertificateVoidReason.Refund }) },
        { "replaced before it was issued", "history[0].on", stored => Changed(stored, entry => entry with { On = stored.IssuedOn.PlusDays(-1) }) },
        { "replaced twice", "history[1].event", stored => stored with { History = [stored.History[0], stored.History[0]] } },
        { "void without a reason", "history[0].reason", stored => Changed(stored, entry => new CertificateEntry(CertificateEvent.Void, entry.On, CertificateState.Void)) },
        { "void with a successor", "history[0].successor", stored => Changed(stored, entry => entry with { Event = CertificateEvent.Void, State = CertificateState.Void, Reason = CertificateVoidReason.Refund }) },
        { "void twice", "history[1].event", stored => stored with { State = CertificateState.Void, History = [Gone(stored), Gone(stored)] } },
        { "an event that is none", "history[0].event", stored => Changed(stored, entry => entry with { Event = (CertificateEvent)9 }) },
        { "an entry that is not there", "history[0].event", stored => stored with { History = [null!] } },
        { "no number", "number", stored => stored with { Number = default } },
        { "no order", "order", stored => stored with { Order = default } },
        { "nobody insured", "insured", stored => stored with { Insured = null! } },
        { "no months", "period", stored => stored with { Period = default } },
        { "no history", "history", stored => stored with { History = null! } },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public void What_cannot_have_been_stored_is_refused_with_the_place(string what, string where, Func<CertificateSnapshot, CertificateSnapshot> plant)
    {
        var error = Certificate.Rehydrate(plant(Stored)).Errors.Single();

        Assert.True(("snapshot.contradiction", where) == (error.Code, error.Field), $"{what}: {error.Field}");
        Assert.DoesNotContain(Chongqing.Zhang.Name.Reveal(), error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_version_is_refused_and_a_snapshot_prints_nobody()
    {
        Assert.Equal("snapshot.version", Certificate.Rehydrate(Stored with { Version = 2 }).Errors.Single().Code);
        Assert.Equal("certificate v1 CERT-0002 5874.00, 1 entries", Stored.ToString());
        Assert.Throws<ArgumentNullException>(() => Certificate.Rehydrate(null!));
    }

    private static CertificateEntry Gone(CertificateSnapshot stored) => new(CertificateEvent.Void, stored.IssuedOn, CertificateState.Void, CertificateVoidReason.Refund);

    private static CertificateSnapshot Changed(CertificateSnapshot stored, Func<CertificateEntry, CertificateEntry> change) =>
        stored with { History = [change(stored.History[0])] };
}
