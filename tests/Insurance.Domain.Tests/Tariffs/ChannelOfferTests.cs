using System.Text;
using FsCheck.Fluent;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>
/// Chongqing's channels by page 1 of the brief, points 1, 2, 4 and 5 (a how-to page of 2023); what the counter asks for by page 2, point 1.
/// </summary>
public sealed class ChannelOfferTests
{
    private static readonly LocalDate EarlyIn2023 = new(2023, 1, 3);

    [Theory]
    // Page 1, point 5: log in, "other" asks for name and ID number. Point 2: the bank takes the money that is on the card. Page 2, point 1.
    [InlineData(PaymentChannel.WeChat, VoucherKind.Order, "tax-bureau", "023-12366", "RealNameLogIn, InsuredName, InsuredIdNumber")]
    [InlineData(PaymentChannel.BankDeduction, VoucherKind.Order, "tax-bureau", "023-12366", "DeductionAgreement, MoneyOnAccount")]
    [InlineData(PaymentChannel.SocialSecurityOffice, VoucherKind.Receipt, "medical-insurance-bureau", null, "IdCard, SocialSecurityCard")]
    [InlineData(PaymentChannel.ElectronicTaxBureau, VoucherKind.Order, "tax-bureau", "023-12366", null)]
    [InlineData(PaymentChannel.Alipay, VoucherKind.Order, "tax-bureau", "023-12366", null)]
    [InlineData(PaymentChannel.TaxServiceHall, VoucherKind.Receipt, "tax-bureau", "023-12366", null)]
    [InlineData(PaymentChannel.PersonalPortal, VoucherKind.Order, "tax-bureau", "023-12366", null)]
    public void In_Chongqing_each_channel_tells_voucher_authority_hotline_and_what_it_asks_for(
        PaymentChannel channel, VoucherKind voucher, string authority, string? hotline, string? asked)
    {
        var offer = Chongqing.Tariff(2023).Offer(channel, EarlyIn2023).Value;

        Assert.Equal((channel, EarlyIn2023, voucher), (offer.Channel, offer.On, offer.Voucher));
        Assert.Equal((authority, hotline), (offer.Authority?.Id, offer.Hotline));
        Assert.Equal(asked, offer.AsksFor is null ? null : string.Join(", ", offer.AsksFor));
    }

    [Fact]
    public void In_Chongqing_the_order_s_details_can_be_looked_up_after_paying_by_we_chat_and_of_the_others_nobody_says()
    {
        // Page 1, point 5: after paying, order details can be looked up in the third-party order query.
        var offers = Chongqing.Tariff(2023).Offers(EarlyIn2023).ToDictionary(offer => offer.Channel, offer => offer.StatusLookUp);

        Assert.Equal(StatusLookUp.OrderDetails, offers[PaymentChannel.WeChat]);
        Assert.All(offers.Where(offer => offer.Key != PaymentChannel.WeChat), offer => Assert.Null(offer.Value));
    }

    [Fact]
    public void The_personal_portal_is_offered_with_a_warning_and_the_remark_of_early_2023()
    {
        var offer = Chongqing.Tariff(2023).Offer(PaymentChannel.PersonalPortal, EarlyIn2023).Value;

        var warning = Assert.Single(offer.Warnings);
        Assert.Equal(("channel.opening-unknown", "personal-portal", "collection-2022"), (warning.Code, warning.Operands["channel"], warning.Source?.Id));
        Assert.Contains("June 2023", offer.Note, StringComparison.Ordinal);
        Assert.Null(offer.Facts?.Opens);

        // The remark is no date: June 2023 changes nothing.
        Assert.Equal(offer.Warnings, Chongqing.Tariff(2023).Offer(PaymentChannel.PersonalPortal, new LocalDate(2023, 6, 1)).Value.Warnings);
    }

    [Theory]
    [InlineData(PaymentChannel.ElectronicTaxBureau)]
    [InlineData(PaymentChannel.WeChat)]
    [InlineData(PaymentChannel.Alipay)]
    [InlineData(PaymentChannel.TaxServiceHall)]
    [InlineData(PaymentChannel.PersonalPortal)]
    public void Before_the_tax_bureau_collected_its_channels_are_refused_with_where_to_go(PaymentChannel channel)
    {
        // Collection by the tax bureau since 2022-01-01: relayed press, in the fact sheet on Chongqing, section 2.
        var error = Assert.Single(Chongqing.Tariff(2021).Offer(channel, new LocalDate(2021, 12, 31)).Errors);

        Assert.Equal(("channel.not-open", "channel"), (error.Code, error.Field));
        Assert.Equal("bank-deduction, social-security-office", error.Operands["channels"]);
        Assert.Equal(("2022-01-01", "2021-12-31", "023-12366"), (error.Operands["opens"], error.Operands["on"], error.Operands["hotline"]));
        Assert.Equal((new LocalDate(2022, 1, 1), "collection-2022"), (error.ChangesOn, error.Source?.Id));
        Assert.True(Chongqing.Tariff(2022).Offer(channel, error.ChangesOn!.Value).Succeeded);
    }

