using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Tests.Tariffs;

namespace Insurance.Domain.Tests.Generators;

/// <summary>A tariff file that nobody wrote, the file that its floors may stand in, and what is asked of it.</summary>
/// <param name="File">The file.</param>
/// <param name="Other">The other file.</param>
/// <param name="Questions">The questions.</param>
internal sealed record RandomFile(JsonObject File, JsonObject Other, IReadOnlyList<PlainQuestion> Questions)
{
    public override string ToString() => $"{string.Join('\n', Questions)}\n{File.ToJsonString()}\n{Other.ToJsonString()}";
}

/// <summary>
/// Random tariff files as JSON: figures cut inside years, from July to June or from March to February, holes, corrections and corrections
/// of corrections in any order of publication, floors here and in another file, balances, declared bases, late prices, lines that
/// change in a month, every rounding. One number makes one file, so that a replay gives the same.
/// </summary>
internal static class RandomFiles
{
    public const string OtherKey = "990001/resident";
    public const int FirstYear = 2023;
    public const int LastYear = 2026;

    private const int Undated = 4;

    public static Gen<RandomFile> Of(int questions) => Gen.Choose(0, int.MaxValue).Select(seed => From(seed, questions));

    public static RandomFile From(int seed, int questions)
    {
        var random = new Random(seed);
        var file = Head("990000", random);
        var figures = new RandomFigures(random);
        file["figures"] = figures.All(yearly: random.Next(2) == 0);
        file["bases"] = new JsonObject { ["own"] = new JsonObject { ["notBelow"] = "low", ["notAbove"] = "high", ["outside"] = One(random, "clamp", "refuse") }, ["chosen"] = new JsonObject { ["steps"] = new JsonArray("step-1", "step-2", "step-3") } };
        file["grades"] = new RandomGrades(random, figures.Units).All();
        file["terms"] = new JsonObject { ["payment-window"] = Windows(random) };
        file["examples"] = new JsonArray();

        var other = Head("990001", random);
        other["figures"] = new JsonObject { ["least-month"] = figures.Least("yuan-a-month"), ["least-year"] = figures.Least("yuan-a-year") };
        other["grades"] = new JsonObject { ["any"] = RandomGrades.Plain("least-month") };
        other["examples"] = new JsonArray();
        return new(file, other, [.. Enumerable.Range(0, questions).Select(_ => RandomQuestions.About(file, random))]);
    }

    public static T One<T>(Random random, params ReadOnlySpan<T> among) => among[random.Next(among.Length)];

    public static bool Chance(Random random, int percent) => random.Next(100) < percent;

    public static string Date(Random random, int firstYear, int lastYear) =>
        string.Create(CultureInfo.InvariantCulture, $"{random.Next(firstYear, lastYear + 1):D4}-{random.Next(1, 13):D2}-{random.Next(1, 29):D2}");

    public static JsonObject Names() => new() { ["zh"] = "某", ["en"] = "Some", ["es"] = "Alguno" };

    private static JsonObject Head(string region, Random random)
    {
        var sources = new JsonObject();
        for (var i = 0; i < Undated; i++)
        {
            sources[$"d{i}"] = new JsonObject { ["document"] = $"某发{i}号", ["publishedBy"] = Date(random, FirstYear - 1, LastYear - 1) };
        }

        sources["undated"] = new JsonObject { ["document"] = "某发9号" };
        for (var i = 0; i < 2; i++)
        {
            sources[$"c{i}"] = new JsonObject { ["document"] = $"更正{i}号", ["publishedBy"] = Date(random, FirstYear - 1, LastYear) };
        }

        var lines = new JsonObject();
        foreach (var line in RandomGrades.Insurances)
        {
            lines[line] = new JsonObject { ["name"] = Names() };
        }

        return new JsonObject { ["format"] = 1, ["region"] = region, ["scheme"] = "resident", ["name"] = Names(), ["sources"] = sources, ["lines"] = lines };
    }

