using System.Collections.Immutable;

namespace Insurance.Domain.Bulk;

/// <summary>
/// Rows as columns, in the caller's memory: what is read and where the amounts go. All columns are as long as <see cref="Grades"/>. The library
/// allocates none of them, because fresh memory for every call costs far more than the calculation. <c>default</c> has no rows.
/// </summary>
public readonly record struct BulkColumns
{
    /// <summary>The declared base of each row in fen, in the unit of the grade's limits, or <see cref="BulkPlan.NoBase"/>; empty where no row has one.</summary>
    public ReadOnlyMemory<int> Bases { get; init; }

    /// <summary>The grade of each row, by its index in <see cref="BulkPlan.Grades"/>.</summary>
    public ReadOnlyMemory<byte> Grades { get; init; }

    /// <summary>How many months each row pays: the last so many of the grade's year.</summary>
    public ReadOnlyMemory<byte> Months { get; init; }

    /// <summary>Where the amounts of each line go, in fen, in the order of <see cref="BulkPlan.Lines"/>; nothing where a grade has no such line.</summary>
    public ImmutableArray<Memory<int>> Lines { get; init; }

    /// <summary>Where goes what the person pays, in fen.</summary>
    public Memory<int> Totals { get; init; }

    /// <summary>Where the refusals go, one <see cref="BulkRefusal"/> a row; a refused row has amounts of nothing.</summary>
    public Memory<byte> Refusals { get; init; }

    /// <summary>Columns of new memory for the answers to rows; keep and reuse it.</summary>
    /// <param name="plan">The plan whose lines they are.</param>
    /// <param name="bases">The declared bases.</param>
    /// <param name="grades">The grades.</param>
    /// <param name="months">The months.</param>
    public static BulkColumns For(BulkPlan plan, ReadOnlyMemory<int> bases, ReadOnlyMemory<byte> grades, ReadOnlyMemory<byte> months)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var rows = grades.Length;
        return new BulkColumns
        {
            Bases = bases,
            Grades = grades,
            Months = months,
            Lines = [.. plan.Lines.Select(_ => (Memory<int>)new int[rows])],
            Totals = new int[rows],
            Refusals = new byte[rows],
        };
    }
}
