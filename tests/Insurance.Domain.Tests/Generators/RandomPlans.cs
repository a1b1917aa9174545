using System.Globalization;
using System.Text.Json.Nodes;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Tariffs;

namespace Insurance.Domain.Tests.Generators;

/// <summary>
/// Random tariffs of the year 2025 as bulk calculation likes them: many grades and lines, most of them rounded by month, limits that clamp or refuse and move inside
/// the year, floors, state lines, published bases, months that nobody knows. One seed makes one tariff.
/// </summary>
internal sealed class RandomPlans
{
    private readonly Random random;
    private readonly List<string> figures = [];
    private readonly string limits;
    private readonly bool simple;

    private RandomPlans(Random random)
    {
        this.random = random;
        simple = RandomFiles.Chance(random, 35);
        limits = RandomFiles.Chance(random, 15) ? "yuan-a-year" : "yuan-a-month";
    }

    /// <summary>A tariff of whose year something is known, and its file.</summary>
    public static (string File, Tariff Tariff) Any(Random random)
    {
        while (true)
        {
            var file = new RandomPlans(random).Written();
            if (Tests.Tariffs.Invented.Catalog(file).Find(Tests.Tariffs.Invented.Somewhere, Scheme.Resident, 2025).TryGet(out var tariff, out _))
            {
                return (file, tariff);
            }
        }
    }

    public static Tariff Tariff(Random random) => Any(random).Tariff;

    private string Written()
    {
        var large = RandomFiles.Chance(random, 8);
        for (var i = 0; i < 2; i++)
        {
            Figure($"low-{i}", limits, () => random.Next(0, 500_001));
            Figure($"high-{i}", limits, () => random.NextInt64(500_001, large ? 5_000_000_000 : 4_000_000));
        }

        var count = simple ? random.Next(1, 3) : RandomFiles.Chance(random, 6) ? 16 : random.Next(1, 6);
        var lines = Enumerable.Range(0, count).Select(i => new Line($"l{i}", Rounding(), Rounding())).ToArray();
        foreach (var line in lines)
        {
            for (var i = 0; i < 3; i++)
            {
                RateFigure($"{line.Id}-rate-{i}");
            }

            Figure($"{line.Id}-amount", "yuan-a-month", () => random.Next(0, 3) == 0 ? 0 : random.Next(1, 300_000));
            Figure($"{line.Id}-least", "yuan-a-month", () => random.Next(0, 60_000));
        }

        var grades = random.Next(12) switch { 0 => 16, 1 => 17, 2 => random.Next(1, 60), _ => random.Next(1, 9) };
        var limited = RandomFiles.One(random, "own-0", "own-1", "own-2", "own-3");
        var written = Enumerable.Range(0, grades).Select(i => Grade(i, lines, limited)).ToList();
        return Tests.Tariffs.Invented.File(string.Join(", ", figures), string.Join(", ", written), """
            "own-0": { "notBelow": "low-0", "notAbove": "high-0", "outside": "clamp" }, "own-1": { "notBelow": "low-0", "notAbove": "high-0", "outside": "refuse" },
            "own-2": { "notBelow": "low-1", "notAbove": "high-1", "outside": "refuse" }, "own-3": { "notBelow": "low-1", "notAbove": "high-1", "outside": "clamp" }
            """).Replace(Tests.Tariffs.Invented.Lines, new JsonObject(lines.Select(line => KeyValuePair.Create(line.Id, (JsonNode?)new JsonObject { ["name"] = RandomFiles.Names() }))).ToJsonString(), StringComparison.Ordinal);
    }

    private string Grade(int index, Line[] lines, string limited)
    {
        var whole = RandomFiles.Chance(random, 8);
        var own = RandomFiles.Chance(random, 60) ? limited : RandomFiles.One(random, "own-0", "own-1", "own-2", "own-3");
        var charged = lines.Where(_ => RandomFiles.Chance(random, 80)).ToList();
        return Tests.Tariffs.Invented.GradeWith(
            whole ? "\"wholeYearOnly\": true" : "",
            $"g{index}",
            [.. (charged.Count > 0 ? charged : [lines[0]]).Select(line => Charged(line, own))]);
    }

    private string Charged(Line line, string own)
    {
        var more = new List<string>();
        if (!simple && RandomFiles.Chance(random, 15))
        {
            more.Add("\"payer\": \"state\"");
        }

        if (!simple && RandomFiles.Chance(random, 20))
        {
            more.Add($"\"notBelow\": \"{line.Id}-least\"");
        }

        var rounding = RandomFiles.Chance(random, 97) ? line.Rounding : line.Other;
        return random.Next(10) switch
        {
            < 6 => Tests.Tariffs.Invented.Rated(line.Id, own, $"{line.Id}-rate-{random.Next(3)}", rounding, string.Join(", ", more)),
            6 => Tests.Tariffs.Invented.Rated(line.Id, $"{line.Id}-amount", $"{line.Id}-rate-{random.Next(3)}", rounding, string.Join(", ", more)),
            _ => Tests.Tariffs.Invented.Fixed(line.Id, $"{line.Id}-amount", string.Join(", ", more)),
        };
    }

    private string Rounding() => simple
        ? $"month 0.01 {RandomFiles.One(random, "half-up", "half-up", "up", "down")}"
        : $"month {RandomFiles.One(random, "0.01", "0.01", "0.1", "1", "0.05", "123.45")} {(RandomFiles.Chance(random, 4) ? RandomFiles.One(random, "half-even", "exact") : RandomFiles.One(random, "half-up", "half-up", "up", "down"))}";

    private void RateFigure(string id) => figures.Add(Tests.Tariffs.Invented.Figure(id, "rate", Rows(() => random.Next(20) switch
    {
        0 => RandomFiles.One(random, "0", "1", "0.00000001", "0.99999999"),
        1 => "0." + random.Next(0, 30_000_000).ToString("D8", CultureInfo.InvariantCulture),
        _ => "0." + random.Next(0, 200).ToString("D3", CultureInfo.InvariantCulture),
    })));

    private void Figure(string id, string unit, Func<long> fen) => figures.Add(Tests.Tariffs.Invented.Figure(id, unit, Rows(() => Money.FromFen(fen()).ToString())));

    /// <summary>One value for the year, two, or none at its beginning or its end.</summary>
    private string[] Rows(Func<string> value)
    {
        var cut = random.Next(2, 13);
        return (simple && RandomFiles.Chance(random, 90) ? 0 : random.Next(24)) switch
        {
            1 => [Row(cut, 12, value())],
            2 when RandomFiles.Chance(random, 10) => [Row(1, cut - 1, value())],
            3 or 4 => [Row(1, cut - 1, value()), Row(cut, 12, value())],
            _ => [$"2025 = {value()}"],
        };
    }

    private static string Row(int first, int last, string value) => string.Create(CultureInfo.InvariantCulture, $"2025-{first:D2}..2025-{last:D2} = {value}");

    /// <summary>A line, how all grades round it, and how one grade now and then does.</summary>
    private sealed record Line(string Id, string Rounding, string Other);
}
