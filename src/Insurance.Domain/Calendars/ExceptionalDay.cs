using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Calendars;

/// <summary>
/// A day on which a notice departs from Monday to Friday: a day off or a make-up workday, with its occasion. The notice is the
/// State Council's, or a caller's own for a <see cref="Local">local day</see>.
/// </summary>
public sealed record ExceptionalDay
{
    internal ExceptionalDay(LocalDate date, DayKind kind, string chineseName, string englishName, Source notice)
    {
        Date = date;
        Kind = kind;
        ChineseName = chineseName;
        EnglishName = englishName;
        Notice = notice;
    }

    /// <summary>
    /// A day of a region or of a local order, such as 壮族三月三 in Guangxi, for <see cref="WorkingDayCalendar.WithLocalDays"/>.
    /// Where the occasion is not named, its notice stands for it.
    /// </summary>
    /// <exception cref="ArgumentException">The kind is neither a day off nor a make-up workday, or a name is empty.</exception>
    public static ExceptionalDay Local(LocalDate date, DayKind kind, Source notice, string? chineseName = null, string? englishName = null)
    {
        ArgumentNullException.ThrowIfNull(notice);
        if (kind is not (DayKind.DayOff or DayKind.MakeUpWorkday))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "A local day is a day off or a make-up workday.");
        }

        chineseName ??= notice.Citation;
        englishName ??= notice.Citation;
        ArgumentException.ThrowIfNullOrWhiteSpace(chineseName);
        ArgumentException.ThrowIfNullOrWhiteSpace(englishName);
        return new(date.WithCalendar(CalendarSystem.Iso), kind, chineseName, englishName, notice);
    }

    /// <summary>The day.</summary>
    public LocalDate Date { get; }

    /// <summary><see cref="DayKind.DayOff"/> or <see cref="DayKind.MakeUpWorkday"/>, never ordinary.</summary>
    public DayKind Kind { get; }

    /// <summary>The occasion in Chinese, such as 春节.</summary>
    public string ChineseName { get; }

    /// <summary>The occasion in English, such as Spring Festival.</summary>
    public string EnglishName { get; }

    /// <summary>The notice in force for this day; its document number is that of the table.</summary>
    public Source Notice { get; }

    /// <summary>The date, the kind and the occasion, as in <c>2023-10-07 make-up-workday National Day</c>.</summary>
    public override string ToString() => $"{LocalDatePattern.Iso.Format(Date)} {Spelling.Of(Kind)} {EnglishName}";
}
