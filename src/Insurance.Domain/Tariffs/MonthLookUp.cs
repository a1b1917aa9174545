using System.Collections.Immutable;
using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>Looks up the figures of a grade month by month; the only place that meets unknown values.</summary>
internal sealed class MonthLookUp(PaymentGrade grade, FeePeriod year, LocalDate? asKnownOn, Func<FigureReference, Figure?> referred, Trust trust)
{
    public ImmutableArray<LinePlan> Lines(PriceTime time) =>
    [
        .. grade.Insurances.Select(insurance => new LinePlan(
            insurance,
            grade.Lines.First(line => line.Line == insurance),
            [.. year.EachMonth().Select(month => Month(insurance, time, month))])),
    ];

    private MonthPlan Month(InsuranceLine insurance, PriceTime time, YearMonth month)
    {
        var line = LineFor(insurance, time, month) ?? LineFor(insurance, PriceTime.Regular, month);
        return line is null
            ? new MonthPlan { Line = null, Missing = [new MissingFigure(insurance.Id, FigureState.NotKnown, SpansOf(insurance).Min(span => (YearMonth?)span.From), SpansOf(insurance).Max(span => (YearMonth?)span.Through), null)] }
            : Month(line, line.FixedAtStart ? year.From : month);
    }

    private GradeLine? LineFor(InsuranceLine insurance, PriceTime time, YearMonth month) =>
        grade.Lines.FirstOrDefault(line => line.Line == insurance && line.When == time && (line.For is null || line.For.Value.Contains(month)));

    private IEnumerable<FeePeriod> SpansOf(InsuranceLine insurance) =>
        grade.Lines.Where(line => line.Line == insurance && line.For is not null).Select(line => line.For!.Value);

    private MonthPlan Month(GradeLine line, YearMonth month)
    {
        var missing = ImmutableArray.CreateBuilder<MissingFigure>();
        var stale = ImmutableArray.CreateBuilder<CarriedFigure>();
        var value = Row(line.Amount ?? line.Base);
        var limited = line.Declared is { Steps.Count: 0 };
        var floor = limited ? Row(line.Declared!.NotBelow) : null;
        var cap = limited ? Row(line.Declared!.NotAbove) : null;
        var rate = Row(line.Rate);
        ImmutableArray<FigureRow> steps = line.Declared is { } limits ? [.. limits.Steps.Select(step => Row(step)).OfType<FigureRow>()] : [];
        ImmutableArray<FigureRow> notBelow = [.. line.NotBelow.Select(reference => Referred(line, reference)).OfType<FigureRow>()];
        var unit = (line.Amount ?? line.Base ?? line.Declared!.NotBelow).Unit;
        return new MonthPlan
        {
            Line = line,
            ValueRow = value,
            FloorRow = floor,
            CapRow = cap,
            RateRow = rate,
            StepRows = steps,
            NotBelowRows = notBelow,
            Value = value?.Amount.Fen ?? 0,
            Yearly = unit == FigureUnit.YuanAYear,
            Floor = floor?.Amount ?? Money.Zero,
            Cap = cap?.Amount ?? Money.Zero,
            Steps = [.. steps.Select(row => row.Amount)],
            Rate = rate?.Rate ?? default,
            NotBelow = notBelow.IsEmpty ? null : notBelow.Max(row => row.Amount),
            Missing = missing.ToImmutable(),
            Carried = stale.ToImmutable(),
        };

        FigureRow? Row(Figure? figure, string? name = null)
        {
            if (figure is null)
            {
                return null;
            }

            var (state, row) = figure.At(month, asKnownOn);
            if (state == FigureState.Known)
            {
                return row;
            }

            if (trust != Trust.Fail)
            {
                ((state, row), var last) = CarriedFigure.Before(month, figure, asKnownOn);
                if (state == FigureState.Known)
                {
                    stale.Add(new CarriedFigure(name ?? figure.Id, last, row!));
                    return row;
                }
            }

            // What another file has is named by its reference: its id alone would name a figure of this file.
            missing.Add(new MissingFigure(name ?? figure.Id, state, figure.FirstKnownMonth, figure.LastKnownMonth, row));
            return null;
        }

        FigureRow? Referred(GradeLine charged, FigureReference reference)
        {
            if (referred(reference) is { Clock: FigureClock.CoverageYear } figure && figure.Unit == GradeLine.UnitOf(charged.Each))
            {
                return Row(figure, reference.ToString());
            }

            // A floor that does not exist, or counts in another year or unit, is no floor that anybody could keep.
            missing.Add(new MissingFigure(reference.ToString(), FigureState.NotKnown, null, null, null));
            return null;
        }
    }
}
