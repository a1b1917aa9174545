using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Calendars;

/// <summary>
/// Which days are worked, from the notices that move days off and workdays about (节假日安排). Says for which span it knows and
/// refuses beyond it. A day is worked if it is a make-up workday, or lies from Monday to Friday and is no day off.
/// Dates of other calendar systems are read as the same days.
/// </summary>
/// <remarks>
/// Immutable: a newer notice, local days and leaving make-up workdays out each give another calendar, in any order.
/// </remarks>
public sealed class WorkingDayCalendar
{
    private static readonly Lazy<WorkingDayCalendar> Embedded =
        new(() => WorkingDayFile.Read(EmbeddedData.Read("calendars/china-working-days.csv")).Value);

    // Kept apart, so that a newer notice changes its own days and local days stay on top.
    private readonly ImmutableArray<ExceptionalDay> noticedDays;
    private readonly ImmutableArray<ExceptionalDay> localDays;

    // By days since CoveredFrom. Every question is a subtraction and a look-up in one of these three.
    private readonly ExceptionalDay?[] exceptions;
    private readonly int[] workedBefore;
    private readonly int[] worked;

    internal WorkingDayCalendar(
        LocalDate coveredFrom, LocalDate coveredThrough, LocalDate provisionalFrom, ImmutableArray<ExceptionalDay> noticedDays)
        : this(coveredFrom, coveredThrough, provisionalFrom, noticedDays, [], countsMakeUpWorkdays: true)
    {
    }

    private WorkingDayCalendar(
        LocalDate coveredFrom,
        LocalDate coveredThrough,
        LocalDate provisionalFrom,
        ImmutableArray<ExceptionalDay> noticedDays,
        ImmutableArray<ExceptionalDay> localDays,
        bool countsMakeUpWorkdays)
    {
        CoveredFrom = coveredFrom;
        CoveredThrough = coveredThrough;
        ProvisionalFrom = provisionalFrom;
        CountsMakeUpWorkdays = countsMakeUpWorkdays;
        this.noticedDays = noticedDays;
        this.localDays = localDays;

        var days = Period.DaysBetween(coveredFrom, coveredThrough) + 1;
        exceptions = new ExceptionalDay?[days];
        foreach (var day in noticedDays.Concat(localDays))
        {
            exceptions[Period.DaysBetween(coveredFrom, day.Date)] = day;
        }

        ExceptionalDays = [.. exceptions.OfType<ExceptionalDay>()];
        workedBefore = new int[days + 1];
        var indices = new List<int>(days);
        for (var index = 0; index < days; index++)
        {
            var weekday = !IsWeekend(coveredFrom.PlusDays(index));
            if (exceptions[index]?.Kind switch { DayKind.MakeUpWorkday => countsMakeUpWorkdays, DayKind.DayOff => false, _ => weekday })
            {
                indices.Add(index);
            }

            workedBefore[index + 1] = indices.Count;
        }

        worked = [.. indices];
    }

    /// <summary>The largest file that <see cref="Read(ReadOnlySpan{byte})"/> takes, in bytes.</summary>
    public const int MaxFileBytes = 1 << 20;

    private const int DaysInWeek = 7;
    private const int WeekdaysInWeek = 5;

    /// <summary>The calendar of mainland China that the library carries.</summary>
    public static WorkingDayCalendar China => Embedded.Value;

    /// <summary>
    /// Reads a whole calendar in the format of <c>Data/calendars/china-working-days.csv</c>; the refusal <c>calendar.file</c>
    /// names every fault with its line. A newer notice alone is loaded by <see cref="With(ReadOnlySpan{byte})"/>.
    /// </summary>
    public static Result<WorkingDayCalendar> Read(ReadOnlySpan<byte> file) => WorkingDayFile.Read(file);

    /// <summary>Reads a calendar from a stream, which stays open and is read to its end or just beyond the largest size.</summary>
    public static Result<WorkingDayCalendar> Read(Stream stream) => WorkingDayFile.Read(BoundedStream.Read(stream, MaxFileBytes));

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

