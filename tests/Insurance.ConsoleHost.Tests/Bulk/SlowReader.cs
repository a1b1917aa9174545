namespace Insurance.ConsoleHost.Tests.Bulk;

/// <summary>A record as <c>docs/bulk-file.md</c> defines it: its line, its fields, or the code of what is wrong with it.</summary>
internal sealed record SlowRecord(long Line, List<byte[]> Fields, string? Fault);

/// <summary>The grammar of <c>docs/bulk-file.md</c>, written down once more: the whole file in memory, byte by byte, one state after the other.</summary>
internal static class SlowReader
{
    private const int MostBytes = 1024;

    private enum State { FieldBegins, Plain, Quoted, QuoteInQuotes, ReturnAfterQuotes }

    public static List<SlowRecord> Read(byte[] file)
    {
        var records = new List<SlowRecord>();
        var line = 1L;
        var at = file is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        while (at < file.Length)
        {
            var (fields, fault, end) = RecordAt(file, at);
            if (fault is not null)
            {
                end = at;
                while (end < file.Length && file[end] != '\n')
                {
                    end++;
                }

                end = Math.Min(end + 1, file.Length);
            }

            records.Add(new SlowRecord(line, fields, fault));
            line += file[at..end].Count(b => b == '\n');
            at = end;
        }

        return records;
    }

    private static (List<byte[]> Fields, string? Fault, int End) RecordAt(byte[] file, int start)
    {
        var fields = new List<byte[]>();
        var field = new List<byte>();
        var state = State.FieldBegins;
        for (var at = start; ; at++)
        {
            var ends = at == file.Length || file[at] == '\n';
            if (at == file.Length && state == State.Quoted)
            {
                return ([], "bulk.quotes", 0);
            }

            if (at - start == MostBytes && (!ends || state == State.Quoted))
            {
                return ([], state == State.Quoted || file.AsSpan(start..at).Contains((byte)'\n') ? "bulk.quotes" : "bulk.length", 0);
            }

            if (ends && state != State.Quoted)
            {
                if (state == State.Plain && field[^1] == '\r')
                {
                    field.RemoveAt(field.Count - 1);
                }

                fields.Add([.. field]);
                return (fields, null, Math.Min(at + 1, file.Length));
            }

            var b = file[at];
            switch (state, (char)b)
            {
                case (State.FieldBegins, '"'):
                    state = State.Quoted;
                    break;
                case (State.FieldBegins or State.Plain or State.QuoteInQuotes, ','):
                    fields.Add([.. field]);
                    field.Clear();
                    state = State.FieldBegins;
                    break;
                case (State.Plain, '"'):
                    return ([], "bulk.quotes", 0);
                case (State.FieldBegins or State.Plain, _):
                    field.Add(b);
                    state = State.Plain;
                    break;
                case (State.Quoted, '"'):
                    state = State.QuoteInQuotes;
                    break;
                case (State.Quoted, _):
                    field.Add(b);
                    break;
                case (State.QuoteInQuotes, '"'):
                    field.Add(b);
                    state = State.Quoted;
                    break;
                case (State.QuoteInQuotes, '\r'):
                    state = State.ReturnAfterQuotes;
                    break;
                default:
                    return ([], "bulk.quotes", 0);
            }
        }
    }
}
