using System.Text.Json.Serialization;

namespace Insurance.Domain.Declarations;

/// <summary>Where a choice of grade, base and lines stands.</summary>
[JsonConverter(typeof(SpellingJsonConverter<DeclarationState>))]
public enum DeclarationState
{
    /// <summary>Submitted, its first month still to come.</summary>
    Submitted,

    /// <summary>In effect: it decides what is paid.</summary>
    InEffect,

    /// <summary>Followed by another choice that is in effect.</summary>
    Superseded,

    /// <summary>Taken back before it took effect.</summary>
    Withdrawn,
}

/// <summary>What moves a choice from one state to another.</summary>
[JsonConverter(typeof(SpellingJsonConverter<DeclarationEvent>))]
public enum DeclarationEvent
{
    /// <summary>Its first month begins.</summary>
    TakeEffect,

    /// <summary>The next choice takes effect.</summary>
    Supersede,

    /// <summary>The person takes it back.</summary>
    Withdraw,
}
