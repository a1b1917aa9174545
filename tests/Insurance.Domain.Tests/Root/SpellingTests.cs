namespace Insurance.Domain.Tests.Root;

public sealed class SpellingTests
{
    [Fact]
    public void The_words_of_the_command_line_are_these()
    {
        Assert.Equal("flexible-employment, resident", Spelling.All<Scheme>());
        Assert.Equal("new, continuing, resuming", Spelling.All<MemberKind>());
        Assert.Equal("exact, half-up, half-even, up, down", Spelling.All<RoundingMode>());
        Assert.Equal("derived, secondary, relayed-press, official-reprint, official", Spelling.All<Confidence>());
        Assert.Equal(
            "electronic-tax-bureau, we-chat, alipay, bank-page, bank-deduction, social-security-office, tax-service-hall, personal-portal",
            Spelling.All<PaymentChannel>());
    }

    [Fact]
    public void Every_word_of_every_closed_list_reads_back()
    {
        Back<Scheme>();
        Back<MemberKind>();
        Back<RoundingMode>();
        Back<Confidence>();
        Back<PaymentChannel>();
        Back<Language>();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("FlexibleEmployment")]
    [InlineData("Flexible-Employment")]
    [InlineData("flexible_employment")]
    [InlineData("flexible-employment ")]
    [InlineData("flexible--employment")]
    [InlineData("0")]
    [InlineData("resident,flexible-employment")]
    public void Another_spelling_is_refused(string? word)
    {
        Assert.False(Spelling.TryRead<Scheme>(word, out var scheme));
        Assert.Equal(default, scheme);
    }

    [Fact]
    public void A_value_outside_the_list_has_no_word() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Spelling.Of((Scheme)99));

    [Fact]
    public void The_words_are_the_same_in_every_culture() =>
        Laws.SameTextEverywhere("official-reprint", () => Spelling.Of(Confidence.OfficialReprint));

    [Fact]
    public void The_weaker_of_two_confidences_is_the_smaller() =>
        Assert.Equal([Confidence.Derived, Confidence.Secondary, Confidence.RelayedPress, Confidence.OfficialReprint, Confidence.Official], Enum.GetValues<Confidence>().Order());

    private static void Back<TEnum>()
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            var word = Spelling.Of(value);
            Assert.Matches("^[a-z]+(-[a-z]+)*$", word);
            Assert.True(Spelling.TryRead<TEnum>(word, out var read));
            Assert.Equal(value, read);
        }
    }
}
