using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>How a person stands to the contribution year: it decides which months they pay.</summary>
[JsonConverter(typeof(SpellingJsonConverter<MemberKind>))]
public enum MemberKind
{
    /// <summary>Never insured in the scheme before (新参保).</summary>
    New,

    /// <summary>Insured through December of the year before (连续参保).</summary>
    Continuing,

    /// <summary>Insured before, then interrupted (中断后续保).</summary>
    Resuming,
}
