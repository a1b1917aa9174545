using System.Globalization;
using System.Text.Json.Nodes;
using Insurance.Domain.Tests.Tariffs;

namespace Insurance.Domain.Tests.Generators;

/// <summary>The ways to pay of a random file.</summary>
internal sealed class RandomGrades(Random random, IReadOnlyDictionary<string, string> units)
{
    public static readonly string[] Insurances = ["basic", "large", "subsidy", "extra"];

    public JsonObject All()
    {
        var grades = new JsonObject();
        for (var i = 0; i < random.Next(1, 4); i++)
        {
            grades[$"g{i}"] = Grade();
        }

        return grades;
    }

    /// <summary>A grade of one line, for a file that is only referred to.</summary>
    public static JsonObject Plain(string amount) => new()
    {
        ["name"] = RandomFiles.Names(),
        ["lines"] = new JsonArray(new JsonObject { ["line"] = "basic", ["charge"] = "fixed", ["amount"] = amount }),
    };

    private JsonObject Grade()
    {
        var whole = RandomFiles.Chance(random, 30);
        var grade = new JsonObject { ["name"] = RandomFiles.Names() };
        if (whole)
        {
            grade["wholeYearOnly"] = true;
        }

        var starts = RandomFiles.Chance(random, 75) ? 1 : RandomFiles.One(random, 3, 7, 9, 12);
        if (starts > 1)
        {
            grade["year"] = new JsonObject { ["starts"] = starts.ToString("D2", CultureInfo.InvariantCulture) };
        }

        var insurances = Insurances.ToArray();
        random.Shuffle(insurances);
        var count = random.Next(1, 4);
        var balance = count > 1 && RandomFiles.Chance(random, 25) ? random.Next(count) : -1;
        var lines = new JsonArray();
        for (var i = 0; i < count; i++)
        {
            foreach (var entry in i == balance ? [Balance(insurances[i], insurances.Take(count).Where(other => other != insurances[balance]))] : Charged(insurances[i], whole))
            {
                lines.Add(entry);
            }
        }

        grade["lines"] = lines;
        return grade;
    }

    /// <summary>One entry, or two that follow each other, and now and then a late price beside them.</summary>
    private IEnumerable<JsonObject> Charged(string insurance, bool whole)
    {
        var byState = RandomFiles.Chance(random, 25);
        var entries = new List<JsonObject> { Entry(insurance, whole) };
        if (RandomFiles.Chance(random, 15))
        {
            var cut = (RandomFiles.One(random, 2024, 2025) * 12) + (RandomFiles.Chance(random, 50) ? 0 : random.Next(1, 12));
            entries[0]["for"] = PlainMonth.Written(RandomFiles.FirstYear * 12, cut - 1);
            var next = Entry(insurance, whole);
            next["for"] = PlainMonth.Written(cut, (RandomFiles.LastYear * 12) + 11);
            entries.Add(next);
        }

        if (RandomFiles.Chance(random, 20))
        {
            var late = Entry(insurance, whole);
            late["when"] = "late";
            entries.Add(late);
        }

        foreach (var entry in entries)
        {
            if (byState)
            {
                entry["payer"] = "state";
            }
            else if (RandomFiles.Chance(random, 10))
            {
                entry["payer"] = "person";
            }
        }

        return entries;
    }

    private JsonObject Entry(string insurance, bool whole)
    {
        var entry = new JsonObject { ["line"] = insurance };
        if (RandomFiles.Chance(random, 35))
        {
            var amount = AnyAmount();
            entry["charge"] = "fixed";
            entry["amount"] = amount;
            if (RandomFiles.Chance(random, 50))
            {
                entry["round"] = Round();
            }

            Floor(entry, whole, entry["round"] is { } round ? Stage(round) : units[amount] == "yuan-a-month" ? "month" : "year");
            return entry;
        }

        Rate(entry, "rated");
        Floor(entry, whole, Stage(entry["round"]!));
        return entry;
    }

    private JsonObject Balance(string insurance, IEnumerable<string> others)
    {
        var entry = new JsonObject { ["line"] = insurance, ["payer"] = RandomFiles.One(random, "state", "person") };
        Rate(entry, "balance");
        var minus = others.Where(_ => RandomFiles.Chance(random, 70)).ToList();
        entry["minus"] = new JsonArray([.. (minus.Count > 0 ? minus : [others.First()]).Select(line => JsonValue.Create(line))]);
        return entry;
    }

