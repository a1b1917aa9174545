using System.Text.Json;
using System.Text.RegularExpressions;
using Insurance.Domain;
using NodaTime;
using NodaTime.Text;

namespace Insurance.ConsoleHost;

/// <summary>The one spelling of dates, months and warnings in everything the host prints.</summary>
internal static partial class Texts
{
    private const int LongestShown = 60;

    /// <summary>A text of the caller as a message may show it: short, without control characters, and with long numbers masked.</summary>
    public static string Shown(string text)
    {
        var clean = Clean(text);
        return clean.Length > LongestShown ? $"'{clean[..LongestShown]}…'" : $"'{clean}'";
    }

    /// <summary>A message that may repeat the caller's words: no control characters, and whatever could be an ID number is masked.</summary>
    public static string Clean(string message) =>
        LongNumber().Replace(string.Concat(message.Select(c => char.IsControl(c) ? '?' : c)), number => $"{number.Value[..3]}{new string('*', number.Length - 3)}");

    /// <summary>The option that a field of the domain belongs to: <c>asKnownOn</c> is <c>--as-known-on</c>. Paths inside files stay.</summary>
    public static string OptionOf(string field) => field.StartsWith('$')
        ? field
        : string.Concat(field.Select(c => char.IsAsciiLetterUpper(c) ? $"-{char.ToLowerInvariant(c)}" : c.ToString()));

    [GeneratedRegex("[0-9]{14,}[0-9Xx]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongNumber();

    public static string Of(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static string Of(YearMonth month) => YearMonthPattern.Iso.Format(month);

    public static string Of(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

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
