using System.Text.Json;
using Insurance.Domain.Agreements;
using Insurance.Domain.Calendars;
using Insurance.Domain.Certificates;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Orders;
using NodaTime;

namespace Insurance.Domain.Tests.Journey;

/// <summary>
/// The four ways of the page on the payment status "unpaid", whole: the tax site's self-service, the bank's page, the Guangdong settlement for
/// urban and rural residents, and the printed record that is taken to the office. In Guangzhou, for 2024, which cost 549.00 yuan and could be paid
/// from 1 September to 20 December 2023.
/// </summary>
public sealed class WaysToPayTests
{
    private static readonly Region Guangzhou = Region.Parse("440100");
    private static readonly Tariff Tariff = TariffCatalog.Embedded.Find(Guangzhou, Scheme.Resident, 2024).Value;
    private static readonly LocalDate Day = new(2023, 10, 10);
    private static readonly Instant Now = StatusTable.At("2023-10-10 10:00");
    private static readonly Person Wang = new(PersonName.Parse("王小明"), ResidentId.Parse(ResidentIds.Complete("440103", new LocalDate(1988, 2, 29), "031")));
    private static readonly Person Chen = new(PersonName.Parse("陈静"), ResidentId.Parse(ResidentIds.Complete("440103", new LocalDate(1990, 7, 1), "048")));
    private static readonly InsuredAccount Account = new(InsuranceNumber.Parse("44010012345678"), Wang, Guangzhou, Scheme.Resident);
    private static readonly DebitAccount Card = DebitAccount.Designate("中国建设银行", BankAccountNumber.Parse("6217000012345678901"), AccountKind.Debit, Wang.Name).Value;
    private static readonly PaymentStatusPolicy Policy = new(TariffCatalog.Embedded, WorkingDayCalendar.China);

    private static readonly Enrollment Enrollment = Domain.Enrollments.Enrollment.Register(Wang, Tariff.History, new EnrollmentFacts(Hukou.Local, HasEmployer: false, DrawsPension: false), Day).Value;
    private static readonly Declaration Declaration = Domain.Declarations.Declaration.Submit(Enrollment, Tariff, Wang.Id, "others", Day).Value;
    private static readonly Premium Premium = new AnnualLumpSumPolicy(new PaymentPeriodPolicy()).Assess(Enrollment, Declaration, Tariff, OrderBook.Empty.Record, Day).Value;

    /// <summary>Page 2, steps 1 to 3: log in, check the amount due, bind a bank card, confirm; then the status can be asked in real time.</summary>
    [Fact]
    public void The_tax_site_s_self_service_shows_the_amount_takes_a_bound_card_and_tells_the_status_at_once()
    {
        var offer = Tariff.Offer(PaymentChannel.ElectronicTaxBureau, Day).Value;
        Assert.Equal([AskedFor.BankCard], offer.AsksFor!);
        Assert.Equal("declared-not-paid place-order", Told(Situation()));

        var due = AmountDue.Of(Premium).Value;
        Assert.Equal(Money.Parse("549.00"), due.Amount);
        Assert.DoesNotContain("小明", due.ToString(), StringComparison.Ordinal);

        Assert.Equal(["channel.asks-for bank-card"], new ChannelForm { LoggedIn = Wang }.Check(offer, Wang).Errors.Select(error => $"{error.Code} {error.Field}"));
        Assert.True(new ChannelForm { LoggedIn = Wang, BankCard = Card }.Check(offer, Wang).Succeeded);

        var order = Place(PaymentChannel.ElectronicTaxBureau, Now + Duration.FromMinutes(30));
        Assert.Equal("order-open pay-order", Told(Situation(order)));
        Assert.Equal(order.Id, AmountDue.Of(order).Value.Order);

        var (paid, outcome) = order.Apply(Notice(order, "549.00")).Value;
        Assert.Equal(NoticeOutcomeKind.Applied, outcome.Kind);
        Assert.Equal(VoucherKind.Order, paid.Voucher().Value.Kind);
        Assert.Equal("in-transit wait-for-booking", Told(Situation(paid)));
        Assert.Equal(ErrorCodes.Status.NothingDue, Assert.Single(AmountDue.Of(paid).Errors).Code);

        // The page's question: the medical side still says "unpaid", and it means "in transit".
        var status = Policy.For(Situation(paid) with { MedicalWord = StatusTable.Medical("0") }, Now);
        Assert.Equal(UnpaidMeaning.PaidInTransit, status.Meaning);
        Assert.False(status.MayPay);

        var booked = paid.Book(new LocalDate(2023, 10, 13)).Value;
        Assert.Equal("booked get-certificate", Told(Situation(booked)));
    }

