using Insurance.Domain.Certificates;
using Insurance.Domain.Contributions;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Declarations;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Journey;

/// <summary>The rules that whoever builds on the library is likely to assume otherwise, each in one reading, from end to end.</summary>
public sealed class RulesThatAreEasyToGetWrong
{
    private static readonly LocalDate ThirdOfJanuary = new(2023, 1, 3);

    // Registered in 2020 and paid through 2024.
    private static readonly ContributionRecord PaidThrough2024 = Chongqing.Paid("2024-01..2024-12");

    [Fact]
    public void A_certificate_waits_for_the_booking_and_the_window_only_foretells_it()
    {
        // Paid on Tuesday, 3 January 2023: the third to the fifth working day after are Friday to Tuesday.
        var paid = Chongqing.PaidAt(Chongqing.At(2023, 1, 3));
        var forecast = Chongqing.Forecast(paid);
        Assert.Equal((new LocalDate(2023, 1, 6), new LocalDate(2023, 1, 10)), (forecast.From, forecast.Through));

        var early = Issue(new LocalDate(2023, 1, 5)).Errors.Single();
        Assert.Equal(("certificate.not-booked", "2023-01-06", "2023-01-10", "guide-2026"), (early.Code, early.Operands["from"], early.Operands["through"], early.Source!.Id));
        Assert.Equal("certificate.not-booked", Issue(new LocalDate(2023, 1, 10)).Errors.Single().Code);

        var overdue = Issue(new LocalDate(2023, 1, 11)).Errors.Single();
        Assert.Equal(("certificate.booking-overdue", "guide-2026"), (overdue.Code, overdue.Source!.Id));
        Assert.Contains("tax bureau", overdue.Message, StringComparison.Ordinal);

        // A booking that comes before the window wins.
        var booked = paid.Book(new LocalDate(2023, 1, 4)).Value;
        Assert.True(Certificate.Issue(CertificateNumber.Parse("CERT-0001"), booked, forecast, new LocalDate(2023, 1, 4)).Succeeded);

        var refunded = booked.Refund(RefundReason.Death, new LocalDate(2023, 1, 20)).Value.Order;
        Assert.Equal("certificate.refunded", Certificate.Issue(CertificateNumber.Parse("CERT-0001"), refunded, forecast, new LocalDate(2023, 1, 20)).Errors.Single().Code);

        Result<Certificate> Issue(LocalDate on) => Certificate.Issue(CertificateNumber.Parse("CERT-0001"), paid, forecast, on);
    }

    [Theory]
    [InlineData("2020-05-01", null, "2025-03-20", MemberKind.Continuing, "2025-01..2025-12", "tax-2025")] // the whole year
    [InlineData("2025-05-31", null, "2025-06-02", MemberKind.New, "2025-05..2025-12", "tax-2025")] // the month of registration counts
    [InlineData("2025-06-20", "2025-02", "2025-06-20", MemberKind.Resuming, "2025-03..2025-12", "pages-gap")] // a gap of three months is paid too
    [InlineData("2025-06-20", "2025-01", "2025-06-20", MemberKind.Resuming, "2025-06..2025-12", "pages-gap")] // one of four is not
    public void The_months_to_pay_follow_from_how_a_person_stands_to_the_year(string registered, string? lastInsured, string on, MemberKind member, string months, string source)
    {
        var facts = Chongqing.Local with { LastInsuredMonth = lastInsured is null ? null : FeePeriod.Parse($"{lastInsured}..{lastInsured}").From };
        var enrollment = Chongqing.Registered(Date(registered), facts);

        var premium = Assess(enrollment, Date(on), member == MemberKind.Continuing ? PaidThrough2024 : ContributionRecord.Empty).Value;

        Assert.Equal((member, FeePeriod.Parse(months)), (premium.Member, premium.Period));
        var rule = Chongqing.Tariff(2025).Terms.In<FirstMonthRule>(Declaring.Year(2025)).Single(rule => rule.Members.HasFlag(Enum.Parse<MemberKinds>($"{member}")));
        Assert.Equal((source, Confidence.Derived), (rule.Source.Id, rule.Confidence));
    }

    [Theory]
    [InlineData(1, "2025-12..2025-12")]
    [InlineData(8, "2025-05..2025-12")]
    [InlineData(12, "2025-01..2025-12")]
    public void A_number_of_months_means_the_last_ones_of_the_year(int count, string months) =>
        Assert.Equal(FeePeriod.Parse(months), Declaring.Year(2025).LastMonths(count).Value);

    [Fact]
    public void After_the_cut_off_a_continuing_member_is_not_refused_but_resumes()
    {
        var enrollment = Chongqing.Registered(new LocalDate(2020, 5, 1));
        var late = new LocalDate(2025, 5, 10);

        var premium = Assess(enrollment, late, PaidThrough2024).Value;

        Assert.Equal((MemberKind.Resuming, FeePeriod.Parse("2025-05..2025-12")), (premium.Member, premium.Period));
        var told = premium.Warnings.Single(warning => warning.Code == "period.reclassified");
        Assert.Equal(("2025-03-31", "6", "渝府发〔2016〕43号"), (told.Operands["closes"], told.Operands["months"], told.Source!.Document));

        // Refused are other years, and months that are paid or on order.
        Assert.Equal("period.last-year", Assess(enrollment, late, PaidThrough2024, 2024).Errors.Single().Code);
        Assert.Equal("period.next-year", Assess(enrollment, new LocalDate(2024, 5, 10), ContributionRecord.Empty).Errors.Single().Code);
        Assert.Equal("period.already-paid", Assess(enrollment, late, PaidThrough2024.With(MonthState.Paid, "2025-01..2025-12")).Errors.Single().Code);
        Assert.Equal("period.on-order", Assess(enrollment, late, PaidThrough2024.With(MonthState.OnOrder, "2025-05..2025-12")).Errors.Single().Code);
    }

