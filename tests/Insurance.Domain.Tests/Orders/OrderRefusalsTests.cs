using Insurance.Domain.Contributions;
using Insurance.Domain.Orders;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>What each refusal of an order names: the argument, the values it was decided by, and the day on which the answer changes.</summary>
public sealed class OrderRefusalsTests
{
    private static readonly LocalDate Day = new(2023, 1, 20);
    private static readonly Instant Now = Chongqing.At(2023, 1, 3);
    private static readonly Source Rule = new("2020-39", "渝医保发〔2020〕39号", null, null, null, null);
    private static readonly PremiumOrder Placed = Chongqing.Placed();
    private static readonly PremiumOrder Paid = Chongqing.PaidAt(Now);
    private static readonly PremiumOrder Booked = Paid.Book(new LocalDate(2023, 1, 9)).Value;
    private static readonly PremiumOrder Refunded = Paid.Refund(RefundReason.Death, Day).Value.Order;
    private static readonly PremiumOrder Asked = Paid.StartRefund(RefundReason.Death, Day).Value.Order;
    private static readonly PremiumOrder First = Chongqing.Placed(number: 2).Apply(Chongqing.Notice("N-0", 587_400, Chongqing.At(2023, 1, 3, 1), order: 2)).Value.Order;
    private static readonly RefundGrant Grant = new(
        RefundReason.WrongEntry, [new(InsuranceLine.BasicMedical, new YearMonth(2023, 3), Money.FromYuan(1))], EndsCover: false, [Rule], Confidence.OfficialReprint)
    {
        Reassessment = ReassessmentId.Parse("rea-0001"),
    };

