using System.Globalization;
using System.Text;
using Insurance.ConsoleHost.Bulk;

namespace Insurance.ConsoleHost.Reconcile;

/// <summary>
/// Reads a CSV file record by record, with the grammar of <c>bulk</c>: RFC 4180, and no record longer than <see cref="RecordScanner.MostBytes"/>. The first record that breaks it
/// ends the reading: a reconciliation that passes a line over would balance by mistake.
/// </summary>
internal sealed class ListReader : IDisposable
{
    private const int PieceBytes = 1 << 16;

    private readonly Stream file;
    private readonly PieceReader pieces;
    private readonly Piece piece;
    private readonly Field[] fields;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private int start;
    private int at;
    private long next;

    /// <summary>Opens a list and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="list">The option that named it.</param>
    /// <param name="required">The columns that it must have.</param>
    /// <param name="optional">The columns that it may have.</param>
    /// <exception cref="ListFault">It cannot be read, or has other columns.</exception>
    public ListReader(string path, string list, string[] required, string[] optional)
    {
        List = list;
        file = Open(path, list);
        try
        {
            pieces = new PieceReader(file, PieceBytes);
            piece = pieces.NewPiece();
            piece.End = at = Piece.Start;
            var header = Guarded(pieces.ReadHeader);
            fields = new Field[required.Length + optional.Length];
            Place(header?.Names ?? [], required, optional);
            next = (header?.Lines ?? 0) + 1;
        }
        catch (ListFault)
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The option that named the list.</summary>
    public string List { get; }

    /// <summary>The line on which the record read last begins; the header's is 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>How many bytes of the file were taken so far.</summary>
    public long Taken => piece.Taken;

    /// <summary>Reads the next record; false at the end.</summary>
    public bool Read()
    {
        if (at >= piece.End)
        {
            if (!Guarded(() => pieces.Read(piece)))
            {
                return false;
            }

            at = Piece.Start;
        }

        var text = piece.Bytes.AsSpan(at..piece.End);
        Line = next;
        var scanned = RecordScanner.Scan(text, whole: true, fields, out var count, out var length);
        if (scanned != Scanned.Sound)
        {
            throw Wrong(scanned == Scanned.TooLong ? $"it is longer than {RecordScanner.MostBytes} bytes" : "its quotes are broken");
        }

        if (count != places.Count)
        {
            throw Wrong(string.Create(CultureInfo.InvariantCulture, $"it has {count} fields, and the header has {places.Count}"));
        }

        for (var field = 0; field < count; field++)
        {
            fields[field] = fields[field].Undoubled(text);
        }

        start = at;
        at += length;
        next += text[..length].Count(RecordScanner.LineFeed);
        return true;
    }

    /// <summary>A field of the record read last; empty where the column is not there.</summary>
    public string this[string column] => places.TryGetValue(column, out var place)
        ? Encoding.UTF8.GetString(piece.Bytes.AsSpan(start + fields[place].Start, fields[place].Length))
        : "";

    /// <summary>The line does not parse.</summary>
    public ListFault Wrong(string why) => ListFault.Called("call.row", List, string.Create(CultureInfo.InvariantCulture, $"Line {Line}: {why}."));

    /// <summary>The line parses and is not allowed.</summary>
    public ListFault NotAllowed(string code, string why) => ListFault.Refused(code, List, string.Create(CultureInfo.InvariantCulture, $"Line {Line}: {why}"));

    public void Dispose() => file.Dispose();

    private static FileStream Open(string path, string list)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception unreadable) when (BulkFileException.IsOfFile(unreadable))
        {
            throw Unreadable(list);
        }
    }

    private static ListFault Unreadable(string list) => ListFault.Called("call.file", list, "The file cannot be read.");

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (BulkFileException)
        {
            throw Unreadable(List);
        }
    }

    /// <summary>As in a file of people, a first line without the first column may be no header at all, and then none of its words is repeated.</summary>
    private void Place(string[] names, string[] required, string[] optional)
    {
        string[] known = [.. required, .. optional];
        if (Array.Find(required, name => !names.Contains(name, StringComparer.Ordinal)) is { } missing)
        {
            throw ListFault.Called("call.columns", List, $"The column '{missing}' is missing; the header names {string.Join(", ", required)}, and may name {string.Join(", ", optional)}.");
        }

        foreach (var name in names)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                throw ListFault.Called("call.columns", List, $"The column {Texts.Shown(name)} is none of {string.Join(", ", known)}.");
            }

            if (!places.TryAdd(name, places.Count))
            {
                throw ListFault.Called("call.columns", List, $"The column '{name}' is there more than once.");
            }
        }
    }
}
