using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Tariffs;

/// <summary>Writes a set of member kinds as a tariff file lists it: a JSON array of their words, each once.</summary>
internal sealed class MemberKindsJsonConverter : JsonConverter<MemberKinds>
{
    private static readonly string Form = $"Member kinds are a JSON array of the strings {Spelling.All<MemberKind>()}, each at most once.";

    public override MemberKinds Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException(Form);
        }

        var set = MemberKinds.None;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var kind = SpellingJsonConverter<MemberKind>.Words.Read(ref reader);
            set = set.Includes(kind) ? throw new JsonException(Form) : set | MemberKindSets.Of(kind);
        }

        return set;
    }

    public override void Write(Utf8JsonWriter writer, MemberKinds value, JsonSerializerOptions options)
    {
        if ((value & MemberKinds.All) != value)
        {
            throw new InvalidOperationException($"The number stands for more than {Spelling.All<MemberKind>()}.");
        }

        writer.WriteStartArray();
        foreach (var kind in Enum.GetValues<MemberKind>().Where(kind => value.Includes(kind)))
        {
            writer.WriteStringValue(Spelling.Of(kind));
        }

        writer.WriteEndArray();
    }
}
