using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Declarations;

/// <summary>
/// The JSON form of a stored declaration, which holds the person's data in full. Named by an attribute and public for generated code; an application
/// does not name it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DeclarationsJsonConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(DeclarationSnapshot);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => new DeclarationSnapshotJsonConverter();
}
