using System.Collections.Immutable;

namespace Insurance.Domain.Tariffs;

/// <summary>
/// Lays a supposed value over a tariff file, for a what-if. The supposed row stands above every published one of its months, is derived at
/// best, was public on no day, and every assessment that meets it says <c>tariff.hypothetical</c>.
/// </summary>
internal static class Supposition
{
    private static readonly Source Supposed = new("hypothetical", null, null, null, null, "a value supposed for a comparison; nobody published it");

    public static TariffHistory Over(TariffHistory history, string figure, FeePeriod months, long units)
    {
        var before = history.Figures[figure];
        var row = new FigureRow(months, units, Supposed, Confidence.Derived)
        {
            IsHypothetical = true,
            Rank = before.Rows.IsEmpty ? 0 : before.Rows.Max(other => other.Rank) + 1,
        };
        var after = new Figure(before.Id, before.Unit, before.Clock, [.. before.Rows.Append(row).OrderBy(other => other.For.From)]);

        // Published examples speak of published figures only.
        return new TariffHistory(history.Region, history.Scheme, history.Name)
        {
            Origin = TariffHistory.HypotheticalOrigin,
            Sources = history.Sources,
            LineNames = history.LineNames,
            Figures = history.Figures.SetItem(figure, after),
            Grades = [.. history.Grades.Select(grade => With(grade, before, after))],
            Terms = history.Terms,
            FloorsOnly = history.FloorsOnly,
        };
    }

    private static PaymentGrade With(PaymentGrade grade, Figure before, Figure after) => new(grade.Id, grade.Name, [.. grade.Lines.Select(line => With(line, before, after))])
    {
        WholeYearOnly = grade.WholeYearOnly,
        Paid = grade.Paid,
        Status = grade.Status,
        Whom = grade.Whom,
        YearStarts = grade.YearStarts,
    };

    private static GradeLine With(GradeLine line, Figure before, Figure after) => new(line.Line, line.Payer, line.Charge, line.Rounding, line.Each)
    {
        ThenYear = line.ThenYear,
        For = line.For,
        When = line.When,
        Base = Changed(line.Base, before, after),
        Declared = line.Declared is { } limits
            ? limits with { NotBelow = Changed(limits.NotBelow, before, after)!, NotAbove = Changed(limits.NotAbove, before, after)!, Steps = [.. limits.Steps.Select(step => Changed(step, before, after)!)] }
            : null,
        Rate = Changed(line.Rate, before, after),
        Amount = Changed(line.Amount, before, after),
        Minus = line.Minus,
        NotBelow = line.NotBelow,
        FixedAtStart = line.FixedAtStart,
        MayBeUnknown = line.MayBeUnknown,
    };

    private static Figure? Changed(Figure? figure, Figure before, Figure after) => ReferenceEquals(figure, before) ? after : figure;
}
