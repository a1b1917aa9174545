using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Insurance.Benchmarks;

/// <summary>
/// What the file job is measured against. Each runs as a process of its own, as the console host does, and prints the seconds that its work took, so that both
/// are known: the work, and the process with its start.
/// </summary>
internal static class FileContenders
{
    public const string Naive = "naive-file";
    public const string FileCopy = "copy-file";
    public const string LoopCopy = "loop-copy-file";

    private const int LoopBytes = 1 << 20;

    public static int Run(string contender, string input, string output)
    {
        var started = Stopwatch.GetTimestamp();
        switch (contender)
        {
            case Naive:
                AssessNaively(input, output);
                break;
            case FileCopy:
                File.Copy(input, output);
                break;
            default:
                CopyInLoop(input, output);
                break;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"seconds":{{Stopwatch.GetElapsedTime(started).TotalSeconds:F6}}}"""));
        return 0;
    }

    // As most would write it, and without mistakes: on the reference workload, where nothing is quoted, it writes the same bytes.
    private static void AssessNaively(string input, string output)
    {
        using var writer = new StreamWriter(output, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        writer.WriteLine("person_id,basic-medical,large-amount-mutual,total,error");
        foreach (var line in File.ReadLines(input).Skip(1))
        {
            var fields = line.Split(',');
            var premium = ByDecimal.Assess(new Person
            {
                Id = fields[0],
                Grade = fields[1],
                Months = int.Parse(fields[2], CultureInfo.InvariantCulture),
                Base = decimal.Parse(fields[3], CultureInfo.InvariantCulture),
            });
            writer.WriteLine(premium.Error is null
                ? string.Create(CultureInfo.InvariantCulture, $"{premium.Id},{premium.Basic:F2},{premium.Mutual:F2},{premium.Total:F2},")
                : $"{premium.Id},,,,{premium.Error}");
        }
    }

    private static void CopyInLoop(string input, string output)
    {
        using var from = File.OpenHandle(input, options: FileOptions.SequentialScan);
        using var to = File.OpenHandle(output, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[LoopBytes];
        var at = 0L;
        for (int read; (read = RandomAccess.Read(from, buffer, at)) > 0; at += read)
        {
            RandomAccess.Write(to, buffer.AsSpan(0, read), at);
        }
    }
}
