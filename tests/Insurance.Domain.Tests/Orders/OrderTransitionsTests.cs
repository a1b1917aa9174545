using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>Every event in every state: what the table says and what the order does are the same.</summary>
public sealed class OrderTransitionsTests
{
    public static TheoryData<OrderState, OrderEvent, OrderState?> Pairs => new()
    {
        { OrderState.Placed, OrderEvent.Pay, OrderState.Paid },
        { OrderState.Placed, OrderEvent.Book, null },
        { OrderState.Placed, OrderEvent.Close, OrderState.Closed },
        { OrderState.Placed, OrderEvent.Refund, OrderState.Refunded },
        { OrderState.Paid, OrderEvent.Pay, null },
        { OrderState.Paid, OrderEvent.Book, OrderState.Booked },
        { OrderState.Paid, OrderEvent.Close, null },
        { OrderState.Paid, OrderEvent.Refund, OrderState.Refunded },
        { OrderState.Booked, OrderEvent.Pay, null },
        { OrderState.Booked, OrderEvent.Book, null },
        { OrderState.Booked, OrderEvent.Close, null },
        { OrderState.Booked, OrderEvent.Refund, OrderState.Refunded },
        { OrderState.Closed, OrderEvent.Pay, null },
        { OrderState.Closed, OrderEvent.Book, null },
        { OrderState.Closed, OrderEvent.Close, null },
        { OrderState.Closed, OrderEvent.Refund, null },
        { OrderState.Refunded, OrderEvent.Pay, null },
        { OrderState.Refunded, OrderEvent.Book, null },
        { OrderState.Refunded, OrderEvent.Close, null },
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
    }

    // What is refunded out of a placed order is a part of the money.
    private static PremiumOrder In(OrderState state, OrderEvent next) => state switch
    {
        OrderState.Placed when next == OrderEvent.Refund => Chongqing.Placed().Apply(Chongqing.Notice("N-1", 1)).Value.Order,
        OrderState.Placed => Chongqing.Placed(),
        OrderState.Paid => Chongqing.PaidAt(Chongqing.At(2023, 1, 3)),
        OrderState.Booked => Chongqing.PaidAt(Chongqing.At(2023, 1, 3)).Book(new LocalDate(2023, 1, 9)).Value,
        OrderState.Refunded => Chongqing.PaidAt(Chongqing.At(2023, 1, 3)).Refund(RefundReason.Death, new LocalDate(2023, 1, 9)).Value.Order,
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
            _ => order.Refund(RefundReason.WrongEntry, new LocalDate(2023, 1, 10)).TryGet(out var refunded, out var errors) ? refunded.Order : errors,
        };
        return result.TryGet(out var after, out _) ? after : order;
    }
}
