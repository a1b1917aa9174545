using System.Globalization;

namespace Insurance.Domain.Tests.Root;

public sealed class LawsTests
{
    [Fact]
    public void A_text_that_follows_the_culture_is_told_apart()
    {
        Assert.NotEqual("-1234", (-1234).ToString(Laws.Cultures().Last()));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Laws.SameTextEverywhere("-1234", () => (-1234).ToString(CultureInfo.CurrentCulture)));
    }

    [Fact]
    public void The_culture_of_the_thread_comes_back()
    {
        var before = CultureInfo.CurrentCulture;
        Laws.SameTextEverywhere("a", () => "a");
        Assert.Same(before, CultureInfo.CurrentCulture);
    }
}
