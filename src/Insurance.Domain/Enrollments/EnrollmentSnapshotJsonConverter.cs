using System.Text.Json;
using System.Text.Json.Serialization;
using Insurance.Domain.People;
using NodaTime;

namespace Insurance.Domain.Enrollments;

/// <summary>Writes a stored enrolment as an object, the version first, the person in full.</summary>
internal sealed class EnrollmentSnapshotJsonConverter : JsonConverter<EnrollmentSnapshot>
{
    private const string Form =
        "A stored enrolment is a JSON object with the whole number version, and person, region, scheme, facts, registeredOn and the list history.";

    private static readonly string[] Names = ["version", "person", "region", "scheme", "facts", "registeredOn", "history"];

    public override EnrollmentSnapshot Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var version = 0;
        var person = default(Person);
        var region = default(Region);
        var scheme = default(Scheme);
        var facts = default(EnrollmentFacts);
        var registeredOn = default(LocalDate);
        List<EnrollmentEntry> history = [];
        var members = new JsonMembers(Form, Names);
        while (members.Next(ref reader) is { } name)
        {
            switch (name)
            {
                case "version":
                    version = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : throw new JsonException(Form);
                    break;
                case "person":
                    person = PersonJsonConverter.Read(ref reader);
                    break;
                case "region":
                    region = RootJsonConverter.Regions.Read(ref reader);
                    break;
                case "scheme":
                    scheme = SpellingJsonConverter<Scheme>.Words.Read(ref reader);
                    break;
                case "facts":
                    facts = EnrollmentFactsJsonConverter.Read(ref reader);
                    break;
                case "registeredOn":
                    registeredOn = TextJsonConverter.Date.Read(ref reader);
                    break;
                default:
                    history = JsonLists.Read(ref reader, Form, EnrollmentEntryJsonConverter.Read);
                    break;
            }
        }

        members.Require(Names);
        return new(version, person!, region, scheme, facts!, registeredOn, [.. history]);
    }

    public override void Write(Utf8JsonWriter writer, EnrollmentSnapshot value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", value.Version);
        writer.WritePropertyName("person");
        PersonJsonConverter.Write(writer, value.Person);
        RootJsonConverter.Regions.Write(writer, "region", value.Region);
        SpellingJsonConverter<Scheme>.Words.Write(writer, "scheme", value.Scheme);
        writer.WritePropertyName("facts");
        EnrollmentFactsJsonConverter.Write(writer, value.Facts);
        TextJsonConverter.Date.Write(writer, "registeredOn", value.RegisteredOn);
        writer.WriteStartArray("history");
        foreach (var entry in value.History)
        {
            EnrollmentEntryJsonConverter.Write(writer, entry);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
