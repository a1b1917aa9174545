using System.Text.Json;
using System.Text.Json.Serialization;
using Insurance.Domain.People;
using NodaTime;

namespace Insurance.Domain.Enrollments;

/// <summary>Writes an entry of the history as an object; what was not declared is left out.</summary>
internal sealed class EnrollmentEntryJsonConverter : JsonConverter<EnrollmentEntry>
{
    private const string Form =
        "An entry of an enrolment's history is a JSON object with event, on, and the optional facts, name and lastInsuredMonth.";

    public override EnrollmentEntry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, EnrollmentEntry value, JsonSerializerOptions options) => Write(writer, value);

    public static EnrollmentEntry Read(ref Utf8JsonReader reader)
    {
        var entry = new EnrollmentEntry(default, default);
        var members = new JsonMembers(Form, "event", "on", "facts", "name", "lastInsuredMonth");
        while (members.Next(ref reader) is { } name)
        {
            entry = name switch
            {
                "event" => entry with { Event = SpellingJsonConverter<EnrollmentEvent>.Words.Read(ref reader) },
                "on" => entry with { On = TextJsonConverter.Date.Read(ref reader) },
                _ when reader.TokenType == JsonTokenType.Null => entry,
                "facts" => entry with { Facts = EnrollmentFactsJsonConverter.Read(ref reader) },
                "name" => entry with { Name = PeopleJsonConverter.Names.Read(ref reader) },
                _ => entry with { LastInsuredMonth = TextJsonConverter.Month.Read(ref reader) },
            };
        }

        members.Require("event", "on");
        return entry;
    }

    public static void Write(Utf8JsonWriter writer, EnrollmentEntry value)
    {
        writer.WriteStartObject();
        SpellingJsonConverter<EnrollmentEvent>.Words.Write(writer, "event", value.Event);
        TextJsonConverter.Date.Write(writer, "on", value.On);
        if (value.Facts is { } facts)
        {
            writer.WritePropertyName("facts");
            EnrollmentFactsJsonConverter.Write(writer, facts);
        }

        if (value.Name is { } name)
        {
            PeopleJsonConverter.Names.Write(writer, "name", name);
        }

        if (value.LastInsuredMonth is { } month)
        {
            TextJsonConverter.Month.Write(writer, "lastInsuredMonth", month);
        }

        writer.WriteEndObject();
    }
}
