using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Insurance.ConsoleHost.Bulk;
using NodaTime;

namespace Insurance.ConsoleHost.Coverage;

/// <summary>Writes people as lines, and digests them. What is written is kept until it is taken away.</summary>
internal sealed class CoverageWriter(int year)
{
    private const int Room = 4096;
    private const int Months = 12;

    /// <summary>More than the longest line: an id with all of its bytes doubled, twelve months of as many changes as they have days, six counts, a day and a code.</summary>
    private const int LongestLine = 2048;

    private readonly int[] lengths = [.. Enumerable.Range(1, Months).Select(month => CalendarSystem.Iso.GetDaysInMonth(year, month))];
    private readonly Dictionary<string, byte[]> codes = new(StringComparer.Ordinal);
    private byte[] buffer = new byte[Room];
    private RowDigest digest;

    public RowDigest Digest => digest;

    /// <summary>What is written.</summary>
    public ReadOnlySpan<byte> Text => buffer.AsSpan(0, Length);

    private int Length { get; set; }

    /// <summary>The first line of an output.</summary>
    public static byte[] Header(int year)
    {
        var months = Enumerable.Range(1, Months).Select(month => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}"));
        ImmutableArray<string> names = ["person_id", .. months, .. CoverageDays.States.Select(state => state.Column), "first_covered", "error"];
        return Encoding.UTF8.GetBytes($"{string.Join(',', names)}\n");
    }

    /// <summary>Takes the text as written away, and its digest with it.</summary>
    public void Clear() => (Length, digest) = (0, default);

    /// <summary>Writes a person with their days, or with the code for which there are none.</summary>
    public void Write(ReadOnlySpan<byte> id, CoverageDays days, string? code)
    {
        if (buffer.Length - Length < LongestLine)
        {
            Array.Resize(ref buffer, (2 * buffer.Length) + LongestLine);
        }

        Length += RowWriter.WriteId(id, buffer.AsSpan(Length));
        var rest = Length;
        if (code is null)
        {
            WriteDays(days);
        }
        else
        {
            WriteCode(code);
        }

        digest.Add(Mixed(Mixed(RowDigest.Begin, id), buffer.AsSpan(rest..Length)));
        buffer[Length++] = RecordScanner.LineFeed;
    }

    private void WriteDays(CoverageDays days)
    {
        var left = days.Days;
        foreach (var length in lengths)
        {
            buffer[Length++] = RecordScanner.Comma;
            WriteMonth(left[..length]);
            left = left[length..];
        }

        foreach (var (state, _, _) in CoverageDays.States)
        {
            buffer[Length++] = RecordScanner.Comma;
            WriteNumber(days[state]);
        }

        buffer[Length++] = RecordScanner.Comma;
        if (days.FirstCovered is { } day)
        {
            Length += Encoding.UTF8.GetBytes(Texts.Of(day), buffer.AsSpan(Length));
        }

        buffer[Length++] = RecordScanner.Comma;
    }

    /// <summary>The letter of a month that has one state; else each letter with its days.</summary>
    private void WriteMonth(ReadOnlySpan<byte> month)
    {
        for (var from = 0; from < month.Length;)
        {
            var rest = month[from..];
            var count = rest.IndexOfAnyExcept(rest[0]) is >= 0 and var other ? other : rest.Length;
            buffer[Length++] = rest[0];
            if (count < month.Length)
            {
                WriteNumber(count);
            }

            from += count;
        }
    }

    private void WriteNumber(int number)
    {
        _ = Utf8Formatter.TryFormat(number, buffer.AsSpan(Length), out var written);
        Length += written;
    }

    private void WriteCode(string code)
    {
        if (!codes.TryGetValue(code, out var text))
        {
            text = Encoding.UTF8.GetBytes(code);
            codes.Add(code, text);
        }

        var commas = Months + CoverageDays.States.Length + 2;
        buffer.AsSpan(Length, commas).Fill(RecordScanner.Comma);
        Length += commas;
        text.CopyTo(buffer.AsSpan(Length));
        Length += text.Length;
    }

    private static ulong Mixed(ulong row, ReadOnlySpan<byte> text)
    {
        // The digest looks at eight bytes at once, also beyond the end.
        Span<byte> padded = stackalloc byte[LongestLine + sizeof(ulong)];
        text.CopyTo(padded);
        return RowDigest.Mix(row, ref padded[0], text.Length);
    }
}
