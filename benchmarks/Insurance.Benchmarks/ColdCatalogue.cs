using System.Diagnostics;
using System.Globalization;
using Insurance.Domain;
using Insurance.Domain.Tariffs;

namespace Insurance.Benchmarks;

/// <summary>
/// What does the first use of the embedded catalogue cost a process that has just started? Most of it is compiling, which a benchmark inside of a warm
/// process cannot see: so each measurement is a process of its own.
/// </summary>
internal static class ColdCatalogue
{
    public const string Name = "cold";

    private const string Once = "once";
    private const string Quote = "quote";
    private const int Processes = 15;
    private const double MillisecondsPerSecond = 1000;

    public static int Run(string[] options)
    {
        switch (options)
        {
            case [Once, var what]:
                Measure(what);
                return 0;
            case []:
                return Report("every file", "all") | Report("one quote", Quote);
            default:
                return 1;
        }
    }

    private static int Report(string title, string what)
    {
        var runs = Enumerable.Range(0, Processes)
            .Select(_ => MeasuredProcess.Run("dotnet", typeof(ColdCatalogue).Assembly.Location, Name, Once, what))
            .ToList();
        if (runs.Find(run => run.ExitCode != 0 || run.Told is null) is { } failed)
        {
            Console.Error.WriteLine(failed.Output);
            return 1;
        }

        var times = runs.ConvertAll(run => run.Told!.Value * MillisecondsPerSecond);
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: median {times[Processes / 2]:F0} ms, best {times[0]:F0}, worst {times[^1]:F0}, of {Processes} processes. {runs[0].Output.Trim()}"));
        return 0;
    }

    /// <summary>From before the catalogue is named to the last file read, or to the first amount.</summary>
    private static void Measure(string what)
    {
        var started = Stopwatch.GetTimestamp();
        var catalog = TariffCatalog.Embedded;
        var files = what == Quote
            ? (catalog.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2025).Value.Assess("1", 12).Succeeded ? 1 : 0)
            : catalog.Histories.Select(history => history.Scheme).ToList().Count + catalog.Regions.Select(facts => facts.Region).ToList().Count;
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"seconds":{{seconds:F4}},"files":{{files}},"methods":{{System.Runtime.JitInfo.GetCompiledMethodCount()}}}"""));
    }
}
