using System.Text.Json.Serialization;

namespace Insurance.Domain.Premiums;

/// <summary>What of one insurance is given back.</summary>
/// <param name="Insurance">Which insurance.</param>
/// <param name="Amount">How much; not below zero.</param>
public sealed record RefundedAmount(InsuranceLine Insurance, Money Amount);

/// <summary>That the law gives something back, and what (退费): the answer of a refund rule, and what an order carries out.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Lines">How much of each insurance; at least one is above zero.</param>
/// <param name="Months">The months that are not insured any more because of it; null where the months stay insured, as with a difference.</param>
/// <param name="Sources">Where it stands.</param>
/// <param name="Confidence">How well it is attested: the weakest of all that it rests on.</param>
public sealed record RefundGrant(RefundReason Reason, ValueList<RefundedAmount> Lines, FeePeriod? Months, ValueList<Source> Sources, Confidence Confidence)
{
    /// <summary>The reassessment that found it; null for another.</summary>
    public ReassessmentId? Reassessment { get; init; }

    /// <summary>What a caller should know.</summary>
    public ValueList<Warning> Warnings { get; init; } = [];

    /// <summary>The sum of the lines.</summary>
    public Money Total => Money.Sum(Lines.Select(line => line.Amount));

    /// <summary>The reason, the amount and the months.</summary>
    public override string ToString() => Months is { } months ? $"{Spelling.Of(Reason)} {Total} {months}" : $"{Spelling.Of(Reason)} {Total}";
}
