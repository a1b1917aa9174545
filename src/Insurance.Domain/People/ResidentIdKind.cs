using System.Text.Json.Serialization;

namespace Insurance.Domain.People;

/// <summary>Which document carries an identity number; its structure and its first digits tell.</summary>
[JsonConverter(typeof(SpellingJsonConverter<ResidentIdKind>))]
public enum ResidentIdKind
{
    /// <summary>The resident identity card (居民身份证); <c>resident</c>.</summary>
    Resident,

    /// <summary>The residence permit for Hong Kong, Macao and Taiwan residents (港澳台居民居住证); <c>residence-permit</c>.</summary>
    ResidencePermit,

    /// <summary>The new foreign permanent resident card (外国人永久居留身份证); <c>foreign-permanent-resident</c>.</summary>
    ForeignPermanentResident,
}
