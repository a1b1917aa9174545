using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace Insurance.Domain.Contributions;

/// <summary>How a month stands in a person's record.</summary>
[JsonConverter(typeof(SpellingJsonConverter<MonthState>))]
public enum MonthState
{
    /// <summary>On an order that is not paid yet.</summary>
    OnOrder,

    /// <summary>Paid.</summary>
    Paid,

    /// <summary>Paid and given back.</summary>
    Refunded,
}

/// <summary>
/// The months of one person in one scheme, line by line, as plain facts: what is on order, paid, refunded. Orders produce them, policies
/// read them. Immutable; a month without an entry was never ordered. An entry keeps the order that made it, so that an order that is
/// closed takes back what is its own and nothing of an order after it.
/// </summary>
public sealed class ContributionRecord
{
    private readonly ImmutableSortedDictionary<(YearMonth Month, InsuranceLine Line), (MonthState State, OrderId? Order)> months;

    private ContributionRecord(ImmutableSortedDictionary<(YearMonth Month, InsuranceLine Line), (MonthState State, OrderId? Order)> months) =>
        this.months = months;

    /// <summary>A person who never paid here.</summary>
    public static ContributionRecord Empty { get; } = new(ImmutableSortedDictionary<(YearMonth, InsuranceLine), (MonthState, OrderId?)>.Empty);

    /// <summary>The record with months of some lines in a state.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="period">The months.</param>
    /// <param name="state">The state.</param>
    /// <param name="order">The order that brought them there; null where it is not known.</param>
    public ContributionRecord With(IEnumerable<InsuranceLine> lines, FeePeriod period, MonthState state, OrderId? order = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var changed = months.ToBuilder();
        foreach (var line in lines)
        {
            foreach (var month in period.EachMonth())
            {
                changed[(month, line)] = (state, order);
            }
        }

        return new(changed.ToImmutable());
    }

    /// <summary>The record without what one order brought, such as one that was closed unpaid.</summary>
    public ContributionRecord Without(OrderId order) =>
        new(months.RemoveRange(months.Where(entry => entry.Value.Order == order).Select(entry => entry.Key)));

    /// <summary>
    /// The record after one order was refunded: its months are refunded, except where another order has put them since, or nobody knows which.
    /// </summary>
    public ContributionRecord WithRefunded(IEnumerable<InsuranceLine> lines, FeePeriod period, OrderId order)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var own = lines.SelectMany(_ => period.EachMonth(), (line, month) => (month, line)).Where(key => !months.TryGetValue(key, out var entry) || entry.Order == order);
        return new(months.SetItems(own.Select(key => KeyValuePair.Create(key, (MonthState.Refunded, (OrderId?)order)))));
    }

    /// <summary>The state of a month of a line; null where it was never ordered.</summary>
    public MonthState? StateOf(InsuranceLine line, YearMonth month) => months.TryGetValue((month, line), out var entry) ? entry.State : null;

    /// <summary>Whether nobody but an order itself has put a month of a line there.</summary>
    internal bool IsFree(InsuranceLine line, YearMonth month, OrderId order) => !months.TryGetValue((month, line), out var entry) || entry.Order == order;

    /// <summary>The months of a period in which at least one of the lines is in a state, in order.</summary>
    public IEnumerable<YearMonth> MonthsIn(MonthState state, IEnumerable<InsuranceLine> lines, FeePeriod period)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var asked = lines.ToHashSet();
        return months
            .Where(entry => entry.Value.State == state && asked.Contains(entry.Key.Line) && period.Contains(entry.Key.Month))
            .Select(entry => entry.Key.Month)
            .Distinct();
    }

    /// <summary>The last month before another that is paid for any line, or null.</summary>
    public YearMonth? LastPaidBefore(YearMonth month) => months
        .Where(entry => entry.Value.State == MonthState.Paid && entry.Key.Month.CompareTo(month) < 0)
        .Select(entry => (YearMonth?)entry.Key.Month)
        .Max();
}
