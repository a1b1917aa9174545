namespace Insurance.Domain.Bulk;

/// <summary>
/// What a <see cref="BulkRequest"/> comes to, or why it has no amount. Equal when refusal and all amounts are; <c>default</c> is an answer of nothing, without lines.
/// </summary>
public readonly struct BulkAnswer : IEquatable<BulkAnswer>
{
    // The few hundred answers that were worked out together share their columns.
    private readonly BulkAnswers? together;
    private readonly int row;

    internal BulkAnswer(BulkAnswers together, int row) => (this.together, this.row) = (together, row);

    /// <summary>Why there is no amount; <see cref="BulkRefusal.None"/> where there is one.</summary>
    public BulkRefusal Refusal => together is null ? BulkRefusal.None : (BulkRefusal)together.Refusals[row];

    /// <summary>What the person pays; nothing where refused.</summary>
    public Money Total => together is null ? Money.Zero : Money.FromFen(together.Totals[row]);

    /// <summary>How many lines the plan has.</summary>
    public int Lines => together?.Lines.Length ?? 0;

    /// <summary>What a line comes to, whoever pays it; nothing where refused and where the grade has no such line.</summary>
    /// <param name="line">The index of the line in <see cref="BulkPlan.Lines"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The plan has no such line.</exception>
    public Money this[int line]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(line);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(line, Lines);
            return Money.FromFen(together!.Lines[line][row]);
        }
    }

    /// <summary>The same refusal and the same amounts.</summary>
    public static bool operator ==(BulkAnswer left, BulkAnswer right) => left.Equals(right);

    /// <summary>Another refusal or another amount.</summary>
    public static bool operator !=(BulkAnswer left, BulkAnswer right) => !left.Equals(right);

    /// <summary>The same refusal and the same amounts.</summary>
    public bool Equals(BulkAnswer other)
    {
        var same = (Refusal, Total, Lines) == (other.Refusal, other.Total, other.Lines);
        for (var line = 0; same && line < Lines; line++)
        {
            same = this[line] == other[line];
        }

        return same;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BulkAnswer other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Refusal, Total, Lines);

    /// <summary>The total, or the code of the refusal.</summary>
    public override string ToString() => Refusal == BulkRefusal.None ? Total.ToString() : Refusal.Code();
}
