using System.Collections.Immutable;
using System.Text;

namespace Insurance.Domain;

/// <summary>
/// Why an amount is what it is: a tree of given values and steps. It stores no result: <see cref="Evaluate"/> works it out anew and comes
/// to the same fen. Each given value names its source.
/// </summary>
public abstract class Explanation
{
    private protected Explanation(string label, ImmutableArray<Explanation> parts)
    {
        Label = label;
        Parts = parts;
    }

    /// <summary>The version of the shape in which trees are written as JSON.</summary>
    public const int JsonVersion = 1;

    /// <summary>What the amount is: the id of a line or a figure, or <c>total</c>.</summary>
    public string Label { get; }

    /// <summary>The names of labels in the tariff file; null in a step inside the tree.</summary>
    internal Func<string, LocalizedText?>? Names { get; init; }

    /// <summary>What this step rests on, in order; empty for a given or declared value.</summary>
    public ImmutableArray<Explanation> Parts { get; }

    /// <summary>The step in one word, such as <c>sum</c>.</summary>
    public abstract string Rule { get; }

    /// <summary>The value in its one spelling: yuan with two decimals, or a rate.</summary>
    public virtual string Value => Evaluate().ToString();

    /// <summary>Works the amount out.</summary>
    public abstract Money Evaluate();

    /// <summary>The step in words.</summary>
    public abstract string Told(Language language);

    /// <summary>Every published value it rests on, in order.</summary>
    public IEnumerable<GivenValue> Givens() => this is GivenValue given ? [given] : Parts.SelectMany(part => part.Givens());

    /// <summary>The tree as indented lines, a line for each step; insurances are called by their names.</summary>
    public string ToText(Language language)
    {
        var text = new StringBuilder();
        Write(text, language, Names, 0);
        return text.ToString();
    }

    /// <summary>The label and the value.</summary>
    public override string ToString() => $"{Label} = {Value}";

    /// <summary>What the label is called in a language; null where nobody named it. A figure has no name, whatever its id.</summary>
    internal string? NameIn(Language language, Func<string, LocalizedText?>? names) => this is GivenValue or DeclaredValue ? null : names?.Invoke(Label)?.In(language);

    private void Write(StringBuilder text, Language language, Func<string, LocalizedText?>? names, int depth)
    {
        text.Append(' ', depth * 2).Append(NameIn(language, names) ?? Label).Append(" = ").Append(Value).Append(" (").Append(Told(language)).Append(")\n");
        foreach (var part in Parts)
        {
            part.Write(text, language, names, depth + 1);
        }
    }
}

/// <summary>A published value, with the months for which it was published and its source.</summary>
public sealed class GivenValue : Explanation
{
    private readonly Money? amount;

    internal GivenValue(string label, Money? amount, Rate? rate, FeePeriod @for, Source source, Confidence confidence)
        : base(label, [])
    {
        this.amount = amount;
        Rate = rate;
        For = @for;
        Source = source;
        Confidence = confidence;
    }

    /// <inheritdoc/>
    public override string Rule => "given";

    /// <inheritdoc/>
    public override string Value => Rate?.ToString() ?? base.Value;

    /// <summary>The rate; null for an amount.</summary>
    public Rate? Rate { get; }

    /// <summary>The months for which it was published.</summary>
    public FeePeriod For { get; }

    /// <summary>Where it stands.</summary>
    public Source Source { get; }

    /// <summary>How well it is attested.</summary>
    public Confidence Confidence { get; }

    /// <summary>The amount.</summary>
    /// <exception cref="InvalidOperationException">It is a rate.</exception>
    public override Money Evaluate() => amount ?? throw new InvalidOperationException("A rate is no amount.");

    /// <inheritdoc/>
    public override string Told(Language language) =>
        Phrasebook.Text("label.explain-given", language, ("for", For.ToString()), ("document", Source.Citation), ("confidence", Phrasebook.Text($"label.confidence-{Spelling.Of(Confidence)}", language)));
}

