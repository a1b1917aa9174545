using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>
/// What counts as insured without a break (连续参保) for a purpose. One person has several continuities at once: for a transfer, for the cap of serious-illness insurance, by the strict reading of an office.
/// </summary>
public sealed record ContinuityDefinition
{
    private ContinuityDefinition()
    {
    }

    /// <summary>A month counts only if it was paid by its last day.</summary>
    public static ContinuityDefinition Strict { get; } = WithBackPayments(0);

    /// <summary>A month counts whenever it was paid.</summary>
    public static ContinuityDefinition WheneverPaid { get; } = new();

    /// <summary>For a transfer (<see cref="Tariffs.TransferWaits"/>): any scheme and place, whenever paid, as a timeline counts, which only leaves out what a resident paid when it was over (<see cref="BookedPayment.IsRepair"/>).</summary>
    public static ContinuityDefinition ForTransfer => WheneverPaid;

    /// <summary>
    /// For the cap of serious-illness insurance (<see cref="Tariffs.CapIncentive"/>): months as a resident of the place, each paid within its year. Who pays a year late waits, and is no less insured in it.
    /// </summary>
    public static ContinuityDefinition ForCapIncentive { get; } = Strict with { PaidWithinYear = true, Scheme = ContinuityScheme.Residents, HereOnly = true };

    /// <summary>Months that were paid afterwards count where at most so many of them follow one another; a longer run of them counts for nothing.</summary>
    /// <param name="months">The longest run; 0 is <see cref="Strict"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public static ContinuityDefinition WithBackPayments(int months)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(months);
        return new() { BackPaidMonths = months };
    }

    /// <summary>How many months in a row may have been paid after their last day; 0 for none, null for any number.</summary>
    public int? BackPaidMonths { get; private init; }

    /// <summary>Whether a month is in time until the last day of its calendar year, as residents pay by the year; else until its own last day.</summary>
    public bool PaidWithinYear { get; private init; }

    /// <summary>The months of which schemes count.</summary>
    public ContinuityScheme Scheme { get; private init; }

    /// <summary>Whether only months in the pooling area of the facts count; else those of every place together.</summary>
    public bool HereOnly { get; private init; }

    /// <summary>The same with the months of some schemes alone.</summary>
    public ContinuityDefinition In(ContinuityScheme scheme) => Enum.IsDefined(scheme) ? this with { Scheme = scheme } : throw new ArgumentOutOfRangeException(nameof(scheme));

    /// <summary>The same with the months of the pooling area alone.</summary>
    public ContinuityDefinition Here() => this with { HereOnly = true };

    /// <summary>The same with months that are in time until the last day of their calendar year.</summary>
    public ContinuityDefinition WithinYear() => this with { PaidWithinYear = true };

    /// <summary>Such as <c>strict any</c> or <c>back-paid:3 residents here</c>.</summary>
    public override string ToString() =>
        $"{BackPaidMonths switch { null => "whenever-paid", 0 => "strict", { } months => $"back-paid:{months}" }} {Spelling.Of(Scheme)}{(PaidWithinYear ? " within-year" : "")}{(HereOnly ? " here" : "")}";

    internal bool IsInTime(YearMonth month, LocalDate? paidOn) =>
        paidOn is not { } day || (PaidWithinYear ? day.Year <= month.Year : day.ToYearMonth().CompareTo(month) <= 0);

    internal bool Counts(InsuredAs insured, bool elsewhere) => !(HereOnly && elsewhere) && Scheme switch
    {
        ContinuityScheme.Employees => insured != InsuredAs.Resident,
        ContinuityScheme.Residents => insured == InsuredAs.Resident,
        _ => true,
    };
}
