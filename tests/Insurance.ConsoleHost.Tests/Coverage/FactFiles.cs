using System.Globalization;
using System.Text;

namespace Insurance.ConsoleHost.Tests.Coverage;

/// <summary>Files of facts as a job may meet them: sound ones, strange ones, and any of them with a few bytes gone wrong.</summary>
internal static class FactFiles
{
    private static readonly string[] Columns = ["person_id", "fact", "as", "from", "through", "paid_on", "elsewhere", "refunded_from", "refunded_through", "repaired_years"];
    private static readonly string[] Ids = ["a", "b", "张三", "id with spaces", "", new('x', 64), new('x', 65), "a,b", "say \"hi\"", "two\nlines", "\"", "=1+1"];
    private static readonly string[] Facts = ["", "Paid", "paid ", "never-waits", "enrolled", "refunded"];
    private static readonly string[] Insured = ["", "Employer", "flexible-employment", "employer", "resident", "student"];

    private static readonly string[] Days =
    [
        "", "2024-02-29", "2025-02-29", "2025-01-10", "2025-01-11", "2025-03-31", "2025-04-01", "2025-4-1", "2025-13-01", "2025-00-01", "2025-01-00", "2025-01-32", "1949-12-31", "2200-01-01", "2199-12-31",
        "1950-01-01", "20250101", "2025-01", "2025-01-01T00", "２０２５-01-01", "-025-01-01", "2025/01/01",
    ];

    private static readonly string[] Months = ["", "2025-01", "2025-12", "2024-12", "2025-00", "2025-13", "2025-1", "1949-12", "2200-01", "2199-12", "1950-01", "2025-01-01", "2025_01", "２025-01"];
    private static readonly string[] Places = ["", "440100", "500000", "100000", "44010", "x", "9999999", "000000"];
    private static readonly string[] Years = ["", "0", "1", "4", "60", "61", "007", "00099", "-1", "1.0", "x", "99999999999"];
    private static readonly string[] Strange = ["\"", "\"\"", ",", ",,", "\n", "\n\n", "\r", "\r\n", "\0", "\uFEFF", "\"\r", "x\"", new('z', 1100), $"\"{new string('\n', 40)}", "é", "-", "p0,paid,resident,2025-01,2025-12,2025-01-01\n"];

    public static byte[] Any(Random random)
    {
        var file = Sound(random);
        return random.Next(3) > 0 ? file : Mutated(random, file);
    }

    private static byte[] Sound(Random random)
    {
        string[] columns = random.Next(3) == 0 ? Columns[..6] : random.Next(4) == 0 ? [.. Columns[..6], Columns[random.Next(6, 10)]] : [.. Columns];
        random.Shuffle(columns);
        var end = random.Next(3) == 0 ? "\r\n" : "\n";
        var text = new StringBuilder(random.Next(8) == 0 ? "\uFEFF" : "").AppendJoin(',', columns.Select(column => random.Next(12) == 0 ? $"\"{column}\"" : column)).Append(end);
        var strangeness = random.Next(3) switch { 0 => 0, 1 => 30, _ => 4 };
        for (var people = random.Next(12); people > 0; people--)
        {
            var id = strangeness > 0 && random.Next(strangeness) == 0 ? Pick(random, Ids) : string.Create(CultureInfo.InvariantCulture, $"p{random.Next(1000)}");
            var rows = random.Next(60) == 0 ? random.Next(198, 204) : random.Next(1, 6);
            for (var row = 0; row < rows; row++)
            {
                var fact = FactOf(random, rows > 100, strangeness);
                fact["person_id"] = id;
                text.AppendJoin(',', columns.Select(column => Quoted(random, fact.GetValueOrDefault(column, ""), strangeness))).Append(end);
            }
        }

        if (random.Next(4) == 0)
        {
            text.Length -= end.Length;
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static Dictionary<string, string> FactOf(Random random, bool isOfMany, int strangeness)
    {
        var insured = Insured[random.Next(2, 5)];
        var from = new DateOnly(2022, 1, 1).AddDays(random.Next(1500));
        var through = from.AddDays(isOfMany ? 31 : random.Next(600));
        var fact = new Dictionary<string, string>(StringComparer.Ordinal) { ["as"] = insured };
        switch (random.Next(12))
        {
            case 0:
                fact = new(StringComparer.Ordinal) { ["fact"] = "never-waits" };
                break;
            case < 4:
                fact["fact"] = "enrolled";
                fact["from"] = Day(from);
                fact["through"] = random.Next(2) == 0 ? "" : Day(through);
                break;
            default:
                fact["fact"] = "paid";
                fact["from"] = Month(from);
                fact["through"] = Month(through);
                fact["paid_on"] = insured == "employer" ? "" : Day(from.AddDays(random.Next(-120, 200)));
                fact["elsewhere"] = random.Next(6) == 0 ? "440100" : "";
                fact["repaired_years"] = insured == "resident" && random.Next(4) == 0 ? Years[random.Next(5)] : "";
                if (random.Next(6) == 0)
                {
                    fact["refunded_from"] = Month(from.AddMonths(random.Next(3)));
                    fact["refunded_through"] = Month(through);
                }

                break;
        }

        if (strangeness > 0 && random.Next(strangeness) == 0)
        {
            var (column, value) = random.Next(9) switch
            {
                0 => ("fact", Pick(random, Facts)),
                1 => ("as", Pick(random, Insured)),
                2 => ("from", Pick(random, random.Next(2) == 0 ? Days : Months)),
                3 => ("through", Pick(random, random.Next(2) == 0 ? Days : Months)),
                4 => ("paid_on", Pick(random, Days)),
                5 => ("elsewhere", Pick(random, Places)),
                6 => ("refunded_from", Pick(random, Months)),
                7 => ("refunded_through", Pick(random, Months)),
                _ => ("repaired_years", Pick(random, Years)),
            };
            fact[column] = value;
        }

        return fact;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Quoted(Random random, string value, int strangeness) =>
        value.AsSpan().IndexOfAny(",\"\n\r") >= 0 || (strangeness > 0 && random.Next(2 * strangeness) == 0) ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;

    private static byte[] Mutated(Random random, byte[] file)
    {
        var bytes = file.ToList();
        for (var changes = random.Next(1, 5); changes > 0 && bytes.Count > 0; changes--)
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
                    bytes.RemoveRange(at, random.Next(Math.Min(bytes.Count - at, 300)));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(90), bytes.Count - at)));
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
