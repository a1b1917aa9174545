using System.Globalization;
using Spectre.Console;

namespace Insurance.ConsoleHost.Bulk;

/// <summary>A bar with rate and time left while a job runs.</summary>
internal static class BulkProgress
{
    private const int PerMillion = 1_000_000;

    /// <summary>Runs a job with a bar.</summary>
    /// <param name="console">The terminal; null where nobody watches.</param>
    /// <param name="bytes">How many bytes there are to read.</param>
    /// <param name="what">What is counted, such as rows.</param>
    /// <param name="run">Runs the job and calls what it is given, where it is given something, every now and then.</param>
    public static T Run<T>(IAnsiConsole? console, long bytes, string what, Func<Action<IFileJob>?, T> run)
    {
        if (console is null)
        {
            return run(null);
        }

        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask("bulk", maxValue: Math.Max(bytes, 1));
                var started = System.Diagnostics.Stopwatch.StartNew();
                return run(job => Show(task, job, what, started.Elapsed));
            });
    }

    private static void Show(ProgressTask task, IFileJob job, string what, TimeSpan elapsed)
    {
        var rate = job.Rows / Math.Max(elapsed.TotalSeconds, 0.001);
        task.Description = string.Create(CultureInfo.InvariantCulture, $"{job.Rows:N0} {what}, {rate / PerMillion:F2} million a second");
        task.Value = Math.Min(job.Taken, task.MaxValue);
    }
}
