using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>A name in the languages of the phrasebook, as a data file gives it.</summary>
/// <param name="English">English.</param>
/// <param name="SimplifiedChinese">Simplified Chinese.</param>
/// <param name="Spanish">Spanish.</param>
[JsonConverter(typeof(RootJsonConverter))]
public sealed record LocalizedText(string English, string SimplifiedChinese, string Spanish)
{
    /// <summary>The text in a language.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the enumeration.</exception>
    public string In(Language language) => language switch
    {
        Language.English => English,
        Language.SimplifiedChinese => SimplifiedChinese,
        Language.Spanish => Spanish,
        _ => throw new ArgumentOutOfRangeException(nameof(language)),
    };

    /// <summary>The English text.</summary>
    public override string ToString() => English;
}
