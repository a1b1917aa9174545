using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Enrollments;

/// <summary>
/// The JSON forms of the facts, the history and the snapshot of an enrolment. Named by attributes and public for generated code; an
/// application does not name it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnrollmentsJsonConverter : JsonConverterFactory
{
    private static readonly Dictionary<Type, JsonConverter> Converters = new()
    {
        [typeof(EnrollmentFacts)] = new EnrollmentFactsJsonConverter(),
        [typeof(EnrollmentEntry)] = new EnrollmentEntryJsonConverter(),
        [typeof(EnrollmentSnapshot)] = new EnrollmentSnapshotJsonConverter(),
    };

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => Converters.ContainsKey(typeToConvert);

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Converters.GetValueOrDefault(typeToConvert);
}
