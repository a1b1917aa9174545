using System.Text;
using Insurance.ConsoleHost.Bulk;
using Insurance.Domain.Bulk;
using Insurance.Domain.Tariffs;

namespace Insurance.ConsoleHost.Tests.Bulk;

/// <summary>Whatever a file holds and however it is cut, a job comes to what a slow reader and the scalar calculation come to.</summary>
public sealed class BulkFilesTests
{
    private static readonly string[] WithBases = ["person_id", "grade", "months", "base"];
    private static readonly string[] WithoutBases = ["person_id", "grade", "months"];
    private static readonly BulkPlan Reference = BulkPlan.Of(Jobs.Reference).Value;
    private static readonly BulkPlan Residents = BulkPlan.Of(Jobs.Residents).Value;

    [Fact]
    public void Random_and_mutated_files_come_to_the_rows_codes_lines_and_bytes_of_a_slow_reader() => Cases.ForAll(20_000, random =>
    {
        var (plan, tariff, columns) = random.Next(4) == 0 ? (Residents, Jobs.Residents, WithoutBases) : (Reference, Jobs.Reference, WithBases);
        var file = RandomFiles.Any(random, columns);
        var sizes = new BulkSizes(random.Next(1, 4) switch { 1 => random.Next(1, 40), 2 => random.Next(1, 1500), _ => 5000 }, random.Next(1, 50), random.Next(1, 3000), random.Next(4) > 0);
        using var input = new SlowStream(file, random.Next(1, 3000));

        var (report, output) = Jobs.Run(input, plan, sizes, random.Next(6) == 0 ? random.Next(2, 4) : 1);

        Same(SlowBulk.Of(file, tariff), report, output);
    });

    [Fact]
    public void Every_place_to_cut_a_file_leaves_the_same_output()
    {
        var file = Encoding.UTF8.GetBytes(
            $"\uFEFFgrade,base,person_id,months\r\n1,5000.00,a,12\r\n2,\"5000.00\",\"b,\"\"\r\nc\",1\n\n3,x,y\n{new string('z', 1500)}\n4,6000.00,d,6\n5,7000.00,\"{new string('\n', 64)}\",6\n6,8000.00,e\"e,1\n1,{new string('z', 900)},\"f\nf\",{new string('z', 200)}\n1,1,\"open,1\n1,1.00,last,12");
        var expected = SlowBulk.Of(file, Jobs.Reference)!;
        Assert.Equal(["", "", "bulk.fields", "bulk.fields", "bulk.length", "", "", "bulk.quotes", "bulk.quotes", "bulk.quotes", "bulk.quotes", ""], expected.Rows.Select(row => row.Code));
        Assert.Equal([2, 3, 5, 6, 7, 8, 9, 74, 75, 76, 77, 78], expected.Rows.Select(row => row.Line));

        for (var size = 1; size < file.Length + 10; size++)
        {
            var (report, output) = Jobs.Run(file, Reference, new BulkSizes(size, 4, 64, size % 2 == 0));
            Same(expected, report, output);
        }
    }

    [Fact]
    public void A_file_without_line_ends_is_read_in_bounded_memory()
    {
        var taken = LeastOf(() =>
        {
            using var endless = new EndlessStream(Encoding.UTF8.GetBytes("person_id,grade,months,base\n"), 50_000_000);

            var (report, output) = Jobs.Run(endless, Reference, new BulkSizes(4096, 16, 4096), 1);

            Assert.Equal([new RefusedLine(2, RowFaults.Length)], report!.Malformed);
            Assert.Equal("person_id,basic-medical,large-amount-mutual,total,error\n,,,,bulk.length\n", Encoding.UTF8.GetString(output));
            Assert.True(endless.Allocated.Count > 1000);
            return endless.Allocated.Since(10);
        });

        Assert.Equal(0, taken);
    }

