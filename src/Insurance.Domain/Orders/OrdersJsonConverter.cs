using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Orders;

/// <summary>
/// The JSON forms of what the room stores. Named by attributes and public for generated code; an application does not name it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OrdersJsonConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(PremiumOrderSnapshot) || typeToConvert == typeof(DeductionRunSnapshot);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        typeToConvert == typeof(DeductionRunSnapshot) ? new DeductionRunSnapshotJsonConverter() : new PremiumOrderSnapshotJsonConverter();
}
