using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Tariffs;

public sealed class BaseChoiceTests
{
    [Theory]
    [InlineData("floor")]
    [InlineData("cap")]
    [InlineData("0.00")]
    [InlineData("5125.00")]
    public void What_it_prints_reads_back(string text) => Assert.Equal(text, BaseChoice.Read(text).Value.ToString());

    [Theory]
    [InlineData("-0.01", "money.negative", "-0.01 is negative: this amount begins at 0.00.")]
    [InlineData("-5125.00", "money.negative", "-5125.00 is negative: this amount begins at 0.00.")]
    public void A_base_below_nothing_is_refused_and_the_field_is_the_base(string text, string code, string message)
    {
        var error = Assert.Single(BaseChoice.Read(text).Errors);

        Assert.Equal((code, "base", message), (error.Code, error.Field, error.Message));
    }

    [Theory]
    [InlineData("Floor", "money.format")]
    [InlineData("", "money.format")]
    [InlineData("1.001", "money.precision")]
    public void What_is_no_amount_is_refused_for_the_base(string text, string code)
    {
        var error = Assert.Single(BaseChoice.Read(text).Errors);

        Assert.Equal((code, "base"), (error.Code, error.Field));
    }
}
