using Insurance.Domain.Calendars;
using NodaTime;

namespace Insurance.Domain.Reconciliations;

/// <summary>Of which days the lists are, and what may be expected by the last of them.</summary>
public sealed record ReconciliationTerms
{
    /// <summary>The first day of the lists; null where they reach back to the beginning.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last day of the lists, the day of the comparison; null where none is set, and then nothing is overdue.</summary>
    public LocalDate? Through { get; init; }

    /// <summary>
    /// The time of day in China at which the channel's day ends (日切时点): what is paid from then on stands on the next day's statement.
    /// Midnight where nothing is said.
    /// </summary>
    public LocalTime CutOff { get; init; } = LocalTime.Midnight;

    /// <summary>
    /// The last day on which a payment of a day should be booked, such as a count of working days; null, or an answer of null, where nobody
    /// can say, and then a booking is waited for without end.
    /// </summary>
    public Func<LocalDate, LocalDate?>? BookedBy { get; init; }

    /// <summary>Lists of all days, with nothing expected by a day.</summary>
    public static ReconciliationTerms AllDays { get; } = new();

    /// <summary>The day on whose statement the channel lists what happens at an instant.</summary>
    public LocalDate ChannelDayOf(Instant at)
    {
        var time = ChinaStandardTime.TimeOf(at);
        return CutOff == LocalTime.Midnight || time.TimeOfDay < CutOff ? time.Date : time.Date.PlusDays(1);
    }

    /// <summary>Whether a day is one of those of the lists.</summary>
    public bool Cover(LocalDate day) => (From is not { } from || day >= from) && (Through is not { } through || day <= through);
}