    /// <summary>Whether make-up workdays are worked, as they are unless <see cref="WithoutMakeUpWorkdays"/> left them out.</summary>
    public bool CountsMakeUpWorkdays { get; }

    /// <summary>
    /// This calendar and a newer notice, in the same format: it covers the whole years that follow <see cref="CoveredThrough"/>,
    /// and the days from <see cref="ProvisionalFrom"/> on are settled. They stay as they are, unless the notice says
    /// <c># settles: 2026-12-25..2026-12-31</c>: then its rows take the place of theirs. The refusal <c>calendar.file</c> names
    /// every fault with its line.
    /// </summary>
    public Result<WorkingDayCalendar> With(ReadOnlySpan<byte> notice) => WorkingDayFile.ReadNotice(notice, this);

    /// <summary>This calendar and a newer notice from a stream, which stays open and is read to its end or just beyond the largest size.</summary>
    public Result<WorkingDayCalendar> With(Stream notice) => With(BoundedStream.Read(notice, MaxFileBytes));

    /// <summary>
    /// This calendar and days of a region or of a local order, which stand in front of the notices' and stay when a newer notice
    /// is loaded. Refusals, for every day and for the local days that are there already: <c>calendar.not-covered</c>;
    /// <c>calendar.local-contradiction</c> where two differ about a date; <c>calendar.local-weekday</c> for a make-up workday
    /// from Monday to Friday.
    /// </summary>
    public Result<WorkingDayCalendar> WithLocalDays(params IEnumerable<ExceptionalDay> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var byDate = localDays.ToDictionary(day => day.Date);
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        foreach (var (index, day) in days.Index())
        {
            ArgumentNullException.ThrowIfNull(day, nameof(days));
            var field = string.Create(CultureInfo.InvariantCulture, $"days[{index}]");
            if (!Covers(day.Date))
            {
                errors.Add(NotCovered(day.Date, field));
            }

            if (day.Kind == DayKind.MakeUpWorkday && !IsWeekend(day.Date))
            {
                errors.Add(DomainError.Of(ErrorCodes.Calendar.LocalWeekday, field, ("date", day.Date)));
            }

            if (!byDate.TryAdd(day.Date, day) && byDate[day.Date] != day)
            {
                errors.Add(DomainError.Of(ErrorCodes.Calendar.LocalContradiction, field, ("date", day.Date)));
            }
        }

        return errors.Count == 0
            ? new WorkingDayCalendar(CoveredFrom, CoveredThrough, ProvisionalFrom, noticedDays, [.. byDate.Values], CountsMakeUpWorkdays)
            : errors.ToImmutable();
    }

