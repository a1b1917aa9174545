using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;

namespace Insurance.Domain.Tariffs.Reading;

/// <summary>Reads a region file: where it lies, its authorities and channels.</summary>
internal static class RegionReader
{
    private const int Format = 1;

    public static Result<RegionFacts> Read(ReadOnlySpan<byte> utf8)
    {
        var findings = new Findings();
        var root = JsonNode.Parse(utf8, findings);
        var facts = root is null ? null : Read(root, new NodeReading(findings));
        root?.ReportUnread(findings);
        return findings.Any || facts is null ? Result<RegionFacts>.Refused(findings.ToImmutable()) : facts;
    }

    private static RegionFacts? Read(JsonNode root, NodeReading nodes)
    {
        if (!nodes.IsObject(root))
        {
            return null;
        }

        nodes.Number(nodes.Required(root, "format"), Format, Format);
        var region = TariffReader.RegionOf(nodes.Required(root, "region"), nodes);
        var name = nodes.Names(nodes.Required(root, "name"));
        var province = nodes.Names(NodeReading.Optional(root, "province"));
        var poolingArea = nodes.Names(NodeReading.Optional(root, "poolingArea"));
        nodes.OptionalText(root, "note");

        // Channels name the authority behind them, and both cite sources; a file that knows neither needs none of these keys.
        var listed = NodeReading.Optional(root, "channels");
        var named = listed is null ? NodeReading.Optional(root, "authorities") : nodes.Required(root, "authorities");
        var sources = named is null && listed is null ? NodeReading.Optional(root, "sources") : nodes.Required(root, "sources");
        var evidence = new SourceReading(SourceReading.Sources(sources, nodes), nodes);
        var authorities = Authorities(named, evidence, nodes);
        var channels = Channels(listed, authorities, evidence, nodes);
        return region is null || name is null
            ? null
            : new RegionFacts(region.Value, name, authorities, channels)
            {
                Province = province,
                PoolingArea = poolingArea,
                NamesChannels = listed is not null,
            };
    }

    private static ImmutableArray<Authority> Authorities(JsonNode? node, SourceReading evidence, NodeReading nodes)
    {
        var authorities = ImmutableArray.CreateBuilder<Authority>();
        foreach (var (id, entry) in nodes.Entries(node))
        {
            var name = nodes.Names(nodes.Required(entry, "name"));
            var tasks = nodes.Words<AuthorityTask>(nodes.Required(entry, "tasks"));
            var hotline = nodes.OptionalText(entry, "hotline");
            nodes.OptionalText(entry, "note");
            if (evidence.Of(entry) is { } cited && name is not null)
            {
                authorities.Add(new Authority(id, name, [.. tasks], hotline, cited.Source, cited.Confidence));
            }
        }

        return authorities.ToImmutable();
    }

    private static ImmutableArray<ChannelFacts> Channels(JsonNode? array, ImmutableArray<Authority> authorities, SourceReading evidence, NodeReading nodes)
    {
        var channels = ImmutableArray.CreateBuilder<ChannelFacts>();
        foreach (var entry in nodes.Objects(array))
        {
            var channel = nodes.Word<PaymentChannel>(nodes.Required(entry, "channel"));
            var name = nodes.Names(nodes.Required(entry, "name"));
            var voucher = nodes.Word<VoucherKind>(nodes.Required(entry, "voucher"));
            var behind = nodes.Required(entry, "authority");
            var authority = authorities.FirstOrDefault(candidate => candidate.Id == behind?.Text);
            var opens = Opens(nodes.Required(entry, "opens"), nodes);
            var notBefore = NotBefore(entry, opens, nodes);
            var asked = Asked(NodeReading.Optional(entry, "asksFor"), nodes);
            var lookUp = nodes.Word<StatusLookUp>(NodeReading.Optional(entry, "statusLookUp"));
            var note = nodes.OptionalText(entry, "note");
            var cited = evidence.Of(entry);
            if (behind is not null && authority is null)
            {
                nodes.Findings.Add(ErrorCodes.File.UnknownReference, behind, ("what", "authority"), ("name", JsonNode.Shown(behind.Text)));
            }

            if (channels.Any(other => other.Channel == channel))
            {
                nodes.Findings.Add(ErrorCodes.File.Duplicate, entry, ("key", "channel"));
            }

            if (channel is not null && name is not null && voucher is not null && authority is not null && cited is not null)
            {
                channels.Add(new ChannelFacts(channel.Value, name, voucher.Value, authority, opens, cited.Value.Source, cited.Value.Confidence)
                {
                    NotBefore = notBefore,
                    AsksFor = asked,
                    StatusLookUp = lookUp,
                    Note = note,
                });
            }
        }

        return channels.ToImmutable();
    }

    /// <summary>Beside a published opening it would say the same twice, or contradict it.</summary>
    private static LocalDate? NotBefore(JsonNode entry, LocalDate? opens, NodeReading nodes)
    {
        var node = NodeReading.Optional(entry, "notBefore");
        return node is not null && opens is not null
            ? nodes.Wrong<LocalDate?>(node, "no such key where opens is a date")
            : nodes.Date(node);
    }

    private static ValueList<AskedFor>? Asked(JsonNode? node, NodeReading nodes)
    {
        if (node is null)
        {
            return null;
        }

        var words = nodes.Words<AskedFor>(node);
        if (words.Distinct().Count() != words.Length)
        {
            nodes.Findings.Add(ErrorCodes.File.Duplicate, node, ("key", Spelling.Of(words.GroupBy(word => word).First(same => same.Skip(1).Any()).Key)));
        }

        return [.. words];
    }

    private static LocalDate? Opens(JsonNode? node, NodeReading nodes) =>
        node is { Kind: JsonTokenType.String, Text: "not-known" } ? null : nodes.Date(node);
}
