namespace Insurance.Domain.Tests.Root;

public sealed class SourceTests
{
    [Theory]
    [InlineData("渝医保发〔2022〕27号", "市医保局", "https://example.org/a", "read in a copy", "渝医保发〔2022〕27号")]
    [InlineData("渝医保发〔2022〕27号", null, null, null, "渝医保发〔2022〕27号")]
    [InlineData(null, "市医保局", "https://example.org/a", "yearly notice", "市医保局: yearly notice")]
    [InlineData(null, "市医保局", null, "yearly notice", "市医保局: yearly notice")]
    [InlineData(null, "市医保局", "https://example.org/a", null, "市医保局: https://example.org/a")]
    [InlineData(null, "市医保局", null, null, "市医保局")]
    [InlineData(null, null, "https://example.org/a", "yearly notice", "yearly notice")]
    [InlineData(null, null, null, "yearly notice", "yearly notice")]
    [InlineData(null, null, "https://example.org/a", null, "https://example.org/a")]
    [InlineData(null, null, null, null, "notice-2023")]
    public void A_citation_is_the_shortest_text_by_which_a_reader_finds_it(string? document, string? issuer, string? page, string? note, string expected)
    {
        var source = new Source("notice-2023", document, issuer, page, null, note);
        Assert.Equal(expected, source.Citation);
        Assert.Equal(expected, source.ToString());
    }
}
