using System.Runtime.ExceptionServices;
using Insurance.ConsoleHost.Bulk;
using Insurance.Domain;
using Insurance.Domain.Coverage;

namespace Insurance.ConsoleHost.Coverage;

/// <summary>What is asked of every person of a file.</summary>
/// <param name="Region">The pooling area.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="Waits">How waits are decided.</param>
internal sealed record CoverageQuestion(Region Region, int Year, IWaitingPeriodPolicy Waits);

/// <summary>A line of the file, the header's being 1, with the code for which it or its person is refused.</summary>
internal readonly record struct RefusedPerson(long Line, string Code);

/// <summary>
/// Reads people, asks for their cover and writes it, on several threads. Each takes the next people of the file, and they write in the order of the file, so that the output does not
/// depend on their number. So many batches as threads are in memory, whatever the size of the file.
/// </summary>
internal sealed class CoverageJob(CoverageQuestion question, PeopleReader reader, Stream output) : IFileJob
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly CoverageReport report = new();
    private readonly Lock failing = new();
    private ExceptionDispatchInfo? failure;
    private long taken;
    private long people;
    private volatile bool stopped;

    public CoverageQuestion Question => question;

    public PeopleReader Reader => reader;

    public Turns Turns { get; } = new();

    public bool IsStopped => stopped;

    /// <inheritdoc/>
    public long Taken => Volatile.Read(ref taken);

    /// <summary>How many people are done.</summary>
    public long Rows => Volatile.Read(ref people);

    /// <summary>Does the whole job.</summary>
    /// <param name="threads">On so many threads, besides the calling one, which waits.</param>
    /// <param name="watch">Is called by the calling thread every now and then.</param>
    /// <param name="cancellation">Ends the job early.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public CoverageReport Run(int threads, Action<IFileJob>? watch, CancellationToken cancellation)
    {
        Write(CoverageWriter.Header(question.Year));
        using (cancellation.Register(Stop))
        {
            Thread[] running = [.. Enumerable.Range(0, threads).Select(_ => new CoverageWorker(this)).Select(worker => new Thread(() => Run(worker)) { IsBackground = true })];
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
        report.Rows = reader.Rows;
        return report;
    }

    /// <summary>Writes the lines of a batch and takes over what it came to. Called in turn.</summary>
    public void Write(ReadOnlySpan<byte> text, CoverageReport ofBatch, long bytes)
    {
        Write(text);
        report.Take(ofBatch);
        Volatile.Write(ref people, report.People);
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

    private void Run(CoverageWorker worker)
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
}
