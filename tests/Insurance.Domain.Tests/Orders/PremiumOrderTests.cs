using Insurance.Domain.Contributions;
using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

public sealed class PremiumOrderTests
{
    private static readonly InsuranceLine Basic = InsuranceLine.BasicMedical;
    private static readonly YearMonth June = new(2023, 6);

    [Fact]
    public void The_whole_amount_pays_the_order()
    {
        var (order, outcome) = Chongqing.Placed().Apply(Chongqing.Notice("N-1", 587_400)).Value;

        Assert.Equal(new NoticeOutcome(NoticeOutcomeKind.Applied, Money.FromFen(587_400), Money.Zero), outcome);
        AssertLedger(order, OrderState.Paid, received: 587_400, applied: 587_400, surplus: 0, due: 0);
        Assert.Equal(new LocalDate(2023, 1, 3), order.PaidOn);
    }

    [Fact]
    public void The_same_notice_again_changes_nothing()
    {
        var paid = Chongqing.Placed().Apply(Chongqing.Notice("N-1", 587_400)).Value.Order;

        var (again, outcome) = paid.Apply(Chongqing.Notice("N-1", 587_400)).Value;

        Assert.Same(paid, again);
        Assert.Equal(new NoticeOutcome(NoticeOutcomeKind.AlreadyApplied, Money.Zero, Money.Zero), outcome);
    }

    [Fact]
    public void More_than_the_amount_is_a_surplus()
    {
        var (order, outcome) = Chongqing.Placed().Apply(Chongqing.Notice("N-1", 587_401)).Value;

        Assert.Equal(new NoticeOutcome(NoticeOutcomeKind.Surplus, Money.FromFen(587_400), Money.FromFen(1)), outcome);
        AssertLedger(order, OrderState.Paid, received: 587_401, applied: 587_400, surplus: 1, due: 0);
    }

    [Fact]
    public void A_second_payment_of_a_paid_order_is_all_surplus()
    {
        var paid = Chongqing.PaidAt(Chongqing.At(2023, 1, 3));

        var (order, outcome) = paid.Apply(Chongqing.Notice("N-2", 587_400, Chongqing.At(2023, 1, 4))).Value;

        Assert.Equal(new NoticeOutcome(NoticeOutcomeKind.Surplus, Money.Zero, Money.FromFen(587_400)), outcome);
        AssertLedger(order, OrderState.Paid, received: 1_174_800, applied: 587_400, surplus: 587_400, due: 0);
        Assert.Equal(new LocalDate(2023, 1, 3), order.PaidOn);
    }

    [Fact]
    public void A_part_leaves_the_order_open_and_the_rest_pays_it()
    {
        var (part, under) = Chongqing.Placed().Apply(Chongqing.Notice("N-1", 587_399, Chongqing.At(2023, 1, 3))).Value;

        Assert.Equal(new NoticeOutcome(NoticeOutcomeKind.Underpaid, Money.FromFen(587_399), Money.Zero), under);
        AssertLedger(part, OrderState.Placed, received: 587_399, applied: 587_399, surplus: 0, due: 1);
        Assert.Null(part.PaidOn);

        var (paid, rest) = part.Apply(Chongqing.Notice("N-2", 1, Chongqing.At(2023, 1, 5))).Value;

        Assert.Equal(new NoticeOutcome(NoticeOutcomeKind.Applied, Money.FromFen(1), Money.Zero), rest);
        AssertLedger(paid, OrderState.Paid, received: 587_400, applied: 587_400, surplus: 0, due: 0);
        Assert.Equal(new LocalDate(2023, 1, 5), paid.PaidOn);
    }

    [Fact]
    public void Money_that_comes_after_closing_is_a_surplus_and_the_order_stays_closed()
    {
        var closed = Chongqing.Placed().Close(Chongqing.At(2023, 1, 4)).Value;

        var (order, outcome) = closed.Apply(Chongqing.Notice("N-1", 587_400, Chongqing.At(2023, 1, 5))).Value;

        Assert.Equal(new NoticeOutcome(NoticeOutcomeKind.Surplus, Money.Zero, Money.FromFen(587_400)), outcome);
        AssertLedger(order, OrderState.Closed, received: 587_400, applied: 0, surplus: 587_400, due: 0);
        Assert.Equal(Chongqing.At(2023, 1, 4), order.ClosedAt);
        Assert.Null(order.PaidOn);
        Assert.Equal("order.not-paid", order.Voucher().Errors.Single().Code);
    }

