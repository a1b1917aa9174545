using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Insurance.Domain.Agreements;

/// <summary>Writes the evidence of a consent as an object; a reference that breaks its form is refused on reading.</summary>
internal sealed class ConsentEvidenceJsonConverter : JsonConverter<ConsentEvidence>
{
    private const string Form = "The evidence of a consent is a JSON object with the strings kind, on and reference.";

    public override ConsentEvidence Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, ConsentEvidence value, JsonSerializerOptions options) => Write(writer, value);

    public static ConsentEvidence Read(ref Utf8JsonReader reader)
    {
        var kind = default(ConsentKind);
        var on = default(LocalDate);
        var reference = "";
        var members = new JsonMembers(Form, "kind", "on", "reference");
        while (members.Next(ref reader) is { } name)
        {
            switch (name)
            {
                case "kind":
                    kind = SpellingJsonConverter<ConsentKind>.Words.Read(ref reader);
                    break;
                case "on":
                    on = TextJsonConverter.Date.Read(ref reader);
                    break;
                default:
                    reference = JsonText.Long(ref reader, JsonTokenType.String, Form);
                    break;
            }
        }

        members.Require("kind", "on", "reference");
        return ConsentEvidence.Of(kind, on, reference).TryGet(out var evidence, out _) ? evidence : throw new JsonException(Form);
    }

    public static void Write(Utf8JsonWriter writer, ConsentEvidence value)
    {
        writer.WriteStartObject();
        SpellingJsonConverter<ConsentKind>.Words.Write(writer, "kind", value.Kind);
        TextJsonConverter.Date.Write(writer, "on", value.On);
        writer.WriteString("reference", value.Reference);
        writer.WriteEndObject();
    }
}
