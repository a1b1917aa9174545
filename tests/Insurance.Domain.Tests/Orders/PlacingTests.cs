using Insurance.Domain.Contributions;
using Insurance.Domain.Declarations;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

public sealed class PlacingTests
{
    private static readonly Instant Now = Chongqing.At(2023, 1, 3);

    [Fact]
    public void An_order_keeps_what_was_assessed_for_whom_and_who_pays()
    {
        var order = Chongqing.Placed();

        Assert.Equal(Chongqing.Number(1), order.Id);
        Assert.Equal((Chongqing.Zhang, Chongqing.Li), (order.Insured, order.Payer));
        Assert.Equal((Region.Chongqing, Scheme.FlexibleEmployment, "2"), (order.Region, order.Scheme, order.Grade));
        Assert.Equal(FeePeriod.Parse("2023-01..2023-12"), order.Period);
        Assert.Equal(
            new[] { (InsuranceLine.BasicMedical, "基本医疗保险", Money.FromYuan(5340)), (InsuranceLine.LargeAmountMutual, "大额医疗互助保险", Money.FromYuan(534)) },
            order.Lines.Select(line => (line.Insurance, line.Name.SimplifiedChinese, line.Amount)));
        Assert.Equal(Money.FromYuan(5874), order.Total);
        Assert.Equal(order.Total, Money.Sum(order.Lines.Select(line => line.Amount)));
        Assert.Equal("渝医保发〔2022〕27号", order.Source.Document);
        Assert.Equal((PaymentChannel.WeChat, VoucherKind.Order, Now), (order.Channel, order.VoucherKind, order.PlacedAt));
        Assert.Equal((OrderState.Placed, Money.Zero, Money.Zero, Money.Zero, Money.FromYuan(5874)), (order.State, order.Received, order.Applied, order.Surplus, order.Due));
        Assert.Null(order.PaidAt);
        Assert.Null(order.PaidOn);
        Assert.Null(order.BookedOn);
        Assert.Null(order.ClosedAt);
        Assert.Empty(order.Notices);
        Assert.Empty(order.Held);
        Assert.Empty(order.Warnings);
        Assert.Equal("ORDER-0001 placed 5874.00", order.ToString());
    }

    [Fact]
    public void A_second_order_for_the_same_months_is_refused_while_the_first_is_open_or_paid()
    {
        var first = Chongqing.Placed();

        var open = Place(record: first.Mark(ContributionRecord.Empty)).Errors.Single();
        Assert.Equal(("period.on-order", "2023-01..2023-12"), (open.Code, open.Operands["months"]));
        var paid = Place(record: Chongqing.PaidAt(Now).Mark(ContributionRecord.Empty)).Errors.Single();
        Assert.Equal(("period.already-paid", "2023-01..2023-12"), (paid.Code, paid.Operands["months"]));
        Assert.True(Place(record: first.Close(Now + Duration.FromMinutes(5)).Value.Mark(first.Mark(ContributionRecord.Empty))).Succeeded);
    }

    [Theory]
    [InlineData(MonthState.Paid, "2023-12..2023-12", "period.already-paid")]
    [InlineData(MonthState.OnOrder, "2023-01..2023-01", "period.on-order")]
    [InlineData(MonthState.Refunded, "2023-01..2023-12", null)]
    [InlineData(MonthState.Paid, "2022-01..2022-12", null)]
    [InlineData(MonthState.Paid, "2024-01..2024-12", null)]
    public void One_month_in_common_is_enough_and_refunded_ones_are_free(MonthState state, string months, string? refusal)
    {
        var record = ContributionRecord.Empty.With([InsuranceLine.LargeAmountMutual], FeePeriod.Parse(months), state);

        Assert.Equal(refusal, Place(record: record).Errors.SingleOrDefault()?.Code);
    }

    [Fact]
    public void An_order_is_for_the_person_of_the_premium()
    {
        Assert.Equal("order.other-insured", Place(insured: Chongqing.Li).Errors.Single().Code);

        // The same number with another name is another person, too.
        var renamed = new Person(PersonName.Parse("张四丰"), Chongqing.Zhang.Id);
        Assert.Equal("order.other-insured", Place(insured: renamed).Errors.Single().Code);
    }

