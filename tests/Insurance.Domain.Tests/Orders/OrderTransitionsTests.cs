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
        { OrderState.Paid, OrderEvent.Pay, null },
        { OrderState.Paid, OrderEvent.Book, OrderState.Booked },
        { OrderState.Paid, OrderEvent.Close, null },
        { OrderState.Booked, OrderEvent.Pay, null },
        { OrderState.Booked, OrderEvent.Book, null },
        { OrderState.Booked, OrderEvent.Close, null },
        { OrderState.Closed, OrderEvent.Pay, null },
        { OrderState.Closed, OrderEvent.Book, null },
        { OrderState.Closed, OrderEvent.Close, null },
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

        var before = In(state);
        Assert.Equal(state, before.State);
        var after = Do(before, occurred);
        Assert.Equal(next ?? state, after.State);
    }

    private static PremiumOrder In(OrderState state) => state switch
    {
        OrderState.Placed => Chongqing.Placed(),
        OrderState.Paid => Chongqing.PaidAt(Chongqing.At(2023, 1, 3)),
        OrderState.Booked => Chongqing.PaidAt(Chongqing.At(2023, 1, 3)).Book(new LocalDate(2023, 1, 9)).Value,
        _ => Chongqing.Placed().Close(Chongqing.At(2023, 1, 4)).Value,
    };

    // A refusal leaves the order as it is; money is never refused.
    private static PremiumOrder Do(PremiumOrder order, OrderEvent occurred)
    {
        var result = occurred switch
        {
            OrderEvent.Pay => order.Apply(Chongqing.Notice("N-9", 587_400)).Value.Order,
            OrderEvent.Book => order.Book(new LocalDate(2023, 1, 10)),
            _ => order.Close(Chongqing.At(2023, 1, 10)),
        };
        return result.TryGet(out var after, out _) ? after : order;
    }
}
