using System.Numerics;
using FsCheck.Fluent;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.Root;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("5874.00", 587400)]
    [InlineData("5874", 587400)]
    [InlineData("5874.5", 587450)]
    [InlineData("0", 0)]
    [InlineData("0.00", 0)]
    [InlineData("-0", 0)]
    [InlineData("0.01", 1)]
    [InlineData("-0.01", -1)]
    [InlineData("-0.5", -50)]
    [InlineData("0.10", 10)]
    [InlineData("92233720368547758.07", long.MaxValue)]
    [InlineData("-92233720368547758.08", long.MinValue)]
    public void An_amount_is_read_in_yuan(string text, long fen)
    {
        Assert.Equal(fen, Money.Read(text).Value.Fen);
        Assert.Equal(fen, Money.Parse(text).Fen);
        Assert.True(Money.TryParse(text, out var money));
        Assert.Equal(fen, money.Fen);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" 5")]
    [InlineData("5 ")]
    [InlineData("5\n")]
    [InlineData("5\0")]
    [InlineData("+5")]
    [InlineData("--5")]
    [InlineData("-")]
    [InlineData("- 5")]
    [InlineData("5-")]
    [InlineData("(5)")]
    [InlineData("1e3")]
    [InlineData("1E3")]
    [InlineData("0x10")]
    [InlineData("1,000.00")]
    [InlineData("1 000.00")]
    [InlineData("5,00")]
    [InlineData("05")]
    [InlineData("00")]
    [InlineData("00.50")]
    [InlineData("-05")]
    [InlineData(".5")]
    [InlineData("-.5")]
    [InlineData("5.")]
    [InlineData(".")]
    [InlineData("5.0.0")]
    [InlineData("5..0")]
    [InlineData("5.-1")]
    [InlineData("½")]
    [InlineData("5²")]
    [InlineData("５８７４")]
    [InlineData("5．00")]
    [InlineData("٥")]
    [InlineData("五")]
    [InlineData("¥5")]
    [InlineData("5元")]
    [InlineData("−5")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("null")]
    [InlineData("\uFEFF5")]
    public void A_text_that_is_no_amount_is_refused(string text) => Refused(text, ErrorCodes.Money.Format);

    [Theory]
    [InlineData("5.005")]
    [InlineData("5.000")]
    [InlineData("-0.001")]
    [InlineData("0.000000000000000000000000000000001")]
    [InlineData("99999999999999999999.999")]
    public void Part_of_a_fen_is_refused(string text) => Refused(text, ErrorCodes.Money.Precision);

    [Theory]
    [InlineData("92233720368547758.08")]
    [InlineData("-92233720368547758.09")]
    [InlineData("92233720368547759")]
    [InlineData("-92233720368547759")]
    [InlineData("922337203685477580.7")]
    [InlineData("9223372036854775807")]
    [InlineData("99999999999999999999")]
    [InlineData("-999999999999999999.99")]
    [InlineData("340282366920938463463374607431768211456")]
    public void An_amount_beyond_64_bits_of_fen_is_refused(string text) => Refused(text, ErrorCodes.Money.Range);

    [Fact]
    public void A_number_of_a_million_digits_is_refused() => Refused(new string('9', 1_000_000), ErrorCodes.Money.Range);

    [Fact]
    public void No_text_is_no_amount()
    {
        Assert.False(Money.TryParse(null, out var money));
        Assert.Equal(Money.Zero, money);
        Assert.Throws<ArgumentNullException>(() => Money.Parse(null!));
    }

    [Fact]
    public void Any_amount_prints_as_yuan_with_two_decimals_and_reads_back() => Holds.ForAll(Some.Amount, money =>
    {
        var text = money.ToString();
        var sign = money.Fen < 0 ? "-" : "";
        var fen = BigInteger.Abs(money.Fen).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(3, '0');
        Assert.Equal($"{sign}{fen[..^2]}.{fen[^2..]}", text);
        Assert.Equal(money, Money.Read(text).Value);
        Assert.True(text.Length <= Money.MaxTextLength);
    });

    [Fact]
    public void Formatting_into_a_span_that_is_too_short_writes_nothing()
    {
        Span<char> room = stackalloc char[6];
        Assert.False(Money.FromFen(587400).TryFormat(room, out var written, default, null));
        Assert.Equal(0, written);
        Span<char> enough = stackalloc char[7];
        Assert.True(Money.FromFen(587400).TryFormat(enough, out written, default, null));
        Assert.Equal("5874.00", enough[..written].ToString());
    }

    [Fact]
    public void The_text_is_the_same_in_every_culture()
    {
        Laws.SameTextEverywhere("-1234567.89", () => Money.FromFen(-123456789).ToString());
        Laws.SameTextEverywhere("-92233720368547758.08", () => Money.MinValue.ToString());
        Laws.SameTextEverywhere("costs 1234.50", () => $"costs {Money.FromFen(123450):N0}");
        Laws.SameTextEverywhere("-0.50", () => Money.Parse("-0.5").ToString());
    }

    [Fact]
    public void Amounts_are_equal_by_their_fen() => Laws.Equality(Money.FromYuan(5), Money.FromFen(500), Money.FromFen(501));

    [Fact]
    public void Amounts_are_ordered_by_their_fen() => Holds.ForAll(Some.Amount, Some.Amount, (a, b) =>
    {
        Laws.Order(a, b, a.Fen, b.Fen);
        Assert.Equal(a.Fen < b.Fen, a < b);
        Assert.Equal(a.Fen > b.Fen, a > b);
        Assert.Equal(a.Fen <= b.Fen, a <= b);
        Assert.Equal(a.Fen >= b.Fen, a >= b);
        Assert.Equal(Math.Max(a.Fen, b.Fen), Money.Max(a, b).Fen);
        Assert.Equal(Math.Min(a.Fen, b.Fen), Money.Min(a, b).Fen);
    });

    [Fact]
    public void Arithmetic_is_exact_or_overflows() => Holds.ForAll(Some.Amount, Some.Amount, Gen.Choose(-1000, 1000), (a, b, times) =>
    {
        ExactOrOverflow((BigInteger)a.Fen + b.Fen, () => a + b);
        ExactOrOverflow((BigInteger)a.Fen - b.Fen, () => a - b);
        ExactOrOverflow(-(BigInteger)a.Fen, () => -a);
        ExactOrOverflow((BigInteger)a.Fen * times, () => a * times);
        ExactOrOverflow((BigInteger)a.Fen * 100, () => Money.FromYuan(a.Fen));
    });

    [Fact]
    public void A_sum_is_the_same_in_any_order() => Holds.ForAll(Gen.ListOf(Some.SmallAmount), amounts =>
    {
        var expected = amounts.Aggregate(BigInteger.Zero, (sum, amount) => sum + amount.Fen);
        Assert.Equal(expected, Money.Sum(amounts).Fen);
        Assert.Equal(expected, Money.Sum(amounts.OrderByDescending(amount => amount)).Fen);
    });

    [Fact]
    public void The_sum_of_nothing_is_zero_and_a_sum_too_large_overflows()
    {
        Assert.Equal(Money.Zero, Money.Sum([]));
        Assert.Equal(default, Money.Zero);
        Assert.Throws<OverflowException>(() => Money.Sum([Money.MaxValue, Money.FromFen(1)]));
        Assert.Throws<ArgumentNullException>(() => Money.Sum(null!));
    }

    [Fact]
    public void A_year_in_Chongqing_adds_up()
    {
        // 2023, second grade: 5,340.00 basic medical and 534.00 large amount.
        Assert.Equal("5874.00", (Money.Parse("5340.00") + Money.Parse("534.00")).ToString());
        Assert.Equal("5874.00", (Money.Parse("489.50") * 12).ToString());
    }

    private static void Refused(string text, string code)
    {
        var error = Assert.Single(Money.Read(text).Errors);
        Assert.Equal(code, error.Code);
        Assert.Equal("amount", error.Field);
        Assert.False(Money.TryParse(text, out var money));
        Assert.Equal(Money.Zero, money);
        Assert.Throws<FormatException>(() => Money.Parse(text));
    }

    private static void ExactOrOverflow(BigInteger expected, Func<Money> calculation)
    {
        if (expected >= long.MinValue && expected <= long.MaxValue)
        {
            Assert.Equal(expected, calculation().Fen);
        }
        else
        {
            Assert.Throws<OverflowException>(() => calculation());
        }
    }
}