    private void Rate(JsonObject entry, string charge)
    {
        entry["charge"] = charge;
        entry["base"] = random.Next(10) switch { < 3 => "own", 3 => "chosen", _ => AnyAmount() };
        entry["rate"] = RandomFiles.One(random, "r1", "r2", "r3");
        entry["round"] = Round();
        if (RandomFiles.Chance(random, 15))
        {
            entry["fixedAtStart"] = true;
        }
    }

    private void Floor(JsonObject entry, bool whole, string each)
    {
        if (RandomFiles.Chance(random, 25) && (whole || each == "month"))
        {
            entry["notBelow"] = random.Next(4) switch
            {
                0 => $"{RandomFiles.OtherKey}/least-{each}",
                1 => new JsonArray($"{RandomFiles.OtherKey}/least-{each}", $"least-{each}"),
                _ => $"least-{each}",
            };
        }
    }

    private JsonNode Round() => RandomFiles.Chance(random, 20)
        ? new JsonArray(Round("month"), Round("year"))
        : Round(RandomFiles.One(random, "month", "year"));

    private JsonObject Round(string each) => new()
    {
        ["each"] = each,
        ["to"] = RandomFiles.One(random, "0.01", "0.01", "0.1", "1", "10", "0.05", "0.07", "123.45"),
        ["mode"] = RandomFiles.Chance(random, 15) ? "exact" : RandomFiles.One(random, "half-up", "half-up", "half-even", "up", "down"),
    };

    /// <summary>The stage that a floor is compared at: the first one.</summary>
    private static string Stage(JsonNode round) => (round is JsonArray stages ? stages[0]! : round)["each"]!.GetValue<string>();

    private string AnyAmount() => RandomFiles.One(random, "a1", "a2", "a3");
}

/// <summary>What people ask of a random file, right or wrong.</summary>
internal static class RandomQuestions
{
    public static PlainQuestion About(JsonObject file, Random random)
    {
        var (grade, node) = file["grades"]!.AsObject().ElementAt(random.Next(file["grades"]!.AsObject().Count));
        var year = RandomFiles.Chance(random, 90) ? random.Next(RandomFiles.FirstYear + 1, RandomFiles.LastYear + 1) : random.Next(RandomFiles.FirstYear - 1, RandomFiles.LastYear + 2);
        var starts = int.Parse(node!["year"]?["starts"]?.GetValue<string>() ?? "01", CultureInfo.InvariantCulture) - 1;
        var first = random.Next(12);
        var (offset, months) = random.Next(10) switch
        {
            < 4 => (0, 12),
            < 6 => (first, 1),
            < 8 => (first, 12 - first),
            < 9 => (first, random.Next(1, 13 - first)),
            _ => (random.Next(-2, 12), random.Next(1, 13)),
        };
        if (node["wholeYearOnly"] is not null && RandomFiles.Chance(random, 90))
        {
            (offset, months) = (0, 12);
        }

        return new(
            grade,
            year,
            (year * 12) + starts + offset,
            months,
            Bases(node["lines"]!.AsArray(), random),
            RandomFiles.Chance(random, 50) ? null : RandomFiles.Date(random, year - 1, year + 1),
            RandomFiles.Chance(random, 50) ? null : RandomFiles.Date(random, RandomFiles.FirstYear, RandomFiles.LastYear));
    }

    private static Dictionary<string, string> Bases(JsonArray lines, Random random)
    {
        var bases = new Dictionary<string, string>(StringComparer.Ordinal);
        var taking = lines.Where(line => line!["base"]?.GetValue<string>() is "own" or "chosen").Select(line => line!["line"]!.GetValue<string>()).Distinct().ToList();
        if ((taking.Count > 0) == RandomFiles.Chance(random, 97))
        {
            foreach (var line in RandomFiles.Chance(random, 60) ? [PlainQuestion.AllLines] : taking)
            {
                bases[line] = random.Next(6) switch
                {
                    0 => "floor",
                    1 => "cap",
                    2 => RandomFiles.One(random, "2400.00", "3000.00", "3600.00", "4000.00"),
                    3 => string.Create(CultureInfo.InvariantCulture, $"{random.Next(500, 40_000)}.{random.Next(100):D2}"),
                    _ => string.Create(CultureInfo.InvariantCulture, $"{random.Next(2_000, 9_000)}.{random.Next(100):D2}"),
                };
            }

            if (RandomFiles.Chance(random, 3))
            {
                bases.Remove(bases.Keys.FirstOrDefault() ?? "");
            }
        }

        return bases;
    }
}