    [Fact]
    public void A_notice_for_another_order_is_held_because_its_money_is_somebodys()
    {
        var (order, outcome) = Chongqing.Placed().Apply(Chongqing.Notice("N-1", 587_400, order: 2)).Value;

        Assert.Equal(("notice.other-order", NoticeOutcomeKind.Held, HeldReason.OtherOrder), (outcome.Code, outcome.Kind, outcome.Because!.Value));
        AssertLedger(order, OrderState.Placed, received: 0, applied: 0, surplus: 0, due: 587_400);
        Assert.Equal("N-1", order.Held.Single().Notice.Id);
    }

    [Fact]
    public void Another_content_under_a_known_id_is_held_and_counts_nothing()
    {
        var paid = Chongqing.Placed().Apply(Chongqing.Notice("N-1", 587_400)).Value.Order;
        PaymentNotice[] others =
        [
            Chongqing.Notice("N-1", 587_401),
            Chongqing.Notice("N-1", 587_400, Chongqing.At(2023, 1, 4)),
            Chongqing.Notice("N-1", 587_400, channel: PaymentChannel.Alipay),
        ];

        var order = paid;
        foreach (var other in others)
        {
            (order, var outcome) = order.Apply(other).Value;
            Assert.Equal(new NoticeOutcome(NoticeOutcomeKind.Held, Money.Zero, Money.Zero) { Because = HeldReason.Contradiction }, outcome);
            Assert.Equal(NoticeOutcomeKind.AlreadyApplied, order.Apply(other).Value.Outcome.Kind);
        }

        Assert.Equal(others, order.Held.Select(held => held.Notice).AsEnumerable());
        AssertLedger(order, OrderState.Paid, received: 587_400, applied: 587_400, surplus: 0, due: 0);
        Assert.Equal(others, order.Apply(Chongqing.Notice("N-2", 5)).Value.Order.Held.Select(held => held.Notice).AsEnumerable());
    }

    [Fact]
    public void Of_two_that_contradict_each_other_the_first_to_come_counts()
    {
        // Money that was counted is never uncounted, so that here, and only here, the arrival decides.
        var low = Chongqing.Notice("N-1", 1);
        var high = Chongqing.Notice("N-1", 587_400);

        Assert.Equal(OrderState.Placed, Chongqing.Placed().Apply(low).Value.Order.Apply(high).Value.Order.State);
        Assert.Equal(OrderState.Paid, Chongqing.Placed().Apply(high).Value.Order.Apply(low).Value.Order.State);
    }

    [Fact]
    public void An_earlier_notice_that_comes_late_moves_the_day_of_payment_to_where_the_money_was_complete()
    {
        var order = Chongqing.Placed()
            .Apply(Chongqing.Notice("N-2", 300_000, Chongqing.At(2023, 1, 5))).Value.Order
            .Apply(Chongqing.Notice("N-3", 287_400, Chongqing.At(2023, 1, 6))).Value.Order;
        Assert.Equal(new LocalDate(2023, 1, 6), order.PaidOn);

        order = order.Apply(Chongqing.Notice("N-1", 300_000, Chongqing.At(2023, 1, 4))).Value.Order;

        Assert.Equal(Chongqing.At(2023, 1, 5), order.PaidAt);
        Assert.Equal(new LocalDate(2023, 1, 5), order.PaidOn);
        Assert.Equal(["N-1", "N-2", "N-3"], order.Notices.Select(notice => notice.Id));
    }

    [Theory]
    [InlineData(12, 31, 15, 59, "2022-12-31")]
    [InlineData(12, 31, 16, 0, "2023-01-01")]
    [InlineData(12, 31, 23, 59, "2023-01-01")]
    public void The_day_of_payment_is_that_of_China(int month, int day, int hour, int minute, string paidOn) =>
        Assert.Equal(paidOn, NodaTime.Text.LocalDatePattern.Iso.Format(Chongqing.PaidAt(Chongqing.At(2022, month, day, hour, minute)).PaidOn!.Value));

    [Fact]
    public void Only_a_paid_order_is_booked()
    {
        var error = Chongqing.Placed().Book(new LocalDate(2023, 1, 9)).Errors.Single();
        Assert.Equal(("order.not-paid", "placed", "5874.00"), (error.Code, error.Operands["state"], error.Operands["due"]));
        Assert.Equal("order.not-paid", Chongqing.Placed().Close(Chongqing.At(2023, 1, 4)).Value.Book(new LocalDate(2023, 1, 9)).Errors.Single().Code);
    }

    [Fact]
    public void The_treasury_books_on_the_day_of_payment_at_the_earliest()
    {
        var paid = Chongqing.PaidAt(Chongqing.At(2023, 1, 3));

        Assert.Equal("order.booked-early", paid.Book(new LocalDate(2023, 1, 2)).Errors.Single().Code);
        var booked = paid.Book(new LocalDate(2023, 1, 3)).Value;
        Assert.Equal((OrderState.Booked, new LocalDate(2023, 1, 3)), (booked.State, booked.BookedOn!.Value));
        Assert.Equal(new LocalDate(2023, 1, 3), booked.PaidOn);
    }

