using Insurance.ConsoleHost.Bulk;

namespace Insurance.ConsoleHost.Coverage;

/// <summary>
/// Gathers the rows of a file that stand together and have one id. Batches are taken one after the other, by whichever thread comes next; one ends where a person ends. What is kept of
/// a person is bounded, however many rows there are.
/// </summary>
internal sealed class PeopleReader
{
    /// <summary>The most rows of a person.</summary>
    public const int MostRows = 200;

    /// <summary>The most bytes of an id.</summary>
    public const int LongestId = 64;

    private const int MostBytes = 32 * 1024;

    private readonly Lock reading = new();
    private readonly PieceReader pieces;
    private readonly CoverageColumns columns;
    private readonly int most;
    private readonly Piece piece;
    private readonly Field[] fields;
    private int at = Piece.Start;
    private long line;
    private long batches;
    private long rows;
    private bool atRecord;
    private bool afterUnreadable;
    private string? fault;
    private int next;
    private int lineFeeds;

    /// <summary>A reader of batches of at most so many people.</summary>
    public PeopleReader(PieceReader pieces, CoverageColumns columns, long headerLines, int most)
    {
        this.pieces = pieces;
        this.columns = columns;
        this.most = most;
        piece = pieces.NewPiece();
        fields = new Field[columns.Count];
        line = headerLines + 1;
    }

    /// <summary>How many columns a row has.</summary>
    public CoverageColumns Columns => columns;

    /// <summary>How many rows were read.</summary>
    public long Rows => Volatile.Read(ref rows);

    /// <summary>Fills a batch with the next people; false where none are left.</summary>
    public bool Read(PeopleBatch batch)
    {
        lock (reading)
        {
            batch.Clear();
            while (LookAt())
            {
                var record = piece.Bytes.AsSpan(at..piece.End);
                var id = fault is null ? record.Slice(fields[columns[CoverageColumn.PersonId]].Start, fields[columns[CoverageColumn.PersonId]].Length) : default;
                var goesOn = fault is null && batch.People > 0 && !afterUnreadable && batch.IdOf(batch.People - 1).SequenceEqual(id);
                if (fault is not null && batch.People > 0 && !afterUnreadable)
                {
                    // It may be a row of theirs, which would then be missing.
                    batch[batch.People - 1].Fault ??= CoverageFaults.Neighbour;
                }

                if (!goesOn && (batch.People >= most || batch.Bytes >= MostBytes))
                {
                    break;
                }

                if (!goesOn)
                {
                    batch.AddPerson(id, line, fault ?? (afterUnreadable ? CoverageFaults.Neighbour : null));
                    afterUnreadable = fault is not null;
                }

                Add(batch, record);
            }

            (batch.Number, batch.Taken) = (batches++, piece.Taken);
            return batch.People > 0;
        }
    }

    /// <summary>Takes the record at hand.</summary>
    private void Add(PeopleBatch batch, ReadOnlySpan<byte> record)
    {
        if (fault is null && batch[batch.People - 1].Count < MostRows)
        {
            batch.AddRow(record, fields);
        }
        else if (fault is null)
        {
            batch[batch.People - 1].Fault ??= CoverageFaults.Rows;
        }

        line += lineFeeds;
        at += next;
        atRecord = false;
        Volatile.Write(ref rows, rows + 1);
    }

    /// <summary>Finds the next record, once; false where the file has ended.</summary>
    private bool LookAt()
    {
        if (atRecord)
        {
            return true;
        }

        if (at >= piece.End)
        {
            if (!pieces.Read(piece))
            {
                return false;
            }

            at = Piece.Start;
        }

        var text = piece.Bytes.AsSpan(at..piece.End);
        var scanned = RecordScanner.Scan(text, whole: true, fields, out var count, out next);

        // Counted before doubled quotes are taken out, which moves the bytes of a field together and leaves some of them twice.
        lineFeeds = text[..next].Count(RecordScanner.LineFeed);
        fault = scanned switch
        {
            Scanned.Sound => count == fields.Length ? null : CoverageFaults.Fields,
            Scanned.TooLong => CoverageFaults.Length,
            _ => CoverageFaults.Quotes,
        };
        if (fault is null)
        {
            for (var column = 0; column < fields.Length; column++)
            {
                fields[column] = fields[column].Undoubled(text);
            }

            fault = fields[columns[CoverageColumn.PersonId]].Length is > 0 and <= LongestId ? null : CoverageFaults.PersonId;
        }

        return atRecord = true;
    }
}
