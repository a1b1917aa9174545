using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Agreements;

/// <summary>How a person consents to an agreement.</summary>
[JsonConverter(typeof(SpellingJsonConverter<ConsentKind>))]
public enum ConsentKind
{
    /// <summary>On paper, signed by hand (纸质签名).</summary>
    Paper,

    /// <summary>By an electronic signature (电子签名).</summary>
    ElectronicSignature,

    /// <summary>By a click after a log-in with real name (实名登录确认).</summary>
    RealNameLogIn,
}

/// <summary>
/// What shows that a person consented to an agreement (授权凭据): how, on which day, and under which number the proof is kept. Equal when all its
/// values are. It holds no personal data and prints in full.
/// </summary>
[JsonConverter(typeof(AgreementsJsonConverter))]
public sealed record ConsentEvidence
{
    private ConsentEvidence(ConsentKind kind, LocalDate on, string reference)
    {
        Kind = kind;
        On = on;
        Reference = reference;
    }

    /// <summary>The longest reference.</summary>
    public const int MaxReferenceLength = 64;

    /// <summary>How the person consented.</summary>
    public ConsentKind Kind { get; }

    /// <summary>On which day.</summary>
    public LocalDate On { get; }

    /// <summary>Where the proof is found, such as the number of a document; never a name, an ID number or an account.</summary>
    public string Reference { get; }

    /// <summary>
    /// The evidence, or <c>agreement.evidence-reference</c> where the reference is not 1 to <see cref="MaxReferenceLength"/> printable ASCII characters
    /// without spaces.
    /// </summary>
    /// <param name="kind">How the person consented.</param>
    /// <param name="on">On which day.</param>
    /// <param name="reference">Where the proof is found, such as the number of a document.</param>
    /// <exception cref="ArgumentException">The kind is none of the list.</exception>
    public static Result<ConsentEvidence> Of(ConsentKind kind, LocalDate on, string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (!Enum.IsDefined(kind))
        {
            throw new ArgumentException("The number stands for no way to consent.", nameof(kind));
        }

        return Identifier.IsToken(reference, MaxReferenceLength)
            ? new ConsentEvidence(kind, on, reference)
            : DomainError.Of(ErrorCodes.Agreement.EvidenceReference, "reference", ("max", MaxReferenceLength));
    }

    /// <summary>The day, the kind and the reference.</summary>
    public override string ToString() => $"{LocalDatePattern.Iso.Format(On)} {Spelling.Of(Kind)} {Reference}";

    /// <summary>Why it cannot belong to an agreement that was written down and signed on these days; null where it can.</summary>
    internal DomainError? Refusal(DeductionAgreement agreement, LocalDate signedOn)
    {
        // A consent is to what was written, and who signs has consented.
        if (On < agreement.DraftedOn || On > signedOn)
        {
            return DomainError.Of(ErrorCodes.Agreement.EvidenceDay, "evidence", ("consented", On), ("drafted", agreement.DraftedOn), ("on", signedOn));
        }

        ImmutableArray<string> numbers = [agreement.Person.Id.Reveal(), agreement.Account.Number.Reveal()];
        return numbers.Any(number => Reference.Contains(number, StringComparison.OrdinalIgnoreCase))
            ? DomainError.Of(ErrorCodes.Agreement.EvidencePersonal, "evidence")
            : null;
    }
}
