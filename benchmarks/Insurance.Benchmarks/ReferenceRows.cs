using System.Buffers.Text;
using Insurance.Domain.Bulk;

namespace Insurance.Benchmarks;

/// <summary>
/// The rows of the reference workload, the same everywhere: README.md says how to draw them, in any language. A row is known by its number alone, so
/// that any part of them can be made without those before it.
/// </summary>
internal static class ReferenceRows
{
    public const string CsvHeader = "person_id,grade,months,base";

    /// <summary>What the people pay in fen, by how many they are, as README.md gives it: another workload must not pass for this one.</summary>
    public static readonly IReadOnlyDictionary<int, long> KnownTotals = new Dictionary<int, long>
    {
        [100_000] = 84_556_684_537,
        [1_000_000] = 843_021_739_159,
        [10_000_000] = 8_430_448_082_955,
    };

    private const ulong Seed = 990_000;
    private const ulong Step = 0x9E37_79B9_7F4A_7C15;
    private const uint DrawsPerRow = 3;

    private const int LeastBase = 200_000;
    private const int MostBase = 3_000_000;
    private const int GradeCount = 6;
    private const int MonthCount = 12;

    private const int FenPerYuan = 100;
    private const int IdDigits = 8;
    private const int LongestRow = 64;

    /// <summary>A row: the base in fen, the grade 1 to 6, the months 1 to 12.</summary>
    public static (int Base, int Grade, int Months) Row(long number)
    {
        var first = (ulong)number * DrawsPerRow;
        return (LeastBase + Draw(first + 1, MostBase - LeastBase + 1), 1 + Draw(first + 2, GradeCount), 1 + Draw(first + 3, MonthCount));
    }

    /// <summary>The rows as columns, with the plan's indexes of the grades.</summary>
    public static (int[] Bases, byte[] Grades, byte[] Months) Columns(BulkPlan plan, int count)
    {
        var (bases, grades, months) = (new int[count], new byte[count], new byte[count]);
        byte[] indexes = [.. Enumerable.Range(1, GradeCount).Select(grade => plan.IndexOf(GradeId(grade)))];
        for (var i = 0; i < count; i++)
        {
            var (declared, grade, paid) = Row(i);
            (bases[i], grades[i], months[i]) = (declared, indexes[grade - 1], (byte)paid);
        }

        return (bases, grades, months);
    }

    /// <summary>The id of a grade; the same text for all who are in it.</summary>
    public static string GradeId(int grade) => GradeIds[grade - 1];

    /// <summary>The id of the person in a row.</summary>
    public static string PersonId(long number) => string.Create(null, $"p{number:D8}");

    /// <summary>Writes the rows as a file for the console host's <c>bulk</c>.</summary>
    public static void WriteCsv(string path, long count)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 20);
        file.Write([.. CsvHeader.Select(character => (byte)character), (byte)'\n']);
        Span<byte> row = stackalloc byte[LongestRow];
        for (var number = 0L; number < count; number++)
        {
            var (declared, grade, months) = Row(number);
            row[0] = (byte)'p';
            var length = 1 + Digits(row[1..], number, IdDigits);
            length += Comma(row, length) + Digits(row[(length + 1)..], grade);
            length += Comma(row, length) + Digits(row[(length + 1)..], months);
            length += Comma(row, length) + Digits(row[(length + 1)..], declared / FenPerYuan);
            row[length++] = (byte)'.';
            length += Digits(row[length..], declared % FenPerYuan, 2);
            row[length++] = (byte)'\n';
            file.Write(row[..length]);
        }

        // On the disk before anything is timed: nobody is to wait for somebody else's bytes.
        file.Flush(flushToDisk: true);
    }

    private static readonly string[] GradeIds = ["1", "2", "3", "4", "5", "6"];

    // The output of SplitMix64 of a number, counted from 1, brought below a bound by its upper half.
    public static int Draw(ulong number, uint below)
    {
        unchecked
        {
            var z = Seed + (number * Step);
            z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
            z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
            z ^= z >> 31;
            return (int)(((z >> 32) * below) >> 32);
        }
    }

    private static int Comma(Span<byte> row, int at)
    {
        row[at] = (byte)',';
        return 1;
    }

    private static int Digits(Span<byte> into, long value, byte least = 0)
    {
        Utf8Formatter.TryFormat(value, into, out var written, least == 0 ? default : new('D', least));
        return written;
    }
}
