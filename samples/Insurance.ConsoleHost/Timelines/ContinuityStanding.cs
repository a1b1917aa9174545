using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.ConsoleHost.Timelines;

/// <summary>How long a person was insured without a break, by the definitions that offices use.</summary>
/// <param name="Through">The month through which it is counted.</param>
/// <param name="Strict">Each month paid by its last day, any scheme and place.</param>
/// <param name="BackPaid">The same with short runs of months that were paid afterwards.</param>
/// <param name="WheneverPaid">Each month that was paid at all.</param>
/// <param name="Resident">As a resident of the place, each month paid within its year, as the cap of serious-illness insurance counts.</param>
/// <param name="Transfer">What a change to the other scheme asks for; null where no rule is known, or no month counts.</param>
internal sealed record ContinuityStanding(YearMonth Through, Continuity Strict, Continuity BackPaid, Continuity WheneverPaid, Continuity Resident, TransferStanding? Transfer)
{
    /// <summary>The longest run of months paid afterwards that counts in <see cref="BackPaid"/>.</summary>
    public const int BackPaidMonths = 3;

    public static ContinuityStanding Of(CoverageFacts facts, TariffCatalog catalog, YearMonth through)
    {
        var wheneverPaid = Continuity.Of(facts, ContinuityDefinition.ForTransfer, through);
        return new(
            through,
            Continuity.Of(facts, ContinuityDefinition.Strict, through),
            Continuity.Of(facts, ContinuityDefinition.WithBackPayments(BackPaidMonths), through),
            wheneverPaid,
            Continuity.Of(facts, ContinuityDefinition.ForCapIncentive, through),
            TransferStanding.Of(facts, catalog, wheneverPaid, through));
    }
}
