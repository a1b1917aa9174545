using System.Collections.Immutable;
using System.Text;
using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>
/// Every tariff the application knows: the files inside the package and those it added. Immutable; adding gives a new catalogue. A file of the
/// package is read when something of it is asked for first.
/// </summary>
public sealed class TariffCatalog
{
    private const string VersionFile = "version.txt";
    private const string TariffFolder = "tariffs/";
    private const string RegionFolder = "regions/";
    private const string Extension = ".json";

    private static readonly Lazy<TariffCatalog> LazyEmbedded = new(LoadEmbedded);

    private static readonly Lazy<string> LazyVersion = new(() => Encoding.UTF8.GetString(EmbeddedData.Read(VersionFile)).Trim());

    private readonly Shelf<TariffHistory> histories;

    /// <summary>Of no scheme: they stand under the first one.</summary>
    private readonly Shelf<RegionFacts> regions;

    private TariffCatalog(Shelf<TariffHistory> histories, Shelf<RegionFacts> regions)
    {
        this.histories = histories;
        this.regions = regions;
    }

    /// <summary>A catalogue without files.</summary>
    public static TariffCatalog Empty { get; } = new(Shelf<TariffHistory>.Empty, Shelf<RegionFacts>.Empty);

    /// <summary>The files inside the package.</summary>
    public static TariffCatalog Embedded => LazyEmbedded.Value;

    /// <summary>
    /// The release of the files inside the package, year and month such as <c>2026.11</c>, with a third number for another one in the same month. It
    /// rises whenever a figure, rule or region of a published package changes, and says nothing of files that the application adds.
    /// </summary>
    public static string DataVersion => LazyVersion.Value;

    /// <summary>All tariff files, by region and scheme.</summary>
    public IEnumerable<TariffHistory> Histories => histories.All;

    /// <summary>All region files, by region.</summary>
    public IEnumerable<RegionFacts> Regions => regions.All;

    /// <summary>The catalogue with a tariff file added; it takes the place of an earlier file of the same region and scheme.</summary>
    public TariffCatalog With(TariffHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new(histories.With(history.Region, history.Scheme, history), regions);
    }

    /// <summary>The catalogue with a region file added; it takes the place of an earlier file of the same region.</summary>
    public TariffCatalog With(RegionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new(histories, regions.With(facts.Region, default, facts));
    }

    /// <summary>The tariff of a year.</summary>
    /// <param name="region">The region.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="year">The year, such as 2023.</param>
    /// <param name="asKnownOn">Show only what was public on this day; null for everything.</param>
    /// <param name="trust">What happens where a value may no longer be believed.</param>
    /// <returns>
    /// The tariff, or <c>tariff.unknown-region</c>, <c>tariff.unknown-scheme</c>, <c>year.range</c> or <c>tariff.unknown-year</c>, which
    /// names the last known year. A year is found if at least one grade has one month with all its figures, or with some of them: then each
    /// question names the others as <c>tariff.unknown-months</c>. A year that is known today and was
    /// not on the day is <c>tariff.published-later</c>, which gives the day of its first months; where days of publication are not known, each question
    /// to the tariff gets its own answer.
    /// </returns>
    public Result<Tariff> Find(Region region, Scheme scheme, int year, LocalDate? asKnownOn = null, Trust trust = Trust.Fail)
    {
        if (!Find(region, scheme).TryGet(out var history, out var unknown))
        {
            return unknown;
        }

        if (!ContributionYear.Read(year).TryGet(out var asked, out var outside))
        {
            return outside;
        }

        var tariff = TariffFor(history, asked, asKnownOn, trust);
        if (tariff.Grades.Any())
        {
            return tariff;
        }

        if (asKnownOn is null || !TariffFor(history, asked, null, trust).Grades.Any())
        {
            // A rate without a base is no amount, and still a better answer than an unknown year: each question tells what is missing.
            return tariff.AnyFigureKnown ? tariff : Unknown(history, asked);
        }

        return tariff.NotYetPublic() is { } later ? later : tariff;
    }

    /// <summary>The catalogue as the law stood for a date and as it was known on a day.</summary>
    /// <param name="lawDate">The date for which the law is asked.</param>
    /// <param name="asKnownOn">Show only what was public on this day; null for everything.</param>
    /// <param name="trust">What happens where a value may no longer be believed.</param>
    public CatalogView At(LocalDate lawDate, LocalDate? asKnownOn = null, Trust trust = Trust.Fail) => new(this, lawDate, asKnownOn, trust);

    /// <summary>A year of a file, whether or not anything is known of it.</summary>
    internal Tariff TariffFor(TariffHistory history, ContributionYear year, LocalDate? asKnownOn = null, Trust trust = Trust.Fail) =>
        new(history, year, asKnownOn, FactsOf(history.Region), reference => Referred(history, reference), trust);

    /// <summary>The tariff file of a scheme in a region, over all years.</summary>
    /// <returns>The file, or <c>tariff.unknown-region</c> or <c>tariff.unknown-scheme</c>.</returns>
    public Result<TariffHistory> Find(Region region, Scheme scheme)
    {
        if (histories.Find(region, scheme) is { } history)
        {
            return history;
        }

        var known = histories.Files.Where(candidate => candidate.Region == region).Select(candidate => Spelling.Of(candidate.Scheme)).ToList();
        return known.Count > 0
            ? DomainError.Of(ErrorCodes.Tariff.UnknownScheme, "scheme", ("region", region.Code), ("scheme", Spelling.Of(scheme)), ("schemes", string.Join(", ", known)))
            : DomainError.Of(
                ErrorCodes.Tariff.UnknownRegion,
                "region",
                ("region", region.Code),
                ("regions", string.Join(", ", histories.Files.Select(candidate => candidate.Region.Code).Distinct())));
    }

