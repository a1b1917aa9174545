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
/// read them. Immutable; a month without an entry was never ordered.
/// </summary>
public sealed class ContributionRecord
{
    private readonly ImmutableSortedDictionary<(YearMonth Month, InsuranceLine Line), MonthState> months;

    private ContributionRecord(ImmutableSortedDictionary<(YearMonth Month, InsuranceLine Line), MonthState> months) => this.months = months;

    /// <summary>A person who never paid here.</summary>
    public static ContributionRecord Empty { get; } = new(ImmutableSortedDictionary<(YearMonth, InsuranceLine), MonthState>.Empty);

    /// <summary>The record with months of some lines in a state.</summary>
    public ContributionRecord With(IEnumerable<InsuranceLine> lines, FeePeriod period, MonthState state)
    {
        var changed = months.ToBuilder();
        foreach (var line in lines)
        {
            foreach (var month in period.EachMonth())
            {
                changed[(month, line)] = state;
            }
        }

        return new(changed.ToImmutable());
    }

    /// <summary>The record without months of some lines, such as those of an order that was closed unpaid.</summary>
    public ContributionRecord Without(IEnumerable<InsuranceLine> lines, FeePeriod period)
    {
        var changed = months.ToBuilder();
        foreach (var line in lines)
        {
            foreach (var month in period.EachMonth())
            {
                changed.Remove((month, line));
            }
        }

        return new(changed.ToImmutable());
    }

    /// <summary>The state of a month of a line; null where it was never ordered.</summary>
    public MonthState? StateOf(InsuranceLine line, YearMonth month) => months.TryGetValue((month, line), out var state) ? state : null;

    /// <summary>The months of a period in which at least one of the lines is in a state, in order.</summary>
    public IEnumerable<YearMonth> MonthsIn(MonthState state, IEnumerable<InsuranceLine> lines, FeePeriod period)
    {
        var asked = lines.ToHashSet();
        return months
            .Where(entry => entry.Value == state && asked.Contains(entry.Key.Line) && period.Contains(entry.Key.Month))
            .Select(entry => entry.Key.Month)
            .Distinct();
    }

    /// <summary>The last month before another that is paid for any line, or null.</summary>
    public YearMonth? LastPaidBefore(YearMonth month) => months
        .Where(entry => entry.Value == MonthState.Paid && entry.Key.Month.CompareTo(month) < 0)
        .Select(entry => (YearMonth?)entry.Key.Month)
        .Max();
}