    [Fact]
    public void A_premium_holds_from_its_day_to_the_day_before_it_changes()
    {
        var day = new LocalDate(2025, 3, 20);
        var enrollment = Chongqing.Registered(new LocalDate(2020, 5, 1));
        var premium = Chongqing.LumpSum.Assess(enrollment, Chongqing.Declared(enrollment), Chongqing.Tariff(2025), Chongqing.Paid("2024-01..2024-12"), day).Value;

        // Midnight in China is 16:00 of the day before in UTC.
        Assert.Equal("order.premium-stale", CodeAt(Instant.FromUtc(2025, 3, 19, 15, 59)));
        Assert.Null(CodeAt(Instant.FromUtc(2025, 3, 19, 16, 0)));
        Assert.Null(CodeAt(Instant.FromUtc(2025, 3, 31, 15, 59)));
        Assert.Equal("order.premium-stale", CodeAt(Instant.FromUtc(2025, 3, 31, 16, 0)));
        Assert.Equal("order.premium-stale", CodeAt(Instant.FromUtc(2025, 12, 31, 15, 59)));
        Assert.Equal("period.last-year", CodeAt(Instant.FromUtc(2025, 12, 31, 16, 0)));

        Assert.Equal(day, ErrorAt(Instant.FromUtc(2025, 3, 19, 15, 59))!.ChangesOn);
        Assert.Null(ErrorAt(Instant.FromUtc(2025, 3, 31, 16, 0))!.ChangesOn);

        string? CodeAt(Instant at) => ErrorAt(at)?.Code;

        DomainError? ErrorAt(Instant at) =>
            PremiumOrder.Place(Chongqing.Number(1), premium, Chongqing.Zhang, Chongqing.Zhang, PaymentChannel.WeChat, ContributionRecord.Empty, at).Errors.SingleOrDefault();
    }

    [Theory]
    // The how-to page: online gives an order, a counter a receipt.
    [InlineData(PaymentChannel.ElectronicTaxBureau, VoucherKind.Order, false)]
    [InlineData(PaymentChannel.WeChat, VoucherKind.Order, false)]
    [InlineData(PaymentChannel.Alipay, VoucherKind.Order, false)]
    [InlineData(PaymentChannel.BankDeduction, VoucherKind.Order, true)]
    [InlineData(PaymentChannel.SocialSecurityOffice, VoucherKind.Receipt, true)]
    [InlineData(PaymentChannel.TaxServiceHall, VoucherKind.Receipt, false)]
    [InlineData(PaymentChannel.PersonalPortal, VoucherKind.Order, true)]
    public void Each_channel_of_the_place_gives_its_voucher_and_warns_where_its_opening_is_unknown(PaymentChannel channel, VoucherKind voucher, bool warned)
    {
        var order = Place(channel: channel).Value;

        Assert.Equal(voucher, order.VoucherKind);
        Assert.Equal(warned ? ["channel.opening-unknown"] : [], order.Warnings.Select(warning => warning.Code));
        Assert.Equal(voucher, order.Apply(Chongqing.Notice("N-1", 587_400, channel: channel, order: 2)).Value.Order.Voucher().Value.Kind);
    }

    [Fact]
    public void A_channel_that_the_place_does_not_have_is_refused_with_those_it_has()
    {
        var error = Place(channel: PaymentChannel.BankPage).Errors.Single();

        Assert.Equal("channel.not-offered", error.Code);
        Assert.Equal("electronic-tax-bureau, we-chat, alipay, bank-deduction, social-security-office, tax-service-hall, personal-portal", error.Operands["channels"]);
    }

    [Theory]
    [InlineData(PaymentChannel.ElectronicTaxBureau, false)]
    [InlineData(PaymentChannel.WeChat, false)]
    [InlineData(PaymentChannel.Alipay, false)]
    [InlineData(PaymentChannel.TaxServiceHall, false)]
    [InlineData(PaymentChannel.PersonalPortal, false)]
    [InlineData(PaymentChannel.SocialSecurityOffice, true)]
    [InlineData(PaymentChannel.BankDeduction, true)]
    public void Before_the_tax_bureau_collected_the_counter_and_the_bank_served(PaymentChannel channel, bool served)
    {
        var day = new LocalDate(2021, 12, 31);
        var enrollment = Chongqing.Registered(day);
        var premium = Chongqing.LumpSum.Assess(enrollment, Chongqing.Declared(enrollment), Chongqing.Tariff(2021), ContributionRecord.Empty, day).Value;

        var result = PremiumOrder.Place(Chongqing.Number(1), premium, Chongqing.Zhang, Chongqing.Zhang, channel, ContributionRecord.Empty, Instant.FromUtc(2021, 12, 31, 15, 59));

        if (served)
        {
            Assert.Equal(["channel.opening-unknown"], result.Value.Warnings.Select(warning => warning.Code));
            return;
        }

        var error = result.Errors.Single();
        Assert.Equal("channel.not-open", error.Code);
        Assert.Equal(new LocalDate(2022, 1, 1), error.ChangesOn);
        Assert.Equal("2022-01-01", error.Operands["opens"]);
        Assert.Equal("bank-deduction, social-security-office", error.Operands["channels"]);
        Assert.Equal("collection-2022", error.Source!.Id);
    }

