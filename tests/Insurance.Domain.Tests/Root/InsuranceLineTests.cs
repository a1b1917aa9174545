namespace Insurance.Domain.Tests.Root;

public sealed class InsuranceLineTests
{
    [Theory]
    [InlineData("basic-medical")]
    [InlineData("a")]
    [InlineData("9")]
    [InlineData("maternity2")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void An_id_reads_back(string id) => Assert.Equal(id, InsuranceLine.Parse(id).Id);

    [Theory]
    [InlineData("")]
    [InlineData("-basic")]
    [InlineData("Basic-medical")]
    [InlineData("basic_medical")]
    [InlineData("basic medical")]
    [InlineData(" basic")]
    [InlineData("basic\n")]
    [InlineData("médical")]
    [InlineData("ｂasic")]
    [InlineData("基本医疗")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public void A_text_that_is_no_id_is_refused(string id)
    {
        Assert.False(InsuranceLine.TryParse(id, out var line));
        Assert.Equal(default, line);
        Assert.Throws<FormatException>(() => InsuranceLine.Parse(id));
    }

    [Fact]
    public void No_text_is_no_line() => Assert.False(InsuranceLine.TryParse(null, out _));

    [Fact]
    public void The_two_lines_of_the_scheme_have_their_ids()
    {
        Assert.Equal("basic-medical", InsuranceLine.BasicMedical.ToString());
        Assert.Equal("large-amount-mutual", InsuranceLine.LargeAmountMutual.ToString());
    }

    [Fact]
    public void Lines_are_equal_and_ordered_by_id()
    {
        Laws.Equality(InsuranceLine.BasicMedical, InsuranceLine.Parse("basic-medical"), InsuranceLine.LargeAmountMutual);
        Assert.True(InsuranceLine.BasicMedical.CompareTo(InsuranceLine.LargeAmountMutual) < 0);
        Assert.True(InsuranceLine.Parse("a-b").CompareTo(InsuranceLine.Parse("a0")) < 0);
        Assert.Equal(0, InsuranceLine.BasicMedical.CompareTo(InsuranceLine.Parse("basic-medical")));
    }

    [Fact]
    public void The_default_is_no_line()
    {
        Assert.Throws<InvalidOperationException>(() => default(InsuranceLine).Id);
        Assert.Throws<InvalidOperationException>(() => default(InsuranceLine).ToString());
        Assert.Throws<InvalidOperationException>(() => default(InsuranceLine).CompareTo(InsuranceLine.BasicMedical));
    }
}
