namespace Insurance.ConsoleHost.Bulk;

/// <summary>
/// Cuts a file into pieces that end where a record ends. Pieces are taken one after the other, by whichever thread comes next; a file is read once, from the
/// beginning to the end, and may be a pipe.
/// </summary>
internal sealed class PieceReader
{
    // One byte more than a record may have tells that it is too long.
    private const int Telling = RecordScanner.MostBytes + 1;

    private readonly Lock reading = new();
    private readonly Stream file;
    private readonly int wanted;
    private readonly byte[] left;
    private int leftCount;
    private bool ended;
    private long taken;
    private long pieces;

    /// <summary>A reader of pieces of about so many bytes.</summary>
    public PieceReader(Stream file, int wanted)
    {
        this.file = file;
        this.wanted = wanted;
        left = new byte[Capacity];
    }

    private int Capacity => wanted + Telling + HeaderRecord.ByteOrderMark.Length;

    /// <summary>An empty piece that is large enough.</summary>
    public Piece NewPiece() => new(Capacity);

    /// <summary>Takes the header off the file; null for a file that has none. It comes before all pieces.</summary>
    public HeaderRecord? ReadHeader()
    {
        var mark = HeaderRecord.ByteOrderMark;
        leftCount = Fill(left, 0, Telling + mark.Length);
        var start = left.AsSpan(0, leftCount).StartsWith(mark) ? mark.Length : 0;
        if (leftCount == start)
        {
            return null;
        }

        var bytes = left.AsSpan(start, leftCount - start);
        if (ended && bytes[^1] != RecordScanner.LineFeed)
        {
            bytes = (byte[])[.. bytes, RecordScanner.LineFeed];
        }

        var header = HeaderRecord.Of(bytes, ended, out var length);
        var rest = left.AsSpan(Math.Min(start + length, leftCount)..leftCount);
        rest.CopyTo(left);
        leftCount = rest.Length;
        return header;
    }

    /// <summary>Fills a piece with the next records; false where none are left.</summary>
    public bool Read(Piece piece)
    {
        lock (reading)
        {
            var bytes = piece.Bytes.AsSpan(Piece.Start, piece.Capacity + 1);
            left.AsSpan(0, leftCount).CopyTo(bytes);
            var (count, end) = (leftCount, 0);
            leftCount = 0;
            for (var least = wanted; end == 0; least = Math.Min(count + wanted, Telling))
            {
                count = Fill(bytes, count, Math.Max(least, count));
                if (ended)
                {
                    if (count == 0)
                    {
                        return false;
                    }

                    // The last record may lack its LF; there is room for it.
                    end = count;
                    if (bytes[end - 1] != RecordScanner.LineFeed)
                    {
                        bytes[end++] = RecordScanner.LineFeed;
                    }
                }
                else
                {
                    end = EndOfRecords(bytes[..count]);
                    if (end == 0 && count >= Telling)
                    {
                        SkipToNextLine();
                        bytes[Telling] = RecordScanner.LineFeed;
                        (end, count) = (Telling + 1, Telling + 1);
                    }
                    else if (end > 0)
                    {
                        leftCount = count - end;
                        bytes[end..count].CopyTo(left);
                    }
                }
            }

            (piece.End, piece.Number, piece.Taken) = (Piece.Start + end, pieces++, taken - leftCount);
            return true;
        }
    }

    /// <summary>Reads until there are so many bytes or the file has ended.</summary>
    private int Fill(Span<byte> bytes, int count, int least)
    {
        while (count < least && !ended)
        {
            var read = Next(bytes[count..least]);
            count += read;
        }

        return count;
    }

    private int Next(Span<byte> bytes)
    {
        try
        {
            var read = file.Read(bytes);
            ended = read == 0;
            taken += read;
            return read;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw BulkFileException.OfInput(unreadable);
        }
    }

    /// <summary>Drops the rest of a line that is too long; what comes after it is left for the next piece.</summary>
    private void SkipToNextLine()
    {
        while (!ended)
        {
            var count = Next(left);
            var end = left.AsSpan(0, count).IndexOf(RecordScanner.LineFeed);
            if (end >= 0)
            {
                var rest = left.AsSpan((end + 1)..count);
                rest.CopyTo(left);
                leftCount = rest.Length;
                return;
            }
        }
    }

    /// <summary>Where the last whole record of a text ends; 0 where it holds none.</summary>
    private static int EndOfRecords(ReadOnlySpan<byte> text)
    {
        for (var at = 0; ;)
        {
            var quote = text[at..].IndexOf(RecordScanner.Quote);
            if (quote < 0)
            {
                return at + text[at..].LastIndexOf(RecordScanner.LineFeed) + 1;
            }

            // Records without a quote are lines; those after the one with the next quote are looked for again.
            at += text.Slice(at, quote).LastIndexOf(RecordScanner.LineFeed) + 1;
            if (RecordScanner.Scan(text[at..], whole: false, [], out _, out var next) == Scanned.Undecided || next < 0)
            {
                return at;
            }

            at += next;
        }
    }
}
