using System.Runtime.InteropServices;

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
        ReadOnlyMemory<BulkRequest>? held = requests is BulkRequest[] array ? array.AsMemory() : requests is ArraySegment<BulkRequest> part ? part.AsMemory() : (ReadOnlyMemory<BulkRequest>?)null;
        var listed = requests as List<BulkRequest>;
        for (int count = Ahead, start = 0; count == Ahead; start += count)
        {
            // Requests that lie in memory are read without asking for each by two calls.
            count = held is { } memory ? Fill(plan, memory.Span[start..], bases, grades, months)
                : listed is not null ? Fill(plan, CollectionsMarshal.AsSpan(listed)[start..], bases, grades, months)
                : Fill(plan, reading, bases, grades, months);
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

    private static int Fill(BulkPlan plan, IEnumerator<BulkRequest> reading, int[] bases, byte[] grades, byte[] months)
    {
        var count = 0;
        for (; count < Ahead && reading.MoveNext(); count++)
        {
            var request = reading.Current;
            (bases[count], grades[count], months[count]) = Row(plan, in request);
        }

        return count;
    }

    private static int Fill(BulkPlan plan, ReadOnlySpan<BulkRequest> requests, int[] bases, byte[] grades, byte[] months)
    {
        var count = Math.Min(Ahead, requests.Length);
        for (var i = 0; i < count; i++)
        {
            (bases[i], grades[i], months[i]) = Row(plan, in requests[i]);
        }

        return count;
    }

    private static (int Base, byte Grade, byte Months) Row(BulkPlan plan, in BulkRequest request) =>
        (BulkPlan.ColumnBase(request.Base), plan.IndexOf(request.Grade), (byte)Math.Clamp(request.Months, byte.MinValue, byte.MaxValue));
}
