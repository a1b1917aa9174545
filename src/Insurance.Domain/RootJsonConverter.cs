using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>
/// The JSON forms of the root's values. Named by their attributes and public for generated code; an application does not name it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RootJsonConverter : JsonConverterFactory
{
    internal static readonly TextJsonConverter<Region> Regions = TextJsonConverter.Of<Region>("A region is a JSON string of six digits, such as \"500000\".");

    private static readonly Dictionary<Type, JsonConverter> Converters = new()
    {
        [typeof(Money)] = TextJsonConverter.Of<Money>("An amount is a JSON string of yuan with at most two decimals, such as \"1234.50\"."),
        [typeof(Rate)] = TextJsonConverter.Of<Rate>("A rate is a JSON string of a decimal between 0 and 1 with at most eight decimals, such as \"0.04\"."),
        [typeof(Rounding)] = new TextJsonConverter<Rounding>(
            "A rounding is a JSON string of unit and mode, such as \"0.01 half-up\".",
            (text, out value) => Rounding.TryParse(text.ToString(), out value),
            value => value.ToString()),
        [typeof(Region)] = Regions,
        [typeof(InsuranceLine)] = new TextJsonConverter<InsuranceLine>(
            "An insurance line is a JSON string of lower-case letters, digits and hyphens, such as \"basic-medical\".",
            (text, out value) => InsuranceLine.TryParse(text.ToString(), out value),
            value => value.Id),
        [typeof(FeePeriod)] = TextJsonConverter.Of<FeePeriod>("A fee period is a JSON string of two months, such as \"2023-01..2023-12\"."),
        [typeof(OrderId)] = new TextJsonConverter<OrderId>(
            $"An order number is a JSON string of {OrderId.MinLength} to {OrderId.MaxLength} letters, digits or _-*.",
            (text, out value) => OrderId.TryParse(text.ToString(), out value),
            value => value.ToString()),
        [typeof(CertificateNumber)] = new TextJsonConverter<CertificateNumber>(
            $"A certificate number is a JSON string of {CertificateNumber.MinLength} to {CertificateNumber.MaxLength} letters, digits or hyphens.",
            (text, out value) => CertificateNumber.TryParse(text.ToString(), out value),
            value => value.ToString()),
        [typeof(AgreementId)] = new TextJsonConverter<AgreementId>(
            $"An agreement number is a JSON string of {AgreementId.MinLength} to {AgreementId.MaxLength} letters, digits or hyphens.",
            (text, out value) => AgreementId.TryParse(text.ToString(), out value),
            value => value.ToString()),
        [typeof(ReassessmentId)] = new TextJsonConverter<ReassessmentId>(
            $"A reassessment number is a JSON string of {ReassessmentId.MinLength} to {ReassessmentId.MaxLength} letters, digits or hyphens.",
            (text, out value) => ReassessmentId.TryParse(text.ToString(), out value),
            value => value.ToString()),
        [typeof(CommandKey)] = new TextJsonConverter<CommandKey>(
            $"A command key is a JSON string of 1 to {CommandKey.MaxLength} printable ASCII characters without spaces.",
            (text, out value) => CommandKey.TryParse(text.ToString(), out value),
            value => value.ToString()),
        [typeof(Language)] = new TextJsonConverter<Language>(
            "A language is one of the JSON strings \"en\", \"zh\", \"es\".",
            (text, out value) => Languages.TryParse(text.ToString(), out value),
            value => Enum.IsDefined(value) ? value.Id() : throw new InvalidOperationException("The number stands for no language.")),
        [typeof(ContributionYear)] = new ContributionYearJsonConverter(),
        [typeof(LocalizedText)] = new LocalizedTextJsonConverter(),
        [typeof(Source)] = new SourceJsonConverter(),
        [typeof(DomainError)] = new OneWayJsonConverter<DomainError>(RefusalJson.Write),
        [typeof(Warning)] = new OneWayJsonConverter<Warning>(RefusalJson.Write),
        [typeof(OperandList)] = new OneWayJsonConverter<OperandList>(RefusalJson.Write),
    };

    /// <summary>The form of a value of the root that is a text, for the objects of the rooms.</summary>
    internal static TextJsonConverter<T> Text<T>()
        where T : struct => (TextJsonConverter<T>)Converters[typeof(T)];

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => Converters.ContainsKey(typeToConvert);

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Converters.GetValueOrDefault(typeToConvert);
}
