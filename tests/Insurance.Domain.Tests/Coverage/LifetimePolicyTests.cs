using Insurance.Domain.Coverage;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>
/// Chongqing's years for life: men 30, women 25, of which at least 10 really paid here; months as a resident at 12.5 %, rounded up to whole months, as grade-1 months (secondary pages); and 「73272÷12×一档或二档缴费比例×所需趸缴月数」.
/// 社会保险法 art. 27: who has the years at retirement pays no more; art. 32: the years add up (「缴费年限累计计算」).
/// </summary>
public sealed class LifetimePolicyTests
{
    private static readonly LifetimePolicy Policy = new(BenefitPlace.With(BenefitPlace.Lifetime));

    [Theory]
    [InlineData(Sex.Male, "1995-01..2024-12", 360, 0, true)]
    [InlineData(Sex.Male, "1995-02..2024-12", 359, 1, false)]
    [InlineData(Sex.Male, "1994-12..2024-12", 361, 0, true)]
    [InlineData(Sex.Female, "2000-01..2024-12", 300, 0, true)]
    [InlineData(Sex.Female, "2000-02..2024-12", 299, 1, false)]
    public void Men_need_thirty_years_and_women_twenty_five(Sex sex, string months, int counted, int missing, bool reached)
    {
        var standing = Standing(sex, $"employer {months}");

        Assert.Equal((counted, missing, reached), (standing.CountedMonths, standing.MissingMonths, standing.IsReached));
        Assert.Equal((sex == Sex.Male ? 360 : 300, 120), (standing.RequiredMonths, standing.RequiredActualMonths));
    }

    // 实际缴费: ten years of them here, by the person or an employer; those of another place count in all, not among these.
    [Theory]
    [InlineData("employer 1990-01..2014-12 at 510100", "flexible-employment 2015-01..2024-12 on 2024-12-31", 120, 0)]
    [InlineData("employer 1990-01..2014-12 at 510100", "flexible-employment 2015-02..2024-12 on 2024-12-31", 119, 1)]
    [InlineData("employer 1990-01..2019-12 at 510100", "employer 2020-01..2024-12", 60, 60)]
    [InlineData("employer 1990-01..2024-12 at 510100", "resident 1990-01..2024-12 on 1990-01-01", 0, 120)]
    public void Ten_of_the_years_must_be_paid_here(string there, string here, int actual, int missing)
    {
        var standing = Standing(Sex.Male, there, here);

        Assert.Equal((0, actual, missing, missing), (standing.MissingMonths, standing.ActualMonths, standing.MissingActualMonths, standing.MonthsToPay));
        Assert.Equal(missing == 0, standing.IsReached);
    }

    // 12.5 % rounded up to whole months: seven are 0.875, eight are 1, nine are 1.125.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(8, 1)]
    [InlineData(9, 2)]
    [InlineData(16, 2)]
    [InlineData(17, 3)]
    [InlineData(120, 15)]
    public void An_eighth_of_the_months_as_a_resident_counts_rounded_up(int months, int credited)
    {
        var standing = Standing(Sex.Female, $"resident {FeePeriod.Of(new(2010, 1), new YearMonth(2010, 1).PlusMonths(months - 1))} on 2009-11-01");

        Assert.Equal((months, credited, credited, 0), (standing.ResidentMonths, standing.CreditedMonths, standing.CountedMonths, standing.ActualMonths));
    }

    // The sum is rounded, not each payment: two times four months are one, and not two.
    [Fact]
    public void The_sum_of_all_payments_is_rounded_once() =>
        Assert.Equal(1, Standing(Sex.Male, "resident 2010-01..2010-04 on 2009-11-01", "resident 2012-01..2012-04 on 2011-11-01").CreditedMonths);

