using System.Text;
using Insurance.ConsoleHost.Bulk;
using Insurance.ConsoleHost.Coverage;
using Insurance.ConsoleHost.Tests.Bulk;
using Insurance.Domain;
using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;

namespace Insurance.ConsoleHost.Tests.Coverage;

/// <summary>Whatever a file of facts holds and however it is cut, a job comes to what a slow reader and the timelines come to.</summary>
public sealed class CoverageFilesTests
{
    private const string Header = "person_id,fact,as,from,through,paid_on\n";

    private static readonly WaitingPeriodPolicy Waits = new(TariffCatalog.Embedded);

    [Fact]
    public void Random_and_mutated_files_come_to_the_days_codes_lines_and_bytes_of_a_slow_reader()
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var answered = 0;
        Cases.ForAll(3_000, random =>
        {
            var file = FactFiles.Any(random);
            var year = random.Next(2022, 2027);
            using var input = new SlowStream(file, random.Next(1, 3000));

            var (report, output) = Run(input, year, piece: random.Next(2) == 0 ? random.Next(1, 60) : 5000, most: random.Next(1, 6), random.Next(6) == 0 ? random.Next(2, 4) : 1);

            var expected = SlowCoverage.Of(file, Region.Chongqing, year, Waits);
            Same(expected, report, output);
            foreach (var person in expected?.People ?? [])
            {
                answered += person.Code.Length == 0 ? 1 : 0;
                codes.Add(person.Code);
            }
        });

