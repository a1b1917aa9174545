using Insurance.Domain.Contributions;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Premiums;

public sealed class AnnualLumpSumPolicyTests
{
    private static readonly LocalDate Third = new(2023, 1, 3);

    [Theory]
    // 渝医保发〔2022〕27号: 5,874 and 2,670 yuan, of which 534 are large-amount mutual aid.
    [InlineData("2", 5340_00, 534_00, 5874_00)]
    [InlineData("1", 2136_00, 534_00, 2670_00)]
    public void A_first_enrolment_on_3_January_2023_pays_the_whole_year(string grade, long basic, long large, long total)
    {
        var premium = Chongqing.FirstPremium(grade);

        Assert.Equal(FeePeriod.Parse("2023-01..2023-12"), premium.Period);
        Assert.Equal(Money.FromFen(basic), premium.Assessment.AmountOf(InsuranceLine.BasicMedical));
        Assert.Equal(Money.FromFen(large), premium.Assessment.AmountOf(InsuranceLine.LargeAmountMutual));
        Assert.Equal(Money.FromFen(total), premium.Total);
        Assert.Equal(MemberKind.New, premium.Member);
        Assert.Equal(Chongqing.Zhang, premium.Insured);
        Assert.Equal((Third, new LocalDate(2024, 1, 1)), (premium.AssessedOn, premium.ChangesOn));
    }

    [Theory]
    // The worked example of 2025: left an employer in January, an individual from February, eleven months.
    [InlineData("1", 2818_75)]
    [InlineData("2", 6201_25)]
    public void Who_left_an_employer_in_January_2025_pays_eleven_months(string grade, long total)
    {
        var day = new LocalDate(2025, 2, 10);
        var enrollment = Chongqing.Registered(day, Chongqing.InsuredThrough(2025, 1));

        var premium = Chongqing.LumpSum.Assess(enrollment, Chongqing.Declared(enrollment, grade), Chongqing.Tariff(2025), ContributionRecord.Empty, day).Value;

        Assert.Equal(FeePeriod.Parse("2025-02..2025-12"), premium.Period);
        Assert.Equal(Money.FromFen(total), premium.Total);
    }

    [Fact]
    public void The_year_s_base_is_looked_up_for_a_declaration_of_an_earlier_year()
    {
        var enrollment = Chongqing.Registered(Third);

        var premium = Chongqing.LumpSum.Assess(
            enrollment, Chongqing.Declared(enrollment), Chongqing.Tariff(2024), Chongqing.Paid("2023-01..2023-12"), new LocalDate(2024, 1, 8)).Value;

        Assert.Equal((MemberKind.Continuing, Money.FromYuan(6402)), (premium.Member, premium.Total));
    }

    [Fact]
    public void A_choice_of_2023_is_assessed_in_2025_with_the_base_of_2025()
    {
        // 渝医保发〔2024〕47号: grade 2 costs 6,765.
        var enrollment = Chongqing.Registered(Third);

        var premium = Chongqing.LumpSum.Assess(
            enrollment, Chongqing.Declared(enrollment), Chongqing.Tariff(2025), Chongqing.Paid("2023-01..2024-12"), new LocalDate(2025, 1, 8)).Value;

        Assert.Equal(("2", Money.FromYuan(6765)), (premium.Assessment.Grade.Id, premium.Total));
    }

    [Fact]
    public void A_change_gives_its_year_the_new_grade_and_leaves_the_year_before_alone()
    {
        var enrollment = Chongqing.Registered(Third);
        var first = Chongqing.Declared(enrollment);
        var history = TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment).Value;
        var changed = first.Change(enrollment, history, ContributionYear.FromYear(2024), Chongqing.Zhang.Id, "1", new LocalDate(2023, 12, 10)).Value;

        Assert.Equal(("2", Money.FromFen(489_50)), Assess(changed, 2023, ContributionRecord.Empty.With(MonthState.Paid, "2023-01..2023-11"), new LocalDate(2023, 12, 12)));
        Assert.Equal(("1", Money.FromYuan(2910)), Assess(changed, 2024, Chongqing.Paid("2023-01..2023-12"), new LocalDate(2024, 1, 8)));
        Assert.Equal(("1", Money.FromYuan(3075)), Assess(changed, 2025, Chongqing.Paid("2023-01..2024-12"), new LocalDate(2025, 1, 8)));
        var withdrawn = changed.Withdraw(Chongqing.Zhang.Id, new LocalDate(2023, 12, 31)).Value;
        Assert.Equal(("2", Money.FromYuan(6402)), Assess(withdrawn, 2024, Chongqing.Paid("2023-01..2023-12"), new LocalDate(2024, 1, 8)));