    /// <summary>
    /// This calendar for those who rest at make-up weekends, as exchanges do: no Saturday or Sunday is worked. The notices still
    /// say what they say: <see cref="KindOf"/> and <see cref="ExceptionalDayOn"/> answer as before.
    /// </summary>
    public WorkingDayCalendar WithoutMakeUpWorkdays() =>
        new(CoveredFrom, CoveredThrough, ProvisionalFrom, noticedDays, localDays, countsMakeUpWorkdays: false);

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
        return new WorkingDayCount(Iso(after), count, date, provisional: date >= ProvisionalFrom, knownThrough: null);
    }

    /// <summary>
    /// What <see cref="NthWorkingDayAfter"/> answers, and beyond <see cref="CoveredThrough"/> an estimate that leaves out weekends
    /// alone; the answer then says <see cref="WorkingDayCount.Estimated"/>, and it is wrong where a notice moves a day. Refusals:
    /// <c>calendar.count</c>; <c>calendar.not-covered</c> before the covered span; <c>year.range</c> where the date or the answer
    /// lies after <see cref="ContributionYear.MaxYear"/>.
    /// </summary>
    public Result<WorkingDayCount> EstimateNthWorkingDayAfter(LocalDate after, int count)
    {
        if (!Result.All(FirstEstimated(after), AtLeastOne(count)).TryGet(out var asked, out var errors))
        {
            return errors;
        }

        var beyond = count - (worked.Length - workedBefore[asked.First]);
        if (beyond <= 0)
        {
            return NthWorkingDayAfter(after, count);
        }

        var start = LocalDate.Max(Iso(after), CoveredThrough);
        var days = DaysToNthWeekday(start.DayOfWeek, beyond);
        return days <= Period.DaysBetween(start, new(ContributionYear.MaxYear, 12, 31))
            ? new WorkingDayCount(Iso(after), count, start.PlusDays((int)days), provisional: true, CoveredThrough)
            : ContributionYear.Read(ContributionYear.MaxYear + 1).Errors[0].About("count");
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

    /// <summary>
    /// The warning for an answer that rests on a day: <c>calendar.provisional</c>, beyond the covered span
    /// <c>calendar.estimated</c>, or null where the day is settled.
    /// </summary>
    public Warning? WarningFor(LocalDate date) => Iso(date) switch
    {
        var day when day > CoveredThrough => Warning.Of(ErrorCodes.Calendar.Estimated, ("through", CoveredThrough)),
        var day when day >= ProvisionalFrom => Warning.Of(ErrorCodes.Calendar.Provisional, ("year", CoveredThrough.Year)),
        _ => null,
    };

    /// <summary>The covered span, as in <c>2007-01-01..2026-12-31</c>.</summary>
    public override string ToString() => $"{LocalDatePattern.Iso.Format(CoveredFrom)}..{LocalDatePattern.Iso.Format(CoveredThrough)}";

    /// <summary>This calendar with the days of a notice through another last day; its own days from a date on give way.</summary>
    internal WorkingDayCalendar Continued(
        LocalDate coveredThrough, LocalDate provisionalFrom, LocalDate replacedFrom, ImmutableArray<ExceptionalDay> days) => new(
            CoveredFrom,
            coveredThrough,
            provisionalFrom,
            [.. noticedDays.Where(day => day.Date < replacedFrom), .. days],
            localDays,
            CountsMakeUpWorkdays);

    private static bool IsWeekend(LocalDate date) => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;

    // Whole weeks, then the rest, and the weekend if the rest crosses one. From a weekend it is counted as from its Friday.
    private static long DaysToNthWeekday(IsoDayOfWeek after, int count)
    {
        var pastFriday = Math.Max(0, after - IsoDayOfWeek.Friday);
        var rest = count % WeekdaysInWeek;
        var crossed = (int)after - pastFriday + rest > WeekdaysInWeek ? DaysInWeek - WeekdaysInWeek : 0;
        return ((long)(count / WeekdaysInWeek) * DaysInWeek) + rest + crossed - pastFriday;
    }

    private static LocalDate Iso(LocalDate date) => date.Calendar == CalendarSystem.Iso ? date : date.WithCalendar(CalendarSystem.Iso);

    private static Result<int> AtLeastOne(int count) =>
        count >= 1 ? count : DomainError.Of(ErrorCodes.Calendar.Count, "count", ("count", count));

    private int IndexOf(LocalDate date) => Period.DaysBetween(CoveredFrom, Iso(date));

    private Result<int> Covered(LocalDate date, string field) => Covers(date) ? IndexOf(date) : NotCovered(date, field);

    // The index of the day after a date: the date itself is not counted and may be the one before the covered span.
    private Result<int> FirstCounted(LocalDate after) => IndexOf(after) + 1 is var first && first >= 0 && first <= exceptions.Length
        ? first
        : NotCovered(after, "after");

    // An estimate may begin beyond the covered span; nothing covered is counted then.
    private Result<int> FirstEstimated(LocalDate after) => Iso(after) switch
    {
        { Year: > ContributionYear.MaxYear and var year } => ContributionYear.Read(year).Errors[0].About("after"),
        var date when date > CoveredThrough => exceptions.Length,
        _ => FirstCounted(after),
    };

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
