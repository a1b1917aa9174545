using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain.People;

/// <summary>Writes a person as an object with the whole name and the whole number.</summary>
internal sealed class PersonJsonConverter : JsonConverter<Person>
{
    private const string Form = "A person is a JSON object with the strings name and id.";

    public override Person Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, Person value, JsonSerializerOptions options) => Write(writer, value);

    public static Person Read(ref Utf8JsonReader reader)
    {
        var personName = default(PersonName);
        var id = default(ResidentId);
        var members = new JsonMembers(Form, "name", "id");
        while (members.Next(ref reader) is { } name)
        {
            if (name == "name")
            {
                personName = PeopleJsonConverter.Names.Read(ref reader);
            }
            else
            {
                id = PeopleJsonConverter.Ids.Read(ref reader);
            }
        }

        members.Require("name", "id");
        return new(personName, id);
    }

    public static void Write(Utf8JsonWriter writer, Person value)
    {
        writer.WriteStartObject();
        PeopleJsonConverter.Names.Write(writer, "name", value.Name);
        PeopleJsonConverter.Ids.Write(writer, "id", value.Id);
        writer.WriteEndObject();
    }
}
