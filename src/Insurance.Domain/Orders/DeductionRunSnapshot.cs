using System.Text.Json.Serialization;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>
/// A deduction run as an application stores it: the instructions as they were planned, and what happened since. Equal when all of it is. JSON holds
/// the ID numbers in full and the accounts masked; <see cref="ToString"/> holds neither.
/// </summary>
/// <param name="Version">The version of this form; <see cref="NewestVersion"/> for one that this library writes.</param>
/// <param name="Id">The number.</param>
/// <param name="Region">Where.</param>
/// <param name="Scheme">In which scheme.</param>
/// <param name="Year">The year that is paid.</param>
/// <param name="Number">Which run of the year.</param>
/// <param name="Dates">Its days.</param>
/// <param name="PlannedAt">When it was planned.</param>
/// <param name="Instructions">The instructions as they were planned, by the numbers of the orders.</param>
/// <param name="LeftOut">The orders for which it takes nothing, by their numbers.</param>
/// <param name="History">What happened since, in the order in which it became known.</param>
[JsonConverter(typeof(OrdersJsonConverter))]
public sealed record DeductionRunSnapshot(
    int Version,
    string Id,
    Region Region,
    Scheme Scheme,
    ContributionYear Year,
    int Number,
    DeductionRunDates Dates,
    Instant PlannedAt,
    ValueList<DeductionInstruction> Instructions,
    ValueList<LeftOutOrder> LeftOut,
    ValueList<DeductionEntry> History)
{
    /// <summary>The version that this library writes.</summary>
    public const int NewestVersion = 1;

    /// <summary>The version, the number and how many instructions and entries; nothing of the people.</summary>
    public override string ToString() => $"deduction run v{Version} {Id}, {Instructions.Count} instructions, {History.Count} entries";
}
