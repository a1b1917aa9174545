using NodaTime;

namespace Insurance.Domain.Tariffs.Reading;

/// <summary>Reads which people a grade is for: a closed list of rules.</summary>
internal sealed class WhomReading(SourceReading evidence, NodeReading nodes)
{
    // Far beyond any rule of law, near enough to find a slip of the pen.
    private const int MaxAge = 120;
    private const int MaxTier = 20;

    private static readonly string[] OtherRules = ["bornFrom", "bornBefore", "tier", "aid"];

    public GradeWhom? Of(JsonNode? node)
    {
        if (node is null || !nodes.IsObject(node))
        {
            return null;
        }

        var ages = NodeReading.Optional(node, "ages");
        var (from, through) = Ages(ages);
        var on = ages is null ? null : AgesOn(nodes.Required(node, "agesOn"));
        var bornFrom = nodes.Date(NodeReading.Optional(node, "bornFrom"));
        var bornBefore = nodes.Date(NodeReading.Optional(node, "bornBefore"));
        var tier = nodes.Number(NodeReading.Optional(node, "tier"), 1, MaxTier);
        var aid = nodes.OptionalText(node, "aid");
        var cited = evidence.Of(node);
        nodes.OptionalText(node, "note");
        if (bornBefore <= bornFrom)
        {
            nodes.Wrong<bool>(node.Members["bornBefore"], "a date after bornFrom");
        }

        if (ages is null && OtherRules.All(key => !node.Members.ContainsKey(key)))
        {
            nodes.Wrong<bool>(node, "at least one of ages, bornFrom, bornBefore, tier and aid");
        }

        return cited is null
            ? null
            : new GradeWhom(cited.Value.Source, cited.Value.Confidence)
            {
                AgeFrom = from,
                AgeThrough = through,
                AgesOn = on,
                BornFrom = bornFrom,
                BornBefore = bornBefore,
                Tier = tier,
                Aid = aid,
            };
    }

    private (int? From, int? Through) Ages(JsonNode? node)
    {
        if (node is null || !nodes.IsObject(node))
        {
            return default;
        }

        var from = nodes.Number(NodeReading.Optional(node, "from"), 0, MaxAge);
        var through = nodes.Number(NodeReading.Optional(node, "through"), 0, MaxAge);
        if (through < from)
        {
            nodes.Wrong<bool>(node.Members["through"], "an age not below from");
        }

        if (node.Members.Count == 0)
        {
            nodes.Wrong<bool>(node, "from, through or both");
        }

        return (from, through);
    }

    private TermDay? AgesOn(JsonNode? node)
    {
        if (nodes.Text(node) is not { } text)
        {
            return null;
        }

        return TermDay.TryRead(text, out var day) && day.Kind != TermDayKind.Registration
            ? day
            : nodes.Wrong<TermDay?>(node!, "a day such as 01-01 or previous 12-31, or not-known");
    }
}