    public static TheoryData<string, string, string> Refusals
    {
        get
        {
            var part = Placed.Apply(Chongqing.Notice("N-1", 5)).Value.Order;
            var settled = Asked.Settle("ORDER-0001-R1", ReturnState.Succeeded, Day).Value;
            var closed = Placed.Close(Chongqing.At(2023, 1, 4)).Value;
            var months = Grant with { Months = [Grant.Months[0] with { Amount = Money.FromYuan(9_999) }] };
            return new()
            {
                { "not paid", Told(Placed.Book(Day)), "order.not-paid state: state=placed due=5874.00" },
                { "refunded", Told(Refunded.Book(Day)), "order.refunded state: on=2023-01-20" },
                { "booked early", Told(Paid.Book(new LocalDate(2023, 1, 2))), "order.booked-early on: on=2023-01-02 paid=2023-01-03 -> 2023-01-03" },
                { "booked otherwise", Told(Booked.Book(Day)), "order.booked-otherwise on: on=2023-01-20 known=2023-01-09" },
                { "not open", Told(Paid.Close(Chongqing.At(2023, 1, 4))), "order.not-open state: state=paid" },
                { "money received", Told(part.Close(Chongqing.At(2023, 1, 4))), "order.money-received received: received=0.05" },
                { "gives way unpaid", Told(Placed.Yield(First, Day)), "order.not-paid state: state=placed due=5874.00" },
                { "gives way after the refund", Told(Refunded.Yield(First, Day)), "order.not-open state: state=refunded" },
                { "gives way too early", Told(Paid.Yield(First, new LocalDate(2023, 1, 2))), "order.returned-early on: on=2023-01-02 earliest=2023-01-03 -> 2023-01-03" },
                { "was first", Told(First.Yield(Paid, Day)), "order.not-second winner: order=ORDER-0002 winner=ORDER-0001" },
                { "nothing held", Told(Paid.Dismiss("N-9", Day)), "notice.not-held notice: order=ORDER-0001" },
                { "nothing to refund", Told(closed.Refund(RefundReason.Death, Day)), "order.nothing-to-refund state: state=closed" },
                { "a part of what is not paid", Told(Placed.Refund(Grant, Day)), "order.not-paid state: state=placed due=5874.00" },
                { "a part of what was closed", Told(closed.Refund(Grant, Day)), "order.nothing-to-refund state: state=closed" },
                { "more than it keeps", Told(Paid.Refund(months, Day)), "order.grant-exceeds grant: order=ORDER-0001 line=basic-medical granted=9999.00 kept=5340.00" },
                { "a month twice", Told(Paid.Refund(Grant, Day).Value.Order.Refund(Grant, Day)), "reassessment.id-used grant: id=rea-0001 line=basic-medical month=2023-03" },
                { "no surplus", Told(Paid.ReturnSurplus(Day)), "order.no-surplus state: state=paid" },
                { "back before it came", Told(Paid.Refund(RefundReason.Death, new LocalDate(2023, 1, 2))), "order.returned-early on: on=2023-01-02 earliest=2023-01-03 -> 2023-01-03" },
                { "back before the booking", Told(Booked.Refund(RefundReason.Death, new LocalDate(2023, 1, 8))), "order.returned-early on: on=2023-01-08 earliest=2023-01-09 -> 2023-01-09" },
                { "under way", Told(Asked.Refund(RefundReason.Death, Day)), "order.refunding state: since=2023-01-20 amount=5874.00" },
                { "no such return", Told(Asked.Settle("R-7", ReturnState.Failed, Day)), "order.return-unknown number: order=ORDER-0001" },
                { "settled", Told(settled.Settle("ORDER-0001-R1", ReturnState.Failed, Day)), "order.return-settled number: number=ORDER-0001-R1 state=succeeded" },
                { "settled early", Told(Asked.Settle("ORDER-0001-R1", ReturnState.Failed, Day.PlusDays(-1))), "order.returned-early on: on=2023-01-19 earliest=2023-01-20 -> 2023-01-20" },
                { "somebody else", Told(Place(insured: Chongqing.Li)), "order.other-insured insured:" },
                { "a premium of tomorrow", Told(Place(at: Chongqing.At(2023, 1, 2))), "order.premium-stale at: on=2023-01-02 from=2023-01-03 changes=2024-01-01 -> 2023-01-03" },
                { "a premium of last year", Told(Place(at: Chongqing.At(2024, 1, 10))), "period.last-year year: year=2023 current=2024" },
                { "an end before the placing", Told(Place(terms: new OrderTerms(PayBy: Now))), "order.pay-by payBy: at=2023-01-03T02:00:00Z payBy=2023-01-03T02:00:00Z" },
                { "months on order", Told(Place(record: Placed.Mark(ContributionRecord.Empty))), "period.on-order months: months=2023-01..2023-12" },
                { "an id that is none", Told(Notice(NoticeDetail.None, id: " ")), "notice.id id: max=64" },
                { "a transaction that is none", Told(Notice(new NoticeDetail(Transaction: ""))), "notice.id transaction: max=64" },
                { "a payee that is none", Told(Notice(new NoticeDetail(Payee: ""))), "notice.id payee: max=64" },
                { "a return that is none", Told(Notice(new NoticeDetail(Return: ""))), "notice.id return: max=64" },
                { "a word that is none", Told(Notice(new NoticeDetail(Word: "\0"))), "notice.word word: max=64" },
                { "no amount", Told(Notice(NoticeDetail.None, fen: 0)), "notice.amount amount: amount=0.00 max=1000000000000.00" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_refusal_names_its_argument_its_values_and_when_it_would_be_right(string what, string told, string expected) => Assert.True(expected == told, $"{what}: {told}");

    [Fact]
    public void What_is_not_there_is_a_mistake_of_the_caller_that_names_it()
    {
        var premium = Chongqing.FirstPremium();
        var reassessment = Reassessment.Of(ReassessmentId.Parse("rea-0001"), premium.Period, [], premium.Assessment).Value;
        var (zhang, li) = (Chongqing.Zhang, Chongqing.Li);
        var mistakes = new (string Argument, Action Call)[]
        {
            ("notice", () => Paid.Apply(null!)),
            ("winner", () => Paid.Yield(null!, Day)),
            ("notice", () => Paid.Dismiss(null!, Day)),
            ("record", () => Paid.Mark(null!)),
            ("assessed", () => Paid.PaidMonthLines(null!)),
            ("number", () => Paid.Settle(null!, ReturnState.Failed, Day)),
            ("part", () => Paid.StateOf(null!)),
            ("grant", () => Paid.Refund((RefundGrant)null!, Day)),
            ("grant", () => Paid.StartRefund((RefundGrant)null!, Day)),
            ("detail", () => PaymentNotice.Read("N-1", Placed.Id, Money.FromFen(1), Now, PaymentChannel.WeChat, null!)),
            ("left", () => _ = null! + OrderBalance.Zero),
            ("right", () => _ = OrderBalance.Zero + null!),
            ("orders", () => PaidTwice.Among(null!)),
            ("orders", () => OrderBook.Of(null!)),
            ("order", () => OrderBook.Empty.With(null!)),
            ("notice", () => OrderBook.Empty.Apply(null!)),
            ("premium", () => OrderBook.Empty.Place(Placed.Id, null!, zhang, li, PaymentChannel.WeChat, Now)),
            ("insured", () => OrderBook.Empty.Place(Placed.Id, premium, null!, li, PaymentChannel.WeChat, Now)),
            ("payer", () => OrderBook.Empty.Place(Placed.Id, premium, zhang, null!, PaymentChannel.WeChat, Now)),
            ("reassessment", () => OrderBook.Empty.PlaceSupplement(Placed.Id, null!, premium.Assessment, zhang, li, PaymentChannel.WeChat, Now)),
            ("due", () => OrderBook.Empty.PlaceSupplement(Placed.Id, reassessment, null!, zhang, li, PaymentChannel.WeChat, Now)),
            ("insured", () => OrderBook.Empty.PlaceSupplement(Placed.Id, reassessment, premium.Assessment, null!, li, PaymentChannel.WeChat, Now)),
            ("payer", () => OrderBook.Empty.PlaceSupplement(Placed.Id, reassessment, premium.Assessment, zhang, null!, PaymentChannel.WeChat, Now)),
            ("reassessment", () => PremiumOrder.PlaceSupplement(Placed.Id, null!, premium.Assessment, zhang, li, PaymentChannel.WeChat, Now)),
            ("due", () => PremiumOrder.PlaceSupplement(Placed.Id, reassessment, null!, zhang, li, PaymentChannel.WeChat, Now)),
            ("insured", () => PremiumOrder.PlaceSupplement(Placed.Id, reassessment, premium.Assessment, null!, li, PaymentChannel.WeChat, Now)),
            ("payer", () => PremiumOrder.PlaceSupplement(Placed.Id, reassessment, premium.Assessment, zhang, null!, PaymentChannel.WeChat, Now)),
        };

        Assert.All(mistakes, mistake => Assert.Equal(mistake.Argument, Assert.Throws<ArgumentNullException>(mistake.Call).ParamName));
    }

    [Fact]
    public void A_key_tells_grants_apart_by_reason_cover_reassessment_and_every_month()
    {
        var key = CommandKey.Parse("cmd-1");
        var order = Paid.Refund(Grant, Day, key: key).Value.Order;
        RefundGrant[] others =
        [
            Grant with { Reason = RefundReason.RateReducedOrSubsidised },
            Grant with { EndsCover = true },
            Grant with { Reassessment = ReassessmentId.Parse("rea-0002") },
            Grant with { Reassessment = null },
            Grant with { Months = [Grant.Months[0] with { Month = new YearMonth(2023, 4) }] },
            Grant with { Months = [Grant.Months[0] with { Amount = Money.FromYuan(2) }] },
            Grant with { Months = [Grant.Months[0] with { Insurance = InsuranceLine.LargeAmountMutual }] },
        ];

        Assert.All(others, other => Assert.Equal("command.key-reused", order.Refund(other, Day, key: key).Errors.Single().Code));
        Assert.Equal("command.key-reused", order.StartRefund(Grant, Day, key: key).Errors.Single().Code);
        Assert.Same(order, order.Refund(Grant with { Sources = [], Warnings = [] }, Day, key: key).Value.Order);
    }

    [Fact]
    public void Texts_for_the_log_name_numbers_and_amounts()
    {
        Assert.Equal("applied 5874.00, due 0.00, surplus 0.00", Paid.Balance.ToString());
        Assert.Equal("ORDER-0001 after ORDER-0002, 2023-01..2023-12", OrderBook.Of([Paid, First]).PaidTwice.Single().ToString());
        Assert.Equal("N-1 5874.00", Paid.Notices.Single().ToString());
    }

    private static Result<PremiumOrder> Place(Domain.People.Person? insured = null, ContributionRecord? record = null, Instant? at = null, OrderTerms? terms = null) => PremiumOrder.Place(
        Chongqing.Number(1), Chongqing.FirstPremium(), insured ?? Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, record ?? ContributionRecord.Empty, at ?? Now, terms);

    private static Result<PaymentNotice> Notice(NoticeDetail detail, string id = "N-1", long fen = 1) =>
        PaymentNotice.Read(id, Chongqing.Number(1), Money.FromFen(fen), Now, PaymentChannel.WeChat, detail);

    private static string Told<T>(Result<T> result)
    {
        if (result.Succeeded)
        {
            return "not refused";
        }

        var error = result.Errors[0];
        var values = string.Concat(error.Operands.Select(operand => $" {operand.Name}={operand}"));
        return $"{error.Code} {error.Field}:{values}{(error.ChangesOn is { } day ? $" -> {NodaTime.Text.LocalDatePattern.Iso.Format(day)}" : "")}";
    }
}