    [Theory]
    [InlineData(2018, 5, 4)]
    [InlineData(2021, 12, 31)]
    public void Before_the_tax_bureau_collected_the_counter_serves(int year, int month, int day)
    {
        var on = new LocalDate(year, month, day);
        var offer = Chongqing.Tariff(year).Offer(PaymentChannel.SocialSecurityOffice, on).Value;

        Assert.Equal((VoucherKind.Receipt, "medical-insurance-bureau"), (offer.Voucher, offer.Authority?.Id));
        Assert.Equal([PaymentChannel.BankDeduction, PaymentChannel.SocialSecurityOffice], Chongqing.Tariff(year).Offers(on).Select(open => open.Channel));
    }

    [Theory]
    [InlineData(2023, "electronic-tax-bureau, we-chat, alipay, bank-deduction, social-security-office, tax-service-hall, personal-portal")]
    [InlineData(2021, "bank-deduction, social-security-office")]
    public void A_channel_that_the_place_does_not_have_is_refused_with_the_open_ones_and_the_hotline_of_who_collects(int year, string open)
    {
        // The bank page of page 2, point 3, belongs to the residents' scheme of other places.
        var error = Assert.Single(Chongqing.Tariff(year).Offer(PaymentChannel.BankPage, new LocalDate(year, 1, 3)).Errors);

        Assert.Equal(("channel.not-offered", "channel", "500000"), (error.Code, error.Field, error.Operands["region"]));
        Assert.Equal((open, "023-12366"), (error.Operands["channels"], error.Operands["hotline"]));
        Assert.Null(error.ChangesOn);
        Assert.Equal($"bank-page is no way to pay in region 500000. Open on {year}-01-03: {open}. Hotline: 023-12366.", error.Message);
    }

    [Fact]
    public void Where_nothing_is_open_and_no_hotline_is_known_a_dash_says_so()
    {
        var file = RegionFactsTests.Valid.Replace("\"hotline\": \"12366\", ", "", StringComparison.Ordinal);
        var error = Assert.Single(Somewhere(file).Offer(PaymentChannel.WeChat, new LocalDate(2021, 6, 30)).Errors);

        Assert.Equal(("channel.not-open", "-", "-"), (error.Code, error.Operands["channels"], error.Operands["hotline"]));
        Assert.Equal("we-chat is not open before 2022-01-01. Open on 2021-06-30: -. Hotline: -.", error.Message);
    }

    [Fact]
    public void A_channel_opens_on_its_first_day_and_not_on_the_day_before()
    {
        var tariff = Somewhere(RegionFactsTests.Valid);

        Assert.Equal("channel.not-open", Assert.Single(tariff.Offer(PaymentChannel.WeChat, new LocalDate(2021, 12, 31)).Errors).Code);
        Assert.Empty(tariff.Offer(PaymentChannel.WeChat, new LocalDate(2022, 1, 1)).Value.Warnings);
        Assert.Equal("channel.not-open", Assert.Single(tariff.Offer(PaymentChannel.TaxServiceHall, new LocalDate(2021, 6, 30)).Errors).Code);
        Assert.Equal("channel.opening-unknown", Assert.Single(tariff.Offer(PaymentChannel.TaxServiceHall, new LocalDate(2021, 7, 1)).Value.Warnings).Code);
    }

    [Fact]
    public void The_deposit_day_of_the_bank_deduction_is_not_the_last_day_of_payment()
    {
        // The fact sheet on Chongqing, section 4: 10 January is the deposit day of 2021 to 2023, 31 March the cut-off of 2024 to 2026.
        var deduction = Chongqing.Tariff(2023).Offer(PaymentChannel.BankDeduction, EarlyIn2023).Value;

        Assert.Equal(new LocalDate(2023, 1, 10), deduction.DepositBy);
        Assert.Equal(("tax-deposit", Confidence.RelayedPress), (deduction.Deposit?.Source.Id, deduction.Deposit?.Confidence));
        Assert.Equal("channel.opening-unknown", Assert.Single(deduction.Warnings).Code);

        // On 1 February the deposit day is over and paying is not.
        var later = Chongqing.Tariff(2023).Offer(PaymentChannel.WeChat, new LocalDate(2023, 2, 1)).Value;
        Assert.Null(later.DepositBy);
        Assert.Null(later.Deposit);
        var cutOff = Assert.Single(Chongqing.Tariff(2024).Terms.PaymentWindows(ContributionYear.FromYear(2024), MemberKind.Continuing)).Closes;
        Assert.Equal(new LocalDate(2024, 3, 31), cutOff.In(ContributionYear.FromYear(2024)));
        Assert.Null(Chongqing.Tariff(2024).Offer(PaymentChannel.BankDeduction, new LocalDate(2024, 1, 3)).Value.DepositBy);
    }

