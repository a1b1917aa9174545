using System.Text;
using Insurance.ConsoleHost.Bulk;
using Insurance.Domain.Bulk;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Insurance.ConsoleHost.Tests.Bulk;

/// <summary>A job that does not come to its end, and one that is watched.</summary>
public sealed class BulkJobTests : IDisposable
{
    private static readonly BulkPlan Plan = BulkPlan.Of(Jobs.Reference).Value;
    private static readonly byte[] People = Encoding.UTF8.GetBytes($"person_id,grade,months,base\n{string.Concat(Enumerable.Range(0, 2000).Select(i => $"p{i:D4},1,12,5000.00\n"))}");

    private readonly Console console = new();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_input_that_fails_midway_leaves_the_output_untouched(int threads)
    {
        var failure = Assert.Throws<BulkFileException>(() => RunTo("out.csv", new FailingStream(People, 10_000), threads, stream => stream));

        Assert.Equal(("call.file", "in"), (failure.Error.Code, failure.Error.Field));
        Assert.Equal("old", Only("out.csv"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_output_that_fails_midway_leaves_the_older_one_untouched(int threads)
    {
        var failure = Assert.Throws<BulkFileException>(() => RunTo("out.csv", new MemoryStream(People), threads, _ => new FailingStream([], 10_000)));

        Assert.Equal(("call.output", "out"), (failure.Error.Code, failure.Error.Field));
        Assert.Equal("old", Only("out.csv"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_job_that_is_stopped_leaves_the_output_untouched(int threads)
    {
        using var stopping = new CancellationTokenSource();
        using var input = new CallingStream(People, stopping.Cancel);

        Assert.Throws<OperationCanceledException>(() => RunTo("out.csv", input, threads, stream => stream, stopping.Token));
        Assert.Equal("old", Only("out.csv"));
    }

    [Fact]
    public void A_mistake_of_ours_reaches_the_caller_and_no_thread_waits_for_ever()
    {
        using var input = new CallingStream(People, () => throw new InvalidOperationException("A mistake."));

        Assert.Equal("A mistake.", Assert.Throws<InvalidOperationException>(() => RunTo("out.csv", input, 3, stream => stream)).Message);
        Assert.Equal("old", Only("out.csv"));
    }

    [Fact]
    public void A_name_that_is_taken_by_a_folder_meanwhile_leaves_nothing_behind()
    {
        using (var output = new OutputFile(Path.Combine(console.Directory, "out.csv")))
        {
            Directory.CreateDirectory(Path.Combine(console.Directory, "out.csv"));
            Assert.Equal("call.output", Assert.Throws<BulkFileException>(output.Finish).Error.Code);
        }

        Assert.Empty(Directory.GetFiles(console.Directory));
    }

    [Fact]
    public void The_bar_tells_rows_and_rate_and_ends_full()
    {
        using var shown = new StringWriter();
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new WideOutput(shown) });

        var report = BulkProgress.Run(terminal, People.Length, "rows", watch =>
        {
            Assert.NotNull(watch);
            using var input = new MemoryStream(People);
            var reader = new PieceReader(input, 500);
            var header = reader.ReadHeader();
            return new BulkJob(Plan, reader, ColumnOrder.Of(header, Plan, out _)!, header!.Lines, Stream.Null, new BulkSizes(500, 16, 500)).Run(2, watch, CancellationToken.None);
        });

        Assert.Equal(2000, report.Sums.Rows);
        Assert.Contains("2,000 rows, ", shown.ToString(), StringComparison.Ordinal);
        Assert.Contains("million a second", shown.ToString(), StringComparison.Ordinal);
        Assert.Contains("100%", shown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_watches_where_there_is_no_terminal()
    {
        using var writer = new StringWriter();
        var terminal = new Terminal(writer, writer, TextReader.Null, console.Directory);

        Assert.Null(terminal.Answering(json: false).Watching());
        Assert.Null(terminal.Answering(json: true).Watching());
    }

    [Fact]
    public void The_memory_of_a_job_does_not_grow_with_its_threads()
    {
        static long Bytes(int threads)
        {
            var sizes = BulkSizes.For(threads, 2);
            return threads * ((long)sizes.Piece + sizes.Output + (sizes.Rows * 60L));
        }

        Assert.All(Enumerable.Range(1, 64), threads => Assert.InRange(Bytes(threads), 0, 12_000_000));
    }

    public void Dispose() => console.Dispose();

    private void RunTo(string name, Stream input, int threads, Func<Stream, Stream> through, CancellationToken cancellation = default)
    {
        console.Write(name, "old");
        using var output = new OutputFile(Path.Combine(console.Directory, name));
        var reader = new PieceReader(input, 500);
        var header = reader.ReadHeader();
        new BulkJob(Plan, reader, ColumnOrder.Of(header, Plan, out _)!, header!.Lines, through(output.Stream), new BulkSizes(500, 16, 500)).Run(threads, null, cancellation);
        output.Finish();
    }

    /// <summary>The text of the one file that is there.</summary>
    private string Only(string name)
    {
        Assert.Equal([Path.Combine(console.Directory, name)], Directory.GetFiles(console.Directory));
        return File.ReadAllText(Path.Combine(console.Directory, name));
    }

    private sealed class FailingStream(byte[] bytes, int good) : MemoryStream
    {
        private int at;

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, bytes.Length - at);
            bytes.AsSpan(at, count).CopyTo(buffer);
            at += count;
            return at > good ? throw new IOException("The disk is gone.") : count;
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            at += buffer.Length;
            if (at > good)
            {
                throw new IOException("The disk is full.");
            }
        }
    }

    private sealed class CallingStream(byte[] bytes, Action midway) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer)
        {
            if (Position > 20_000)
            {
                midway();
            }

            return base.Read(buffer);
        }
    }

    private sealed class WideOutput(TextWriter writer) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => true;

        public int Width => 200;

        public int Height => 50;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}
