using System.Globalization;
using System.Text;
using Insurance.Domain.Calendars;
using NodaTime;

namespace Insurance.Domain.Tests.Calendars;

public class WorkingDayFileTests
{
    // September and October 2023: eight days off, then a worked weekend. Rows stand on lines 7 to 16.
    private const string Short = """
        # A short calendar.
        # covered: 2023-09-01..2023-10-31
        # provisional-from: 2023-10-25
        # days: 8 off, 2 work
        # issuer: An issuer
        date,kind,name_zh,name_en,notice
        2023-09-29,off,中秋节,Mid-Autumn Festival,notice 16
        2023-09-30,off,国庆节,National Day,notice 16
        2023-10-01,off,国庆节,National Day,notice 16
        2023-10-02,off,国庆节,National Day,notice 16
        2023-10-03,off,国庆节,National Day,notice 16
        2023-10-04,off,国庆节,National Day,notice 16
        2023-10-05,off,国庆节,National Day,notice 16
        2023-10-06,off,国庆节,National Day,notice 16
        2023-10-07,work,国庆节,National Day,notice 16
        2023-10-08,work,国庆节,National Day,notice 16

        """;

    [Fact]
    public void A_file_without_faults_is_a_calendar()
    {
        var calendar = Read(Short).Value;

        Assert.Equal("2023-09-01..2023-10-31", calendar.ToString());
        Assert.Equal(new LocalDate(2023, 10, 25), calendar.ProvisionalFrom);
        Assert.Equal(10, calendar.ExceptionalDays.Length);
        Assert.Equal(new LocalDate(2023, 10, 9), calendar.NthWorkingDayAfter(new(2023, 9, 28), 3).Value.Date);
        Assert.Equal(
            new Source("notice 16", "notice 16", "An issuer", null, null, null),
            calendar.ExceptionalDayOn(new(2023, 10, 7)).Value?.Notice);
    }

    [Fact]
    public void A_stream_reads_as_its_bytes_do_even_when_it_gives_one_at_a_time()
    {
        using var whole = new MemoryStream(Encoding.UTF8.GetBytes(Short));
        using var slow = new OneByteAtATime(Encoding.UTF8.GetBytes(Short));

        AssertSameDays(Read(Short), WorkingDayCalendar.Read(whole));
        AssertSameDays(Read(Short), WorkingDayCalendar.Read(slow));
    }

    [Fact]
    public void Lines_may_end_as_on_Windows() =>
        AssertSameDays(Read(Short), Read(Short.Replace("\n", "\r\n", StringComparison.Ordinal)));

    [Fact]
    public void A_file_with_nothing_open_says_so_with_the_day_after_its_span()
    {
        var calendar = Read(Short.Replace("from: 2023-10-25", "from: 2023-11-01", StringComparison.Ordinal)).Value;

        Assert.False(calendar.NthWorkingDayAfter(new(2023, 10, 30), 1).Value.Provisional);
        Assert.Null(calendar.WarningFor(calendar.CoveredThrough));
    }

