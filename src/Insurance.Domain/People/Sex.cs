using System.Text.Json.Serialization;

namespace Insurance.Domain.People;

/// <summary>The sex (性别) that an identity number states: even sequence numbers are female, odd ones male.</summary>
[JsonConverter(typeof(SpellingJsonConverter<Sex>))]
public enum Sex
{
    /// <summary>女, <c>female</c>.</summary>
    Female,

    /// <summary>男, <c>male</c>.</summary>
    Male,
}
