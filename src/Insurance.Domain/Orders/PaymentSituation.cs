using Insurance.Domain.Coverage;
using Insurance.Domain.Enrollments;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>Everything that the payment status of one person for one year rests on, as plain facts.</summary>
/// <param name="Region">Where.</param>
/// <param name="Scheme">In which scheme.</param>
/// <param name="Year">The contribution year that is asked about.</param>
/// <param name="Enrollment">How the registration stands; null where there is none.</param>
public sealed record PaymentSituation(Region Region, Scheme Scheme, ContributionYear Year, EnrollmentState? Enrollment)
{
    /// <summary>Whether a declaration stands for the year.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>As what kind of member the person pays; null where it is not known: then the windows of all kinds count.</summary>
    public MemberKind? Member { get; init; }

    /// <summary>The grade; null where it is not known.</summary>
    public string? Grade { get; init; }

    /// <summary>What was assessed, where there is no order yet; null where it is not known.</summary>
    public Money? Assessed { get; init; }

    /// <summary>The order that is asked about; null for the one that says most of the year.</summary>
    public OrderFacts? Order { get; init; }

    /// <summary>The other orders for the same months.</summary>
    public ValueList<OrderFacts> Others { get; init; } = [];

    /// <summary>The tax side's word; null where nobody asked.</summary>
    public TreasuryWord? TaxWord { get; init; }

    /// <summary>The medical-insurance side's word; null where nobody asked.</summary>
    public TreasuryWord? MedicalWord { get; init; }

    /// <summary>
    /// What is known of the person's cover in this place, without the payment that is asked about, for what being late costs. Null where nobody knows: then a continuing member is taken
    /// for one whose last year was paid through its last month, a new one for never insured before, and of others nothing is told.
    /// </summary>
    public CoverageFacts? Cover { get; init; }

    /// <summary>The day of payment as the person tells it, such as by a receipt; an order's own day comes first.</summary>
    public LocalDate? PaidOn { get; init; }
}
