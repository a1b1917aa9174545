using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Insurance.Domain.Tariffs.Reading;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>Reads the file of payment systems.</summary>
internal sealed class PaymentSystemsReader
{
    private const int Format = 1;
    private const int MostDigits = 3;
    private const int LongestOrderNumber = 64;
    private const string NotKnown = "not-known";

    private static readonly ChannelEvent[] OfPayments =
    [
        ChannelEvent.Wait, ChannelEvent.StartPaying, ChannelEvent.Accept, ChannelEvent.Pay, ChannelEvent.Close, ChannelEvent.Fail, ChannelEvent.StartRefund, ChannelEvent.LoseSight,
    ];

    private static readonly ChannelEvent[] OfRefunds = [ChannelEvent.StartRefund, ChannelEvent.Refund, ChannelEvent.FailRefund, ChannelEvent.LoseSight];

    private readonly NodeReading nodes;
    private readonly SourceReading evidence;

    private PaymentSystemsReader(NodeReading nodes, SourceReading evidence)
    {
        this.nodes = nodes;
        this.evidence = evidence;
    }

    public static Result<PaymentSystems> Read(ReadOnlySpan<byte> utf8)
    {
        var findings = new Findings();
        var root = JsonNode.Parse(utf8, findings);
        var systems = root is null ? null : Read(root, new NodeReading(findings));
        root?.ReportUnread(findings);
        return findings.Any || systems is null ? Result<PaymentSystems>.Refused(findings.ToImmutable()) : systems;
    }

    private static PaymentSystems? Read(JsonNode root, NodeReading reading)
    {
        if (!reading.IsObject(root))
        {
            return null;
        }

        reading.Number(reading.Required(root, "format"), Format, Format);
        reading.OptionalText(root, "note");
        var sources = SourceReading.Sources(reading.Required(root, "sources"), reading);
        return new PaymentSystemsReader(reading, new SourceReading(sources, reading)).Read(root);
    }

    private PaymentSystems? Read(JsonNode root)
    {
        var all = ImmutableArray.CreateBuilder<PaymentSystemFacts>();
        if (nodes.Required(root, "systems") is { } listed && nodes.IsObject(listed))
        {
            foreach (var system in Enum.GetValues<PaymentSystem>())
            {
                if (nodes.Required(listed, Spelling.Of(system)) is { } entry && nodes.IsObject(entry) && System(system, entry) is { } facts)
                {
                    all.Add(facts);
                }
            }
        }

        var schedule = nodes.Required(root, "querySchedule") is { } node && nodes.IsObject(node) ? Schedule(node) : null;
        return schedule is null ? null : new PaymentSystems(all.ToImmutable(), schedule);
    }

    private PaymentSystemFacts? System(PaymentSystem system, JsonNode entry)
    {
        var name = nodes.Names(nodes.Required(entry, "name"));
        var words = Words(nodes.Required(entry, "words"), OfPayments);
        var refundWords = Words(nodes.Required(entry, "refundWords"), OfRefunds);
        var closing = Known(entry, "closing", Closing);
        var payBy = Known(entry, "payBy", PayBy);
        var orderNumbers = Known(entry, "orderNumbers", OrderNumbers);
        var retries = Known(entry, "noticeRetries", Retries);
        return name is null
            ? null
            : new PaymentSystemFacts(system, name, words, refundWords) { Closing = closing, PayBy = payBy, OrderNumbers = orderNumbers, NoticeRetries = retries };
    }

    private ValueList<PaymentWord> Words(JsonNode? list, ChannelEvent[] allowed)
    {
        var words = new List<PaymentWord>();
        foreach (var entry in nodes.Objects(list))
        {
            var spelt = nodes.Required(entry, "word");
            var word = spelt is null || (spelt.Kind == JsonTokenType.String && Identifier.IsToken(spelt.Text, PaymentSystems.MaxWordLength))
                ? spelt?.Text
                : nodes.Wrong<string>(spelt, "a word of printable ASCII characters without spaces");
            var named = nodes.Required(entry, "event");
            var read = nodes.Word<ChannelEvent>(named);
            if (read is { } other && !allowed.Contains(other))
            {
                read = nodes.Wrong<ChannelEvent?>(named!, $"one of {string.Join(", ", allowed.Select(Spelling.Of))}");
            }

            var note = nodes.OptionalText(entry, "note");
            var cited = evidence.Of(entry);
            if (words.Exists(known => known.Word == word))
            {
                nodes.Findings.Add(ErrorCodes.File.Duplicate, entry, ("key", JsonNode.Shown(word)));
            }

            if (word is not null && read is not null && cited is not null)
            {
                words.Add(new PaymentWord(word, read.Value, cited.Value.Source, cited.Value.Confidence) { Note = note });
            }
        }

        return [.. words];
    }

