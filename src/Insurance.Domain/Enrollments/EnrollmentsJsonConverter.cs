using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Enrollments;

/// <summary>
/// The JSON form of the facts of an enrolment. Named by an attribute and public for generated code; an application does not name it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnrollmentsJsonConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(EnrollmentFacts);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => new EnrollmentFactsJsonConverter();
}
