using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>Writes a year as a JSON number, and as four digits where it is a property name.</summary>
internal sealed class ContributionYearJsonConverter : JsonConverter<ContributionYear>
{
    private static readonly string Form = string.Create(
        CultureInfo.InvariantCulture,
        $"A contribution year is a whole JSON number from {ContributionYear.MinYear} to {ContributionYear.MaxYear}, such as 2023.");

    public override ContributionYear Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) && ContributionYear.Read(number).TryGet(out var year, out _)
            ? year
            : throw new JsonException(Form);

    public override ContributionYear ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonText.Short<ContributionYear>(ref reader, JsonTokenType.PropertyName, Form, TryRead);

    public override void Write(Utf8JsonWriter writer, ContributionYear value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Number);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, ContributionYear value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());

    private static bool TryRead(ReadOnlySpan<char> text, out ContributionYear year)
    {
        year = default;
        return text.Length == 4
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && ContributionYear.Read(number).TryGet(out year, out _);
    }
}
