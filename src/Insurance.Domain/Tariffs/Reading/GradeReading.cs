using System.Collections.Immutable;
using System.Text.Json;

namespace Insurance.Domain.Tariffs.Reading;

/// <summary>Reads the bases a person may declare and the grades with their lines.</summary>
internal sealed class GradeReading(
    ImmutableSortedDictionary<string, Figure> figures,
    ImmutableSortedDictionary<InsuranceLine, LocalizedText> insurances,
    SourceReading evidence,
    NodeReading nodes)
{
    private readonly RoundReading rounds = new(nodes);
    private readonly WhomReading people = new(evidence, nodes);

    public ImmutableSortedDictionary<string, DeclaredBase> Bases(JsonNode? node)
    {
        var bases = ImmutableSortedDictionary.CreateBuilder<string, DeclaredBase>(StringComparer.Ordinal);
        foreach (var (id, entry) in nodes.Entries(node))
        {
            if (figures.ContainsKey(id))
            {
                // A line could mean either.
                nodes.Findings.Add(ErrorCodes.File.Duplicate, entry, ("key", id));
            }

            if (NodeReading.Optional(entry, "steps") is { } steps)
            {
                nodes.OptionalText(entry, "note");
                if (Steps(entry, steps) is { IsEmpty: false } ladder)
                {
                    bases[id] = new DeclaredBase(id, ladder[0], ladder[^1], OutsideLimits.Refuse) { Steps = [.. ladder] };
                }

                continue;
            }

            var floor = FigureAt(nodes.Required(entry, "notBelow"), Amounts);
            var cap = FigureAt(nodes.Required(entry, "notAbove"), Amounts);
            nodes.OptionalText(entry, "note");
            var outside = nodes.Word<OutsideLimits>(NodeReading.Optional(entry, "outside")) ?? OutsideLimits.Refuse;
            if (floor is null || cap is null)
            {
                continue;
            }

            if (floor.Unit != cap.Unit)
            {
                nodes.Wrong<bool>(entry.Members["notAbove"], "a figure in the unit of notBelow");
            }
            else
            {
                ReportCrossedLimits(entry, floor, cap);
            }

            bases[id] = new DeclaredBase(id, floor, cap, outside);
        }

        return bases.ToImmutable();
    }

    /// <summary>Steps of one unit, each month lowest first; empty where one of them is wrong.</summary>
    private ImmutableArray<Figure> Steps(JsonNode entry, JsonNode list)
    {
        var steps = ImmutableArray.CreateBuilder<Figure>();
        var items = nodes.List(list).ToList();
        foreach (var item in items)
        {
            if (FigureAt(item, Amounts) is not { } step)
            {
                continue;
            }

            if (steps.Contains(step))
            {
                nodes.Findings.Add(ErrorCodes.File.Duplicate, item, ("key", step.Id));
            }
            else if (steps.Count > 0 && steps[0].Unit != step.Unit)
            {
                nodes.Wrong<bool>(item, "a figure in the unit of the first step");
            }
            else
            {
                if (steps.Count > 0)
                {
                    ReportCrossedLimits(entry, steps[^1], step);
                }

                steps.Add(step);
            }
        }

        return steps.Count == items.Count ? steps.ToImmutable() : [];
    }

    /// <summary>The grades; a file of floors alone has none.</summary>
    public ImmutableArray<PaymentGrade> Grades(JsonNode? node, ImmutableSortedDictionary<string, DeclaredBase> bases, bool floorsOnly)
    {
        var grades = ImmutableArray.CreateBuilder<PaymentGrade>();
        foreach (var (id, entry) in nodes.Entries(node))
        {
            var name = nodes.Names(nodes.Required(entry, "name"));
            var wholeYearOnly = nodes.Flag(entry, "wholeYearOnly");
            var rhythms = NodeReading.Optional(entry, "paid");
            var paid = nodes.Words<PaymentRhythm>(rhythms);
            if (paid.Length > 1 && paid.Contains(PaymentRhythm.Once))
            {
                nodes.Wrong<bool>(rhythms!, $"{Spelling.Of(PaymentRhythm.Once)} alone");
            }

            nodes.OptionalText(entry, "note");
            var status = nodes.Word<MemberStatus>(NodeReading.Optional(entry, "status"));
            var whom = people.Of(NodeReading.Optional(entry, "whom"));
            var starts = YearStarts(NodeReading.Optional(entry, "year"));
            var lines = Lines(nodes.Required(entry, "lines"), bases, wholeYearOnly, starts);
            // A grade without a name is a finding already; what refers to it shall not be one more.
            grades.Add(new PaymentGrade(id, name ?? new LocalizedText(id, id, id), lines) { WholeYearOnly = wholeYearOnly, Paid = paid, Status = status, Whom = whom, YearStarts = starts });
        }

        if (node is { Kind: JsonTokenType.StartObject } && node.Members.Count == 0 != floorsOnly)
        {
            nodes.Wrong<bool>(node, floorsOnly ? "no grade in a file with floorsOnly" : "at least one grade");
        }

        return grades.ToImmutable();
    }

    private static readonly FigureUnit[] Amounts = [FigureUnit.YuanAMonth, FigureUnit.YuanAYear];
    private static readonly FigureUnit[] Rates = [FigureUnit.Rate];

    private int YearStarts(JsonNode? node)
    {
        if (node is null || !nodes.IsObject(node))
        {
            return 1;
        }

        return nodes.CalendarMonth(nodes.Required(node, "starts")) ?? 1;
    }

    private ImmutableArray<GradeLine> Lines(JsonNode? array, ImmutableSortedDictionary<string, DeclaredBase> bases, bool wholeYearOnly, int yearStarts)
    {
        var lines = ImmutableArray.CreateBuilder<GradeLine>();
        foreach (var node in nodes.Objects(array))
        {
            if (Line(node, bases) is not { } line)
            {
                continue;
            }

            foreach (var other in lines)
            {
                if (nodes.Findings.IsFull)
                {
                    break;
                }

                if (other.Line == line.Line && other.Payer != line.Payer)
                {
                    nodes.Wrong<bool>(node.Members["line"], "the same payer in every entry of a line");
                }

                if (other.Line == line.Line && other.MayBeUnknown != line.MayBeUnknown)
                {
                    nodes.Wrong<bool>(node.Members["line"], "the same mayBeUnknown in every entry of a line");
                }

                if (other.Line == line.Line && other.When == line.When && (other.For is null || line.For is null || other.For.Value.Overlaps(line.For.Value)))
                {
                    nodes.Findings.Add(ErrorCodes.File.Overlap, node, ("figure", line.Line.Id), ("first", Span(other)), ("second", Span(line)));
                }
            }

            if (line is { Charge: ChargeKind.Balance, For: { } span } && (span.From.Month != yearStarts || span.Months % 12 != 0))
            {
                nodes.Wrong<bool>(node.Members["for"], "whole years of the grade, because a balance is taken over all months that are paid together");
            }

            if (!line.NotBelow.IsEmpty && line.Each == RoundingStage.Year && !wholeYearOnly)
            {
                nodes.Wrong<bool>(node.Members["notBelow"], "a grade with wholeYearOnly, because the floor is of the whole year");
            }

            lines.Add(line);
        }

        if (array is { Kind: JsonTokenType.StartArray, Items.Count: 0 })
        {
            nodes.Wrong<bool>(array, "at least one line");
        }

        foreach (var balance in lines.Where(line => line.Payer == Payer.Person && line.Minus.Any(minus => lines.Any(other => other.Line == minus && other.MayBeUnknown))))
        {
            nodes.Wrong<bool>(array!, $"no line with mayBeUnknown among those that {balance.Line} deducts");
        }

        ReportUnknownMinus(array, lines);
        return lines.ToImmutable();
    }

    private GradeLine? Line(JsonNode node, ImmutableSortedDictionary<string, DeclaredBase> bases)
    {
        var insurance = Insurance(nodes.Required(node, "line"));
        var payer = nodes.Word<Payer>(NodeReading.Optional(node, "payer")) ?? Payer.Person;
        var span = nodes.Months(NodeReading.Optional(node, "for"));
        var when = nodes.Word<PriceTime>(NodeReading.Optional(node, "when")) ?? PriceTime.Regular;
        var mayBeUnknown = nodes.Flag(node, "mayBeUnknown");
        if (mayBeUnknown && payer == Payer.Person)
        {
            nodes.Wrong<bool>(node.Members["mayBeUnknown"], "no such key on a line that the person pays");
        }

        nodes.OptionalText(node, "note");
        if (nodes.Word<ChargeKind>(nodes.Required(node, "charge")) is not { } charge)
        {
            node.Abandon();
            return null;
        }

        Figure? published = null;
        DeclaredBase? declared = null;
        Figure? rate = null;
        Figure? amount = null;
        ImmutableArray<InsuranceLine> minus = [];
        var fixedAtStart = false;
        ImmutableArray<FigureReference> floors = [];
        (Rounding Rounding, RoundingStage Each, Rounding? ThenYear)? round;
        if (charge == ChargeKind.Fixed)
        {
            amount = FigureAt(nodes.Required(node, "amount"), Amounts);
            var stage = amount?.Unit == FigureUnit.YuanAMonth ? RoundingStage.Month : RoundingStage.Year;
            round = NodeReading.Optional(node, "round") is { } stated ? rounds.Of(stated) : (Rounding.To(Money.FromFen(1), RoundingMode.Exact), stage, null);
        }
        else
        {
            (published, declared) = Base(nodes.Required(node, "base"), bases);
            rate = FigureAt(nodes.Required(node, "rate"), Rates);
            fixedAtStart = nodes.Flag(node, "fixedAtStart");
            round = rounds.Of(nodes.Required(node, "round"));
        }

        if (charge == ChargeKind.Balance)
        {
            minus = [.. nodes.List(nodes.Required(node, "minus")).Select(Insurance).OfType<InsuranceLine>()];
        }
        else
        {
            floors = References(NodeReading.Optional(node, "notBelow"), round?.Each);
        }

        var complete = insurance is not null && round is not null
            && (charge == ChargeKind.Fixed ? amount is not null : rate is not null && (published is not null || declared is not null));
        return !complete
            ? null
            : new GradeLine(insurance!.Value, payer, charge, round!.Value.Rounding, round.Value.Each)
            {
                ThenYear = round.Value.ThenYear,
                For = span,
                When = when,
                Base = published,
                Declared = declared,
                Rate = rate,
                Amount = amount,
                Minus = minus,
                NotBelow = floors,
                FixedAtStart = fixedAtStart,
                MayBeUnknown = mayBeUnknown,
                Path = node.Path,
                FileLine = node.Line,
            };
    }

    private InsuranceLine? Insurance(JsonNode? node)
    {
        if (nodes.Text(node) is not { } id)
        {
            return null;
        }

        return InsuranceLine.TryParse(id, out var line) && insurances.ContainsKey(line) ? line : Unknown<InsuranceLine?>(node!, "line", id);
    }

    private (Figure? Published, DeclaredBase? Declared) Base(JsonNode? node, ImmutableSortedDictionary<string, DeclaredBase> bases)
    {
        if (node?.Text is { } id && bases.TryGetValue(id, out var declared))
        {
            return (null, declared);
        }

        return (FigureAt(node, Amounts), null);
    }

    private Figure? FigureAt(JsonNode? node, FigureUnit[] units)
    {
        if (nodes.Text(node) is not { } id)
        {
            return null;
        }

        if (!figures.TryGetValue(id, out var figure))
        {
            return Unknown<Figure?>(node!, "figure", id);
        }

        return units.Contains(figure.Unit) ? figure : nodes.Wrong<Figure?>(node!, $"a figure in {string.Join(" or ", units.Select(unit => Spelling.Of(unit)))}");
    }

    /// <summary>One floor, or a list of them.</summary>
    private ImmutableArray<FigureReference> References(JsonNode? node, RoundingStage? each)
    {
        IEnumerable<JsonNode?> items = node is { Kind: JsonTokenType.StartArray } ? nodes.List(node) : node is null ? [] : [node];
        var references = ImmutableArray.CreateBuilder<FigureReference>();
        foreach (var item in items)
        {
            if (Reference(item, each) is not { } reference)
            {
                continue;
            }

            if (references.Contains(reference))
            {
                nodes.Findings.Add(ErrorCodes.File.Duplicate, item!, ("key", reference.ToString()));
            }

            references.Add(reference);
        }

        return references.ToImmutable();
    }

    private FigureReference? Reference(JsonNode? node, RoundingStage? each)
    {
        if (nodes.Text(node) is not { } text)
        {
            return null;
        }

        var parts = text.Split('/');
        if (parts.Length == 1)
        {
            if (FigureAt(node, Amounts) is not { } local)
            {
                return null;
            }

            if (local.Clock != FigureClock.CoverageYear)
            {
                nodes.Findings.Add(ErrorCodes.File.WrongClock, node!, ("figure", local.Id), ("clock", Spelling.Of(local.Clock)));
                return null;
            }

            return each is null || local.Unit == GradeLine.UnitOf(each.Value)
                ? new FigureReference(null, null, local.Id)
                : nodes.Wrong<FigureReference?>(node!, $"a figure in {Spelling.Of(GradeLine.UnitOf(each.Value))}, because the line is rounded by {Spelling.Of(each.Value)}");
        }

        return parts.Length == 3 && Region.TryParse(parts[0], out var region) && Spelling.TryRead<Scheme>(parts[1], out var scheme) && Identifier.IsValid(parts[2])
            ? new FigureReference(region, scheme, parts[2])
            : nodes.Wrong<FigureReference?>(node!, "a figure of this file, or region/scheme/figure of another");
    }

    private T? Unknown<T>(JsonNode node, string what, string name)
    {
        nodes.Findings.Add(ErrorCodes.File.UnknownReference, node, ("what", what), ("name", JsonNode.Shown(name)));
        return default;
    }

    private void ReportCrossedLimits(JsonNode entry, Figure floor, Figure cap)
    {
        foreach (var low in floor.Rows.Where(row => row.IsKnown))
        {
            foreach (var high in cap.Rows.Where(row => row.IsKnown && row.For.Overlaps(low.For) && low.Amount > row.Amount && HoldTogether(low, row)))
            {
                nodes.Findings.Add(ErrorCodes.File.FloorAboveCap, entry, ("floor", low.Amount), ("cap", high.Amount), ("months", low.For.ToString()));
            }
        }

        // A misprint that was corrected may cross the other limit.
        bool HoldTogether(FigureRow low, FigureRow high) =>
            low.For.EachMonth().Any(month => ReferenceEquals(floor.At(month).Row, low) && ReferenceEquals(cap.At(month).Row, high));
    }

    private void ReportUnknownMinus(JsonNode? array, IReadOnlyCollection<GradeLine> lines)
    {
        foreach (var line in lines)
        {
            foreach (var deducted in line.Minus.Where(minus => lines.All(other => other.Line != minus) || lines.Any(other => other.Line == minus && other.Charge == ChargeKind.Balance)))
            {
                Unknown<bool>(array!, "line to deduct", deducted.Id);
            }
        }
    }

    private static string Span(GradeLine line) => line.For?.ToString() ?? "all months";
}
