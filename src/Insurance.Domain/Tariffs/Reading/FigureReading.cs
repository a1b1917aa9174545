using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Insurance.Domain.Tariffs.Reading;

/// <summary>Reads the figures and checks that the rows of each neither overlap nor leave a hole unsaid.</summary>
internal sealed class FigureReading(SourceReading evidence, NodeReading nodes)
{
    /// <summary>More rows than any law has; rows are compared pair by pair.</summary>
    private const int MaxRows = 500;

    public ImmutableSortedDictionary<string, Figure> Figures(JsonNode? node)
    {
        var figures = ImmutableSortedDictionary.CreateBuilder<string, Figure>(StringComparer.Ordinal);
        foreach (var (id, entry) in nodes.Entries(node))
        {
            if (nodes.Word<FigureUnit>(nodes.Required(entry, "unit")) is { } unit)
            {
                var clock = nodes.Word<FigureClock>(NodeReading.Optional(entry, "clock")) ?? FigureClock.CoverageYear;
                nodes.OptionalText(entry, "note");
                figures[id] = new Figure(id, unit, clock, Rows(id, unit, nodes.Required(entry, "rows")));
            }
            else
            {
                entry.Abandon();
            }
        }

        return figures.ToImmutable();
    }

    private ImmutableArray<FigureRow> Rows(string figure, FigureUnit unit, JsonNode? array)
    {
        if (array is { Items.Count: > MaxRows })
        {
            nodes.Wrong<bool>(array, string.Create(CultureInfo.InvariantCulture, $"at most {MaxRows} rows"));
            return [];
        }

        var read = new List<(FigureRow Row, JsonNode Node)>();
        foreach (var node in nodes.Objects(array))
        {
            if (Row(unit, node) is { } row)
            {
                read.Add((row, node));
            }
        }

        read = [.. read.OrderBy(entry => entry.Row.For.From)];
        ReportHoles(figure, read);
        return Ranked(figure, read);
    }

    private FigureRow? Row(FigureUnit unit, JsonNode node)
    {
        var months = nodes.Months(nodes.Required(node, "for"));
        var only = CalendarMonths(NodeReading.Optional(node, "in"), months);
        var value = nodes.Required(node, "is");
        nodes.OptionalText(node, "note");
        if (value is { Kind: JsonTokenType.String, Text: Figure.NotKnown })
        {
            return months is null ? null : new FigureRow(months.Value, null, null, default) { In = only };
        }

        var units = nodes.Units(unit, value);
        var cited = evidence.Of(node);
        var known = nodes.Date(NodeReading.Optional(node, "known"));
        var supersedes = nodes.OptionalText(node, "supersedes");
        var openEnd = nodes.Flag(node, "endNotPublished");
        if (openEnd && months is { } span && (span.Through.Year != span.From.Year || span.Through.Month != 12))
        {
            return nodes.Wrong<FigureRow>(node.Members["for"], "months through December of the year of their start, because nobody published an end");
        }

        return months is null || units is null || cited is null
            ? null
            : new FigureRow(months.Value, units, cited.Value.Source, cited.Value.Confidence)
            {
                In = only,
                Known = known,
                Supersedes = supersedes,
                EndNotPublished = openEnd,
                Path = node.Path,
                FileLine = node.Line,
            };
    }

    /// <summary>The calendar months of a row that does not hold in all of them, each once and each in its span.</summary>
    private ImmutableArray<int> CalendarMonths(JsonNode? node, FeePeriod? span)
    {
        var months = ImmutableArray.CreateBuilder<int>();
        foreach (var item in nodes.List(node))
        {
            if (nodes.CalendarMonth(item) is not { } month)
            {
                continue;
            }

            if (months.Contains(month))
            {
                nodes.Wrong<bool>(item, "each month once");
            }
            else if (span is { } asked && !asked.EachMonth().Any(within => within.Month == month))
            {
                nodes.Wrong<bool>(item, "a month of the span");
            }
            else
            {
                months.Add(month);
            }
        }

        return months.ToImmutable();
    }

