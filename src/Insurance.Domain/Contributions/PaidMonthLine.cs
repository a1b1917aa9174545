using NodaTime;

namespace Insurance.Domain.Contributions;

/// <summary>
/// What a person paid for one month of one insurance, as a plain fact. Below zero where money went back. A month may have several: what was
/// paid first, and each correction since; their sum is what is paid.
/// </summary>
/// <param name="Month">The month.</param>
/// <param name="Line">The insurance.</param>
/// <param name="Amount">What was paid, or given back where it is below zero.</param>
/// <param name="Order">The order that brought it; null where it is not known.</param>
/// <param name="Reassessment">The reassessment that brought it; null for an ordinary payment.</param>
public sealed record PaidMonthLine(YearMonth Month, InsuranceLine Line, Money Amount, OrderId? Order = null, ReassessmentId? Reassessment = null);
