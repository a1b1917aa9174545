using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>Writes a text as an object with a member for each language, named by its id.</summary>
internal sealed class LocalizedTextJsonConverter : JsonConverter<LocalizedText>
{
    private const string Form = "A text in three languages is a JSON object with the strings en, zh and es.";

    public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options) => Write(writer, value);

    public static LocalizedText Read(ref Utf8JsonReader reader)
    {
        string english = "", chinese = "", spanish = "";
        var members = new JsonMembers(Form, "en", "zh", "es");
        while (members.Next(ref reader) is { } name)
        {
            var text = JsonText.Long(ref reader, JsonTokenType.String, Form);
            switch (name)
            {
                case "en":
                    english = text;
                    break;
                case "zh":
                    chinese = text;
                    break;
                default:
                    spanish = text;
                    break;
            }
        }

        members.Require("en", "zh", "es");
        return new(english, chinese, spanish);
    }

    public static void Write(Utf8JsonWriter writer, LocalizedText value)
    {
        writer.WriteStartObject();
        foreach (var language in Languages.All)
        {
            writer.WriteString(language.Id(), value.In(language));
        }

        writer.WriteEndObject();
    }
}
