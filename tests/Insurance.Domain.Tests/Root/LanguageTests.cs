namespace Insurance.Domain.Tests.Root;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("en", Language.English)]
    [InlineData("zh", Language.SimplifiedChinese)]
    [InlineData("es", Language.Spanish)]
    public void Each_language_has_its_short_id(string id, Language language)
    {
        Assert.Equal(id, language.Id());
        Assert.True(Languages.TryParse(id, out var read));
        Assert.Equal(language, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("EN")]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    [InlineData("fr")]
    [InlineData(" en")]
    public void Any_other_id_is_refused(string? id) => Assert.False(Languages.TryParse(id, out _));

    [Fact]
    public void All_languages_are_listed_in_their_order() => Assert.Equal(Enum.GetValues<Language>(), Languages.All);

    [Fact]
    public void A_value_outside_the_list_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ((Language)3).Id());
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalizedText("a", "b", "c").In((Language)3));
    }

    [Fact]
    public void A_name_is_read_in_each_language()
    {
        var name = new LocalizedText("first grade", "一档", "primer nivel");
        Assert.Equal("first grade", name.In(Language.English));
        Assert.Equal("一档", name.In(Language.SimplifiedChinese));
        Assert.Equal("primer nivel", name.In(Language.Spanish));
        Assert.Equal("first grade", name.ToString());
    }
}
