using System.Text.Json;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Orders;

/// <summary>Where an amount stands, inside a stored order.</summary>
internal static class CitationJson
{
    private const string Form = "The source of an amount is a JSON object with the list sources and the string confidence.";

    public static AssessmentCitation Read(ref Utf8JsonReader reader)
    {
        var sources = new List<Source>();
        var confidence = default(Confidence);
        var members = new JsonMembers(Form, "sources", "confidence");
        while (members.Next(ref reader) is { } name)
        {
            if (name == "sources")
            {
                sources = JsonLists.Read(ref reader, Form, SourceJsonConverter.Read);
            }
            else
            {
                confidence = SpellingJsonConverter<Confidence>.Words.Read(ref reader);
            }
        }

        members.Require("sources", "confidence");
        return new AssessmentCitation([.. sources], confidence);
    }

    public static void Write(Utf8JsonWriter writer, AssessmentCitation citation)
    {
        writer.WriteStartObject("source");
        writer.WriteStartArray("sources");
        foreach (var source in citation.Sources)
        {
            SourceJsonConverter.Write(writer, source);
        }

        writer.WriteEndArray();
        SpellingJsonConverter<Confidence>.Words.Write(writer, "confidence", citation.Confidence);
        writer.WriteEndObject();
    }
}
