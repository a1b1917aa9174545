using System.Text.Json;

namespace Insurance.Domain.Orders;

/// <summary>The lines of an order, and the names beside them, inside a stored order or certificate.</summary>
internal static class OrderLineJson
{
    private const string Form = "A line is a JSON object with the string insurance, name in three languages and the string amount.";

    public static LocalizedText ReadName(ref Utf8JsonReader reader) =>
        LocalizedTextJsonConverter.Read(ref reader);

    public static ValueList<OrderLine> ReadAll(ref Utf8JsonReader reader) => [.. JsonLists.Read(ref reader, Form, Read)];

    public static void Write(Utf8JsonWriter writer, string member, LocalizedText name)
    {
        writer.WritePropertyName(member);
        LocalizedTextJsonConverter.Write(writer, name);
    }

    public static void Write(Utf8JsonWriter writer, ValueList<OrderLine> lines)
    {
        writer.WriteStartArray("lines");
        foreach (var line in lines)
        {
            writer.WriteStartObject();
            RootJsonConverter.Text<InsuranceLine>().Write(writer, "insurance", line.Insurance);
            Write(writer, "name", line.Name);
            RootJsonConverter.Text<Money>().Write(writer, "amount", line.Amount);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static OrderLine Read(ref Utf8JsonReader reader)
    {
        var line = new OrderLine(default, null!, default);
        var members = new JsonMembers(Form, "insurance", "name", "amount");
        while (members.Next(ref reader) is { } name)
        {
            line = name switch
            {
                "insurance" => line with { Insurance = RootJsonConverter.Text<InsuranceLine>().Read(ref reader) },
                "name" => line with { Name = ReadName(ref reader) },
                _ => line with { Amount = RootJsonConverter.Text<Money>().Read(ref reader) },
            };
        }

        members.Require("insurance", "name", "amount");
        return line;
    }
}
