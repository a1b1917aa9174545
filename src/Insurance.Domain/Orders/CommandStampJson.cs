using System.Text.Json;

namespace Insurance.Domain.Orders;

/// <summary>By which command an order or an entry came about, inside a stored order.</summary>
internal static class CommandStampJson
{
    private const string Form = "A command is a JSON object with the strings key and digest.";

    public static CommandStamp Read(ref Utf8JsonReader reader)
    {
        var stamp = new CommandStamp(default, "");
        var members = new JsonMembers(Form, "key", "digest");
        while (members.Next(ref reader) is { } name)
        {
            stamp = name == "key"
                ? stamp with { Key = RootJsonConverter.Text<CommandKey>().Read(ref reader) }
                : stamp with { Digest = JsonText.Long(ref reader, JsonTokenType.String, Form) };
        }

        members.Require("key", "digest");
        return stamp;
    }

    public static void Write(Utf8JsonWriter writer, CommandStamp? stamp)
    {
        if (stamp is null)
        {
            return;
        }

        writer.WriteStartObject("command");
        RootJsonConverter.Text<CommandKey>().Write(writer, "key", stamp.Key);
        writer.WriteString("digest", stamp.Digest);
        writer.WriteEndObject();
    }
}