    [Fact]
    public void Booking_the_same_day_again_changes_nothing_and_another_day_is_refused()
    {
        var booked = Chongqing.PaidAt(Chongqing.At(2023, 1, 3)).Book(new LocalDate(2023, 1, 9)).Value;

        Assert.Same(booked, booked.Book(new LocalDate(2023, 1, 9)).Value);
        foreach (var day in new[] { new LocalDate(2023, 1, 8), new LocalDate(2023, 1, 10), new LocalDate(2022, 12, 1) })
        {
            var error = booked.Book(day).Errors.Single();
            Assert.Equal(("order.booked-otherwise", "2023-01-09"), (error.Code, error.Operands["known"]));
        }
    }

    [Fact]
    public void Money_after_booking_is_a_surplus_and_the_booking_stands()
    {
        var booked = Chongqing.PaidAt(Chongqing.At(2023, 1, 3)).Book(new LocalDate(2023, 1, 9)).Value;

        var (order, outcome) = booked.Apply(Chongqing.Notice("N-2", 100, Chongqing.At(2023, 1, 20))).Value;

        Assert.Equal(NoticeOutcomeKind.Surplus, outcome.Kind);
        Assert.Equal((OrderState.Booked, new LocalDate(2023, 1, 9)), (order.State, order.BookedOn!.Value));
    }

    [Fact]
    public void Closing_takes_an_order_without_money_and_closing_again_changes_nothing()
    {
        var closed = Chongqing.Placed().Close(Chongqing.At(2023, 1, 4)).Value;

        Assert.Equal((OrderState.Closed, Chongqing.At(2023, 1, 4)), (closed.State, closed.ClosedAt!.Value));
        AssertLedger(closed, OrderState.Closed, received: 0, applied: 0, surplus: 0, due: 0);
        Assert.Same(closed, closed.Close(Chongqing.At(2023, 1, 5)).Value);

        var part = Chongqing.Placed().Apply(Chongqing.Notice("N-1", 1)).Value.Order;
        var money = part.Close(Chongqing.At(2023, 1, 4)).Errors.Single();
        Assert.Equal(("order.money-received", "0.01"), (money.Code, money.Operands["received"]));

        var paid = Chongqing.PaidAt(Chongqing.At(2023, 1, 3));
        Assert.Equal("order.not-open", paid.Close(Chongqing.At(2023, 1, 4)).Errors.Single().Code);
        Assert.Equal("order.not-open", paid.Book(new LocalDate(2023, 1, 9)).Value.Close(Chongqing.At(2023, 1, 10)).Errors.Single().Code);
    }

    [Fact]
    public void A_record_shows_the_months_of_an_order_as_they_stand()
    {
        var placed = Chongqing.Placed();
        var paid = Chongqing.PaidAt(Chongqing.At(2023, 1, 3));
        var onOrder = placed.Mark(ContributionRecord.Empty);

        Assert.Equal(MonthState.OnOrder, onOrder.StateOf(Basic, June));
        Assert.Equal(MonthState.Paid, paid.Mark(onOrder).StateOf(Basic, June));
        Assert.Equal(MonthState.Paid, paid.Book(new LocalDate(2023, 1, 9)).Value.Mark(onOrder).StateOf(Basic, June));
        Assert.Null(placed.Close(Chongqing.At(2023, 1, 4)).Value.Mark(onOrder).StateOf(Basic, June));
        Assert.Equal(24, FeePeriod.Parse("2023-01..2023-12").EachMonth().SelectMany(_ => placed.Lines, (month, line) => onOrder.StateOf(line.Insurance, month)).Count(state => state == MonthState.OnOrder));
        Assert.Null(onOrder.StateOf(Basic, new YearMonth(2024, 1)));
    }

    [Fact]
    public void A_closed_order_takes_nothing_from_the_one_that_came_after_it()
    {
        // Whoever gathers the record of a person meets the orders in any order.
        var closed = Chongqing.Placed(number: 1).Close(Chongqing.At(2023, 1, 3, 3)).Value;
        var next = Chongqing.Placed(number: 2);

        Assert.Equal(MonthState.OnOrder, closed.Mark(next.Mark(ContributionRecord.Empty)).StateOf(Basic, June));
        Assert.Equal(MonthState.OnOrder, next.Mark(closed.Mark(ContributionRecord.Empty)).StateOf(Basic, June));
    }

