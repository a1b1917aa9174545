using System.Collections.Immutable;
using System.Text.Json;

namespace Insurance.Domain.Tariffs.Reading;

/// <summary>Reads a tariff file from top to bottom; every finding is kept, so that an editor mends them all at once.</summary>
internal static class TariffReader
{
    private const int Format = 1;

    public static Result<TariffHistory> Read(ReadOnlySpan<byte> utf8, string origin)
    {
        var findings = new Findings();
        var root = JsonNode.Parse(utf8, findings);
        var history = root is null ? null : Read(root, origin, new NodeReading(findings));
        root?.ReportUnread(findings);
        return findings.Any || history is null ? Result<TariffHistory>.Refused(findings.ToImmutable()) : history;
    }

    private static TariffHistory? Read(JsonNode root, string origin, NodeReading nodes)
    {
        if (!nodes.IsObject(root))
        {
            return null;
        }

        nodes.Number(nodes.Required(root, "format"), Format, Format);
        var region = RegionOf(nodes.Required(root, "region"), nodes);
        var scheme = nodes.Word<Scheme>(nodes.Required(root, "scheme"));
        var name = nodes.Names(nodes.Required(root, "name"));
        nodes.OptionalText(root, "note");

        var sources = SourceReading.Sources(nodes.Required(root, "sources"), nodes);
        var evidence = new SourceReading(sources, nodes);
        var floorsOnly = nodes.Flag(root, "floorsOnly");
        var lines = LineNames(Section("lines"), nodes);
        var figures = new FigureReading(evidence, nodes).Figures(nodes.Required(root, "figures"));
        var grades = new GradeReading(figures, lines, evidence, nodes);
        var bases = grades.Bases(NodeReading.Optional(root, "bases"));
        var ways = grades.Grades(Section("grades"), bases, floorsOnly);
        var terms = new TermReading(evidence, ways, nodes).Terms(NodeReading.Optional(root, "terms"));
        if (ways.Any(grade => grade.Lines.Any(line => line.When == PriceTime.Late)) && !terms.OfType<PaymentWindow>().Any())
        {
            // Without a window nobody can say when the late price begins.
            nodes.Findings.Add(ErrorCodes.File.MissingKey, root, ("key", "terms.payment-window"));
        }

        var (examples, figureExamples) = new ExampleReading(evidence, ways, figures, nodes).Examples(nodes.Required(root, "examples"));

        return region is null || scheme is null || name is null
            ? null
            : new TariffHistory(region.Value, scheme.Value, name)
            {
                Origin = origin,
                Sources = sources,
                LineNames = lines,
                Figures = figures,
                Grades = ways,
                Terms = new TariffTerms(terms),
                Examples = examples,
                FigureExamples = figureExamples,
                FloorsOnly = floorsOnly,
            };

        // A file of floors alone may leave out what it cannot have.
        JsonNode? Section(string key) => floorsOnly ? NodeReading.Optional(root, key) : nodes.Required(root, key);
    }

    internal static Region? RegionOf(JsonNode? node, NodeReading nodes)
    {
        if (node is null)
        {
            return null;
        }

        return node.Kind == JsonTokenType.String && Region.TryParse(node.Text, out var region)
            ? region
            : nodes.Wrong<Region?>(node, "a code of six digits as a text, such as \"500000\"");
    }

    private static ImmutableSortedDictionary<InsuranceLine, LocalizedText> LineNames(JsonNode? node, NodeReading nodes)
    {
        var names = ImmutableSortedDictionary.CreateBuilder<InsuranceLine, LocalizedText>();
        foreach (var (id, entry) in nodes.Entries(node))
        {
            nodes.OptionalText(entry, "note");
            if (nodes.Names(nodes.Required(entry, "name")) is { } name)
            {
                names[InsuranceLine.Parse(id)] = name;
            }
        }

        return names.ToImmutable();
    }
}
