using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>
/// An administrative region by its six-digit code (GB/T 2260), the place whose rules apply. Prints as its code. Ordered by
/// code; <c>default</c> is no region and throws when used.
/// </summary>
[JsonConverter(typeof(RootJsonConverter))]
public readonly record struct Region : IComparable<Region>, ISpanParsable<Region>
{
    private readonly int code;

    private Region(int code) => this.code = code;

    /// <summary>The whole country, for floors that every place must keep.</summary>
    public static Region China => new(100000);

    /// <summary>Chongqing 重庆.</summary>
    public static Region Chongqing => new(500000);

    /// <summary>Reads a code of six digits, the first not zero.</summary>
    /// <exception cref="FormatException">The text is no code.</exception>
    public static Region Parse(string code) => TryParse(code, out var region)
        ? region
        : throw new FormatException("A region is a code of six digits, such as 500000.");

    /// <summary>Reads a code of six digits, the first not zero; never throws, never allocates.</summary>
    public static bool TryParse([NotNullWhen(true)] string? code, out Region region) => TryParse(code.AsSpan(), null, out region);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Region result)
    {
        result = default;
        if (s.Length != 6 || s[0] == '0' || !Identifier.AllDigits(s))
        {
            return false;
        }

        result = new(int.Parse(s, NumberStyles.None, CultureInfo.InvariantCulture));
        return true;
    }

    static Region ISpanParsable<Region>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static Region IParsable<Region>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Region>.TryParse(string? s, IFormatProvider? provider, out Region result) => TryParse(s, out result);

    /// <summary>The six digits.</summary>
    public string Code => Number.ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>Smaller codes first.</summary>
    public int CompareTo(Region other) => Number.CompareTo(other.Number);

    /// <summary>The six digits.</summary>
    public override string ToString() => Code;

    private int Number => code != 0 ? code : throw new InvalidOperationException("default(Region) is no region.");
}
