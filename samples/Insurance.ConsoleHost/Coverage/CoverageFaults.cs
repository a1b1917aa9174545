namespace Insurance.ConsoleHost.Coverage;

/// <summary>What is wrong with the text of rows, before the library is asked; the host's own codes.</summary>
internal static class CoverageFaults
{
    public const string Quotes = "bulk.quotes";
    public const string Length = "bulk.length";
    public const string Fields = "bulk.fields";
    public const string PersonId = "bulk.person-id";

    /// <summary>A row beside these ones cannot be read, and may be the person's.</summary>
    public const string Neighbour = "bulk.neighbour";

    /// <summary>More rows than a person may have.</summary>
    public const string Rows = "bulk.rows";

    public const string Fact = "bulk.fact";
    public const string As = "bulk.as";

    /// <summary>A date that is none, is missing, or lies outside of the years of the library.</summary>
    public const string Date = "bulk.date";

    /// <summary>The same for a month.</summary>
    public const string Month = "bulk.month";

    public const string PaidOn = "bulk.paid-on";
    public const string Elsewhere = "bulk.elsewhere";
    public const string Refunded = "bulk.refunded";
    public const string RepairedYears = "bulk.repaired-years";

    /// <summary>A last day or month before the first one.</summary>
    public const string Reversed = "bulk.reversed";

    /// <summary>A field that this kind of fact does not have.</summary>
    public const string Surplus = "bulk.surplus-field";

    /// <summary>Whether nobody can tell whose row it is.</summary>
    public static bool IsUnreadable(string code) => code is Quotes or Length or Fields or PersonId;
}
