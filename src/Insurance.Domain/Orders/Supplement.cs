using System.Collections.Immutable;
using Insurance.Domain.Contributions;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Orders;

/// <summary>What a reassessment adds to months, as an order pays it.</summary>
internal sealed record Supplement(Reassessment Reassessment, Assessment Due, ValueList<PaidMonthLine> Months)
{
    public FeePeriod Period => FeePeriod.Of(Months.Min(month => month.Month), Months.Max(month => month.Month));

    /// <summary>The insurances that something is added to.</summary>
    public ImmutableArray<OrderLine> Lines => [.. Placement.LinesOf(Due, line => Of(line.Insurance)).Where(line => line.Amount > Money.Zero)];

    /// <summary>The supplement of an order; null where nothing is to be paid in addition.</summary>
    /// <exception cref="ArgumentException">The reassessment was not made with this premium.</exception>
    public static Supplement? From(OrderId order, Reassessment reassessment, Assessment due)
    {
        var amounts = due.MonthLines().Where(line => line.Payer == Payer.Person).ToDictionary(line => (line.Insurance, line.Month), line => line.Amount);
        var more = reassessment.Adjustments.Where(adjustment => adjustment.Amount > Money.Zero).ToImmutableArray();
        if (more.Any(adjustment => amounts.GetValueOrDefault((adjustment.Line, adjustment.Month)) != adjustment.Due))
        {
            throw new ArgumentException("The reassessment was made with another premium.", nameof(due));
        }

        return more.IsEmpty ? null : new Supplement(reassessment, due, [.. more.Select(adjustment => adjustment.ToPaid(reassessment.Id, order))]);
    }

    private Money Of(InsuranceLine insurance) => Money.Sum(Months.Where(month => month.Line == insurance).Select(month => month.Amount));
}
