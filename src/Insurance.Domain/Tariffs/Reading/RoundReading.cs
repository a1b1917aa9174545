using System.Text.Json;

namespace Insurance.Domain.Tariffs.Reading;

/// <summary>Reads how a line is rounded.</summary>
internal sealed class RoundReading(NodeReading nodes)
{
    private const string BothStages = "one stage, or a list of two: month, then year";

    /// <summary>One stage, or a list of both: each month, and then the sum of the months.</summary>
    public (Rounding Rounding, RoundingStage Each, Rounding? ThenYear)? Of(JsonNode? node)
    {
        if (node is not { Kind: JsonTokenType.StartArray })
        {
            return Round(node) is { } only ? (only.Rounding, only.Each, null) : null;
        }

        if (node.Items.Count != Enum.GetValues<RoundingStage>().Length)
        {
            return nodes.Wrong<(Rounding, RoundingStage, Rounding?)?>(node, BothStages);
        }

        var month = Round(node.Items[0].Read());
        var year = Round(node.Items[1].Read());
        if (month is null || year is null)
        {
            return null;
        }

        return month.Value.Each == RoundingStage.Month && year.Value.Each == RoundingStage.Year
            ? (month.Value.Rounding, RoundingStage.Month, year.Value.Rounding)
            : nodes.Wrong<(Rounding, RoundingStage, Rounding?)?>(node, BothStages);
    }

    private (Rounding Rounding, RoundingStage Each)? Round(JsonNode? node)
    {
        if (node is null || !nodes.IsObject(node))
        {
            return null;
        }

        var each = nodes.Word<RoundingStage>(nodes.Required(node, "each"));
        var unit = nodes.Amount(nodes.Required(node, "to"));
        var mode = nodes.Word<RoundingMode>(nodes.Required(node, "mode"));
        if (unit is { Fen: < 1 })
        {
            return nodes.Wrong<(Rounding, RoundingStage)?>(node.Members["to"], "a rounding unit of at least 0.01");
        }

        return each is null || unit is null || mode is null ? null : (Rounding.To(unit.Value, mode.Value), each.Value);
    }
}
