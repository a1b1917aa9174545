using Insurance.Domain;

namespace Insurance.ConsoleHost.Bulk;

/// <summary>Why a row of the file never comes before the plan, as a byte beside those of the plan's refusals.</summary>
internal static class RowFaults
{
    public const byte None = 0;

    /// <summary>Broken quoting.</summary>
    public const byte Quotes = 128;

    /// <summary>A record that is too long.</summary>
    public const byte Length = 129;

    /// <summary>Too few or too many fields.</summary>
    public const byte Fields = 130;

    /// <summary>No id, or one that is too long.</summary>
    public const byte PersonId = 131;

    /// <summary>Months that are no whole number.</summary>
    public const byte Months = 132;

    public const byte MoneyFormat = 133;

    public const byte MoneyPrecision = 134;

    public const byte MoneyRange = 135;

    /// <summary>The host's own faults and those of a base that does not read, in the order of their bytes from <see cref="Quotes"/> on.</summary>
    public static readonly string[] Codes =
    [
        "bulk.quotes",
        "bulk.length",
        "bulk.fields",
        "bulk.person-id",
        "bulk.months",
        ErrorCodes.Money.Format,
        ErrorCodes.Money.Precision,
        ErrorCodes.Money.Range,
    ];

    /// <summary>Whether the line is malformed, and not only refused.</summary>
    public static bool IsMalformed(byte code) => code is >= Quotes and <= Months;
}
