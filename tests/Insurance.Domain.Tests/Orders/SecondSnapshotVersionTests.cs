using System.Text.Json;
using Insurance.Domain.Contributions;
using Insurance.Domain.Orders;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tests.Conventions;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>A stored order of version 2, with everything that version 1 did not know; and what cannot have been stored of it.</summary>
public sealed class SecondSnapshotVersionTests
{
    private static readonly Source Rule = new("2020-39", "渝医保发〔2020〕39号", null, null, null, null);
    private static readonly LocalDate Day = new(2023, 1, 20);
    private static readonly PremiumOrder Whole = Lived();
    private static readonly PremiumOrderSnapshot Stored = Whole.ToSnapshot();

    [Fact]
    public void The_second_version_still_opens()
    {
        var json = Approved.Read("tests/Insurance.Domain.Tests/Assets/snapshots/premium-order.v2.json");

        var snapshot = JsonSerializer.Deserialize<PremiumOrderSnapshot>(json)!;
        var order = PremiumOrder.Rehydrate(snapshot).Value;

        Assert.Equal(Stored, snapshot);
        Assert.Equal(Stored, order.ToSnapshot());
        Assert.Equal((Page.Of(Whole), Whole.ChannelState, Whole.PayBy, Whole.Payee), (Page.Of(order), order.ChannelState, order.PayBy, order.Payee));
        Assert.Equal(
            [
                "2023-01-03 noted placed", "2023-01-03 held placed", "2023-01-03 pay paid", "2023-01-04 surplus paid", "2023-01-05 dismiss paid", "2023-01-06 book booked",
                "2023-01-20 start-return booked", "2023-01-21 return-failed booked", "2023-01-20 refund-part booked", "2023-01-22 start-refund refunding", "2023-01-23 given-back refunding",
                "2023-01-24 refund refunded",
            ],
            order.History.Select(entry => entry.ToString()));
    }

