namespace Insurance.Domain.Orders;

/// <summary>
/// That two orders paid the same months of the same insurances. Which one keeps them is decided by the channels' own time of payment, then by the
/// id of the notice that completed it, then by the number of the order: never by which became known first.
/// </summary>
/// <param name="Winner">The order that keeps the months.</param>
/// <param name="Loser">The order whose money for them is a surplus.</param>
/// <param name="Months">The months that both paid.</param>
/// <param name="IsWhole">
/// Whether the winner paid everything that the loser paid, so that the loser gives way (<see cref="PremiumOrder.Yield"/>); where it is only a part
/// of it, a person decides what goes back.
/// </param>
public sealed record PaidTwice(OrderId Winner, OrderId Loser, FeePeriod Months, bool IsWhole)
{
    /// <summary>All pairs among the orders of one person or of many; of an order that several others paid before, the pair with the first.</summary>
    public static ValueList<PaidTwice> Among(IEnumerable<PremiumOrder> orders)
    {
        ArgumentNullException.ThrowIfNull(orders);
        return
        [
            .. orders.Where(Pays)
                .GroupBy(order => (order.Insured.Id, order.Region, order.Scheme))
                .SelectMany(own => Pairs([.. own.OrderBy(order => order.PaidAt).ThenBy(order => order.PaidBy!.Id, StringComparer.Ordinal).ThenBy(order => order.Id.ToString(), StringComparer.Ordinal)])),
        ];
    }

    /// <summary>The two numbers and the months.</summary>
    public override string ToString() => $"{Loser} after {Winner}, {Months}";

    /// <summary>Whether an order paid all that another one paid, before it.</summary>
    internal static bool IsBefore(PremiumOrder winner, PremiumOrder loser) => Among([winner, loser]).Any(pair => pair.Winner == winner.Id && pair.IsWhole);

    /// <summary>Whether it holds months by having paid their premium.</summary>
    private static bool Pays(PremiumOrder order) => order is { Kind: OrderKind.Normal, State: OrderState.Paid or OrderState.Booked };

    private static IEnumerable<PaidTwice> Pairs(PremiumOrder[] inOrder)
    {
        var months = inOrder.Select(OrderedMonths.Kept).ToArray();
        for (var later = 1; later < inOrder.Length; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                var both = months[later].Intersect(months[earlier]).Select(pair => pair.Month).ToList();
                if (both.Count > 0)
                {
                    var span = FeePeriod.Of(both.Min(), both.Max());
                    yield return new PaidTwice(inOrder[earlier].Id, inOrder[later].Id, span, months[later].IsSubsetOf(months[earlier]));
                    break;
                }
            }
        }
    }
}