    /// <summary>Page 2: the bank's page for urban residents, insurance number and name, query, pay by the amount.</summary>
    [Fact]
    public void The_bank_s_page_looks_up_number_and_name_and_takes_any_amount()
    {
        var offer = Tariff.Offer(PaymentChannel.BankPage, Day).Value;
        Assert.Equal([AskedFor.InsuranceNumber, AskedFor.InsuredName], offer.AsksFor!);
        InsuredAccount[] accounts = [new(InsuranceNumber.Parse("44010087654321"), Chen, Guangzhou, Scheme.Resident), Account];

        // Whose number it is, or that nobody has it, is not told.
        var wrongName = InsuredAccount.Find(accounts, Account.Number, Chen.Name);
        var wrongNumber = InsuredAccount.Find(accounts, InsuranceNumber.Parse("44010000000000"), Wang.Name);
        Assert.Equal(ErrorCodes.Status.AccountNotFound, Assert.Single(wrongName.Errors).Code);
        Assert.Equal(wrongName.Errors[0], wrongNumber.Errors[0]);

        var account = InsuredAccount.Find(accounts, Account.Number, Wang.Name).Value;
        Assert.Same(Wang, account.Person);
        var form = new ChannelForm { InsuranceNumber = account.Number, InsuredName = Wang.Name };
        Assert.True(form.Check(offer, account.Person, account).Succeeded);
        Assert.Equal([ErrorCodes.Channel.OtherPerson], (form with { InsuredName = Chen.Name }).Check(offer, account.Person, account).Errors.Select(error => error.Code));
        Assert.Equal([ErrorCodes.Channel.OtherPerson], form.Check(offer, account.Person).Errors.Select(error => error.Code));
        Assert.Equal(
            ["insurance-number", "insured-name"],
            new ChannelForm().Check(offer, account.Person, account).Errors.Select(error => error.Field));

        var order = Place(PaymentChannel.BankPage, null);
        Assert.Equal(Money.Parse("549.00"), AmountDue.Of(order).Value.Amount);

        var (part, underpaid) = order.Apply(Notice(order, "500.00")).Value;
        Assert.Equal(NoticeOutcomeKind.Underpaid, underpaid.Kind);
        Assert.Equal("partly-paid pay-rest", Told(Situation(part)));
        Assert.Equal(Money.Parse("49.00"), AmountDue.Of(part).Value.Amount);

        var (full, surplus) = part.Apply(Notice(order, "50.00", "N-2")).Value;
        Assert.Equal((NoticeOutcomeKind.Surplus, Money.Parse("1.00")), (surplus.Kind, surplus.Surplus));
        Assert.Equal("surplus-to-return claim-return", Told(Situation(full)));

        var (returned, returns) = full.ReturnSurplus(Day).Value;
        Assert.Equal(Money.Parse("1.00"), Assert.Single(returns).Amount);
        Assert.Equal("in-transit wait-for-booking", Told(Situation(returned)));
    }

    /// <summary>Page 2: Guangdong tax in WeChat, micro tax, settlement for urban and rural residents, personal details, next, pay.</summary>
    [Fact]
    public void The_Guangdong_settlement_takes_personal_details_and_pays_for_oneself_or_another()
    {
        var offer = Tariff.Offer(PaymentChannel.WeChat, Day).Value;
        Assert.Equal([AskedFor.RealNameLogIn, AskedFor.PersonalDetails], offer.AsksFor!);
        Assert.Equal(["personal-details"], new ChannelForm { LoggedIn = Chen, InsuredName = Wang.Name }.Check(offer, Wang).Errors.Select(error => error.Field));
        Assert.Contains("real-name-log-in", new ChannelForm { InsuredName = Wang.Name, InsuredId = Wang.Id }.Check(offer, Wang).Errors.Select(error => error.Field));
        Assert.True(new ChannelForm { LoggedIn = Wang }.Check(offer, Wang).Succeeded);
        Assert.True(new ChannelForm { LoggedIn = Chen, InsuredName = Wang.Name, InsuredId = Wang.Id }.Check(offer, Wang).Succeeded);
        Assert.Equal(
            [ErrorCodes.Channel.OtherPerson],
            new ChannelForm { LoggedIn = Chen, InsuredName = Wang.Name, InsuredId = Chen.Id }.Check(offer, Wang).Errors.Select(error => error.Code));

        var order = Place(PaymentChannel.WeChat, Now + Duration.FromHours(2), Chen);
        var paying = order.Apply(Notice(order, "0.00", "N-0", ChannelEvent.StartPaying)).Value.Order;
        Assert.Equal("payer-paying wait-for-result", Told(Situation(paying)));
        var lost = paying.Apply(Notice(order, "0.00", "N-0b", ChannelEvent.LoseSight, minutes: 2)).Value.Order;
        Assert.Equal("payment-unknown ask-channel", Told(Situation(lost)));
        var paid = lost.Apply(Notice(order, "549.00", minutes: 3)).Value.Order;
        Assert.Equal("in-transit wait-for-booking", Told(Situation(paid)));
        Assert.Equal(Chen, paid.Voucher().Value.Payer);
        Assert.Equal(Wang, paid.Insured);
    }

