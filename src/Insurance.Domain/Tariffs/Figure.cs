using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>What a figure is measured in.</summary>
[JsonConverter(typeof(SpellingJsonConverter<FigureUnit>))]
public enum FigureUnit
{
    /// <summary>An amount for a whole year.</summary>
    YuanAYear,

    /// <summary>An amount for one month.</summary>
    YuanAMonth,

    /// <summary>A share between 0 and 1.</summary>
    Rate,
}

/// <summary>Which kind of year a figure's rows count in; figures of different clocks are never compared.</summary>
[JsonConverter(typeof(SpellingJsonConverter<FigureClock>))]
public enum FigureClock
{
    /// <summary>The months that are insured.</summary>
    CoverageYear,

    /// <summary>The year of the state's budget.</summary>
    FiscalYear,
}

/// <summary>
/// A named figure of law, such as the contribution base (缴费基数), with one row for each span of months in which it was published.
/// A row ends where its publication ends: nothing runs on.
/// </summary>
public sealed class Figure
{
    internal const string NotKnown = "not-known";

    internal Figure(string id, FigureUnit unit, FigureClock clock, ImmutableArray<FigureRow> rows)
    {
        Id = id;
        Unit = unit;
        Clock = clock;
        Rows = rows;
    }

    /// <summary>The name by which lines refer to it.</summary>
    public string Id { get; }

    /// <summary>Its unit.</summary>
    public FigureUnit Unit { get; }

    /// <summary>Its clock.</summary>
    public FigureClock Clock { get; }

    /// <summary>Its rows, earliest first, as the file has them.</summary>
    public ImmutableArray<FigureRow> Rows { get; }

    /// <summary>The first month with a known value, or null.</summary>
    public YearMonth? FirstKnownMonth => Rows.Where(row => row.IsKnown).Select(row => (YearMonth?)row.Months.First()).Min();

    /// <summary>The last month with a known value, or null.</summary>
    public YearMonth? LastKnownMonth => Rows.Where(row => row.IsKnown).Select(row => (YearMonth?)row.Months.Last()).Max();

    /// <summary>The months between the first and the last known one that have no value, as spans without a gap, in order.</summary>
    public ImmutableArray<FeePeriod> UnknownSpans => FirstKnownMonth is { } first && LastKnownMonth is { } last
        ? FeePeriod.Spanning(FeePeriod.Of(first, last).EachMonth().Where(month => At(month).State != FigureState.Known))
        : [];

    /// <summary>The row that holds in a month, as far as it was public on a day.</summary>
    /// <param name="month">The month.</param>
    /// <param name="asKnownOn">The day; null for all that the file knows.</param>
    public FigureAnswer At(YearMonth month, LocalDate? asKnownOn = null)
    {
        FigureRow? found = null;
        FigureRow? later = null;
        FigureRow? undated = null;
        foreach (var row in Rows)
        {
            if (!row.HoldsIn(month))
            {
                continue;
            }

            if (asKnownOn is { } day && row.IsKnown && row.PublishedBy is not { } published)
            {
                undated = undated is null || row.Rank > undated.Rank ? row : undated;
            }
            else if (asKnownOn is { } asked && row.PublishedBy > asked)
            {
                // The first publication changes the answer, not the correction that follows it.
                later = later is null || row.PublishedBy < later.PublishedBy ? row : later;
            }
            else if (found is null || row.Rank > found.Rank)
            {
                found = row;
            }
        }

        // A correction that was public holds, whenever the value it corrects was published.
        if (undated is not null && (found is null || found.Rank < undated.Rank))
        {
            return new(FigureState.PublicationUnknown, undated);
        }

        return found switch
        {
            { IsKnown: true } => new(FigureState.Known, found),
            null when later is not null => new(FigureState.PublishedLater, later),
            _ => new(FigureState.NotKnown, found),
        };
    }

    /// <summary>A value of this figure as a file writes it.</summary>
    internal string Spelled(long? units) => units switch
    {
        null => NotKnown,
        { } value when Unit == FigureUnit.Rate => Rate.FromUnits(value).ToString(),
        { } value => Money.FromFen(value).ToString(),
    };
}

/// <summary>What a figure answers for a month.</summary>
[JsonConverter(typeof(SpellingJsonConverter<FigureState>))]
public enum FigureState
{
    /// <summary>There is a row with a value.</summary>
    Known,

    /// <summary>Nobody published a value, as far as the file knows.</summary>
    NotKnown,

    /// <summary>The value was published after the day that was asked about.</summary>
    PublishedLater,