    [Fact]
    public void A_month_in_both_schemes_counts_once_as_an_employee()
    {
        var standing = Standing(Sex.Male, "resident 2024-01..2024-12 on 2023-11-01", "employer 2024-05..2024-12", "flexible-employment 2024-12..2024-12 on 2024-12-01");

        Assert.Equal((8, 4, 1, 9), (standing.EmployeeMonths, standing.ResidentMonths, standing.CreditedMonths, standing.CountedMonths));
    }

    // What months as a resident of another place count is not published: they are left out.
    [Fact]
    public void Months_as_a_resident_elsewhere_do_not_count() =>
        Assert.Equal(0, Standing(Sex.Male, "resident 2010-01..2019-12 on 2009-11-01 at 510100").CountedMonths);

    // 「缴费年限可以按月累计，每满12个月折算为1年缴费年限」, a national notice of September 2026: months add up, in a row or not.
    [Fact]
    public void Months_add_up_whatever_lies_between_them() =>
        Assert.Equal(12, Standing(Sex.Male, "employer 2001-03..2001-07", "flexible-employment 2010-11..2010-12 on 2010-11-05", "employer 2024-01..2024-05 at 510100").CountedMonths);

    [Fact]
    public void Months_given_back_do_not_count() =>
        Assert.Equal(6, Standing(Sex.Male, "flexible-employment 2024-01..2024-12 on 2024-01-05 refunded 2024-07..2024-12").CountedMonths);

    [Fact]
    public void Months_after_the_last_that_is_asked_for_do_not_count_yet()
    {
        var question = Asked(Sex.Male, "flexible-employment 2024-01..2024-12 on 2024-01-05", "resident 2023-01..2023-12 on 2022-11-01");

        Assert.Equal((12, 2), Counted(question));
        Assert.Equal((3, 2), Counted(question with { Through = new(2024, 3) }));
        Assert.Equal((0, 1), Counted(question with { Through = new(2023, 8) }));

        static (int Employee, int Credited) Counted(LifetimeQuestion question) => (Policy.StandingOf(question).Value.EmployeeMonths, Policy.StandingOf(question).Value.CreditedMonths);
    }

    // 6,106 a month × 5 % = 305.30, 3,663.60 a year; × 11 % = 671.66, 8,059.92 a year.
    [Theory]
    [InlineData("1", 1, "305.30", "244.24", "61.06")]
    [InlineData("2", 1, "671.66", "610.60", "61.06")]
    [InlineData("1", 12, "3663.60", "2930.88", "732.72")]
    [InlineData("2", 12, "8059.92", "7327.20", "732.72")]
    [InlineData("2", 18, "12089.88", "10990.80", "1099.08")]
    [InlineData("1", 359, "109602.70", "87682.16", "21920.54")]
    public void Missing_months_cost_a_twelfth_of_the_base_times_the_rates_each(string grade, int months, string total, string basic, string large)
    {
        var first = new YearMonth(2024, 12).PlusMonths(months + 1 - 360);
        var standing = Standing(Sex.Male, $"employer {FeePeriod.Of(first, new(2024, 12))}");
        var cost = Policy.CostOf(standing, grade).Value;

        Assert.Equal((months, grade, Money.Parse(total)), (cost.Months, cost.Grade, cost.Total));
        Assert.Equal([("basic", basic), ("large", large)], cost.Lines.Select(line => (line.Insurance.Id, line.Amount.ToString())));
        Assert.Equal(cost.Total, Money.Sum(cost.Lines.Select(line => line.Amount)));
        Assert.Equal((months >= 12, months % 12 > 0, months / 12), (cost.WholeYear is not null, cost.Rest is not null, cost.Years));
        Assert.Equal("某发〔2022〕1号", cost.Citation!.Document);
        Assert.Empty(cost.Warnings);
    }

    [Fact]
    public void The_larger_of_what_is_missing_is_paid()
    {
        var cost = Policy.CostOf(Standing(Sex.Male, "employer 1990-01..2019-12 at 510100", "employer 2020-01..2024-11"), "1").Value;

        Assert.Equal((61, Money.Parse("18623.30")), (cost.Months, cost.Total));
    }

