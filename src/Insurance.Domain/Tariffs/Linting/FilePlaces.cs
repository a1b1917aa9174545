using System.Text.Json;
using Insurance.Domain.Tariffs.Reading;

namespace Insurance.Domain.Tariffs.Linting;

/// <summary>Where the parts of a file stand, so that a finding about what was read names path and line.</summary>
internal sealed class FilePlaces(JsonNode root)
{
    /// <summary>A part, by its keys from the top; the nearest part above where it has no place of its own.</summary>
    public JsonNode At(params ReadOnlySpan<string> keys)
    {
        var node = root;
        foreach (var key in keys)
        {
            if (!node.Members.TryGetValue(key, out var below))
            {
                return node;
            }

            node = below;
        }

        return node;
    }

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<JsonNode> Items(params ReadOnlySpan<string> keys) => At(keys).Items;

    /// <summary>The keys of an object in the order of the file; none where it is left out.</summary>
    public IEnumerable<string> Keys(string section) => root.Members.TryGetValue(section, out var node) ? node.Members.Keys : [];

    /// <summary>The texts that stand below some parts, whatever they are: a name that is nowhere among them is not used there.</summary>
    public HashSet<string> TextsBelow(params ReadOnlySpan<string> sections)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<JsonNode>();
        foreach (var section in sections)
        {
            if (root.Members.TryGetValue(section, out var node))
            {
                waiting.Push(node);
            }
        }

        while (waiting.TryPop(out var node))
        {
            foreach (var below in node.Members.Values.Concat(node.Items))
            {
                waiting.Push(below);
            }

            if (node is { Kind: JsonTokenType.String, Text: { } text })
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    /// <summary>A finding about a part.</summary>
    public static LintFinding Finding(LintSeverity severity, string code, JsonNode at, params ReadOnlySpan<Operand> operands) =>
        new(severity, DomainError.Of(code, at.Path, [("line", at.Line), .. operands]));
}
