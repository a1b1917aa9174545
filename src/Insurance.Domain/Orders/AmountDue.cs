using Insurance.Domain.People;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Orders;

/// <summary>What is to be paid for a person (应缴金额): what a page shows between the query and the payment. Prints masked.</summary>
public sealed record AmountDue
{
    private AmountDue(Person insured, Region region, Scheme scheme, FeePeriod period, Money amount, AssessmentCitation source)
    {
        Insured = insured;
        Region = region;
        Scheme = scheme;
        Period = period;
        Amount = amount;
        Source = source;
    }

    /// <summary>Who is insured.</summary>
    public Person Insured { get; }

    /// <summary>Where.</summary>
    public Region Region { get; }

    /// <summary>In which scheme.</summary>
    public Scheme Scheme { get; }

    /// <summary>The months.</summary>
    public FeePeriod Period { get; }

    /// <summary>How much; more than nothing.</summary>
    public Money Amount { get; }

    /// <summary>Where the amount stands.</summary>
    public AssessmentCitation Source { get; }

    /// <summary>The order that waits for it; null where none was placed.</summary>
    public OrderId? Order { get; private init; }

    /// <summary>What a premium costs, of which no order was placed yet; or <c>status.nothing-due</c>.</summary>
    public static Result<AmountDue> Of(Premium premium)
    {
        ArgumentNullException.ThrowIfNull(premium);
        var tariff = premium.Assessment.Tariff;
        return premium.Total > Money.Zero
            ? new AmountDue(premium.Insured, tariff.Region, tariff.Scheme, premium.Period, premium.Total, premium.Assessment.Citation)
            : Nothing();
    }

    /// <summary>
    /// What is missing on an order; or <c>status.nothing-due</c> where nothing is: also while the money is in transit, whatever another screen shows.
    /// </summary>
    public static Result<AmountDue> Of(PremiumOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order is { State: OrderState.Placed } && order.Due > Money.Zero
            ? new AmountDue(order.Insured, order.Region, order.Scheme, order.Period, order.Due, order.Source) { Order = order.Id }
            : Nothing();
    }

    private static DomainError Nothing() => DomainError.Of(ErrorCodes.Status.NothingDue, "order");
}
