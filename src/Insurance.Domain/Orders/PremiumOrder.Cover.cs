using Insurance.Domain.Coverage;
using NodaTime;

namespace Insurance.Domain.Orders;

// What an order is for cover.
public sealed partial class PremiumOrder
{
    /// <summary>
    /// The booked payment that the order is for a timeline of cover: its months, the day on which it was paid, and the months that it gave back, in part or all. Null for what is no fact
    /// of cover: an order that is not booked, one that gave way to another, and a supplement, which adds money to months that another order pays.
    /// </summary>
    public BookedPayment? ToBookedPayment()
    {
        if (BookedOn is null || PaidOn is not { } paidOn || Kind == OrderKind.Supplement || State == OrderState.Superseded)
        {
            return null;
        }

        var insured = Scheme == Scheme.Resident ? InsuredAs.Resident : InsuredAs.FlexibleEmployment;
        return new(insured, Period, paidOn) { Refunded = [.. State == OrderState.Refunded ? [Period] : FeePeriod.Spanning(LetGo())] };
    }

    /// <summary>The months whose basic insurance it let go, or all of its insurances where it has no basic one.</summary>
    private IEnumerable<YearMonth> LetGo()
    {
        var kept = OrderedMonths.Kept(this);
        var basic = Lines.Select(line => line.Insurance).Where(line => line == InsuranceLine.BasicMedical).ToList();
        var deciding = basic.Count > 0 ? basic : [.. Lines.Select(line => line.Insurance)];
        return Period.EachMonth().Where(month => !deciding.Exists(line => kept.Contains((line, month))));
    }
}
