using Insurance.Domain.Orders;
using Insurance.Domain.Reconciliations;
using Insurance.Domain.Tests.Generators;
using NodaTime;
using static Insurance.Domain.Tests.Generators.Listed;

namespace Insurance.Domain.Tests.Reconciliations;

public sealed class LinesTests
{
    private static readonly long MostFen = StatementLine.MaxAmount.Fen;

    [Fact]
    public void Zero_and_amounts_that_no_payment_has_are_refused_in_either_list_and_direction()
    {
        foreach (var fen in new[] { 0, MostFen + 1, -MostFen - 1, long.MinValue, long.MaxValue })
        {
            Assert.Equal(["reconcile.amount"], Codes(StatementLine.Read(Number(1), "T-1", Money.FromFen(fen), China(3), PaymentChannel.WeChat)));
            Assert.Equal(["reconcile.amount"], Codes(TreasuryLine.Read(Number(1), Money.FromFen(fen), new LocalDate(2023, 1, 6))));
        }

        Assert.True(Paid(1, MostFen).Amount == Money.FromFen(MostFen) && Paid(1, -MostFen).IsRefund);
        Assert.False(Paid(1, 1).IsRefund);
    }

    [Theory]
    [InlineData("")]
    [InlineData("T 1")]
    [InlineData("流水")]
    public void A_transaction_and_a_reference_are_tokens(string text)
    {
        Assert.Equal(["reconcile.transaction"], Codes(StatementLine.Read(Number(1), text, Whole, China(3), PaymentChannel.WeChat)));
        Assert.Equal(["reconcile.transaction"], Codes(TreasuryLine.Read(Number(1), Whole, new LocalDate(2023, 1, 6), new TreasuryDetail(Reference: text))));
    }

    [Fact]
    public void Everything_wrong_with_a_line_is_told_at_once() => Assert.Equal(
        ["reconcile.transaction", "reconcile.amount", "year.range"],
        Codes(StatementLine.Read(Number(1), "", Money.Zero, Instant.MaxValue, PaymentChannel.WeChat)));

    [Fact]
    public void A_line_of_half_past_four_in_the_afternoon_UTC_on_New_Year_s_Eve_is_of_the_next_year() =>
        Assert.Equal(new LocalDate(2024, 1, 1), Paid(1, at: Instant.FromUtc(2023, 12, 31, 16, 30)).On);

    [Fact]
    public void A_line_names_an_order_and_a_claim_a_person_and_months()
    {
        Assert.Throws<ArgumentException>(() => StatementLine.Read(default, "T-1", Whole, China(3), PaymentChannel.WeChat));
        Assert.Throws<ArgumentException>(() => TreasuryLine.Read(default, Whole, new LocalDate(2023, 1, 6)));
        Assert.Throws<ArgumentException>(() => OrderClaim.Of(Chongqing.Placed(), default));
        Assert.Throws<ArgumentException>(() => OrderClaim.Read(Number(1), Whole, OrderState.Placed, Zhang, default, PaymentChannel.WeChat, new ClaimedMoney(Whole, Whole, Money.Zero)));
    }

    [Fact]
    public void An_order_makes_its_claim_and_names_nobody()
    {
        var paid = Chongqing.PaidAt(Chongqing.At(2023, 1, 3)).Apply(Chongqing.Notice("N-2", 5_000)).Value.Order;
        var returned = paid.ReturnSurplus(new LocalDate(2023, 1, 9)).Value.Order.Book(new LocalDate(2023, 1, 6)).Value;

        var open = OrderClaim.Of(Chongqing.Placed(), Zhang).Value;
        var claim = OrderClaim.Of(returned, Zhang).Value;

        Assert.Equal((Money.Zero, Money.Zero, null), (open.Amounts.Received, open.ForTheTreasury, open.PaidOn));
        Assert.Equal(new ClaimedMoney(Money.FromFen(592_400), Whole, Money.FromFen(5_000)), claim.Amounts);
        Assert.Equal(new ClaimedDays(Chongqing.At(2023, 1, 3), new LocalDate(2023, 1, 6), new LocalDate(2023, 1, 9)), claim.Days);
        Assert.Equal((Money.Zero, Whole, new LocalDate(2023, 1, 3)), (claim.Surplus, claim.ForTheTreasury, claim.PaidOn));
        Assert.Equal((returned.Id, Whole, OrderState.Booked, Year, PaymentChannel.WeChat), (claim.Order, claim.Total, claim.State, claim.Period, claim.Channel));
        Assert.Equal(Money.FromFen(5_000), OrderClaim.Of(paid, Zhang).Value.Surplus);
    }

