using Insurance.Domain.Bulk;

namespace Insurance.ConsoleHost.Bulk;

/// <summary>Some rows as columns, between the text that is read and the text that is written.</summary>
internal sealed class RowColumns
{
    private readonly Memory<int>[] lines;
    private readonly bool takesBases;

    public RowColumns(BulkPlan plan, int capacity)
    {
        Capacity = capacity;
        takesBases = plan.TakesBases;
        Ids = new int[capacity];
        IdLengths = new byte[capacity];
        Lines = new int[capacity];
        Faults = new byte[capacity];
        Bases = new int[capacity];
        Grades = new byte[capacity];
        Months = new byte[capacity];
        Amounts = [.. plan.Lines.Select(_ => new int[capacity])];
        lines = new Memory<int>[Amounts.Length];
        Totals = new int[capacity];
        Refusals = new byte[capacity];
    }

    public int Capacity { get; }

    /// <summary>How many rows there are.</summary>
    public int Count { get; set; }

    /// <summary>Where the person's id begins in the piece.</summary>
    public int[] Ids { get; }

    /// <summary>How long it is; with <see cref="ToQuote"/> where it may need quotes.</summary>
    public byte[] IdLengths { get; }

    /// <summary>The line of the piece, from 0, on which the row begins.</summary>
    public int[] Lines { get; }

    /// <summary>What is wrong with the text of the row, one of <see cref="RowFaults"/>. The plan refuses such a row, too.</summary>
    public byte[] Faults { get; }

    public int[] Bases { get; }

    public byte[] Grades { get; }

    public byte[] Months { get; }

    /// <summary>The amounts, line by line.</summary>
    public int[][] Amounts { get; }

    public int[] Totals { get; }

    public byte[] Refusals { get; }

    /// <summary>In <see cref="IdLengths"/>: it may need quotes.</summary>
    public const byte ToQuote = 128;

    /// <summary>The most bytes of an id.</summary>
    public const int LongestId = 64;

    /// <summary>Works the rows out.</summary>
    public void Calculate(BulkPlan plan, BulkSums sums)
    {
        for (var line = 0; line < lines.Length; line++)
        {
            lines[line] = Amounts[line].AsMemory(0, Count);
        }

        plan.Calculate(
            new BulkRows(takesBases ? Bases.AsSpan(0, Count) : default, Grades.AsSpan(0, Count), Months.AsSpan(0, Count), lines, Totals.AsSpan(0, Count), Refusals.AsSpan(0, Count)),
            sums);
    }

    /// <summary>Why a row is refused: what is wrong with its text before what the plan says.</summary>
    public byte CodeOf(int row) => Faults[row] != RowFaults.None ? Faults[row] : Refusals[row];
}
