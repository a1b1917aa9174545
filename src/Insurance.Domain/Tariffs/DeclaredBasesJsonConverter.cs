using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Tariffs;

/// <summary>Writes one base for all as its text, bases by line as an object, and none as null.</summary>
internal sealed class DeclaredBasesJsonConverter(TextJsonConverter<BaseChoice> bases) : JsonConverter<DeclaredBases>
{
    private const string Form =
        "Declared bases are null, one base such as \"floor\" or \"1234.50\", or a JSON object that gives each line a base, such as {\"basic-medical\":\"floor\"}.";

    public override bool HandleNull => true;

    public override DeclaredBases Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public DeclaredBases Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return DeclaredBases.None;
            case JsonTokenType.String:
                return bases.Read(ref reader);
            case JsonTokenType.StartObject:
                break;
            default:
                throw new JsonException(Form);
        }

        var each = new SortedDictionary<InsuranceLine, BaseChoice>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var line = JsonText.Short(ref reader, JsonTokenType.PropertyName, Form, (ReadOnlySpan<char> text, out InsuranceLine value) => InsuranceLine.TryParse(text.ToString(), out value));
            if (!reader.Read() || !each.TryAdd(line, bases.Read(ref reader)))
            {
                throw new JsonException(Form);
            }
        }

        // None has one spelling.
        return each.Count > 0 ? DeclaredBases.OfEach(each.Select(choice => (choice.Key, choice.Value))) : throw new JsonException(Form);
    }

    public override void Write(Utf8JsonWriter writer, DeclaredBases value, JsonSerializerOptions options)
    {
        if (value.ForAll is { } all)
        {
            bases.Write(writer, all, options);
            return;
        }

        if (value.IsNone)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        foreach (var (line, choice) in value.Each)
        {
            bases.Write(writer, line.Id, choice);
        }

        writer.WriteEndObject();
    }
}
