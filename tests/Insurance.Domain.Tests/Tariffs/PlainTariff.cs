using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>What is asked, in plain words: months counted from January of the year 0, dates and bases as the files write them.</summary>
/// <param name="Grade">The grade.</param>
/// <param name="Year">The contribution year.</param>
/// <param name="First">The first month.</param>
/// <param name="Months">How many.</param>
/// <param name="Bases">The declared base of each line, that of the line <c>*</c> for all of them; empty for none.</param>
/// <param name="PaidOn">The day of payment.</param>
/// <param name="AsKnownOn">The day whose knowledge counts.</param>
internal sealed record PlainQuestion(string Grade, int Year, int First, int Months, IReadOnlyDictionary<string, string> Bases, string? PaidOn, string? AsKnownOn)
{
    public const string AllLines = "*";

    public string Period => string.Create(CultureInfo.InvariantCulture, $"{PlainMonth.Text(First)}..{PlainMonth.Text(First + Months - 1)}");

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Grade} {Year} {Period} base [{string.Join(", ", Bases.Select(entry => $"{entry.Key} {entry.Value}"))}] paid on {PaidOn ?? "-"} as known on {AsKnownOn ?? "-"}");
}

/// <summary>The plain answer: refusals as words, or the amount of each line in fen with everything that it rests on.</summary>
internal sealed record PlainAnswer(IReadOnlySet<string> Refusals, IReadOnlyList<(string Line, bool ByState, BigInteger Fen)> Lines, IReadOnlySet<string> Inputs)
{
    public BigInteger Total => Lines.Where(line => !line.ByState).Aggregate(BigInteger.Zero, (sum, line) => sum + line.Fen);

    public BigInteger Funding => Lines.Where(line => line.ByState).Aggregate(BigInteger.Zero, (sum, line) => sum + line.Fen);

    public static PlainAnswer Refused(IEnumerable<string> refusals) => new(refusals.ToHashSet(StringComparer.Ordinal), [], new HashSet<string>(StringComparer.Ordinal));
}

/// <summary>
/// The arithmetic of a tariff file a second time, written from the description of the format and straight from its JSON: whole numbers
/// of any size, months as plain numbers, dates as texts, no type of the library. Slow, and meant to be read.
/// </summary>
internal sealed class PlainTariff(JsonObject file, IReadOnlyDictionary<string, JsonObject> others)
{
    private const string UnknownMonths = "tariff.unknown-months";

    public PlainAnswer Ask(PlainQuestion question)
    {
        var grade = file["grades"]![question.Grade]!.AsObject();
        if (FirstRefusals(grade, question).ToList() is { Count: > 0 } refusals)
        {
            return PlainAnswer.Refused(refusals);
        }

        return Ask(grade, question, Late(question) == true);
    }

    /// <summary>What the person would pay after the window, where the question leaves open whether it is late.</summary>
    public BigInteger? LatePrice(PlainQuestion question)
    {
        var grade = file["grades"]![question.Grade]!.AsObject();
        var undecided = question.PaidOn is null || Late(question) is null;
        return undecided && Entries(grade).Any(entry => Text(entry, "when") == "late") && Ask(grade, question, late: true) is { Refusals.Count: 0 } answer
            ? answer.Total
            : null;
    }

    /// <summary>Whether any grade has a month of the year in which nothing is missing.</summary>
    public bool KnowsOf(int year, string? asKnownOn) => file["grades"]!.AsObject().Any(entry =>
    {
        var grade = entry.Value!.AsObject();
        return Enumerable.Range(FirstMonthOf(grade, year), 12).Any(month => Insurances(grade).All(line => Missing(grade, line, month, year, late: false, asKnownOn).Count == 0));
    });

    /// <summary>Whether any grade has a month of the year in which a base, an amount or a rate is known, be it alone.</summary>
    public bool KnowsSomethingOf(int year, string? asKnownOn) => file["grades"]!.AsObject().Any(entry =>
    {
        var grade = entry.Value!.AsObject();
        return Enumerable.Range(FirstMonthOf(grade, year), 12).Any(month => Insurances(grade)
            .Where(line => EntryFor(grade, line, month, late: false) is not null)
            .SelectMany(line => Looked(grade, line, month, year, late: false, asKnownOn))
            .Any(looked => looked.Refusal is null && !looked.Role.StartsWith("least", StringComparison.Ordinal)));
    });

