using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Insurance.Domain.Agreements;
using NodaTime;

namespace Insurance.Domain.Declarations;

/// <summary>Makes the choices of a stored declaration again, one after the other, and names the place of the first that cannot be.</summary>
internal sealed class DeclarationReplay(DeclarationSnapshot snapshot, ImmutableArray<DeductionAgreement> agreements)
{
    public Result<ImmutableArray<DeclaredChoice>> Choices()
    {
        Require(snapshot.Person is not null && snapshot.Region != default && Enum.IsDefined(snapshot.Scheme) && snapshot.Choices is not null);
        if (snapshot.Choices.Count == 0)
        {
            return SnapshotFaults.Contradiction("choices");
        }

        var choices = ImmutableArray.CreateBuilder<DeclaredChoice>();
        for (var i = 0; i < snapshot.Choices.Count; i++)
        {
            var stored = snapshot.Choices[i];
            if (Contradiction(stored, choices) is { } member)
            {
                return SnapshotFaults.Contradiction($"choices[{i}].{member}");
            }

            var choice = new DeclaredChoice(
                stored.Grade,
                stored.Year,
                stored.EffectiveFrom,
                stored.SubmittedOn,
                [.. stored.Lines.Select(line => DeclaredLine.Of(line.Insurance, line.Base, line.Ratio))]);
            for (var j = 0; j < stored.Deductions.Count; j++)
            {
                if (Deducted(choice, stored, stored.Deductions[j]) is not { } deducted)
                {
                    return SnapshotFaults.Contradiction($"choices[{i}].deductions[{j}]");
                }

                choice = deducted;
            }

            choices.Add(stored.WithdrawnOn is { } withdrawn ? choice.Withdrawn(withdrawn) : choice);
        }

        var replayed = choices.ToImmutable();
        return Late(replayed) is { } late ? SnapshotFaults.Contradiction(late) : replayed;
    }

    /// <summary>A change of deductions after the next choice took effect.</summary>
    private static string? Late(ImmutableArray<DeclaredChoice> choices)
    {
        for (var i = 0; i < choices.Length; i++)
        {
            if (choices.Skip(i + 1).FirstOrDefault(Declaration.Stands) is { } next && choices[i].LastChangeOn > next.TakesEffectOn)
            {
                return $"choices[{i}].deductions[{choices[i].Deductions.Count - 1}]";
            }
        }

        return null;
    }

    /// <summary>The member of a choice that cannot be after those before it.</summary>
    private static string? Contradiction(DeclaredChoiceSnapshot stored, IReadOnlyCollection<DeclaredChoice> before)
    {
        Require(stored is { Grade: not null, Lines: not null, Deductions: not null } && stored.Year != default);
        Require(stored.Lines.All(line => line is not null && line.Insurance != default));
        if (!Identifier.IsValid(stored.Grade))
        {
            return "grade";
        }

        // A year of a grade starts with one of the months of its contribution year.
        if (stored.EffectiveFrom.CompareTo(stored.Year.January) < 0 || stored.EffectiveFrom.CompareTo(stored.Year.December.PlusMonths(11)) > 0)
        {
            return "effectiveFrom";
        }

        if (stored.Lines.Count == 0 || stored.Lines.DistinctBy(line => line.Insurance).Count() < stored.Lines.Count)
        {
            return "lines";
        }

        // The one before was taken back, or had taken effect, when this one was submitted.
        if (before.Any(choice => stored.SubmittedOn < (choice.WithdrawnOn ?? choice.TakesEffectOn)))
        {
            return "submittedOn";
        }

        if (before.LastOrDefault(Declaration.Stands) is { } standing)
        {
            if (stored.Year.CompareTo(standing.Year) < 0)
            {
                return "year";
            }

            if (stored.EffectiveFrom.CompareTo(standing.EffectiveFrom) < 0)
            {
                return "effectiveFrom";
            }
        }

        var takesEffect = LocalDate.Max(stored.SubmittedOn, stored.EffectiveFrom.OnDayOfMonth(1));
        return stored.WithdrawnOn < stored.SubmittedOn || stored.WithdrawnOn >= takesEffect ? "withdrawnOn" : null;
    }

    /// <summary>The choice after one change of its deductions; null where the change cannot be.</summary>
    private DeclaredChoice? Deducted(DeclaredChoice choice, DeclaredChoiceSnapshot stored, DeductionChangeSnapshot change)
    {
        Require(change is not null && change.Insurance != default && change.Agreement != default(AgreementId));
        if (change.On < choice.LastChangeOn || change.On > stored.WithdrawnOn)
        {
            return null;
        }

        var approval = change.Agreement is { } id
            ? agreements.Where(agreement => agreement.Id == id).Select(agreement => DeductionApproval.Again(agreement, change.Insurance, change.On)).FirstOrDefault()
            : null;
        if (change.Agreement is not null && approval?.IsOf(snapshot.Person.Id, snapshot.Region, snapshot.Scheme) != true)
        {
            return null;
        }

        // What changes nothing is never recorded.
        return choice.With(new(change.Insurance, approval, change.On)) is var deducted && deducted != choice ? deducted : null;
    }

    private static void Require([DoesNotReturnIf(false)] bool isThere)
    {
        if (!isThere)
        {
            throw new ArgumentException("A value of the snapshot was never set.");
        }
    }
}
