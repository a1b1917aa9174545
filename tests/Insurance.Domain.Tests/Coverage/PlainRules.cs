using System.Text.Json.Nodes;
using static Insurance.Domain.Tests.Coverage.PlainDays;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>The waiting rules and payment windows of a place and scheme, straight from the JSON of its file, without the library's reader.</summary>
internal sealed class PlainRules
{
    private readonly List<PlainRule> rules;
    private readonly List<PlainRule> windows;

    private PlainRules(JsonNode? terms)
    {
        rules = [.. Entries(terms, "waiting").Select(entry => new PlainRule(entry))];
        windows = [.. Entries(terms, "payment-window").Select(entry => new PlainRule(entry))];
    }

    public static PlainRules Of(string region, string scheme) =>
        new(EmbeddedData.PathsUnder($"tariffs/{region}/").Contains($"tariffs/{region}/{scheme}.json")
            ? JsonNode.Parse(EmbeddedData.Read($"tariffs/{region}/{scheme}.json"))!["terms"]
            : null);

    public PlainRule? Find(string word, int month) => rules.Find(rule => rule.Word == word && rule.HoldsIn(month));

    public IEnumerable<PlainRule> All(string word, int month) => rules.Where(rule => rule.Word == word && rule.HoldsIn(month));

    public bool EverHas(string word) => rules.Exists(rule => rule.Word == word);

    /// <summary>The first year of which a rule speaks.</summary>
    public int FirstYearOf(string word) => rules.Where(rule => rule.Word == word).Min(rule => rule.FirstYear);

    public IEnumerable<PlainRule> Windows(int year) => windows.Where(window => window.HoldsInYear(year));

    private static IEnumerable<JsonNode> Entries(JsonNode? terms, string key) => (terms?[key] as JsonArray ?? []).Select(entry => entry!);
}

/// <summary>One entry of a file; what a file does not say is null.</summary>
internal sealed class PlainRule
{
    private readonly JsonNode entry;
    private readonly int firstMonth;
    private readonly int lastMonth;

    public PlainRule(JsonNode entry)
    {
        this.entry = entry;
        var ends = Text("for")!.Split("..");
        firstMonth = January(Number(ends[0][..4])) + (ends[0].Length > 4 ? Number(ends[0][5..]) - 1 : 0);
        lastMonth = January(Number(ends[^1][..4])) + (ends[^1].Length > 4 ? Number(ends[^1][5..]) - 1 : 11);
    }

    public string? Word => Text("rule");

    public int FirstYear => YearOfMonth(firstMonth);

    public bool TracedBack => entry["tracedBack"]?.GetValue<bool>() ?? false;

    public bool IsForContinuing => entry["members"] is not JsonArray members || members.Any(member => member!.GetValue<string>() == "continuing");

    public bool HoldsIn(int month) => firstMonth <= month && month <= lastMonth;

    public bool HoldsInYear(int year) => FirstYear <= year && year <= YearOfMonth(lastMonth);

    public int Figure(string key) => entry[key]!.GetValue<int>();

    public string? Text(string key) => entry[key]?.GetValue<string>();

    /// <summary>A day of the file in a year; null where it is not one of the calendar.</summary>
    public int? DayIn(string key, int year)
    {
        var text = Text(key)!;
        return text is "not-known" or "registration" ? null
            : text.StartsWith("previous ", StringComparison.Ordinal) ? PlainDays.Day(year - 1, text[9..])
            : text.StartsWith("next ", StringComparison.Ordinal) ? PlainDays.Day(year + 1, text[5..])
            : PlainDays.Day(year, text);
    }
}
