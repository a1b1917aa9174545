using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Insurance.Domain;

/// <summary>Reads a value from a text; false where the text is none.</summary>
internal delegate bool TextReading<T>(ReadOnlySpan<char> text, out T value);

/// <summary>Takes texts out of JSON. A refusal names the form that was expected and nothing of the text, which may be personal data.</summary>
internal static class JsonText
{
    // No value has a text of more characters, and JSON spends at most six bytes on one, as in \u5f20.
    private const int MaxCharacters = 128;
    private const int MaxBytes = MaxCharacters * 6;

    /// <summary>The value of a short text, or the refusal that names the form.</summary>
    public static T Short<T>(ref Utf8JsonReader reader, JsonTokenType token, string form, TextReading<T> read)
    {
        Span<char> text = stackalloc char[MaxBytes];
        return reader.TokenType == token && TryCopy(ref reader, text, out var length) && read(text[..length], out var value)
            ? value
            : throw Refused(token, form);
    }

    /// <summary>A text of any length, or the refusal that names the form.</summary>
    public static string Long(ref Utf8JsonReader reader, JsonTokenType token, string form) =>
        reader.TokenType == token && TryGet(ref reader, out var text) ? text : throw Refused(token, form);

    // The serializer completes a refusal with the path to it, which ends with the refused property name; a path that is there stays.
    private static JsonException Refused(JsonTokenType token, string form) =>
        token == JsonTokenType.PropertyName ? new(form, path: "", lineNumber: null, bytePositionInLine: null) : new(form);

    private static bool TryCopy(ref Utf8JsonReader reader, scoped Span<char> text, out int length)
    {
        length = 0;
        if ((reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length) > text.Length)
        {
            return false;
        }

        try
        {
            length = reader.CopyString(text);
            return true;
        }
        catch (InvalidOperationException)
        {
            // The token is a text that fits: what remains is broken UTF-8 or half of a surrogate pair.
            return false;
        }
    }

    private static bool TryGet(ref Utf8JsonReader reader, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = reader.GetString();
            return text is not null;
        }
        catch (InvalidOperationException)
        {
            // As above.
            text = null;
            return false;
        }
    }
}