/// <summary>A value that the person declared, held between two published limits.</summary>
public sealed class DeclaredValue : Explanation
{
    private readonly Func<Money, Money, Money> within;

    internal DeclaredValue(string label, string declared, GivenValue floor, GivenValue cap, Func<Money, Money, Money> within)
        : base(label, [floor, cap])
    {
        Declared = declared;
        this.within = within;
    }

    /// <inheritdoc/>
    public override string Rule => "declared";

    /// <summary>What was declared: an amount, <c>floor</c> or <c>cap</c>.</summary>
    public string Declared { get; }

    /// <inheritdoc/>
    public override Money Evaluate() => within(Parts[0].Evaluate(), Parts[1].Evaluate());

    /// <inheritdoc/>
    public override string Told(Language language) => Phrasebook.Text("label.explain-declared", language, ("declared", Declared));
}

/// <summary>The one of several published steps that the person declared.</summary>
public sealed class ChosenStep : Explanation
{
    private readonly Func<ImmutableArray<Money>, Money> chosen;

    internal ChosenStep(string label, string declared, ImmutableArray<GivenValue> steps, Func<ImmutableArray<Money>, Money> chosen)
        : base(label, [.. steps])
    {
        Declared = declared;
        this.chosen = chosen;
    }

    /// <inheritdoc/>
    public override string Rule => "chosen";

    /// <summary>What was declared: an amount, <c>floor</c> for the lowest step or <c>cap</c> for the highest.</summary>
    public string Declared { get; }

    /// <inheritdoc/>
    public override Money Evaluate() => chosen([.. Parts.Select(step => step.Evaluate())]);

    /// <inheritdoc/>
    public override string Told(Language language) => Phrasebook.Text("label.explain-chosen", language, ("declared", Declared));
}

/// <summary>One base and its rate for so many months; a base without a rate is charged whole.</summary>
/// <param name="Base">The base or fixed amount.</param>
/// <param name="Rate">The rate; null for a fixed amount.</param>
/// <param name="Months">How many months.</param>
/// <param name="PerYear">Whether the base is that of a year, so that a month is a twelfth of it.</param>
public sealed record ChargedBase(Explanation Base, GivenValue? Rate, int Months, bool PerYear)
{
    internal const int MonthsPerYear = 12;

    /// <summary>The exact amount in fen, times <see cref="Denominator"/>.</summary>
    internal Int128 Numerator => (Int128)Base.Evaluate().Fen * (Rate?.Rate?.Units ?? Domain.Rate.UnitsPerWhole) * Months * (PerYear ? 1 : MonthsPerYear);

    internal static Int128 Denominator => (Int128)Domain.Rate.UnitsPerWhole * MonthsPerYear;

    internal IEnumerable<Explanation> Parts => Rate is null ? [Base] : [Base, Rate];
}

/// <summary>Bases times rates, summed exactly and rounded once.</summary>
public sealed class RoundedProduct : Explanation
{
    internal RoundedProduct(string label, ImmutableArray<ChargedBase> terms, Rounding rounding)
        : base(label, [.. terms.SelectMany(term => term.Parts)])
    {
        Terms = [.. terms];
        Rounding = rounding;
    }

    /// <inheritdoc/>
    public override string Rule => "rounded-product";

    /// <summary>The bases with their rates and months.</summary>
    public ValueList<ChargedBase> Terms { get; }

    /// <summary>How the sum is rounded.</summary>
    public Rounding Rounding { get; }

    /// <inheritdoc/>
    public override Money Evaluate()
    {
        var sum = Terms.Aggregate(Int128.Zero, (exact, term) => exact + term.Numerator);
        return Rounding.TryApply(sum, ChargedBase.Denominator, out var rounded)
            ? rounded
            : throw new InvalidOperationException("An explanation of an amount that has a remainder and no rounding.");
    }

