using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Tariffs;

/// <summary>Who pays a line.</summary>
[JsonConverter(typeof(SpellingJsonConverter<Payer>))]
public enum Payer
{
    /// <summary>The insured person; only these lines are in the total.</summary>
    Person,

    /// <summary>The state's subsidy (财政补助); never charged to a person.</summary>
    State,
}

/// <summary>How a line's amount comes about.</summary>
[JsonConverter(typeof(SpellingJsonConverter<ChargeKind>))]
public enum ChargeKind
{
    /// <summary>A base times a rate.</summary>
    Rated,

    /// <summary>A published amount.</summary>
    Fixed,

    /// <summary>A base times a rate, less other lines of the same grade.</summary>
    Balance,
}

/// <summary>At which stage a line is rounded.</summary>
[JsonConverter(typeof(SpellingJsonConverter<RoundingStage>))]
public enum RoundingStage
{
    /// <summary>Each month; the year is the sum of its months.</summary>
    Month,

    /// <summary>Once, over all months that are paid together.</summary>
    Year,
}

/// <summary>When a line's price holds.</summary>
[JsonConverter(typeof(SpellingJsonConverter<PriceTime>))]
public enum PriceTime
{
    /// <summary>Inside the payment window, and at any time where no late price is published.</summary>
    Regular,

    /// <summary>After the payment window.</summary>
    Late,
}

/// <summary>What a declared base outside its limits leads to.</summary>
[JsonConverter(typeof(SpellingJsonConverter<OutsideLimits>))]
public enum OutsideLimits
{
    /// <summary>A refusal.</summary>
    Refuse,

    /// <summary>The limit is taken instead.</summary>
    Clamp,
}

/// <summary>A base that the person declares, between two published limits or as one of published steps.</summary>
/// <param name="Id">The name by which lines refer to it.</param>
/// <param name="NotBelow">The floor's figure.</param>
/// <param name="NotAbove">The cap's figure.</param>
/// <param name="Outside">What happens outside.</param>
public sealed record DeclaredBase(string Id, Figure NotBelow, Figure NotAbove, OutsideLimits Outside)
{
    /// <summary>The published steps, lowest first, of which a declared base must be one; empty where anything between the limits will do.</summary>
    public ValueList<Figure> Steps { get; internal init; } = [];
}

/// <summary>
/// One line of a grade: an insurance with its charge. Several lines may carry the same insurance for different spans or for the
/// late price.
/// </summary>
public sealed class GradeLine
{
    internal GradeLine(InsuranceLine line, Payer payer, ChargeKind charge, Rounding rounding, RoundingStage each)
    {
        Line = line;
        Payer = payer;
        Charge = charge;
        Rounding = rounding;
        Each = each;
    }

    /// <summary>The insurance.</summary>
    public InsuranceLine Line { get; }

    /// <summary>Who pays.</summary>
    public Payer Payer { get; }

    /// <summary>How the amount comes about.</summary>
    public ChargeKind Charge { get; }

    /// <summary>The rounding's unit and mode.</summary>
    public Rounding Rounding { get; }

    /// <summary>The rounding's stage.</summary>
    public RoundingStage Each { get; }

    /// <summary>How the sum of the rounded months is rounded once more; null where it is not.</summary>
    public Rounding? ThenYear { get; internal init; }

    /// <summary>The months for which the line stands; null where it stands wherever its figures do.</summary>
    public FeePeriod? For { get; internal init; }

    /// <summary>Whether this is the regular or the late price.</summary>
    public PriceTime When { get; internal init; }

    /// <summary>The published base of a rated or balance line, unless it is declared.</summary>
    public Figure? Base { get; internal init; }

    /// <summary>The declared base of a rated or balance line.</summary>
    public DeclaredBase? Declared { get; internal init; }

    /// <summary>The rate of a rated or balance line.</summary>
    public Figure? Rate { get; internal init; }

    /// <summary>The amount of a fixed line.</summary>
    public Figure? Amount { get; internal init; }

    /// <summary>The lines that a balance line deducts.</summary>
    public ImmutableArray<InsuranceLine> Minus { get; internal init; } = [];

    /// <summary>
    /// Floors for the amount, by reference, such as <c>100000/resident/individual-floor</c>: the national and the provincial one; the highest
    /// counts.
    /// </summary>
    public ImmutableArray<FigureReference> NotBelow { get; internal init; } = [];

    /// <summary>
    /// Of a line that the state pays: whether months without its figure leave the line out, with a warning, and do not refuse what the person pays.
    /// </summary>
    public bool MayBeUnknown { get; internal init; }

    /// <summary>Whether the figures of the year's first month hold for all its months.</summary>
    public bool FixedAtStart { get; internal init; }

    /// <summary>Where it stands in the file.</summary>
    internal string Path { get; init; } = "$";

    /// <summary>The line of the file.</summary>
    internal int FileLine { get; init; }

    /// <summary>The unit of an amount that is compared with the line at a stage.</summary>
    internal static FigureUnit UnitOf(RoundingStage each) => each == RoundingStage.Month ? FigureUnit.YuanAMonth : FigureUnit.YuanAYear;
}

/// <summary>A figure of this or of another tariff file, as in <c>100000/resident/individual-floor</c>.</summary>
/// <param name="Region">The other file's region; null for the same file.</param>
/// <param name="Scheme">The other file's scheme; null for the same file.</param>
/// <param name="FigureId">The figure.</param>
public sealed record FigureReference(Region? Region, Scheme? Scheme, string FigureId)
{
    /// <summary>As the file writes it.</summary>
    public override string ToString() => Region is { } region && Scheme is { } scheme
        ? $"{region}/{Spelling.Of(scheme)}/{FigureId}"
        : FigureId;
}
