using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Calendars;

/// <summary>
/// Which days are worked, from the notices that move days off and workdays about (节假日安排). Says for which span it knows and
/// refuses beyond it. A day is worked if it is a make-up workday, or lies from Monday to Friday and is no day off.
/// Dates of other calendar systems are read as the same days.
/// </summary>
public sealed class WorkingDayCalendar
{
    private static readonly Lazy<WorkingDayCalendar> Embedded =
        new(() => WorkingDayFile.Read(EmbeddedData.Read("calendars/china-working-days.csv")).Value);

    // By days since CoveredFrom. Every question is a subtraction and a look-up in one of these three.
    private readonly ExceptionalDay?[] exceptions;
    private readonly int[] workedBefore;
    private readonly int[] worked;

    internal WorkingDayCalendar(
        LocalDate coveredFrom, LocalDate coveredThrough, LocalDate provisionalFrom, ImmutableArray<ExceptionalDay> exceptionalDays)
    {
        CoveredFrom = coveredFrom;
        CoveredThrough = coveredThrough;
        ProvisionalFrom = provisionalFrom;
        ExceptionalDays = exceptionalDays;

        var days = Period.DaysBetween(coveredFrom, coveredThrough) + 1;
        exceptions = new ExceptionalDay?[days];
        foreach (var day in exceptionalDays)
        {
            exceptions[Period.DaysBetween(coveredFrom, day.Date)] = day;
        }

        workedBefore = new int[days + 1];
        var indices = new List<int>(days);
        for (var index = 0; index < days; index++)
        {
            var weekday = coveredFrom.PlusDays(index).DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
            if (exceptions[index]?.Kind switch { DayKind.MakeUpWorkday => true, DayKind.DayOff => false, _ => weekday })
            {
                indices.Add(index);
            }

            workedBefore[index + 1] = indices.Count;
        }

        worked = [.. indices];
    }

    /// <summary>The largest file that <see cref="Read(ReadOnlySpan{byte})"/> takes, in bytes.</summary>
    public const int MaxFileBytes = 1 << 20;

    /// <summary>The calendar of mainland China that the library carries.</summary>
    public static WorkingDayCalendar China => Embedded.Value;

    /// <summary>
    /// Reads a calendar in the format of <c>Data/calendars/china-working-days.csv</c>, such as one with a newer notice; the
    /// refusal <c>calendar.file</c> names every fault with its line.
    /// </summary>
    public static Result<WorkingDayCalendar> Read(ReadOnlySpan<byte> file) => WorkingDayFile.Read(file);

