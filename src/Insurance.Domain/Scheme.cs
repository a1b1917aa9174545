using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>A branch of basic medical insurance (险种制度) that a person without an employer can pay into.</summary>
[JsonConverter(typeof(SpellingJsonConverter<Scheme>))]
public enum Scheme
{
    /// <summary>Employee insurance joined as an individual (以个人身份参加职工医保); <c>flexible-employment</c>.</summary>
    FlexibleEmployment,

    /// <summary>The yearly scheme for urban and rural residents (城乡居民医保); <c>resident</c>.</summary>
    Resident,
}
