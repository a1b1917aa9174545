using Insurance.Domain.Contributions;
using NodaTime;

namespace Insurance.Domain.Premiums;

/// <summary>What a reassessment adds to one month of one insurance, or takes from it.</summary>
/// <param name="Month">The month.</param>
/// <param name="Line">The insurance.</param>
/// <param name="Paid">What is paid, with every earlier correction.</param>
/// <param name="Due">What is due now.</param>
/// <param name="SourcesBefore">Where the earlier amount stands; empty where nobody said by which premium it was paid.</param>
/// <param name="SourcesAfter">Where the amount stands that is due now; empty where nothing is due.</param>
public sealed record Adjustment(
    YearMonth Month,
    InsuranceLine Line,
    Money Paid,
    Money Due,
    ValueList<Source> SourcesBefore,
    ValueList<Source> SourcesAfter)
{
    /// <summary>The supplement (补缴), or, below zero, what goes back (退费).</summary>
    public Money Amount => Due - Paid;

    /// <summary>The adjustment as a fact, once its money moved.</summary>
    /// <param name="reassessment">The reassessment that brought it.</param>
    /// <param name="order">The order by which it was paid; null for none.</param>
    public PaidMonthLine ToPaid(ReassessmentId reassessment, OrderId? order = null) => new(Month, Line, Amount, order, reassessment);
}