    /// <summary>Reads a calendar from a stream, which stays open and is read to its end or just beyond the largest size.</summary>
    public static Result<WorkingDayCalendar> Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var file = new byte[MaxFileBytes + 1];
        var length = stream.ReadAtLeast(file, file.Length, throwOnEndOfStream: false);
        return WorkingDayFile.Read(file.AsSpan(0, length));
    }

    /// <summary>The first day about which it answers.</summary>
    public LocalDate CoveredFrom { get; }

    /// <summary>The last day about which it answers.</summary>
    public LocalDate CoveredThrough { get; }

    /// <summary>
    /// The first day that the next year's notice may still change; the day after <see cref="CoveredThrough"/> where none is open.
    /// </summary>
    public LocalDate ProvisionalFrom { get; }

    /// <summary>Every day off and make-up workday, in order.</summary>
    public ImmutableArray<ExceptionalDay> ExceptionalDays { get; }

    /// <summary>Whether it answers about a day.</summary>
    public bool Covers(LocalDate date) => IndexOf(date) is var index && index >= 0 && index < exceptions.Length;

    /// <summary>What the notices say about a day, or the refusal <c>calendar.not-covered</c>.</summary>
    public Result<DayKind> KindOf(LocalDate date) => Covered(date, "date").TryGet(out var index, out var errors)
        ? exceptions[index]?.Kind ?? DayKind.Ordinary
        : errors;

    /// <summary>Whether a day is worked, or the refusal <c>calendar.not-covered</c>.</summary>
    public Result<bool> IsWorkingDay(LocalDate date) => Covered(date, "date").TryGet(out var index, out var errors)
        ? workedBefore[index + 1] > workedBefore[index]
        : errors;

    /// <summary>
    /// The occasion and the notice of a day off or make-up workday, null for an ordinary day, or the refusal
    /// <c>calendar.not-covered</c>.
    /// </summary>
    public Result<ExceptionalDay?> ExceptionalDayOn(LocalDate date) => Covered(date, "date").TryGet(out var index, out var errors)
        ? Result<ExceptionalDay?>.Success(exceptions[index])
        : errors;

    /// <summary>
    /// The Nth working day after a date, the first one being the date's next working day. The date may be the day before
    /// <see cref="CoveredFrom"/>. Refusals: <c>calendar.count</c> below 1; <c>calendar.not-covered</c> for the date, or for the
    /// day after <see cref="CoveredThrough"/> where the count runs beyond it.
    /// </summary>
    public Result<WorkingDayCount> NthWorkingDayAfter(LocalDate after, int count)
    {
        if (!Result.All(FirstCounted(after), AtLeastOne(count)).TryGet(out var asked, out var errors))
        {
            return errors;
        }

        var ordinal = (long)workedBefore[asked.First] + count;
        if (ordinal > worked.Length)
        {
            return NotCovered(CoveredThrough.PlusDays(1), "count");
        }

        var date = CoveredFrom.PlusDays(worked[ordinal - 1]);
        return new WorkingDayCount(Iso(after), count, date, provisional: date >= ProvisionalFrom);
    }

    /// <summary>
    /// How many working days lie after one date through another, 0 for the same date. The first may be the day before
    /// <see cref="CoveredFrom"/>. Refusals: <c>calendar.not-covered</c>, <c>calendar.reversed</c>.
    /// </summary>
    public Result<int> WorkingDaysBetween(LocalDate after, LocalDate through) => Span(after, through).TryGet(out var span, out var errors)
        ? workedBefore[span.End] - workedBefore[span.Start]
        : errors;

    /// <summary>
    /// The days off and make-up workdays after one date through another, for an answer that cites the notices it rests on.
    /// Refuses as <see cref="WorkingDaysBetween"/> does.
    /// </summary>
    public Result<ImmutableArray<ExceptionalDay>> ExceptionalDaysBetween(LocalDate after, LocalDate through)
    {
        if (!Span(after, through).TryGet(out var span, out var errors))
        {
            return errors;
        }

        ImmutableArray<ExceptionalDay> days = [.. exceptions.AsSpan(span.Start, span.End - span.Start).ToArray().OfType<ExceptionalDay>()];
        return days;
    }

    /// <summary>The warning <c>calendar.provisional</c> for an answer that rests on a day, or null where the day is settled.</summary>
    public Warning? WarningFor(LocalDate date) => Iso(date) >= ProvisionalFrom
        ? Warning.Of(ErrorCodes.Calendar.Provisional, ("year", CoveredThrough.Year))
        : null;

    /// <summary>The covered span, as in <c>2007-01-01..2026-12-31</c>.</summary>
    public override string ToString() => $"{LocalDatePattern.Iso.Format(CoveredFrom)}..{LocalDatePattern.Iso.Format(CoveredThrough)}";

    private static LocalDate Iso(LocalDate date) => date.Calendar == CalendarSystem.Iso ? date : date.WithCalendar(CalendarSystem.Iso);

    private static Result<int> AtLeastOne(int count) =>
        count >= 1 ? count : DomainError.Of(ErrorCodes.Calendar.Count, "count", ("count", count));

    private int IndexOf(LocalDate date) => Period.DaysBetween(CoveredFrom, Iso(date));

    private Result<int> Covered(LocalDate date, string field) => Covers(date) ? IndexOf(date) : NotCovered(date, field);

    // The index of the day after a date: the date itself is not counted and may be the one before the covered span.
    private Result<int> FirstCounted(LocalDate after) => IndexOf(after) + 1 is var first && first >= 0 && first <= exceptions.Length
        ? first
        : NotCovered(after, "after");

    private Result<(int Start, int End)> Span(LocalDate after, LocalDate through)
    {
        if (!Result.All(FirstCounted(after), Covered(through, "through")).TryGet(out var asked, out var errors))
        {
            return errors;
        }

        return asked.First <= asked.Second + 1
            ? (asked.First, asked.Second + 1)
            : DomainError.Of(ErrorCodes.Calendar.Reversed, "through", ("after", Iso(after)), ("through", Iso(through)));
    }

    // The asked date is given as text, because a date operand holds the years 1 to 9999 only.
    private DomainError NotCovered(LocalDate date, string field) => DomainError.Of(
        ErrorCodes.Calendar.NotCovered, field, ("from", CoveredFrom), ("through", CoveredThrough), ("date", LocalDatePattern.Iso.Format(Iso(date))));
}
