using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Reconciliations;

/// <summary>
/// The JSON form of a person's key. Named by an attribute and public for generated code; an application does not name it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReconciliationsJsonConverter : JsonConverterFactory
{
    private static readonly TextJsonConverter<PersonKey> Keys = new(
        $"A person's key is a JSON string of 1 to {PersonKey.MaxLength} printable ASCII characters without spaces, and no ID number.",
        (text, out value) => PersonKey.TryParse(text.ToString(), out value),
        key => key.ToString());

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(PersonKey);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Keys;
}
