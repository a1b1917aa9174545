using Insurance.Domain.Orders;

namespace Insurance.Domain.Tests.Root;

public sealed class TransitionTableTests
{
    [Fact]
    public void The_diagram_shows_the_first_state_and_every_row() => Assert.Equal(
        """
        stateDiagram-v2
            [*] --> Placed
            Placed --> Paid : pay
            Placed --> Closed : close
            Placed --> Refunded : refund
            Paid --> Booked : book
            Paid --> Refunded : refund
            Booked --> Refunded : refund

        """.ReplaceLineEndings("\n"),
        PremiumOrder.Transitions.ToDiagram());

    [Fact]
    public void A_pair_stands_in_the_table_once() =>
        Assert.Distinct(PremiumOrder.Transitions.Rows.Select(row => (row.From, row.Event)));
}
