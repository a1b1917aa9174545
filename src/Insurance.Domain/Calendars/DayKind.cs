using System.Text.Json.Serialization;

namespace Insurance.Domain.Calendars;

/// <summary>What the notices say about a day.</summary>
[JsonConverter(typeof(SpellingJsonConverter<DayKind>))]
public enum DayKind
{
    /// <summary>No notice speaks of it: worked from Monday to Friday, not worked at a weekend.</summary>
    Ordinary,

    /// <summary>A day off by notice (放假); weekends inside a stated span are days off, too.</summary>
    DayOff,

    /// <summary>A Saturday or Sunday worked in exchange for a day off (调休上班).</summary>
    MakeUpWorkday,
}
