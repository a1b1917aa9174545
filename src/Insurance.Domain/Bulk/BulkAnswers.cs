namespace Insurance.Domain.Bulk;

/// <summary>Takes requests into columns and hands the answers out again, a few hundred at a time.</summary>
internal sealed class BulkAnswers
{
    private const int Ahead = 512;

    private BulkAnswers(int lines)
    {
        Lines = new int[lines][];
        for (var line = 0; line < lines; line++)
        {
            Lines[line] = new int[Ahead];
        }
    }

    public int[][] Lines { get; }

    public int[] Totals { get; } = new int[Ahead];

    public byte[] Refusals { get; } = new byte[Ahead];

    public static IEnumerable<BulkAnswer> Of(BulkPlan plan, IEnumerable<BulkRequest> requests)
    {
        var (bases, grades, months) = (new int[Ahead], new byte[Ahead], new byte[Ahead]);
        var lines = new Memory<int>[plan.Lines.Length];
        using var reading = requests.GetEnumerator();
        for (var count = Ahead; count == Ahead;)
        {
            for (count = 0; count < Ahead && reading.MoveNext(); count++)
            {
                var request = reading.Current;
                bases[count] = BulkPlan.ColumnBase(request.Base);
                grades[count] = plan.IndexOf(request.Grade);
                months[count] = (byte)Math.Clamp(request.Months, byte.MinValue, byte.MaxValue);
            }

            if (count == 0)
            {
                yield break;
            }

            var answers = new BulkAnswers(lines.Length);
            for (var line = 0; line < lines.Length; line++)
            {
                lines[line] = answers.Lines[line];
            }

            plan.Calculate(new BulkRows(bases, grades, months, lines, answers.Totals, answers.Refusals).Slice(0, count));
            for (var i = 0; i < count; i++)
            {
                yield return new BulkAnswer(answers, i);
            }
        }
    }
}
