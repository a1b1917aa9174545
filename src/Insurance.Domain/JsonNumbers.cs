using System.Text.Json;

namespace Insurance.Domain;

/// <summary>Takes whole numbers out of JSON.</summary>
internal static class JsonNumbers
{
    /// <summary>The version of a stored object, or the refusal that names the form.</summary>
    public static int Version(ref Utf8JsonReader reader, string form) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var version) ? version : throw new JsonException(form);
}
