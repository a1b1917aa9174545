using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Exact amounts as whole numbers: everything is counted in twelfths of a hundred-millionth of a fen.</summary>
internal static class PlainNumber
{
    /// <summary>Units in a rate of 1.</summary>
    public static readonly BigInteger Whole = 100_000_000;

    /// <summary>What a fen is counted as.</summary>
    public static readonly BigInteger UnitsOfAFen = Whole * 12;

    /// <summary>Yuan as a file writes them, in fen.</summary>
    public static BigInteger Fen(string yuan) => Decimal(yuan, 2);

    /// <summary>A rate as a file writes it.</summary>
    public static BigInteger RateUnits(string rate) => Decimal(rate, 8);

    /// <summary>The exact amount rounded, in fen; null where no rounding is known and there is a remainder.</summary>
    public static BigInteger? Rounded(BigInteger exact, BigInteger unit, string mode)
    {
        var step = UnitsOfAFen * unit;
        var below = exact / step;
        var rest = exact - (below * step);
        if (mode == "exact" && rest > 0)
        {
            return null;
        }

        var up = mode switch
        {
            "up" => rest > 0,
            "half-up" => rest * 2 >= step,
            "half-even" => rest * 2 > step || (rest * 2 == step && !below.IsEven),
            _ => false,
        };
        return (below + (up ? 1 : 0)) * unit;
    }

    private static BigInteger Decimal(string text, int decimals)
    {
        var parts = text.Split('.');
        return BigInteger.Parse(parts[0] + (parts.Length == 1 ? "" : parts[1]).PadRight(decimals, '0'), CultureInfo.InvariantCulture);
    }
}

/// <summary>Months as plain numbers, days as texts that sort.</summary>
internal static class PlainMonth
{
    /// <summary>The same few spans are read over and over.</summary>
    private static readonly ConcurrentDictionary<string, (int First, int Last)> Spans = new(StringComparer.Ordinal);

    public static string Text(int month) => string.Create(CultureInfo.InvariantCulture, $"{month / 12:D4}-{(month % 12) + 1:D2}");

    public static int Number(string text) => (Digits(text[..4]) * 12) + Digits(text[5..]) - 1;

    /// <summary>The first and last month of <c>2023</c>, <c>2017..2025</c>, <c>2025-07</c> or <c>2025-07..2026-06</c>.</summary>
    public static (int First, int Last) Span(string text) => Spans.GetOrAdd(text, static written =>
    {
        var ends = written.Split("..");
        var (first, last) = (ends[0], ends[^1]);
        return first.Length == 4 ? (Digits(first) * 12, (Digits(last) * 12) + 11) : (Number(first), Number(last));
    });

    /// <summary>The months between two ends in the shortest of the file's ways to write them.</summary>
    public static string Written(int first, int last)
    {
        var years = first % 12 == 0 && last % 12 == 11;
        return first == last ? Text(first)
            : !years ? $"{Text(first)}..{Text(last)}"
            : first / 12 == last / 12 ? Text(first)[..4]
            : $"{Text(first)[..4]}..{Text(last)[..4]}";
    }

    /// <summary>A term's day in a year; null where it is no calendar day.</summary>
    public static string? Day(string term, int year)
    {
        if (term is "not-known" or "registration")
        {
            return null;
        }

        var parts = term.Split(' ');
        var at = year + parts[0] switch { "previous" => -1, "next" => 1, _ => 0 };
        var day = parts[^1] == "02-29" && !DateTime.IsLeapYear(at) ? "02-28" : parts[^1];
        return string.Create(CultureInfo.InvariantCulture, $"{at:D4}-{day}");
    }

    private static int Digits(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