    private static JsonArray Windows(Random random)
    {
        var windows = new JsonArray();
        var days = new[] { "03-31", "12-31", "02-29", "previous 12-20", "next 02-28", "not-known", "registration" };
        var closes = One<string>(random, days);
        foreach (var member in new[] { "continuing", "new" })
        {
            windows.Add(Window(member));
            if (Chance(random, 15))
            {
                // An extension.
                windows.Add(Window(member));
            }
        }

        return windows;

        JsonObject Window(string member)
        {
            var window = new JsonObject
            {
                ["for"] = One(random, "2023..2026", "2024..2025", "2025"),
                ["members"] = new JsonArray(member),
                ["opens"] = "not-known",
                ["closes"] = Chance(random, 80) ? closes : One<string>(random, days),
                ["source"] = "d0",
                ["confidence"] = "official-reprint",
            };
            if (Chance(random, 20))
            {
                window["grades"] = new JsonArray("g0");
            }

            return window;
        }
    }
}

/// <summary>The figures of a random file.</summary>
internal sealed class RandomFigures(Random random)
{
    private const int First = RandomFiles.FirstYear * 12;
    private const int Last = (RandomFiles.LastYear * 12) + 11;

    private static readonly string[] BaseSources = ["d0", "d1", "d2", "d3", "undated"];

    /// <summary>The unit of each amount figure that a line may take.</summary>
    public Dictionary<string, string> Units { get; } = new(StringComparer.Ordinal);

    public JsonObject All(bool yearly)
    {
        var limits = yearly ? "yuan-a-year" : "yuan-a-month";
        var all = new JsonObject
        {
            ["low"] = Figure(limits, () => Yuan(100_000, 400_000)),
            ["high"] = Figure(limits, () => Yuan(400_001, 3_000_000)),
            ["least-month"] = Least("yuan-a-month"),
            ["least-year"] = Least("yuan-a-year"),
            ["step-1"] = Figure(limits, () => RandomFiles.One(random, "2000.00", "2400.00", "2500.00")),
            ["step-2"] = Figure(limits, () => RandomFiles.One(random, "3000.00", "3600.00")),
            ["step-3"] = Figure(limits, () => RandomFiles.One(random, "4000.00", "4800.00", "6000.05")),
        };
        foreach (var rate in new[] { "r1", "r2", "r3" })
        {
            all[rate] = Figure("rate", AnyRate);
        }

        foreach (var amount in new[] { "a1", "a2", "a3" })
        {
            Units[amount] = RandomFiles.One(random, "yuan-a-month", "yuan-a-year");
            all[amount] = Figure(Units[amount], AnyAmount);
        }

        return all;
    }

    public JsonObject Least(string unit) => Figure(unit, () => Yuan(0, unit == "yuan-a-month" ? 60_000 : 700_000));

    private JsonObject Figure(string unit, Func<string> value)
    {
        var figure = new JsonObject { ["unit"] = unit, ["rows"] = RandomFiles.Chance(random, 2) ? [] : Rows(value) };
        if (RandomFiles.Chance(random, 20))
        {
            figure["note"] = "备注";
        }

        return figure;
    }

    private JsonArray Rows(Func<string> value)
    {
        var rows = new JsonArray();
        var spans = Spans().ToList();
        // Sources change less often than values, so that a correction may lie over two rows of one document.
        var source = RandomFiles.One<string>(random, BaseSources);
        for (var i = 0; i < spans.Count; i++)
        {
            source = RandomFiles.Chance(random, 40) ? RandomFiles.One<string>(random, BaseSources) : source;
            var inside = i > 0 && i < spans.Count - 1;
            if (RandomFiles.Chance(random, 8))
            {
                if (inside)
                {
                    rows.Add(new JsonObject { ["for"] = PlainMonth.Written(spans[i].First, spans[i].Last), ["is"] = "not-known" });
                }

                continue;
            }

            rows.Add(Row(spans[i], value(), source));
            if (spans[i].Last - spans[i].First >= 11 && RandomFiles.Chance(random, 10))
            {
                Uneven(rows, value);
                continue;
            }

            if (RandomFiles.Chance(random, 15))
            {
                Correct(rows, spans[i], source, value);
            }
        }

        return Shuffled(rows);
    }

