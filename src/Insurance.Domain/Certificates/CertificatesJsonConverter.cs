using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Certificates;

/// <summary>
/// The JSON forms of stored certificates and of their codes. Named by an attribute and public for generated code; an application does not name it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CertificatesJsonConverter : JsonConverterFactory
{
    private static readonly Dictionary<Type, JsonConverter> Converters = new()
    {
        [typeof(CertificateSnapshot)] = new CertificateSnapshotJsonConverter(),
        [typeof(SignedCertificateSnapshot)] = new SignedCertificateSnapshotJsonConverter(),
        [typeof(VerificationCode)] = TextJsonConverter.Of<VerificationCode>("A verification code is a JSON string of twelve digits and letters in groups of four, such as \"HTW2-22B7-N2M6\"."),
    };

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => Converters.ContainsKey(typeToConvert);

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Converters.GetValueOrDefault(typeToConvert);
}