    public static TheoryData<string, string, Func<PremiumOrderSnapshot, PremiumOrderSnapshot>> Planted => new()
    {
        { "another payee than a notice was held for", "history[1].event", stored => stored with { Payee = "1900000002" } },
        { "a payee that is none", "payee", stored => stored with { Payee = "a b" } },
        { "it ends before it was placed", "payBy", stored => stored with { PayBy = stored.PlacedAt } },
        { "a stamp that is none", "command", stored => stored with { Command = stored.Command! with { Digest = "abc" } } },
        { "a stamp in capitals", "command", stored => stored with { Command = stored.Command! with { Digest = stored.Command.Digest.ToUpperInvariant() } } },
        { "a stamp of an entry that is none", "history[5].command", stored => Changed(stored, 5, entry => entry with { Command = new CommandStamp(CommandKey.Parse("k"), "") }) },
        { "another reason to hold", "history[1].because", stored => Changed(stored, 1, entry => entry with { Because = HeldReason.Contradiction }) },
        { "dismissed what was not held", "history[4].dismissed", stored => Changed(stored, 4, entry => entry with { Dismissed = "N-99" }) },
        { "settled what was not asked", "history[7].settlement", stored => Changed(stored, 7, entry => entry with { Settlement = new ReturnSettlement("ORDER-0001-R9", ReturnState.Failed) }) },
        { "settled as asked", "history[7].settlement", stored => Changed(stored, 7, entry => entry with { Settlement = new ReturnSettlement("ORDER-0001-R1", ReturnState.Asked) }) },
        { "another number of a return", "history[6].returns", stored => Changed(stored, 6, entry => entry with { Returns = [entry.Returns[0] with { Number = "ORDER-0001-R2" }] }) },
        { "more granted than returned", "history[8].returns", stored => Changed(stored, 8, entry => entry with { Grant = entry.Grant! with { Months = [entry.Grant.Months[0] with { Amount = Money.FromYuan(2) }] } }) },
        { "more granted than there is", "history[8].grant", stored => Changed(stored, 8, entry => entry with { Grant = entry.Grant! with { Months = [entry.Grant.Months[0] with { Amount = Money.FromYuan(9_999) }] } }) },
        { "a grant of nothing", "history[8].grant", stored => Changed(stored, 8, entry => entry with { Grant = entry.Grant! with { Months = [] } }) },
        { "no winner", "history[0].winner", stored => stored with { History = [new OrderEntry(OrderEvent.Yield, Day, OrderState.Superseded)] } },
        { "its own winner", "history[0].winner", stored => stored with { History = [new OrderEntry(OrderEvent.Yield, Day, OrderState.Superseded) { Winner = stored.Id }] } },
        { "a reassessment without months", "supplementMonths", stored => stored with { Reassessment = ReassessmentId.Parse("rea-0001") } },
        { "months without a reassessment", "supplementMonths", stored => stored with { SupplementMonths = [new PaidMonthLine(new YearMonth(2023, 1), InsuranceLine.BasicMedical, Money.FromYuan(1), stored.Id)] } },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public void What_cannot_have_been_stored_is_refused_with_the_place(string what, string where, Func<PremiumOrderSnapshot, PremiumOrderSnapshot> plant)
    {
        var error = PremiumOrder.Rehydrate(plant(Stored)).Errors.Single();

        Assert.True(("snapshot.contradiction", where) == (error.Code, error.Field), $"{what}: {error.Field}");
    }

    [Fact]
    public void No_change_of_a_stored_text_makes_opening_throw_anything_but_a_refusal() => StoredText.OpensOrRefuses(
        JsonSerializer.SerializeToUtf8Bytes(Stored),
        changed => PremiumOrder.Rehydrate(JsonSerializer.Deserialize<PremiumOrderSnapshot>(changed)!).TryGet(out _, out var refused) ? [] : refused);

    private static PremiumOrderSnapshot Changed(PremiumOrderSnapshot stored, int at, Func<OrderEntry, OrderEntry> change) =>
        stored with { History = [.. stored.History.Select((entry, i) => i == at ? change(entry) : entry)] };

    // Of a grant, which is carried out on the day it is asked for, the day may lie before a settlement's.
    private static PremiumOrder Lived()
    {
        var terms = new OrderTerms(Chongqing.At(2023, 1, 4), "1900000001", CommandKey.Parse("place-1"));
        var order = PremiumOrder.Place(
            Chongqing.Number(1), Chongqing.FirstPremium(), Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, ContributionRecord.Empty, Chongqing.At(2023, 1, 3), terms).Value;
        var grant = new RefundGrant(
            RefundReason.RateReducedOrSubsidised, [new(InsuranceLine.BasicMedical, new YearMonth(2023, 1), Money.FromYuan(1))], EndsCover: false, [Rule], Confidence.OfficialReprint)
        {
            Reassessment = ReassessmentId.Parse("rea-0001"),
        };
        order = Told(order, "N-1", 0, 3, new NoticeDetail(ChannelEvent.StartPaying, "USERPAYING"));
        order = Told(order, "N-2", 587_400, 3, new NoticeDetail(Payee: "1900000002"));
        order = Told(order, "N-3", 587_400, 3, new NoticeDetail(ChannelEvent.Pay, "SUCCESS", "4200001", "1900000001"));
        order = Told(order, "N-4", 250, 4, NoticeDetail.None);
        order = order.Dismiss("N-2", new LocalDate(2023, 1, 5)).Value.Book(new LocalDate(2023, 1, 6), CommandKey.Parse("book-1")).Value;
        order = order.StartReturn(Day).Value.Order.Settle("ORDER-0001-R1", ReturnState.Failed, Day.PlusDays(1)).Value;
        order = order.Refund(grant, Day).Value.Order.StartRefund(RefundReason.WrongEntry, Day.PlusDays(2), PaymentChannel.TaxServiceHall).Value.Order;
        order = Told(order, "N-5", order.Returns[^1].Amount.Fen, 23, new NoticeDetail(ChannelEvent.Refund, "SUCCESS", Return: order.Returns[^1].Number));
        return order.Settle(order.Returns[^2].Number!, ReturnState.Succeeded, Day.PlusDays(4)).Value;
    }

    private static PremiumOrder Told(PremiumOrder order, string id, long fen, int day, NoticeDetail detail) =>
        order.Apply(PaymentNotice.Read(id, order.Id, Money.FromFen(fen), Chongqing.At(2023, 1, day), PaymentChannel.WeChat, detail).Value).Value.Order;
}