    /// <summary>The row that holds in a month as known on a day, or why there is none.</summary>
    public static (string? Refusal, JsonObject? Row) At(JsonObject file, JsonObject figure, int month, string? asKnownOn)
    {
        var rows = figure["rows"]!.AsArray().Select(row => row!.AsObject()).Where(row => Covers(row, month)).ToList();
        var visible = Deepest(rows.Where(row => asKnownOn is null || IsUnknown(row) || string.CompareOrdinal(Published(file, row) ?? "9999", asKnownOn) <= 0));
        var undated = asKnownOn is null ? null : Deepest(rows.Where(row => !IsUnknown(row) && Published(file, row) is null));
        if (undated is not null && (visible is null || Depth(undated) > Depth(visible)))
        {
            return ("tariff.publication-unknown", undated);
        }

        if (visible is not null)
        {
            return IsUnknown(visible) ? (UnknownMonths, null) : (null, visible);
        }

        return rows.Any(row => Published(file, row) is not null) ? ("tariff.published-later", null) : (UnknownMonths, null);

        JsonObject? Deepest(IEnumerable<JsonObject> among) => among.OrderByDescending(Depth).FirstOrDefault();

        // How many corrections lie below: a correction of a correction holds before what it corrects.
        int Depth(JsonObject row) => Text(row, "supersedes") is { } source
            ? 1 + Depth(figure["rows"]!.AsArray().Select(other => other!.AsObject()).First(other => Text(other, "source") == source))
            : 0;
    }

    private PlainAnswer Ask(JsonObject grade, PlainQuestion question, bool late)
    {
        var months = Enumerable.Range(question.First, question.Months).ToList();
        var missing = months.SelectMany(month => Insurances(grade).SelectMany(line => Missing(grade, line, month, question.Year, late, question.AsKnownOn)));
        if (missing.ToHashSet(StringComparer.Ordinal) is { Count: > 0 } unknown)
        {
            return PlainAnswer.Refused(unknown);
        }

        var refusals = new HashSet<string>(StringComparer.Ordinal);
        var whole = Insurances(grade).ToDictionary(line => line, line => Charge(grade, line, question, late, refusals), StringComparer.Ordinal);
        if (refusals.Count > 0)
        {
            return PlainAnswer.Refused(refusals);
        }

        var lines = new List<(string, bool, BigInteger)>();
        foreach (var line in Insurances(grade))
        {
            var entry = EntryFor(grade, line, question.First, late)!;
            var amount = whole[line];
            if (Text(entry, "charge") == "balance")
            {
                amount -= entry["minus"]!.AsArray().Select(minus => minus!.GetValue<string>()).Distinct().Aggregate(BigInteger.Zero, (sum, minus) => sum + whole[minus]);
                if (amount < 0)
                {
                    return PlainAnswer.Refused(["tariff.negative-balance"]);
                }
            }

            lines.Add((line, Text(entry, "payer") == "state", amount));
        }

        var inputs = months.SelectMany(month => Insurances(grade).SelectMany(line => Looked(grade, line, month, question.Year, late, question.AsKnownOn).Select(found => $"{Text(found.Row!, "source")} {Text(found.Row!, "for")}")));
        return new(refusals, lines, inputs.ToHashSet(StringComparer.Ordinal));
    }

    private IEnumerable<string> FirstRefusals(JsonObject grade, PlainQuestion question)
    {
        var start = FirstMonthOf(grade, question.Year);
        if (question.First < start || question.First + question.Months > start + 12)
        {
            yield return "period.outside-year";
        }
        else if (Flag(grade, "wholeYearOnly") && question.Months != 12)
        {
            yield return "tariff.whole-year-only";
        }

        var taking = Entries(grade).Where(entry => IsDeclared(entry)).Select(entry => Text(entry, "line")!).Distinct().ToList();
        var forAll = question.Bases.ContainsKey(PlainQuestion.AllLines);
        if (taking.Any(line => !forAll && !question.Bases.ContainsKey(line)))
        {
            yield return "tariff.base-required";
        }

        if (forAll ? taking.Count == 0 : question.Bases.Keys.Except(taking).Any())
        {
            yield return "tariff.base-not-taken";
        }
    }

