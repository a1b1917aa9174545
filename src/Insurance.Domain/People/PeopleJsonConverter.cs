using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain.People;

/// <summary>
/// The JSON forms of people's data, which hold names and numbers in full. Named by attributes and public for generated code; an
/// application does not name it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PeopleJsonConverter : JsonConverterFactory
{
    internal static readonly TextJsonConverter<PersonName> Names = new(
        $"A name is a JSON string of 1 to {PersonName.MaxLength} characters without control characters and without a space at its ends.",
        (text, out value) => PersonName.TryParse(text, null, out value),
        name => name.Reveal());

    internal static readonly TextJsonConverter<ResidentId> Ids = new(
        $"An identity number is a JSON string of {ResidentId.Length} characters, or {ResidentId.LegacyLength} of the old form, that follows GB 11643.",
        ResidentId.TryParse,
        id => id.Reveal());

    private static readonly TextJsonConverter<InsuranceNumber> InsuranceNumbers = new(
        $"An insurance number is a JSON string of {InsuranceNumber.MinLength} to {InsuranceNumber.MaxLength} ASCII letters and digits.",
        (text, out value) => InsuranceNumber.TryParse(text, null, out value),
        number => number.Reveal());

    private static readonly Dictionary<Type, JsonConverter> Converters = new()
    {
        [typeof(PersonName)] = Names,
        [typeof(ResidentId)] = Ids,
        [typeof(InsuranceNumber)] = InsuranceNumbers,
        [typeof(Person)] = new PersonJsonConverter(),
    };

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => Converters.ContainsKey(typeToConvert);

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Converters.GetValueOrDefault(typeToConvert);
}
