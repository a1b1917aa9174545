using Insurance.Domain.Certificates;
using Insurance.Domain.Contributions;
using Insurance.Domain.Orders;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Certificates;

/// <summary>
/// What is certified after a part of an order went back, by <see cref="RefundPolicy"/> and <see cref="PremiumOrder"/> together: never more than the order keeps.
/// </summary>
public sealed class CertificateAfterRefundTests
{
    private static readonly CertificateNumber Second = CertificateNumber.Parse("CERT-0002");
    private static readonly LocalDate Day = new(2024, 1, 15);

    [Fact]
    public void After_a_difference_went_back_the_new_certificate_is_over_the_smaller_amounts()
    {
        var lower = Chongqing.Tariff(2023).Assess("1", 12).Value;
        var grant = Granted(new RefundQuestion(RefundReason.WrongEntry, Paid, Day) { Due = lower, BenefitUse = BenefitUse.None });
        var order = Sealed.Booked.Refund(grant, Day).Value.Order;

        var (replaced, successor) = Sealed.Certificate.Reissue(Second, order, Day).Value;

        Assert.Equal((CertificateState.Replaced, Second, "5874.00"), (replaced.State, replaced.Successor!.Value, replaced.Total.ToString()));
        Assert.Equal(("2136.00", "534.00", "2670.00"), (successor.Lines[0].Amount.ToString(), successor.Lines[1].Amount.ToString(), successor.Total.ToString()));
        Assert.Equal((Sealed.Certificate.Number, "2023-01..2023-12", Day), (successor.Predecessor!.Value, successor.Period.ToString(), successor.IssuedOn));
        Assert.Contains("total: 2670.00\n", successor.RevealCanonicalText(), StringComparison.Ordinal);
        Assert.Equal(successor.Digest, Certificate.Rehydrate(successor.ToSnapshot()).Value.Digest);
        Assert.True(successor.Sign(Sealed.Signer).Value.Verify(Sealed.Ring.Retire(Sealed.Key.Id, Day)).Succeeded);
    }

    [Theory]
    [InlineData("2023-07..2024-06", "2023-01..2023-06", "2937.00")]
    [InlineData("2023-12..2024-12", "2023-01..2023-11", "5384.50")]
    [InlineData("2022-07..2023-11", "2023-12..2023-12", "489.50")]
    public void After_an_employer_s_months_went_back_the_new_certificate_is_over_the_others(string twice, string period, string total)
    {
        var order = Sealed.Booked.Refund(Granted(Employer(twice)), Day).Value.Order;

        var reissued = Sealed.Certificate.Reissue(Second, order, Day).Value.Successor;
        var issued = Certificate.Issue(Second, order, Chongqing.Forecast(order), Day).Value;

        Assert.Equal((period, total), (reissued.Period.ToString(), reissued.Total.ToString()));
        Assert.Equal(reissued.Digest, issued.Digest);
        Assert.Equal(order.Applied, reissued.Total);
    }

    [Fact]
    public void Parts_that_went_back_one_after_the_other_all_count_be_they_asked_for_or_given()
    {
        var first = Sealed.Booked.Refund(Granted(Employer("2023-10..2023-12")), Day).Value.Order;
        var second = first.StartRefund(Granted(Employer("2023-07..2023-09")), Day).Value.Order;

        var certificate = Certificate.Issue(Second, second, Chongqing.Forecast(second), Day).Value;

        Assert.Equal(("2023-01..2023-06", "2937.00"), (certificate.Period.ToString(), certificate.Total.ToString()));
    }

    [Fact]
    public void Months_in_the_middle_leave_no_row_and_the_certificate_is_to_be_void()
    {
        var order = Sealed.Booked.Refund(Granted(Employer("2023-04..2023-06")), Day).Value.Order;

        Assert.Equal("certificate.months-apart", Sealed.Certificate.Reissue(Second, order, Day).Errors.Single().Code);
        Assert.Equal("certificate.months-apart", Certificate.Issue(Second, order, Chongqing.Forecast(order), Day).Errors.Single().Code);
        Assert.True(Sealed.Certificate.Void(CertificateVoidReason.Refund, Day).Succeeded);
    }

    [Fact]
    public void A_month_stays_certified_while_another_insurance_covers_it_and_a_line_without_money_goes()
    {
        var grant = Granted(Employer("2023-01..2023-12"));
        var basic = grant with { Months = [.. grant.Months.Where(month => month.Insurance == InsuranceLine.BasicMedical)] };
        var order = Sealed.Booked.Refund(basic, Day).Value.Order;

        var successor = Sealed.Certificate.Reissue(Second, order, Day).Value.Successor;

        Assert.Equal(("2023-01..2023-12", InsuranceLine.LargeAmountMutual, "534.00"), (successor.Period.ToString(), successor.Lines.Single().Insurance, successor.Total.ToString()));
    }

    [Fact]
    public void Where_everything_went_back_there_is_none()
    {
        var whole = Granted(Employer("2023-01..2023-12"));
        var ended = Sealed.Booked.Refund(whole, Day).Value.Order;
        var stayed = Sealed.Booked.Refund(whole with { EndsCover = false }, Day).Value.Order;

        Assert.Equal(OrderState.Refunded, ended.State);
        Assert.All(new[] { ended, stayed }, order =>
        {
            var error = Sealed.Certificate.Reissue(Second, order, Day).Errors.Single();
            Assert.Equal(("certificate.refunded", "2024-01-15"), (error.Code, error.Operands["on"]));
        });
    }

    [Fact]
    public void While_the_money_is_on_its_way_back_there_is_none()
    {
        var order = Sealed.Booked.StartRefund(RefundReason.Death, Day).Value.Order;
        var error = Sealed.Certificate.Reissue(Second, order, Day).Errors.Single();

        Assert.Equal(("order.refunding", "2024-01-15", "5874.00"), (error.Code, error.Operands["since"], error.Operands["amount"]));
        Assert.Equal("order.refunding", Certificate.Issue(Second, order, Chongqing.Forecast(Sealed.Booked), Day).Errors.Single().Code);
    }

    [Fact]
    public void An_order_that_came_second_has_none_and_names_the_first()
    {
        var second = PremiumOrder.Place(Chongqing.Number(2), Chongqing.FirstPremium(), Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, ContributionRecord.Empty, Chongqing.At(2023, 1, 3)).Value
            .Apply(Chongqing.Notice("N-2", 587_400, Chongqing.At(2023, 1, 4), order: 2)).Value.Order;
        var yielded = second.Book(new LocalDate(2023, 1, 6)).Value.Yield(Sealed.Booked, Day).Value;

        var error = Certificate.Issue(Second, yielded, Chongqing.Forecast(second), Day).Errors.Single();

        Assert.Equal(("certificate.superseded", "ORDER-0001"), (error.Code, error.Operands["winner"]));
    }

    private static Assessment Paid => Chongqing.Tariff(2023).Assess("2", 12).Value;

    private static RefundQuestion Employer(string months) => new(RefundReason.PaidByEmployer, Paid, Day) { PaidTwice = FeePeriod.Parse(months), BenefitUse = BenefitUse.None };

    private static RefundGrant Granted(RefundQuestion question) => new RefundPolicy().For(question).Value;
}
