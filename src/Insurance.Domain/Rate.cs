using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>
/// A contribution rate (缴费比例) between 0 and 1, exact to eight decimals and kept as whole units of 0.00000001. Prints as the
/// shortest decimal, <c>0.04</c>. Ordered and equal by value; <c>default</c> is zero.
/// </summary>
[JsonConverter(typeof(RootJsonConverter))]
public readonly record struct Rate : IComparable<Rate>, ISpanParsable<Rate>
{
    private Rate(long units) => Units = units;

    /// <summary>Decimals that a rate keeps.</summary>
    public const int Decimals = 8;

    /// <summary>Units in the whole (a rate of 1).</summary>
    public const long UnitsPerWhole = 100_000_000;

    /// <summary>The longest text <see cref="TryParse(string, out Rate)"/> looks at.</summary>
    public const int MaxTextLength = Decimals + 2;

    /// <summary>A rate in units of 0.00000001.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0 or above <see cref="UnitsPerWhole"/>.</exception>
    public static Rate FromUnits(long units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(units, UnitsPerWhole);
        return new(units);
    }

    /// <summary>The whole units of 0.00000001.</summary>
    public long Units { get; }

    /// <summary>Smaller.</summary>
    public static bool operator <(Rate left, Rate right) => left.Units < right.Units;

    /// <summary>Larger.</summary>
    public static bool operator >(Rate left, Rate right) => left.Units > right.Units;

    /// <summary>Not larger.</summary>
    public static bool operator <=(Rate left, Rate right) => left.Units <= right.Units;

    /// <summary>Not smaller.</summary>
    public static bool operator >=(Rate left, Rate right) => left.Units >= right.Units;

    /// <summary>Smaller rates first.</summary>
    public int CompareTo(Rate other) => Units.CompareTo(other.Units);

    /// <summary>Reads a decimal between 0 and 1, such as <c>0.04</c>; zeros at the end are allowed.</summary>
    /// <exception cref="FormatException">The text is no rate.</exception>
    public static Rate Parse(string text) => TryParse(text, out var rate)
        ? rate
        : throw new FormatException("A rate is written as a decimal between 0 and 1 with at most eight decimals.");

    /// <summary>Reads a decimal between 0 and 1, such as <c>0.04</c>; never throws, never allocates.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Rate rate) => TryParse(text.AsSpan(), null, out rate);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Rate result)
    {
        result = default;
        if (s.Length is 0 or 2 or > MaxTextLength || s[0] is not ('0' or '1') || (s.Length > 1 && s[1] != '.'))
        {
            return false;
        }

        var units = (s[0] - '0') * UnitsPerWhole;
        var worth = UnitsPerWhole;
        foreach (var c in s.Length > 2 ? s[2..] : default)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            worth /= 10;
            units += (c - '0') * worth;
        }

        if (units > UnitsPerWhole)
        {
            return false;
        }

        result = new(units);
        return true;
    }

    static Rate ISpanParsable<Rate>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static Rate IParsable<Rate>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Rate>.TryParse(string? s, IFormatProvider? provider, out Rate result) => TryParse(s, out result);

    /// <summary>The shortest decimal, as in <c>0.04</c>.</summary>
    public override string ToString()
    {
        var whole = (Units / UnitsPerWhole).ToString(CultureInfo.InvariantCulture);
        var part = (Units % UnitsPerWhole).ToString("D8", CultureInfo.InvariantCulture).TrimEnd('0');
        return part.Length == 0 ? whole : $"{whole}.{part}";
    }
}
