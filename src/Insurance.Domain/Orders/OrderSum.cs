namespace Insurance.Domain.Orders;

/// <summary>Sums of what was stored by others, which nobody has checked yet: they may be too large for an amount.</summary>
internal static class OrderSum
{
    public static Int128 Of(ValueList<OrderLine> lines) => Of(lines.Select(line => line.Amount));

    public static Int128 Of(IEnumerable<Money> amounts)
    {
        var sum = default(Int128);
        foreach (var amount in amounts)
        {
            sum += amount.Fen;
        }

        return sum;
    }

    public static Int128 Of(ValueList<OrderEntry> history)
    {
        var sum = default(Int128);
        foreach (var entry in history)
        {
            sum += entry?.Notice?.Amount.Fen ?? 0;
        }

        return sum;
    }
}