    /// <summary>There is a value, but the day of its publication is not known, so that no as-known-on question can be answered.</summary>
    PublicationUnknown,
}

/// <summary>A figure's answer and the row behind it, where there is one.</summary>
/// <param name="State">Whether there is a value.</param>
/// <param name="Row">The row.</param>
public sealed record FigureAnswer(FigureState State, FigureRow? Row);

/// <summary>One published value of a figure, with its months, source and confidence.</summary>
public sealed class FigureRow
{
    private const int CalendarMonths = 12;

    private readonly long? value;
    private readonly ImmutableArray<int> calendarMonths = [];
    private readonly int excluded;

    internal FigureRow(FeePeriod @for, long? value, Source? source, Confidence confidence)
    {
        For = @for;
        this.value = value;
        Source = source;
        Confidence = confidence;
    }

    /// <summary>The months for which the value may be believed.</summary>
    public FeePeriod For { get; }

    /// <summary>
    /// The calendar months of that span in which it holds, 1 to 12, where an amount is uneven over the year; empty for all of them.
    /// </summary>
    public ImmutableArray<int> In
    {
        get => calendarMonths;
        internal init
        {
            calendarMonths = value;
            excluded = value.IsEmpty ? 0 : ~value.Aggregate(0, (set, month) => set | (1 << month));
        }
    }

    /// <summary>Every month in which it holds, in order.</summary>
    public IEnumerable<YearMonth> Months => For.EachMonth().Where(HoldsIn);

    /// <summary>Whether it holds in a month.</summary>
    public bool HoldsIn(YearMonth month) => (excluded & (1 << month.Month)) == 0 && For.Contains(month);

    /// <summary>Whether both hold in one month at least.</summary>
    internal bool Overlaps(FigureRow other)
    {
        if (!For.Overlaps(other.For) || (In.IsEmpty && other.In.IsEmpty))
        {
            return For.Overlaps(other.For);
        }

        var from = For.From.CompareTo(other.For.From) > 0 ? For.From : other.For.From;
        var through = For.Through.CompareTo(other.For.Through) < 0 ? For.Through : other.For.Through;
        return FeePeriod.Of(from, through).EachMonth().Take(CalendarMonths).Any(month => HoldsIn(month) && other.HoldsIn(month));
    }

    /// <summary>Whether there is a value; a row may also say that nobody knows it.</summary>
    public bool IsKnown => value is not null;

    /// <summary>The value of an amount.</summary>
    /// <exception cref="InvalidOperationException">The row has no value.</exception>
    public Money Amount => Money.FromFen(value ?? throw new InvalidOperationException("The row says that the value is not known."));

    /// <summary>The value of a rate.</summary>
    /// <exception cref="InvalidOperationException">The row has no value.</exception>
    public Rate Rate => Rate.FromUnits(value ?? throw new InvalidOperationException("The row says that the value is not known."));

    /// <summary>Where the value stands; null only in a row without a value.</summary>
    public Source? Source { get; }

    /// <summary>How well the value is attested.</summary>
    public Confidence Confidence { get; }

    /// <summary>The day on which the value was public, where the row states it itself.</summary>
    public LocalDate? Known { get; internal init; }

    /// <summary>The source whose value this row corrects.</summary>
    public string? Supersedes { get; internal init; }

    /// <summary>Whether nobody published an end, so that the row was closed with the calendar year of its start.</summary>
    public bool EndNotPublished { get; internal init; }

    /// <summary>Whether somebody supposed the value for a comparison and nobody published it.</summary>
    public bool IsHypothetical { get; internal init; }

    /// <summary>The day on which the value was public: the row's own, else the source's.</summary>
    public LocalDate? PublishedBy => Known ?? Source?.PublishedBy;

    /// <summary>Fen or units of a rate; null where there is no value.</summary>
    internal long? Units => value;

    /// <summary>Above the rank of every row that it corrects; of the rows of a month the highest holds.</summary>
    internal int Rank { get; init; }

    /// <summary>Where it stands in the file.</summary>
    internal string Path { get; init; } = "$";

    /// <summary>The line of the file.</summary>
    internal int FileLine { get; init; }

    /// <summary>The same row with its place among the corrections.</summary>
    internal FigureRow Ranked(int rank) => new(For, value, Source, Confidence)
    {
        In = In,
        Known = Known,
        Supersedes = Supersedes,
        EndNotPublished = EndNotPublished,
        IsHypothetical = IsHypothetical,
        Rank = rank,
        Path = Path,
        FileLine = FileLine,
    };
}
