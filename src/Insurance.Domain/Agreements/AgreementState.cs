using System.Text.Json.Serialization;

namespace Insurance.Domain.Agreements;

/// <summary>Where a deduction agreement stands between its draft and its end.</summary>
[JsonConverter(typeof(SpellingJsonConverter<AgreementState>))]
public enum AgreementState
{
    /// <summary>Written down, not signed; no agreement yet.</summary>
    Draft,

#pragma warning disable CA1720 // The rule takes the word for the name of a kind of number.
    /// <summary>Signed by the person, not yet in force.</summary>
    Signed,
#pragma warning restore CA1720

    /// <summary>In force: deductions may be approved and made.</summary>
    Active,

    /// <summary>Out of force for a time.</summary>
    Suspended,

    /// <summary>Ended by the person; a draft that was thrown away.</summary>
    Revoked,

    /// <summary>Ended by the last day of its validity.</summary>
    Expired,

    /// <summary>Ended by the agreement that took its place.</summary>
    Replaced,
}

/// <summary>What moves a deduction agreement from one state to another.</summary>
[JsonConverter(typeof(SpellingJsonConverter<AgreementEvent>))]
public enum AgreementEvent
{
    /// <summary>The person signs.</summary>
    Sign,

    /// <summary>It comes into force.</summary>
    Activate,

    /// <summary>It goes out of force for a time.</summary>
    Suspend,

    /// <summary>It is in force again.</summary>
    Resume,

    /// <summary>The person ends it.</summary>
    Revoke,

    /// <summary>The last day of its validity is over.</summary>
    Expire,

    /// <summary>Another agreement takes its place.</summary>
    Replace,
}
