using System.Globalization;
using System.Text;

namespace Insurance.ConsoleHost.Tests.Bulk;

/// <summary>Files as a job may meet them: sound ones, strange ones, and any of them with a few bytes gone wrong.</summary>
internal static class RandomFiles
{
    private static readonly string[] Ids = ["p0000001", "a", "", "张三", "id with spaces", new('x', 63), new('x', 64), new('x', 65), "a,b", "say \"hi\"", "two\nlines", "cr\rinside", "\"", "=1+1", "p17", "0123456789abcdef", "0123456789abcdefg"];
    private static readonly string[] Months = ["1", "12", "7", "0", "13", "012", "", "1.5", "-1", "+1", "x", "00", "255", "256", "99999999999999999999", "１", " 1", "1 "];
    private static readonly string[] Bases =
    [
        "", "0", "0.00", "-0", "-0.01", "-1", "4825.99", "4826.00", "4826", "24130.00", "24130.01", "99999.99", "100000.00", "0.5", "0.50", "00.50", "05000.00", "5000.", ".50", "5000.5", "5000.123",
        "21474836.46", "21474836.47", "21474836.48", "92233720368547758.07", "92233720368547758.08", "99999999999999999999999", "99999999999999999999999.999", "1e3", "floor", "5,000.00", "5000 ", "1234567.8", "12:45.67",
        "1234/.67", "1234567x", "-5000.00",
    ];

    private static readonly string[] Grades = ["1", "2", "3", "4", "5", "6", "0", "7", "", "11", "students", "first", "一"];

    private static readonly string[] Strange =
    [
        "\"", "\"\"", "\"\"\"", ",", ",,", "\n", "\n\n", "\r", "\r\n", "\r\r\n", "\0", "\uFEFF", "\"\r", "\"x", "x\"", " ", "a", "\"\n", "\n\"", ",\"", "\",", new('z', 300), new('z', 1023), new('z', 1100), $"\"{new string('q', 1020)}",
        $"\"{new string('\n', 40)}", "é", ";", "\t", "1,2,3,4\n",
    ];

    public static byte[] Any(Random random, string[] columns)
    {
        var file = Sound(random, columns);
        return random.Next(4) == 0 ? file : Mutated(random, file);
    }

    private static byte[] Sound(Random random, string[] columns)
    {
        var order = columns.ToArray();
        random.Shuffle(order);
        var end = random.Next(3) == 0 ? "\r\n" : "\n";
        var text = new StringBuilder(random.Next(8) == 0 ? "\uFEFF" : "").AppendJoin(',', order.Select(column => random.Next(12) == 0 ? $"\"{column}\"" : column)).Append(end);

        // Most files are plain, so that the short way is gone as often as the long one.
        var strangeness = random.Next(3) switch { 0 => 0, 1 => 20, _ => 3 };
        var rows = random.Next(40);
        for (var row = 0; row < rows; row++)
        {
            text.AppendJoin(',', order.Select(column => Quoted(random, ValueOf(random, column, strangeness), strangeness))).Append(end);
        }

        if (random.Next(4) == 0 && rows > 0)
        {
            text.Length -= end.Length;
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string ValueOf(Random random, string column, int strangeness)
    {
        var strange = strangeness > 0 && random.Next(strangeness) == 0;
        return column switch
        {
            "person_id" => strange ? Pick(random, Ids) : string.Create(CultureInfo.InvariantCulture, $"p{random.Next(10_000_000):D7}"),
            "grade" => strange ? Pick(random, Grades) : Grades[random.Next(6)],
            "months" => strange ? Pick(random, Months) : random.Next(1, 13).ToString(CultureInfo.InvariantCulture),
            _ => strange ? Pick(random, Bases) : string.Create(CultureInfo.InvariantCulture, $"{random.Next(2000, 30001)}.{random.Next(100):D2}"),
        };
    }

    private static string Quoted(Random random, string value, int strangeness) =>
        value.AsSpan().IndexOfAny(",\"\n\r") >= 0 || (strangeness > 0 && random.Next(2 * strangeness) == 0) ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;

    private static byte[] Mutated(Random random, byte[] file)
    {
        var bytes = file.ToList();
        for (var changes = random.Next(1, 6); changes > 0 && bytes.Count > 0; changes--)
        {
            // The header is left alone most of the time: behind a broken one nothing is read.
            var first = random.Next(20) == 0 ? 0 : Math.Min(bytes.IndexOf((byte)'\n') + 1, bytes.Count - 1);
            var at = random.Next(first, bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.RemoveRange(at, random.Next(bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(60), bytes.Count - at)));
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pick(random, Strange)));
                    break;
            }
        }

        return [.. bytes];
    }

    private static string Pick(Random random, string[] values) => values[random.Next(values.Length)];
}
