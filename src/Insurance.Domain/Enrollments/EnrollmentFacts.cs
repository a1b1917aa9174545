using System.Text.Json.Serialization;
using NodaTime;

namespace Insurance.Domain.Enrollments;

/// <summary>Where a person's household is registered (户籍).</summary>
[JsonConverter(typeof(SpellingJsonConverter<Hukou>))]
public enum Hukou
{
    /// <summary>In the region itself.</summary>
    Local,

    /// <summary>Elsewhere on the mainland.</summary>
    Elsewhere,

    /// <summary>Nowhere on the mainland: people from Hong Kong, Macao and Taiwan, and foreigners.</summary>
    None,
}

/// <summary>What a person declares on registering; nothing of it is guessed from the ID number.</summary>
/// <param name="Hukou">The household registration.</param>
/// <param name="HasEmployer">Whether an employer pays for the person.</param>
/// <param name="DrawsPension">Whether the person draws an employee pension of the region; one of another region opens no route here.</param>
/// <param name="LastInsuredMonth">The last month insured anywhere, with an employer or as a resident; null for never.</param>
[JsonConverter(typeof(EnrollmentsJsonConverter))]
public sealed record EnrollmentFacts(Hukou Hukou, bool HasEmployer, bool DrawsPension, YearMonth? LastInsuredMonth = null);
