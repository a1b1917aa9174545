using System.Text.Json.Serialization;

namespace Insurance.Domain.Premiums;

/// <summary>What a part of a difference comes from, in the order in which one premium is turned into the other.</summary>
[JsonConverter(typeof(SpellingJsonConverter<DifferenceKind>))]
public enum DifferenceKind
{
    /// <summary>The insurance stands on one side only, or is charged in another way: a fixed amount here, a base times a rate there.</summary>
    Line,

    /// <summary>Months that only one of the two has, with their own figures.</summary>
    Months,

    /// <summary>Another grade (缴费档次) with the same year's figures.</summary>
    Grade,

    /// <summary>Another base (缴费基数), published or declared, or another fixed amount.</summary>
    Base,

    /// <summary>Another rate (缴费比例).</summary>
    Rate,

    /// <summary>What a floor clause adds.</summary>
    Floor,

    /// <summary>What rounding adds or takes; the exact rest.</summary>
    Rounding,
}

/// <summary>One part of a difference between two premiums.</summary>
/// <param name="Kind">What it comes from.</param>
/// <param name="Line">The insurance.</param>
/// <param name="Months">The months it concerns: those of the second premium, or of the first where the second has none; null for the whole line.</param>
/// <param name="Before">The value in the first premium, as an explanation spells it; null where there is none.</param>
/// <param name="After">The value in the second premium; null where there is none.</param>
/// <param name="Amount">What it adds to the first premium; below zero where it takes. The parts of a line sum to the line's difference.</param>
/// <param name="SourcesBefore">Where the first value stands.</param>
/// <param name="SourcesAfter">Where the second value stands.</param>
public sealed record DifferencePart(
    DifferenceKind Kind,
    InsuranceLine Line,
    FeePeriod? Months,
    string? Before,
    string? After,
    Money Amount,
    ValueList<Source> SourcesBefore,
    ValueList<Source> SourcesAfter)
{
    /// <summary>The part in words; the insurance is called by its id.</summary>
    public string Told(Language language) => Told(language, Line.Id);

    internal string Told(Language language, string name)
    {
        var kind = Phrasebook.Text($"label.difference-{Spelling.Of(Kind)}", language);
        var change = (Before, After) switch
        {
            (null, null) => Phrasebook.Text("label.difference-plain", language, ("line", name), ("kind", kind), ("amount", Amount)),
            _ => Phrasebook.Text("label.difference-change", language, ("line", name), ("kind", kind), ("before", Before ?? "-"), ("after", After ?? "-"), ("amount", Amount)),
        };
        return Months is { } months
            ? Phrasebook.Text("label.difference-in", language, ("months", months.ToString()), ("change", change))
            : change;
    }
}
