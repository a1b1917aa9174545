using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>Writes what the library says and nobody may say in its place: reading throws a <see cref="NotSupportedException"/>.</summary>
/// <typeparam name="T">The values.</typeparam>
/// <param name="write">Writes the members of the object.</param>
internal sealed class OneWayJsonConverter<T>(Action<Utf8JsonWriter, T> write) : JsonConverter<T>
    where T : class
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Refusals and warnings are written as JSON and never read: only the library gives them.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        write(writer, value);
        writer.WriteEndObject();
    }
}
