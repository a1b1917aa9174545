using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>What of a deduction run never changes.</summary>
internal sealed record DeductionRunPlan(
    string Id,
    Region Region,
    Scheme Scheme,
    ContributionYear Year,
    int Number,
    DeductionRunDates Dates,
    Instant PlannedAt,
    ValueList<LeftOutOrder> LeftOut);
