using System.Text.Json;

namespace Insurance.Domain;

/// <summary>
/// Walks through a JSON object with members of a closed list: an unknown member and a repeated one are refused, because a misspelt
/// name must not pass unseen.
/// </summary>
/// <param name="form">The form that a refusal names.</param>
/// <param name="names">The members there may be.</param>
internal readonly struct JsonMembers(string form, params string[] names)
{
    private readonly HashSet<string> missing = new(names, StringComparer.Ordinal);

    /// <summary>The name of the next member, the reader standing on its value; null at the end of the object.</summary>
    public string? Next(ref Utf8JsonReader reader)
    {
        // Before the first member the reader stands on the value as a whole, later on the last token of a member's value.
        if (missing.Count == names.Length && reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException(form);
        }

        Move(ref reader);
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            return null;
        }

        var name = JsonText.Long(ref reader, JsonTokenType.PropertyName, form);
        if (!missing.Remove(name))
        {
            throw new JsonException(form);
        }

        Move(ref reader);
        return name;
    }

    /// <summary>Refuses an object in which one of these members did not stand.</summary>
    public void Require(params ReadOnlySpan<string> required)
    {
        foreach (var name in required)
        {
            if (missing.Contains(name))
            {
                throw new JsonException(form);
            }
        }
    }

    private void Move(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
        {
            throw new JsonException(form);
        }
    }
}
