using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>From when there is cover, by the reading of the rule that grants most and by the one that grants least, and why.</summary>
/// <param name="Earliest">The first day of cover by the reading that grants most.</param>
/// <param name="Latest">The first day of cover by the reading that grants least; not before <paramref name="Earliest"/>.</param>
/// <param name="Reason">The code of what is told of the days before it.</param>
public sealed record CoverStart(LocalDate Earliest, LocalDate Latest, string Reason)
{
    /// <summary>The first day of an interruption whose costs are reimbursed afterwards; null where they are not.</summary>
    public LocalDate? ReimbursedFrom { get; init; }

    /// <summary>Whether a wait that was being served, or had been served, goes on as before; else a new one begins or none is needed.</summary>
    public bool Continues { get; init; }

    /// <summary>Whether the person comes over from another scheme or place, by which a wait that is being served here ends.</summary>
    public bool Moves { get; init; }

    /// <summary>The months of the wait; 0 for none.</summary>
    public int Months { get; init; }

    /// <summary>The word by which tariff files call the rule, such as <c>first-enrollment</c>; null where no rule was needed.</summary>
    public string? Rule { get; init; }

    /// <summary>Where the rule stands.</summary>
    public Source? Source { get; init; }

    /// <summary>How well it is attested.</summary>
    public Confidence? Confidence { get; init; }
}
