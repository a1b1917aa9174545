using FsCheck.Fluent;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.Root;

public sealed class RegionTests
{
    [Fact]
    public void Chongqing_and_the_country_have_their_codes()
    {
        Assert.Equal("500000", Region.Chongqing.Code);
        Assert.Equal("100000", Region.China.Code);
        Assert.Equal(Region.Chongqing, Region.Parse("500000"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("50000")]
    [InlineData("5000000")]
    [InlineData("050000")]
    [InlineData("000000")]
    [InlineData(" 50000")]
    [InlineData("50000 ")]
    [InlineData("-50000")]
    [InlineData("+50000")]
    [InlineData("5e0000")]
    [InlineData("50 000")]
    [InlineData("５０００００")]
    [InlineData("50000０")]
    [InlineData("50000²")]
    [InlineData("重庆市渝中区")]
    public void A_text_that_is_no_code_is_refused(string text)
    {
        Assert.False(Region.TryParse(text, out var region));
        Assert.Equal(default, region);
        Assert.Throws<FormatException>(() => Region.Parse(text));
    }

    [Fact]
    public void No_text_is_no_region() => Assert.False(Region.TryParse(null, out _));

    [Fact]
    public void Any_code_reads_back_and_regions_are_ordered_by_it()
    {
        var codes = Gen.OneOf(Gen.Elements(100000, 100001, 999999), Gen.Choose(100000, 999999));
        Holds.ForAll(codes, codes, (a, b) =>
        {
            var left = Region.Parse($"{a}");
            Assert.Equal($"{a}", left.ToString());
            Laws.Order(left, Region.Parse($"{b}"), a, b);
        });
    }

    [Fact]
    public void Regions_are_equal_by_code() => Laws.Equality(Region.Chongqing, Region.Parse("500000"), Region.China);

    [Fact]
    public void The_default_is_no_region()
    {
        Assert.Throws<InvalidOperationException>(() => default(Region).Code);
        Assert.Throws<InvalidOperationException>(() => default(Region).ToString());
        Assert.Throws<InvalidOperationException>(() => default(Region).CompareTo(Region.China));
        Assert.Throws<InvalidOperationException>(() => Region.China.CompareTo(default));
        Assert.NotEqual(Region.China, default);
    }

    [Fact]
    public void The_text_is_the_same_in_every_culture() => Laws.SameTextEverywhere("500000", () => Region.Chongqing.ToString());
}
