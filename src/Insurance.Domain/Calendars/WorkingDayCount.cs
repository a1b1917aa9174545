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

    internal WorkingDayCount(LocalDate after, int count, LocalDate date, bool provisional)
    {
        this.after = after;
        this.date = date;
        Count = count;
        Provisional = provisional;
    }

    /// <summary>The date after which was counted; it is not counted itself.</summary>
    public LocalDate After => Count != 0 ? after : throw NoAnswer();

    /// <summary>How many working days were counted, at least 1.</summary>
    public int Count { get; }

    /// <summary>The last working day counted.</summary>
    public LocalDate Date => Count != 0 ? date : throw NoAnswer();

    /// <summary>Whether the count reaches days that the next year's notice may still change.</summary>
    public bool Provisional { get; }

    /// <summary>The warning <c>calendar.provisional</c>, or null where the answer is settled.</summary>
    public Warning? Warning => Provisional ? Warning.Of(ErrorCodes.Calendar.Provisional, ("year", Date.Year)) : null;

    /// <summary>Question and answer, as in <c>2023-09-28 + 3 = 2023-10-09</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{LocalDatePattern.Iso.Format(After)} + {Count} = {LocalDatePattern.Iso.Format(Date)}");

    private static InvalidOperationException NoAnswer() => new("default(WorkingDayCount) is no answer.");
}
