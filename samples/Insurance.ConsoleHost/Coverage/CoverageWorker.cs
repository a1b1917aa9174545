using Insurance.Domain.Coverage;

namespace Insurance.ConsoleHost.Coverage;

/// <summary>One thread's share of a job: it takes some people, derives their timelines and writes the lines when it is their turn.</summary>
internal sealed class CoverageWorker(CoverageJob job)
{
    private readonly PeopleBatch batch = new(job.Reader.Columns.Count);
    private readonly FactReader facts = new(job.Reader.Columns, job.Question.Region);
    private readonly CoverageDays days = new(job.Question.Year);
    private readonly CoverageWriter writer = new(job.Question.Year);

    /// <summary>Takes people until none are left or the job is stopped.</summary>
    public void Run()
    {
        while (!job.IsStopped && job.Reader.Read(batch))
        {
            var report = new CoverageReport();
            for (var person = 0; person < batch.People; person++)
            {
                var code = CodeOf(batch[person]);
                writer.Write(batch.IdOf(person), days, code);
                report.Count(batch[person].Line, days, code);
            }

            report.Digest = writer.Digest;
            if (!job.Turns.Wait(batch.Number))
            {
                return;
            }

            job.Write(writer.Text, report, batch.Taken);
            writer.Clear();
            job.Turns.Pass();
        }
    }

    /// <summary>Takes the days of a person; the code where there are none.</summary>
    private string? CodeOf(in PersonRows person)
    {
        if (facts.Read(batch, person, out var fault) is not { } known)
        {
            return fault;
        }

        if (!CoverageTimeline.Of(known, job.Question.Waits).TryGet(out var timeline, out var refused))
        {
            return refused[0].Code;
        }

        days.Take(timeline);
        return null;
    }
}
