using System.Text.Json.Serialization;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Declarations;

/// <summary>
/// A declaration as it is stored. Equal when all values are. Prints masked; JSON holds the person's data in full. An approval stands in it by its
/// agreement's number alone: only the agreement gives it again.
/// </summary>
/// <param name="Version">The version of the form; at most <see cref="NewestVersion"/>.</param>
/// <param name="Person">Who declares and is insured.</param>
/// <param name="Region">Where.</param>
/// <param name="Scheme">In which scheme.</param>
/// <param name="Choices">Every choice, in the order of submission.</param>
[JsonConverter(typeof(DeclarationsJsonConverter))]
public sealed record DeclarationSnapshot(int Version, Person Person, Region Region, Scheme Scheme, ValueList<DeclaredChoiceSnapshot> Choices)
{
    /// <summary>The version that this library writes.</summary>
    public const int NewestVersion = 1;

    /// <summary>The masked person and the newest choice.</summary>
    public override string ToString() => $"{Person} {(Choices.Count > 0 ? Choices[^1] : "-")}";
}

/// <summary>A choice as it is stored.</summary>
/// <param name="Grade">The id of the grade.</param>
/// <param name="Year">The year from which it stands.</param>
/// <param name="EffectiveFrom">The first month of effect.</param>
/// <param name="SubmittedOn">When it was submitted.</param>
/// <param name="WithdrawnOn">When it was taken back; null where it was not.</param>
/// <param name="Lines">The ticked lines, in the order in which they were declared.</param>
/// <param name="Deductions">Every approval that was given or taken back, oldest first, those of the submission among them.</param>
public sealed record DeclaredChoiceSnapshot(
    string Grade,
    ContributionYear Year,
    YearMonth EffectiveFrom,
    LocalDate SubmittedOn,
    LocalDate? WithdrawnOn,
    ValueList<DeclaredLineSnapshot> Lines,
    ValueList<DeductionChangeSnapshot> Deductions)
{
    /// <summary>The grade and the year.</summary>
    public override string ToString() => $"grade {Grade} from {Year}";

    internal static DeclaredChoiceSnapshot Of(DeclaredChoice choice) => new(
        choice.Grade,
        choice.Year,
        choice.EffectiveFrom,
        choice.SubmittedOn,
        choice.WithdrawnOn,
        [.. choice.Lines.Select(line => new DeclaredLineSnapshot(line.Insurance, line.Base, line.Ratio))],
        [.. choice.Deductions.Select(change => new DeductionChangeSnapshot(change.Insurance, change.Approval?.Agreement, change.On))]);
}

/// <summary>A ticked line as it is stored.</summary>
/// <param name="Insurance">Which.</param>
/// <param name="Base">Its declared base; null where the base is published.</param>
/// <param name="Ratio">Its declared ratio; null where the person left it to the grade.</param>
public sealed record DeclaredLineSnapshot(InsuranceLine Insurance, BaseChoice? Base, Rate? Ratio);

/// <summary>That the approval of a deduction was given or taken back, as it is stored.</summary>
/// <param name="Insurance">The line.</param>
/// <param name="Agreement">The agreement that gave it; null where it was taken back.</param>
/// <param name="On">The day.</param>
public sealed record DeductionChangeSnapshot(InsuranceLine Insurance, AgreementId? Agreement, LocalDate On);