    /// <summary>The line before anything is deducted; what stands in the way goes into the refusals.</summary>
    private BigInteger Charge(JsonObject grade, string line, PlainQuestion question, bool late, HashSet<string> refusals)
    {
        var sum = BigInteger.Zero;
        var together = BigInteger.Zero;
        var inexact = new HashSet<string>(StringComparer.Ordinal);
        var outside = false;
        for (var month = question.First; month < question.First + question.Months; month++)
        {
            var entry = EntryFor(grade, line, month, late)!;
            var found = Looked(grade, line, month, question.Year, late, question.AsKnownOn).ToDictionary(looked => looked.Role, looked => looked, StringComparer.Ordinal);
            if (Base(entry, found, question, line) is not { } fen)
            {
                outside = true;
                refusals.Add($"{(found.ContainsKey("step 0") ? "tariff.base-not-a-step" : "tariff.base-outside")} {line} {PlainMonth.Text(month)}");
                continue;
            }

            var yearly = found.Values.First(looked => looked.Role is "amount" or "base" or "floor" or "step 0").Unit == "yuan-a-year";
            var exact = fen * (found.TryGetValue("rate", out var rate) ? PlainNumber.RateUnits(Text(rate.Row!, "is")!) : PlainNumber.Whole) * (yearly ? 1 : 12);
            var least = found.Values.Where(looked => looked.Role.StartsWith("least", StringComparison.Ordinal)).Select(Fen).Append(BigInteger.Zero).Max();
            foreach (var (each, unit, mode) in RoundsOf(entry, yearly).Where(round => round.Each == "month"))
            {
                // Rounded by month, and perhaps once more with the other months.
                if (PlainNumber.Rounded(exact, unit, mode) is { } rounded)
                {
                    exact = BigInteger.Max(rounded, least) * PlainNumber.UnitsOfAFen;
                }
                else
                {
                    inexact.Add(RoundsOf(entry, yearly).Count == 1 ? $"tariff.inexact {line} {PlainMonth.Text(month)}" : $"tariff.inexact {line} year");
                }
            }

            together += exact;
            if (month + 1 < question.First + question.Months && EntryFor(grade, line, month + 1, late) == entry)
            {
                continue;
            }

            // The last month of the entry, or of what is paid together.
            var rounds = RoundsOf(entry, yearly);
            var last = rounds.FirstOrDefault(round => round.Each == "year", ("month", 1, "down"));
            if (PlainNumber.Rounded(together, last.Unit, last.Mode) is { } amount)
            {
                sum += rounds is [{ Each: "year" }] ? BigInteger.Max(amount, least) : amount;
            }
            else
            {
                inexact.Add($"tariff.inexact {line} year");
            }

            together = BigInteger.Zero;
        }

        // A base outside its limits leaves the sum of the line open: whether that would be exact cannot be said. A remainder of a sum is that of no month.
        var ofTheYear = $"tariff.inexact {line} year";
        refusals.UnionWith(outside ? [] : inexact.Contains(ofTheYear) ? [ofTheYear] : inexact);
        return sum;
    }

    private BigInteger? Base(JsonObject entry, Dictionary<string, Looked> found, PlainQuestion question, string line)
    {
        if (!IsDeclared(entry))
        {
            return Fen(found.TryGetValue("amount", out var amount) ? amount : found["base"]);
        }

        var limits = file["bases"]![Text(entry, "base")!]!.AsObject();
        var steps = found.Values.Where(looked => looked.Role.StartsWith("step", StringComparison.Ordinal)).Select(Fen).ToList();
        var (floor, cap) = steps.Count > 0 ? (steps[0], steps[^1]) : (Fen(found["floor"]), Fen(found["cap"]));
        var declared = question.Bases.TryGetValue(PlainQuestion.AllLines, out var all) ? all : question.Bases[line];
        var fen = declared switch
        {
            "floor" => floor,
            "cap" => cap,
            _ => PlainNumber.Fen(declared),
        };
        if (steps.Count > 0)
        {
            return steps.Contains(fen) ? fen : null;
        }

        return fen >= floor && fen <= cap ? fen
            : Text(limits, "outside") == "clamp" ? (fen < floor ? floor : cap)
            : null;
    }

    private static BigInteger Fen(Looked looked) => PlainNumber.Fen(Text(looked.Row!, "is")!);

