using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Enrollments;

/// <summary>Writes the facts as an object; who was never insured has no last month. Nothing that is not said is guessed on reading.</summary>
internal sealed class EnrollmentFactsJsonConverter : JsonConverter<EnrollmentFacts>
{
    private const string Form =
        "Enrolment facts are a JSON object with hukou, the truth values hasEmployer and drawsPension, and the optional lastInsuredMonth, such as \"2022-12\".";

    public override EnrollmentFacts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, EnrollmentFacts value, JsonSerializerOptions options) => Write(writer, value);

    public static EnrollmentFacts Read(ref Utf8JsonReader reader)
    {
        var facts = new EnrollmentFacts(default, HasEmployer: false, DrawsPension: false);
        var members = new JsonMembers(Form, "hukou", "hasEmployer", "drawsPension", "lastInsuredMonth");
        while (members.Next(ref reader) is { } name)
        {
            facts = name switch
            {
                "hukou" => facts with { Hukou = SpellingJsonConverter<Hukou>.Words.Read(ref reader) },
                "hasEmployer" => facts with { HasEmployer = Truth(ref reader) },
                "drawsPension" => facts with { DrawsPension = Truth(ref reader) },
                _ when reader.TokenType == JsonTokenType.Null => facts,
                _ => facts with { LastInsuredMonth = TextJsonConverter.Month.Read(ref reader) },
            };
        }

        members.Require("hukou", "hasEmployer", "drawsPension");
        return facts;
    }

    public static void Write(Utf8JsonWriter writer, EnrollmentFacts value)
    {
        writer.WriteStartObject();
        SpellingJsonConverter<Hukou>.Words.Write(writer, "hukou", value.Hukou);
        writer.WriteBoolean("hasEmployer", value.HasEmployer);
        writer.WriteBoolean("drawsPension", value.DrawsPension);
        if (value.LastInsuredMonth is { } month)
        {
            TextJsonConverter.Month.Write(writer, "lastInsuredMonth", month);
        }

        writer.WriteEndObject();
    }

    private static bool Truth(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : throw new JsonException(Form);
}
