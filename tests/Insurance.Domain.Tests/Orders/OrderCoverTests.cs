using Insurance.Domain.Coverage;
using Insurance.Domain.Orders;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>What an order is for a timeline of cover: only what was booked (入库), less what was given back.</summary>
public sealed class OrderCoverTests
{
    private static readonly LocalDate Day = new(2024, 1, 15);
    private static readonly Source Rule = new("2020-39", "渝医保发〔2020〕39号", null, null, null, null);
    private static readonly PremiumOrder Paid = Chongqing.PaidAt(Chongqing.At(2023, 1, 3));
    private static readonly PremiumOrder Booked = Paid.Book(new LocalDate(2023, 1, 9)).Value;

    [Fact]
    public void A_booked_order_is_its_months_and_its_day_of_payment()
    {
        Assert.Equal(new BookedPayment(InsuredAs.FlexibleEmployment, FeePeriod.Parse("2023-01..2023-12"), new LocalDate(2023, 1, 3)), Booked.ToBookedPayment());
        Assert.Equal([Booked.ToBookedPayment()!], OrderBook.Of([Booked]).BookedPayments);
    }

    [Fact]
    public void What_is_not_booked_is_no_fact_of_cover()
    {
        Assert.Null(Paid.ToBookedPayment());
        Assert.Null(Paid.Refund(RefundReason.Death, Day).Value.Order.ToBookedPayment());
        Assert.Empty(OrderBook.Of([Paid]).BookedPayments);
    }

    [Fact]
    public void Months_that_a_refund_let_go_are_refunded_and_a_difference_is_not()
    {
        Assert.Equal([FeePeriod.Parse("2023-10..2023-12")], Booked.Refund(Months(endsCover: true), Day).Value.Order.ToBookedPayment()!.Refunded);
        Assert.Empty(Booked.Refund(Months(endsCover: false), Day).Value.Order.ToBookedPayment()!.Refunded);
    }

    [Fact]
    public void The_basic_insurance_decides_whether_a_month_is_refunded()
    {
        static RefundGrant Of(InsuranceLine line, long fen) =>
            new(RefundReason.WrongEntry, [new(line, new YearMonth(2023, 5), Money.FromFen(fen))], EndsCover: true, [Rule], Confidence.OfficialReprint);

        Assert.Equal([FeePeriod.Parse("2023-05..2023-05")], Booked.Refund(Of(InsuranceLine.BasicMedical, 44_500), Day).Value.Order.ToBookedPayment()!.Refunded);
        Assert.Empty(Booked.Refund(Of(Booked.Lines.Single(line => line.Insurance != InsuranceLine.BasicMedical).Insurance, 4_450), Day).Value.Order.ToBookedPayment()!.Refunded);
    }

    [Fact]
    public void An_order_that_was_refunded_gives_the_cover_of_none_and_one_that_waits_for_its_refund_still_does()
    {
        var refunded = Booked.Refund(RefundReason.Death, Day).Value.Order.ToBookedPayment()!;
        var waiting = Booked.StartRefund(RefundReason.Death, Day).Value.Order.ToBookedPayment()!;

        Assert.Empty(refunded.Kept);
        Assert.Equal(Booked.ToBookedPayment(), waiting);
        var none = new CoverageFacts(Region.Chongqing);
        Assert.Equal(
            Coverage.Cover.Timeline(none).Within(new(2023, 1, 1), new(2024, 12, 31)).AsEnumerable(),
            Coverage.Cover.Timeline(none.With(refunded)).Within(new(2023, 1, 1), new(2024, 12, 31)).AsEnumerable());
    }

    private static RefundGrant Months(bool endsCover) => new(
        RefundReason.PaidByEmployer,
        [
            .. Enumerable.Range(10, 3).SelectMany(month => new RefundedMonth[]
            {
                new(InsuranceLine.BasicMedical, new YearMonth(2023, month), Money.FromFen(44_500)),
                new(Booked.Lines.Single(line => line.Insurance != InsuranceLine.BasicMedical).Insurance, new YearMonth(2023, month), Money.FromFen(4_450)),
            }),
        ],
        endsCover,
        [Rule],
        Confidence.OfficialReprint);
}
