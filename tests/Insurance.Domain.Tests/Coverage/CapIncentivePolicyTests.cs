using Insurance.Domain.Coverage;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>国办发〔2024〕38号, effects from 2025: 「从第5年起每多参保1年 … 提高…最高支付限额至少一千元」, 「当年没有使用医保基金 … 第二年就会提高…至少一千元」, 「断保之后再次参保的，连续参保年数重新计算」.</summary>
public sealed class CapIncentivePolicyTests
{
    private static readonly CapIncentive Continuous = Rule(IncentiveReason.ContinuousYears, 4, 1000);
    private static readonly CapIncentive NothingClaimed = Rule(IncentiveReason.NothingClaimed, 0, 1000);
    private static readonly TariffCatalog National = TariffCatalog.Empty.With(BenefitPlace.Residents(Region.China, Continuous, NothingClaimed));
    private static readonly CapIncentivePolicy Policy = new(National);

    // Four years raise nothing, the fifth 1,000, the sixth 2,000: by all years in a row. By those since 2025 alone nothing is raised before 2029.
    [Theory]
    [InlineData(2022, 4, 0)]
    [InlineData(2021, 5, 1000)]
    [InlineData(2020, 6, 2000)]
    [InlineData(2016, 10, 6000)]
    public void Each_year_in_a_row_beyond_the_fourth_raises_the_cap(int since, int years, int yuan)
    {
        var standing = Policy.For(Insured(since, 2025), ContributionYear.FromYear(2025)).Value;

        Assert.Equal((years, Money.Zero, Money.FromYuan(yuan)), (standing.YearsInARow, standing.AtLeast, standing.AtLeastIfEarlierYearsCount));
        Assert.Equal(yuan == 0 ? [] : [IncentiveReason.ContinuousYears], standing.Raises.Select(raise => raise.Rule.Reason));
    }

    [Theory]
    [InlineData(2028, 0)]
    [InlineData(2029, 1000)]
    [InlineData(2031, 3000)]
    public void The_years_since_the_rule_began_raise_it_by_either_reading(int year, int yuan)
    {
        var policy = new CapIncentivePolicy(TariffCatalog.Empty.With(BenefitPlace.Residents(Region.China, Continuous with { }, Rule(IncentiveReason.ContinuousYears, 4, 1000, "2027-01..2031-12"))));

        var standing = policy.For(Insured(2024, year), ContributionYear.FromYear(year)).Value;

        Assert.Equal(Money.FromYuan(yuan), standing.AtLeast);
        Assert.Equal(Money.FromYuan(yuan + 1000), standing.AtLeastIfEarlierYearsCount);
    }

    [Fact]
    public void Who_comes_back_after_a_lapse_begins_anew()
    {
        var facts = Insured(2015, 2022) with { Payments = [.. Insured(2015, 2022).Payments, .. Insured(2024, 2026).Payments] };

        Assert.Equal((3, Money.Zero), Told(facts, 2026));
        Assert.Equal((2, Money.Zero), Told(facts, 2025));
        Assert.Equal((12, Money.FromYuan(8000)), Told(Insured(2015, 2026), 2026));
    }

    [Theory]
    [InlineData(BenefitUse.None, 1000)]
    [InlineData(BenefitUse.Used, 0)]
    [InlineData(BenefitUse.NotSaid, 0)]
    public void A_year_without_a_claim_raises_the_next_one_s_cap_if_somebody_said_so(BenefitUse used, int yuan)
    {
        var standing = Policy.For(Insured(2025, 2026), ContributionYear.FromYear(2026), used).Value;

        Assert.Equal(Money.FromYuan(yuan), standing.AtLeast);
        Assert.Equal(yuan == 0 ? [] : [IncentiveReason.NothingClaimed], standing.Raises.Select(raise => raise.Rule.Reason));
    }

    // 2024 came before the rule: the year before counts by one reading alone.
    [Fact]
    public void A_year_without_a_claim_before_the_rule_began_counts_by_one_reading()
    {
        var standing = Policy.For(Insured(2024, 2025), ContributionYear.FromYear(2025), BenefitUse.None).Value;

        Assert.Equal((Money.Zero, Money.FromYuan(1000)), (standing.AtLeast, standing.AtLeastIfEarlierYearsCount));
    }

    [Fact]
    public void Who_was_no_resident_in_the_year_before_claimed_nothing_of_the_fund_and_gets_nothing() =>
        Assert.Empty(Policy.For(Insured(2026, 2026), ContributionYear.FromYear(2026), BenefitUse.None).Value.Raises);

    [Fact]
    public void Both_rules_add_up()
    {
        var standing = Policy.For(Insured(2020, 2026), ContributionYear.FromYear(2026), BenefitUse.None).Value;

        Assert.Equal((Money.FromYuan(1000), Money.FromYuan(4000)), (standing.AtLeast, standing.AtLeastIfEarlierYearsCount));
        Assert.Equal([IncentiveReason.ContinuousYears, IncentiveReason.NothingClaimed], standing.Raises.Select(raise => raise.Rule.Reason));
    }

    [Fact]
    public void Who_is_no_resident_in_the_year_has_no_raise_and_no_years()
    {
        var standing = Policy.For(Insured(2010, 2024), ContributionYear.FromYear(2025), BenefitUse.None).Value;

        Assert.Equal((0, 0), (standing.YearsInARow, standing.Raises.Count));
        Assert.Null(standing.Continuity.Months);
    }

    [Fact]
    public void A_place_s_own_rule_comes_before_the_national_one()
    {
        var policy = new CapIncentivePolicy(National.With(BenefitPlace.Residents(Region.Chongqing, Rule(IncentiveReason.ContinuousYears, 4, 3000))));

        Assert.Equal(Money.FromYuan(3000), policy.For(Insured(2021, 2025), ContributionYear.FromYear(2025)).Value.AtLeastIfEarlierYearsCount);
    }

    [Theory]
    [InlineData(2024)]
    [InlineData(2027)]
    public void A_year_without_a_rule_is_refused_with_the_years_that_have_one(int year)
    {
        var error = Policy.For(Insured(2015, 2030), ContributionYear.FromYear(year)).Errors.Single();

        Assert.Equal(("coverage.incentives-unknown", "year", "2025..2026"), (error.Code, error.Field, error.Operands["years"]));
    }

    [Fact]
    public void A_question_about_nothing_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentNullException>(() => Policy.For(null!, ContributionYear.FromYear(2025)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Policy.For(Insured(2025, 2025), ContributionYear.FromYear(2025), (BenefitUse)9));
    }

    private static CapIncentive Rule(IncentiveReason reason, int after, int yuan, string months = "2025-01..2026-12") =>
        new(FeePeriod.Parse(months), BenefitPlace.Source, Confidence.RelayedPress, reason, after, Money.FromYuan(yuan));

    private static CoverageFacts Insured(int from, int through) =>
        Booked.Facts([.. Enumerable.Range(from, through - from + 1).Select(year => $"resident {year}-01..{year}-12 on {year - 1}-11-05")]);

    private static (int Years, Money Raise) Told(CoverageFacts facts, int year)
    {
        var standing = Policy.For(facts, ContributionYear.FromYear(year)).Value;
        return (standing.YearsInARow, standing.AtLeastIfEarlierYearsCount);
    }
}
