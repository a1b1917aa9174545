namespace Insurance.Domain.Premiums;

/// <summary>What of one month of one insurance is given back.</summary>
/// <param name="Insurance">Which insurance.</param>
/// <param name="Month">Which month.</param>
/// <param name="Amount">How much; above zero.</param>
public sealed record RefundedMonth(InsuranceLine Insurance, NodaTime.YearMonth Month, Money Amount);

/// <summary>What of one insurance is given back.</summary>
/// <param name="Insurance">Which insurance.</param>
/// <param name="Amount">How much.</param>
public sealed record RefundedLine(InsuranceLine Insurance, Money Amount);

/// <summary>That the law gives something back, and what (退费): the answer of a refund rule, and what an order carries out.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Months">How much of each month of each insurance; at least one, each pair once.</param>
/// <param name="EndsCover">
/// Whether these months are not insured any more because of it, as with months paid twice; false where they stay insured, as with a difference.
/// </param>
/// <param name="Sources">Where it stands.</param>
/// <param name="Confidence">How well it is attested: the weakest of all that it rests on.</param>
public sealed record RefundGrant(RefundReason Reason, ValueList<RefundedMonth> Months, bool EndsCover, ValueList<Source> Sources, Confidence Confidence)
{
    /// <summary>The reassessment that found it; null for another.</summary>
    public ReassessmentId? Reassessment { get; init; }

    /// <summary>What a caller should know.</summary>
    public ValueList<Warning> Warnings { get; init; } = [];

    /// <summary>How much of each insurance, in the order in which they first stand.</summary>
    public ValueList<RefundedLine> Lines =>
        [.. Months.GroupBy(month => month.Insurance).Select(line => new RefundedLine(line.Key, Money.Sum(line.Select(month => month.Amount))))];

    /// <summary>The sum.</summary>
    public Money Total => Money.Sum(Months.Select(month => month.Amount));

    /// <summary>The reason and the amount.</summary>
    public override string ToString() => $"{Spelling.Of(Reason)} {Total}";
}
