using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>How often a channel was asked about one matter so far, and when for the last time.</summary>
public sealed record QueriesMade
{
    private QueriesMade(int count, Instant? last)
    {
        Count = count;
        Last = last;
    }

    /// <summary>Not at all.</summary>
    public static QueriesMade None { get; } = new(0, null);

    /// <summary>How often.</summary>
    public int Count { get; }

    /// <summary>When for the last time; null where not at all.</summary>
    public Instant? Last { get; }

    /// <summary>So many queries, the last of them at an instant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is below one.</exception>
    public static QueriesMade Of(int count, Instant last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new(count, last);
    }

    /// <summary>One more, at an instant.</summary>
    public QueriesMade Then(Instant at) => new(Count + 1, at);
}
