using System.Text.Json;

namespace Insurance.Domain;

/// <summary>
/// A warning as a snapshot keeps it: its operands as the texts they print. The warning that is read back says the same words; unlike a
/// warning alone, which JSON holds one way, it comes from a file that was opened with all its checks.
/// </summary>
internal static class StoredWarning
{
    private const string Form = "A warning is a JSON object with the string code, the object operands of strings, and the optional source.";

    public static Warning Of(Warning warning) => Warning
        .Of(warning.Code, [.. warning.Operands.Where(operand => operand.Name is not null).Select(operand => (Operand)(operand.Name, operand.ToString()))])
        .Citing(warning.Source);

    public static void Write(Utf8JsonWriter writer, Warning warning)
    {
        writer.WriteStartObject();
        writer.WriteString("code", warning.Code);
        writer.WriteStartObject("operands");
        RefusalJson.Write(writer, warning.Operands);
        writer.WriteEndObject();
        if (warning.Source is { } source)
        {
            writer.WritePropertyName("source");
            SourceJsonConverter.Write(writer, source);
        }

        writer.WriteEndObject();
    }

    public static Warning Read(ref Utf8JsonReader reader)
    {
        var code = "";
        var operands = new List<Operand>();
        Source? source = null;
        var members = new JsonMembers(Form, "code", "operands", "source");
        while (members.Next(ref reader) is { } name)
        {
            switch (name)
            {
                case "code":
                    code = JsonText.Long(ref reader, JsonTokenType.String, Form);
                    break;
                case "operands":
                    operands = Operands(ref reader);
                    break;
                default:
                    source = SourceJsonConverter.Read(ref reader);
                    break;
            }
        }

        members.Require("code", "operands");
        return Phrasebook.Has(code) ? Warning.Of(code, [.. operands]).Citing(source) : throw new JsonException(Form);
    }

    private static List<Operand> Operands(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException(Form);
        }

        var operands = new List<Operand>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonText.Long(ref reader, JsonTokenType.PropertyName, Form);
            if (!reader.Read() || operands.Exists(operand => operand.Name == name))
            {
                throw new JsonException(Form);
            }

            operands.Add((name, JsonText.Long(ref reader, JsonTokenType.String, Form)));
        }

        return operands;
    }
}
