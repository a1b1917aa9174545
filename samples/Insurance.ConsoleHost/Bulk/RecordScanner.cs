using System.Buffers;

namespace Insurance.ConsoleHost.Bulk;

/// <summary>What a scan came to.</summary>
internal enum Scanned
{
    /// <summary>A record with sound quoting.</summary>
    Sound,

    /// <summary>Broken quoting; the record ends at its first LF.</summary>
    Quotes,

    /// <summary>A record that is too long; it ends at its first LF.</summary>
    TooLong,

    /// <summary>The bytes at hand do not tell.</summary>
    Undecided,
}

/// <summary>
/// The grammar of a record, RFC 4180 with one rule more: what breaks it, breaks one line only. A record is at most <see cref="MostBytes"/> long, and only they are
/// looked at, so that a quote that is never closed is found without reading on, however the file is cut into pieces.
/// </summary>
internal static class RecordScanner
{
    /// <summary>The most bytes of a record, its LF not counted.</summary>
    public const int MostBytes = 1024;

    public const byte Quote = (byte)'"';
    public const byte Comma = (byte)',';
    public const byte LineFeed = (byte)'\n';
    public const byte CarriageReturn = (byte)'\r';

    private static readonly SearchValues<byte> InPlainField = SearchValues.Create(Quote, Comma, LineFeed);

    /// <summary>Scans the record at the beginning of a text.</summary>
    /// <param name="text">The text. Where it is all that is left, it ends with LF.</param>
    /// <param name="whole">Whether the text ends where a record ends.</param>
    /// <param name="fields">Where the fields go; those beyond its length are only counted.</param>
    /// <param name="count">How many fields there are.</param>
    /// <param name="next">Where the next record begins; -1 where the text does not hold the LF.</param>
    public static Scanned Scan(ReadOnlySpan<byte> text, bool whole, Span<Field> fields, out int count, out int next)
    {
        var end = Math.Min(text.Length, MostBytes);
        count = 0;
        for (var at = 0; ;)
        {
            var start = at;
            if (at < end && text[at] == Quote)
            {
                var doubled = false;
                for (at++; at < end && !(text[at] == Quote && !(at + 1 < end && text[at + 1] == Quote)); at++)
                {
                    if (text[at] == Quote)
                    {
                        doubled = true;
                        at++;
                    }
                }

                if (at >= end)
                {
                    return Faulty(text.Length > MostBytes || whole ? Scanned.Quotes : Scanned.Undecided, text, out next);
                }

                Add(fields, ref count, new Field(start + 1, at - start - 1, doubled));
                at++;
                if (at < end && text[at] == CarriageReturn && (at + 1 >= end || text[at + 1] == LineFeed))
                {
                    at++;
                }
                else if (at < end && text[at] is not (Comma or LineFeed))
                {
                    return Faulty(Scanned.Quotes, text, out next);
                }
            }
            else
            {
                var length = text[at..end].IndexOfAny(InPlainField);
                at = length < 0 ? end : at + length;
                if (at < end && text[at] == Quote)
                {
                    return Faulty(Scanned.Quotes, text, out next);
                }

                var ended = at < text.Length && text[at] == LineFeed;
                Add(fields, ref count, new Field(start, at - start - (ended && at > start && text[at - 1] == CarriageReturn ? 1 : 0), Doubled: false));
            }

            if (at < text.Length && text[at] == LineFeed)
            {
                next = at + 1;
                return Scanned.Sound;
            }

            if (at >= end)
            {
                return Faulty(text.Length > MostBytes ? Scanned.TooLong : Scanned.Undecided, text, out next);
            }

            at++; // the comma
        }
    }

    private static void Add(Span<Field> fields, ref int count, Field field)
    {
        if (count < fields.Length)
        {
            fields[count] = field;
        }

        count++;
    }

    private static Scanned Faulty(Scanned fault, ReadOnlySpan<byte> text, out int next)
    {
        // Where a line ended inside of quotes, only that line is taken away, and then its quotes are broken, whatever came after it.
        var end = text.IndexOf(LineFeed);
        next = end < 0 ? -1 : end + 1;
        return fault == Scanned.TooLong && end >= 0 && end < MostBytes ? Scanned.Quotes : fault;
    }
}