    /// <summary>A correction of a part of a row, or of the row and what follows it, and now and then a correction of that.</summary>
    private void Correct(JsonArray rows, (int First, int Last) span, string source, Func<string> value)
    {
        var first = random.Next(span.First, span.Last + 1);
        var last = random.Next(first, span.Last + 1);
        var row = Row((first, last), value(), "c0");
        row["supersedes"] = source;
        rows.Add(row);
        if (RandomFiles.Chance(random, 40))
        {
            var again = Row((random.Next(span.First, last + 1), random.Next(last, span.Last + 1)), value(), "c1");
            again["supersedes"] = "c0";
            rows.Add(again);
        }
    }

    /// <summary>Splits the last row by calendar months: some of them take a value of their own.</summary>
    private void Uneven(JsonArray rows, Func<string> value)
    {
        var pattern = Enumerable.Range(1, 12).ToArray();
        random.Shuffle(pattern);
        var some = random.Next(1, 12);
        var other = rows[^1]!.DeepClone();
        rows[^1]!["in"] = In(pattern[..some]);
        other["in"] = In(pattern[some..]);
        other["is"] = value();
        rows.Add(other);

        static JsonArray In(int[] months) => [.. months.Order().Select(month => JsonValue.Create(month.ToString("D2", CultureInfo.InvariantCulture)))];
    }

    private JsonObject Row((int First, int Last) span, string value, string source)
    {
        var row = new JsonObject
        {
            ["for"] = PlainMonth.Written(span.First, span.Last),
            ["is"] = value,
            ["source"] = source,
            ["confidence"] = RandomFiles.One(random, "official", "official-reprint", "relayed-press", "secondary", "derived"),
        };
        if (RandomFiles.Chance(random, 25))
        {
            row["known"] = RandomFiles.Date(random, RandomFiles.FirstYear - 1, RandomFiles.LastYear);
        }

        if (span.Last % 12 == 11 && span.Last / 12 == span.First / 12 && RandomFiles.Chance(random, 10))
        {
            row["endNotPublished"] = true;
        }

        return row;
    }

    /// <summary>Spans without a gap, by calendar years, from July to June, from March to February, or anyhow.</summary>
    private IEnumerable<(int First, int Last)> Spans()
    {
        var style = random.Next(4);
        var at = First + style switch { 1 => 6, 2 => 2, _ => 0 } - (RandomFiles.Chance(random, 50) ? 12 : 0);
        while (at <= Last)
        {
            var months = style == 3 ? random.Next(1, 16) : 12 * (RandomFiles.Chance(random, 20) ? 2 : 1);
            yield return (at, at + months - 1);
            at += months;
        }
    }

    private JsonArray Shuffled(JsonArray rows)
    {
        var order = rows.Select(row => row!.DeepClone()).ToArray();
        if (RandomFiles.Chance(random, 30))
        {
            random.Shuffle(order);
        }

        return [.. order];
    }

    private string AnyAmount() => random.Next(10) switch
    {
        0 => RandomFiles.One(random, "0", "0.01", "0.12", "1000000000.00", "999999999.99"),
        < 4 => Yuan(0, 2_000),
        < 7 => Yuan(0, 40_000_00),
        _ => (random.Next(1, 6_000) * 12).ToString(CultureInfo.InvariantCulture),
    };

    private string AnyRate() => random.Next(10) switch
    {
        0 => RandomFiles.One(random, "0", "1", "0.00000001", "0.99999999", "1.00"),
        < 7 => "0." + random.Next(0, 200).ToString("D3", CultureInfo.InvariantCulture),
        _ => "0." + random.Next(0, 30_000_000).ToString("D8", CultureInfo.InvariantCulture),
    };

    private string Yuan(int leastFen, int mostFen)
    {
        var fen = random.Next(leastFen, mostFen + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{fen / 100}.{fen % 100:D2}");
    }
}
