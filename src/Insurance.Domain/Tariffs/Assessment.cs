using System.Collections.Immutable;
using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>
/// What a grade costs for months: the lines, the total a person pays, and where every figure stands. The lines of the person
/// always sum to <see cref="Total"/>, those of the state to <see cref="Funding"/>.
/// </summary>
public sealed class Assessment
{
    // A quote is asked for its sum a million times for every once that somebody looks at its lines: the sums are there from the start, the rest
    // is worked out when asked for, from the same plan. Two threads that do so at once come to equal values and keep one of them.
    private readonly (ImmutableArray<LinePlan> Lines, ImmutableArray<LinePlan>? Late, int First) plan;
    private ImmutableArray<AssessedLine> lines;
    private ImmutableArray<FigureRow> rows;
    private ImmutableArray<StaleFigure> staleness;
    private ImmutableArray<Warning> warnings;

    internal Assessment(
        Tariff tariff,
        PaymentGrade grade,
        FeePeriod period,
        DeclaredBases declared,
        (ImmutableArray<LinePlan> Lines, ImmutableArray<LinePlan>? Late, int First) plan,
        (Money Total, Money Funding) sums,
        ImmutableArray<AssessedLine> lines)
    {
        Tariff = tariff;
        Grade = grade;
        Period = period;
        Declared = declared;
        (Total, Funding) = sums;
        this.plan = plan;
        this.lines = lines;
    }

    /// <summary>The tariff it was assessed by.</summary>
    public Tariff Tariff { get; }

    /// <summary>The grade.</summary>
    public PaymentGrade Grade { get; }

    /// <summary>The months.</summary>
    public FeePeriod Period { get; }

    /// <summary>The bases that were declared, where the grade takes any.</summary>
    public DeclaredBases Declared { get; }

    /// <summary>The lines, in the grade's order.</summary>
    public ImmutableArray<AssessedLine> Lines => lines.IsDefault ? Kept(ref lines, GradeCharge.Of(plan.Lines, plan.First, Period, Declared).Value) : lines;

    /// <summary>What the person pays.</summary>
    public Money Total { get; }

    /// <summary>What the state adds.</summary>
    public Money Funding { get; }

    /// <summary>What a caller should know.</summary>
    public ImmutableArray<Warning> Warnings => warnings.IsDefault ? Kept(ref warnings, AssessmentWarnings.Of(this, plan.Lines, plan.Late, plan.First)) : warnings;

    /// <summary>
    /// Every figure that was carried beyond its last known month, in the order of the lines; empty unless the caller chose a
    /// <see cref="Trust"/> that carries.
    /// </summary>
    public ImmutableArray<StaleFigure> Staleness => staleness.IsDefault ? Kept(ref staleness, AssessmentWarnings.StalenessOf(plan.Lines, plan.First, Period)) : staleness;

    /// <summary>The published values it rests on, each once.</summary>
    public IEnumerable<FigureRow> Inputs => rows.IsDefault ? Kept(ref rows, GradeCharge.RowsOf(plan.Lines, plan.First, Period.Months)) : rows;

    /// <summary>
    /// The source of the whole amount: a published example of the same amount, else all sources of its figures with the confidence
    /// of the weakest.
    /// </summary>
    public AssessmentCitation Citation
    {
        get
        {
            // Nobody attests a value for months to which it was carried, whatever was published of another amount.
            if (!Staleness.IsEmpty)
            {
                return new([.. Inputs.Select(row => row.Source!).DistinctBy(source => source.Id)], Confidence.Derived);
            }

            var weakest = Inputs.Min(row => row.Confidence);
            var published = Tariff.History.Examples
                .Where(Repeats)
                .OrderByDescending(example => example.Confidence)
                .FirstOrDefault();
            return published is not null && published.Confidence >= weakest
                ? new([published.Source!], published.Confidence)
                : new([.. Inputs.Select(row => row.Source!).DistinctBy(source => source.Id)], weakest);
        }
    }

