using Insurance.Domain.Contributions;
using Insurance.Domain.Orders;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>
/// The orders of one person: no month is ordered twice, of two that paid the same months the channel's own time decides, and a year's money is one page.
/// </summary>
public sealed class OrderBookTests
{
    private static readonly YearMonth June = new(2023, 6);
    private static readonly LocalDate Day = new(2023, 1, 20);

    [Fact]
    public void A_second_order_for_months_on_order_or_paid_is_refused_and_one_after_closing_is_not()
    {
        var book = OrderBook.Of([Chongqing.Placed()]);
        Assert.Equal("period.on-order", Place(book, 2).Errors.Single().Code);
        Assert.Equal("period.already-paid", Place(book.With(Chongqing.PaidAt(Chongqing.At(2023, 1, 3))), 2).Errors.Single().Code);

        var closed = book.With(Chongqing.Placed().Close(Chongqing.At(2023, 1, 3, 3)).Value);
        var (both, order) = Place(closed, 2).Value;

        Assert.Equal((2, Chongqing.Number(2)), (both.Orders.Length, order.Id));
        Assert.Equal(MonthState.OnOrder, both.Record.StateOf(InsuranceLine.BasicMedical, June));
        Assert.Throws<ArgumentException>(() => Place(closed, 1));
    }

    [Fact]
    public void Of_two_orders_that_paid_the_same_months_the_one_the_channel_was_paid_first_keeps_them()
    {
        var early = Paid(2, "N-9", Chongqing.At(2023, 1, 3, 1));
        var late = Paid(1, "N-1", Chongqing.At(2023, 1, 3, 2));

        foreach (var book in new[] { OrderBook.Of([late, early]), OrderBook.Of([early, late]) })
        {
            Assert.Equal([new PaidTwice(early.Id, late.Id, late.Period, IsWhole: true)], book.PaidTwice);
            var yielded = late.Yield(early, Day).Value;
            Assert.Equal((OrderState.Superseded, early.Id, 587_400, 0), (yielded.State, yielded.Winner!.Value, yielded.Surplus.Fen, yielded.Applied.Fen));
            var settled = book.With(yielded);
            Assert.Empty(settled.PaidTwice);
            Assert.Equal(MonthState.Paid, settled.Record.StateOf(InsuranceLine.BasicMedical, June));
            Assert.Equal(yielded, yielded.Yield(early, Day).Value);

            // Its money goes back in the end.
            Assert.Equal(OrderState.Superseded, yielded.ReturnSurplus(Day).Value.Order.State);
        }

        Assert.Equal("order.not-second", early.Yield(late, Day).Errors.Single().Code);
        Assert.Equal("order.not-paid", Chongqing.Placed().Yield(early, Day).Errors.Single().Code);
        Assert.Equal("order.not-open", late.Refund(RefundReason.Death, Day).Value.Order.Yield(early, Day).Errors.Single().Code);
    }

    [Fact]
    public void At_the_same_instant_the_id_of_the_notice_decides_and_then_the_number_of_the_order()
    {
        var at = Chongqing.At(2023, 1, 3, 1);

        Assert.Equal(Chongqing.Number(2), OrderBook.Of([Paid(1, "N-2", at), Paid(2, "N-1", at)]).PaidTwice.Single().Winner);
        Assert.Equal(Chongqing.Number(1), OrderBook.Of([Paid(1, "N-1", at), Paid(2, "N-2", at)]).PaidTwice.Single().Winner);
        Assert.Equal(Chongqing.Number(1), OrderBook.Of([Paid(2, "N-1", at), Paid(1, "N-1", at)]).PaidTwice.Single().Winner);
    }

    [Fact]
    public void An_order_that_paid_more_months_than_the_first_does_not_give_way_whole()
    {
        var year = Paid(1, "N-1", Chongqing.At(2023, 1, 3, 2));
        var half = Half(2, Chongqing.At(2023, 1, 3, 1));

        var twice = OrderBook.Of([year, half]).PaidTwice.Single();

        Assert.Equal((half.Id, year.Id, FeePeriod.Parse("2023-07..2023-12"), false), (twice.Winner, twice.Loser, twice.Months, twice.IsWhole));
        Assert.Equal("order.not-second", year.Yield(half, Day).Errors.Single().Code);

        // Where the half was second, it gives way.
        Assert.True(OrderBook.Of([year, Half(2, Chongqing.At(2023, 1, 3, 9))]).PaidTwice.Single().IsWhole);
    }

