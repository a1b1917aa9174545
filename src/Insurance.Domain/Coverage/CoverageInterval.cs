using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>Days on end of one state for one reason.</summary>
/// <param name="From">The first day.</param>
/// <param name="Through">The last day; null where nothing that is known ends it.</param>
/// <param name="State">The state.</param>
/// <param name="Reason">The code of the reason, a text of the phrasebook.</param>
public sealed record CoverageInterval(LocalDate From, LocalDate? Through, CoverageState State, string Reason)
{
    /// <summary>The insurance that the state comes from; null where there is none.</summary>
    public InsuredAs? As { get; init; }

    /// <summary>The word by which tariff files call the rule that decided, such as <c>lapse-longer-than</c>; null where none did.</summary>
    public string? Rule { get; init; }

    /// <summary>Where the rule stands.</summary>
    public Source? Source { get; init; }

    /// <summary>How well the rule is attested.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>The values of which the reason speaks.</summary>
    public OperandList Operands { get; init; } = new([]);

    /// <summary>The first day of cover, or of costs that are reimbursed, from this interval's first day on, by the reading that grants most; null for none.</summary>
    public LocalDate? CoveredFromEarliest { get; init; }

    /// <summary>The same by the reading that grants least.</summary>
    public LocalDate? CoveredFromLatest { get; init; }

    /// <summary>Whether a day lies in it.</summary>
    public bool Contains(LocalDate day) => From <= day && !(Through < day);
}
