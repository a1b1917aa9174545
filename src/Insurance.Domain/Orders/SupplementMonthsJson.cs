using System.Text.Json;
using Insurance.Domain.Contributions;

namespace Insurance.Domain.Orders;

/// <summary>The months of a supplement inside a stored order; the order and the reassessment are those of the whole.</summary>
internal static class SupplementMonthsJson
{
    private const string Form = "A month of a supplement is a JSON object with the strings month, insurance and amount.";

    public static ValueList<PaidMonthLine> Read(ref Utf8JsonReader reader) => [.. JsonLists.Read(ref reader, Form, ReadMonth)];

    public static void Write(Utf8JsonWriter writer, ValueList<PaidMonthLine> months)
    {
        if (months.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("supplementMonths");
        foreach (var month in months)
        {
            writer.WriteStartObject();
            TextJsonConverter.Month.Write(writer, "month", month.Month);
            RootJsonConverter.Text<InsuranceLine>().Write(writer, "insurance", month.Line);
            RootJsonConverter.Text<Money>().Write(writer, "amount", month.Amount);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static PaidMonthLine ReadMonth(ref Utf8JsonReader reader)
    {
        var month = new PaidMonthLine(default, default, default);
        var members = new JsonMembers(Form, "month", "insurance", "amount");
        while (members.Next(ref reader) is { } name)
        {
            month = name switch
            {
                "month" => month with { Month = TextJsonConverter.Month.Read(ref reader) },
                "insurance" => month with { Line = RootJsonConverter.Text<InsuranceLine>().Read(ref reader) },
                _ => month with { Amount = RootJsonConverter.Text<Money>().Read(ref reader) },
            };
        }

        members.Require("month", "insurance", "amount");
        return month;
    }
}
