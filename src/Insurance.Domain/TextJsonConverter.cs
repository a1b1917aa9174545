using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain;

/// <summary>Writes a value as the JSON string of its text, as a property name too, and reads the same.</summary>
/// <typeparam name="T">The values.</typeparam>
/// <param name="form">The form that a refusal names.</param>
/// <param name="read">Reads a text.</param>
/// <param name="write">The text of a value; throws an <see cref="InvalidOperationException"/> for a default that is no value.</param>
internal sealed class TextJsonConverter<T>(string form, TextReading<T> read, Func<T, string> write) : JsonConverter<T>
    where T : struct
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public T Read(ref Utf8JsonReader reader) => JsonText.Short(ref reader, JsonTokenType.String, form, read);

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonText.Short(ref reader, JsonTokenType.PropertyName, form, read);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(write(value));

    /// <summary>Writes a member of an object.</summary>
    public void Write(Utf8JsonWriter writer, string name, T value) => writer.WriteString(name, write(value));
}

/// <summary>The converters of texts that several rooms need.</summary>
internal static class TextJsonConverter
{
    /// <summary>Dates, as in <c>2023-12-31</c>.</summary>
    public static readonly TextJsonConverter<LocalDate> Date = new(
        "A date is a JSON string of year, month and day, such as \"2023-12-31\".",
        (text, out value) => LocalDatePattern.Iso.Parse(text.ToString()).TryGetValue(default, out value),
        LocalDatePattern.Iso.Format);

    /// <summary>Months, as in <c>2023-12</c>.</summary>
    public static readonly TextJsonConverter<YearMonth> Month = new(
        "A month is a JSON string of year and month, such as \"2023-12\".",
        (text, out value) => YearMonthPattern.Iso.Parse(text.ToString()).TryGetValue(default, out value),
        YearMonthPattern.Iso.Format);

    /// <summary>Instants in UTC, as in <c>2023-12-31T16:30:00Z</c>.</summary>
    public static readonly TextJsonConverter<Instant> Instant = new(
        "An instant is a JSON string of date and time in UTC, such as \"2023-12-31T16:30:00Z\".",
        (text, out value) => InstantPattern.ExtendedIso.Parse(text.ToString()).TryGetValue(default, out value),
        InstantPattern.ExtendedIso.Format);

    /// <summary>The converter of values whose <see cref="object.ToString"/> prints what their parser reads.</summary>
    public static TextJsonConverter<T> Of<T>(string form)
        where T : struct, ISpanParsable<T> => new(form, (text, out value) => T.TryParse(text, null, out value), value => value.ToString()!);
}
