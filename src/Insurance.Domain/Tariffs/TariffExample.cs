using System.Collections.Immutable;
using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>
/// A worked example that a tariff file carries: a question with the amounts that must come out, or with the figures that must be
/// missing. An example with a source repeats published amounts.
/// </summary>
public sealed class TariffExample
{
    internal TariffExample(string grade, ContributionYear year, FeePeriod period)
    {
        Grade = grade;
        Year = year;
        Period = period;
    }

    /// <summary>The grade asked for.</summary>
    public string Grade { get; }

    /// <summary>The year asked for.</summary>
    public ContributionYear Year { get; }

    /// <summary>The months asked for.</summary>
    public FeePeriod Period { get; }

    /// <summary>The declared bases, where any are needed.</summary>
    public DeclaredBases Base { get; internal init; }

    /// <summary>The date of payment, where it decides.</summary>
    public LocalDate? PaidOn { get; internal init; }

    /// <summary>The amounts of single lines, as far as the example states them.</summary>
    public ImmutableArray<(InsuranceLine Line, Money Amount)> Lines { get; internal init; } = [];

    /// <summary>What the person pays; null where the example states none.</summary>
    public Money? Total { get; internal init; }

    /// <summary>The figures whose lack must refuse the question; empty where an amount must come out.</summary>
    public ImmutableArray<string> Refused { get; internal init; } = [];

    /// <summary>Where the amounts were published; null for the file's own arithmetic.</summary>
    public Source? Source { get; internal init; }

    /// <summary>How well the amounts are attested.</summary>
    public Confidence Confidence { get; internal init; }

    /// <summary>Where it stands in the file.</summary>
    public string Path { get; internal init; } = "$";

    /// <summary>The line of the file.</summary>
    public int FileLine { get; internal init; }
}