    [Fact]
    public void A_grade_for_January_is_changed_from_1_to_20_December_before_the_base_is_published()
    {
        var declaration = Chongqing.Declared(Chongqing.Registered(ThirdOfJanuary));
        Assert.Equal("tariff.unknown-year", TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2026).Errors.Single().Code);

        Assert.All([1, 20], day =>
        {
            var changed = declaration.Changed(2026, "1", new LocalDate(2025, 12, day)).Value;
            Assert.Equal(("2", "1"), (changed.ChoiceIn(new YearMonth(2025, 12))!.Grade, changed.ChoiceIn(new YearMonth(2026, 1))!.Grade));
        });
        Assert.All([new LocalDate(2025, 11, 30), new LocalDate(2025, 12, 21)], day =>
        {
            var error = declaration.Changed(2026, "1", day).Errors.Single();
            Assert.Equal(("declaration.outside-window", "tax-2025"), (error.Code, error.Source!.Id));
        });
    }

    [Fact]
    public void Which_lines_are_paid_is_the_grade_s_and_the_deduction_is_approved_line_by_line()
    {
        var enrollment = Chongqing.Registered(ThirdOfJanuary);
        var tariff = Chongqing.Tariff(2023);
        var large = DeclaredLine.Of(InsuranceLine.LargeAmountMutual);
        Assert.Equal("declaration.lines", Declaration.Submit(enrollment, tariff, Chongqing.Zhang.Id, "2", ThirdOfJanuary, [large]).Errors.Single().Code);

        // The page's form has a tick for each line; the large-amount line alone is approved here.
        DeclaredLine[] lines = [DeclaredLine.Of(InsuranceLine.BasicMedical), large.ApproveDeduction(Declaring.Agreed(ThirdOfJanuary), ThirdOfJanuary).Value];
        var choice = Declaration.Submit(enrollment, tariff, Chongqing.Zhang.Id, "2", ThirdOfJanuary, lines).Value.Choices.Single();
        Assert.Null(choice.DeductionOn(InsuranceLine.BasicMedical, ThirdOfJanuary));
        Assert.NotNull(choice.DeductionOn(InsuranceLine.LargeAmountMutual, ThirdOfJanuary));

        var retired = tariff.Grades.Single(grade => grade.Status == MemberStatus.Retired);
        Assert.Equal([InsuranceLine.LargeAmountMutual], retired.Insurances);
        Assert.Equal(Money.FromYuan(60), tariff.Assess(retired.Id, tariff.Year.Months).Value.Total);
    }

    [Fact]
    public void The_voucher_is_the_payer_s_the_certificate_the_insured_s_and_money_goes_back_as_it_came()
    {
        // Li pays for Zhang with no more than Zhang's name and number.
        var paid = Chongqing.PaidAt(Chongqing.At(2023, 1, 3));
        var booked = paid.Book(new LocalDate(2023, 1, 6)).Value;

        Assert.Equal(Chongqing.Li, booked.Voucher().Value.Payer);
        Assert.Equal(Chongqing.Zhang, Certificate.Issue(CertificateNumber.Parse("CERT-0001"), booked, Chongqing.Forecast(paid), new LocalDate(2023, 1, 6)).Value.Insured);

        var day = new LocalDate(2023, 1, 20);
        Assert.Equal(PaymentChannel.WeChat, booked.Refund(RefundReason.Death, day).Value.Returns.Single().Channel);
        Assert.Equal(PaymentChannel.TaxServiceHall, booked.Refund(RefundReason.Death, day, through: PaymentChannel.TaxServiceHall).Value.Returns.Single().Channel);
    }

    [Fact]
    public void The_tax_bureau_collects_from_2022_on_and_before_it_the_counter_serves()
    {
        var eve = new LocalDate(2021, 12, 31);
        var error = Chongqing.Tariff(2021).Offer(PaymentChannel.WeChat, eve).Errors.Single();

        Assert.Equal(("channel.not-open", new LocalDate(2022, 1, 1), "collection-2022"), (error.Code, error.ChangesOn!.Value, error.Source!.Id));
        Assert.Equal(VoucherKind.Receipt, Chongqing.Tariff(2021).Offer(PaymentChannel.SocialSecurityOffice, eve).Value.Voucher);
        Assert.True(Chongqing.Tariff(2022).Offer(PaymentChannel.WeChat, eve.PlusDays(1)).Succeeded);

        // The brief's "not yet open, try in June 2023" is a remark and no date.
        var portal = Chongqing.Tariff(2023).Offer(PaymentChannel.PersonalPortal, ThirdOfJanuary).Value;
        Assert.Equal("channel.opening-unknown", portal.Warnings.Single().Code);
        Assert.Contains("June 2023", portal.Note, StringComparison.Ordinal);
        Assert.Null(portal.Facts!.Opens);
    }

    [Fact]
    public void The_runs_of_the_deduction_are_in_January_and_on_no_day_that_anybody_published() => Assert.All(Enumerable.Range(2017, 9), year =>
    {
        var error = Chongqing.Tariff(year).DeductionRuns().Errors.Single();

        Assert.Equal(("deduction.runs-unknown", "023-12366", null), (error.Code, error.Operands["hotline"], error.Source));
    });

    private static Result<Premium> Assess(Enrollment enrollment, LocalDate on, ContributionRecord record, int year = 2025) =>
        Chongqing.LumpSum.Assess(enrollment, Chongqing.Declared(enrollment), Chongqing.Tariff(year), record, on);

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
