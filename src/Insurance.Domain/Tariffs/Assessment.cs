using System.Collections.Immutable;

namespace Insurance.Domain.Tariffs;

/// <summary>
/// What a grade costs for months: the lines, the total a person pays, and where every figure stands. The lines of the person
/// always sum to <see cref="Total"/>, those of the state to <see cref="Funding"/>.
/// </summary>
public sealed class Assessment
{
    private readonly ImmutableArray<FigureRow> rows;
    private readonly (ImmutableArray<LinePlan> Lines, int First) plan;

    internal Assessment(Tariff tariff, PaymentGrade grade, FeePeriod period, DeclaredBases declared, ImmutableArray<AssessedLine> lines, ImmutableArray<FigureRow> rows, ImmutableArray<Warning> warnings, ImmutableArray<StaleFigure> staleness, (ImmutableArray<LinePlan> Lines, int First) plan)
    {
        Tariff = tariff;
        Grade = grade;
        Period = period;
        Declared = declared;
        Lines = lines;
        Warnings = warnings;
        Staleness = staleness;
        this.rows = rows;
        this.plan = plan;
        foreach (var line in lines)
        {
            if (line.Payer == Payer.Person)
            {
                Total += line.Amount;
            }
            else
            {
                Funding += line.Amount;
            }
        }
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
    public ImmutableArray<AssessedLine> Lines { get; }

    /// <summary>What the person pays.</summary>
    public Money Total { get; }

    /// <summary>What the state adds.</summary>
    public Money Funding { get; }

    /// <summary>What a caller should know.</summary>
    public ImmutableArray<Warning> Warnings { get; }

    /// <summary>
    /// Every figure that was carried beyond its last known month, in the order of the lines; empty unless the caller chose a
    /// <see cref="Trust"/> that carries.
    /// </summary>
    public ImmutableArray<StaleFigure> Staleness { get; }

    /// <summary>The published values it rests on, each once.</summary>
    public IEnumerable<FigureRow> Inputs => rows.Distinct();

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

    /// <summary>The amount of one insurance; zero where the grade does not have it.</summary>
    public Money AmountOf(InsuranceLine insurance) => Money.Sum(Lines.Where(line => line.Insurance == insurance).Select(line => line.Amount));

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
