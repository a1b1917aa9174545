using System.Collections.Immutable;
using Insurance.Domain.Tariffs.Reading;

namespace Insurance.Domain.Tariffs;

/// <summary>
/// One tariff file: everything that is known of a scheme in a region, over all years, with its sources and worked examples.
/// Immutable; ask it for a year through <see cref="TariffCatalog"/>.
/// </summary>
public sealed class TariffHistory
{
    internal TariffHistory(Region region, Scheme scheme, LocalizedText name)
    {
        Region = region;
        Scheme = scheme;
        Name = name;
    }

    /// <summary>The label of the files inside the package.</summary>
    public const string EmbeddedOrigin = "embedded";

    /// <summary>The label of a file over which a supposed value was laid.</summary>
    public const string HypotheticalOrigin = "hypothetical";

    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxFileBytes = JsonNode.MaxBytes;

    /// <summary>Reads a tariff file, or says everything that is wrong in it, each with path and line.</summary>
    /// <param name="utf8">The file's bytes.</param>
    /// <param name="origin">A label that results show, such as the file's name.</param>
    public static Result<TariffHistory> Read(ReadOnlySpan<byte> utf8, string origin)
    {
        ArgumentException.ThrowIfNullOrEmpty(origin);
        return TariffReader.Read(utf8, origin);
    }

    /// <summary>Reads a tariff file from a stream, which stays open and is read to its end or just beyond the largest size.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="origin">A label that results show, such as the file's name.</param>
    public static Result<TariffHistory> Read(Stream stream, string origin) => Read(BoundedStream.Read(stream, MaxFileBytes), origin);

    /// <summary>Where it was loaded from: <see cref="EmbeddedOrigin"/>, or the label its user gave.</summary>
    public string Origin { get; internal init; } = EmbeddedOrigin;

    /// <summary>The region.</summary>
    public Region Region { get; }

    /// <summary>The scheme.</summary>
    public Scheme Scheme { get; }

    /// <summary>The name of the scheme in the region.</summary>
    public LocalizedText Name { get; }

    /// <summary>The sources, by id.</summary>
    public ImmutableSortedDictionary<string, Source> Sources { get; internal init; } = ImmutableSortedDictionary<string, Source>.Empty;

    /// <summary>The names of the insurances.</summary>
    public ImmutableSortedDictionary<InsuranceLine, LocalizedText> LineNames { get; internal init; } = ImmutableSortedDictionary<InsuranceLine, LocalizedText>.Empty;

    /// <summary>The figures, by id.</summary>
    public ImmutableSortedDictionary<string, Figure> Figures { get; internal init; } = ImmutableSortedDictionary<string, Figure>.Empty;

    /// <summary>The ways to pay, in the order of the file.</summary>
    public ImmutableArray<PaymentGrade> Grades { get; internal init; } = [];

    /// <summary>The terms beside the amounts.</summary>
    public TariffTerms Terms { get; internal init; } = new([]);

    /// <summary>The worked examples.</summary>
    public ImmutableArray<TariffExample> Examples { get; internal init; } = [];

    /// <summary>The worked examples of single figures.</summary>
    public ImmutableArray<FigureExample> FigureExamples { get; internal init; } = [];

    /// <summary>Whether it has figures and terms that others refer to and no way to pay, as a national file does.</summary>
    public bool FloorsOnly { get; internal init; }

    /// <summary>The grade of an id, or null.</summary>
    public PaymentGrade? Grade(string id) => Grades.FirstOrDefault(grade => grade.Id == id);

    /// <summary>
    /// The file with a supposed amount, for a what-if: it stands above every published value of its months, and each assessment that meets it
    /// has the warning <c>tariff.hypothetical</c>. Nobody published it, so that questions as known on a day refuse it.
    /// </summary>
    /// <param name="figure">The figure, an amount.</param>
    /// <param name="months">The months.</param>
    /// <param name="amount">The amount in the figure's unit, not below zero.</param>
    /// <exception cref="ArgumentException">The file has no such figure, it is a rate, or the amount is negative.</exception>
    public TariffHistory With(string figure, FeePeriod months, Money amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount.Fen, nameof(amount));
        return Require(figure) == FigureUnit.Rate
            ? throw new ArgumentException("The figure is a rate.", nameof(figure))
            : Supposition.Over(this, figure, months, amount.Fen);
    }

    /// <summary>The file with a supposed rate, as for a supposed amount.</summary>
    /// <param name="figure">The figure, a rate.</param>
    /// <param name="months">The months.</param>
    /// <param name="rate">The rate.</param>
    /// <exception cref="ArgumentException">The file has no such figure, or it is an amount.</exception>
    public TariffHistory With(string figure, FeePeriod months, Rate rate) => Require(figure) == FigureUnit.Rate
        ? Supposition.Over(this, figure, months, rate.Units)
        : throw new ArgumentException("The figure is an amount.", nameof(figure));

    /// <summary>The grade of an id, or the refusal <c>tariff.unknown-grade</c>.</summary>
    internal Result<PaymentGrade> GradeOrRefusal(string id) => Grade(id) is { } grade
        ? grade
        : DomainError.Of(
            ErrorCodes.Tariff.UnknownGrade,
            "grade",
            ("grade", JsonNode.Shown(id)),
            ("grades", string.Join(", ", Grades.Select(candidate => candidate.Id))));

    private FigureUnit Require(string figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return Figures.TryGetValue(figure, out var found) ? found.Unit : throw new ArgumentException("The file has no such figure.", nameof(figure));
    }

    /// <summary>Region and scheme.</summary>
    public override string ToString() => $"{Region}/{Spelling.Of(Scheme)}";
}
