using System.Collections.Immutable;
using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>One month of one line with its figures looked up: plain values and the rows they stand in, or what is missing.</summary>
internal sealed class MonthPlan
{
    public required GradeLine? Line { get; init; }

    /// <summary>The row of the published base or fixed amount; null where the base is declared.</summary>
    public FigureRow? ValueRow { get; init; }

    public FigureRow? FloorRow { get; init; }

    public FigureRow? CapRow { get; init; }

    public FigureRow? RateRow { get; init; }

    /// <summary>The rows of the steps of which a declared base is one, lowest first; empty where it only has limits.</summary>
    public ImmutableArray<FigureRow> StepRows { get; init; } = [];

    /// <summary>The rows of the amounts below which the line never goes, in the order of its references.</summary>
    public ImmutableArray<FigureRow> NotBelowRows { get; init; } = [];

    /// <summary>The published base or fixed amount in fen.</summary>
    public long Value { get; init; }

    /// <summary>Whether <see cref="Value"/> and the limits are for a year.</summary>
    public bool Yearly { get; init; }

    public Money Floor { get; init; }

    public Money Cap { get; init; }

    /// <summary>The amounts of <see cref="StepRows"/>.</summary>
    public ImmutableArray<Money> Steps { get; init; } = [];

    public Rate Rate { get; init; }

    /// <summary>The amount below which the line never goes: the highest of its floors.</summary>
    public Money? NotBelow { get; init; }

    /// <summary>Every row that was found, the base's first.</summary>
    public IEnumerable<FigureRow> Rows => Charged.Concat(NotBelowRows).Distinct();

    /// <summary>The rows of what is charged, floors of the amount left out.</summary>
    public IEnumerable<FigureRow> Charged => new[] { ValueRow, FloorRow, CapRow }.Concat(StepRows).Append(RateRow).OfType<FigureRow>();

    public ImmutableArray<MissingFigure> Missing { get; init; } = [];

    /// <summary>The rows that stand in for unknown ones; they are among <see cref="Rows"/>.</summary>
    public ImmutableArray<CarriedFigure> Carried { get; init; } = [];

    public bool IsCarried(FigureRow row) => Carried.Any(carried => ReferenceEquals(carried.Row, row));
}

/// <summary>Why a month has no amount.</summary>
/// <param name="Name">The figure, or the line that does not stand in that month.</param>
/// <param name="State">Why.</param>
/// <param name="FirstKnown">The first month with a value.</param>
/// <param name="LastKnown">The last month with a value.</param>
/// <param name="Row">The row that is not visible, where there is one.</param>
internal sealed record MissingFigure(string Name, FigureState State, YearMonth? FirstKnown, YearMonth? LastKnown, FigureRow? Row);

/// <summary>One insurance of a grade over the twelve months of its year.</summary>
internal sealed class LinePlan
{
    private readonly byte[] alikeThrough;

    public LinePlan(InsuranceLine insurance, GradeLine entry, ImmutableArray<MonthPlan> months)
    {
        Insurance = insurance;
        Payer = entry.Payer;
        MayBeUnknown = entry.MayBeUnknown;
        Months = months;
        alikeThrough = new byte[months.Length];
        for (var i = months.Length - 1; i >= 0; i--)
        {
            KnownMonths |= months[i].Missing.IsEmpty ? 1 << i : 0;
            alikeThrough[i] = i + 1 < months.Length && AlwaysAlike(months[i], months[i + 1]) ? alikeThrough[i + 1] : (byte)(i + 1);
        }
    }

    public InsuranceLine Insurance { get; }

    public Payer Payer { get; }

    /// <summary>Whether the line is left out where a month lacks its figures.</summary>
    public bool MayBeUnknown { get; }

    public ImmutableArray<MonthPlan> Months { get; }

    /// <summary>The months with all their figures, a bit for each, the first month lowest.</summary>
    public int KnownMonths { get; }

    /// <summary>Whether so many months from a first one on have all their figures.</summary>
    public bool IsKnown(int first, int months)
    {
        var asked = ((1 << months) - 1) << first;
        return (KnownMonths & asked) == asked;
    }

    /// <summary>The month after those that are charged like a month whatever is declared.</summary>
    public int AlikeThrough(int month) => alikeThrough[month];

    private static bool AlwaysAlike(MonthPlan month, MonthPlan next) =>
        ReferenceEquals(month.Line, next.Line)
        && (month.Value, month.Yearly, month.Floor, month.Cap, month.Rate, month.NotBelow) == (next.Value, next.Yearly, next.Floor, next.Cap, next.Rate, next.NotBelow)
        && month.Steps.SequenceEqual(next.Steps);
}

/// <summary>A grade in one year with every figure looked up; built once, asked many times.</summary>
internal sealed class GradePlan
{
    private GradePlan(PaymentGrade grade, FeePeriod year, ImmutableArray<LinePlan> regular, ImmutableArray<LinePlan>? late)
    {
        Grade = grade;
        Year = year;
        NeedsDeclaredBase = grade.NeedsDeclaredBase;
        Regular = regular;
        Late = late;
        MayLackLines = regular.Any(line => line.MayBeUnknown);
    }

    public PaymentGrade Grade { get; }

    public FeePeriod Year { get; }

    public bool NeedsDeclaredBase { get; }

    /// <summary>
    /// The answers of a grade with published bases, by first month and number of months: they depend on nothing else, so each is worked out
    /// once. Two threads that work out the same one store equal values.
    /// </summary>
    public Assessment?[] Remembered { get; } = new Assessment?[MonthsPerYear * (MonthsPerYear + 1)];

    public const int MonthsPerYear = 12;

    public ImmutableArray<LinePlan> Regular { get; }

    /// <summary>Whether a line may be left out.</summary>
    public bool MayLackLines { get; }

    /// <summary>The lines after the window; null where no late price is published.</summary>
    public ImmutableArray<LinePlan>? Late { get; }

    public bool AnyMonthKnown => KnownMonths != 0;

    public bool AllMonthsKnown => KnownMonths == AllMonths;

    /// <summary>Whether all lines that must have all figures of a month, the first month of the year being 0.</summary>
    public bool IsKnown(int month) => (KnownMonths & (1 << month)) != 0;

    private const int AllMonths = (1 << MonthsPerYear) - 1;

    private int KnownMonths => Regular.Aggregate(AllMonths, (known, line) => line.MayBeUnknown ? known : known & line.KnownMonths);

    /// <summary>Lines without those that may be unknown and are, in some month.</summary>
    public ImmutableArray<LinePlan> Shown(ImmutableArray<LinePlan> lines, int first, int months) => MayLackLines ? Known(lines, first, months) : lines;

    // Apart, because its closure would cost every quote an object.
    private static ImmutableArray<LinePlan> Known(ImmutableArray<LinePlan> lines, int first, int months) =>
        lines.All(line => !line.MayBeUnknown || line.IsKnown(first, months)) ? lines : [.. lines.Where(line => !line.MayBeUnknown || line.IsKnown(first, months))];

    public static GradePlan Of(PaymentGrade grade, ContributionYear year, LocalDate? asKnownOn, Func<FigureReference, Figure?> referred, Trust trust = Trust.Fail)
    {
        var lookUp = new MonthLookUp(grade, grade.MonthsOf(year), asKnownOn, referred, trust);
        return new(
            grade,
            grade.MonthsOf(year),
            lookUp.Lines(PriceTime.Regular),
            grade.Lines.Any(line => line.When == PriceTime.Late) ? lookUp.Lines(PriceTime.Late) : null);
    }
}