    [Theory]
    [InlineData("# covered: 2023-09-01..2023-10-31\n", "", 1, "# covered: is missing")]
    [InlineData("# provisional-from: 2023-10-25\n", "", 1, "# provisional-from: is missing")]
    [InlineData("# days: 8 off, 2 work\n", "", 1, "# days: is missing")]
    [InlineData("# issuer: An issuer\n", "", 1, "# issuer: is missing")]
    [InlineData("# issuer:", "# Issuer:", 1, "# issuer: is missing")]
    [InlineData("2023-09-01..", "2023-09-31..", 2, "covered is written")]
    [InlineData("2023-09-01..", "2023-09-01.", 2, "covered is written")]
    [InlineData("..2023-10-31", "..2023-08-31", 2, "ends before it begins")]
    [InlineData("2023-09-01..", "1949-12-31..", 2, "outside the years 1950 to 2199")]
    [InlineData("..2023-10-31", "..2200-01-01", 2, "outside the years 1950 to 2199")]
    [InlineData("from: 2023-10-25", "from: soon", 3, "provisional-from is written")]
    [InlineData("from: 2023-10-25", "from: 2022-12-25", 3, "no day of the last covered year")]
    [InlineData("from: 2023-10-25", "from: 2023-11-02", 3, "no day of the last covered year")]
    [InlineData("from: 2023-10-25", "from: 2023-08-31", 3, "no day of the last covered year")]
    [InlineData("8 off, 2 work", "8 off 2 work", 4, "days is written")]
    [InlineData("8 off, 2 work", "-8 off, 2 work", 4, "days is written")]
    [InlineData("8 off, 2 work", "9 off, 2 work", 4, "the file has 8 off and 2 work")]
    [InlineData("8 off, 2 work", "8 off, 3 work", 4, "the file has 8 off and 2 work")]
    [InlineData("# issuer: An issuer", "# issuer:  An issuer", 5, "issuer is a name")]
    [InlineData("# issuer: An issuer\n", "# issuer: An issuer\n# issuer: Another\n", 6, "said already on line 5")]
    [InlineData("date,kind,name_zh,name_en,notice", "date;kind;name_zh;name_en;notice", 6, "names the columns")]
    [InlineData("2023-10-02,off", "2023-10-02,holiday", 10, "neither off nor work")]
    [InlineData("2023-10-02,off", "2023-10-02,OFF", 10, "neither off nor work")]
    [InlineData("2023-10-02,off", "2023-10-32,off", 10, "the date is no day")]
    [InlineData("2023-10-02,off", "2023-2-10,off", 10, "the date is no day")]
    [InlineData("2023-10-02,off", "\"2023-10-02\",off", 10, "without quotes")]
    [InlineData("2023-10-02,off", "2023-10-02,,off", 10, "5 fields")]
    [InlineData("2023-10-02,off,国庆节", "2023-10-02,off", 10, "5 fields")]
    [InlineData("2023-10-02,off,国庆节", "2023-10-02,off,", 10, "the Chinese name is missing")]
    [InlineData("2023-10-02,off,国庆节,National Day", "2023-10-02,off,国庆节, National Day", 10, "the English name is missing")]
    [InlineData("2023-10-02,off,国庆节,National Day,notice 16", "2023-10-02,off,国庆节,National Day,", 10, "the notice is missing")]
    [InlineData("2023-10-02,off,国庆节,National Day,notice 16", "2023-10-02,off,国庆节,National Day,notice\t16", 10, "the notice is missing")]
    [InlineData("2023-10-03,off", "2023-10-02,off", 11, "2023-10-02 has a row already, on line 10")]
    [InlineData("2023-10-08,work", "2023-10-07,work", 16, "2023-10-07 has a row already, on line 15")]
    [InlineData("2023-10-01,off", "2023-10-12,off", 10, "2023-10-02 stands below a later date")]
    [InlineData("2023-10-01,off", "2023-10-12,off", 11, "2023-10-03 stands below a later date")]
    [InlineData("2023-10-08,work", "2023-10-11,work", 16, "2023-10-11 is a weekday")]
    [InlineData("2023-10-08,work", "2023-11-04,work", 16, "2023-11-04 lies outside the covered span")]
    [InlineData("2023-09-29,off", "2023-08-29,off", 7, "2023-08-29 lies outside the covered span")]
    [InlineData("# A short calendar.\n", "\n", 1, "names the columns")]
    [InlineData("2023-10-04,off", "\n2023-10-04,off", 12, "5 fields")]
    [InlineData("notice 16\n2023-10-08,work,国庆节,National Day,notice 16\n", "notice 16\n", 4, "rows are missing")]
    [InlineData("2023-10-08,work,国庆节,National Day,notice 16\n", "2023-10-08,work,国庆", 16, "the file is cut off")]
    [InlineData("# A short", "\uFEFF# A short", 1, "byte order mark")]
    public void A_planted_fault_is_found_on_its_line(string sound, string faulty, int line, string problem)
    {
        Assert.Contains(sound, Short, StringComparison.Ordinal);
        var errors = Read(Short.Replace(sound, faulty, StringComparison.Ordinal)).Errors;

        Assert.Contains(errors, error => error.Operands["line"] == Text(line)
            && error.Operands["problem"]!.Contains(problem, StringComparison.Ordinal));
        Assert.All(errors, error =>
        {
            Assert.Equal(ErrorCodes.Calendar.File, error.Code);
            Assert.Equal($"line {error.Operands["line"]}", error.Field);
        });
    }

    [Fact]
    public void A_day_both_off_and_worked_is_refused_though_its_rows_differ() => Assert.Contains(
        Read(Short.Replace("2023-10-08,work", "2023-10-07,off", StringComparison.Ordinal)).Errors,
        error => error.Operands["line"] == "16" && error.Operands["problem"]!.Contains("on line 15", StringComparison.Ordinal));

    [Fact]
    public void All_faults_are_named_in_the_order_of_their_lines()
    {
        var faulty = Short
            .Replace("2023-10-25", "soon", StringComparison.Ordinal)
            .Replace("2023-10-02,off", "2023-10-02,holiday", StringComparison.Ordinal)
            .Replace("2023-10-08,work,国庆节,National Day,notice 16", "2023-10-08,work,,National Day,", StringComparison.Ordinal);

        Assert.Equal(["3", "10", "16", "16"], Read(faulty).Errors.Select(error => error.Operands["line"]));
    }