    /// <summary>Page 2, step 3: print the payment record and take it to the tax office for a tax-payment certificate.</summary>
    [Fact]
    public void The_printed_record_is_taken_to_the_office_as_soon_as_it_is_paid()
    {
        var order = Place(PaymentChannel.ElectronicTaxBureau, null);
        Assert.Equal(ErrorCodes.Order.NotPaid, Assert.Single(TaxPaymentCertificateRequest.Prepare(order, Wang, Tariff.RegionFacts, Day).Errors).Code);

        var paid = order.Apply(Notice(order, "549.00")).Value.Order;
        var request = TaxPaymentCertificateRequest.Prepare(paid, Wang, Tariff.RegionFacts, Day).Value;
        Assert.False(request.IsBooked);
        Assert.Equal("税务局", request.Authority?.Name.SimplifiedChinese);
        Assert.All(Languages.All, language => Assert.DoesNotContain(Wang.Id.Reveal(), request.ToText(language), StringComparison.Ordinal));
        Assert.Contains(Wang.Id.Reveal(), request.RevealText(Language.SimplifiedChinese), StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.Certificate.NotAParty, Assert.Single(TaxPaymentCertificateRequest.Prepare(paid, Chen, Tariff.RegionFacts, Day).Errors).Code);

        // The status says the same before and after: nothing is paid a second time.
        Assert.Equal("in-transit wait-for-booking", Told(Situation(paid)));
    }

    [Fact]
    public void A_form_that_gives_everything_is_taken_by_every_channel_of_every_place_and_an_empty_one_by_none_that_asks()
    {
        var full = new ChannelForm
        {
            LoggedIn = Chen,
            InsuredName = Wang.Name,
            InsuredId = Wang.Id,
            InsuranceNumber = Account.Number,
            BankCard = Card,
            Agreement = AgreementId.Parse("AGREE-0001"),
            HasMoneyOnAccount = true,
            ShowsIdCard = true,
            ShowsSocialSecurityCard = true,
        };
        var asked = new HashSet<AskedFor>();
        foreach (var tariff in new[] { Tariff, Chongqing.Tariff(2023) })
        {
            foreach (var offer in tariff.Offers(Day))
            {
                Assert.True(full.Check(offer, Wang, Account).Succeeded);
                Assert.Equal(offer.AsksFor?.Select(thing => Spelling.Of(thing)) ?? [], new ChannelForm().Check(offer, Wang, Account).Errors.Select(error => error.Field));
                asked.UnionWith(offer.AsksFor ?? []);
            }
        }

        Assert.Equal(Enum.GetValues<AskedFor>().Order(), asked.Order());
    }

    [Theory]
    [InlineData("44010012345678", true)]
    [InlineData("AB12cd", true)]
    [InlineData("A1234", false)]
    [InlineData("123456789012345678901234567890123", false)]
    [InlineData("4401 0012", false)]
    [InlineData("医保编号123", false)]
    public void An_insurance_number_has_6_to_32_letters_and_digits_and_prints_masked(string text, bool valid)
    {
        var read = InsuranceNumber.Read(text);

        Assert.Equal(valid, read.Succeeded);
        Assert.Equal(valid, InsuranceNumber.TryParse(text, out _));
        if (valid)
        {
            Assert.Equal(text, read.Value.Reveal());
            Assert.Equal(read.Value, JsonSerializer.Deserialize<InsuranceNumber>(JsonSerializer.Serialize(read.Value)));
            Assert.Equal(new string('*', text.Length - 2) + text[^2..], read.Value.ToString());
        }
        else
        {
            Assert.Equal(ErrorCodes.Id.InsuranceNumber, Assert.Single(read.Errors).Code);
            Assert.DoesNotContain(text, Assert.Throws<FormatException>(() => InsuranceNumber.Parse(text)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_premium_of_nothing_is_no_amount_due() =>
        Assert.Equal(ErrorCodes.Status.NothingDue, Assert.Single(AmountDue.Of(Generators.Invented.StatePaysAll()).Errors).Code);

    private static PremiumOrder Place(PaymentChannel channel, Instant? payBy, Person? payer = null) =>
        OrderBook.Empty.Place(OrderId.Parse("ORDER-GZ-1"), Premium, Wang, payer ?? Wang, channel, Now, new OrderTerms(payBy)).Value.Order;

    private static PaymentNotice Notice(PremiumOrder order, string amount, string id = "N-1", ChannelEvent occurred = ChannelEvent.Pay, int minutes = 1) =>
        PaymentNotice.Read(id, order.Id, Money.Parse(amount), Now + Duration.FromMinutes(minutes), order.Channel, new NoticeDetail(occurred)).Value;

    private static PaymentSituation Situation(PremiumOrder? order = null) => new(Guangzhou, Scheme.Resident, ContributionYear.FromYear(2024), EnrollmentState.Active)
    {
        IsDeclared = true,
        Grade = "others",
        Order = order is null ? null : OrderFacts.Of(order),
    };

    private static string Told(PaymentSituation situation)
    {
        var status = Policy.For(situation, Now + Duration.FromMinutes(5));
        return $"{Spelling.Of(status.Kind)} {Spelling.Of(status.NextStep)}";
    }
}
