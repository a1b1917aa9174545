using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Agreements;

/// <summary>
/// The JSON forms of the room's values, which hold names and account numbers in full. Named by attributes and public for generated code; an application
/// does not name it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AgreementsJsonConverter : JsonConverterFactory
{
    internal static readonly TextJsonConverter<BankAccountNumber> Numbers = new(
        $"An account number is a JSON string of {BankAccountNumber.MinLength} to {BankAccountNumber.MaxLength} digits.",
        BankAccountNumber.TryParse,
        number => number.Reveal());

    internal static readonly DebitAccountJsonConverter Accounts = new();

    private static readonly Dictionary<Type, JsonConverter> Converters = new()
    {
        [typeof(BankAccountNumber)] = Numbers,
        [typeof(DebitAccount)] = Accounts,
        [typeof(ConsentEvidence)] = new ConsentEvidenceJsonConverter(),
        [typeof(DeductionAgreementSnapshot)] = new DeductionAgreementSnapshotJsonConverter(),
    };

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => Converters.ContainsKey(typeToConvert);

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Converters.GetValueOrDefault(typeToConvert);
}