        // The files are worth something only if most of what can be wrong is in them, and most people are answered.
        Assert.Superset(
            new HashSet<string>(["", "bulk.quotes", "bulk.length", "bulk.fields", "bulk.person-id", "bulk.neighbour", "bulk.rows", "bulk.fact", "bulk.as", "bulk.date", "bulk.month", "bulk.paid-on", "bulk.elsewhere", "bulk.refunded", "bulk.repaired-years", "bulk.reversed", "bulk.surplus-field"], StringComparer.Ordinal),
            codes);
        Assert.True(answered > 2_000, $"{answered}");
    }

    [Fact]
    public void A_doubled_quote_before_a_line_end_inside_a_field_counts_no_line_twice()
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes($"{Header}\"a\"\"\n\",paid,x,2025-01,2025-12,\nb,paid,x,2025-01,2025-12,\n"));

        var (report, _) = Run(input, 2025, piece: 5000, most: 5, 1);

        Assert.Equal([(2L, "bulk.as"), (4L, "bulk.as")], report!.First.Select(person => (person.Line, person.Code)));
    }

    [Fact]
    public void Every_place_to_cut_a_file_leaves_the_same_output()
    {
        var file = Encoding.UTF8.GetBytes(
            $"\uFEFFfact,person_id,as,from,through,paid_on\r\npaid,a,flexible-employment,2025-01,2025-12,2025-01-05\r\nenrolled,\"a\",resident,2025-01-01,,\r\npaid,\"b,\"\"\nc\",employer,2025-01,2025-03,\npaid,c,employer,2024-01,2025-12,\n\n"
            + $"paid,d,employer,2024-01,2025-12,\npaid,d,employer,2024-01,2025-12,\npaid,e,{new string('z', 1500)}\npaid,f\"f,x\npaid,g,employer,2025-05,2025-06,");
        var expected = SlowCoverage.Of(file, Region.Chongqing, 2025, Waits)!;
        Assert.Equal(["", "", "bulk.neighbour", "bulk.fields", "bulk.neighbour", "bulk.length", "bulk.quotes", "bulk.neighbour"], expected.People.Select(person => person.Code));

        for (var size = 1; size < file.Length + 10; size++)
        {
            using var input = new MemoryStream(file);
            var (report, output) = Run(input, 2025, size, most: 1 + (size % 3), 1);
            Same(expected, report, output);
        }
    }

    [Fact]
    public void A_person_with_200_rows_is_answered_and_one_with_201_is_refused_and_the_next_one_goes_on()
    {
        static string Rows(string id, int count) => string.Concat(Enumerable.Repeat($"{id},paid,employer,2025-01,2025-12,\n", count));
        using var input = new MemoryStream(Encoding.UTF8.GetBytes($"{Header}{Rows("few", 200)}{Rows("many", 201)}{Rows("one", 1)}"));

        var (report, output) = Run(input, 2025, 4096, 100, 1);

        var lines = Encoding.UTF8.GetString(output).Split('\n');
        Assert.Equal("few,C,C,C,C,C,C,C,C,C,C,C,C,365,0,0,0,0,0,2025-01-01,", lines[1]);
        Assert.Equal("many,,,,,,,,,,,,,,,,,,,,bulk.rows", lines[2]);
        Assert.Equal("one,C,C,C,C,C,C,C,C,C,C,C,C,365,0,0,0,0,0,2025-01-01,", lines[3]);
        Assert.Equal((3, 402, 1), (report!.People, report.Rows, report.Refused));
        Assert.Equal([new RefusedPerson(202, "bulk.rows")], report.First);
        Assert.Empty(report.Malformed);
    }

    [Fact]
    public void A_person_without_end_is_read_in_bounded_memory()
    {
        // The least of a few, because other tests of the process allocate meanwhile; rows that are kept would be in every one.
        var least = long.MaxValue;
        for (var run = 0; run < 5 && least > 200_000_000; run++)
        {
            using var endless = new EndlessRows(Encoding.UTF8.GetBytes($"{Header}"), Encoding.UTF8.GetBytes("same,paid,employer,2025-01,2025-12,\n"), 2_000_000);
            var before = GC.GetTotalAllocatedBytes(precise: true);

            var (report, _) = Run(endless, 2025, 4096, 100, 1);

            Assert.Equal((1, 2_000_000, 1), (report!.People, report.Rows, report.Refused));
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.InRange(least, 0, 200_000_000);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true), 0, 500_000_000);
    }

    [Fact]
    public void A_year_of_366_days_has_them_all()
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes($"{Header}a,paid,employer,2024-02,2024-02,\n"));

        var (_, output) = Run(input, 2024, 4096, 100, 1);

        Assert.Equal("a,N,C,L,L,L,L,L,L,L,L,L,L,29,0,0,0,306,31,2024-02-01,", Encoding.UTF8.GetString(output).Split('\n')[1]);
    }

    [Theory]
    [InlineData("2025-01-01", "L")]
    [InlineData("2025-01-02", "N1L30")]
    [InlineData("2025-01-31", "N30L1")]
    [InlineData("2025-02-01", "N")]
    public void A_month_of_one_state_is_its_letter_and_one_of_two_has_the_days_of_each(string enrolled, string january)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes($"{Header}a,enrolled,employer,{enrolled},,\n"));

        var (_, output) = Run(input, 2025, 4096, 100, 1);

        Assert.Equal(january, Encoding.UTF8.GetString(output).Split('\n')[1].Split(',')[1]);
    }

    private static (CoverageReport? Report, byte[] Output) Run(Stream input, int year, int piece, int most, int threads)
    {
        var pieces = new PieceReader(input, piece);
        var header = pieces.ReadHeader();
        if (CoverageColumns.Of(header, out var wrong) is not { } columns)
        {
            Assert.NotEmpty(wrong);
            return (null, []);
        }

        using var output = new MemoryStream();
        var job = new CoverageJob(new CoverageQuestion(Region.Chongqing, year, Waits), new PeopleReader(pieces, columns, header!.Lines, most), output);
        return (job.Run(threads, null, CancellationToken.None), output.ToArray());
    }

    private static void Same(SlowCoverage? expected, CoverageReport? report, byte[] output)
    {
        Assert.Equal(expected is null, report is null);
        if (expected is null || report is null)
        {
            return;
        }

        Assert.Equal(Encoding.Latin1.GetString(expected.Output()), Encoding.Latin1.GetString(output));
        Assert.Equal((expected.People.Count, expected.Rows, expected.Refused.Count()), ((int)report.People, (int)report.Rows, (int)report.Refused));
        Assert.Equal(expected.Refused.Take(10).Select(person => (person.Line, person.Code)), report.First.Select(line => (line.Line, line.Code)));
        Assert.Equal(expected.Malformed.Take(100).Select(person => (person.Line, person.Code)), report.Malformed.Select(line => (line.Line, line.Code)));
        Assert.Equal(expected.Refused.CountBy(person => person.Code).OrderBy(code => code.Key, StringComparer.Ordinal).Select(code => (code.Key, (long)code.Value)), report.Refusals.Select(code => (code.Key, code.Value)));
        Assert.Equal("CWURLN".Select(letter => (long)expected.People.Sum(person => person.Days.Count(day => day == letter))), report.Days.Select(day => day.Count));
    }

    /// <summary>Gives a few bytes at a time, as a pipe does.</summary>
    private sealed class SlowStream(byte[] file, int most) : MemoryStream(file)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, most)]);
    }

    /// <summary>The same row again and again.</summary>
    private sealed class EndlessRows(byte[] head, byte[] row, int count) : Stream
    {
        private long at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            var all = head.Length + ((long)row.Length * count);
            var filled = 0;
            while (filled < buffer.Length && at < all)
            {
                buffer[filled++] = at < head.Length ? head[at] : row[(at - head.Length) % row.Length];
                at++;
            }

            return filled;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
