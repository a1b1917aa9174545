using Insurance.Domain.Contributions;
using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>The same key with the same content does nothing a second time and answers the same; with other content it is refused.</summary>
public sealed class CommandKeyTests
{
    private static readonly CommandKey Key = CommandKey.Parse("cmd-1");
    private static readonly LocalDate Day = new(2023, 1, 20);
    private static readonly PremiumOrder Paid = Chongqing.PaidAt(Chongqing.At(2023, 1, 3));
    private static readonly PremiumOrder Surplus = Paid.Apply(Chongqing.Notice("N-2", 500)).Value.Order;
    private static readonly PremiumOrder Asked = Paid.StartRefund(RefundReason.Death, Day).Value.Order;
    private static readonly PremiumOrder Held = Paid.Apply(Chongqing.Notice("N-3", 5, order: 2)).Value.Order.Apply(Chongqing.Notice("N-4", 5, order: 2)).Value.Order;

    /// <summary>Each verb: an order it is done to, the command, and another content under the same key.</summary>
    public static TheoryData<string, PremiumOrder, Func<PremiumOrder, CommandKey, Result<PremiumOrder>>, Func<PremiumOrder, CommandKey, Result<PremiumOrder>>> Verbs => new()
    {
        { "Book", Paid, (order, key) => order.Book(Day, key), (order, key) => order.Book(Day.PlusDays(1), key) },
        { "Close", Chongqing.Placed(), (order, key) => order.Close(Chongqing.At(2023, 1, 4), key), (order, key) => order.Close(Chongqing.At(2023, 1, 5), key) },
        { "Refund", Paid, (order, key) => Order(order.Refund(RefundReason.Death, Day, key: key)), (order, key) => Order(order.Refund(RefundReason.WrongEntry, Day, key: key)) },
        { "Refund elsewhere", Paid, (order, key) => Order(order.Refund(RefundReason.Death, Day, key: key)), (order, key) => Order(order.Refund(RefundReason.Death, Day, PaymentChannel.BankPage, key)) },
        { "StartRefund", Paid, (order, key) => Order(order.StartRefund(RefundReason.Death, Day, key: key)), (order, key) => Order(order.StartRefund(RefundReason.Death, Day.PlusDays(1), key: key)) },
        { "ReturnSurplus", Surplus, (order, key) => Order(order.ReturnSurplus(Day, key: key)), (order, key) => Order(order.ReturnSurplus(Day, PaymentChannel.BankPage, key)) },
        { "StartReturn", Surplus, (order, key) => Order(order.StartReturn(Day, key: key)), (order, key) => Order(order.ReturnSurplus(Day, key: key)) },
        { "Settle", Asked, (order, key) => order.Settle("ORDER-0001-R1", ReturnState.Failed, Day, key), (order, key) => order.Settle("ORDER-0001-R1", ReturnState.Succeeded, Day, key) },
        { "Dismiss", Held, (order, key) => order.Dismiss("N-3", Day, key), (order, key) => order.Dismiss("N-4", Day, key) },
        { "Yield", Paid, (order, key) => order.Yield(Earlier(), Day, key), (order, key) => order.Yield(Earlier(), Day.PlusDays(1), key) },
        { "Two verbs", Paid, (order, key) => order.Book(Day, key), (order, key) => Order(order.Refund(RefundReason.Death, Day, key: key)) },
    };

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_verb_is_done_once_a_key(
        string verb, PremiumOrder before, Func<PremiumOrder, CommandKey, Result<PremiumOrder>> command, Func<PremiumOrder, CommandKey, Result<PremiumOrder>> other)
    {
        var once = command(before, Key).Value;

        Assert.Same(once, command(once, Key).Value);
        Assert.Equal(before.History.Length + 1, once.History.Length);
        Assert.Equal(Key, once.History[^1].Command!.Key);
        var error = other(once, Key).Errors.Single();
        Assert.True(("command.key-reused", "key", "cmd-1") == (error.Code, error.Field, error.Operands["key"]), verb);

        // It is known after storing too, and after more has happened.
        var later = PremiumOrder.Rehydrate(once.ToSnapshot()).Value.Apply(Chongqing.Notice("N-77", 9, Chongqing.At(2023, 1, 21))).Value.Order;
        Assert.Same(later, command(later, Key).Value);
        Assert.Equal("command.key-reused", other(later, Key).Errors.Single().Code);
    }

