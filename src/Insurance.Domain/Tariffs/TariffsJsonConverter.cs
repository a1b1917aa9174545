using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Tariffs;

/// <summary>
/// The JSON forms of the tariffs' values. Named by attributes and public for generated code; an application does not name it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TariffsJsonConverter : JsonConverterFactory
{
    internal static readonly TextJsonConverter<BaseChoice> Bases = new(
        "A base is one of the JSON strings \"floor\" and \"cap\", or one of yuan with at most two decimals, such as \"1234.50\".",
        (text, out value) => BaseChoice.Read(text.ToString()).TryGet(out value, out _),
        value => value.ToString());

    private static readonly Dictionary<Type, JsonConverter> Converters = new()
    {
        [typeof(BaseChoice)] = Bases,
        [typeof(DeclaredBases)] = new DeclaredBasesJsonConverter(Bases),
        [typeof(MemberKinds)] = new MemberKindsJsonConverter(),
    };

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => Converters.ContainsKey(typeToConvert);

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Converters.GetValueOrDefault(typeToConvert);
}
