using System.Text;

namespace Insurance.ConsoleHost.Bulk;

/// <summary>The names of the columns, as the file has them; none where the header is no record.</summary>
internal sealed record HeaderRecord(string[] Names, int Lines)
{
    /// <summary>What some programs write before a text in UTF-8.</summary>
    public static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <summary>Reads the header at the beginning of a text.</summary>
    /// <param name="text">The text; where it is the whole file, it ends with LF.</param>
    /// <param name="whole">Whether it is.</param>
    /// <param name="length">How many bytes the header takes.</param>
    public static HeaderRecord Of(Span<byte> text, bool whole, out int length)
    {
        var fields = new Field[RecordScanner.MostBytes + 1];
        var sound = RecordScanner.Scan(text, whole, fields, out var count, out length) == Scanned.Sound;
        var names = new string[sound ? count : 0];
        for (var i = 0; i < names.Length; i++)
        {
            var field = fields[i].Undoubled(text);
            names[i] = Encoding.UTF8.GetString(text.Slice(field.Start, field.Length));
        }

        length = Math.Max(length, 0);
        return new HeaderRecord(names, text[..length].Count(RecordScanner.LineFeed));
    }
}
