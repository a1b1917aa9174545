using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Calendars;

/// <summary>
/// The answer to "which is the Nth working day after a date". Equal when question and answer are; <c>default</c> is no answer
/// and throws when used.
/// </summary>
public readonly record struct WorkingDayCount
{
    private readonly LocalDate date;
    private readonly LocalDate after;
    private readonly LocalDate? knownThrough;

    internal WorkingDayCount(LocalDate after, int count, LocalDate date, bool provisional, LocalDate? knownThrough)
    {
        this.after = after;
        this.date = date;
        this.knownThrough = knownThrough;
        Count = count;
        Provisional = provisional;
    }

    /// <summary>The date after which was counted; it is not counted itself.</summary>
    public LocalDate After => Count != 0 ? after : throw NoAnswer();

    /// <summary>How many working days were counted, at least 1.</summary>
    public int Count { get; }

    /// <summary>The last working day counted.</summary>
    public LocalDate Date => Count != 0 ? date : throw NoAnswer();

    /// <summary>Whether the count reaches days that a coming notice may still change; true of every estimate.</summary>
    public bool Provisional { get; }

    /// <summary>
    /// Whether the count runs beyond the covered days and leaves out weekends alone there; false of every answer but that of
    /// <see cref="WorkingDayCalendar.EstimateNthWorkingDayAfter"/>.
    /// </summary>
    public bool Estimated => knownThrough is not null;

    /// <summary>The warning <c>calendar.estimated</c> or <c>calendar.provisional</c>, or null where the answer is settled.</summary>
    public Warning? Warning => knownThrough is { } through
        ? Warning.Of(ErrorCodes.Calendar.Estimated, ("through", through))
        : Provisional ? Warning.Of(ErrorCodes.Calendar.Provisional, ("year", Date.Year)) : null;

    /// <summary>Question and answer, as in <c>2023-09-28 + 3 = 2023-10-09</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{LocalDatePattern.Iso.Format(After)} + {Count} = {LocalDatePattern.Iso.Format(Date)}");

    private static InvalidOperationException NoAnswer() => new("default(WorkingDayCount) is no answer.");
}
