using Insurance.Domain.Contributions;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Orders;

/// <summary>The months of the premium that an order was placed for.</summary>
internal static class OrderedMonths
{
    public static IReadOnlyList<PaidMonthLine> Of(PremiumOrder order, Assessment assessed)
    {
        var lines = assessed.Lines.Where(line => line.Payer == Payer.Person).ToList();
        if ((assessed.Tariff.Region, assessed.Tariff.Scheme, assessed.Grade.Id, assessed.Period) != (order.Region, order.Scheme, order.Grade, order.Period)
            || !lines.Select(line => (line.Insurance, line.Amount)).SequenceEqual(order.Lines.Select(line => (line.Insurance, line.Amount))))
        {
            throw new ArgumentException("The premium is not the one that was ordered.", nameof(assessed));
        }

        return
        [
            .. assessed.MonthLines()
                .Where(line => line.Payer == Payer.Person)
                .Select(line => new PaidMonthLine(line.Month, line.Insurance, line.Amount, order.Id)),
        ];
    }
}
