using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>
/// An amount in yuan, kept as whole fen (分) in 64 bits. Ordered and equal by its fen; <c>default</c> is zero. Arithmetic is
/// checked: an overflow throws. There is no operator with <c>decimal</c> or <c>double</c>, and half a fen does not exist.
/// </summary>
[JsonConverter(typeof(RootJsonConverter))]
public readonly record struct Money : IComparable<Money>, ISpanParsable<Money>, ISpanFormattable
{
    private Money(long fen) => Fen = fen;

    /// <summary>Fen in a yuan.</summary>
    public const int FenPerYuan = 100;

    /// <summary>The longest text <see cref="Read"/> looks at.</summary>
    public const int MaxTextLength = 21;

    /// <summary>No money.</summary>
    public static Money Zero => default;

    /// <summary>The largest amount.</summary>
    public static Money MaxValue => new(long.MaxValue);

    /// <summary>The smallest amount.</summary>
    public static Money MinValue => new(long.MinValue);

    /// <summary>An amount in fen.</summary>
    public static Money FromFen(long fen) => new(fen);

    /// <summary>An amount in whole yuan.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public static Money FromYuan(long yuan) => new(yuan * FenPerYuan);

    /// <summary>The whole fen.</summary>
    public long Fen { get; }

    /// <summary>The larger of two amounts.</summary>
    public static Money Max(Money left, Money right) => left.Fen >= right.Fen ? left : right;

    /// <summary>The smaller of two amounts.</summary>
    public static Money Min(Money left, Money right) => left.Fen <= right.Fen ? left : right;

    /// <summary>The sum of amounts; zero for none.</summary>
    public static Money Sum(IEnumerable<Money> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        var sum = 0L;
        foreach (var amount in amounts)
        {
            sum += amount.Fen;
        }

        return new(sum);
    }

    /// <summary>The sum.</summary>
    public static Money operator +(Money left, Money right) => new(left.Fen + right.Fen);

    /// <summary>The difference.</summary>
    public static Money operator -(Money left, Money right) => new(left.Fen - right.Fen);

    /// <summary>The opposite amount.</summary>
    public static Money operator -(Money amount) => new(-amount.Fen);

    /// <summary>The amount so many times.</summary>
    public static Money operator *(Money amount, int times) => new(amount.Fen * times);

    /// <summary>Less.</summary>
    public static bool operator <(Money left, Money right) => left.Fen < right.Fen;

    /// <summary>More.</summary>
    public static bool operator >(Money left, Money right) => left.Fen > right.Fen;

    /// <summary>Not more.</summary>
    public static bool operator <=(Money left, Money right) => left.Fen <= right.Fen;

    /// <summary>Not less.</summary>
    public static bool operator >=(Money left, Money right) => left.Fen >= right.Fen;

    /// <summary>Smaller amounts first.</summary>
    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>
    /// Reads yuan with at most two decimals, as in <c>1234.50</c>, <c>1234</c> or <c>-0.5</c>: no separators, no spaces, no
    /// leading zeros. Refusals: <c>money.format</c>, <c>money.precision</c> (part of a fen), <c>money.range</c>.
    /// </summary>
    public static Result<Money> Read(ReadOnlySpan<char> text) => Scan(text, out var fen) switch
    {
        Reading.Good => new Money(fen),
        Reading.TooPrecise => DomainError.Of(ErrorCodes.Money.Precision, "amount"),
        Reading.TooLarge => DomainError.Of(ErrorCodes.Money.Range, "amount"),
        _ => DomainError.Of(ErrorCodes.Money.Format, "amount"),
    };

    /// <summary>Reads what <see cref="Read"/> reads.</summary>
    /// <exception cref="FormatException">The text is no amount.</exception>
    public static Money Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(text).TryGet(out var money, out var errors) ? money : throw new FormatException(errors[0].Message);
    }

    /// <summary>Reads what <see cref="Read"/> reads; never throws, never allocates.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Money money) => TryParse(text.AsSpan(), null, out money);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Money result)
    {
        var reading = Scan(s, out var fen);
        result = reading == Reading.Good ? new Money(fen) : default;
        return reading == Reading.Good;
    }

    static Money ISpanParsable<Money>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static Money IParsable<Money>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Money>.TryParse(string? s, IFormatProvider? provider, out Money result) => TryParse(s, out result);

    /// <summary>Yuan with two decimals, as in <c>1234.50</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{this}");

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary>Writes what <see cref="ToString"/> prints; format and culture change nothing.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        // Int128 holds the opposite of the smallest long.
        var magnitude = Int128.Abs(Fen);
        var sign = Fen < 0 ? "-" : "";
        return destination.TryWrite(
            CultureInfo.InvariantCulture,
            $"{sign}{magnitude / FenPerYuan}.{(int)(magnitude % FenPerYuan):D2}",
            out charsWritten);
    }

    private enum Reading { Good, Malformed, TooPrecise, TooLarge }

    private static Reading Scan(ReadOnlySpan<char> text, out long fen)
    {
        fen = 0;
        var negative = text.Length > 0 && text[0] == '-';
        var digits = negative ? text[1..] : text;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var part = point < 0 ? default : digits[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && part.IsEmpty) || !Identifier.AllDigits(whole) || !Identifier.AllDigits(part) || (whole.Length > 1 && whole[0] == '0'))
        {
            return Reading.Malformed;
        }

        if (part.Length > 2)
        {
            return Reading.TooPrecise;
        }

        if (text.Length > MaxTextLength)
        {
            return Reading.TooLarge;
        }

        var magnitude = default(Int128);
        foreach (var c in whole)
        {
            magnitude = (magnitude * 10) + (c - '0');
        }

        magnitude *= FenPerYuan;
        magnitude += part.Length switch { 0 => 0, 1 => (part[0] - '0') * 10, _ => ((part[0] - '0') * 10) + (part[1] - '0') };
        var value = negative ? -magnitude : magnitude;
        if (value < long.MinValue || value > long.MaxValue)
        {
            return Reading.TooLarge;
        }

        fen = (long)value;
        return Reading.Good;
    }
}
