using System.Diagnostics;
using System.Text;
using Insurance.ConsoleHost.Store;
using Insurance.Domain;

namespace Insurance.ConsoleHost.Tests;

/// <summary>The store on the disk: whole at every moment, one writer at a time, and its first version stays readable.</summary>
public sealed class StoreFileTests : IDisposable
{
    private const string Placing = "--year 2025 --grade 2 --insured-name 张敏 --insured-id 500103199003072020 --at 2025-02-10T10:00+08:00";

    private readonly Console console = new();

    private string Store => Path.Combine(console.Directory, "s.json");

    public void Dispose() => console.Dispose();

    [Theory]
    [InlineData("Before", "old")]
    [InlineData("HalfWritten", "old")]
    [InlineData("Flushed", "old")]
    [InlineData("Renamed", "new")]
    public void Whoever_ends_at_a_point_of_the_writing_leaves_a_whole_store(string point, string left)
    {
        File.WriteAllText(Store, "old");
        var asked = Enum.Parse<WritingPoint>(point);
        using (var file = Opened(at => { if (at == asked) { throw new Ended(); } }))
        {
            Assert.Throws<Ended>(() => file.Write(Encoding.UTF8.GetBytes("new")));
        }

        Assert.Equal(left, File.ReadAllText(Store));

        // The next writer is not held up by what was left behind.
        using var next = Opened(_ => { });
        next.Write(Encoding.UTF8.GetBytes("next"));
        Assert.Equal("next", Encoding.UTF8.GetString(next.Read()!));
        Assert.False(File.Exists($"{Store}.part"));
    }

    [Fact]
    public async Task Two_writers_never_lose_each_other_s_work()
    {
        console.Call($"pay --store s.json {Placing}");
        var calls = Enumerable.Range(1, 12).Select(i => Task.Run(() => console.Call($"pay --store s.json --notice N{i} --amount 1.00 --paid-at 2025-02-10T10:05+08:00 --json").Code));

        Assert.All(await Task.WhenAll(calls), code => Assert.Equal(0, code));
        Assert.Equal("12.00", console.Call("status --store s.json --json").Json.GetProperty("balance").GetProperty("received").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"format":"insurance-domain-store","version":2,"orders":0,"people":[],"strays":[],"commands":[]}""")]
    [InlineData("""{"format":"insurance-domain-store","version":1,"orders":0,"people":[],"strays":[],"commands":[],"more":1}""")]
    [InlineData("""{"format":"another","version":1,"orders":0,"people":[],"strays":[],"commands":[]}""")]
    [InlineData("""{"format":"insurance-domain-store","version":1,"version":1,"orders":0,"people":[],"strays":[],"commands":[]}""")]
    [InlineData("""{"format":"insurance-domain-store","version":1,"orders":0,"people":[{"enrollment":null,"orders":[]}],"strays":[],"commands":[]}""")]
    [InlineData("""{"format":"insurance-domain-store","version":1,"orders":0,"people":[1],"strays":[],"commands":[]}""")]
    public void A_file_that_is_no_store_is_told_as_one_and_left_as_it_is(string text)
    {
        console.Write("s.json", text);

        var said = console.Call($"pay --store s.json {Placing} --json");

        Assert.Equal((2, "call.file"), (said.Code, Assert.Single(said.ErrorCodes)));
        Assert.Equal(text, File.ReadAllText(Store));
    }

    [Fact]
    public void A_store_that_contradicts_itself_is_refused_with_the_place()
    {
        console.Call($"pay --store s.json {Placing}");
        File.WriteAllText(Store, File.ReadAllText(Store).Replace("\"state\": \"placed\"", "\"state\": \"paid\"", StringComparison.Ordinal));

        var said = console.Call("status --store s.json --json");

        Assert.Equal((1, "snapshot.contradiction"), (said.Code, Assert.Single(said.ErrorCodes)));
        Assert.Equal("people[0].orders[0].state", said.Json.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    /// <summary>The promise that a store of version 1 stays readable.</summary>
    [Fact]
    public void The_store_of_version_1_still_opens()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Assets", "store.v1.json"), Store);

        var said = console.Call("status --store s.json --order ORDER-2025-000001 --json");

        Assert.Equal((0, "surplus-to-return"), (said.Code, said.Json.GetProperty("status").GetProperty("kind").GetString()));
        Assert.Equal("98.75", said.Json.GetProperty("balance").GetProperty("surplus").GetString());
        Assert.Contains("\"steps\":[\"registered\",\"declared\",\"ordered\"]", console.Call($"pay --store s.json {Placing} --key K-1 --json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_else_reads_the_store()
    {
        console.Call($"pay --store s.json {Placing}");

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Store));
        }
    }

    /// <summary>kill -9 at any moment of a process that pays: the file always opens, what was acknowledged is there, and nothing is there twice.</summary>
    [Fact]
    public void A_killed_process_leaves_a_store_that_opens()
    {
        console.Call($"pay --store s.json {Placing} --key K-0");
        var (watch, acknowledged) = (Stopwatch.StartNew(), 0);
        Assert.True(Ran("pay --store s.json --notice W0 --event wait --paid-at 2025-02-10T10:01+08:00", Timeout.Infinite));
        var whole = (int)watch.ElapsedMilliseconds;
        for (var i = 1; i <= 20; i++)
        {
            // From half of a run to its end: reading, writing, renaming, answering.
            var wait = (whole / 2) + (whole * i / 40);
            acknowledged += Ran($"pay --store s.json --notice N{i} --amount 1.00 --paid-at 2025-02-10T10:05+08:00 --key N-{i}", wait) ? 1 : 0;

            var status = console.Call("status --store s.json --json");
            Assert.Equal(0, status.Code);
            Assert.True(Money.Parse(status.Json.GetProperty("balance").GetProperty("received").GetString()!) >= Money.FromYuan(acknowledged));
        }

        // Sent again with their keys, each is there once.
        for (var i = 1; i <= 20; i++)
        {
            Assert.Equal(0, console.Call($"pay --store s.json --notice N{i} --amount 1.00 --paid-at 2025-02-10T10:05+08:00 --key N-{i} --json").Code);
        }

        Assert.Equal("20.00", console.Call("status --store s.json --json").Json.GetProperty("balance").GetProperty("received").GetString());
    }

    private StoreFile Opened(Action<WritingPoint> at) => StoreFile.Open(Store, isNew: true, at);

    /// <summary>Whether a process of the host ended by itself and well before it was killed.</summary>
    private bool Ran(string line, int milliseconds)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!.Contains("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet")
        {
            UseShellExecute = false,
            WorkingDirectory = console.Directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(Host).Assembly.Location);
        foreach (var part in line.Split(' '))
        {
            start.ArgumentList.Add(part);
        }

        using var process = Process.Start(start)!;
        if (process.WaitForExit(milliseconds))
        {
            return process.ExitCode == 0;
        }

        process.Kill();
        process.WaitForExit();
        return false;
    }

    private sealed class Ended : Exception;
}
