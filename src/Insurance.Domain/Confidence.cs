using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>How well a figure is attested, from the weakest to the strongest, so that the weaker of two is the smaller.</summary>
[JsonConverter(typeof(SpellingJsonConverter<Confidence>))]
public enum Confidence
{
    /// <summary>Arithmetic or inference on sourced figures.</summary>
    Derived,

    /// <summary>A page that cannot be traced to the issuer.</summary>
    Secondary,

    /// <summary>Press or portal quoting the named authority.</summary>
    RelayedPress,

    /// <summary>The wording of an official text, read in a copy.</summary>
    OfficialReprint,

    /// <summary>The issuer's own page.</summary>
    Official,
}
