using System.Text.Json.Serialization;

namespace Insurance.Domain.Tariffs;

/// <summary>When benefits begin after a lapse or a first enrolment (待遇等待期).</summary>
public abstract record WaitingRule : Term
{
    private protected WaitingRule(FeePeriod @for, Source source, Confidence confidence)
        : base(@for, source, confidence)
    {
    }

    /// <summary>From which month the wait is counted.</summary>
    public WaitingStart CountedFrom { get; internal init; } = WaitingStart.NotKnown;
}

/// <summary>From which month a wait is counted.</summary>
[JsonConverter(typeof(SpellingJsonConverter<WaitingStart>))]
public enum WaitingStart
{
    /// <summary>The month of payment, which counts (医保办发〔2021〕43号).</summary>
    PayingMonth,

    /// <summary>The month after the payment (Chongqing).</summary>
    MonthAfter,

    /// <summary>Nobody published it.</summary>
    NotKnown,
}

/// <summary>Who enrols for the first time waits.</summary>
/// <param name="For">The years.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
/// <param name="Months">How long.</param>
public sealed record FirstEnrollmentWaits(FeePeriod For, Source Source, Confidence Confidence, int Months) : WaitingRule(For, Source, Confidence);

/// <summary>Who pays after the payment window waits, new or continuing: at least so long where a lapse adds to it (Beijing, Zhejiang residents).</summary>
/// <param name="For">The years.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
/// <param name="Months">How long.</param>
public sealed record LatePaymentWaits(FeePeriod For, Source Source, Confidence Confidence, int Months) : WaitingRule(For, Source, Confidence);

/// <summary>Who interrupted longer than a limit waits.</summary>
/// <param name="For">The years.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
/// <param name="LimitMonths">The longest lapse without a wait.</param>
/// <param name="Months">How long.</param>
public sealed record LongLapseWaits(FeePeriod For, Source Source, Confidence Confidence, int LimitMonths, int Months) : WaitingRule(For, Source, Confidence);

/// <summary>Who pays by a day is covered from an earlier one.</summary>
/// <param name="For">The years.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
/// <param name="By">The last day of payment.</param>
/// <param name="Starts">The first day of coverage.</param>
public sealed record PaidByStarts(FeePeriod For, Source Source, Confidence Confidence, TermDay By, TermDay Starts) : WaitingRule(For, Source, Confidence)
{
    /// <summary>
    /// Whether benefits of an interruption are traced back (待遇追溯): the days before the payment are reimbursed afterwards instead of being covered as they come.
    /// </summary>
    public bool TracedBack { get; internal init; }
}

/// <summary>
/// Who pays a short interruption in full, with the month of payment, is covered from a day near the payment, and the costs of the interruption are reimbursed afterwards.
/// </summary>
/// <param name="For">The years.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
/// <param name="LimitMonths">The longest interruption for which it holds, in whole months before that of payment.</param>
/// <param name="Starts">From when benefits are had again at once.</param>
public sealed record GapPaidCovers(FeePeriod For, Source Source, Confidence Confidence, int LimitMonths, WaitingStart Starts) : WaitingRule(For, Source, Confidence);

/// <summary>
/// Who lets residents' insurance lapse waits a fixed time and longer for each year, unless years are paid afterwards (修复). The national
/// frame, 国办发〔2024〕38号; provinces set the details.
/// </summary>
/// <param name="For">The years.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
/// <param name="Months">The fixed wait (固定待遇等待期).</param>
/// <param name="MonthsPerLapsedYear">Added for each lapsed year (变动待遇等待期).</param>
/// <param name="MonthsPerRepairedYear">Taken from what was added for each year that is paid more.</param>
/// <param name="LongLapseYears">From so many lapsed years in a row on there is a least wait.</param>
/// <param name="LeastMonths">The least wait after such a lapse, whatever is paid.</param>
public sealed record ResidentLapseWaits(
    FeePeriod For,
    Source Source,
    Confidence Confidence,
    int Months,
    int MonthsPerLapsedYear,
    int MonthsPerRepairedYear,
    int LongLapseYears,
    int LeastMonths)
    : WaitingRule(For, Source, Confidence)
{
    /// <summary>How many months somebody waits.</summary>
    /// <param name="lapsedYears">Years in a row that were not paid; 0 for who only missed the window.</param>
    /// <param name="repairedYears">Years that are paid more than the present one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public int MonthsFor(int lapsedYears, int repairedYears)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lapsedYears);
        ArgumentOutOfRangeException.ThrowIfNegative(repairedYears);
        var added = Math.Max(0, (lapsedYears * MonthsPerLapsedYear) - (repairedYears * MonthsPerRepairedYear));
        return lapsedYears >= LongLapseYears ? Math.Max(Months + added, LeastMonths) : Months + added;
    }
}

/// <summary>
/// Who moves between places or schemes and was insured for long enough is covered as if there were no gap, where the gap is short; after a
/// longer one a place may let people wait. 医保办发〔2021〕43号.
/// </summary>
/// <param name="For">The years.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
/// <param name="ContinuousYears">How long somebody who changes scheme must have been insured without a break.</param>
/// <param name="GapMonths">The longest gap that is covered.</param>
/// <param name="MonthsAtMost">The longest wait that a place may set after a longer gap.</param>
public sealed record TransferWaits(FeePeriod For, Source Source, Confidence Confidence, int ContinuousYears, int GapMonths, int MonthsAtMost)
    : WaitingRule(For, Source, Confidence)
{
    /// <summary>From when benefits are had after a short gap, which itself is reimbursed afterwards where it is paid.</summary>
    public WaitingStart Starts { get; internal init; } = WaitingStart.NotKnown;
}
