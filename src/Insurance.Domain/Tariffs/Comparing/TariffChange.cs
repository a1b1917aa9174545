using System.Text.Json.Serialization;

namespace Insurance.Domain.Tariffs.Comparing;

/// <summary>What became of a part of a file.</summary>
[JsonConverter(typeof(SpellingJsonConverter<ChangeKind>))]
public enum ChangeKind
{
    /// <summary>Only the later file has it.</summary>
    Added,

    /// <summary>Only the earlier file has it.</summary>
    Removed,

    /// <summary>Both have it, and it differs.</summary>
    Changed,
}

/// <summary>A part of a tariff file.</summary>
[JsonConverter(typeof(SpellingJsonConverter<TariffPart>))]
public enum TariffPart
{
    /// <summary>The name of the scheme.</summary>
    Name,

    /// <summary>A source.</summary>
    Source,

    /// <summary>The name of an insurance.</summary>
    Line,

    /// <summary>A figure's unit or clock.</summary>
    Figure,

    /// <summary>A grade without its lines.</summary>
    Grade,

    /// <summary>A line of a grade.</summary>
    GradeLine,

    /// <summary>A rule beside the amounts.</summary>
    Term,
}

/// <summary>A row of a figure that differs between two files.</summary>
/// <param name="Figure">The figure's id.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="For">The months of the row.</param>
/// <param name="Before">The row of the earlier file, or null.</param>
/// <param name="After">The row of the later file, or null.</param>
public sealed record RowChange(string Figure, FigureUnit Unit, FeePeriod For, FigureRow? Before, FigureRow? After)
{
    /// <summary>What became of it.</summary>
    public ChangeKind Kind => Before is null ? ChangeKind.Added : After is null ? ChangeKind.Removed : ChangeKind.Changed;
}

/// <summary>Another part that differs between two files, told in the words of the file.</summary>
/// <param name="Part">Which part.</param>
/// <param name="Id">Its id, such as a grade's.</param>
/// <param name="Before">How the earlier file has it, or null.</param>
/// <param name="After">How the later file has it, or null.</param>
public sealed record PartChange(TariffPart Part, string Id, string? Before, string? After)
{
    /// <summary>What became of it.</summary>
    public ChangeKind Kind => Before is null ? ChangeKind.Added : After is null ? ChangeKind.Removed : ChangeKind.Changed;
}

/// <summary>What months of a grade cost before and after.</summary>
/// <param name="Grade">The grade.</param>
/// <param name="Year">The year.</param>
/// <param name="Period">The months: the whole year of the grade, or those that are known in at least one file.</param>
/// <param name="Declared">The declared base, floor or cap, where the grade takes one in either file.</param>
/// <param name="Before">The cost by the earlier file; null where it is refused.</param>
/// <param name="After">The cost by the later file; null where it is refused.</param>
public sealed record GradeEffect(string Grade, ContributionYear Year, FeePeriod Period, BaseChoice? Declared, Assessment? Before, Assessment? After)
{
    /// <summary>What the person pays more; below zero for less, null where one of the two is refused.</summary>
    public Money? Difference => Before is { } before && After is { } after ? after.Total - before.Total : null;
}
