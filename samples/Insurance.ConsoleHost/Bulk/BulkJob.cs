using System.Runtime.ExceptionServices;
using Insurance.Domain.Bulk;

namespace Insurance.ConsoleHost.Bulk;

/// <summary>
/// Reads rows, works them out and writes them, on several threads. Each takes the next piece of the file, and they write in the order of the pieces, so that the output does not
/// depend on their number. So many pieces as threads are in memory, whatever the size of the file.
/// </summary>
internal sealed class BulkJob(BulkPlan plan, PieceReader reader, ColumnOrder order, long headerLines, Stream output, BulkSizes sizes) : IFileJob
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly List<RefusedLine> first = [];
    private readonly List<RefusedLine> malformed = [];
    private readonly Lock failing = new();
    private ExceptionDispatchInfo? failure;
    private long line = headerLines + 1;
    private long taken;
    private long rows;
    private volatile bool stopped;
    private volatile bool wantsLines = true;

    public BulkPlan Plan => plan;

    public PieceReader Reader => reader;

    public ColumnOrder Order => order;

    public BulkSizes Sizes => sizes;

    public GradeNames Grades { get; } = new(plan);

    public Turns Turns { get; } = new();

    public bool IsStopped => stopped;

    /// <summary>Whether there is still room for refused lines.</summary>
    public bool WantsLines => wantsLines;

    /// <inheritdoc/>
    public long Taken => Volatile.Read(ref taken);

    /// <inheritdoc/>
    public long Rows => Volatile.Read(ref rows);

    /// <summary>Does the whole job.</summary>
    /// <param name="threads">On so many threads, besides the calling one, which waits.</param>
    /// <param name="watch">Is called by the calling thread every now and then.</param>
    /// <param name="cancellation">Ends the job early.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public BulkReport Run(int threads, Action<BulkJob>? watch, CancellationToken cancellation)
    {
        Write(RowWriter.Header(plan));
        BulkWorker[] workers = [.. Enumerable.Range(0, threads).Select(_ => new BulkWorker(this))];
        using (cancellation.Register(Stop))
        {
            Thread[] running = [.. workers.Select(worker => new Thread(() => Run(worker)) { IsBackground = true })];
            Array.ForEach(running, thread => thread.Start());
            foreach (var thread in running)
            {
                while (!thread.Join(BetweenLooks))
                {
                    watch?.Invoke(this);
                }
            }
        }

        failure?.Throw();
        cancellation.ThrowIfCancellationRequested();
        watch?.Invoke(this);
        return ReportOf(workers);
    }

    /// <summary>Writes rows and takes over the refused ones among them, whose lines are counted from the piece's first one. Called in turn.</summary>
    public void Write(ReadOnlySpan<byte> text, List<RefusedLine> firstOfPiece, List<RefusedLine> malformedOfPiece)
    {
        Take(firstOfPiece, first, BulkReport.MostFirst);
        Take(malformedOfPiece, malformed, BulkReport.MostMalformed);
        Write(text);
    }

    /// <summary>Moves on by the lines and rows of a piece. Called in turn.</summary>
    public void EndPiece(long lines, long rowsOfPiece, long bytes)
    {
        line += lines;
        wantsLines = first.Count < BulkReport.MostFirst || malformed.Count < BulkReport.MostMalformed;
        Volatile.Write(ref rows, rows + rowsOfPiece);
        Volatile.Write(ref taken, bytes);
    }

    private void Write(ReadOnlySpan<byte> text)
    {
        try
        {
            output.Write(text);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw BulkFileException.OfOutput(unwritable);
        }
    }

    private void Take(List<RefusedLine> from, List<RefusedLine> into, int most)
    {
        foreach (var refused in from)
        {
            if (into.Count < most)
            {
                into.Add(refused with { Line = line + refused.Line });
            }
        }
    }

    private void Run(BulkWorker worker)
    {
        try
        {
            worker.Run();
        }
#pragma warning disable CA1031 // Whatever it is, the calling thread throws it again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            lock (failing)
            {
                failure ??= ExceptionDispatchInfo.Capture(exception);
            }

            Stop();
        }
    }

    private void Stop()
    {
        stopped = true;
        Turns.Stop();
    }

    private BulkReport ReportOf(BulkWorker[] workers)
    {
        var (sums, digest, refused) = (new BulkSums(plan), new RowDigest(), new long[256]);
        foreach (var worker in workers)
        {
            sums.Add(worker.Sums);
            digest.Add(worker.Digest);
            for (var code = 0; code < refused.Length; code++)
            {
                refused[code] += worker.Refused[code];
            }
        }

        return new BulkReport(sums, digest, refused, first, malformed);
    }
}
