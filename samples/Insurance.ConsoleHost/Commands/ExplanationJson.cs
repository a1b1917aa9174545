using System.Text.Json;
using Insurance.Domain;

namespace Insurance.ConsoleHost.Commands;

/// <summary>
/// An explanation as JSON, version 1: each step has <c>rule</c>, <c>label</c>, <c>value</c>, <c>told</c> and <c>parts</c>; a given value has
/// <c>for</c>, <c>document</c> and <c>confidence</c> instead of parts.
/// </summary>
internal static class ExplanationJson
{
    public static void Write(Utf8JsonWriter writer, string name, Explanation explanation, Language language)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("version", Explanation.JsonVersion);
        writer.WriteString("lang", language.Id());
        Step(writer, explanation, language);
        writer.WriteEndObject();
    }

    private static void Step(Utf8JsonWriter writer, Explanation step, Language language)
    {
        writer.WriteString("rule", step.Rule);
        writer.WriteString("label", step.Label);
        writer.WriteString("value", step.Value);
        writer.WriteString("told", step.Told(language));
        if (step is GivenValue given)
        {
            writer.WriteString("for", given.For.ToString());
            writer.WriteString("document", given.Source.Citation);
            writer.WriteString("confidence", Spelling.Of(given.Confidence));
            return;
        }

        writer.WriteStartArray("parts");
        foreach (var part in step.Parts)
        {
            writer.WriteStartObject();
            Step(writer, part, language);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
