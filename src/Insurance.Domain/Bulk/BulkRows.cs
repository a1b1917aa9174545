namespace Insurance.Domain.Bulk;

/// <summary>Rows as spans: what <see cref="BulkColumns"/> holds as memory, and how one thread calculates.</summary>
public readonly ref struct BulkRows
{
    private readonly ReadOnlySpan<Memory<int>> lines;
    private readonly int start;
    private readonly int whole;

    /// <summary>Rows over the caller's memory; see <see cref="BulkColumns"/> for what each column means.</summary>
    /// <param name="bases">The declared bases in fen, or empty.</param>
    /// <param name="grades">The grades by index.</param>
    /// <param name="months">The months.</param>
    /// <param name="lines">A column of amounts for each line.</param>
    /// <param name="totals">The column of totals.</param>
    /// <param name="refusals">The column of refusals.</param>
    public BulkRows(ReadOnlySpan<int> bases, ReadOnlySpan<byte> grades, ReadOnlySpan<byte> months, ReadOnlySpan<Memory<int>> lines, Span<int> totals, Span<byte> refusals)
        : this(bases, grades, months, lines, (0, grades.Length), totals, refusals)
    {
    }

    private BulkRows(ReadOnlySpan<int> bases, ReadOnlySpan<byte> grades, ReadOnlySpan<byte> months, ReadOnlySpan<Memory<int>> lines, (int Start, int Whole) part, Span<int> totals, Span<byte> refusals)
    {
        Bases = bases;
        Grades = grades;
        Months = months;
        this.lines = lines;
        (start, whole) = part;
        Totals = totals;
        Refusals = refusals;
    }

    /// <summary>The declared bases, or empty.</summary>
    public ReadOnlySpan<int> Bases { get; }

    /// <summary>The grades.</summary>
    public ReadOnlySpan<byte> Grades { get; }

    /// <summary>The months.</summary>
    public ReadOnlySpan<byte> Months { get; }

    /// <summary>What the person pays.</summary>
    public Span<int> Totals { get; }

    /// <summary>The refusals.</summary>
    public Span<byte> Refusals { get; }

    /// <summary>How many rows.</summary>
    public int Count => Grades.Length;

    /// <summary>The amounts of a line.</summary>
    public Span<int> Line(int line) => lines[line].Span.Slice(start, Count);

    /// <summary>The rows of memory.</summary>
    public static implicit operator BulkRows(BulkColumns columns) => new(
        columns.Bases.Span,
        columns.Grades.Span,
        columns.Months.Span,
        columns.Lines.AsSpan(),
        columns.Totals.Span,
        columns.Refusals.Span);

    /// <summary>Some of the rows.</summary>
    public BulkRows Slice(int from, int count) => new(
        Bases.IsEmpty ? Bases : Bases.Slice(from, count),
        Grades.Slice(from, count),
        Months.Slice(from, count),
        lines,
        (start + from, whole),
        Totals.Slice(from, count),
        Refusals.Slice(from, count));

    internal void ThrowUnlessFitting(int lineCount)
    {
        var rows = Count;
        if (lines.Length != lineCount)
        {
            throw new ArgumentException($"The plan has {lineCount} lines, and there are {lines.Length} columns for them.");
        }

        foreach (var line in lines)
        {
            Throw(line.Length - whole + rows, "A line");
        }

        Throw(Months.Length, "Months");
        Throw(Totals.Length, "Totals");
        Throw(Refusals.Length, "Refusals");
        if (!Bases.IsEmpty)
        {
            Throw(Bases.Length, "Bases");
        }

        void Throw(int length, string column)
        {
            if (length != rows)
            {
                throw new ArgumentException($"{column} has {length} rows, and there are {rows} grades.");
            }
        }
    }
}
