using System.Globalization;
using System.Security.Cryptography;

namespace Insurance.Benchmarks;

/// <summary>
/// How near does a province in a file come to copying the file? The console host's <c>bulk</c> over the reference workload, against a plain copy of the file that it
/// wrote and against a reader as most would write it. They take turns, each as a process of its own; the medians are compared. No BenchmarkDotNet: what
/// counts is the whole process and its memory.
/// </summary>
internal sealed class AFileOfTheProvince(string host, string folder, long rows)
{
    private const double MostTimesCopy = 4;
    private const double LeastTimesFasterThanNaive = 8;
    private const double MostMebibytes = 80;
    private const string HostName = "Insurance.ConsoleHost";

    private readonly string input = Path.Combine(folder, "in.csv");
    private readonly string written = Path.Combine(folder, "written.csv");
    private readonly string output = Path.Combine(folder, "out.csv");
    private readonly string tariff = Path.Combine(folder, "reference-tariff.json");

    /// <summary>The command <c>files</c>: 0 where all ran and wrote the same bytes, whatever the figures.</summary>
    public static int Run(string[] arguments)
    {
        var options = new FileOptionList(arguments);
        var folder = options.Text("--folder") ?? Directory.CreateTempSubdirectory("insurance-files-").FullName;
        Directory.CreateDirectory(folder);
        var host = options.Text("--host") ?? HostBeside(AppContext.BaseDirectory);
        try
        {
            return new AFileOfTheProvince(host, folder, options.Number("--rows", 10_000_000)).Measure((int)options.Number("--rounds", 5));
        }
        finally
        {
            if (options.Text("--folder") is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private int Measure(int rounds)
    {
        File.WriteAllBytes(tariff, ReferenceTariff.File());
        ReferenceRows.WriteCsv(input, rows);
        Contender[] contenders =
        [
            new("bare host", [host, "workdays", "--after", "2023-09-28", "--count", "3", "--json"], Writes: false),
            new("File.Copy", Self(FileContenders.FileCopy, written)),
            new("copy in a loop", Self(FileContenders.LoopCopy, written)),
            new("bulk, 1 thread", Bulk(output, 1)),
            new("bulk, 2 threads", Bulk(output, 2)),
            new("naive reader", Self(FileContenders.Naive, input)),
        ];

        // Once before all others, for the file that is copied and for the bytes that everybody must write.
        var first = MeasuredProcess.Run("dotnet", Bulk(written, 2));
        if (first.ExitCode != 0)
        {
            return Fail("bulk", first);
        }

        using (var file = File.OpenWrite(written))
        {
            file.Flush(flushToDisk: true);
        }

        var expected = Digest(written);
        for (var round = 0; round < rounds; round++)
        {
            // Whoever goes first in one round goes last in the next.
            for (var turn = 0; turn < contenders.Length; turn++)
            {
                var contender = contenders[(round + turn) % contenders.Length];
                File.Delete(output);
                var run = MeasuredProcess.Run("dotnet", contender.Call);
                if (run.ExitCode != 0)
                {
                    return Fail(contender.Name, run);
                }

                if (contender.Writes && Digest(output) != expected)
                {
                    return Fail($"{contender.Name}: other bytes than the first run wrote", run);
                }

                contender.Runs.Add(run);
            }
        }

        Print(contenders, rounds, first.Output);
        return 0;
    }

    private void Print(Contender[] contenders, int rounds, string told)
    {
        // The strictest reading: the whole process with its start, against the work alone of the faster copy.
        var copy = Math.Min(contenders[1].Work, contenders[2].Work);
        var naive = contenders[^1];
        Say($"{rows} rows, {Mebibytes(input):F0} MiB in, {Mebibytes(written):F0} MiB out, {rounds} rounds, medians (least-most)");
        Say($"first run: {told.Trim()}");
        Say($"");
        Say($"| contender | process, s | its work, s | process to copy | work to copy | process faster than naive | peak, MiB |");
        Say($"|---|---:|---:|---:|---:|---:|---:|");
        foreach (var one in contenders)
        {
            Say($"| {one.Name} | {one.Whole:F3} ({one.Runs.Min(run => run.Whole):F3}-{one.Runs.Max(run => run.Whole):F3}) | {one.Work:F3} | {one.Whole / copy:F2} | {one.Work / copy:F2} | {naive.Whole / one.Whole:F1} | {one.Peak:F0} |");
        }

        Say($"");
        foreach (var bulk in contenders.Where(one => one.Name.StartsWith("bulk", StringComparison.Ordinal)))
        {
            Say($"{bulk.Name}: at most {MostTimesCopy} x the copy {Met(bulk.Whole / copy <= MostTimesCopy)}, at least {LeastTimesFasterThanNaive} x faster than naive {Met(naive.Whole / bulk.Whole >= LeastTimesFasterThanNaive)}, under {MostMebibytes} MiB {Met(bulk.Peak < MostMebibytes)}");
        }

        static string Met(bool met) => met ? "met" : "MISSED";
    }

    private string[] Bulk(string to, int threads) =>
    [
        host, "bulk", input, to, "--region", ReferenceTariff.Region, "--scheme", ReferenceTariff.Scheme, "--year", $"{ReferenceTariff.Year}", "--tariff", tariff,
        "--threads", $"{threads}", "--json",
    ];

    private string[] Self(string contender, string from) => [typeof(AFileOfTheProvince).Assembly.Location, contender, from, output];

    private static string Digest(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexString(SHA256.HashData(file));
    }

    private static double Mebibytes(string path) => new FileInfo(path).Length / (1024.0 * 1024.0);

    private static int Fail(string what, MeasuredProcess run)
    {
        Console.Error.WriteLine($"{what} failed with exit code {run.ExitCode}: {run.Output}");
        return 1;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    // benchmarks/Insurance.Benchmarks/bin/<configuration>/<framework>: the host is built into the like folder.
    private static string HostBeside(string own)
    {
        var framework = new DirectoryInfo(own);
        var root = framework.Parent?.Parent?.Parent?.Parent?.Parent;
        return Path.Combine(root?.FullName ?? own, "samples", HostName, "bin", framework.Parent?.Name ?? "", framework.Name, HostName + ".dll");
    }

    private sealed record Contender(string Name, string[] Call, bool Writes = true)
    {
        public List<MeasuredProcess> Runs { get; } = [];

        public double Whole => Median(run => run.Whole);

        public double Work => Median(run => run.Told ?? run.Whole);

        public double Peak => Runs.Max(run => run.PeakMebibytes);

        private double Median(Func<MeasuredProcess, double> value)
        {
            double[] sorted = [.. Runs.Select(value).Order()];
            var middle = sorted.Length / 2;
            return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    }

    /// <summary>Options with a value each.</summary>
    private sealed class FileOptionList(string[] arguments)
    {
        public string? Text(string name)
        {
            var at = Array.IndexOf(arguments, name);
            return at < 0 || at + 1 == arguments.Length ? null : arguments[at + 1];
        }

        public long Number(string name, long otherwise) => Text(name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    }
}