    [Fact]
    public void A_year_is_the_sum_of_its_orders_and_the_equations_hold()
    {
        var closed = Chongqing.Placed(number: 1).Close(Chongqing.At(2023, 1, 3, 3)).Value.Apply(Chongqing.Notice("N-1", 100)).Value.Order;
        var part = Paid(2, "N-2", Chongqing.At(2023, 1, 4)).Book(new LocalDate(2023, 1, 9)).Value;

        var balance = OrderBook.Of([closed, part]).BalanceOf(Chongqing.Tariff(2023).Year);

        Assert.Equal((587_500, 587_400, 100, 0), (balance.Received.Fen, balance.Applied.Fen, balance.Surplus.Fen, balance.Returned.Fen));
        Assert.Equal((587_400, 0, 0, 587_400), (balance.Booked.Fen, balance.InTransit.Fen, balance.Due.Fen, balance.Assessed.Fen));
        Assert.Equal(OrderBalance.Zero, OrderBook.Of([closed, part]).BalanceOf(Chongqing.Tariff(2024).Year));
        Assert.Equal(OrderBalance.Add(closed.Balance, part.Balance), balance);
    }

    [Fact]
    public void A_notice_finds_its_order_and_one_without_an_order_is_a_stray_in_sight()
    {
        var (book, outcome) = OrderBook.Of([Chongqing.Placed()]).Apply(Chongqing.Notice("N-1", 587_400)).Value;
        Assert.Equal((NoticeOutcomeKind.Applied, OrderState.Paid), (outcome.Kind, book.Find(Chongqing.Number(1))!.State));

        var (stray, held) = book.Apply(Chongqing.Notice("N-1", 587_400, order: 7)).Value;
        Assert.Equal(("notice.other-order", 1), (held.Code, stray.Strays.Length));
        Assert.Equal(NoticeOutcomeKind.AlreadyApplied, stray.Apply(Chongqing.Notice("N-1", 587_400, order: 7)).Value.Outcome.Kind);
    }

    [Fact]
    public void Orders_of_several_people_or_two_of_one_number_are_no_book()
    {
        var other = PremiumOrder.Place(
            Chongqing.Number(2), Chongqing.FirstPremium(person: Chongqing.Li), Chongqing.Li, Chongqing.Li, PaymentChannel.WeChat, ContributionRecord.Empty, Chongqing.At(2023, 1, 3)).Value;

        Assert.Throws<ArgumentException>(() => OrderBook.Of([Chongqing.Placed(), other]));
        Assert.Throws<ArgumentException>(() => OrderBook.Of([Chongqing.Placed(), Chongqing.Placed()]));
        Assert.Empty(PaidTwice.Among([Paid(1, "N-1", Chongqing.At(2023, 1, 3)), other.Apply(Chongqing.Notice("N-5", other.Total.Fen, order: 2)).Value.Order]));
        Assert.Equal("1 orders", OrderBook.Of([Chongqing.Placed()]).ToString());
    }

    [Fact]
    public void What_is_known_from_elsewhere_stands_beside_the_orders()
    {
        var book = OrderBook.Of([], Chongqing.Paid("2023-06..2023-06"));

        Assert.Equal("period.already-paid", Place(book, 1).Errors.Single().Code);
        Assert.Equal(MonthState.Paid, book.Record.StateOf(InsuranceLine.BasicMedical, June));
    }

    private static Result<(OrderBook Book, PremiumOrder Order)> Place(OrderBook book, int number) =>
        book.Place(Chongqing.Number(number), Chongqing.FirstPremium(), Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, Chongqing.At(2023, 1, 3, 4));

    private static PremiumOrder Paid(int number, string notice, Instant at) =>
        Chongqing.Placed(number: number).Apply(Chongqing.Notice(notice, 587_400, at, order: number)).Value.Order;

    // July to December of the same year, as of somebody who registered in July.
    private static PremiumOrder Half(int number, Instant paidAt)
    {
        var day = new LocalDate(2023, 7, 3);
        var enrollment = Chongqing.Registered(day);
        var premium = Chongqing.LumpSum.Assess(enrollment, Chongqing.Declared(enrollment), Chongqing.Tariff(2023), ContributionRecord.Empty, day).Value;
        var order = PremiumOrder.Place(Chongqing.Number(number), premium, Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, ContributionRecord.Empty, Chongqing.At(2023, 7, 3)).Value;
        return order.Apply(Chongqing.Notice("N-H", order.Total.Fen, paidAt, order: number)).Value.Order;
    }
}
