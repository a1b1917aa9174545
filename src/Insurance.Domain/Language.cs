using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>A language of the phrasebook; always an explicit argument, never taken from a culture.</summary>
[JsonConverter(typeof(RootJsonConverter))]
public enum Language
{
    /// <summary>English, <c>en</c>.</summary>
    English,

    /// <summary>Simplified Chinese, <c>zh</c>.</summary>
    SimplifiedChinese,

    /// <summary>Spanish, <c>es</c>.</summary>
    Spanish,
}

/// <summary>The short ids of the languages.</summary>
public static class Languages
{
    /// <summary>All languages, in the order of the enumeration.</summary>
    public static IReadOnlyList<Language> All { get; } = [Language.English, Language.SimplifiedChinese, Language.Spanish];

    /// <summary><c>en</c>, <c>zh</c> or <c>es</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the enumeration.</exception>
    public static string Id(this Language language) => language switch
    {
        Language.English => "en",
        Language.SimplifiedChinese => "zh",
        Language.Spanish => "es",
        _ => throw new ArgumentOutOfRangeException(nameof(language)),
    };

    /// <summary>Reads <c>en</c>, <c>zh</c> or <c>es</c>, and nothing else.</summary>
    public static bool TryParse(string? id, out Language language)
    {
        foreach (var candidate in All)
        {
            if (candidate.Id() == id)
            {
                language = candidate;
                return true;
            }
        }

        language = default;
        return false;
    }
}
