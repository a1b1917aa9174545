using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>Writes a source as an object with the members that a data file gives it, and its id; what nobody knows is left out.</summary>
internal sealed class SourceJsonConverter : JsonConverter<Source>
{
    private const string Form =
        "A source is a JSON object with the string id and the optional strings document, issuer, page, publishedBy and note; publishedBy is a date such as \"2023-12-31\".";

    public override Source Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, Source value, JsonSerializerOptions options) => Write(writer, value);

    public static Source Read(ref Utf8JsonReader reader)
    {
        var source = new Source("", null, null, null, null, null);
        var members = new JsonMembers(Form, "id", "document", "issuer", "page", "publishedBy", "note");
        while (members.Next(ref reader) is { } name)
        {
            source = name switch
            {
                "id" => source with { Id = JsonText.Long(ref reader, JsonTokenType.String, Form) },
                _ when reader.TokenType == JsonTokenType.Null => source,
                "publishedBy" => source with { PublishedBy = TextJsonConverter.Date.Read(ref reader) },
                "document" => source with { Document = JsonText.Long(ref reader, JsonTokenType.String, Form) },
                "issuer" => source with { Issuer = JsonText.Long(ref reader, JsonTokenType.String, Form) },
                "page" => source with { Page = JsonText.Long(ref reader, JsonTokenType.String, Form) },
                _ => source with { Note = JsonText.Long(ref reader, JsonTokenType.String, Form) },
            };
        }

        members.Require("id");
        return source;
    }

    public static void Write(Utf8JsonWriter writer, Source value)
    {
        writer.WriteStartObject();
        writer.WriteString("id", value.Id);
        WriteKnown(writer, "document", value.Document);
        WriteKnown(writer, "issuer", value.Issuer);
        WriteKnown(writer, "page", value.Page);
        if (value.PublishedBy is { } day)
        {
            TextJsonConverter.Date.Write(writer, "publishedBy", day);
        }

        WriteKnown(writer, "note", value.Note);
        writer.WriteEndObject();
    }

    private static void WriteKnown(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }
}
