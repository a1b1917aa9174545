using System.Globalization;
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

    /// <summary>
    /// The reason in a language, and from when there will be cover: one line that a person can act on. Months that are covered are told without an outlook.
    /// </summary>
    public string MessageIn(Language language)
    {
        var reason = Phrasebook.Text(Reason, language, Operands);
        return Outlook is { } outlook ? $"{reason}{(language == Language.SimplifiedChinese ? "" : " ")}{Phrasebook.Text(outlook, language, OutlookOperands)}" : reason;
    }

    /// <summary>State, days and reason.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:uuuu-MM-dd}..{Through:uuuu-MM-dd} {Spelling.Of(State)} {Reason}");

    private string? Outlook => (State, CoveredFromEarliest, CoveredFromLatest) switch
    {
        (CoverageState.Covered or CoverageState.Reimbursable, _, _) => null,
        (CoverageState.WaitingOrCovered, _, { }) => ErrorCodes.Coverage.SurelyFrom,
        (CoverageState.WaitingOrCovered, _, null) => ErrorCodes.Coverage.NeverSurely,
        (_, null, _) => ErrorCodes.Coverage.NotForeseen,
        (_, { } earliest, { } latest) when earliest == latest => ErrorCodes.Coverage.CoveredFrom,
        (_, _, { }) => ErrorCodes.Coverage.CoveredBetween,
        _ => ErrorCodes.Coverage.PerhapsFrom,
    };

    private OperandList OutlookOperands => Outlook switch
    {
        ErrorCodes.Coverage.CoveredBetween => new([("earliest", CoveredFromEarliest!.Value), ("latest", CoveredFromLatest!.Value)]),
        ErrorCodes.Coverage.CoveredFrom or ErrorCodes.Coverage.SurelyFrom => new([("from", CoveredFromLatest!.Value)]),
        ErrorCodes.Coverage.PerhapsFrom => new([("from", CoveredFromEarliest!.Value)]),
        _ => new([]),
    };

    /// <summary>The months of the wait, where it is one; else 0.</summary>
    public int WaitMonths { get; init; }

    /// <summary>Whether a day lies in it.</summary>
    public bool Contains(LocalDate day) => From <= day && !(Through < day);
}