    [Fact]
    public void A_line_that_is_not_UTF_8_is_found()
    {
        var bytes = Encoding.UTF8.GetBytes(Short);
        bytes[bytes.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes("国庆节"))] = 0xFF;

        var error = Assert.Single(WorkingDayCalendar.Read(bytes).Errors);

        Assert.Equal("16", error.Operands["line"]);
        Assert.Equal("the line is not UTF-8", error.Operands["problem"]);
    }

    [Fact]
    public void A_file_of_a_megabyte_is_read_and_a_byte_more_is_refused()
    {
        var room = WorkingDayCalendar.MaxFileBytes - Encoding.UTF8.GetByteCount(Short);
        var full = $"#{new string(' ', room - 2)}\n{Short}";

        Assert.True(Read(full).Succeeded);
        Assert.Contains("larger", Assert.Single(Read($"#{full}").Errors).Message, StringComparison.Ordinal);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"#{full}"));
        Assert.Contains("larger", Assert.Single(WorkingDayCalendar.Read(stream).Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_nothing_but_faults_is_given_up_after_the_first_hundred()
    {
        var errors = Read(new string('\n', 100_000)).Errors;

        Assert.Equal(101, errors.Length);
        Assert.Contains("there may be more", errors[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_names_everything_it_lacks() => Assert.Equal(5, Read("").Errors.Length);

    [Fact]
    public void Every_prefix_of_the_file_is_refused()
    {
        var bytes = Encoding.UTF8.GetBytes(Short);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.False(WorkingDayCalendar.Read(bytes.AsSpan(0, length)).Succeeded);
        }
    }

    [Fact]
    public void Twenty_thousand_mutated_files_are_read_or_refused_and_never_throw()
    {
        var random = new Random(20261122);
        var sound = Encoding.UTF8.GetBytes(Short);
        var refused = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var file = sound.ToList();
            for (var edits = random.Next(1, 5); edits > 0; edits--)
            {
                Mutate(file, random);
            }

            var lines = file.Count(b => b == '\n') + 1;
            if (WorkingDayCalendar.Read(file.ToArray()).TryGet(out var calendar, out var errors))
            {
                Assert.True(calendar.IsWorkingDay(calendar.CoveredThrough).Succeeded);
                continue;
            }

            refused++;
            Assert.All(errors, error =>
            {
                Assert.Equal(ErrorCodes.Calendar.File, error.Code);
                Assert.InRange(int.Parse(error.Operands["line"]!, CultureInfo.InvariantCulture), 1, lines);
            });
        }

        Assert.InRange(refused, 10_000, 19_999);
    }

    [Fact]
    public void Arbitrary_bytes_are_refused_and_never_throw()
    {
        var random = new Random(7305);
        for (var i = 0; i < 2_000; i++)
        {
            var file = new byte[random.Next(0, 600)];
            random.NextBytes(file);
            Assert.False(WorkingDayCalendar.Read(file).Succeeded);
        }
    }

    // One edit as editors, transfers and disks make them.
    private static void Mutate(List<byte> file, Random random)
    {
        var at = random.Next(0, file.Count);
        var length = random.Next(0, Math.Min(40, file.Count - at));
        switch (random.Next(0, 6))
        {
            case 0:
                file[at] = (byte)random.Next(0, 256);
                break;
            case 1:
                file[at] ^= (byte)(1 << random.Next(0, 8));
                break;
            case 2:
                file.RemoveRange(at, length);
                break;
            case 3:
                file.InsertRange(random.Next(0, file.Count), file.GetRange(at, length));
                break;
            case 4:
                file.Insert(at, "0123456789-,.#:\n\r\" "u8[random.Next(0, 19)]);
                break;
            default:
                file[at] = "0123456789"u8[random.Next(0, 10)];
                break;
        }

        if (file.Count == 0)
        {
            file.Add((byte)'\n');
        }
    }

    private static void AssertSameDays(Result<WorkingDayCalendar> expected, Result<WorkingDayCalendar> actual) =>
        Assert.Equal(expected.Value.ExceptionalDays.AsEnumerable(), actual.Value.ExceptionalDays);

    private static Result<WorkingDayCalendar> Read(string text) => WorkingDayCalendar.Read(Encoding.UTF8.GetBytes(text));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class OneByteAtATime(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer.IsEmpty ? buffer : buffer[..1]);
    }
}
