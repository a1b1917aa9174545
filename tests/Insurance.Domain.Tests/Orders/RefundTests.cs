using Insurance.Domain.Certificates;
using Insurance.Domain.Contributions;
using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>
/// Money goes back once, by the channel it came by, and no fen is lost. The reasons are those of 渝医保发〔2020〕39号: death by 31 January
/// gives the whole year back, double payment and wrong entries are refundable.
/// </summary>
public sealed class RefundTests
{
    private static readonly LocalDate Day = new(2023, 1, 20);
    private static readonly PremiumOrder Paid = Chongqing.PaidAt(Chongqing.At(2023, 1, 3));
    private static readonly YearMonth June = new(2023, 6);

    [Fact]
    public void A_paid_order_gives_back_all_that_it_took_by_the_channel_it_came_by()
    {
        var (order, returns) = Paid.Refund(RefundReason.Death, Day).Value;

        Assert.Equal([new MoneyReturn(Money.FromFen(587_400), RefundReason.Death, Day, PaymentChannel.WeChat, "N-1")], returns);
        Assert.Equal(returns, order.Returns.AsEnumerable());
        Assert.Equal(new Ledger(OrderState.Refunded, 587_400, 0, 0, 587_400, 0, new LocalDate(2023, 1, 3)), Ledger.Of(order));
        Assert.Equal((Day, RefundReason.Death), (order.RefundedOn!.Value, order.RefundReason!.Value));
        Assert.Equal((null, null), (Paid.RefundedOn, Paid.RefundReason));
        Assert.Equal("5874.00 we-chat 2023-01-20", returns[0].ToString());
    }

    [Fact]
    public void A_booked_order_keeps_its_booking_and_is_refunded_from_that_day_on()
    {
        var booked = Paid.Book(new LocalDate(2023, 1, 9)).Value;

        var early = booked.Refund(RefundReason.WrongEntry, new LocalDate(2023, 1, 8)).Errors.Single();
        Assert.Equal(("order.returned-early", "on", "2023-01-09", new LocalDate(2023, 1, 9)), (early.Code, early.Field, early.Operands["earliest"], early.ChangesOn!.Value));
        var order = booked.Refund(RefundReason.WrongEntry, new LocalDate(2023, 1, 9)).Value.Order;
        Assert.Equal((OrderState.Refunded, new LocalDate(2023, 1, 9)), (order.State, order.BookedOn!.Value));
        Assert.Same(order, order.Book(new LocalDate(2023, 1, 9)).Value);
    }

    [Fact]
    public void Nothing_goes_back_before_the_day_on_which_it_came()
    {
        Assert.Equal("order.returned-early", Paid.Refund(RefundReason.Death, new LocalDate(2023, 1, 2)).Errors.Single().Code);
        Assert.True(Paid.Refund(RefundReason.Death, new LocalDate(2023, 1, 3)).Succeeded);

        // 16:00 in UTC is the next day in China.
        var late = Paid.Apply(Chongqing.Notice("N-2", 100, Instant.FromUtc(2023, 1, 9, 16, 0))).Value.Order;
        Assert.Equal("order.returned-early", late.ReturnSurplus(new LocalDate(2023, 1, 9)).Errors.Single().Code);
        Assert.True(late.ReturnSurplus(new LocalDate(2023, 1, 10)).Succeeded);
    }

