using System.Numerics;
using FsCheck.Fluent;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.Root;

public sealed class RoundingTests
{
    private static readonly Money Fen = Money.FromFen(1);
    private static readonly Money Jiao = Money.FromFen(10);
    private static readonly Money Yuan = Money.FromYuan(1);

    [Theory]
    [InlineData(RoundingMode.HalfUp, 1, 2, 1)]
    [InlineData(RoundingMode.HalfUp, -1, 2, -1)]
    [InlineData(RoundingMode.HalfUp, 3, 2, 2)]
    [InlineData(RoundingMode.HalfUp, 49, 100, 0)]
    [InlineData(RoundingMode.HalfUp, -49, 100, 0)]
    [InlineData(RoundingMode.HalfEven, 1, 2, 0)]
    [InlineData(RoundingMode.HalfEven, 3, 2, 2)]
    [InlineData(RoundingMode.HalfEven, 5, 2, 2)]
    [InlineData(RoundingMode.HalfEven, -5, 2, -2)]
    [InlineData(RoundingMode.HalfEven, -7, 2, -4)]
    [InlineData(RoundingMode.HalfEven, 501, 1000, 1)]
    [InlineData(RoundingMode.Up, 1, 1000, 1)]
    [InlineData(RoundingMode.Up, -1, 1000, -1)]
    [InlineData(RoundingMode.Down, 1999, 1000, 1)]
    [InlineData(RoundingMode.Down, -1999, 1000, -1)]
    [InlineData(RoundingMode.Exact, 4, 2, 2)]
    public void A_fraction_of_a_fen_is_rounded_by_its_mode(RoundingMode mode, int numerator, int denominator, long fen)
    {
        Assert.True(Rounding.To(Fen, mode).TryApply(numerator, denominator, out var rounded));
        Assert.Equal(fen, rounded.Fen);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(-1, 3)]
    [InlineData(long.MaxValue, 2)]
    public void An_exact_rounding_refuses_a_remainder(long numerator, long denominator)
    {
        Assert.False(Rounding.To(Fen, RoundingMode.Exact).TryApply(numerator, denominator, out var rounded));
        Assert.Equal(Money.Zero, rounded);
    }

    [Fact]
    public void A_whole_fen_is_a_remainder_of_a_larger_unit()
    {
        Assert.False(Rounding.To(Jiao, RoundingMode.Exact).TryApply(15, 1, out _));
        Assert.True(Rounding.To(Jiao, RoundingMode.HalfUp).TryApply(15, 1, out var up));
        Assert.Equal(20, up.Fen);
        Assert.True(Rounding.To(Jiao, RoundingMode.HalfEven).TryApply(25, 1, out var even));
        Assert.Equal(20, even.Fen);
        Assert.True(Rounding.To(Yuan, RoundingMode.Down).TryApply(-199, 1, out var down));
        Assert.Equal(-100, down.Fen);
    }

    [Fact]
    public void Every_mode_agrees_with_big_integers() => Holds.ForAll(
        Some.Long.Zip(Gen.OneOf(Gen.Elements(1L, 2, 3, 12, 100, Rate.UnitsPerWhole), Gen.Choose(1, int.MaxValue).Select(n => (long)n))),
        Some.Unit,
        Some.Mode,
        (fraction, unit, mode) => Agrees(fraction.Item1, fraction.Item2, unit, mode),
        cases: 3000);

    [Fact]
    public void Every_mode_agrees_with_big_integers_on_halves_and_their_neighbours() => Holds.ForAll(
        Gen.Choose(-50, 50).Zip(Gen.Choose(-1, 1)),
        Some.Unit,
        Some.Mode,
        (half, unit, mode) => Agrees((half.Item1 * unit.Fen * 1000) + half.Item2, 2000, unit, mode),
        cases: 2000);

    [Fact]
    public void Every_mode_agrees_with_big_integers_beyond_64_bits() => Holds.ForAll(
        Some.Long.Zip(Gen.Choose(0, int.MaxValue)),
        Some.Unit,
        Some.Mode,
        (wide, unit, mode) => Agrees(((Int128)wide.Item1 * Rate.UnitsPerWhole) + wide.Item2, (Int128)Rate.UnitsPerWhole * 12, unit, mode),
        cases: 2000);

    [Theory]
    [InlineData(RoundingMode.HalfUp)]
    [InlineData(RoundingMode.Up)]
    [InlineData(RoundingMode.Down)]
    public void An_amount_that_does_not_fit_overflows(RoundingMode mode)
    {
        Assert.Throws<OverflowException>(() => Rounding.To(Fen, mode).TryApply((Int128)long.MaxValue + 1, 1, out _));
        Assert.Throws<OverflowException>(() => Rounding.To(Fen, mode).TryApply((Int128)long.MinValue - 1, 1, out _));
        Assert.Throws<OverflowException>(() => Rounding.To(Fen, mode).TryApply(Int128.MaxValue, 1, out _));
        Assert.Throws<OverflowException>(() => Rounding.To(Fen, mode).TryApply(Int128.MinValue, 1, out _));
    }