    /// <summary>
    /// Why <see cref="Total"/>, or <see cref="Funding"/>, is what it is: a tree of steps down to every published value, built anew with each
    /// call. It evaluates to the same fen.
    /// </summary>
    public Explanation Explain(Payer payer = Payer.Person) => new AssessmentExplanation(plan.Lines, plan.First, this).Total(payer);

    /// <summary>
    /// Every month of every line, month by month and in the grade's order, worked out on demand. The months of a line sum to it: where it is rounded
    /// once over all of them, a month shows the difference of two rounded running sums, as a segment does.
    /// </summary>
    public IEnumerable<MonthLine> MonthLines() => GradeCharge.EachMonth(plan.Lines, plan.First, Period, Declared);

    /// <summary>The amount of one insurance; zero where the grade does not have it.</summary>
    public Money AmountOf(InsuranceLine insurance) => Money.Sum(Lines.Where(line => line.Insurance == insurance).Select(line => line.Amount));

    private static ImmutableArray<T> Kept<T>(ref ImmutableArray<T> place, ImmutableArray<T> made)
    {
        ImmutableInterlocked.InterlockedInitialize(ref place, made);
        return place;
    }

    private bool Repeats(TariffExample example) =>
        example.Source is { } source
        && example.Grade == Grade.Id
        && example.Period == Period
        && Grade.Insurances.Where(Grade.TakesDeclaredBase).All(line => example.Base.For(line) == Declared.For(line))
        && example.Total == Total
        && (Tariff.AsKnownOn is not { } day || source.PublishedBy <= day)
        && example.Lines.All(line => AmountOf(line.Line) == line.Amount);
}

/// <summary>The sources of an amount and how well it is attested.</summary>
/// <param name="Sources">At least one.</param>
/// <param name="Confidence">Of the amount as a whole.</param>
public sealed record AssessmentCitation(ValueList<Source> Sources, Confidence Confidence)
{
    /// <summary>The citations, the base's first, parted by semicolons.</summary>
    public string Document => string.Join("; ", Sources.Select(source => source.Citation));
}

/// <summary>One insurance of an assessment.</summary>
/// <param name="Insurance">Which.</param>
/// <param name="Payer">Who pays it.</param>
/// <param name="Segments">Its months, cut wherever base, rate or amount changes.</param>
/// <param name="Amount">The sum of its segments.</param>
public sealed record AssessedLine(InsuranceLine Insurance, Payer Payer, ValueList<AssessedSegment> Segments, Money Amount);

/// <summary>Months of a line that are charged alike.</summary>
/// <param name="Period">The months.</param>
/// <param name="Base">The base, per month where it is whole fen, else per year; null for a fixed amount.</param>
/// <param name="BasePerYear">Whether the base is that of a year.</param>
/// <param name="Rate">The rate; null for a fixed amount.</param>
/// <param name="Monthly">The rounded amount of each month; null where the line is rounded over the year.</param>
/// <param name="Amount">The amount of all its months.</param>
public sealed record AssessedSegment(FeePeriod Period, Money? Base, bool BasePerYear, Rate? Rate, Money? Monthly, Money Amount);

/// <summary>One month of one insurance.</summary>
/// <param name="Month">The month.</param>
/// <param name="Insurance">Which.</param>
/// <param name="Payer">Who pays it.</param>
/// <param name="Base">The base, per month where it is whole fen, else per year; null for a fixed amount and for what a balance leaves.</param>
/// <param name="BasePerYear">Whether the base is that of a year.</param>
/// <param name="Rate">The rate; null where there is no base.</param>
/// <param name="Amount">What the month adds to its line.</param>
public sealed record MonthLine(YearMonth Month, InsuranceLine Insurance, Payer Payer, Money? Base, bool BasePerYear, Rate? Rate, Money Amount);
