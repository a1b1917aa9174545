using NodaTime;

namespace Insurance.Domain.Calendars;

/// <summary>
/// The one edge at which instants meet the wall clock of China, the zone <c>Asia/Shanghai</c>: an instant of 31 December
/// 16:00 UTC or later is already the next year.
/// </summary>
public static class ChinaStandardTime
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    /// <summary>The date in China at an instant.</summary>
    public static LocalDate DateOf(Instant instant) => TimeOf(instant).Date;

    /// <summary>Date and time in China at an instant.</summary>
    public static LocalDateTime TimeOf(Instant instant) => instant.InZone(Zone).LocalDateTime;

    /// <summary>The first instant of a date in China.</summary>
    public static Instant StartOf(LocalDate date) => Zone.AtStartOfDay(date).ToInstant();
}