    /// <inheritdoc/>
    public override string Told(Language language)
    {
        var terms = Terms.Select(term => Phrasebook.Text(
            (term.PerYear, term.Rate) switch
            {
                (true, null) => "label.explain-twelfths",
                (true, _) => "label.explain-twelfths-rated",
                (false, null) => "label.explain-months",
                _ => "label.explain-months-rated",
            },
            language,
            ("base", term.Base.Value),
            ("rate", term.Rate?.Value ?? ""),
            ("months", term.Months)));
        return Phrasebook.Text("label.explain-rounded", language, ("terms", string.Join(" + ", terms)), ("unit", Rounding.Unit), ("mode", Phrasebook.Text($"label.rounding-{Spelling.Of(Rounding.Mode)}", language)));
    }
}

/// <summary>An amount so many times.</summary>
public sealed class RepeatedAmount : Explanation
{
    internal RepeatedAmount(string label, Explanation each, FeePeriod months)
        : base(label, [each]) => Months = months;

    /// <inheritdoc/>
    public override string Rule => "times";

    /// <summary>The months, each with the same amount.</summary>
    public FeePeriod Months { get; }

    /// <inheritdoc/>
    public override Money Evaluate() => Parts[0].Evaluate() * Months.Months;

    /// <inheritdoc/>
    public override string Told(Language language) => Phrasebook.Text("label.explain-times", language, ("months", Months.Months), ("period", Months.ToString()));
}

/// <summary>An amount that never goes below a published floor.</summary>
public sealed class FlooredAmount : Explanation
{
    internal FlooredAmount(string label, Explanation amount, GivenValue floor)
        : base(label, [amount, floor])
    {
    }

    /// <inheritdoc/>
    public override string Rule => "at-least";

    /// <inheritdoc/>
    public override Money Evaluate() => Money.Max(Parts[0].Evaluate(), Parts[1].Evaluate());

    /// <inheritdoc/>
    public override string Told(Language language) => Phrasebook.Text("label.explain-at-least", language);
}

/// <summary>Amounts added up.</summary>
public sealed class SummedAmount : Explanation
{
    internal SummedAmount(string label, ImmutableArray<Explanation> parts)
        : base(label, parts)
    {
    }

    /// <inheritdoc/>
    public override string Rule => "sum";

    /// <inheritdoc/>
    public override Money Evaluate() => Money.Sum(Parts.Select(part => part.Evaluate()));

    /// <inheritdoc/>
    public override string Told(Language language) => Phrasebook.Text("label.explain-sum", language);
}

/// <summary>Amounts added up, and their sum rounded once more.</summary>
public sealed class RoundedSum : Explanation
{
    internal RoundedSum(string label, ImmutableArray<Explanation> parts, Rounding rounding)
        : base(label, parts) => Rounding = rounding;

    /// <inheritdoc/>
    public override string Rule => "rounded-sum";

    /// <summary>How the sum is rounded.</summary>
    public Rounding Rounding { get; }

    /// <inheritdoc/>
    public override Money Evaluate() => Rounding.TryApply(Money.Sum(Parts.Select(part => part.Evaluate())).Fen, 1, out var rounded)
        ? rounded
        : throw new InvalidOperationException("An explanation of an amount that has a remainder and no rounding.");

    /// <inheritdoc/>
    public override string Told(Language language) =>
        Phrasebook.Text("label.explain-rounded-sum", language, ("unit", Rounding.Unit), ("mode", Phrasebook.Text($"label.rounding-{Spelling.Of(Rounding.Mode)}", language)));
}

/// <summary>An amount less others: what a balance line leaves.</summary>
public sealed class RemainingAmount : Explanation
{
    internal RemainingAmount(string label, Explanation whole, ImmutableArray<Explanation> deducted)
        : base(label, [whole, .. deducted])
    {
    }

    /// <inheritdoc/>
    public override string Rule => "less";

    /// <inheritdoc/>
    public override Money Evaluate() => Parts[0].Evaluate() - Money.Sum(Parts.Skip(1).Select(part => part.Evaluate()));

    /// <inheritdoc/>
    public override string Told(Language language) => Phrasebook.Text("label.explain-less", language);
}