    [Fact]
    public void Nothing_missing_costs_nothing_in_a_year_without_a_price_too()
    {
        var reached = Policy.StandingOf(Asked(Sex.Female, "employer 1990-01..2024-12") with { Year = ContributionYear.FromYear(2026) }).Value;
        var cost = Policy.CostOf(reached, "2").Value;

        Assert.Equal((0, Money.Zero), (cost.Months, cost.Total));
        Assert.Empty(cost.Lines);
        Assert.Null(cost.Citation);
    }

    // No base of 2026 was published: what is missing is told, and what it costs is refused as the tariff refuses it.
    [Fact]
    public void A_year_without_a_price_refuses_the_cost_and_tells_the_standing()
    {
        var standing = Policy.StandingOf(Asked(Sex.Male, "employer 2000-01..2024-12") with { Year = ContributionYear.FromYear(2026) }).Value;

        Assert.Equal(60, standing.MissingMonths);
        Assert.Equal("tariff.unknown-year", Policy.CostOf(standing, "2").Errors.Single().Code);
    }

    [Fact]
    public void A_year_without_a_rule_is_refused_with_the_years_that_have_one()
    {
        var error = Policy.StandingOf(Asked(Sex.Male) with { Year = ContributionYear.FromYear(2027) }).Errors.Single();

        Assert.Equal(("coverage.lifetime-unknown", "year", "2027", "2022..2026"), (error.Code, error.Field, error.Operands["year"], error.Operands["years"]));
        Assert.Equal("-", new LifetimePolicy(TariffCatalog.Empty).StandingOf(Asked(Sex.Male)).Errors.Single().Operands["years"]);
    }

    [Fact]
    public void A_grade_without_a_price_is_refused_with_those_that_have_one()
    {
        var error = Policy.CostOf(Standing(Sex.Male), "3").Errors.Single();
        Assert.Equal(("coverage.no-lump-sum", "grade", "1, 2"), (error.Code, error.Field, error.Operands["grades"]));

        var unpriced = new LifetimePolicy(BenefitPlace.With(BenefitPlace.Lifetime with { LumpSum = [] }));
        Assert.Equal("-", unpriced.CostOf(unpriced.StandingOf(Asked(Sex.Male)).Value, "1").Errors.Single().Operands["grades"]);
    }

    [Fact]
    public void Where_no_share_of_residents_is_published_they_count_for_nothing_and_a_warning_says_so()
    {
        var policy = new LifetimePolicy(BenefitPlace.With(BenefitPlace.Lifetime with { ResidentShare = null }));
        var standing = policy.StandingOf(Asked(Sex.Male, "resident 2010-01..2019-12 on 2009-11-01")).Value;

        Assert.Equal((120, 0), (standing.ResidentMonths, standing.CountedMonths));
        Assert.Equal(("coverage.resident-share-unknown", "120"), (standing.Warnings.Single().Code, standing.Warnings.Single().Operands["months"]));
        Assert.Empty(policy.StandingOf(Asked(Sex.Male, "employer 2010-01..2019-12")).Value.Warnings);
        Assert.Empty(Standing(Sex.Male, "resident 2010-01..2019-12 on 2009-11-01").Warnings);
    }

    [Fact]
    public void A_question_about_nothing_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentNullException>(() => Policy.StandingOf(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Policy.StandingOf(Asked((Sex)7)));
        Assert.Throws<ArgumentNullException>(() => Policy.CostOf(null!, "1"));
        Assert.Throws<ArgumentNullException>(() => Policy.CostOf(Standing(Sex.Male), null!));
    }

    private static LifetimeQuestion Asked(Sex sex, params string[] payments) => new(Booked.Facts(payments), sex, ContributionYear.FromYear(2025));

    private static LifetimeStanding Standing(Sex sex, params string[] payments) => Policy.StandingOf(Asked(sex, payments)).Value;
}
