using System.Text.Json.Serialization;

namespace Insurance.Domain.Coverage;

/// <summary>The months of which schemes count toward insurance without a break.</summary>
[JsonConverter(typeof(SpellingJsonConverter<ContinuityScheme>))]
public enum ContinuityScheme
{
    /// <summary>Those of any scheme, one after another.</summary>
    Any,

    /// <summary>Those of the employee scheme, paid by oneself or by an employer.</summary>
    Employees,

    /// <summary>Those of the resident scheme.</summary>
    Residents,
}
