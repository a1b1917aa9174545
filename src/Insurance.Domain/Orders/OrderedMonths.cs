using Insurance.Domain.Contributions;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>The months of an order: what a person's record says of them, and what was paid for each.</summary>
internal static class OrderedMonths
{
    /// <summary>A record with the order's months as they stand.</summary>
    public static ContributionRecord Mark(PremiumOrder order, ContributionRecord record)
    {
        if (order.Kind == OrderKind.Supplement)
        {
            return MarkSupplement(order, record);
        }

        var lines = order.Lines.Select(line => line.Insurance).ToList();
        return order.State switch
        {
            OrderState.Closed or OrderState.Superseded => record.Without(order.Id),
            OrderState.Refunded when order.PaidAt is null => record.Without(order.Id),
            OrderState.Refunded => record.WithRefunded(lines, order.Period, order.Id),
            OrderState.Placed => record.With(lines, order.Period, MonthState.OnOrder, order.Id),
            OrderState.Refunding when order.PaidAt is null => record.With(lines, order.Period, MonthState.OnOrder, order.Id),
            _ => MarkKept(order, record),
        };
    }

    /// <summary>What an order paid for each month of the premium that it was placed for, less what it gave back in part.</summary>
    public static IReadOnlyList<PaidMonthLine> Of(PremiumOrder order, Assessment assessed)
    {
        var lines = assessed.Lines.Where(line => line.Payer == Payer.Person).ToList();
        var isOwn = (assessed.Tariff.Region, assessed.Tariff.Scheme, assessed.Grade.Id) == (order.Region, order.Scheme, order.Grade);
        if (order.Kind == OrderKind.Normal)
        {
            isOwn = isOwn && assessed.Period == order.Period
                && lines.Select(line => (line.Insurance, line.Amount)).SequenceEqual(order.Lines.Select(line => (line.Insurance, line.Amount)));
        }

        if (!isOwn)
        {
            throw new ArgumentException("The premium is not the one that was ordered.", nameof(assessed));
        }

        var paid = order.Kind == OrderKind.Supplement
            ? order.SupplementMonths
            : assessed.MonthLines()
                .Where(line => line.Payer == Payer.Person)
                .Select(line => new PaidMonthLine(line.Month, line.Insurance, line.Amount, order.Id));
        var back = order.Grants
            .SelectMany(grant => grant.Months.Select(month => new PaidMonthLine(month.Month, month.Insurance, -month.Amount, order.Id, grant.Reassessment)));
        return [.. paid, .. back];
    }

    /// <summary>The months of the insurances that an order keeps: all of its own but those that a partial refund let go.</summary>
    public static HashSet<(InsuranceLine Line, YearMonth Month)> Kept(PremiumOrder order) =>
    [
        .. order.Lines.SelectMany(_ => order.Period.EachMonth(), (line, month) => (line.Insurance, month))
            .Except(LetGo(order).Select(month => (month.Insurance, month.Month))),
    ];

    private static IEnumerable<RefundedMonth> LetGo(PremiumOrder order) =>
        order.Grants.Where(grant => grant.EndsCover).SelectMany(grant => grant.Months);

    private static ContributionRecord MarkKept(PremiumOrder order, ContributionRecord record)
    {
        // What it let go is free where it was its own; where another order has paid the month, it stays that one's.
        foreach (var month in LetGo(order))
        {
            record = record.WithRefunded([month.Insurance], FeePeriod.Of(month.Month, month.Month), order.Id);
        }

        foreach (var (line, month) in Kept(order))
        {
            record = record.With([line], FeePeriod.Of(month, month), MonthState.Paid, order.Id);
        }

        return record;
    }

    /// <summary>A supplement adds to months that are paid, which stay another order's; months that nobody paid are its own.</summary>
    private static ContributionRecord MarkSupplement(PremiumOrder order, ContributionRecord record)
    {
        if (order.State is OrderState.Closed or OrderState.Superseded or OrderState.Refunded)
        {
            return record.Without(order.Id);
        }

        var state = order.State == OrderState.Placed ? MonthState.OnOrder : MonthState.Paid;
        foreach (var month in order.SupplementMonths.Where(month => record.IsFree(month.Line, month.Month, order.Id)))
        {
            record = record.With([month.Line], FeePeriod.Of(month.Month, month.Month), state, order.Id);
        }

        return record;
    }
}