    [Fact]
    public void Several_payments_go_back_each_by_its_own_channel_the_latest_first()
    {
        var order = Chongqing.Placed()
            .Apply(Chongqing.Notice("N-1", 300_000, Chongqing.At(2023, 1, 3), PaymentChannel.TaxServiceHall)).Value.Order
            .Apply(Chongqing.Notice("N-3", 200_000, Chongqing.At(2023, 1, 5), PaymentChannel.Alipay)).Value.Order
            .Apply(Chongqing.Notice("N-2", 200_000, Chongqing.At(2023, 1, 4))).Value.Order;

        // 7,000.00 came; 1,126.00 is too much, and it is of the last payment.
        var (less, surplus) = order.ReturnSurplus(Day).Value;
        Assert.Equal([new MoneyReturn(Money.FromFen(112_600), null, Day, PaymentChannel.Alipay, "N-3")], surplus);
        Assert.Equal(new Ledger(OrderState.Paid, 700_000, 587_400, 0, 112_600, 0, new LocalDate(2023, 1, 5)), Ledger.Of(less));

        var (refunded, rest) = less.Refund(RefundReason.PaidByEmployer, Day).Value;
        Assert.Equal(
            [("N-3", 87_400, PaymentChannel.Alipay), ("N-2", 200_000, PaymentChannel.WeChat), ("N-1", 300_000, PaymentChannel.TaxServiceHall)],
            rest.Select(part => (part.Notice, part.Amount.Fen, part.Channel)));
        Assert.Equal(new Ledger(OrderState.Refunded, 700_000, 0, 0, 700_000, 0, new LocalDate(2023, 1, 5)), Ledger.Of(refunded));
        Assert.Equal(surplus.Concat(rest), refunded.Returns);
    }

    [Fact]
    public void Where_the_facts_say_otherwise_it_goes_back_another_way()
    {
        var order = Paid.Apply(Chongqing.Notice("N-2", 1, channel: PaymentChannel.Alipay)).Value.Order;

        Assert.All(order.Refund(RefundReason.Death, Day, PaymentChannel.TaxServiceHall).Value.Returns, part => Assert.Equal(PaymentChannel.TaxServiceHall, part.Channel));
        Assert.Equal(PaymentChannel.BankPage, order.ReturnSurplus(Day, PaymentChannel.BankPage).Value.Returns.Single().Channel);
    }

    [Fact]
    public void A_refund_is_given_once()
    {
        var refunded = Paid.Refund(RefundReason.Death, Day).Value.Order;

        foreach (var day in new[] { Day, Day.PlusDays(1) })
        {
            var error = refunded.Refund(RefundReason.Death, day).Errors.Single();
            Assert.Equal(("order.refunded", "2023-01-20"), (error.Code, error.Operands["on"]));
        }

        Assert.Equal("order.no-surplus", refunded.ReturnSurplus(Day).Errors.Single().Code);
        Assert.Equal("order.refunded", refunded.Book(Day).Errors.Single().Code);
        Assert.Equal("order.not-open", refunded.Close(Chongqing.At(2023, 1, 21)).Errors.Single().Code);
    }

    [Fact]
    public void An_order_without_money_has_nothing_to_refund()
    {
        Assert.Equal(("order.nothing-to-refund", "placed"), CodeAndState(Chongqing.Placed()));
        var closed = Chongqing.Placed().Close(Chongqing.At(2023, 1, 3, 3)).Value;
        Assert.Equal(("order.nothing-to-refund", "closed"), CodeAndState(closed));

        // What came after the closing is a surplus, and goes back as one.
        Assert.Equal(("order.nothing-to-refund", "closed"), CodeAndState(closed.Apply(Chongqing.Notice("N-1", 5)).Value.Order));

        static (string, string?) CodeAndState(PremiumOrder order)
        {
            var error = order.Refund(RefundReason.WrongEntry, Day).Errors.Single();
            return (error.Code, error.Operands["state"]);
        }
    }

    [Fact]
    public void A_part_that_never_became_the_whole_goes_back_and_ends_the_order()
    {
        var part = Chongqing.Placed().Apply(Chongqing.Notice("N-1", 100_000)).Value.Order;

        var (order, returns) = part.Refund(RefundReason.WrongEntry, Day).Value;

        Assert.Equal(100_000, returns.Single().Amount.Fen);
        Assert.Equal(new Ledger(OrderState.Refunded, 100_000, 0, 0, 100_000, 0, null), Ledger.Of(order));
        Assert.Equal("order.refunded", order.Voucher().Errors.Single().Code);

        // The months were never paid, so that they are not refunded ones either; the rest that comes late does not pay them.
        Assert.Null(order.Mark(part.Mark(ContributionRecord.Empty)).StateOf(InsuranceLine.BasicMedical, June));
        var late = order.Apply(Chongqing.Notice("N-2", 587_400)).Value.Order;
        Assert.Equal(new Ledger(OrderState.Refunded, 687_400, 0, 587_400, 100_000, 0, null), Ledger.Of(late));
    }

