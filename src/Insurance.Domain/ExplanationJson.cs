using System.Text.Json;

namespace Insurance.Domain;

/// <summary>
/// Writes an explanation as one JSON object, in the shape that <see cref="Explanation.JsonVersion"/> counts. It is written and never read: only the
/// library explains. Each step has <c>rule</c>, <c>label</c>, <c>value</c>, <c>told</c> and <c>parts</c>; a given value has <c>for</c>, <c>source</c>,
/// <c>document</c> and <c>confidence</c> instead of parts. <c>name</c> stands where the file names the label, <c>rounding</c> where a step
/// rounds, <c>declared</c> where a person chose, <c>months</c> where a month is repeated.
/// </summary>
public static class ExplanationJson
{
    /// <summary>Writes the object.</summary>
    /// <param name="writer">Where to; a property name stands already where one is needed.</param>
    /// <param name="explanation">The tree.</param>
    /// <param name="language">The language of <c>told</c> and <c>name</c>; ids and the word of a confidence stay as they are.</param>
    public static void Write(Utf8JsonWriter writer, Explanation explanation, Language language)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(explanation);
        writer.WriteStartObject();
        writer.WriteNumber("version", Explanation.JsonVersion);
        writer.WriteString("lang", language.Id());
        Step(writer, explanation, language, explanation.Names);
        writer.WriteEndObject();
    }

    private static void Step(Utf8JsonWriter writer, Explanation step, Language language, Func<string, LocalizedText?>? names)
    {
        writer.WriteString("rule", step.Rule);
        writer.WriteString("label", step.Label);
        if (step.NameIn(language, names) is { } name)
        {
            writer.WriteString("name", name);
        }

        writer.WriteString("value", step.Value);
        writer.WriteString("told", step.Told(language));
        switch (step)
        {
            case GivenValue given:
                writer.WriteString("for", given.For.ToString());
                writer.WriteString("source", given.Source.Id);
                writer.WriteString("document", given.Source.Citation);
                writer.WriteString("confidence", Spelling.Of(given.Confidence));
                return;
            case DeclaredValue declared:
                writer.WriteString("declared", declared.Declared);
                break;
            case RoundedProduct product:
                writer.WriteString("rounding", product.Rounding.ToString());
                break;
            case RoundedSum sum:
                writer.WriteString("rounding", sum.Rounding.ToString());
                break;
            case RepeatedAmount repeated:
                writer.WriteString("months", repeated.Months.ToString());
                break;
        }

        writer.WriteStartArray("parts");
        foreach (var part in step.Parts)
        {
            writer.WriteStartObject();
            Step(writer, part, language, names);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