    /// <summary>A value that must be there, if only to say that nobody knows it.</summary>
    private T? Known<T>(JsonNode parent, string key, Func<JsonNode, T?> read)
        where T : class
    {
        var node = nodes.Required(parent, key);
        if (node is null or { Kind: JsonTokenType.String, Text: NotKnown })
        {
            return null;
        }

        if (node.Kind != JsonTokenType.StartObject)
        {
            return nodes.Wrong<T>(node, $"an object or \"{NotKnown}\"");
        }

        nodes.OptionalText(node, "note");
        return read(node);
    }

    private ClosingLimit? Closing(JsonNode node)
    {
        var earliest = Span(nodes.Required(node, "earliest"));
        return evidence.Of(node) is { } cited && earliest is { } span ? new ClosingLimit(span, cited.Source, cited.Confidence) : null;
    }

    private PayByLimits? PayBy(JsonNode node)
    {
        var least = Span(nodes.Required(node, "least"));
        var end = nodes.Required(node, "most");
        var most = Span(end);
        if (most < least)
        {
            most = nodes.Wrong<Duration?>(end!, "no less than least");
        }

        return evidence.Of(node) is { } cited && least is not null && most is not null ? new PayByLimits(least.Value, most.Value, cited.Source, cited.Confidence) : null;
    }

    private OrderNumberRule? OrderNumbers(JsonNode node)
    {
        var shortest = nodes.Number(nodes.Required(node, "shortest"), 1, LongestOrderNumber);
        var longest = nodes.Number(nodes.Required(node, "longest"), shortest ?? 1, LongestOrderNumber);
        var signs = nodes.RequiredText(node, "signs");
        return evidence.Of(node) is { } cited && shortest is not null && longest is not null && signs is not null
            ? new OrderNumberRule(shortest.Value, longest.Value, signs, cited.Source, cited.Confidence)
            : null;
    }

    private NoticeRetries? Retries(JsonNode node)
    {
        var after = nodes.List(nodes.Required(node, "after")).Select(Span).OfType<Duration>().ToImmutableArray();
        return evidence.Of(node) is { } cited ? new NoticeRetries([.. after], cited.Source, cited.Confidence) : null;
    }

    private QuerySchedule? Schedule(JsonNode node)
    {
        var payment = Growing(nodes.Required(node, "payment"));
        var refund = Growing(nodes.Required(node, "refund"));
        var afterEnd = Span(nodes.Required(node, "afterEnd"));
        nodes.OptionalText(node, "note");
        return evidence.Of(node) is { } cited && afterEnd is { } span && payment.Count > 0 && refund.Count > 0
            ? new QuerySchedule(payment, refund, span, cited.Source, cited.Confidence)
            : null;
    }

    /// <summary>Intervals of which none is shorter than the one before it.</summary>
    private ValueList<Duration> Growing(JsonNode? list)
    {
        var intervals = new List<Duration>();
        foreach (var item in nodes.List(list))
        {
            if (Span(item) is not { } interval)
            {
                continue;
            }

            if (intervals.Count > 0 && interval < intervals[^1])
            {
                nodes.Wrong<bool>(item, "no less than the interval before it");
            }

            intervals.Add(interval);
        }

        return [.. intervals];
    }

    /// <summary>A span of time as the systems write it: a whole number of seconds, minutes, hours or days, as in 4m or 15d.</summary>
    private Duration? Span(JsonNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var text = node.Kind == JsonTokenType.String ? node.Text! : "";
        var count = text.Length is > 1 and <= MostDigits + 1 && text[0] != '0'
            && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        Duration? span = text.LastOrDefault() switch
        {
            _ when count == 0 => null,
            's' => Duration.FromSeconds(count),
            'm' => Duration.FromMinutes(count),
            'h' => Duration.FromHours(count),
            'd' => Duration.FromDays(count),
            _ => null,
        };
        return span ?? nodes.Wrong<Duration?>(node, "a span of time such as 30s, 4m, 6h or 15d");
    }
}
