using System.Text.Json.Serialization;

namespace Insurance.Domain.Tariffs;

/// <summary>Whom a provision of law binds or helps.</summary>
[JsonConverter(typeof(SpellingJsonConverter<LawAddressee>))]
public enum LawAddressee
{
    /// <summary>A person who is insured or wants to be (参保人).</summary>
    Insured,

    /// <summary>An employer (用人单位).</summary>
    Employer,

    /// <summary>The authorities that register and collect (征收、经办机构).</summary>
    Collector,

    /// <summary>The state that subsidises.</summary>
    State,
}
