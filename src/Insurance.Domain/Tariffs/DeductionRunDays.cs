using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>
/// When a run of the batch deduction takes place (批扣). Whoever is missed by one run is met by the next, so that each is a term of its own.
/// </summary>
/// <param name="For">The years.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
/// <param name="First">The first day, a calendar day.</param>
/// <param name="Last">The last day, a calendar day.</param>
/// <param name="DepositBy">By when the money must lie on the account; <c>not-known</c> where nobody published it.</param>
public sealed record DeductionRunDays(FeePeriod For, Source Source, Confidence Confidence, TermDay First, TermDay Last, TermDay DepositBy)
    : Term(For, Source, Confidence)
{
    /// <summary>The channels that take no payment from the first day of the run to its last; empty where the file names none.</summary>
    public ValueList<PaymentChannel> LocksChannels { get; internal init; } = [];

    /// <summary>The run of a year.</summary>
    internal DeductionRunDates In(ContributionYear year) =>
        new(First.In(year)!.Value, Last.In(year)!.Value, DepositBy.In(year), Source, Confidence) { LocksChannels = LocksChannels };
}

/// <summary>A run of the batch deduction in a year.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
/// <param name="DepositBy">By when the money must lie on the account; null where nobody published it.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
public sealed record DeductionRunDates(LocalDate First, LocalDate Last, LocalDate? DepositBy, Source Source, Confidence Confidence)
{
    /// <summary>The channels that take no payment from the first day of the run to its last; empty where the file names none.</summary>
    public ValueList<PaymentChannel> LocksChannels { get; init; } = [];

    /// <summary>Whether a channel takes no payment on a day because of the run.</summary>
    public bool Locks(PaymentChannel channel, LocalDate day) => First <= day && day <= Last && LocksChannels.Contains(channel);
}
