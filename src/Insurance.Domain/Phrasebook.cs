using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace Insurance.Domain;

/// <summary>
/// Every text the library shows, in three languages, keyed by code: the embedded table <c>Data/messages.json</c>. Placeholders
/// such as <c>{months}</c> are filled with the operands of the same name.
/// </summary>
public static class Phrasebook
{
    private static readonly FrozenDictionary<string, LocalizedText> Texts = Load();

    /// <summary>Every code that has a text, in ordinal order.</summary>
    public static IEnumerable<string> Codes => Texts.Keys.Order(StringComparer.Ordinal);

    /// <summary>The text of a code with its placeholders filled.</summary>
    /// <exception cref="ArgumentException">The code has no text.</exception>
    public static string Text(string code, Language language, OperandList operands)
    {
        ArgumentNullException.ThrowIfNull(operands);
        return Fill(Template(code, language), operands);
    }

    /// <summary>The text of a code that has no placeholders, such as a label.</summary>
    /// <exception cref="ArgumentException">The code has no text.</exception>
    public static string Text(string code, Language language, params ReadOnlySpan<Operand> operands) =>
        Fill(Template(code, language), new OperandList(operands));

    /// <summary>The text of a code with its placeholders still in it.</summary>
    /// <exception cref="ArgumentException">The code has no text.</exception>
    public static string Template(string code, Language language)
    {
        Require(code);
        return Texts[code].In(language);
    }

    /// <summary>A text without placeholders in all its languages.</summary>
    internal static LocalizedText Name(string code) => Texts[code];

    internal static bool Has(string code) => Texts.ContainsKey(code);

    internal static void Require(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (!Texts.ContainsKey(code))
        {
            throw new ArgumentException($"The phrasebook has no text for {code}.", nameof(code));
        }
    }

    private static string Fill(string template, OperandList operands)
    {
        if (operands.Count == 0 || !template.Contains('{', StringComparison.Ordinal))
        {
            return template;
        }

        var filled = new StringBuilder(template.Length + 32);
        var rest = template.AsSpan();
        while (true)
        {
            var open = rest.IndexOf('{');
            var close = open < 0 ? -1 : rest[open..].IndexOf('}');
            if (close < 0)
            {
                return filled.Append(rest).ToString();
            }

            var name = rest.Slice(open + 1, close - 1).ToString();
            filled.Append(rest[..open]).Append(operands[name] ?? $"{{{name}}}");
            rest = rest[(open + close + 1)..];
        }
    }

    private static FrozenDictionary<string, LocalizedText> Load()
    {
        using var document = JsonDocument.Parse(EmbeddedData.Read("messages.json"));
        var texts = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        foreach (var entry in document.RootElement.EnumerateObject())
        {
            texts.Add(entry.Name, new LocalizedText(TextIn(entry, "en"), TextIn(entry, "zh"), TextIn(entry, "es")));
        }

        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string TextIn(JsonProperty entry, string language) =>
        entry.Value.GetProperty(language).GetString()
        ?? throw new InvalidOperationException($"messages.json: {entry.Name} has no {language}.");
}
