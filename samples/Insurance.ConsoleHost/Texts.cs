using System.Text.Json;
using Insurance.Domain;
using NodaTime;
using NodaTime.Text;

namespace Insurance.ConsoleHost;

/// <summary>The one spelling of dates, months and warnings in everything the host prints.</summary>
internal static class Texts
{
    public static string Of(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static string Of(YearMonth month) => YearMonthPattern.Iso.Format(month);

    public static void Warnings(this Utf8JsonWriter writer, IReadOnlyCollection<Warning> warnings)
    {
        if (warnings.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("warnings");
        foreach (var warning in warnings)
        {
            writer.WriteStartObject();
            writer.WriteString("code", warning.Code);
            writer.WriteString("message", warning.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
