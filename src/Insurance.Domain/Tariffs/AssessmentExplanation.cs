using System.Collections.Immutable;

namespace Insurance.Domain.Tariffs;

/// <summary>Explains an assessment from the plan it was charged by; built only when asked for.</summary>
internal sealed class AssessmentExplanation(ImmutableArray<LinePlan> lines, int first, Assessment assessment)
{
    public SummedAmount Total(Payer payer) => new(
        payer == Payer.Person ? "total" : "funding",
        [.. assessment.Lines.Select((line, i) => (Line: line, Plan: lines[i])).Where(entry => entry.Line.Payer == payer).Select(entry => Line(entry.Plan))])
    {
        Names = NameOf,
    };

    private LocalizedText? NameOf(string label) => label switch
    {
        "total" => Phrasebook.Name("label.explain-total"),
        "funding" => Phrasebook.Name("label.explain-funding"),
        _ => InsuranceLine.TryParse(label, out var line) ? assessment.Tariff.History.LineNames.GetValueOrDefault(line) : null,
    };

    private Explanation Line(LinePlan plan)
    {
        var whole = Whole(plan);
        return plan.Months[first].Line is { Charge: ChargeKind.Balance } balance
            ? new RemainingAmount(plan.Insurance.Id, whole, [.. lines.Where(other => other != plan && balance.Minus.Contains(other.Insurance)).Select(Line)])
            : whole;
    }

    /// <summary>The line by its runs of months that rest on the same rows; those that are rounded together stand together.</summary>
    private Explanation Whole(LinePlan plan)
    {
        var parts = ImmutableArray.CreateBuilder<Explanation>();
        var runs = LineCharge.Runs(plan, first, assessment.Period.Months, RestOnTheSame).ToList();
        for (var i = 0; i < runs.Count;)
        {
            var line = plan.Months[runs[i].Start].Line!;
            if (line is { Each: RoundingStage.Month, ThenYear: null })
            {
                parts.Add(Monthly(plan, runs[i].Start, runs[i].Length));
                i++;
                continue;
            }

            var together = runs.Skip(i).TakeWhile(run => ReferenceEquals(plan.Months[run.Start].Line, line)).ToList();
            i += together.Count;
            if (line.ThenYear is { } thenYear)
            {
                parts.Add(new RoundedSum(plan.Insurance.Id, [.. together.Select(run => Monthly(plan, run.Start, run.Length))], thenYear));
                continue;
            }

            var last = plan.Months[together[^1].Start];
            parts.Add(Floored(plan, last, new RoundedProduct(plan.Insurance.Id, [.. together.Select(run => Term(plan, plan.Months[run.Start], run.Length))], line.Rounding)));
        }

        return parts.Count == 1 ? parts[0] : new SummedAmount(plan.Insurance.Id, parts.ToImmutable());
    }

    private RepeatedAmount Monthly(LinePlan plan, int start, int length)
    {
        var month = plan.Months[start];
        var from = assessment.Period.From.PlusMonths(start - first);
        var each = new RoundedProduct(plan.Insurance.Id, [Term(plan, month, 1)], month.Line!.Rounding);
        return new RepeatedAmount(plan.Insurance.Id, Floored(plan, month, each), FeePeriod.Of(from, from.PlusMonths(length - 1)));
    }

    private static bool RestOnTheSame(MonthPlan month, MonthPlan other) => ReferenceEquals(month.Line, other.Line)
        && month.Rows.SequenceEqual(other.Rows)
        && month.Carried.Select(carried => carried.Row).SequenceEqual(other.Carried.Select(carried => carried.Row));

    private static Explanation Floored(LinePlan plan, MonthPlan month, Explanation amount) => month.NotBelowRows
        .Zip(month.Line!.NotBelow)
        .Aggregate(amount, (least, floor) => new FlooredAmount(plan.Insurance.Id, least, Given(floor.Second.ToString(), month, floor.First)));

    private ChargedBase Term(LinePlan plan, MonthPlan month, int months) => new(
        Base(plan, month),
        month is { Line: { Charge: not ChargeKind.Fixed, Rate: { } rate }, RateRow: { } row }
            ? new GivenValue(rate.Id, null, row.Rate, row.For, row.Source!, ConfidenceOf(month, row))
            : null,
        months,
        month.Yearly);

    private Explanation Base(LinePlan plan, MonthPlan month)
    {
        var line = month.Line!;
        if (line.Declared is not { } limits)
        {
            return Given((line.Amount ?? line.Base)!.Id, month, month.ValueRow!);
        }

        var declared = assessment.Declared.For(plan.Insurance)!.Value;
        if (limits.Steps.Count > 0)
        {
            return new ChosenStep(
                limits.Id,
                declared.ToString(),
                [.. limits.Steps.Zip(month.StepRows).Select(step => Given(step.First.Id, month, step.Second))],
                steps => declared.Among(steps) ?? throw new InvalidOperationException("An explanation of a base that is no step."));
        }

        return new DeclaredValue(
            limits.Id,
            declared.ToString(),
            Given(limits.NotBelow.Id, month, month.FloorRow!),
            Given(limits.NotAbove.Id, month, month.CapRow!),
            (floor, cap) => declared.Within(floor, cap, limits.Outside) ?? throw new InvalidOperationException("An explanation of a base outside its limits."));
    }

    private static GivenValue Given(string label, MonthPlan month, FigureRow row) => new(label, row.Amount, null, row.For, row.Source!, ConfidenceOf(month, row));

    /// <summary>Whoever wrote a value said nothing about the months to which it is carried.</summary>
    private static Confidence ConfidenceOf(MonthPlan month, FigureRow row) => month.IsCarried(row) ? Confidence.Derived : row.Confidence;
}
