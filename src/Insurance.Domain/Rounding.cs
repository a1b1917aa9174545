using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>What happens to a part smaller than the rounding unit.</summary>
[JsonConverter(typeof(SpellingJsonConverter<RoundingMode>))]
public enum RoundingMode
{
    /// <summary>No rule is known: a remainder is refused, not rounded.</summary>
    Exact,

    /// <summary>To the nearest unit, a half away from zero (四舍五入).</summary>
    HalfUp,

    /// <summary>To the nearest unit, a half to the even one.</summary>
    HalfEven,

    /// <summary>Away from zero.</summary>
    Up,

    /// <summary>Towards zero.</summary>
    Down,
}

/// <summary>
/// How an amount is rounded: to which unit and in which mode. Which stage is rounded (each month, or the year) belongs to the
/// tariff's line. <c>default</c> has no unit and throws when used.
/// </summary>
[JsonConverter(typeof(RootJsonConverter))]
public readonly record struct Rounding
{
    private readonly Money unit;

    private Rounding(Money unit, RoundingMode mode)
    {
        this.unit = unit;
        Mode = mode;
    }

    /// <summary>To a unit of at least one fen.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not positive.</exception>
    public static Rounding To(Money unit, RoundingMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(unit.Fen, 1, nameof(unit));
        return new(unit, mode);
    }

    /// <summary>The unit: one fen, one jiao, one yuan.</summary>
    public Money Unit => unit.Fen > 0 ? unit : throw new InvalidOperationException("default(Rounding) has no unit.");

    /// <summary>The mode.</summary>
    public RoundingMode Mode { get; }

    /// <summary>
    /// Rounds an exact fraction of fen. False where the mode is <see cref="RoundingMode.Exact"/> and there is a remainder.
    /// </summary>
    /// <param name="numerator">Fen times <paramref name="denominator"/>.</param>
    /// <param name="denominator">Positive.</param>
    /// <param name="rounded">The rounded amount.</param>
    /// <exception cref="OverflowException">The amount does not fit 64 bits of fen.</exception>
    public bool TryApply(Int128 numerator, Int128 denominator, out Money rounded)
    {
        var unitFen = Unit.Fen;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);

        var divisor = unitFen * denominator;
        var (units, remainder) = long.MinValue <= numerator && numerator <= long.MaxValue && divisor <= long.MaxValue
            ? Divided((long)numerator, (long)divisor) // 64 bits divide several times faster than 128
            : Int128.DivRem(numerator, divisor);

        rounded = default;
        if (remainder != 0)
        {
            if (Mode == RoundingMode.Exact)
            {
                return false;
            }

            var twice = Int128.Abs(remainder) * 2;
            var away = Mode switch
            {
                RoundingMode.HalfUp => twice >= divisor,
                RoundingMode.HalfEven => twice > divisor || (twice == divisor && !Int128.IsEvenInteger(units)),
                RoundingMode.Up => true,
                RoundingMode.Down => false,
                _ => throw new InvalidOperationException("An unknown rounding mode."),
            };
            units += away ? Int128.Sign(numerator) : 0;
        }

        rounded = Money.FromFen(checked((long)(units * unitFen)));
        return true;
    }

    /// <summary>
    /// As <see cref="TryApply(Int128, Int128, out Money)"/> for a numerator that is not negative, in 64 bits alone. The caller sees to it that unit
    /// times denominator fits.
    /// </summary>
    internal bool TryApplySmall(long numerator, long denominator, out long fen)
    {
        var unitFen = unit.Fen;
        var divisor = unitFen * denominator;
        var units = numerator / divisor;
        var remainder = numerator - (units * divisor);
        if (remainder != 0)
        {
            // What is left to the next unit is compared, because twice the remainder may not fit.
            var left = divisor - remainder;
            switch (Mode)
            {
                case RoundingMode.Exact:
                    fen = 0;
                    return false;
                case RoundingMode.HalfUp when remainder >= left:
                case RoundingMode.HalfEven when remainder > left || (remainder == left && (units & 1) == 1):
                case RoundingMode.Up:
                    units++;
                    break;
                default:
                    break;
            }
        }

        fen = units * unitFen;
        return true;
    }

    /// <summary>Reads what <see cref="ToString"/> prints.</summary>
    /// <exception cref="FormatException">The text is no rounding.</exception>
    public static Rounding Parse(string text) => TryParse(text, out var rounding)
        ? rounding
        : throw new FormatException("A rounding is written as unit and mode, such as 0.01 half-up.");

    /// <summary>Reads what <see cref="ToString"/> prints; never throws.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Rounding rounding)
    {
        rounding = default;
        if (text?.Split(' ') is not [var amount, var word]
            || !Money.TryParse(amount, out var unit)
            || unit <= Money.Zero
            || !Spelling.TryRead<RoundingMode>(word, out var mode))
        {
            return false;
        }

        rounding = new(unit, mode);
        return true;
    }

    /// <summary>The unit and the mode, as in <c>0.01 half-up</c>.</summary>
    public override string ToString() => $"{Unit} {Spelling.Of(Mode)}";

    private static (Int128 Quotient, Int128 Remainder) Divided(long numerator, long divisor)
    {
        var (quotient, remainder) = Math.DivRem(numerator, divisor);
        return (quotient, remainder);
    }
}
