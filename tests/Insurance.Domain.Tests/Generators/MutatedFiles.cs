using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Conventions;

namespace Insurance.Domain.Tests.Generators;

/// <summary>The bytes of a data file after somebody's cat walked over the keyboard.</summary>
/// <param name="Seed">What it was made with.</param>
/// <param name="Origin">The file it was.</param>
/// <param name="Bytes">What became of it.</param>
internal sealed record MutatedFile(int Seed, string Origin, byte[] Bytes)
{
    public bool IsRegion => Origin.StartsWith("regions/", StringComparison.Ordinal);

    public override string ToString() => $"{Origin} with seed {Seed}, {Bytes.Length} bytes: {Encoding.UTF8.GetString(Bytes.AsSpan(0, Math.Min(Bytes.Length, 4000)))}";
}

/// <summary>
/// Every shipped tariff and region file, the sample of the docs and some random files, changed in one to four places: bytes, pieces,
/// tokens, nesting, sizes. One number makes one file, so that a replay gives the same.
/// </summary>
internal static class MutatedFiles
{
    /// <summary>Deeper than files are read.</summary>
    private const int Deep = 100;

    private static readonly string[] Values =
    [
        "null", "true", "{}", "[]", "\"\"", "-1", "0", "1e999", "99999999999999999999", "0.1", "\"not-known\"", "\"2025..2020\"", "\"1950..2199\"", "\"2025-13\"", "\"0000\"",
        "\"2025-01..2025-12\"", "\"-5.00\"", "\"1.001\"", "\"1000000000.00\"", "\"1000000000.01\"", "\"0.000000001\"", "\"1.1\"", "\"02-30\"", "\"next next 01-01\"", "\"2025-02-30\"",
        "\"official\"", "\"clamp\"", "\"late\"", "\"year\"", "\"balance\"", "\"\\ud800\"", "\"\\u0000\"", "\"١٢\"", "\"a/b/c\"", "\"100000/resident/x\"", "[[[[1]]]]", "{\"a\":{\"a\":{}}}",
    ];

