using System.Collections.Immutable;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Premiums;

/// <summary>Turns one assessment into another step by step.</summary>
internal sealed class DifferenceSteps
{
    private static readonly Rounding ToTheFen = Rounding.To(Money.FromFen(1), RoundingMode.HalfUp);

    private readonly Assessment before;
    private readonly Assessment after;
    private readonly Payer payer;
    private readonly List<ChargedLine> between;
    private readonly bool gradeFirst;

    public DifferenceSteps(Assessment before, Assessment after, Payer payer)
    {
        this.before = before;
        this.after = after;
        this.payer = payer;

        // The grade is changed with the first premium's figures; where those have no amount for it, at the end with the second's.
        var first = OtherGrade(before, after);
        gradeFirst = first is not null;
        between = (first ?? OtherGrade(after, before)) is { } middle ? ChargedLine.Of(middle, payer) : [];
    }

    public ImmutableArray<DifferencePart> Parts()
    {
        var parts = ImmutableArray.CreateBuilder<DifferencePart>();
        var others = ChargedLine.Of(after, payer);
        foreach (var line in ChargedLine.Of(before, payer))
        {
            if (others.Find(other => other.Line.Insurance == line.Line.Insurance) is { } other)
            {
                parts.AddRange(Steps(line, other));
                others.Remove(other);
            }
            else
            {
                parts.AddRange(Alone(line, -1));
            }
        }

        foreach (var line in others)
        {
            parts.AddRange(Alone(line, 1));
        }

        return parts.ToImmutable();
    }

    /// <summary>The grade of one premium by the figures of the other, for the months that answer to its own; null where that is no amount.</summary>
    private static Assessment? OtherGrade(Assessment figures, Assessment grade)
    {
        if (figures.Grade.Id == grade.Grade.Id || (figures.Tariff.Region, figures.Tariff.Scheme) != (grade.Tariff.Region, grade.Tariff.Scheme))
        {
            return null;
        }

        var shift = (figures.Tariff.Year.Number - grade.Tariff.Year.Number) * ChargedBase.MonthsPerYear;
        var months = FeePeriod.Of(grade.Period.From.PlusMonths(shift), grade.Period.Through.PlusMonths(shift));
        return figures.Tariff.Assess(grade.Grade.Id, months, grade.Declared).TryGet(out var assessment, out _) ? assessment : null;
    }

    private static IEnumerable<DifferencePart> Alone(ChargedLine line, int sign) => line.Line.Amount == Money.Zero
        ? []
        :
        [
            new DifferencePart(
                DifferenceKind.Line,
                line.Line.Insurance,
                null,
                sign < 0 ? line.Line.Amount.ToString() : null,
                sign < 0 ? null : line.Line.Amount.ToString(),
                line.Line.Amount * sign,
                sign < 0 ? SourcesOf(line.Months.Values) : [],
                sign < 0 ? [] : SourcesOf(line.Months.Values)),
        ];

    private List<DifferencePart> Steps(ChargedLine line, ChargedLine other)
    {
        var steps = new LineSteps(line.Line.Insurance);
        var components = line.Months.Keys.Concat(other.Months.Keys).Select(key => key.Component).Distinct().ToList();
        var middle = between.Find(candidate => candidate.Line.Insurance == line.Line.Insurance);
        foreach (var component in components)
        {
            steps.Add(component, line, other, middle, gradeFirst, (before.Grade.Id, after.Grade.Id));
        }

        steps.Add(new Step(
            DifferenceKind.Floor,
            null,
            line.Lift == Money.Zero ? null : line.Lift.ToString(),
            other.Lift == Money.Zero ? null : other.Lift.ToString(),
            (Int128)(other.Lift - line.Lift).Fen * ChargedBase.Denominator,
            [.. line.Floors.Select(floor => floor.Source).Distinct()],
            [.. other.Floors.Select(floor => floor.Source).Distinct()]));
        return steps.Shown(other.Line.Amount - line.Line.Amount);
    }

    private static ValueList<Source> SourcesOf(IEnumerable<ChargedMonth> months) => [.. months.SelectMany(month => month.Sources).Distinct()];

    /// <summary>A step with its exact amount, in fen times <see cref="ChargedBase.Denominator"/>.</summary>
    private sealed record Step(DifferenceKind Kind, FeePeriod? Months, string? Before, string? After, Int128 Exact, ValueList<Source> SourcesBefore, ValueList<Source> SourcesAfter);

    /// <summary>The months of both sides that answer to each other, and the month between them where the grade changes.</summary>
    private sealed record Answering(ChargedMonth Before, ChargedMonth? Between, ChargedMonth After)
    {
        public bool Continues(Answering earlier) =>
            Before.Continues(earlier.Before)
            && After.Continues(earlier.After)
            && (Between, earlier.Between) switch
            {
                (null, null) => true,
                ({ } own, { } others) => own.Continues(others),
                _ => false,
            };
    }

    /// <summary>The steps of one line, sorted by kind and shown in whole fen.</summary>
    private sealed class LineSteps(InsuranceLine insurance)
    {
        private readonly List<Step> steps = [];

