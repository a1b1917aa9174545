using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Insurance.Benchmarks;

/// <summary>A process that ran to its end: how long it took from start to exit, the seconds it told itself, and the most memory it held.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Whole">From before it was started until it was gone, in seconds.</param>
/// <param name="Told">The <c>seconds</c> of the JSON that it printed; null where it told none.</param>
/// <param name="PeakMebibytes">The most memory that was resident, mapped files included.</param>
/// <param name="Output">What it printed.</param>
internal sealed record MeasuredProcess(int ExitCode, double Whole, double? Told, double PeakMebibytes, string Output)
{
    private const string HighWater = "VmHWM:";
    private const double KibibytesPerMebibyte = 1024;
    private const int BetweenLooksMilliseconds = 2;

    public static MeasuredProcess Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(BetweenLooksMilliseconds))
        {
            peak = Math.Max(peak, HighWaterOf(process));
        }

        var whole = Stopwatch.GetElapsedTime(started).TotalSeconds;
        process.WaitForExit();
        return new(process.ExitCode, whole, Seconds(output.Result), peak / KibibytesPerMebibyte, output.Result + errors.Result);
    }

    // The system keeps the peak itself, so that only what rises in the last two milliseconds is missed.
    private static long HighWaterOf(Process process)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                process.Refresh();
                return process.PeakWorkingSet64 / (long)KibibytesPerMebibyte;
            }

            var line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(line => line.StartsWith(HighWater, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line[HighWater.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            return 0;
        }
    }

    private static double? Seconds(string output)
    {
        if (!output.StartsWith('{'))
        {
            return null;
        }

        using var json = JsonDocument.Parse(output);
        return json.RootElement.TryGetProperty("seconds", out var seconds)
            ? seconds.ValueKind == JsonValueKind.String ? double.Parse(seconds.GetString()!, CultureInfo.InvariantCulture) : seconds.GetDouble()
            : null;
    }
}
