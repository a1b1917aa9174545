using System.Text.Json.Serialization;
using Insurance.Domain.Contributions;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Premiums;

/// <summary>Whether any benefit of the insurance was used in the months that a refund is about; declared, never guessed.</summary>
[JsonConverter(typeof(SpellingJsonConverter<BenefitUse>))]
public enum BenefitUse
{
    /// <summary>Nobody said.</summary>
    NotSaid,

    /// <summary>None was used.</summary>
    None,

    /// <summary>At least one was used.</summary>
    Used,
}

/// <summary>
/// What a refund rule is asked: why, of which premium, on which day. What happened is declared; a rule that decides by a fact that was not
/// said asks for it (<c>refund.fact-needed</c>, <c>refund.benefit-not-said</c>).
/// </summary>
/// <param name="Reason">Why.</param>
/// <param name="Paid">The premium by which the months were paid; its tariff has the rules, its grade and months count.</param>
/// <param name="ClaimedOn">The day of the claim.</param>
public sealed record RefundQuestion(RefundReason Reason, Assessment Paid, LocalDate ClaimedOn)
{
    /// <summary>The day on which it happened, such as the day of death; null where it was not said.</summary>
    public LocalDate? HappenedOn { get; init; }

    /// <summary>The months that somebody else paid too, such as an employer; null where it was not said.</summary>
    public FeePeriod? PaidTwice { get; init; }

    /// <summary>
    /// The premium that is right, for a difference: by the lower rate, by the corrected entry, or for fewer months; null where
    /// it was not said.
    /// </summary>
    public Assessment? Due { get; init; }

    /// <summary>For a difference, that nothing was due at all, so that <see cref="Due"/> stays null.</summary>
    public bool NothingDue { get; init; }

    /// <summary>Whether a benefit was used.</summary>
    public BenefitUse BenefitUse { get; init; }

    /// <summary>
    /// What was paid by fact, with every correction since, so that nothing goes back twice; what it says of other months stays out. Null where the premium was paid as assessed.
    /// </summary>
    public ValueList<PaidMonthLine>? Facts { get; init; }

    /// <summary>The reason, the months and the amount that was paid.</summary>
    public override string ToString() => $"{Spelling.Of(Reason)} {Paid.Period} {Paid.Total}";
}
