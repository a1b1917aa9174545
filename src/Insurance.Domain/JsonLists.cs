using System.Text.Json;

namespace Insurance.Domain;

/// <summary>Reads the element on which the reader stands.</summary>
internal delegate T ElementReading<T>(ref Utf8JsonReader reader);

/// <summary>Takes lists out of JSON; what is no list is refused in the words of its form.</summary>
internal static class JsonLists
{
    /// <summary>The elements of the array on which the reader stands.</summary>
    public static List<T> Read<T>(ref Utf8JsonReader reader, string form, ElementReading<T> element)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException(form);
        }

        var elements = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            elements.Add(element(ref reader));
        }

        return elements;
    }
}