    [Fact]
    public void A_repeated_refund_answers_with_the_returns_of_the_first()
    {
        var (order, returns) = Paid.Refund(RefundReason.Death, Day, key: Key).Value;

        Assert.Equal(returns, order.Refund(RefundReason.Death, Day, key: Key).Value.Returns);
        Assert.NotEmpty(returns);
    }

    [Fact]
    public void What_was_refused_did_not_happen_and_may_be_asked_again_with_its_key()
    {
        Assert.Equal("order.not-paid", Chongqing.Placed().Book(Day, Key).Errors.Single().Code);
        Assert.Equal(Key, Paid.Book(Day, Key).Value.History[^1].Command!.Key);
    }

    [Fact]
    public void Placing_with_a_key_is_done_once_in_the_book_whatever_number_and_time_come_with_it()
    {
        var terms = new OrderTerms(PayBy: Chongqing.At(2023, 1, 4), Key: Key);
        var premium = Chongqing.FirstPremium();
        var (book, first) = OrderBook.Empty.Place(Chongqing.Number(1), premium, Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, Chongqing.At(2023, 1, 3), terms).Value;

        var again = book.Place(
            Chongqing.Number(2), premium, Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, Chongqing.At(2023, 1, 3, 3), terms with { PayBy = Chongqing.At(2023, 1, 5) }).Value;

        Assert.Equal((first.Id, 1), (again.Order.Id, again.Book.Orders.Length));
        Assert.Equal("command.key-reused", Refused(book, Chongqing.Zhang, PaymentChannel.WeChat, Key));
        Assert.Equal("command.key-reused", Refused(book, Chongqing.Li, PaymentChannel.Alipay, Key));
        Assert.Equal("period.on-order", Refused(book, Chongqing.Li, PaymentChannel.WeChat, CommandKey.Parse("cmd-2")));

        // The key of placing is a key of the order's other commands too.
        Assert.Equal("command.key-reused", first.Close(Chongqing.At(2023, 1, 4), Key).Errors.Single().Code);
    }

    [Fact]
    public void A_key_has_1_to_64_printable_characters()
    {
        Assert.Equal("a", CommandKey.Parse("a").ToString());
        Assert.All(["", " ", "a b", "é", new string('k', 65)], text => Assert.False(CommandKey.TryParse(text, out _)));
        Assert.False(CommandKey.TryParse(null, out _));
        Assert.True(CommandKey.TryParse(new string('k', 64), out _));
        Assert.Throws<FormatException>(() => CommandKey.Parse(""));
        Assert.Throws<InvalidOperationException>(() => default(CommandKey).ToString());
    }

    private static string Refused(OrderBook book, Domain.People.Person payer, PaymentChannel channel, CommandKey key) => book.Place(
        Chongqing.Number(3), Chongqing.FirstPremium(), Chongqing.Zhang, payer, channel, Chongqing.At(2023, 1, 3), new OrderTerms(Key: key)).Errors[0].Code;

    private static PremiumOrder Earlier() =>
        Chongqing.Placed(number: 2).Apply(Chongqing.Notice("N-0", 587_400, Chongqing.At(2023, 1, 3, 1), order: 2)).Value.Order;

    private static Result<PremiumOrder> Order(Result<(PremiumOrder Order, ValueList<MoneyReturn> Returns)> result) =>
        result.TryGet(out var done, out var errors) ? done.Order : errors;
}