        (string, Money) Assess(Declaration declaration, int year, ContributionRecord record, LocalDate on)
        {
            var premium = Chongqing.LumpSum.Assess(enrollment, declaration, Chongqing.Tariff(year), record, on).Value;
            return (premium.Assessment.Grade.Id, premium.Total);
        }
    }

    [Fact]
    public void Nothing_is_assessed_for_a_year_in_which_no_choice_stands()
    {
        var enrollment = Chongqing.Registered(new LocalDate(2022, 12, 20));
        var ahead = Declaration.Submit(enrollment, Chongqing.Tariff(2023), Chongqing.Zhang.Id, "2", new LocalDate(2022, 12, 28)).Value;
        var withdrawn = ahead.Withdraw(Chongqing.Zhang.Id, new LocalDate(2022, 12, 29)).Value;

        Assert.Equal("premium.nothing-declared", CodeOf(ahead, 2022, new LocalDate(2022, 12, 30)));
        Assert.Equal("premium.nothing-declared", CodeOf(withdrawn, 2023, Third));
        Assert.Null(CodeOf(ahead, 2023, Third));

        string? CodeOf(Declaration declaration, int year, LocalDate on) =>
            Chongqing.LumpSum.Assess(enrollment, declaration, Chongqing.Tariff(year), ContributionRecord.Empty, on).Errors.SingleOrDefault()?.Code;
    }

    [Fact]
    public void A_grade_that_is_not_paid_yearly_is_refused_with_the_rhythms_it_knows()
    {
        var error = AssessInvented("monthly").Errors.Single();

        Assert.Equal("premium.not-paid-yearly", error.Code);
        Assert.Equal("monthly, quarterly", error.Operands["rhythms"]);
        Assert.Equal(Money.FromYuan(300), AssessInvented("helped").Value.Total);
    }

    [Fact]
    public void The_declared_base_is_charged()
    {
        Assert.Equal(Money.FromYuan(2500), AssessInvented("declared", BaseChoice.Of(Money.FromYuan(5000))).Value.Total);
        Assert.Equal(Money.FromYuan(2000), AssessInvented("declared", BaseChoice.Floor).Value.Total);
        Assert.Equal("tariff.base-outside", AssessInvented("declared", BaseChoice.Of(Money.FromYuan(3999))).Errors.Single().Code);
    }

    [Fact]
    public void Nothing_is_paid_before_the_grade_is_declared()
    {
        var enrollment = Chongqing.Registered(Third);
        var declaration = Chongqing.Declared(enrollment, on: Third.PlusDays(2));

        var error = Chongqing.LumpSum.Assess(enrollment, declaration, Chongqing.Tariff(2023), ContributionRecord.Empty, Third.PlusDays(1)).Errors.Single();

        Assert.Equal("premium.before-declaration", error.Code);
        Assert.Equal(Third.PlusDays(2), error.ChangesOn);
        Assert.True(Chongqing.LumpSum.Assess(enrollment, declaration, Chongqing.Tariff(2023), ContributionRecord.Empty, Third.PlusDays(2)).Succeeded);
    }

    [Fact]
    public void A_refused_period_and_an_unknown_amount_are_refused()
    {
        var enrollment = Chongqing.Registered(new LocalDate(2021, 5, 1), Chongqing.Local with { DrawsPension = true });
        var tariff = Chongqing.Tariff(2021);
        var declaration = Declaration.Submit(enrollment, tariff, enrollment.Person.Id, "retiree", new LocalDate(2021, 5, 1)).Value;

        Assert.Equal("period.last-year", Chongqing.LumpSum.Assess(enrollment, declaration, tariff, ContributionRecord.Empty, new LocalDate(2022, 1, 1)).Errors.Single().Code);
        Assert.Equal("tariff.unknown-months", Chongqing.LumpSum.Assess(enrollment, declaration, tariff, ContributionRecord.Empty, new LocalDate(2021, 5, 1)).Errors.Single().Code);
    }

    [Fact]
    public void A_pensioner_who_registers_in_June_pays_the_sixty_yuan_of_the_year()
    {
        var day = new LocalDate(2023, 6, 1);
        var enrollment = Chongqing.Registered(day, Chongqing.Local with { DrawsPension = true });

        var premium = Chongqing.LumpSum.Assess(enrollment, Chongqing.Declared(enrollment, "retiree"), Chongqing.Tariff(2023), ContributionRecord.Empty, day).Value;

        Assert.Equal((FeePeriod.Parse("2023-01..2023-12"), Money.FromYuan(60)), (premium.Period, premium.Total));
    }

    [Fact]
    public void A_premium_ends_where_the_late_price_begins()
    {
        // The last of the invented windows closes on 31 March; 30 yuan a month until then, 50 after.
        var enrollment = Invented.Registered(new LocalDate(2025, 1, 10));
        var before = Assess(new LocalDate(2025, 3, 31));
        var after = Assess(new LocalDate(2025, 4, 1));

        Assert.Equal((Money.FromYuan(360), new LocalDate(2025, 4, 1)), (before.Total, before.ChangesOn));
        Assert.Equal((Money.FromYuan(600), new LocalDate(2026, 1, 1)), (after.Total, after.ChangesOn));

        Premium Assess(LocalDate on) => Chongqing.LumpSum.Assess(
            enrollment, Declaration.Submit(enrollment, Invented.Tariff(), enrollment.Person.Id, "late", new LocalDate(2025, 1, 10)).Value, Invented.Tariff(), ContributionRecord.Empty, on).Value;
    }

    [Fact]
    public void Warnings_of_the_period_and_of_the_amount_are_kept()
    {
        var enrollment = Chongqing.Registered(new LocalDate(2020, 5, 1));

        var premium = Chongqing.LumpSum.Assess(
            enrollment, Chongqing.Declared(enrollment), Chongqing.Tariff(2023), Chongqing.Paid("2022-01..2022-12"), new LocalDate(2023, 1, 5)).Value;

        Assert.Equal(["period.window-unknown"], premium.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public void Another_policy_for_the_months_takes_the_place_of_the_first()
    {
        var enrollment = Chongqing.Registered(Third);

        var premium = new AnnualLumpSumPolicy(new OnlyDecember())
            .Assess(enrollment, Chongqing.Declared(enrollment), Chongqing.Tariff(2023), ContributionRecord.Empty, Third).Value;

        Assert.Equal(Money.FromFen(489_50), premium.Total);
    }

    [Fact]
    public void What_does_not_belong_together_is_a_mistake_of_the_caller()
    {
        var zhang = Chongqing.Registered(Third);
        var li = Chongqing.Registered(Third, person: Chongqing.Li);
        var elsewhere = Invented.Registered(new LocalDate(2025, 1, 10));

        Assert.Throws<ArgumentException>(() => Chongqing.LumpSum.Assess(zhang, Chongqing.Declared(li), Chongqing.Tariff(2023), ContributionRecord.Empty, Third));
        Assert.Throws<ArgumentException>(() => Chongqing.LumpSum.Assess(zhang, Chongqing.Declared(zhang), Invented.Tariff(), ContributionRecord.Empty, Third));
        Assert.Throws<ArgumentException>(() => Chongqing.LumpSum.Assess(elsewhere, Chongqing.Declared(zhang), Chongqing.Tariff(2025), ContributionRecord.Empty, new LocalDate(2025, 1, 10)));
    }

    private static Result<Premium> AssessInvented(string grade, BaseChoice? declared = null)
    {
        var day = new LocalDate(2025, 3, 1);
        var enrollment = Invented.Registered(day);
        var declaration = Declaration.Submit(enrollment, Invented.Tariff(), enrollment.Person.Id, grade, day, declared).Value;
        return Chongqing.LumpSum.Assess(enrollment, declaration, Invented.Tariff(), ContributionRecord.Empty, day);
    }

    private sealed class OnlyDecember : IPaymentPeriodPolicy
    {
        public Result<PaymentPeriod> For(Enrollment enrollment, PaymentGrade grade, Tariff tariff, ContributionRecord record, LocalDate on) =>
            new PaymentPeriod(MemberKind.New, FeePeriod.Of(tariff.Year.December, tariff.Year.December), on.PlusDays(1), []);
    }
}
