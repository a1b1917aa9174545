using System.Text.Json.Serialization;

namespace Insurance.Domain.Coverage;

/// <summary>As what a person is insured in a month.</summary>
[JsonConverter(typeof(SpellingJsonConverter<InsuredAs>))]
public enum InsuredAs
{
    /// <summary>In the employee scheme, paid by oneself (以个人身份参加职工医保).</summary>
    FlexibleEmployment,

    /// <summary>In the employee scheme, through an employer (单位职工).</summary>
    Employer,

    /// <summary>In the resident scheme (城乡居民医保).</summary>
    Resident,
}
