using System.Collections.Immutable;
using System.Diagnostics;
using Insurance.ConsoleHost.Bulk;

namespace Insurance.ConsoleHost.Coverage;

/// <summary>A file of facts that becomes a file of people, each with a year of cover.</summary>
/// <param name="Input">The full path of the facts.</param>
/// <param name="Output">The full path of what is written.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Threads">On so many threads.</param>
internal sealed record CoverageBulk(string Input, string Output, CoverageQuestion Question, int Threads)
{
    private const int PieceBytes = 64 * 1024;
    private const int PeopleAtOnce = 256;

    /// <summary>Does the job.</summary>
    /// <param name="answer">Where it is watched, on a terminal.</param>
    /// <param name="wrong">What is wrong with the columns, where nothing was read.</param>
    /// <exception cref="BulkFileException">A file cannot be read or written to its end.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; nothing is written.</exception>
    public (CoverageReport Report, TimeSpan Elapsed)? Run(Answer answer, out ImmutableArray<CallError> wrong)
    {
        var started = Stopwatch.GetTimestamp();
        using var input = JobFiles.Open(Input);
        var pieces = new PieceReader(input, PieceBytes);
        var header = pieces.ReadHeader();
        if (CoverageColumns.Of(header, out wrong) is not { } columns)
        {
            return null;
        }

        using var stopping = new Stopping();
        using var output = new OutputFile(Output);
        var job = new CoverageJob(Question, new PeopleReader(pieces, columns, header!.Lines, PeopleAtOnce), output.Stream);
        var report = BulkProgress.Run(answer.Watching(), input.CanSeek ? input.Length : 0, "people", watch => job.Run(Threads, watch, stopping.Token));
        output.Finish();
        return (report, Stopwatch.GetElapsedTime(started));
    }
}
