using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>How soon after placing an order may be closed.</summary>
/// <param name="Earliest">So long after placing at the earliest.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Confidence">How well it is attested.</param>
public sealed record ClosingLimit(Duration Earliest, Source Source, Confidence Confidence);

/// <summary>Until when after placing an order may be payable.</summary>
/// <param name="Least">So long at least.</param>
/// <param name="Most">So long at most.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Confidence">How well it is attested.</param>
public sealed record PayByLimits(Duration Least, Duration Most, Source Source, Confidence Confidence);

/// <summary>Which order numbers a payment system takes: ASCII letters, digits and some signs.</summary>
/// <param name="Shortest">The fewest characters.</param>
/// <param name="Longest">The most characters.</param>
/// <param name="Signs">The signs beside letters and digits.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Confidence">How well it is attested.</param>
public sealed record OrderNumberRule(int Shortest, int Longest, string Signs, Source Source, Confidence Confidence)
{
    /// <summary>Whether the system takes an order's number.</summary>
    public bool Takes(OrderId id)
    {
        var text = id.ToString();
        return text.Length >= Shortest && text.Length <= Longest && text.All(c => char.IsAsciiLetterOrDigit(c) || Signs.Contains(c, StringComparison.Ordinal));
    }
}

/// <summary>When a notice that was not answered comes again.</summary>
/// <param name="After">The time from one to the next.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Confidence">How well it is attested.</param>
public sealed record NoticeRetries(ValueList<Duration> After, Source Source, Confidence Confidence)
{
    /// <summary>How often it is sent in all.</summary>
    public int Sends => After.Count + 1;
}