    [Fact]
    public void A_surplus_goes_back_once_whatever_the_state()
    {
        var closed = Chongqing.Placed().Close(Chongqing.At(2023, 1, 3, 3)).Value;
        PremiumOrder[] orders =
        [
            closed,
            Paid,
            Paid.Book(new LocalDate(2023, 1, 9)).Value,
            Paid.Refund(RefundReason.Death, Day).Value.Order,
        ];
        foreach (var order in orders)
        {
            Assert.Equal(("order.no-surplus", Spelling.Of(order.State)), (order.ReturnSurplus(Day).Errors.Single().Code, order.ReturnSurplus(Day).Errors.Single().Operands["state"]));
            var more = order.Apply(Chongqing.Notice("N-7", 700, Chongqing.At(2023, 1, 10), PaymentChannel.Alipay)).Value.Order;

            var (less, returns) = more.ReturnSurplus(Day).Value;

            Assert.Equal([new MoneyReturn(Money.FromFen(700), null, Day, PaymentChannel.Alipay, "N-7")], returns);
            Assert.Equal((order.State, order.Applied, Money.Zero, order.Returned + Money.FromFen(700)), (less.State, less.Applied, less.Surplus, less.Returned));
            Assert.Equal("order.no-surplus", less.ReturnSurplus(Day).Errors.Single().Code);
        }

        Assert.Equal("order.no-surplus", Chongqing.Placed().Apply(Chongqing.Notice("N-1", 5)).Value.Order.ReturnSurplus(Day).Errors.Single().Code);
    }

    [Fact]
    public void A_notice_after_the_refund_is_a_surplus_and_never_an_error()
    {
        var refunded = Paid.Refund(RefundReason.Death, Day).Value.Order;

        var (order, outcome) = refunded.Apply(Chongqing.Notice("N-2", 587_400, Chongqing.At(2023, 1, 25))).Value;

        Assert.Equal(new NoticeOutcome(NoticeOutcomeKind.Surplus, Money.Zero, Money.FromFen(587_400)), outcome);
        Assert.Equal(new Ledger(OrderState.Refunded, 1_174_800, 0, 587_400, 587_400, 0, new LocalDate(2023, 1, 3)), Ledger.Of(order));
        Assert.Equal(NoticeOutcomeKind.AlreadyApplied, order.Apply(Chongqing.Notice("N-1", 587_400)).Value.Outcome.Kind);
    }

