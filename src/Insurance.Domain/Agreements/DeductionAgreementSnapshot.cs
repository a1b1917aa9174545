using System.Text.Json.Serialization;
using Insurance.Domain.People;
using NodaTime;

namespace Insurance.Domain.Agreements;

/// <summary>
/// A deduction agreement as it is stored. Equal when all values are. Prints its number and state alone; JSON holds the person's data and the account in
/// full.
/// </summary>
/// <param name="Version">The version of the form; at most <see cref="NewestVersion"/>.</param>
/// <param name="Id">The number.</param>
/// <param name="Person">Who declares and is insured.</param>
/// <param name="Region">Where.</param>
/// <param name="Scheme">In which scheme.</param>
/// <param name="Account">From which account.</param>
/// <param name="Lines">For which insurances.</param>
/// <param name="DraftedOn">The day of the draft.</param>
/// <param name="ValidThrough">The last day of its validity; null where no end was agreed.</param>
/// <param name="State">The state after the latest entry of the history.</param>
/// <param name="History">What happened after the draft, oldest first.</param>
[JsonConverter(typeof(AgreementsJsonConverter))]
public sealed record DeductionAgreementSnapshot(
    int Version,
    AgreementId Id,
    Person Person,
    Region Region,
    Scheme Scheme,
    DebitAccount Account,
    ValueList<InsuranceLine> Lines,
    LocalDate DraftedOn,
    LocalDate? ValidThrough,
    AgreementState State,
    ValueList<AgreementChange> History)
{
    /// <summary>The version that this library writes.</summary>
    public const int NewestVersion = 2;

    /// <summary>The most that one run of the deduction may take; null where none was agreed. Since version 2.</summary>
    public Money? Cap { get; init; }

    /// <summary>The number and the state.</summary>
    public override string ToString() => $"{Id} {Spelling.Of(State)}";
}
