using System.Text;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Tariff files of places that do not exist, put together from the parts that a test speaks of.</summary>
internal static class Invented
{
    public const string Place = "990000";

    /// <summary>A source that was public on 1 November 2022, one of 1 August 2025, and one without a date.</summary>
    public const string Sources = """
        {
          "d1": { "document": "某发〔2022〕1号", "issuer": "某局", "publishedBy": "2022-11-01" },
          "d2": { "document": "某发〔2025〕2号", "issuer": "某局", "publishedBy": "2025-08-01" },
          "undated": { "document": "某发〔2021〕3号" },
          "press": { "issuer": "某报" }
        }
        """;

    public const string Lines = """
        {
          "basic": { "name": { "zh": "基本", "en": "Basic", "es": "Básico" } },
          "large": { "name": { "zh": "大额", "en": "Large", "es": "Grande" } },
          "subsidy": { "name": { "zh": "补助", "en": "Subsidy", "es": "Subvención" } }
        }
        """;

    public static Region Somewhere { get; } = Region.Parse(Place);

    public static string File(
        string figures,
        string grades,
        string bases = "",
        string terms = "",
        string examples = "",
        string region = Place,
        string scheme = "resident") => $$"""
        {
          "format": 1, "region": "{{region}}", "scheme": "{{scheme}}",
          "name": { "zh": "某地", "en": "Someplace", "es": "Algún lugar" },
          "sources": {{Sources}},
          "lines": {{Lines}},
          "figures": { {{figures}} },
          "bases": { {{bases}} },
          "grades": { {{grades}} },
          "terms": { {{terms}} },
          "examples": [ {{examples}} ]
        }
        """;

    /// <summary>A figure; each row is written as <c>2025 = 100.00</c>, with more keys after a comma where needed.</summary>
    public static string Figure(string id, string unit, params string[] rows) => FigureOf(id, unit, "coverage-year", rows);

    public static string FigureOf(string id, string unit, string clock, params string[] rows) =>
        $$"""{{Quoted(id)}}: { "unit": "{{unit}}", "clock": "{{clock}}", "rows": [ {{string.Join(", ", rows.Select(Row))}} ] }""";

    public static string GradeWith(string keys, string id, params string[] lines) => $$"""
        {{Quoted(id)}}: { "name": { "zh": "某", "en": "Some", "es": "Alguno" }, {{(keys.Length == 0 ? "" : keys + ",")}} "lines": [ {{string.Join(", ", lines)}} ] }
        """;

    public static string Grade(string id, params string[] lines) => GradeWith("", id, lines);

    public static string Rated(string line, string figure, string rate, string rounding = "month 0.01 half-up", string more = "") =>
        $$"""{ "line": "{{line}}", "charge": "rated", "base": "{{figure}}", "rate": "{{rate}}", "round": {{Round(rounding)}}{{Tail(more)}} }""";

    public static string Fixed(string line, string amount, string more = "") =>
        $$"""{ "line": "{{line}}", "charge": "fixed", "amount": "{{amount}}"{{Tail(more)}} }""";

    public static string Balance(string line, string figure, string rate, string minus, string rounding = "year 1 half-up", string more = "") =>
        $$"""{ "line": "{{line}}", "charge": "balance", "payer": "state", "base": "{{figure}}", "rate": "{{rate}}", "minus": ["{{minus}}"], "round": {{Round(rounding)}}{{Tail(more)}} }""";

    public static Result<TariffHistory> Load(string file) => TariffHistory.Read(Encoding.UTF8.GetBytes(file), "test.json");

    public static TariffCatalog Catalog(params string[] files) =>
        files.Aggregate(TariffCatalog.Empty, (catalog, file) => catalog.With(Load(file).Value));

    public static Tariff Tariff(string file, int year = 2025) => Catalog(file).Find(Somewhere, Scheme.Resident, year).Value;

    private static string Row(string row)
    {
        var (head, tail) = Split(row, ',');
        var (months, value) = Split(head, '=');
        if (value == "not-known")
        {
            return $$"""{ "for": "{{months}}", "is": "not-known" }""";
        }

        var source = tail.Contains("\"source\"", StringComparison.Ordinal) ? "" : ", \"source\": \"d1\"";
        var confidence = tail.Contains("\"confidence\"", StringComparison.Ordinal) ? "" : ", \"confidence\": \"official-reprint\"";
        return $$"""{ "for": "{{months}}", "is": "{{value}}"{{source}}{{confidence}}{{Tail(tail)}} }""";
    }

    private static string Round(string rounding)
    {
        var parts = rounding.Split(' ');
        return $$"""{ "each": "{{parts[0]}}", "to": "{{parts[1]}}", "mode": "{{parts[2]}}" }""";
    }

    private static (string Head, string Tail) Split(string text, char at)
    {
        var index = text.IndexOf(at, StringComparison.Ordinal);
        return index < 0 ? (text.Trim(), "") : (text[..index].Trim(), text[(index + 1)..].Trim());
    }

    private static string Tail(string more) => more.Length == 0 ? "" : ", " + more;

    private static string Quoted(string id) => $"\"{id}\"";
}