    private HashSet<string> Missing(JsonObject grade, string line, int month, int year, bool late, string? asKnownOn)
    {
        if (EntryFor(grade, line, month, late) is null)
        {
            return [$"{UnknownMonths} {line} {PlainMonth.Text(month)}"];
        }

        var unknown = Looked(grade, line, month, year, late, asKnownOn).Where(looked => looked.Refusal is not null);
        return unknown.Select(looked => $"{looked.Refusal} {looked.Name} {PlainMonth.Text(month)}").ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Everything that an entry looks up for a month.</summary>
    private IEnumerable<Looked> Looked(JsonObject grade, string line, int month, int year, bool late, string? asKnownOn)
    {
        var entry = EntryFor(grade, line, month, late)!;
        var at = Flag(entry, "fixedAtStart") ? FirstMonthOf(grade, year) : month;
        if (Text(entry, "charge") == "fixed")
        {
            yield return Find("amount", Text(entry, "amount")!);
        }
        else
        {
            if (IsDeclared(entry))
            {
                var limits = file["bases"]![Text(entry, "base")!]!.AsObject();
                foreach (var (i, step) in List(limits["steps"]).Index())
                {
                    yield return Find(string.Create(CultureInfo.InvariantCulture, $"step {i}"), step);
                }

                foreach (var (role, key) in limits["steps"] is null ? new[] { ("floor", "notBelow"), ("cap", "notAbove") } : [])
                {
                    yield return Find(role, Text(limits, key)!);
                }
            }
            else
            {
                yield return Find("base", Text(entry, "base")!);
            }

            yield return Find("rate", Text(entry, "rate")!);
        }

        foreach (var (i, least) in List(entry["notBelow"]).Index())
        {
            yield return Find(string.Create(CultureInfo.InvariantCulture, $"least {i}"), least);
        }

        Looked Find(string role, string name)
        {
            var parts = name.Split('/');
            var owner = parts.Length == 1 ? file : others.GetValueOrDefault($"{parts[0]}/{parts[1]}");
            if (owner?["figures"]?[parts[^1]]?.AsObject() is not { } figure)
            {
                return new(role, name, null, UnknownMonths, "");
            }

            var (refusal, row) = At(owner, figure, at, asKnownOn);
            return new(role, name, refusal is null ? row : null, refusal, Text(figure, "unit")!);
        }
    }

    private static IEnumerable<string> List(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => list.Select(item => item!.GetValue<string>()),
        _ => [node.GetValue<string>()],
    };

    private bool? Late(PlainQuestion question)
    {
        if (question.PaidOn is null)
        {
            return null;
        }

        // Of the windows of a kind of member the last decides; kinds that part leave the question open.
        var windows = (file["terms"]!["payment-window"]?.AsArray() ?? []).Select(window => window!.AsObject()).Where(window => Covers(window, question.Year * 12) && Names(window, "grades", question.Grade));
        var closing = new[] { "new", "continuing", "resuming" }
            .Select(member => windows.Where(window => Names(window, "members", member)).Select(window => PlainMonth.Day(Text(window, "closes")!, question.Year)).ToList())
            .Where(closes => closes.Count > 0)
            .Select(closes => closes.Contains(null) ? (bool?)null : string.CompareOrdinal(closes.Max(StringComparer.Ordinal), question.PaidOn) < 0)
            .Distinct()
            .ToList();
        return closing.Count == 1 ? closing[0] : null;
    }

    private static List<(string Each, BigInteger Unit, string Mode)> RoundsOf(JsonObject entry, bool yearly) => entry["round"] switch
    {
        null => [(yearly ? "year" : "month", 1, "exact")],
        JsonArray stages => [.. stages.Select(stage => RoundOf(stage!.AsObject()))],
        var stage => [RoundOf(stage.AsObject())],
    };

    private static (string Each, BigInteger Unit, string Mode) RoundOf(JsonObject stage) =>
        (Text(stage, "each")!, PlainNumber.Fen(Text(stage, "to")!), Text(stage, "mode")!);

    private static int FirstMonthOf(JsonObject grade, int year) =>
        (year * 12) + (grade["year"] is { } starts ? int.Parse(Text(starts.AsObject(), "starts")!, CultureInfo.InvariantCulture) - 1 : 0);

    private bool IsDeclared(JsonObject entry) => Text(entry, "base") is { } name && file["bases"]?[name] is not null;

    private static IEnumerable<JsonObject> Entries(JsonObject grade) => grade["lines"]!.AsArray().Select(entry => entry!.AsObject());

    private static IEnumerable<string> Insurances(JsonObject grade) => Entries(grade).Select(entry => Text(entry, "line")!).Distinct();

    private static JsonObject? EntryFor(JsonObject grade, string line, int month, bool late)
    {
        var standing = Entries(grade).Where(entry => Text(entry, "line") == line && (entry["for"] is null || Covers(entry, month))).ToList();
        return standing.FirstOrDefault(entry => late && Text(entry, "when") == "late") ?? standing.FirstOrDefault(entry => Text(entry, "when") != "late");
    }

    private static bool Covers(JsonObject entry, int month)
    {
        var (first, last) = PlainMonth.Span(Text(entry, "for")!);
        return first <= month && month <= last && (entry["in"] is not JsonArray pattern || pattern.Any(only => only!.GetValue<string>() == PlainMonth.Text(month)[5..]));
    }

    private static bool IsUnknown(JsonObject row) => Text(row, "is") == "not-known";

    private static string? Published(JsonObject owner, JsonObject row) =>
        Text(row, "known") ?? (Text(row, "source") is { } source ? Text(owner["sources"]![source]!.AsObject(), "publishedBy") : null);

    /// <summary>Whether a list names something; a list that is not there names everything.</summary>
    private static bool Names(JsonObject entry, string key, string name) => entry[key] is not JsonArray list || list.Any(item => item!.GetValue<string>() == name);

    private static bool Flag(JsonObject entry, string key) => entry[key]?.GetValue<bool>() ?? false;

    private static string? Text(JsonObject entry, string key) => entry[key]?.GetValue<string>();
}

/// <summary>A figure that an entry looked up for a month.</summary>
internal sealed record Looked(string Role, string Name, JsonObject? Row, string? Refusal, string Unit);
