using System.Collections.Immutable;

namespace Insurance.Domain.Tariffs.Reading;

/// <summary>Reads the list of sources, and the source and confidence that each value must name.</summary>
internal sealed class SourceReading(ImmutableSortedDictionary<string, Source> sources, NodeReading nodes)
{
    public static ImmutableSortedDictionary<string, Source> Sources(JsonNode? node, NodeReading nodes)
    {
        var sources = ImmutableSortedDictionary.CreateBuilder<string, Source>(StringComparer.Ordinal);
        foreach (var (id, entry) in nodes.Entries(node))
        {
            var source = new Source(
                id,
                nodes.OptionalText(entry, "document"),
                nodes.OptionalText(entry, "issuer"),
                Page(NodeReading.Optional(entry, "page"), nodes),
                nodes.Date(NodeReading.Optional(entry, "publishedBy")),
                nodes.OptionalText(entry, "note"));
            if (source is { Document: null, Issuer: null, Page: null, Note: null })
            {
                nodes.Findings.Add(ErrorCodes.File.MissingKey, entry, ("key", "document"));
            }

            sources[id] = source;
        }

        return sources.ToImmutable();
    }

    internal static string? Page(JsonNode? node, NodeReading nodes) => nodes.Text(node) is { } page && !page.StartsWith("https://", StringComparison.Ordinal) && !page.StartsWith("http://", StringComparison.Ordinal)
        ? nodes.Wrong<string>(node!, "an address that begins with https:// or http://")
        : node?.Text;

    /// <summary>The source and the confidence of a value; null with a finding where one is missing or does not carry the other.</summary>
    public (Source Source, Confidence Confidence)? Of(JsonNode entry)
    {
        var named = NodeReading.Optional(entry, "source");
        var graded = NodeReading.Optional(entry, "confidence");
        if (named is null || graded is null)
        {
            nodes.Findings.Add(ErrorCodes.File.NoSource, entry);
            return null;
        }

        var confidence = nodes.Word<Confidence>(graded);
        if (nodes.Text(named) is not { } id || confidence is null)
        {
            return null;
        }

        if (!sources.TryGetValue(id, out var source))
        {
            nodes.Findings.Add(ErrorCodes.File.UnknownReference, named, ("what", "source"), ("name", JsonNode.Shown(id)));
            return null;
        }

        if (confidence >= Confidence.OfficialReprint && source is { Document: null, Page: null })
        {
            nodes.Findings.Add(ErrorCodes.File.Unattested, named, ("source", id), ("confidence", Spelling.Of(confidence.Value)));
            return null;
        }

        return (source, confidence.Value);
    }
}