    [Theory]
    [InlineData(2020, null)]
    [InlineData(2021, 2021)]
    [InlineData(2022, 2022)]
    [InlineData(2023, 2023)]
    [InlineData(2024, null)]
    public void A_deposit_day_is_told_for_the_years_it_was_published_for(int year, int? of) => Assert.Equal(
        of is { } published ? new LocalDate(published, 1, 10) : null,
        Chongqing.Tariff(year).Offer(PaymentChannel.BankDeduction, new LocalDate(year, 1, 3)).Value.DepositBy);

    [Fact]
    public void A_place_without_a_region_file_offers_every_channel_with_a_warning()
    {
        var tariff = Generators.Invented.Tariff();
        var day = new LocalDate(2025, 3, 1);

        Assert.Equal(Enum.GetValues<PaymentChannel>(), tariff.Offers(day).Select(offer => offer.Channel));
        Assert.All(tariff.Offers(day), offer =>
        {
            Assert.Equal("channel.unknown", Assert.Single(offer.Warnings).Code);
            Assert.Equal(offer.Channel is PaymentChannel.SocialSecurityOffice or PaymentChannel.TaxServiceHall ? VoucherKind.Receipt : VoucherKind.Order, offer.Voucher);
            Assert.Null(offer.Facts);
            Assert.Null(offer.Authority);
            Assert.Null(offer.Hotline);
            Assert.Null(offer.AsksFor);
            Assert.Null(offer.Note);
            Assert.Null(offer.DepositBy);
        });
    }

    [Fact]
    public void A_region_file_that_names_no_channels_offers_as_if_there_were_none()
    {
        var day = new LocalDate(2021, 3, 1);
        var silent = Somewhere("""
            { "format": 1, "region": "990000", "name": { "zh": "某地", "en": "Someplace", "es": "Algún lugar" }, "sources": { "talk": { "note": "a page" } },
              "authorities": { "bureau": { "name": { "zh": "局", "en": "Bureau", "es": "Oficina" }, "tasks": ["collection"], "hotline": "12366", "source": "talk", "confidence": "secondary" } } }
            """);
        var without = Invented.Catalog(Invented.File(Invented.Figure("amount", "yuan-a-year", "2021..2022 = 100.00"), Invented.Grade("a", Invented.Fixed("basic", "amount"))))
            .Find(Invented.Somewhere, Scheme.Resident, 2021).Value;

        Assert.Equal("12366", silent.RegionFacts?.For(AuthorityTask.Collection)?.Hotline);
        Assert.Equal(without.Offers(day).AsEnumerable(), silent.Offers(day));
        Assert.Equal(Enum.GetValues<PaymentChannel>().Length, silent.Offers(day).Length);
        Assert.All(silent.Offers(day), offer => Assert.Equal("channel.unknown", Assert.Single(offer.Warnings).Code));
    }

    [Fact]
    public void A_region_file_with_an_empty_list_of_channels_refuses_them_all()
    {
        var day = new LocalDate(2021, 3, 1);
        var closed = Somewhere("""{ "format": 1, "region": "990000", "name": { "zh": "某地", "en": "Someplace", "es": "Algún lugar" }, "sources": {}, "authorities": {}, "channels": [] }""");

        Assert.Empty(closed.Offers(day));
        Assert.All(Enum.GetValues<PaymentChannel>(), channel => Assert.Equal(ErrorCodes.Channel.NotOffered, Assert.Single(closed.Offer(channel, day).Errors).Code));
    }

    [Fact]
    public void The_list_of_a_day_holds_exactly_the_channels_that_are_offered_on_it() => Holds.ForAll(
        Gen.Choose(2017, 2025),
        Gen.Choose(0, 364),
        (year, index) =>
        {
            var tariff = Chongqing.Tariff(year);
            var day = new LocalDate(year, 1, 1).PlusDays(index);
            var offered = Enum.GetValues<PaymentChannel>().Where(channel => tariff.Offer(channel, day).Succeeded);

            Assert.Equal(offered.Order(), tariff.Offers(day).Select(offer => offer.Channel).Order());
            Assert.All(tariff.Offers(day), offer => Assert.Equal(tariff.Offer(offer.Channel, day).Value, offer));
        });

    private static Tariff Somewhere(string regionFile) => Invented.Catalog(Invented.File(
            Invented.Figure("amount", "yuan-a-year", "2021..2022 = 100.00"), Invented.Grade("a", Invented.Fixed("basic", "amount"))))
        .With(RegionFacts.Read(Encoding.UTF8.GetBytes(regionFile)).Value)
        .Find(Invented.Somewhere, Scheme.Resident, 2021).Value;
}
