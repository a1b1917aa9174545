using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.Root;

/// <summary>The numbers of orders, agreements and certificates.</summary>
public sealed class NumberTests
{
    [Fact]
    public void An_order_number_reads_back() =>
        Holds.ForAll(Some.OrderText, text => Assert.Equal(text, OrderId.Parse(text).ToString()));

    [Fact]
    public void An_agreement_number_reads_back() =>
        Holds.ForAll(Some.AgreementText, text => Assert.Equal(text, AgreementId.Parse(text).ToString()));

    [Fact]
    public void A_certificate_number_reads_back() =>
        Holds.ForAll(Some.CertificateText, text => Assert.Equal(text, CertificateNumber.Parse(text).ToString()));

    [Theory]
    [InlineData("")]
    [InlineData("ORDER")]
    [InlineData("123456789012345678901234567890123")]
    [InlineData("ORDER 1")]
    [InlineData(" ORDER1")]
    [InlineData("ORDER1\n")]
    [InlineData("ORDER.1")]
    [InlineData("ORDER/1")]
    [InlineData("ORDÉR1")]
    [InlineData("１２３４５６")]
    [InlineData("订单000001")]
    public void A_text_that_is_no_number_is_refused(string text)
    {
        Assert.False(OrderId.TryParse(text, out var order));
        Assert.Equal(default, order);
        Assert.Throws<FormatException>(() => OrderId.Parse(text));
        Assert.False(AgreementId.TryParse(text, out var agreement));
        Assert.Equal(default, agreement);
        Assert.Throws<FormatException>(() => AgreementId.Parse(text));
        Assert.False(ReassessmentId.TryParse(text, out var reassessment));
        Assert.Equal(default, reassessment);
        Assert.Throws<FormatException>(() => ReassessmentId.Parse(text));
        Assert.False(CertificateNumber.TryParse(text, out var certificate));
        Assert.Equal(default, certificate);
        Assert.Throws<FormatException>(() => CertificateNumber.Parse(text));
    }

    [Theory]
    [InlineData("ORDER_1")]
    [InlineData("ORDER*1")]
    public void Only_an_order_number_takes_the_signs_of_the_payment_channels(string text)
    {
        Assert.True(OrderId.TryParse(text, out _));
        Assert.False(AgreementId.TryParse(text, out _));
        Assert.False(ReassessmentId.TryParse(text, out _));
        Assert.False(CertificateNumber.TryParse(text, out _));
    }

    [Fact]
    public void No_text_is_no_number()
    {
        Assert.False(OrderId.TryParse(null, out _));
        Assert.False(AgreementId.TryParse(null, out _));
        Assert.False(ReassessmentId.TryParse(null, out _));
        Assert.False(CertificateNumber.TryParse(null, out _));
    }

    [Fact]
    public void Numbers_are_equal_by_their_text_letter_case_included()
    {
        Laws.Equality(OrderId.Parse("order-1"), OrderId.Parse("order-1"), OrderId.Parse("ORDER-1"));
        Laws.Equality(AgreementId.Parse("agr-01"), AgreementId.Parse("agr-01"), AgreementId.Parse("AGR-01"));
        Laws.Equality(ReassessmentId.Parse("rea-01"), ReassessmentId.Parse("rea-01"), ReassessmentId.Parse("REA-01"));
        Laws.Equality(CertificateNumber.Parse("cert-1"), CertificateNumber.Parse("cert-1"), CertificateNumber.Parse("CERT-1"));
    }

    [Fact]
    public void The_default_is_no_number()
    {
        Assert.Throws<InvalidOperationException>(() => default(OrderId).ToString());
        Assert.Throws<InvalidOperationException>(() => default(AgreementId).ToString());
        Assert.Throws<InvalidOperationException>(() => default(ReassessmentId).ToString());
        Assert.Throws<InvalidOperationException>(() => default(CertificateNumber).ToString());
        Assert.NotEqual(default, OrderId.Parse("order-1"));
    }
}