        public void Add(Step step)
        {
            if (step.Exact != 0)
            {
                steps.Add(step);
            }
        }

        public void Add(string component, ChargedLine line, ChargedLine other, ChargedLine? middle, bool gradeFirst, (string Before, string After) grades)
        {
            var mine = MonthsOf(line, component);
            var theirs = MonthsOf(other, component);
            var kind = mine.Count == 0 || theirs.Count == 0 ? DifferenceKind.Line : DifferenceKind.Months;
            foreach (var run in Runs(mine.Where(month => !other.Months.ContainsKey((component, month.Position))), (month, earlier) => month.Continues(earlier)))
            {
                Add(new Step(kind, PeriodOf(run), PeriodOf(run).ToString(), null, -Sum(run), SourcesOf(run), []));
            }

            foreach (var run in Runs(theirs.Where(month => !line.Months.ContainsKey((component, month.Position))), (month, earlier) => month.Continues(earlier)))
            {
                Add(new Step(kind, PeriodOf(run), null, PeriodOf(run).ToString(), Sum(run), [], SourcesOf(run)));
            }

            var answering = mine
                .Where(month => other.Months.ContainsKey((component, month.Position)))
                .Select(month => new Answering(month, middle?.Months.GetValueOrDefault((component, month.Position)), other.Months[(component, month.Position)]));
            foreach (var run in Runs(answering, (month, earlier) => month.Continues(earlier)))
            {
                var months = PeriodOf([.. run.Select(month => month.After)]);
                var (first, last) = (run[0].Before, run[0].After);
                if (run[0].Between is not { } grade)
                {
                    AddFigures(first, last, months);
                    continue;
                }

                var (from, to) = gradeFirst ? (first, grade) : (grade, last);
                AddFigures(gradeFirst ? grade : first, gradeFirst ? last : grade, months);
                Add(new Step(DifferenceKind.Grade, months, grades.Before, grades.After, (to.Exact - from.Exact) * months.Months, SourcesOf([from]), SourcesOf([to])));
            }
        }

        /// <summary>The steps as parts: the exact running sum is rounded, and what is left to the line's difference is rounding.</summary>
        public List<DifferencePart> Shown(Money difference)
        {
            var exact = default(Int128);
            var shown = Money.Zero;
            var parts = new List<DifferencePart>();
            foreach (var step in steps.OrderBy(step => step.Kind))
            {
                exact += step.Exact;
                ToTheFen.TryApply(exact, ChargedBase.Denominator, out var sum);
                parts.Add(new DifferencePart(step.Kind, insurance, step.Months, step.Before, step.After, sum - shown, step.SourcesBefore, step.SourcesAfter));
                shown = sum;
            }

            if (difference != shown)
            {
                parts.Add(new DifferencePart(DifferenceKind.Rounding, insurance, null, null, null, difference - shown, [], []));
            }

            return parts;
        }

        /// <summary>The base with the earlier rate, then the rate with the later base.</summary>
        private void AddFigures(ChargedMonth from, ChargedMonth to, FeePeriod months)
        {
            if (from.Rate is null != to.Rate is null)
            {
                Add(new Step(DifferenceKind.Line, months, Charged(from), Charged(to), (to.Exact - from.Exact) * months.Months, SourcesOf([from]), SourcesOf([to])));
                return;
            }

            Add(new Step(
                DifferenceKind.Base,
                months,
                from.Base.Value,
                to.Base.Value,
                (to.BaseParts - from.BaseParts) * from.RateUnits * months.Months,
                Sources(from.Base),
                Sources(to.Base)));
            if (from.Rate is { } earlier && to.Rate is { } later)
            {
                Add(new Step(
                    DifferenceKind.Rate,
                    months,
                    earlier.Value,
                    later.Value,
                    to.BaseParts * (to.RateUnits - from.RateUnits) * months.Months,
                    [earlier.Source],
                    [later.Source]));
            }
        }

        private static string Charged(ChargedMonth month) => month.Rate is { } rate ? $"{month.Base.Value} × {rate.Value}" : month.Base.Value;

        private static ValueList<Source> Sources(Explanation @base) => [.. @base.Givens().Select(given => given.Source).Distinct()];

        private static List<ChargedMonth> MonthsOf(ChargedLine line, string component) =>
            [.. line.Months.Values.Where(month => month.Component == component).OrderBy(month => month.Position)];

        private static Int128 Sum(List<ChargedMonth> months) => months.Aggregate(default(Int128), (sum, month) => sum + month.Exact);

        private static FeePeriod PeriodOf(List<ChargedMonth> months) => FeePeriod.Of(months[0].Month, months[^1].Month);

        private static IEnumerable<List<T>> Runs<T>(IEnumerable<T> months, Func<T, T, bool> continues)
        {
            var run = new List<T>();
            foreach (var month in months)
            {
                if (run.Count > 0 && !continues(month, run[^1]))
                {
                    yield return run;
                    run = [];
                }

                run.Add(month);
            }

            if (run.Count > 0)
            {
                yield return run;
            }
        }
    }
}