    [Fact]
    public void A_channel_opens_on_its_first_day_in_China()
    {
        var day = new LocalDate(2022, 1, 1);
        var enrollment = Chongqing.Registered(day);
        var premium = Chongqing.LumpSum.Assess(enrollment, Chongqing.Declared(enrollment), Chongqing.Tariff(2022), ContributionRecord.Empty, day).Value;

        Assert.True(PremiumOrder.Place(Chongqing.Number(1), premium, Chongqing.Zhang, Chongqing.Zhang, PaymentChannel.WeChat, ContributionRecord.Empty, Instant.FromUtc(2021, 12, 31, 16, 0)).Succeeded);
    }

    [Fact]
    public void A_place_without_a_region_file_lets_every_channel_serve_with_a_warning()
    {
        foreach (var channel in Enum.GetValues<PaymentChannel>())
        {
            var order = PremiumOrder.Place(Chongqing.Number(1), Helped(), Chongqing.Zhang, Chongqing.Zhang, channel, ContributionRecord.Empty, Chongqing.At(2025, 3, 1)).Value;

            Assert.Contains("channel.unknown", order.Warnings.Select(warning => warning.Code));
            Assert.Equal(channel is PaymentChannel.SocialSecurityOffice or PaymentChannel.TaxServiceHall ? VoucherKind.Receipt : VoucherKind.Order, order.VoucherKind);
        }
    }

    [Fact]
    public void What_the_state_adds_is_neither_a_line_of_the_order_nor_charged()
    {
        var premium = Helped();
        var order = PremiumOrder.Place(Chongqing.Number(1), premium, Chongqing.Zhang, Chongqing.Zhang, PaymentChannel.WeChat, ContributionRecord.Empty, Chongqing.At(2025, 3, 1)).Value;

        Assert.Equal(Money.FromYuan(550), premium.Assessment.Funding);
        Assert.Equal(new[] { (InsuranceLine.BasicMedical, Money.FromYuan(300)) }, order.Lines.Select(line => (line.Insurance, line.Amount)));
        Assert.Equal(Money.FromYuan(300), order.Total);
        Assert.Equal(OrderState.Paid, order.Apply(Chongqing.Notice("N-1", 300_00)).Value.Order.State);
    }

    [Fact]
    public void A_premium_of_nothing_is_no_order()
    {
        // Only the state pays: an order of 0.00 could never be paid.
        var error = PremiumOrder.Place(Chongqing.Number(1), Invented.StatePaysAll(), Chongqing.Zhang, Chongqing.Zhang, PaymentChannel.WeChat, ContributionRecord.Empty, Chongqing.At(2025, 3, 1)).Errors.Single();

        Assert.Equal(("order.nothing-to-pay", "premium", "0.00"), (error.Code, error.Field, error.Operands["total"]));
    }

    [Fact]
    public void All_reasons_are_named_at_once()
    {
        var record = ContributionRecord.Empty.With(MonthState.Paid, "2023-01..2023-02").With(MonthState.OnOrder, "2023-05..2023-05");

        var result = PremiumOrder.Place(Chongqing.Number(1), Chongqing.FirstPremium(), Chongqing.Li, Chongqing.Li, PaymentChannel.BankPage, record, Chongqing.At(2023, 1, 2));

        Assert.Equal(
            ["order.other-insured", "order.premium-stale", "period.on-order", "period.already-paid", "channel.not-offered"],
            result.Errors.Select(error => error.Code));
    }

    [Fact]
    public void Nothing_that_is_needed_may_be_missing()
    {
        var premium = Chongqing.FirstPremium();

        Assert.Throws<ArgumentException>(() => PremiumOrder.Place(default, premium, Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, ContributionRecord.Empty, Now));
        Assert.Throws<ArgumentNullException>(() => PremiumOrder.Place(Chongqing.Number(1), null!, Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, ContributionRecord.Empty, Now));
        Assert.Throws<ArgumentNullException>(() => PremiumOrder.Place(Chongqing.Number(1), premium, null!, Chongqing.Li, PaymentChannel.WeChat, ContributionRecord.Empty, Now));
        Assert.Throws<ArgumentNullException>(() => PremiumOrder.Place(Chongqing.Number(1), premium, Chongqing.Zhang, null!, PaymentChannel.WeChat, ContributionRecord.Empty, Now));
        Assert.Throws<ArgumentNullException>(() => PremiumOrder.Place(Chongqing.Number(1), premium, Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, null!, Now));
    }

    private static Result<PremiumOrder> Place(Person? insured = null, PaymentChannel channel = PaymentChannel.WeChat, ContributionRecord? record = null) =>
        PremiumOrder.Place(Chongqing.Number(2), Chongqing.FirstPremium(), insured ?? Chongqing.Zhang, Chongqing.Li, channel, record ?? ContributionRecord.Empty, Now);

    private static Premium Helped() => Invented.Premium("helped");
}
