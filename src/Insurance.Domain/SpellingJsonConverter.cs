using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>
/// The JSON form of a closed list: the word by which <see cref="Spelling"/> calls a value. Named by attributes and public for
/// generated code; an application does not name it.
/// </summary>
/// <typeparam name="TEnum">The closed list.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SpellingJsonConverter<TEnum> : JsonConverterFactory
    where TEnum : struct, Enum
{
    internal static readonly TextJsonConverter<TEnum> Words = new(
        $"This value is one of the JSON strings {Spelling.All<TEnum>()}.",
        (text, out value) => Spelling.TryRead(text.ToString(), out value),
        value => Enum.IsDefined(value) ? Spelling.Of(value) : throw new InvalidOperationException($"The number stands for none of {Spelling.All<TEnum>()}."));

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(TEnum);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Words;
}