    private void ReportHoles(string figure, List<(FigureRow Row, JsonNode Node)> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var first = rows[0].Row.For.From;
        var covered = new bool[FeePeriod.Of(first, rows.Max(entry => entry.Row.For.Through)).Months];
        foreach (var (row, _) in rows)
        {
            var start = FeePeriod.Of(first, row.For.From).Months - 1;
            for (var i = 0; i < row.For.Months; i++)
            {
                covered[start + i] |= row.In.IsEmpty || row.HoldsIn(first.PlusMonths(start + i));
            }
        }

        for (var i = Array.IndexOf(covered, false); i >= 0; i = Array.IndexOf(covered, false, i))
        {
            var from = first.PlusMonths(i);
            while (i < covered.Length && !covered[i])
            {
                i++;
            }

            // The row that begins where the hole ends, or else the one inside which it lies.
            var hole = FeePeriod.Of(from, first.PlusMonths(i - 1));
            var at = rows.FindIndex(entry => entry.Row.For.From == hole.Through.PlusMonths(1));
            var node = rows[at >= 0 ? at : rows.FindLastIndex(entry => entry.Row.For.From.CompareTo(from) <= 0)].Node;
            nodes.Findings.Add(ErrorCodes.File.Hole, node, ("figure", figure), ("months", hole.ToString()));
        }
    }

    /// <summary>Gives each row its place in the chain of corrections; rows that overlap outside such a chain are a finding.</summary>
    private ImmutableArray<FigureRow> Ranked(string figure, List<(FigureRow Row, JsonNode Node)> rows)
    {
        var ranked = ImmutableArray.CreateBuilder<FigureRow>(rows.Count);
        var bySource = rows.Select(entry => entry.Row).Where(row => row.Source is not null).ToLookup(row => row.Source!.Id, StringComparer.Ordinal);
        var corrections = rows.ConvertAll(entry => Corrected(entry.Row, bySource));
        var ranks = Ranks(rows, corrections);
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, node) = rows[i];
            var corrected = corrections[i];
            if (row.Supersedes is not null && corrected.Count == 0)
            {
                nodes.Findings.Add(ErrorCodes.File.UnknownReference, node, ("what", "row for these months with the superseded source"), ("name", JsonNode.Shown(row.Supersedes)));
            }

            for (var j = 0; j < i && !nodes.Findings.IsFull; j++)
            {
                var other = rows[j].Row;
                if (row.Overlaps(other) && corrected.Contains(other) == corrections[j].Contains(row))
                {
                    nodes.Findings.Add(ErrorCodes.File.Overlap, node, ("figure", figure), ("first", Described(other)), ("second", Described(row)));
                }
            }

            ranked.Add(row.Ranked(ranks[row]));
        }

        return ranked.DrainToImmutable();
    }

    /// <summary>The overlapping rows that a row corrects, step by step along the sources it and they supersede.</summary>
    private static HashSet<FigureRow> Corrected(FigureRow row, ILookup<string, FigureRow> bySource)
    {
        var corrected = new HashSet<FigureRow>();
        var followed = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string?>([row.Supersedes]);
        while (waiting.TryPop(out var source))
        {
            if (source is null || !followed.Add(source))
            {
                continue;
            }

            foreach (var other in bySource[source].Where(other => !ReferenceEquals(other, row) && other.Overlaps(row)))
            {
                corrected.Add(other);
                waiting.Push(other.Supersedes);
            }
        }

        return corrected;
    }

    /// <summary>Ranks each row above those it corrects; counting them would not do, since a long row corrects many short ones.</summary>
    private static Dictionary<FigureRow, int> Ranks(List<(FigureRow Row, JsonNode Node)> rows, List<HashSet<FigureRow>> corrections)
    {
        var ranks = new Dictionary<FigureRow, int>();
        var below = rows.Zip(corrections).ToDictionary(pair => pair.First.Row, pair => pair.Second);
        foreach (var (row, _) in rows)
        {
            Rank(row);
        }

        return ranks;

        int Rank(FigureRow row)
        {
            if (ranks.TryGetValue(row, out var known))
            {
                return known;
            }

            // Corrections in a circle are a finding; here they only have to come to an end.
            ranks[row] = 0;
            return ranks[row] = below[row].Count == 0 ? 0 : below[row].Max(Rank) + 1;
        }
    }

    private static string Described(FigureRow row) => $"{row.For} ({row.Source?.Id ?? Figure.NotKnown})";
}