    [Fact]
    public void A_reason_or_a_channel_that_is_none_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Paid.Refund((RefundReason)99, Day));
        Assert.Throws<ArgumentOutOfRangeException>(() => Paid.Refund(RefundReason.Death, Day, (PaymentChannel)99));
    }

    [Fact]
    public void The_history_tells_each_entry_with_its_day_and_the_state_after_it()
    {
        var order = Chongqing.Placed()
            .Apply(Chongqing.Notice("N-1", 300_000, Chongqing.At(2023, 1, 3))).Value.Order
            .Apply(Chongqing.Notice("N-1", 1, Chongqing.At(2023, 1, 4))).Value.Order
            .Apply(Chongqing.Notice("N-2", 300_000, Chongqing.At(2023, 1, 5))).Value.Order
            .Apply(Chongqing.Notice("N-2", 300_000, Chongqing.At(2023, 1, 5))).Value.Order
            .Book(new LocalDate(2023, 1, 9)).Value
            .ReturnSurplus(new LocalDate(2023, 1, 10)).Value.Order
            .Refund(RefundReason.Death, Day).Value.Order;

        Assert.Equal(
            [
                "2023-01-03 underpaid placed",
                "2023-01-04 held placed",
                "2023-01-05 pay paid",
                "2023-01-09 book booked",
                "2023-01-10 return-surplus booked",
                "2023-01-20 refund refunded",
            ],
            order.History.Select(entry => entry.ToString()));
        Assert.Equal([NoticeOutcomeKind.Underpaid, NoticeOutcomeKind.Held, NoticeOutcomeKind.Surplus], order.History.Select(entry => entry.Outcome).OfType<NoticeOutcomeKind>());
        var closed = Chongqing.Placed().Close(Instant.FromUtc(2023, 1, 3, 16, 0)).Value.History.Single();
        Assert.Equal((OrderEvent.Close, new LocalDate(2023, 1, 4), Instant.FromUtc(2023, 1, 3, 16, 0)), (closed.Event!.Value, closed.On, closed.At!.Value));
    }

    [Fact]
    public void Refunded_months_are_free_again_and_those_of_the_next_order_stay()
    {
        var refunded = Paid.Refund(RefundReason.WrongEntry, Day).Value.Order;
        var record = refunded.Mark(Paid.Mark(ContributionRecord.Empty));
        Assert.Equal(MonthState.Refunded, record.StateOf(InsuranceLine.BasicMedical, June));
        Assert.Equal(MonthState.Refunded, refunded.Mark(ContributionRecord.Empty).StateOf(InsuranceLine.LargeAmountMutual, June));

        // Whoever gathers the record of a person meets the orders in any order.
        var next = PremiumOrder.Place(Chongqing.Number(2), Chongqing.FirstPremium(), Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, record, Chongqing.At(2023, 1, 3)).Value;
        Assert.Equal(MonthState.OnOrder, next.Mark(record).StateOf(InsuranceLine.BasicMedical, June));
        Assert.Equal(MonthState.OnOrder, refunded.Mark(next.Mark(ContributionRecord.Empty)).StateOf(InsuranceLine.BasicMedical, June));

        // What an application knows from elsewhere is not this order's to change.
        Assert.Equal(MonthState.Paid, refunded.Mark(Chongqing.Paid("2023-06..2023-06")).StateOf(InsuranceLine.BasicMedical, June));
    }

    [Fact]
    public void The_voucher_of_a_refunded_order_says_that_it_is_void()
    {
        Assert.False(Paid.Voucher().Value.IsVoid);
        Assert.DoesNotContain("VOID", Paid.Voucher().Value.ToText(Language.English), StringComparison.Ordinal);

        var voucher = Paid.Refund(RefundReason.Death, Day).Value.Order.Voucher().Value;

        Assert.True(voucher.IsVoid);
        Assert.StartsWith("Payment order\nVOID: the money was given back on 2023-01-20; this proves no payment.\n\n", voucher.ToText(Language.English), StringComparison.Ordinal);
        Assert.Contains("作废", voucher.ToHtml(Language.SimplifiedChinese), StringComparison.Ordinal);
        Assert.Contains("NULO", voucher.RevealHtml(Language.Spanish), StringComparison.Ordinal);
        Assert.Equal(Chongqing.Li, voucher.Payer);
    }

    [Fact]
    public void A_refunded_order_has_no_forecast_and_no_certificate()
    {
        var forecast = Chongqing.Forecast(Paid);
        var refunded = Paid.Book(new LocalDate(2023, 1, 9)).Value.Refund(RefundReason.Death, Day).Value.Order;

        var error = Certificate.Issue(CertificateNumber.Parse("CERT-0001"), refunded, forecast, new LocalDate(2023, 2, 1)).Errors.Single();
        Assert.Equal(("certificate.refunded", "2023-01-20"), (error.Code, error.Operands["on"]));
        var policy = new CertificateAvailabilityPolicy(Domain.Tariffs.TariffCatalog.Embedded, Domain.Calendars.WorkingDayCalendar.China);
        Assert.Equal("certificate.refunded", policy.For(refunded).Errors.Single().Code);
    }
}
