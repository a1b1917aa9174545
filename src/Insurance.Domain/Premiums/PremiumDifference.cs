using System.Collections.Immutable;
using System.Text;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Premiums;

/// <summary>
/// Why one premium differs from another: other years, grades, months, bases, regions or versions of the data. The first is turned into
/// the second step by step, line by line and always in the order of <see cref="DifferenceKind"/>; months answer to each other by their
/// place in the year. Each step is worked out exactly and shown in whole fen by running sums, so that the parts always sum to the difference.
/// </summary>
public sealed class PremiumDifference
{
    private PremiumDifference(Assessment before, Assessment after, Payer payer, ImmutableArray<DifferencePart> parts)
    {
        Before = before;
        After = after;
        Payer = payer;
        Parts = parts;
    }

    /// <summary>The first premium.</summary>
    public Assessment Before { get; }

    /// <summary>The second premium.</summary>
    public Assessment After { get; }

    /// <summary>Whose lines are compared.</summary>
    public Payer Payer { get; }

    /// <summary>The parts, line by line in the order of the first premium, then the lines that only the second has; empty where nothing differs.</summary>
    public ImmutableArray<DifferencePart> Parts { get; }

    /// <summary>The second amount less the first: the sum of the parts.</summary>
    public Money Amount => AmountOf(After, Payer) - AmountOf(Before, Payer);

    /// <summary>Explains how the first premium becomes the second.</summary>
    /// <param name="before">The first.</param>
    /// <param name="after">The second.</param>
    /// <param name="payer">Whose lines; the person's where nothing is said.</param>
    public static PremiumDifference Between(Assessment before, Assessment after, Payer payer = Payer.Person)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new(before, after, payer, new DifferenceSteps(before, after, payer).Parts());
    }

    /// <summary>What the parts of one kind add.</summary>
    public Money AmountOf(DifferenceKind kind) => Money.Sum(Parts.Where(part => part.Kind == kind).Select(part => part.Amount));

    /// <summary>What the parts of one insurance add.</summary>
    public Money AmountOf(InsuranceLine line) => Money.Sum(Parts.Where(part => part.Line == line).Select(part => part.Amount));

    /// <summary>The difference in words, a line for each part; insurances are called by the names of their tariff files.</summary>
    public string ToText(Language language)
    {
        var text = new StringBuilder(Phrasebook.Text("label.difference", language, ("before", AmountOf(Before, Payer)), ("after", AmountOf(After, Payer)), ("amount", Amount)));
        text.Append('\n');
        foreach (var part in Parts)
        {
            text.Append("  ").Append(part.Told(language, NameOf(part.Line, language))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Both amounts and the difference.</summary>
    public override string ToString() => $"{AmountOf(Before, Payer)} -> {AmountOf(After, Payer)}: {Amount}";

    private static Money AmountOf(Assessment assessment, Payer payer) => payer == Payer.Person ? assessment.Total : assessment.Funding;

    private string NameOf(InsuranceLine line, Language language) =>
        (After.Tariff.History.LineNames.GetValueOrDefault(line) ?? Before.Tariff.History.LineNames.GetValueOrDefault(line))?.In(language) ?? line.Id;
}