    [Fact]
    public void Rows_allocate_nothing()
    {
        var rows = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"p{i % 1000:D7},{1 + (i % 7)},{i % 13},{i % 30000}.{i % 100:D2}\n\"q,\"\"{i}\",x\n"));
        var file = Encoding.UTF8.GetBytes($"person_id,grade,months,base\n{rows}");

        var taken = LeastOf(() =>
        {
            using var input = new MemoryStream(file);
            using var output = new CountingStream();
            var reader = new PieceReader(input, 4096);
            var header = reader.ReadHeader();

            new BulkJob(Reference, reader, ColumnOrder.Of(header, Reference, out _)!, header!.Lines, output, new BulkSizes(4096, 256, 8192)).Run(1, null, CancellationToken.None);

            // The header comes from another thread; then the job warms up.
            Assert.True(output.Allocated.Count > 100);
            return output.Allocated.Since(10);
        });

        Assert.Equal(0, taken);
    }

    /// <summary>
    /// The runtime itself allocates on a thread when it first meets a path, at a moment of its own choosing; rows that allocate do so in every run. So the least of a few runs is what the
    /// rows take.
    /// </summary>
    private static long LeastOf(Func<long> run)
    {
        var least = run();
        for (var again = 0; again < 7 && least != 0; again++)
        {
            least = Math.Min(least, run());
        }

        return least;
    }

    private static void Same(SlowBulk? expected, BulkReport? report, byte[] output)
    {
        Assert.Equal(expected is null, report is null);
        if (expected is null || report is null)
        {
            return;
        }

        Assert.Equal(Encoding.Latin1.GetString(expected.Output()), Encoding.Latin1.GetString(output));
        Assert.Equal((expected.Rows.Count, expected.Refused.Count()), ((int)report.Sums.Rows, (int)report.Sums.Refused));
        Assert.Equal(expected.Refused.Take(10).Select(row => (row.Line, row.Code)), report.First.Select(line => (line.Line, line.CodeText)));
        Assert.Equal(expected.Malformed.Take(100).Select(row => (row.Line, row.Code)), report.Malformed.Select(line => (line.Line, line.CodeText)));
        Assert.Equal(expected.Refused.CountBy(row => row.Code).OrderBy(code => code.Key, StringComparer.Ordinal).Select(code => (code.Key, (long)code.Value)), report.Refusals);
        Assert.Equal(expected.Rows.Sum(row => row.Amounts[^1]), report.Sums.Total.Fen);
        for (var line = 0; line < expected.Lines.Length; line++)
        {
            Assert.Equal(expected.Rows.Sum(row => row.Amounts[line]), report.Sums[line].Fen);
        }

        Assert.Equal(expected.Digest(), report.Digest.ToString());
    }

    /// <summary>Gives a few bytes at a time, as a pipe does.</summary>
    private sealed class SlowStream(byte[] file, int most) : MemoryStream(file)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, most)]);
    }

    /// <summary>What a thread had allocated time after time.</summary>
    private sealed class Allocations(int capacity)
    {
        private readonly List<(int Before, long Bytes, int After)> notes = new(capacity);

        public int Count => notes.Count;

        public void Note() => notes.Add((GC.CollectionCount(0), GC.GetAllocatedBytesForCurrentThread(), GC.CollectionCount(0)));

        /// <summary>
        /// How much was allocated since a note. A collection, which any other test may cause, takes away the rest of the piece of memory that a thread was given, and that then
        /// counts as allocated: steps across one say nothing.
        /// </summary>
        public long Since(int first) =>
            Enumerable.Range(first, notes.Count - first - 1).Where(i => notes[i].Before == notes[i + 1].After).Sum(i => notes[i + 1].Bytes - notes[i].Bytes);
    }

    /// <summary>Notes what the writing thread had allocated at each write.</summary>
    private sealed class CountingStream : MemoryStream
    {
        public Allocations Allocated { get; } = new(10_000);

        public override void Write(ReadOnlySpan<byte> buffer) => Allocated.Note();
    }

    private sealed class EndlessStream(byte[] head, long length) : MemoryStream(head)
    {
        private long left = length;

        /// <summary>What the reading thread had allocated at each read.</summary>
        public Allocations Allocated { get; } = new(100_000);

        public override int Read(Span<byte> buffer)
        {
            Allocated.Note();
            var count = base.Read(buffer);
            if (count == 0)
            {
                count = (int)Math.Min(left, buffer.Length);
                buffer[..count].Fill((byte)'x');
                left -= count;
            }

            return count;
        }
    }
}
