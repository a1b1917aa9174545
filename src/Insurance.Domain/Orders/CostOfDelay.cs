using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>
/// What it costs not to pay in time (逾期缴费的待遇后果): until when waiting loses nothing, and from when there are benefits if it is paid after that. Derived from the waiting rules that
/// are published for the place; dates that a rule leaves open are given by both readings.
/// </summary>
/// <param name="LastGoodDay">
/// The last day on which paying loses no month of benefits: past where the payment window is over, measured from its first day; else still to come, measured from the first day on which it
/// can be paid now.
/// </param>
/// <param name="PaidOn">The day of payment of which the rest speaks: the day after the last good one, or where that is past the first day on which it can be paid now.</param>
public sealed record CostOfDelay(LocalDate LastGoodDay, LocalDate PaidOn)
{
    /// <summary>Whether the last good day is past.</summary>
    public bool IsLost { get; internal init; }

    /// <summary>
    /// The first day of benefits by the reading that grants most; null where this payment gives none any more. One after the year needs the next year to be paid in time, too.
    /// </summary>
    public LocalDate? CoveredFromEarliest { get; internal init; }

    /// <summary>The same by the reading that grants least; null where by that it gives none.</summary>
    public LocalDate? CoveredFromLatest { get; internal init; }

    /// <summary>The months of the wait (待遇等待期) by the reading that grants most; 0 for none.</summary>
    public int MonthsAtLeast { get; internal init; }

    /// <summary>The same by the reading that grants least.</summary>
    public int MonthsAtMost { get; internal init; }

    /// <summary>The first day of the interruption whose costs are reimbursed afterwards; null where they are not.</summary>
    public LocalDate? ReimbursedFrom { get; internal init; }

    /// <summary>The word by which tariff files call the rule that decides, such as <c>lapse-longer-than</c>; null where none is named.</summary>
    public string? Rule { get; internal init; }

    /// <summary>Where the rule stands.</summary>
    public Source? Source { get; internal init; }

    /// <summary>How well it is attested.</summary>
    public Confidence? Confidence { get; internal init; }

    /// <summary>
    /// As what the person was taken where nobody gave facts of cover: continuing after a year that was paid through its last month, or new and never insured before; null where facts were given.
    /// </summary>
    public MemberKind? Assumed { get; internal init; }

    /// <summary>The cost in sentences that a person can act on.</summary>
    public string MessageIn(Language language)
    {
        var said = new List<string> { Phrasebook.Text(IsLost ? "label.cost-was-free-until" : "label.cost-free-until", language, ("by", LastGoodDay)), Start(language) };
        if (MonthsAtMost > 0)
        {
            said.Add(Phrasebook.Text(MonthsAtLeast == MonthsAtMost ? "label.cost-wait" : "label.cost-wait-by-one-reading", language, ("months", MonthsAtMost)));
        }

        if (ReimbursedFrom is { } since)
        {
            said.Add(Phrasebook.Text("label.cost-reimbursed", language, ("since", since)));
        }
        else if (MonthsAtLeast > 0)
        {
            said.Add(Phrasebook.Text("label.cost-not-reimbursed", language));
        }

        if (Assumed is { } member)
        {
            said.Add(Phrasebook.Text($"label.cost-assumed-{Spelling.Of(member)}", language));
        }

        return string.Join(language == Language.SimplifiedChinese ? "" : " ", said);
    }

    /// <summary>The cost in English.</summary>
    public override string ToString() => MessageIn(Language.English);

    private string Start(Language language) => (CoveredFromEarliest, CoveredFromLatest) switch
    {
        ({ } from, { } latest) when from == latest => Phrasebook.Text("label.cost-paid-from", language, ("paid", PaidOn), ("from", from)),
        ({ } from, { } latest) => Phrasebook.Text("label.cost-paid-between", language, ("paid", PaidOn), ("from", from), ("through", latest)),
        ({ } from, null) => Phrasebook.Text("label.cost-paid-perhaps", language, ("paid", PaidOn), ("from", from)),
        _ => Phrasebook.Text("label.cost-paid-none", language, ("paid", PaidOn)),
    };
}