    private static readonly byte[][] BrokenUtf8 = [[0xC3, 0x28], [0xED, 0xA0, 0x80], [0xFF], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xC0, 0xAF], [0x00], [0xEF, 0xBB, 0xBF]];

    public static IReadOnlyList<(string Name, byte[] Bytes)> Whole { get; } =
    [
        .. EmbeddedData.PathsUnder("tariffs/").Concat(EmbeddedData.PathsUnder("regions/")).Select(path => (path, EmbeddedData.Read(path))),
        ("docs/adding-a-region.md", DocsSample()),
        .. Enumerable.Range(1, 6).Select(seed => ($"random {seed}", Encoding.UTF8.GetBytes(RandomFiles.From(seed, 0).File.ToJsonString()))),
    ];

    public static Gen<MutatedFile> Any { get; } = Gen.Choose(0, int.MaxValue).Select(From);

    public static MutatedFile From(int seed)
    {
        var random = new Random(seed);
        var (name, bytes) = Whole[random.Next(Whole.Count)];
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            bytes = Changed(bytes, random);
        }

        return new(seed, name, bytes);
    }

    private static byte[] Changed(byte[] bytes, Random random)
    {
        if (bytes.Length < 2)
        {
            return [(byte)'{', .. bytes];
        }

        var (at, length) = Piece(bytes, random);
        switch (random.Next(13))
        {
            case 0:
                byte[] flipped = [.. bytes];
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1:
                return Replaced(bytes, at, length, []);
            case 2:
                return Replaced(bytes, at, 0, bytes.AsSpan(at, length));
            case 3:
                var (other, otherLength) = Piece(bytes, random);
                return Replaced(bytes, at, length, bytes.AsSpan(other, otherLength));
            case 4:
                return bytes[..at];
            case 5:
                var opening = random.Next(2) == 0 ? "[" : "{\"a\":";
                return Replaced(bytes, at, 0, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(opening, random.Next(1, Deep)))));
            case 6:
                return Replaced(bytes, at, 0, RandomFiles.One<byte[]>(random, BrokenUtf8));
            case 7:
                return Replaced(bytes, at, 0, Encoding.UTF8.GetBytes(new string(RandomFiles.One(random, 'x', '9', '备', ' ', '\n'), random.Next(1, 20_000))));
            default:
                return Exchanged(bytes, random);
        }
    }

    /// <summary>Changes between whole tokens, so that the file stays JSON more often than not and the faults lie deeper.</summary>
    private static byte[] Exchanged(byte[] bytes, Random random)
    {
        var tokens = Tokens(bytes);
        if (tokens.Count < 2)
        {
            return bytes[1..];
        }

        var (at, length) = tokens[random.Next(tokens.Count)];
        var (other, otherLength) = tokens[random.Next(tokens.Count)];
        switch (random.Next(6))
        {
            case 0:
                return Replaced(bytes, at, length, bytes.AsSpan(other, otherLength));
            case 1 when at != other:
                var ((early, earlyLength), (late, lateLength)) = at < other ? ((at, length), (other, otherLength)) : ((other, otherLength), (at, length));
                return Replaced(Replaced(bytes, late, lateLength, bytes.AsSpan(early, earlyLength)), early, earlyLength, bytes.AsSpan(late, lateLength));
            case 2:
                return Element(bytes, at) is { } element
                    ? Replaced(bytes, element.At, 0, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Encoding.UTF8.GetString(bytes, element.At, element.Length) + ",", random.Next(1, random.Next(10) == 0 ? 300 : 3)))))
                    : Replaced(bytes, at, length, []);
            case 3:
                return Element(bytes, at) is { } gone ? Replaced(bytes, gone.At, gone.Length, "{}"u8) : Replaced(bytes, at, length, "1"u8);
            default:
                return Replaced(bytes, at, length, Encoding.UTF8.GetBytes(RandomFiles.One<string>(random, Values)));
        }
    }

    private static (int At, int Length) Piece(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        return (at, Math.Min(bytes.Length - at, random.Next(1, random.Next(5) == 0 ? 2000 : 30)));
    }

    private static byte[] Replaced(byte[] bytes, int at, int length, ReadOnlySpan<byte> with) => [.. bytes.AsSpan(0, at), .. with, .. bytes.AsSpan(at + length)];

    /// <summary>The strings and numbers of a file, as well as a plain scan can tell.</summary>
    private static List<(int At, int Length)> Tokens(byte[] bytes)
    {
        var tokens = new List<(int, int)>();
        for (var i = 0; i < bytes.Length; i++)
        {
            var start = i;
            if (bytes[i] == '"')
            {
                for (i++; i < bytes.Length && bytes[i] != '"'; i++)
                {
                    i += bytes[i] == '\\' ? 1 : 0;
                }

                tokens.Add((start, Math.Min(i + 1, bytes.Length) - start));
            }
            else if (char.IsAsciiLetterOrDigit((char)bytes[i]))
            {
                while (i + 1 < bytes.Length && char.IsAsciiLetterOrDigit((char)bytes[i + 1]))
                {
                    i++;
                }

                tokens.Add((start, i + 1 - start));
            }
        }

        return tokens;
    }

    /// <summary>The innermost object around a place.</summary>
    private static (int At, int Length)? Element(byte[] bytes, int at)
    {
        var open = Array.LastIndexOf(bytes, (byte)'{', at);
        var close = Array.IndexOf(bytes, (byte)'}', at);
        return open < 0 || close < 0 ? null : (open, close - open + 1);
    }

    private static byte[] DocsSample()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "adding-a-region.md"));
        var from = page.IndexOf("```json\n", StringComparison.Ordinal) + 8;
        return Encoding.UTF8.GetBytes(page[from..page.IndexOf("\n```", from, StringComparison.Ordinal)]);
    }
}
