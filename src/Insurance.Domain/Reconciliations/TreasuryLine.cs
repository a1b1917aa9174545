using System.Collections.Immutable;
using NodaTime;

namespace Insurance.Domain.Reconciliations;

/// <summary>
/// A line of the treasury's record (入库记录): money that was booked for an order, or taken out again (退库). A plain fact: nothing moves by it.
/// </summary>
public sealed record TreasuryLine
{
    private TreasuryLine(OrderId order, Money amount, LocalDate bookedOn, TreasuryDetail detail)
    {
        Order = order;
        Amount = amount;
        BookedOn = bookedOn;
        Person = detail.Person;
        Period = detail.Period;
        Reference = detail.Reference;
    }

    /// <summary>The order; where the treasury names none, its own number, which then is found nowhere here.</summary>
    public OrderId Order { get; }

    /// <summary>Above zero booked, below zero taken out; never zero.</summary>
    public Money Amount { get; }

    /// <summary>The day of the booking.</summary>
    public LocalDate BookedOn { get; }

    /// <summary>Whose contribution it is; null where the record does not say, and then it is not compared.</summary>
    public PersonKey? Person { get; }

    /// <summary>The months it is for; null where the record does not say, and then they are not compared.</summary>
    public FeePeriod? Period { get; }

    /// <summary>The treasury's own number of the booking; null where it has none, and then a repeated line is not told from a second one.</summary>
    public string? Reference { get; }

    /// <summary>
    /// A line, or <c>reconcile.transaction</c> and <c>reconcile.amount</c> (zero, or beyond
    /// <see cref="StatementLine.MaxAmount"/> in either direction) for one that is malformed.
    /// </summary>
    /// <exception cref="ArgumentException">The order's number is <c>default</c>.</exception>
    public static Result<TreasuryLine> Read(OrderId order, Money amount, LocalDate bookedOn, TreasuryDetail? detail = null)
    {
        StatementLine.Require(order);
        var said = detail ?? TreasuryDetail.None;
        var reference = said.Reference is null ? null : ListText.FaultOfToken(said.Reference, "reference");
        ImmutableArray<DomainError> faults = [.. new[] { reference, StatementLine.FaultOf(amount) }.OfType<DomainError>()];
        return faults.IsEmpty ? new TreasuryLine(order, amount, bookedOn, said) : faults;
    }

    /// <summary>The order, the amount and the day.</summary>
    public override string ToString() => $"{Order} {Amount} {ListText.Of(BookedOn)}";
}

/// <summary>What a treasury's record may say besides order, amount and day.</summary>
/// <param name="Person">Whose contribution it is.</param>
/// <param name="Period">The months.</param>
/// <param name="Reference">The treasury's own number of the booking.</param>
public sealed record TreasuryDetail(PersonKey? Person = null, FeePeriod? Period = null, string? Reference = null)
{
    internal static TreasuryDetail None { get; } = new();
}
