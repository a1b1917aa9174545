using System.Text.Json;
using Insurance.Domain;

namespace Insurance.ConsoleHost.Commands;

/// <summary>An explanation as a member of an object, in the library's own JSON.</summary>
internal static class ExplanationJson
{
    public static void Write(Utf8JsonWriter writer, string name, Explanation explanation, Language language)
    {
        writer.WritePropertyName(name);
        Domain.ExplanationJson.Write(writer, explanation, language);
    }
}
