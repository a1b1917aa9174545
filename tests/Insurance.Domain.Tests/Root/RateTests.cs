using System.Globalization;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.Root;

public sealed class RateTests
{
    [Theory]
    [InlineData("0.04", 4_000_000, "0.04")]
    [InlineData("0.1", 10_000_000, "0.1")]
    [InlineData("0.10", 10_000_000, "0.1")]
    [InlineData("0.10000000", 10_000_000, "0.1")]
    [InlineData("0", 0, "0")]
    [InlineData("0.0", 0, "0")]
    [InlineData("0.00000000", 0, "0")]
    [InlineData("0.00000001", 1, "0.00000001")]
    [InlineData("0.99999999", 99_999_999, "0.99999999")]
    [InlineData("1", 100_000_000, "1")]
    [InlineData("1.0", 100_000_000, "1")]
    [InlineData("1.00000000", 100_000_000, "1")]
    public void A_rate_is_read_and_prints_as_its_shortest_decimal(string text, long units, string printed)
    {
        var rate = Rate.Parse(text);
        Assert.Equal(units, rate.Units);
        Assert.Equal(printed, rate.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 0.04")]
    [InlineData("0.04 ")]
    [InlineData("+0.04")]
    [InlineData("-0.04")]
    [InlineData("-0")]
    [InlineData(".04")]
    [InlineData("0.")]
    [InlineData("1.")]
    [InlineData("00")]
    [InlineData("01")]
    [InlineData("00.04")]
    [InlineData("10")]
    [InlineData("2")]
    [InlineData("1.1")]
    [InlineData("1.00000001")]
    [InlineData("1.99999999")]
    [InlineData("0.000000001")]
    [InlineData("0.100000000")]
    [InlineData("0,04")]
    [InlineData("4%")]
    [InlineData("4e-2")]
    [InlineData("0.4e1")]
    [InlineData("0.0.4")]
    [InlineData("½")]
    [InlineData("０.０４")]
    [InlineData("0.0４")]
    [InlineData("0.0²")]
    public void A_text_that_is_no_rate_is_refused(string text)
    {
        Assert.False(Rate.TryParse(text, out var rate));
        Assert.Equal(default, rate);
        Assert.Throws<FormatException>(() => Rate.Parse(text));
    }

    [Fact]
    public void No_text_is_no_rate() => Assert.False(Rate.TryParse(null, out _));

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(Rate.UnitsPerWhole + 1)]
    [InlineData(long.MaxValue)]
    public void Units_outside_0_to_1_are_a_mistake_of_the_caller(long units) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Rate.FromUnits(units));

    [Fact]
    public void Any_rate_reads_back_from_its_shortest_text_and_from_eight_decimals() => Holds.ForAll(Some.Rate, rate =>
    {
        var text = rate.ToString();
        Assert.Equal(rate, Rate.Parse(text));
        Assert.False(text.Contains('.', StringComparison.Ordinal) && text.EndsWith('0'));
        Assert.True(text.Length <= Rate.MaxTextLength);
        var full = rate.Units.ToString("D9", CultureInfo.InvariantCulture);
        Assert.Equal(rate, Rate.Parse($"{full[..1]}.{full[1..]}"));
    });

    [Fact]
    public void Rates_are_ordered_by_value() => Holds.ForAll(Some.Rate, Some.Rate, (a, b) =>
    {
        Laws.Order(a, b, a.Units, b.Units);
        Assert.Equal(a.Units < b.Units, a < b);
        Assert.Equal(a.Units > b.Units, a > b);
        Assert.Equal(a.Units <= b.Units, a <= b);
        Assert.Equal(a.Units >= b.Units, a >= b);
    });

    [Fact]
    public void Rates_are_equal_by_value_and_the_default_is_zero()
    {
        Laws.Equality(Rate.Parse("0.10"), Rate.Parse("0.1"), Rate.Parse("0.11"));
        Assert.Equal(default, Rate.Parse("0"));
    }

    [Fact]
    public void The_text_is_the_same_in_every_culture()
    {
        Laws.SameTextEverywhere("0.0475", () => Rate.Parse("0.0475").ToString());
        Laws.SameTextEverywhere("0.0475", () => $"{Rate.FromUnits(4_750_000)}");
    }
}
