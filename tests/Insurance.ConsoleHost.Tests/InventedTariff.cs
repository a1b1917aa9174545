namespace Insurance.ConsoleHost.Tests;

/// <summary>A tariff file of a place that does not exist, written into the console's folder.</summary>
internal static class InventedTariff
{
    public const string Region = "990003";

    /// <summary>Writes the file, with one text in the place of another, and gives its name. 12 x 1,000.00 x 8 % = 960.00.</summary>
    public static string WriteTariff(this Console console, string name, string text = "", string instead = "") => console.Write(name, Replaced(
        """
        { "format": 1, "region": "990003", "scheme": "flexible-employment",
          "name": { "zh": "样例", "en": "Invented", "es": "Inventado" },
          "sources": { "made-up": { "note": "invented for a test" } },
          "lines": { "basic-medical": { "name": { "zh": "样例", "en": "Basic", "es": "Básico" } } },
          "figures": {
            "floor": { "unit": "yuan-a-month", "rows": [ { "for": "2025", "is": "1000.00", "source": "made-up", "confidence": "secondary" } ] },
            "cap": { "unit": "yuan-a-month", "rows": [ { "for": "2025", "is": "5000.00", "source": "made-up", "confidence": "secondary" } ] },
            "rate": { "unit": "rate", "rows": [ { "for": "2025", "is": "0.08", "source": "made-up", "confidence": "secondary" } ] } },
          "bases": { "declared": { "notBelow": "floor", "notAbove": "cap" } },
          "grades": { "1": { "name": { "zh": "样例", "en": "Only", "es": "Único" }, "lines": [
            { "line": "basic-medical", "charge": "rated", "base": "declared", "rate": "rate", "round": { "each": "month", "to": "0.01", "mode": "half-up" } } ] } },
          "examples": [ { "year": 2025, "grade": "1", "base": "floor", "total": "960.00" } ] }
        """,
        text,
        instead));

    /// <summary>A file with one text in the place of another, which must stand in it.</summary>
    public static string Replaced(string file, string text, string instead)
    {
        if (text.Length == 0)
        {
            return file;
        }

        var replaced = file.Replace(text, instead, StringComparison.Ordinal);
        Assert.NotEqual(file, replaced);
        return replaced;
    }
}
