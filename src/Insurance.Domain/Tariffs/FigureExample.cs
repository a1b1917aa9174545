namespace Insurance.Domain.Tariffs;

/// <summary>
/// A worked example that states a figure's value itself: for figures that no line of the file charges, such as a national floor.
/// </summary>
public sealed class FigureExample
{
    internal FigureExample(Figure figure, FeePeriod period, long? units)
    {
        Figure = figure;
        Period = period;
        Units = units;
    }

    /// <summary>The figure asked for.</summary>
    public Figure Figure { get; }

    /// <summary>The months, in each of which the value must come out.</summary>
    public FeePeriod Period { get; }

    /// <summary>The value as a file writes it, or <c>not-known</c>.</summary>
    public string Is => Figure.Spelled(Units);

    /// <summary>Where the value was published; null for the file's own repetition.</summary>
    public Source? Source { get; internal init; }

    /// <summary>How well the value is attested.</summary>
    public Confidence Confidence { get; internal init; }

    /// <summary>Where it stands in the file.</summary>
    public string Path { get; internal init; } = "$";

    /// <summary>The line of the file.</summary>
    public int FileLine { get; internal init; }

    /// <summary>Fen or units of a rate; null for a value that must not be known.</summary>
    internal long? Units { get; }
}
