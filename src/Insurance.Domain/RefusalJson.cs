using System.Text.Json;

namespace Insurance.Domain;

/// <summary>The members of a refusal and of a warning in JSON; the message is the English one, and what does not apply is left out.</summary>
internal static class RefusalJson
{
    public static void Write(Utf8JsonWriter writer, DomainError error)
    {
        writer.WriteString("code", error.Code);
        writer.WriteString("field", error.Field);
        writer.WriteString("message", error.Message);
        if (error.ChangesOn is { } day)
        {
            TextJsonConverter.Date.Write(writer, "changesOn", day);
        }

        WriteRule(writer, error.Source, error.Operands);
    }

    public static void Write(Utf8JsonWriter writer, Warning warning)
    {
        writer.WriteString("code", warning.Code);
        writer.WriteString("message", warning.Message);
        WriteRule(writer, warning.Source, warning.Operands);
    }

    /// <summary>Each operand by its name, in its one invariant spelling; the first where several have the same, as the message takes it.</summary>
    public static void Write(Utf8JsonWriter writer, OperandList operands)
    {
        foreach (var operand in operands.Where(operand => operand.Name is not null).DistinctBy(operand => operand.Name))
        {
            writer.WriteString(operand.Name, operand.ToString());
        }
    }

    private static void WriteRule(Utf8JsonWriter writer, Source? source, OperandList operands)
    {
        if (source is not null)
        {
            writer.WriteString("source", source.Citation);
        }

        writer.WriteStartObject("operands");
        Write(writer, operands);
        writer.WriteEndObject();
    }
}
