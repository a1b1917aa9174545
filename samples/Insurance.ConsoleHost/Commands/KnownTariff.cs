using System.Collections.Immutable;
using Insurance.Domain;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.ConsoleHost.Commands;

/// <summary>A tariff file with what it knows: for <c>tariffs</c>, as a table and as JSON.</summary>
internal sealed class KnownTariff
{
    private readonly LocalDate? at;

    public KnownTariff(TariffCatalog catalog, TariffHistory history, LocalDate? at)
    {
        this.at = at;
        History = history;
        Place = catalog.FactsOf(history.Region);
        Years = [.. catalog.YearsOf(history)];
        Spans = catalog.KnownSpans(history);
        SpansOf = history.Grades.ToImmutableDictionary(grade => grade.Id, grade => catalog.KnownSpans(history, grade.Id));
        Confidences = [.. history.Figures.Values.SelectMany(figure => figure.Rows).Where(row => row.IsKnown).Select(row => row.Confidence).Distinct().Order()];
    }

    public TariffHistory History { get; }

    /// <summary>What the region's own file says; null where there is none.</summary>
    public RegionFacts? Place { get; }

    public IReadOnlyList<ContributionYear> Years { get; }

    /// <summary>The months in which at least one way to pay can be assessed.</summary>
    public ImmutableArray<FeePeriod> Spans { get; }

    /// <summary>The same of each way to pay, by its id.</summary>
    public ImmutableDictionary<string, ImmutableArray<FeePeriod>> SpansOf { get; }

    /// <summary>From the weakest to the strongest.</summary>
    public ImmutableArray<Confidence> Confidences { get; }

    /// <summary>The first and the last month of which something is known; of a file of floors those of its figures.</summary>
    public FeePeriod? Known => Spans.IsEmpty
        ? History is { FloorsOnly: true } && History.Figures.Values.Min(figure => figure.FirstKnownMonth) is { } first
            ? FeePeriod.Of(first, History.Figures.Values.Max(figure => figure.LastKnownMonth)!.Value)
            : null
        : FeePeriod.Of(Spans[0].From, Spans[^1].Through);

    /// <summary>Whether the last known month lies before the day asked about; null where none was asked about.</summary>
    public bool? Stale => at is { } day ? Known is { } known ? IsStale(known.Through, day) : !History.Grades.IsEmpty : null;

    /// <summary>The months between the first and the last known one in which nothing can be assessed.</summary>
    public IEnumerable<FeePeriod> Holes => Spans.Zip(Spans.Skip(1), (before, after) => FeePeriod.Of(before.Through.PlusMonths(1), after.From.PlusMonths(-1)));

    /// <summary>The months of the year of the day asked about in which a way to pay, or every one, cannot be assessed.</summary>
    public ImmutableArray<FeePeriod> MissingThatYear(string? grade = null)
    {
        if (at is not { } day)
        {
            return [];
        }

        var known = grade is null ? Spans : SpansOf[grade];
        var year = FeePeriod.Of(new YearMonth(day.Year, 1), new YearMonth(day.Year, 12));
        return FeePeriod.Spanning(year.EachMonth().Where(month => !known.Any(span => span.Contains(month))));
    }

    /// <summary>Whether the last known month of a figure lies before that of the day asked about.</summary>
    public bool IsStale(Figure figure) => at is { } day && IsStale(figure.LastKnownMonth, day);

    private static bool IsStale(YearMonth? lastKnown, LocalDate at) => lastKnown is not { } last || last.CompareTo(at.ToYearMonth()) < 0;
}
