using Insurance.Domain.Bulk;

namespace Insurance.ConsoleHost.Bulk;

/// <summary>One thread's share of a job, with all the memory it takes: it fills a piece, works its rows out and writes them when it is their turn.</summary>
internal sealed class BulkWorker
{
    private readonly BulkJob job;
    private readonly Piece piece;
    private readonly RowParser parser;
    private readonly RowColumns rows;
    private readonly RowWriter writer;
    private readonly List<RefusedLine> first = new(BulkReport.MostFirst);
    private readonly List<RefusedLine> malformed = new(BulkReport.MostMalformed);

    public BulkWorker(BulkJob job)
    {
        this.job = job;
        piece = job.Reader.NewPiece();
        parser = new RowParser(job.Order, job.Grades, job.Sizes.Rows, job.Sizes.Plain);
        rows = new RowColumns(job.Plan, job.Sizes.Rows);
        writer = new RowWriter(job.Sizes.Output);
        Sums = new BulkSums(job.Plan);
    }

    public BulkSums Sums { get; }

    public RowDigest Digest => writer.Digest;

    public long[] Refused => writer.Refused;

    /// <summary>Takes pieces until none are left or the job is stopped.</summary>
    public void Run()
    {
        while (!job.IsStopped && job.Reader.Read(piece))
        {
            var (at, line, before) = (Piece.Start, 0, Sums.Rows);
            while (at < piece.End && !job.IsStopped)
            {
                parser.Read(piece, ref at, ref line, rows);
                rows.Calculate(job.Plan, Sums);
                if (!WriteRows())
                {
                    return;
                }
            }

            if (!job.Turns.Wait(piece.Number))
            {
                return;
            }

            Write();
            job.EndPiece(line, Sums.Rows - before, piece.Taken);
            job.Turns.Pass();
        }
    }

    private bool WriteRows()
    {
        for (var row = 0; row < rows.Count;)
        {
            var next = writer.Write(piece, rows, row);
            Note(row, next);
            row = next;
            if (row == rows.Count)
            {
                break;
            }

            // The buffer is full before the piece ends: the turn is kept until the rest is written, too.
            if (!job.Turns.Wait(piece.Number))
            {
                return false;
            }

            Write();
        }

        return true;
    }

    /// <summary>Keeps the first refused lines, by their place in the piece.</summary>
    private void Note(int from, int end)
    {
        if (!job.WantsLines)
        {
            return;
        }

        for (var row = from; row < end && (first.Count < BulkReport.MostFirst || malformed.Count < BulkReport.MostMalformed); row++)
        {
            var code = rows.CodeOf(row);
            if (code != RowFaults.None && first.Count < BulkReport.MostFirst)
            {
                first.Add(new RefusedLine(rows.Lines[row], code));
            }

            if (RowFaults.IsMalformed(code) && malformed.Count < BulkReport.MostMalformed)
            {
                malformed.Add(new RefusedLine(rows.Lines[row], code));
            }
        }
    }

    /// <summary>Writes what is there; the worker has the turn.</summary>
    private void Write()
    {
        job.Write(writer.Text, first, malformed);
        writer.Clear();
        first.Clear();
        malformed.Clear();
    }
}
