using Insurance.Domain.Contributions;
using Insurance.Domain.Orders;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>
/// What a reassessment adds is an order of its own kind, once for each month of an insurance and reassessment. Grade 1 of 2023 was paid, 178.00 and
/// 44.50 a month; grade 2 is 445.00 and 44.50.
/// </summary>
public sealed class SupplementOrderTests
{
    private static readonly ReassessmentId Found = ReassessmentId.Parse("rea-0001");
    private static readonly FeePeriod Year = FeePeriod.Parse("2023-01..2023-12");
    private static readonly Premium First = Chongqing.FirstPremium("1");
    private static readonly Domain.Tariffs.Assessment Due = Chongqing.Tariff(2023).Assess("2", 12).Value;

    [Fact]
    public void A_supplement_asks_for_what_was_added_and_leaves_the_months_to_the_order_that_paid_them()
    {
        var paid = PaidFirst();
        var (book, order) = Place(OrderBook.Of([paid]), 2).Value;

        Assert.Equal((OrderKind.Supplement, Found, Year, Money.FromYuan(3_204)), (order.Kind, order.Reassessment!.Value, order.Period, order.Total));
        Assert.Equal([(InsuranceLine.BasicMedical, Money.FromYuan(3_204))], order.Lines.Select(line => (line.Insurance, line.Amount)));
        Assert.Equal(12, order.SupplementMonths.Count);
        Assert.Contains(order.Source.Sources, source => source.Document == "渝医保发〔2022〕27号");
        Assert.Equal(paid.Mark(ContributionRecord.Empty).StateOf(InsuranceLine.BasicMedical, new YearMonth(2023, 6)), book.Record.StateOf(InsuranceLine.BasicMedical, new YearMonth(2023, 6)));

        // Paid, both together are what is due, month by month, and the reassessment finds nothing new.
        var settled = order.Apply(Chongqing.Notice("N-2", 320_400, order: 2)).Value.Order;
        Assert.Equal(OrderState.Paid, settled.State);
        var facts = paid.PaidMonthLines(First.Assessment).Concat(settled.PaidMonthLines(Due)).ToList();
        Assert.Equal(Due.Total, Money.Sum(facts.Select(fact => fact.Amount)));
        Assert.Empty(Reassessment.Of(ReassessmentId.Parse("rea-0002"), Year, facts, Due).Value.Adjustments);
        Assert.Empty(OrderBook.Of([paid, settled]).PaidTwice);
    }

    [Fact]
    public void A_month_is_on_one_open_or_paid_supplement_of_a_reassessment_and_a_closed_one_leaves_it()
    {
        var (book, order) = Place(OrderBook.Of([PaidFirst()]), 2).Value;

        var error = Place(book, 3).Errors.Single();
        Assert.Equal(("order.supplement-taken", "rea-0001", "2023-01..2023-12", "ORDER-0002"), (error.Code, error.Operands["id"], error.Operands["months"], error.Operands["order"]));
        Assert.Equal("order.supplement-taken", Place(book.With(order.Apply(Chongqing.Notice("N-2", 320_400, order: 2)).Value.Order), 3).Errors.Single().Code);
        Assert.True(Place(book.With(order.Close(Chongqing.At(2023, 3, 1, 4)).Value), 3).Succeeded);
    }

    [Fact]
    public void The_same_key_gives_the_same_supplement()
    {
        var terms = new OrderTerms(Key: CommandKey.Parse("cmd-1"));
        var (book, order) = Place(OrderBook.Of([PaidFirst()]), 2, terms).Value;

        Assert.Equal(order.Id, Place(book, 3, terms).Value.Order.Id);
        Assert.Equal("command.key-reused", book.PlaceSupplement(Chongqing.Number(3), Reassessed(), Due, Chongqing.Zhang, Chongqing.Zhang, PaymentChannel.WeChat, Chongqing.At(2023, 3, 1), terms).Errors.Single().Code);
    }

    [Fact]
    public void Months_that_nobody_paid_are_the_supplements_own()
    {
        var due = Chongqing.Tariff(2023).Assess("1", 12).Value;
        var found = Reassessment.Of(Found, Year, [], due).Value;
        var order = PremiumOrder.PlaceSupplement(Chongqing.Number(2), found, due, Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, Chongqing.At(2023, 3, 1)).Value;

        Assert.Equal(MonthState.OnOrder, Of(order));
        Assert.Equal(MonthState.Paid, Of(order.Apply(Chongqing.Notice("N-2", order.Total.Fen, order: 2)).Value.Order));
        Assert.Null(Of(order.Close(Chongqing.At(2023, 3, 1, 4)).Value));

        static MonthState? Of(PremiumOrder order) => OrderBook.Of([order]).Record.StateOf(InsuranceLine.BasicMedical, new YearMonth(2023, 6));
    }

    [Fact]
    public void Nothing_added_is_nothing_to_pay_and_another_premium_is_a_mistake_of_the_caller()
    {
        var nothing = Reassessment.Of(Found, Year, PaidFirst().PaidMonthLines(First.Assessment), First.Assessment).Value;

        Assert.Equal("order.nothing-to-pay", PremiumOrder.PlaceSupplement(
            Chongqing.Number(2), nothing, First.Assessment, Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, Chongqing.At(2023, 3, 1)).Errors.Single().Code);
        Assert.Throws<ArgumentException>(() => PremiumOrder.PlaceSupplement(
            Chongqing.Number(2), Reassessed(), First.Assessment, Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, Chongqing.At(2023, 3, 1)));
    }

    [Fact]
    public void A_supplement_comes_back_from_its_json_the_same()
    {
        var order = Place(OrderBook.Of([PaidFirst()]), 2, new OrderTerms(Chongqing.At(2023, 4, 1), "1900000001", CommandKey.Parse("cmd-1"))).Value.Order
            .Apply(Chongqing.Notice("N-2", 320_400, order: 2)).Value.Order;
        var json = System.Text.Json.JsonSerializer.Serialize(order.ToSnapshot());

        var again = PremiumOrder.Rehydrate(System.Text.Json.JsonSerializer.Deserialize<PremiumOrderSnapshot>(json)!).Value;

        Assert.Equal(order.ToSnapshot(), again.ToSnapshot());
        Assert.Equal((order.Kind, order.PayBy, order.Payee), (again.Kind, again.PayBy, again.Payee));
        Assert.Equal("snapshot.contradiction", PremiumOrder.Rehydrate(order.ToSnapshot() with { SupplementMonths = [] }).Errors.Single().Code);
        Assert.Equal("supplementMonths", PremiumOrder.Rehydrate(order.ToSnapshot() with { Reassessment = null }).Errors.Single().Field);
    }

    private static PremiumOrder PaidFirst() => PremiumOrder
        .Place(Chongqing.Number(1), First, Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, ContributionRecord.Empty, Chongqing.At(2023, 1, 3)).Value
        .Apply(Chongqing.Notice("N-1", 267_000)).Value.Order;

    private static Reassessment Reassessed() => Reassessment.Of(Found, Year, PaidFirst().PaidMonthLines(First.Assessment), Due, First.Assessment).Value;

    private static Result<(OrderBook Book, PremiumOrder Order)> Place(OrderBook book, int number, OrderTerms? terms = null) =>
        book.PlaceSupplement(Chongqing.Number(number), Reassessed(), Due, Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, Chongqing.At(2023, 3, 1), terms);
}
