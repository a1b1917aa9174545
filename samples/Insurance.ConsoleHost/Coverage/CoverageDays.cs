using Insurance.Domain.Coverage;
using NodaTime;

namespace Insurance.ConsoleHost.Coverage;

/// <summary>The days of a year by their state, and when the first one is covered.</summary>
internal sealed class CoverageDays
{
    /// <summary>The states in the order in which their days are written, with the letter of each.</summary>
    public static readonly (CoverageState State, byte Letter, string Column)[] States =
    [
        (CoverageState.Covered, (byte)'C', "covered_days"),
        (CoverageState.Waiting, (byte)'W', "waiting_days"),
        (CoverageState.WaitingOrCovered, (byte)'U', "uncertain_days"),
        (CoverageState.Reimbursable, (byte)'R', "reimbursable_days"),
        (CoverageState.Lapsed, (byte)'L', "lapsed_days"),
        (CoverageState.NotEnrolled, (byte)'N', "not_enrolled_days"),
    ];

    private static readonly byte[] Letters = [.. Enum.GetValues<CoverageState>().Select(state => States.First(known => known.State == state).Letter)];

    private readonly LocalDate first;
    private readonly LocalDate last;
    private readonly byte[] days;
    private readonly int[] counts = new int[Enum.GetValues<CoverageState>().Length];

    public CoverageDays(int year)
    {
        first = new LocalDate(year, 1, 1);
        last = new LocalDate(year, 12, 31);
        days = new byte[last.DayOfYear];
    }

    /// <summary>The letter of each day of the year.</summary>
    public ReadOnlySpan<byte> Days => days;

    /// <summary>The first day that is surely covered, in the year; null for none.</summary>
    public LocalDate? FirstCovered { get; private set; }

    /// <summary>How many days have a state.</summary>
    public int this[CoverageState state] => counts[(int)state];

    /// <summary>Takes the days of a timeline.</summary>
    public void Take(CoverageTimeline timeline)
    {
        Array.Clear(counts);
        FirstCovered = null;
        foreach (var interval in timeline.Within(first, last))
        {
            var from = interval.From.DayOfYear - 1;
            var end = (interval.Through ?? last).DayOfYear;
            days.AsSpan(from..end).Fill(Letters[(int)interval.State]);
            counts[(int)interval.State] += end - from;
            if (interval.State == CoverageState.Covered)
            {
                FirstCovered ??= interval.From;
            }
        }
    }
}
