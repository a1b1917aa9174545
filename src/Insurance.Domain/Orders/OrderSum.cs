namespace Insurance.Domain.Orders;

/// <summary>Sums of what was stored by others, which nobody has checked yet: they may be too large for an amount.</summary>
internal static class OrderSum
{
    public static Int128 Of(ValueList<OrderLine> lines)
    {
        var sum = default(Int128);
        foreach (var line in lines)
        {
            sum += line.Amount.Fen;
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