    /// <summary>What a region's own file says of it, or null where there is none.</summary>
    public RegionFacts? FactsOf(Region region) => regions.Find(region, default);

    /// <summary>The years of a file in which at least one grade has one month with all its figures, in order.</summary>
    public IEnumerable<ContributionYear> YearsOf(TariffHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return Spanned(history).Where(year => history.Grades.Any(grade => PlanOf(history, grade, year).AnyMonthKnown));
    }

    /// <summary>
    /// The months in which at least one grade of a file can be assessed, as spans without a gap, in order; empty where the file has no grade.
    /// </summary>
    public ImmutableArray<FeePeriod> KnownSpans(TariffHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return FeePeriod.Spanning(history.Grades.SelectMany(grade => KnownMonths(history, grade)));
    }

    /// <summary>
    /// The months of a grade that can be assessed at the regular price, as spans without a gap, in order. Where only the whole year can be paid, a year
    /// counts if all its months are known.
    /// </summary>
    /// <param name="history">The file.</param>
    /// <param name="grade">The grade's id.</param>
    /// <exception cref="ArgumentException">The file has no such grade.</exception>
    public ImmutableArray<FeePeriod> KnownSpans(TariffHistory history, string grade)
    {
        ArgumentNullException.ThrowIfNull(history);
        return FeePeriod.Spanning(KnownMonths(history, history.Grade(grade) ?? throw new ArgumentException("The file has no such grade.", nameof(grade))));
    }

    private IEnumerable<YearMonth> KnownMonths(TariffHistory history, PaymentGrade grade) =>
        from year in Spanned(history)
        let plan = PlanOf(history, grade, year)
        where plan.AnyMonthKnown && (plan.AllMonthsKnown || !grade.WholeYearOnly)
        from month in plan.Year.EachMonth().Where((_, i) => plan.IsKnown(i))
        select month;

    /// <summary>Every year that a row reaches.</summary>
    private static IEnumerable<ContributionYear> Spanned(TariffHistory history)
    {
        var rows = history.Figures.Values.SelectMany(figure => figure.Rows).ToList();
        if (rows.Count == 0)
        {
            yield break;
        }

        // A school year may begin in the calendar year before its figures.
        var first = Math.Max(ContributionYear.MinYear, rows.Min(row => row.For.From).Year - 1);
        for (var number = first; number <= rows.Max(row => row.For.Through).Year; number++)
        {
            yield return ContributionYear.FromYear(number);
        }
    }

    private GradePlan PlanOf(TariffHistory history, PaymentGrade grade, ContributionYear year) => GradePlan.Of(grade, year, null, reference => Referred(history, reference));

    private DomainError Unknown(TariffHistory history, ContributionYear asked)
    {
        var years = YearsOf(history).Select(year => year.Number).ToList();
        return years.Count == 0
            ? DomainError.Of(ErrorCodes.Tariff.UnknownYear, "year", ("year", asked.Number), ("first", "-"), ("last", "-"), ("years", "-"), ("lastMonth", "-"))
            : DomainError.Of(
                ErrorCodes.Tariff.UnknownYear,
                "year",
                ("year", asked.Number),
                ("first", years[0]),
                ("last", years[^1]),
                ("years", string.Join(", ", Runs(years))),
                KnownSpans(history) is [.., var last] ? ("lastMonth", last.Through) : ("lastMonth", "-")); // parts of years that can only be paid whole have no month
    }

    /// <summary>Years that follow one another as one, so that a hole between them shows.</summary>
    private static IEnumerable<string> Runs(List<int> years)
    {
        for (var i = 0; i < years.Count;)
        {
            var end = i;
            while (end + 1 < years.Count && years[end + 1] == years[end] + 1)
            {
                end++;
            }

            yield return end == i ? $"{years[i]}" : $"{years[i]}..{years[end]}";
            i = end + 1;
        }
    }

    /// <summary>The figure that a file refers to, its own or another file's; null where there is none.</summary>
    internal Figure? Referred(TariffHistory own, FigureReference reference) => reference switch
    {
        { Region: { } region, Scheme: { } scheme } => histories.Find(region, scheme)?.Figures.GetValueOrDefault(reference.FigureId),
        _ => own.Figures.GetValueOrDefault(reference.FigureId),
    };

    private static TariffCatalog LoadEmbedded() => new(
        Shelf<TariffHistory>.Of(EmbeddedData.PathsUnder(TariffFolder).Select(path =>
        {
            var parts = path[TariffFolder.Length..^Extension.Length].Split('/');
            return parts.Length == 2 && Spelling.TryRead<Scheme>(parts[1], out var scheme)
                ? new Shelf<TariffHistory>.Filed(Region.Parse(parts[0]), scheme, () => TariffHistory.Read(EmbeddedData.Read(path), TariffHistory.EmbeddedOrigin).Value)
                : throw new InvalidOperationException($"The data file {path} is not called by a region and a scheme.");
        })),
        Shelf<RegionFacts>.Of(EmbeddedData.PathsUnder(RegionFolder).Select(path => new Shelf<RegionFacts>.Filed(
            Region.Parse(path[RegionFolder.Length..^Extension.Length]), default, () => RegionFacts.Read(EmbeddedData.Read(path)).Value))));
}
