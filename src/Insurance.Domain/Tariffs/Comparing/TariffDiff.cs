using System.Collections.Immutable;

namespace Insurance.Domain.Tariffs.Comparing;

/// <summary>
/// What changed between two files of the same region and scheme: in figures and rules, and in what each grade pays. Examples, notes and the
/// order of the file are no changes.
/// </summary>
public sealed class TariffDiff
{
    /// <summary>The origin of the file before where there was none.</summary>
    public const string NoOrigin = "-";

    private TariffDiff(TariffHistory before, TariffHistory after, TariffCatalog catalog)
    {
        Before = before;
        After = after;
        IsNew = before.Origin == NoOrigin;
        Rows = [.. RowDiff.Of(before, after)];
        Parts = [.. PartDiff.Of(before, after)];
        Effects = [.. EffectDiff.Of(catalog, before, after)];
    }

    /// <summary>Compares two files.</summary>
    /// <param name="before">The earlier file.</param>
    /// <param name="after">The later file.</param>
    /// <param name="catalog">Where references to other files are looked up.</param>
    /// <exception cref="ArgumentException">The files are of different regions or schemes.</exception>
    public static TariffDiff Of(TariffHistory before, TariffHistory after, TariffCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(catalog);
        if ((before.Region, before.Scheme) != (after.Region, after.Scheme))
        {
            throw new ArgumentException($"The files are of {before} and {after}.", nameof(after));
        }

        return new(before, after, catalog);
    }

    /// <summary>Compares a file with nothing: all of it is added.</summary>
    /// <param name="after">The new file.</param>
    /// <param name="catalog">Where references to other files are looked up.</param>
    public static TariffDiff OfNew(TariffHistory after, TariffCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(catalog);
        return new(new TariffHistory(after.Region, after.Scheme, after.Name) { Origin = NoOrigin }, after, catalog);
    }

    /// <summary>The earlier file; an empty one, of the origin <see cref="NoOrigin"/>, where there was none.</summary>
    public TariffHistory Before { get; }

    /// <summary>Whether there was no earlier file.</summary>
    public bool IsNew { get; }

    /// <summary>The later file.</summary>
    public TariffHistory After { get; }

    /// <summary>The rows that differ, by figure and month.</summary>
    public ImmutableArray<RowChange> Rows { get; }

    /// <summary>The other parts that differ.</summary>
    public ImmutableArray<PartChange> Parts { get; }

    /// <summary>
    /// What each grade pays before and after, in each year in which that differs, at the regular price; with a declared base at its floor and
    /// at its cap.
    /// </summary>
    public ImmutableArray<GradeEffect> Effects { get; }

    /// <summary>Whether nothing changed.</summary>
    public bool IsEmpty => Rows.IsEmpty && Parts.IsEmpty && Effects.IsEmpty;
}
