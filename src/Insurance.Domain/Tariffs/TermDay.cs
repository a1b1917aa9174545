using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Tariffs;

/// <summary>What a day in a term is counted from.</summary>
[JsonConverter(typeof(SpellingJsonConverter<TermDayKind>))]
public enum TermDayKind
{
    /// <summary>A calendar day of the contribution year or of a year beside it.</summary>
    Calendar,

    /// <summary>The day on which the person registers.</summary>
    Registration,

    /// <summary>Nobody published it.</summary>
    NotKnown,
}

/// <summary>
/// A day in a term of law: <c>03-31</c> of the contribution year, <c>previous 12-01</c> of the year before, <c>next 02-28</c> of the
/// year after, <c>registration</c> or <c>not-known</c>. <c>default</c> is 1 January of the contribution year.
/// </summary>
public readonly record struct TermDay
{
    private const string Registration = "registration";
    private const string NotKnown = "not-known";
    private const string Previous = "previous ";
    private const string Next = "next ";

    private readonly int yearOffset;
    private readonly AnnualDate day;

    private TermDay(TermDayKind kind, int yearOffset, AnnualDate day)
    {
        Kind = kind;
        this.yearOffset = yearOffset;
        this.day = day;
    }

    /// <summary>What it is counted from.</summary>
    public TermDayKind Kind { get; }

    /// <summary>The date in a contribution year; null where it is not a calendar day. 29 February falls on 28 in a common year.</summary>
    public LocalDate? In(ContributionYear year) => Kind == TermDayKind.Calendar ? day.InYear(year.Number + yearOffset) : null;

    /// <summary>As the file writes it.</summary>
    public override string ToString() => Kind switch
    {
        TermDayKind.Registration => Registration,
        TermDayKind.NotKnown => NotKnown,
        _ => yearOffset switch { < 0 => Previous, 0 => "", _ => Next } + AnnualDatePattern.Iso.Format(day),
    };

    internal static bool TryRead(string text, out TermDay term)
    {
        term = text switch
        {
            Registration => new(TermDayKind.Registration, 0, default),
            NotKnown => new(TermDayKind.NotKnown, 0, default),
            _ => default,
        };
        if (term.Kind != TermDayKind.Calendar)
        {
            return true;
        }

        var (offset, rest) = text switch
        {
            _ when text.StartsWith(Previous, StringComparison.Ordinal) => (-1, text[Previous.Length..]),
            _ when text.StartsWith(Next, StringComparison.Ordinal) => (1, text[Next.Length..]),
            _ => (0, text),
        };
        if (!IsoText.TryDay(rest, out var day))
        {
            return false;
        }

        term = new(TermDayKind.Calendar, offset, day);
        return true;
    }
}
