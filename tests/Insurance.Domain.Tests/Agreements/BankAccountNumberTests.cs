using FsCheck.Fluent;
using Insurance.Domain.Agreements;
using Insurance.Domain.Tests.Json;
using Insurance.Domain.Tests.Properties;
using Insurance.Domain.Tests.Root;

namespace Insurance.Domain.Tests.Agreements;

public sealed class BankAccountNumberTests
{
    [Theory]
    [InlineData("12345678")]
    [InlineData("6222021234567890123")]
    [InlineData("000000000000")]
    [InlineData("123456789012345678901234567890")]
    public void Eight_to_thirty_digits_are_a_number(string text)
    {
        Assert.Equal(text, BankAccountNumber.Parse(text).Reveal());
        Assert.Equal(text, BankAccountNumber.Read(text).Value.Reveal());
        Assert.True(BankAccountNumber.TryParse(text, out var number));
        Assert.Equal(text, number.Reveal());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("1234567")]
    [InlineData("1234567890123456789012345678901")]
    [InlineData("6222 0212 3456 7890")]
    [InlineData("6222-0212-3456")]
    [InlineData(" 622202123456")]
    [InlineData("622202123456\n")]
    [InlineData("62220212345X")]
    [InlineData("+62220212345")]
    [InlineData("６２２２０２１２３４")]
    [InlineData("٦٢٢٢٠٢١٢٣٤")]
    public void Anything_else_is_refused_and_the_bounds_are_told(string? text)
    {
        Assert.Equal([DomainError.Of(ErrorCodes.Agreement.AccountNumber, "number", ("min", 8), ("max", 30))], BankAccountNumber.Read(text).Errors.AsEnumerable());
        Assert.Equal("agreement.account-number", BankAccountNumber.Read(text).Errors[0].Code);
        Assert.False(BankAccountNumber.TryParse(text, out var number));
        Assert.Equal(default, number);
        if (text is not null)
        {
            Assert.Throws<FormatException>(() => BankAccountNumber.Parse(text));
        }
    }

    [Fact]
    public void A_text_that_is_missing_is_the_callers_mistake() => Assert.Throws<ArgumentNullException>(() => BankAccountNumber.Parse(null!));

    [Fact]
    public void The_parsing_interfaces_read_the_same()
    {
        Assert.Equal(BankAccountNumber.Parse("12345678"), Parsed<BankAccountNumber>("12345678"));
        Assert.Throws<FormatException>(() => Parsed<BankAccountNumber>("1234567"));

        static T Parsed<T>(string text)
            where T : ISpanParsable<T>
        {
            Assert.Throws<FormatException>(() => T.Parse("1234567".AsSpan(), null));
            Assert.False(T.TryParse("1234567", null, out _));
            Assert.False(T.TryParse((string?)null, null, out _));
            var value = T.Parse(text, null);
            Assert.Equal(value, T.Parse(text.AsSpan(), null));
            Assert.True(T.TryParse(text, null, out var same));
            Assert.Equal(value, same);
            Assert.True(T.TryParse(text.AsSpan(), null, out same));
            Assert.Equal(value, same);
            return value;
        }
    }

    [Fact]
    public void Numbers_are_equal_digit_by_digit() =>
        Laws.Equality(BankAccountNumber.Parse("12345678"), BankAccountNumber.Parse("12345678"), BankAccountNumber.Parse("012345678"));

    [Fact]
    public void The_default_is_no_number()
    {
        Assert.Throws<InvalidOperationException>(() => default(BankAccountNumber).Reveal());
        Assert.Throws<InvalidOperationException>(() => default(BankAccountNumber).ToString());
    }

    [Theory]
    [InlineData("6222021234567890123", "6222***********0123")]
    [InlineData("1234567890123456", "1234********3456")]
    [InlineData("123456789012345", "123*********345")]
    [InlineData("123456789012", "123******012")]
    [InlineData("12345678901", "12*******01")]
    [InlineData("12345678", "12****78")]
    [InlineData("123456789012345678901234567890", "1234**********************7890")]
    public void A_number_shows_four_digits_at_each_end_and_a_short_one_fewer(string number, string masked) =>
        Assert.Equal(masked, BankAccountNumber.Parse(number).ToString());

    [Fact]
    public void At_most_eight_digits_and_never_more_than_half_are_shown_and_the_mask_is_no_number() => Holds.ForAll(Values.AccountNumber, number =>
    {
        var masked = number.ToString();

        Assert.Equal(number.Reveal().Length, masked.Length);
        Assert.True(masked.Count(char.IsAsciiDigit) <= Math.Min(8, masked.Length / 2), masked);
        Assert.False(BankAccountNumber.TryParse(masked, out _));
    });

    [Fact]
    public void Every_text_is_a_number_or_is_refused() => Holds.ForAll(
        Some.Junk,
        text =>
        {
            var valid = BankAccountNumber.TryParse(text, out var number);

            Assert.Equal(valid, BankAccountNumber.Read(text).Succeeded);
            Assert.Equal(valid, text is { Length: >= 8 and <= 30 } && text.All(c => c is >= '0' and <= '9'));
            Assert.Equal(valid ? text : null, valid ? number.Reveal() : null);
        },
        cases: 20_000);
}