    [Fact]
    public void A_claim_says_when_money_arrived_back_and_not_when_it_was_asked_for()
    {
        var asked = Chongqing.PaidAt(Chongqing.At(2023, 1, 3)).StartRefund(RefundReason.Death, new LocalDate(2023, 1, 20)).Value.Order;
        var arrived = asked.Settle("ORDER-0001-R1", ReturnState.Succeeded, new LocalDate(2023, 2, 1)).Value;
        var failed = asked.Settle("ORDER-0001-R1", ReturnState.Failed, new LocalDate(2023, 2, 1)).Value;
        var told = asked.Apply(PaymentNotice.Read(
            "R-1", asked.Id, asked.Total, Chongqing.At(2023, 2, 3), PaymentChannel.WeChat, new NoticeDetail(ChannelEvent.Refund, "SUCCESS", Return: "ORDER-0001-R1")).Value).Value.Order;
        var atOnce = failed.ReturnSurplus(new LocalDate(2023, 2, 4)).Value.Order;

        Assert.All([asked, failed], order => Assert.Null(OrderClaim.Of(order, Zhang).Value.Days.ReturnedOn));
        Assert.Equal(
            [new LocalDate(2023, 2, 1), new LocalDate(2023, 2, 3), new LocalDate(2023, 2, 4)],
            new[] { arrived, told, atOnce }.Select(order => OrderClaim.Of(order, Zhang).Value.Days.ReturnedOn!.Value));
        Assert.Equal(new LocalDate(2023, 2, 3), told.ReturnedOn);
    }

    [Fact]
    public void Money_of_an_order_that_is_not_paid_in_full_is_not_at_the_treasury()
    {
        var underpaid = OrderClaim.Of(Chongqing.Placed().Apply(Chongqing.Notice("N-1", 100)).Value.Order, Zhang).Value;

        Assert.Equal((Money.FromFen(100), Money.Zero), (underpaid.Amounts.Applied, underpaid.ForTheTreasury));
    }

    [Theory]
    [InlineData(-1, -1, 0, "received")]
    [InlineData(10, -1, 0, "applied")]
    [InlineData(10, 11, 0, "applied")]
    [InlineData(700_000, 587_401, 0, "applied")]
    [InlineData(10, 5, -1, "returned")]
    [InlineData(10, 5, 6, "returned")]
    public void Amounts_that_contradict_each_other_are_no_claim(long received, long applied, long returned, string field)
    {
        var money = new ClaimedMoney(Money.FromFen(received), Money.FromFen(applied), Money.FromFen(returned));

        var error = Assert.Single(OrderClaim.Read(Number(1), Whole, OrderState.Paid, Zhang, Year, PaymentChannel.WeChat, money, new ClaimedDays(China(3))).Errors);

        Assert.Equal(("reconcile.claim", field), (error.Code, error.Field));
    }

    [Fact]
    public void A_booking_before_the_payment_or_without_one_is_no_claim()
    {
        Assert.Equal("bookedOn", Assert.Single(Read(new ClaimedDays(China(3), new LocalDate(2023, 1, 2))).Errors).Field);
        Assert.Equal("bookedOn", Assert.Single(Read(new ClaimedDays(null, new LocalDate(2023, 1, 4))).Errors).Field);
        Assert.True(Read(new ClaimedDays(China(3), new LocalDate(2023, 1, 3))).Succeeded);

        static Result<OrderClaim> Read(ClaimedDays days) =>
            OrderClaim.Read(Number(1), Whole, OrderState.Booked, Zhang, Year, PaymentChannel.WeChat, new ClaimedMoney(Whole, Whole, Money.Zero), days);
    }

    [Fact]
    public void A_claim_of_nothing_or_of_more_than_any_order_is_refused()
    {
        var most = Money.FromFen(MostFen + 1);

        Assert.Equal("total", Assert.Single(Read(Money.Zero, Money.Zero).Errors).Field);
        Assert.Equal("total", Assert.Single(Read(Money.FromFen(-1), Money.Zero).Errors).Field);
        Assert.Equal(["total", "received"], Read(most, most).Errors.Select(error => error.Field));
        Assert.Equal("paidAt", Assert.Single(OrderClaim.Read(
            Number(1), Whole, OrderState.Paid, Zhang, Year, PaymentChannel.WeChat, new ClaimedMoney(Whole, Whole, Money.Zero), new ClaimedDays(Instant.MaxValue)).Errors).Field);

        static Result<OrderClaim> Read(Money total, Money received) =>
            OrderClaim.Read(Number(1), total, OrderState.Placed, Zhang, Year, PaymentChannel.WeChat, new ClaimedMoney(received, Money.Zero, Money.Zero));
    }

    [Fact]
    public void Lines_and_claims_print_order_and_amount() => Assert.Equal(
        ["ORDER-0001 T-1 5874.00", "ORDER-0001 5874.00 2023-01-06", "ORDER-0001 booked 5874.00"],
        new object[] { Paid(1), Booked(1), Claim(1) }.Select(line => line.ToString()));

    private static IEnumerable<string> Codes<T>(Result<T> result) => result.Errors.Select(error => error.Code);
}