    [Fact]
    public void A_notice_has_a_printable_id_of_one_to_sixty_four_characters_and_some_money()
    {
        foreach (var id in new[] { "!", "~", "4200001234202301031234567890", new string('a', 64) })
        {
            Assert.True(Read(id, 1).Succeeded);
        }

        foreach (var id in new[] { null, "", " ", "a b", "a\n", "é", "\u007f", new string('a', 65) })
        {
            Assert.Equal(["notice.id"], Read(id!, 1).Errors.Select(error => error.Code));
        }

        Assert.Equal(["notice.amount"], Read("a", 0).Errors.Select(error => error.Code));
        Assert.Equal(["notice.amount"], Read("a", -1).Errors.Select(error => error.Code));
        Assert.True(Read("a", PaymentNotice.MaxAmount.Fen).Succeeded);
        Assert.Equal(["notice.amount"], Read("a", PaymentNotice.MaxAmount.Fen + 1).Errors.Select(error => error.Code));
        Assert.Equal(["notice.id", "notice.amount"], Read("", long.MinValue).Errors.Select(error => error.Code));
        Assert.Throws<ArgumentException>(() => PaymentNotice.Read("a", default, Money.FromFen(1), Chongqing.At(2023, 1, 3), PaymentChannel.WeChat));

        static Result<PaymentNotice> Read(string id, long fen) =>
            PaymentNotice.Read(id, Chongqing.Number(1), Money.FromFen(fen), Chongqing.At(2023, 1, 3), PaymentChannel.WeChat);
    }

    [Fact]
    public void A_thousand_of_the_largest_notices_still_add_up()
    {
        var order = Chongqing.Placed();
        for (var i = 0; i < 1000; i++)
        {
            order = order.Apply(Chongqing.Notice($"N-{i}", PaymentNotice.MaxAmount.Fen)).Value.Order;
        }

        Assert.Equal(PaymentNotice.MaxAmount.Fen * 1000, order.Received.Fen);
    }

    [Fact]
    public void Each_outcome_has_a_code_and_a_text_with_its_amounts()
    {
        var money = Money.FromFen(1250);
        foreach (var kind in Enum.GetValues<NoticeOutcomeKind>())
        {
            var outcome = new NoticeOutcome(kind, money, money);
            Assert.Equal($"notice.{Spelling.Of(kind)}", outcome.Code);
            Assert.All(Languages.All, language => Assert.DoesNotContain('{', outcome.MessageIn(language)));
        }

        Assert.Equal("12.50 was applied and 12.50 is too much.", new NoticeOutcome(NoticeOutcomeKind.Surplus, money, money).MessageIn(Language.English));
        Assert.Throws<InvalidOperationException>(() => new NoticeOutcome((NoticeOutcomeKind)99, money, money).Code);
    }

    [Fact]
    public void A_voucher_tells_order_people_months_lines_and_day_in_three_languages()
    {
        var voucher = Chongqing.PaidAt(Chongqing.At(2023, 1, 3)).Voucher().Value;

        Assert.Equal(
            $"""
            Payment order

            Order number: ORDER-0001
            Payer: 李** ({Chongqing.Li.Id})
            Insured: 张** ({Chongqing.Zhang.Id})
            Scheme: Chongqing, employee medical insurance joined as an individual
            Fee period: 2023-01 to 2023-12
            Channel: “Chongqing Tax” official account in WeChat
            Paid on: 2023-01-03

            Basic medical insurance: 5340.00
            Large-amount medical mutual aid: 534.00
            Total, yuan: 5874.00

            Source of the amount: 渝医保发〔2022〕27号 (official text, read in a copy)

            This is a copy for showing: names and identity numbers are masked. It does not stand in for the full document.

            """.ReplaceLineEndings("\n"),
            voucher.ToText(Language.English));
        Assert.Contains("5874.00", voucher.ToText(Language.SimplifiedChinese), StringComparison.Ordinal);
        Assert.Contains("5874.00", voucher.ToText(Language.Spanish), StringComparison.Ordinal);
        Assert.Equal(Chongqing.Li, voucher.Payer);
        Assert.Equal("order.not-paid", Chongqing.Placed().Voucher().Errors.Single().Code);

        var receipt = Chongqing.Placed(PaymentChannel.TaxServiceHall).Apply(Chongqing.Notice("N-1", 587_400)).Value.Order.Voucher().Value;
        Assert.StartsWith("Payment receipt\n", receipt.ToText(Language.English), StringComparison.Ordinal);
    }

    private static void AssertLedger(PremiumOrder order, OrderState state, long received, long applied, long surplus, long due) => Assert.Equal(
        (state, received, applied, surplus, due),
        (order.State, order.Received.Fen, order.Applied.Fen, order.Surplus.Fen, order.Due.Fen));
}
