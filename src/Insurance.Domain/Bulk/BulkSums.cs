using System.Collections.Immutable;

namespace Insurance.Domain.Bulk;

/// <summary>
/// What rows come to together, in 64 bits of fen. A calculation adds to it, so that one goes through many blocks; one that is shared by threads must be
/// guarded by the caller. <c>new</c> begins at nothing.
/// </summary>
public sealed class BulkSums
{
    private readonly long[] lines;

    /// <summary>Sums for the lines of a plan.</summary>
    public BulkSums(BulkPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Lines = plan.Lines;
        lines = new long[plan.Lines.Length];
    }

    /// <summary>The lines, as the plan has them.</summary>
    public ImmutableArray<InsuranceLine> Lines { get; }

    /// <summary>How many rows were looked at.</summary>
    public long Rows { get; private set; }

    /// <summary>How many of them were refused.</summary>
    public long Refused { get; private set; }

    /// <summary>What the people pay.</summary>
    public Money Total { get; private set; }

    /// <summary>What a line comes to, whoever pays it.</summary>
    /// <param name="line">The index of the line in <see cref="Lines"/>.</param>
    public Money this[int line] => Money.FromFen(lines[line]);

    /// <summary>Adds the sums of other rows of the same plan.</summary>
    /// <exception cref="ArgumentException">They have other lines.</exception>
    /// <exception cref="OverflowException">A sum does not fit 64 bits of fen.</exception>
    public void Add(BulkSums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!Lines.AsSpan().SequenceEqual(other.Lines.AsSpan()))
        {
            throw new ArgumentException("The sums are of other lines.", nameof(other));
        }

        Add(other.Rows, other.Refused, other.lines, other.Total.Fen);
    }

    /// <summary>Begins again at nothing.</summary>
    public void Clear()
    {
        Array.Clear(lines);
        (Rows, Refused, Total) = (0, 0, Money.Zero);
    }

    internal void Add(long rows, long refused, ReadOnlySpan<long> more, long total)
    {
        // A sum that does not fit throws before any is changed.
        var totals = Total + Money.FromFen(total);
        for (var i = 0; i < lines.Length; i++)
        {
            _ = lines[i] + more[i];
        }

        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] += more[i];
        }

        (Rows, Refused, Total) = (Rows + rows, Refused + refused, totals);
    }
}
