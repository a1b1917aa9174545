using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;

namespace Insurance.Domain.Tariffs.Reading;

/// <summary>Reads the law file: documents with their provisions, and the rules that cite them.</summary>
internal sealed class LawReader
{
    private const int Format = 1;
    private const string NotKnown = "not-known";

    private readonly NodeReading nodes;
    private readonly Dictionary<string, LawProvision> provisions = new(StringComparer.Ordinal);
    private readonly List<(LawProvision Provision, JsonNode Reference)> givingWay = [];

    private LawReader(NodeReading nodes) => this.nodes = nodes;

    public static Result<LawBook> Read(ReadOnlySpan<byte> utf8)
    {
        var findings = new Findings();
        var root = JsonNode.Parse(utf8, findings);
        var book = root is null ? null : new LawReader(new NodeReading(findings)).Read(root);
        root?.ReportUnread(findings);
        return findings.Any || book is null ? Result<LawBook>.Refused(findings.ToImmutable()) : book;
    }

    private LawBook? Read(JsonNode root)
    {
        if (!nodes.IsObject(root))
        {
            return null;
        }

        nodes.Number(nodes.Required(root, "format"), Format, Format);
        nodes.OptionalText(root, "note");
        var documents = nodes.Entries(nodes.Required(root, "documents")).Select(entry => Document(entry.Id, entry.Node)).OfType<LawDocument>().ToImmutableArray();
        foreach (var (provision, reference) in givingWay)
        {
            provision.GivesWayTo = Referred(reference);
            if (ReferenceEquals(provision.GivesWayTo, provision))
            {
                nodes.Wrong<bool>(reference, "another provision");
            }
        }

        return new LawBook(documents, [.. nodes.Entries(NodeReading.Optional(root, "rules")).Select(entry => Rule(entry.Id, entry.Node)).OfType<LawRule>()]);
    }

    private LawDocument? Document(string id, JsonNode entry)
    {
        var title = nodes.Names(nodes.Required(entry, "title"));
        var document = new LawDocument(id, title ?? new LocalizedText(id, id, id))
        {
            Number = nodes.OptionalText(entry, "number"),
            Issuer = nodes.OptionalText(entry, "issuer"),
            Page = SourceReading.Page(NodeReading.Optional(entry, "page"), nodes),
            Issued = nodes.Date(NodeReading.Optional(entry, "issued")),
            PublishedBy = nodes.Date(NodeReading.Optional(entry, "publishedBy")),
            Amended = nodes.Date(NodeReading.Optional(entry, "amended")),
            InForceFrom = Day(nodes.Required(entry, "inForceFrom")),
            ReadIn = nodes.RequiredText(entry, "readIn") ?? "",
        };
        nodes.OptionalText(entry, "note");
        var listed = nodes.Required(entry, "provisions");
        var own = nodes.Entries(listed).Select(provision => Provision(document, provision.Id, provision.Node)).OfType<LawProvision>().ToImmutableArray();
        if (listed is { Kind: JsonTokenType.StartObject, Members.Count: 0 })
        {
            nodes.Wrong<bool>(listed, "at least one provision");
        }

        document.Provisions = own;
        return title is null ? null : document;
    }

    private LawProvision? Provision(LawDocument document, string id, JsonNode entry)
    {
        var says = nodes.Names(nodes.Required(entry, "says"));
        var confidence = nodes.Word<Confidence>(nodes.Required(entry, "confidence"));
        var from = Day(NodeReading.Optional(entry, "inForceFrom"));
        var addressee = nodes.Word<LawAddressee>(NodeReading.Optional(entry, "addressee"));
        var surcharge = Surcharge(NodeReading.Optional(entry, "surchargeADay"), addressee);
        var wayTo = NodeReading.Optional(entry, "givesWayTo");
        nodes.OptionalText(entry, "note");
        if (says is null || confidence is null)
        {
            return null;
        }

        var provision = new LawProvision(id, document, says, confidence.Value, from) { Addressee = addressee, SurchargeADay = surcharge };
        provisions[provision.ToString()] = provision;
        if (wayTo is not null)
        {
            givingWay.Add((provision, wayTo));
        }

        return provision;
    }

    /// <summary>A surcharge without an addressee would sooner or later be charged to a person.</summary>
    private Rate? Surcharge(JsonNode? node, LawAddressee? addressee)
    {
        if (node is null)
        {
            return null;
        }

        if (addressee is null)
        {
            return nodes.Wrong<Rate?>(node, "a provision with an addressee, because it binds nobody else");
        }

        return node.Kind == JsonTokenType.String && Rate.TryParse(node.Text, out var rate) && rate > default(Rate)
            ? rate
            : nodes.Wrong<Rate?>(node, "a rate above 0 as a text, such as \"0.0005\"");
    }

    private LawRule? Rule(string id, JsonNode entry)
    {
        var says = nodes.Names(nodes.Required(entry, "says"));
        var list = nodes.Required(entry, "cites");
        var cites = nodes.List(list).Select(Referred).OfType<LawProvision>().ToImmutableArray();
        nodes.OptionalText(entry, "note");
        if (cites.Select(provision => provision.Document.Id).Distinct(StringComparer.Ordinal).Skip(1).Any())
        {
            nodes.Wrong<bool>(list!, "provisions of one document");
        }

        return says is null || cites.IsEmpty ? null : new LawRule(id, says, [.. cites]);
    }

    private LawProvision? Referred(JsonNode node)
    {
        if (nodes.Text(node) is not { } name)
        {
            return null;
        }

        if (provisions.TryGetValue(name, out var provision))
        {
            return provision;
        }

        nodes.Findings.Add(ErrorCodes.File.UnknownReference, node, ("what", "provision"), ("name", JsonNode.Shown(name)));
        return null;
    }

    private LocalDate? Day(JsonNode? node) => node is { Kind: JsonTokenType.String, Text: NotKnown } ? null : nodes.Date(node);
}
