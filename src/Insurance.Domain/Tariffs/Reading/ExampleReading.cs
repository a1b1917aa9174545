using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;

namespace Insurance.Domain.Tariffs.Reading;

/// <summary>Reads the worked examples; whether their amounts come out is checked by <see cref="ExampleRun"/>.</summary>
internal sealed class ExampleReading(
    SourceReading evidence,
    ImmutableArray<PaymentGrade> grades,
    ImmutableSortedDictionary<string, Figure> figures,
    NodeReading nodes)
{
    public (ImmutableArray<TariffExample> OfGrades, ImmutableArray<FigureExample> OfFigures) Examples(JsonNode? array)
    {
        var examples = ImmutableArray.CreateBuilder<TariffExample>();
        var ofFigures = ImmutableArray.CreateBuilder<FigureExample>();
        foreach (var node in nodes.Objects(array))
        {
            if (node.Members.ContainsKey("figure"))
            {
                if (OfFigure(node) is { } given)
                {
                    ofFigures.Add(given);
                }
            }
            else if (Example(node) is { } example)
            {
                examples.Add(example);
            }
        }

        return (examples.ToImmutable(), ofFigures.ToImmutable());
    }

    private FigureExample? OfFigure(JsonNode node)
    {
        var id = nodes.RequiredText(node, "figure");
        var period = MonthsAsked(node);
        var value = nodes.Required(node, "is");
        var published = Published(node);
        nodes.OptionalText(node, "note");
        if (id is null || !figures.TryGetValue(id, out var figure))
        {
            if (id is not null)
            {
                nodes.Findings.Add(ErrorCodes.File.UnknownReference, node.Members["figure"], ("what", "figure"), ("name", JsonNode.Shown(id)));
            }

            return null;
        }

        var unknown = value?.Text == Figure.NotKnown;
        var units = unknown ? null : nodes.Units(figure.Unit, value);
        return period is null || (units is null && !unknown)
            ? null
            : new FigureExample(figure, period.Value, units)
            {
                Source = published?.Source,
                Confidence = published?.Confidence ?? default,
                Path = node.Path,
                FileLine = node.Line,
            };
    }

    private (Source Source, Confidence Confidence)? Published(JsonNode node) =>
        node.Members.ContainsKey("source") || node.Members.ContainsKey("confidence") ? evidence.Of(node) : null;

    /// <summary>The months of an example that belongs to no grade's year.</summary>
    private FeePeriod? MonthsAsked(JsonNode node)
    {
        if (NodeReading.Optional(node, "from") is not { } from)
        {
            return nodes.Number(nodes.Required(node, "year"), ContributionYear.MinYear, ContributionYear.MaxYear) is { } number
                ? ContributionYear.FromYear(number).Months
                : null;
        }

        var first = Month(from);
        var last = Month(nodes.Required(node, "through"));
        if (first is null || last is null)
        {
            return null;
        }

        return FeePeriod.Between(first.Value, last.Value).TryGet(out var period, out _)
            ? period
            : nodes.Wrong<FeePeriod?>(from, "a month not after through");
    }

    private TariffExample? Example(JsonNode node)
    {
        var id = nodes.RequiredText(node, "grade");
        var grade = grades.FirstOrDefault(candidate => candidate.Id == id);
        if (id is not null && grade is null)
        {
            nodes.Findings.Add(ErrorCodes.File.UnknownReference, node.Members["grade"], ("what", "grade"), ("name", JsonNode.Shown(id)));
        }

        var asked = Asked(node, grade);
        var declared = Declared(NodeReading.Optional(node, "base"));
        var paidOn = nodes.Date(NodeReading.Optional(node, "paidOn"));
        var lines = Lines(NodeReading.Optional(node, "lines"));
        var total = nodes.Amount(NodeReading.Optional(node, "total"));
        var refused = Refused(NodeReading.Optional(node, "refused"), grade);
        var published = Published(node);
        nodes.OptionalText(node, "note");
        if (!node.Members.TryGetValue("refused", out var refusal))
        {
            nodes.Required(node, "total");
        }
        else if (node.Members.ContainsKey("total") || node.Members.ContainsKey("lines"))
        {
            nodes.Wrong<bool>(refusal, "either amounts or a refusal");
        }

        return grade is null || asked is null
            ? null
            : new TariffExample(grade.Id, asked.Value.Year, asked.Value.Period)
            {
                Base = declared,
                PaidOn = paidOn,
                Lines = lines,
                Total = total,
                Refused = refused,
                Source = published?.Source,
                Confidence = published?.Confidence ?? default,
                Path = node.Path,
                FileLine = node.Line,
            };
    }

    private (ContributionYear Year, FeePeriod Period)? Asked(JsonNode node, PaymentGrade? grade)
    {
        var from = NodeReading.Optional(node, "from");
        if (from is null)
        {
            var number = nodes.Number(nodes.Required(node, "year"), ContributionYear.MinYear, ContributionYear.MaxYear);
            var months = nodes.Number(NodeReading.Optional(node, "months"), 1, 12) ?? 12;
            if (number is null || grade is null)
            {
                return null;
            }

            var year = ContributionYear.FromYear(number.Value);
            return (year, FeePeriod.Of(grade.MonthsOf(year).Through.PlusMonths(1 - months), grade.MonthsOf(year).Through));
        }

        var first = Month(from);
        var last = Month(nodes.Required(node, "through"));
        if (first is null || last is null || grade is null)
        {
            return null;
        }

        return ContributionYear.Read(first.Value.Month >= grade.YearStarts ? first.Value.Year : first.Value.Year - 1).TryGet(out var startYear, out _)
            && FeePeriod.Between(first.Value, last.Value).TryGet(out var period, out _)
            && grade.MonthsOf(startYear).Contains(period)
            ? (startYear, period)
            : nodes.Wrong<(ContributionYear, FeePeriod)?>(from, "a month of the same year as through, not after it");
    }

    private YearMonth? Month(JsonNode? node)
    {
        if (node is null)
        {
            return null;
        }

        return node is { Kind: JsonTokenType.String, Text.Length: 7 } && nodes.Months(node) is { Months: 1 } month
            ? month.From
            : nodes.Wrong<YearMonth?>(node, "a month such as 2025-07");
    }

    private DeclaredBases Declared(JsonNode? node)
    {
        if (node is not { Kind: JsonTokenType.StartObject })
        {
            return Choice(node);
        }

        var each = new List<(InsuranceLine, BaseChoice)>();
        foreach (var (id, member) in node.Members)
        {
            member.Read();
            if (!InsuranceLine.TryParse(id, out var line))
            {
                nodes.Wrong<bool>(member, "the id of a line");
            }
            else if (Choice(member) is { } choice)
            {
                each.Add((line, choice));
            }
        }

        return DeclaredBases.OfEach(each);
    }

    private BaseChoice? Choice(JsonNode? node)
    {
        if (nodes.Text(node) is not { } text)
        {
            return null;
        }

        return BaseChoice.Read(text).TryGet(out var choice, out _) ? choice : nodes.Wrong<BaseChoice?>(node!, "floor, cap or an amount in yuan");
    }

    private ImmutableArray<(InsuranceLine Line, Money Amount)> Lines(JsonNode? node)
    {
        if (node is null || !nodes.IsObject(node))
        {
            return [];
        }

        var lines = ImmutableArray.CreateBuilder<(InsuranceLine, Money)>();
        foreach (var (id, member) in node.Members)
        {
            member.Read();
            if (!InsuranceLine.TryParse(id, out var line))
            {
                nodes.Wrong<bool>(member, "the id of a line");
            }
            else if (nodes.Amount(member) is { } amount)
            {
                lines.Add((line, amount));
            }
        }

        return lines.ToImmutable();
    }

    private ImmutableArray<string> Refused(JsonNode? node, PaymentGrade? grade)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var item in nodes.List(node))
        {
            if (nodes.Text(item) is not { } id)
            {
                continue;
            }

            if (grade is null
                || figures.ContainsKey(id)
                || grade.Insurances.Any(line => line.Id == id)
                || grade.Lines.Any(line => line.NotBelow.Any(floor => floor.ToString() == id)))
            {
                names.Add(id);
            }
            else
            {
                nodes.Findings.Add(ErrorCodes.File.UnknownReference, item, ("what", "figure"), ("name", JsonNode.Shown(id)));
            }
        }

        return names.ToImmutable();
    }
}