    [Fact]
    public void The_edges_of_64_bits_are_reached()
    {
        Assert.True(Rounding.To(Fen, RoundingMode.HalfUp).TryApply(long.MaxValue, 1, out var largest));
        Assert.Equal(Money.MaxValue, largest);
        Assert.True(Rounding.To(Fen, RoundingMode.HalfUp).TryApply(long.MinValue, 1, out var smallest));
        Assert.Equal(Money.MinValue, smallest);
        Assert.True(Rounding.To(Money.MaxValue, RoundingMode.HalfUp).TryApply(long.MinValue, 1, out var single));
        Assert.Equal(-Money.MaxValue, single);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void A_unit_or_a_denominator_that_is_not_positive_is_a_mistake_of_the_caller(long number)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.To(Money.FromFen(number), RoundingMode.HalfUp));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.To(Fen, RoundingMode.HalfUp).TryApply(1, number, out _));
    }

    [Fact]
    public void The_default_has_no_unit()
    {
        Assert.Throws<InvalidOperationException>(() => default(Rounding).TryApply(1, 1, out _));
        Assert.Throws<InvalidOperationException>(() => default(Rounding).Unit);
        Assert.Throws<InvalidOperationException>(() => default(Rounding).ToString());
    }

    [Fact]
    public void A_rounding_is_its_unit_and_its_mode()
    {
        Laws.Equality(Rounding.To(Jiao, RoundingMode.Up), Rounding.To(Money.Parse("0.1"), RoundingMode.Up), Rounding.To(Fen, RoundingMode.Up));
        Assert.NotEqual(Rounding.To(Jiao, RoundingMode.Up), Rounding.To(Jiao, RoundingMode.Down));
        Assert.Equal(RoundingMode.HalfEven, Rounding.To(Fen, RoundingMode.HalfEven).Mode);
        Assert.Equal(Fen, Rounding.To(Fen, RoundingMode.HalfEven).Unit);
        Laws.SameTextEverywhere("0.10 half-up", () => Rounding.To(Jiao, RoundingMode.HalfUp).ToString());
    }

    [Fact]
    public void A_rounding_reads_what_it_prints() => Holds.ForAll(Some.Unit, Some.Mode, (unit, mode) =>
    {
        var rounding = Rounding.To(unit, mode);
        Assert.Equal(rounding, Rounding.Parse(rounding.ToString()));
        Assert.True(Rounding.TryParse(rounding.ToString(), out var read));
        Assert.Equal(rounding, read);
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0.01")]
    [InlineData("half-up")]
    [InlineData("0.01 half-up ")]
    [InlineData("0.01  half-up")]
    [InlineData("0.00 half-up")]
    [InlineData("-0.01 half-up")]
    [InlineData("0.001 half-up")]
    [InlineData("0.01 HalfUp")]
    public void Another_text_is_no_rounding(string? text)
    {
        Assert.False(Rounding.TryParse(text, out var rounding));
        Assert.Equal(default, rounding);
        Assert.Throws<FormatException>(() => Rounding.Parse(text!));
    }

    private static void Agrees(Int128 numerator, Int128 denominator, Money unit, RoundingMode mode)
    {
        var rounding = Rounding.To(unit, mode);
        var expected = Expected((BigInteger)numerator, (BigInteger)denominator, unit.Fen, mode);
        if (expected is { } outside && (outside < long.MinValue || outside > long.MaxValue))
        {
            Assert.Throws<OverflowException>(() => rounding.TryApply(numerator, denominator, out _));
            return;
        }

        var applied = rounding.TryApply(numerator, denominator, out var rounded);
        Assert.Equal(expected is not null, applied);
        Assert.Equal(expected ?? 0, rounded.Fen);
    }

    // The nearest multiples below and above, and which of the two the mode's definition picks; no truncation involved.
    private static BigInteger? Expected(BigInteger numerator, BigInteger denominator, long unit, RoundingMode mode)
    {
        var step = denominator * unit;
        var within = ((numerator % step) + step) % step;
        var below = (numerator - within) / step;
        var above = within.IsZero ? below : below + 1;
        BigInteger toBelow = within, toAbove = step - within;
        BigInteger? units = mode switch
        {
            _ when within.IsZero => below,
            RoundingMode.Exact => null,
            RoundingMode.Up => numerator.Sign < 0 ? below : above,
            RoundingMode.Down => numerator.Sign < 0 ? above : below,
            _ when toBelow != toAbove => toBelow < toAbove ? below : above,
            RoundingMode.HalfUp => numerator.Sign < 0 ? below : above,
            RoundingMode.HalfEven => below.IsEven ? below : above,
            _ => throw new NotSupportedException($"{mode}"),
        };
        return units * unit;
    }
}
