using System.Collections.Immutable;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Premiums;

/// <summary>What a person pays for a fee period, assessed on a day; an order placed later must still find it valid.</summary>
public sealed class Premium
{
    internal Premium(Person insured, PaymentPeriod allowed, Assessment assessment, LocalDate assessedOn, LocalDate changesOn)
    {
        Insured = insured;
        Member = allowed.Member;
        Assessment = assessment;
        AssessedOn = assessedOn;
        ChangesOn = changesOn;
        Warnings = [.. allowed.Warnings, .. assessment.Warnings];
    }

    /// <summary>Who is insured.</summary>
    public Person Insured { get; }

    /// <summary>As what kind of member.</summary>
    public MemberKind Member { get; }

    /// <summary>The amounts with their sources.</summary>
    public Assessment Assessment { get; }

    /// <summary>The months.</summary>
    public FeePeriod Period => Assessment.Period;

    /// <summary>What the person pays.</summary>
    public Money Total => Assessment.Total;

    /// <summary>The first day on which it is valid.</summary>
    public LocalDate AssessedOn { get; }

    /// <summary>The first day on which it is no longer valid.</summary>
    public LocalDate ChangesOn { get; }

    /// <summary>What a caller should know.</summary>
    public ImmutableArray<Warning> Warnings { get; }

    /// <summary>Why another premium, of whoever, costs more or less than this one.</summary>
    /// <param name="after">The other premium.</param>
    /// <param name="payer">Whose lines; the person's where nothing is said.</param>
    public PremiumDifference ExplainDifference(Premium after, Payer payer = Payer.Person)
    {
        ArgumentNullException.ThrowIfNull(after);
        return PremiumDifference.Between(Assessment, after.Assessment, payer);
    }

    /// <summary>The masked person, the months and the amount.</summary>
    public override string ToString() => $"{Insured} {Period} {Total}";
}
