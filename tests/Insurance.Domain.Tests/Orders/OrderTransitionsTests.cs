using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>Every event in every state: what the table says and what the order does are the same.</summary>
public sealed class OrderTransitionsTests
{
    private static readonly LocalDate Late = new(2023, 1, 20);

    public static TheoryData<OrderState, OrderEvent, OrderState?> Pairs => new()
    {
        { OrderState.Placed, OrderEvent.Pay, OrderState.Paid },
        { OrderState.Placed, OrderEvent.Book, null },
        { OrderState.Placed, OrderEvent.Close, OrderState.Closed },
        { OrderState.Placed, OrderEvent.Yield, null },
        { OrderState.Placed, OrderEvent.StartRefund, OrderState.Refunding },
        { OrderState.Placed, OrderEvent.Refund, OrderState.Refunded },
        { OrderState.Paid, OrderEvent.Pay, null },
        { OrderState.Paid, OrderEvent.Book, OrderState.Booked },
        { OrderState.Paid, OrderEvent.Close, null },
        { OrderState.Paid, OrderEvent.Yield, OrderState.Superseded },
        { OrderState.Paid, OrderEvent.StartRefund, OrderState.Refunding },
        { OrderState.Paid, OrderEvent.Refund, OrderState.Refunded },
        { OrderState.Booked, OrderEvent.Pay, null },
        { OrderState.Booked, OrderEvent.Book, null },
        { OrderState.Booked, OrderEvent.Close, null },
        { OrderState.Booked, OrderEvent.Yield, OrderState.Superseded },
        { OrderState.Booked, OrderEvent.StartRefund, OrderState.Refunding },
        { OrderState.Booked, OrderEvent.Refund, OrderState.Refunded },
        { OrderState.Closed, OrderEvent.Pay, null },
        { OrderState.Closed, OrderEvent.Book, null },
        { OrderState.Closed, OrderEvent.Close, null },
        { OrderState.Closed, OrderEvent.Yield, null },
        { OrderState.Closed, OrderEvent.StartRefund, null },
        { OrderState.Closed, OrderEvent.Refund, null },
        { OrderState.Superseded, OrderEvent.Pay, null },
        { OrderState.Superseded, OrderEvent.Book, OrderState.Superseded },
        { OrderState.Superseded, OrderEvent.Close, null },
        { OrderState.Superseded, OrderEvent.Yield, null },
        { OrderState.Superseded, OrderEvent.StartRefund, null },
        { OrderState.Superseded, OrderEvent.Refund, null },
        { OrderState.Refunding, OrderEvent.Pay, null },
        { OrderState.Refunding, OrderEvent.Book, OrderState.Refunding },
        { OrderState.Refunding, OrderEvent.Close, null },
        { OrderState.Refunding, OrderEvent.Yield, null },
        { OrderState.Refunding, OrderEvent.StartRefund, null },
        { OrderState.Refunding, OrderEvent.Refund, OrderState.Refunded },
        { OrderState.Refunded, OrderEvent.Pay, null },
        { OrderState.Refunded, OrderEvent.Book, null },
        { OrderState.Refunded, OrderEvent.Close, null },
        { OrderState.Refunded, OrderEvent.Yield, null },
        { OrderState.Refunded, OrderEvent.StartRefund, null },
        { OrderState.Refunded, OrderEvent.Refund, null },
    };

    [Fact]
    public void An_order_is_born_placed_and_every_pair_is_walked()
    {
        Assert.Equal(OrderState.Placed, PremiumOrder.Transitions.First);
        Assert.Equal(OrderState.Placed, Chongqing.Placed().State);
        Assert.Equal(Enum.GetValues<OrderState>().Length * Enum.GetValues<OrderEvent>().Length, Pairs.Count);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_table_and_the_order_agree(OrderState state, OrderEvent occurred, OrderState? next)
    {
        Assert.Equal(next, PremiumOrder.Transitions.Next(state, occurred));

        var before = In(state, occurred);
        Assert.Equal(state, before.State);
        var after = Do(before, occurred);
        Assert.Equal(next ?? state, after.State);

        // What happened stands in the history; what did not leaves none, but for money, which is always taken in.
        var grown = after.History.Length - before.History.Length;
        Assert.Equal(next is not null || occurred == OrderEvent.Pay ? 1 : 0, grown);
        Assert.Equal(next is null ? null : occurred, grown == 0 ? null : after.History[^1].Event);
    }

    // What is refunded out of a placed order is a part of the money.
    private static PremiumOrder In(OrderState state, OrderEvent next) => state switch
    {
        OrderState.Placed when next is OrderEvent.Refund or OrderEvent.StartRefund => Chongqing.Placed().Apply(Chongqing.Notice("N-1", 1)).Value.Order,
        OrderState.Placed => Chongqing.Placed(),
        OrderState.Paid => Second(),
        OrderState.Booked => Second().Book(new LocalDate(2023, 1, 9)).Value,
        OrderState.Superseded => Second().Yield(First(), Late).Value,
        OrderState.Refunding => Second().StartRefund(RefundReason.Death, new LocalDate(2023, 1, 9)).Value.Order,
        OrderState.Refunded => Second().Refund(RefundReason.Death, new LocalDate(2023, 1, 9)).Value.Order,
        _ => Chongqing.Placed().Close(Chongqing.At(2023, 1, 4)).Value,
    };

    // A refusal leaves the order as it is; money is never refused.
    private static PremiumOrder Do(PremiumOrder order, OrderEvent occurred)
    {
        var result = occurred switch
        {
            OrderEvent.Pay => order.Apply(Chongqing.Notice("N-9", 587_400)).Value.Order,
            OrderEvent.Book => order.Book(new LocalDate(2023, 1, 10)),
            OrderEvent.Close => order.Close(Chongqing.At(2023, 1, 10)),
            OrderEvent.Yield => order.Yield(First(), Late.PlusDays(1)).TryGet(out var superseded, out _) && superseded.History[^1].On == Late.PlusDays(1) ? superseded : order,
            OrderEvent.StartRefund => order.StartRefund(RefundReason.WrongEntry, new LocalDate(2023, 1, 10)).TryGet(out var asked, out var errors) ? asked.Order : errors,
            _ when order.State == OrderState.Refunding => order.Settle(order.Returns.Single().Number!, ReturnState.Succeeded, new LocalDate(2023, 1, 10)),
            _ => order.Refund(RefundReason.WrongEntry, new LocalDate(2023, 1, 10)).TryGet(out var refunded, out var errors) ? refunded.Order : errors,
        };
        return result.TryGet(out var after, out _) ? after : order;
    }

    // Two orders of one person for the same months; the other one was paid an hour earlier.
    private static PremiumOrder First() => Chongqing.Placed(number: 2).Apply(Chongqing.Notice("N-0", 587_400, Chongqing.At(2023, 1, 3, 1), order: 2)).Value.Order;

    private static PremiumOrder Second() => Chongqing.PaidAt(Chongqing.At(2023, 1, 3));
}
