using Insurance.Domain.Coverage;
using Insurance.Domain.People;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>What the shipped files say of Chongqing, by the documents and pages that they name.</summary>
public sealed class ChongqingBenefitsTests
{
    private static readonly LifetimePolicy Lifetime = new(TariffCatalog.Embedded);

    // 「73272÷12×一档或二档缴费比例×所需趸缴月数」: 6,106 a month, 305.30 in grade 1 (3,663.60 a year), 671.66 in grade 2 (8,059.92 a year).
    [Theory]
    [InlineData("1", "1996-02..2025-12", 1, "305.30")]
    [InlineData("2", "1996-02..2025-12", 1, "671.66")]
    [InlineData("1", "1997-01..2025-12", 12, "3663.60")]
    [InlineData("2", "1997-01..2025-12", 12, "8059.92")]
    [InlineData("2", "1997-07..2025-12", 18, "12089.88")]
    public void A_man_who_lacks_months_of_his_thirty_years_pays_them_at_once(string grade, string months, int missing, string total)
    {
        var standing = Standing(2025, $"employer {months}");
        var cost = Lifetime.CostOf(standing, grade).Value;

        Assert.Equal((missing, missing, Money.Parse(total)), (standing.MissingMonths, cost.Months, cost.Total));
        Assert.Equal(["basic-medical", "large-amount-mutual"], cost.Lines.Select(line => line.Insurance.Id));
        Assert.Equal((30, 25, 10, Confidence.Secondary), (standing.Rule.MenYears, standing.Rule.WomenYears, standing.Rule.ActualYears, standing.Rule.Confidence));
    }

    [Fact]
    public void The_cost_of_a_month_is_told_down_to_the_published_base()
    {
        var cost = Lifetime.CostOf(Standing(2025, "employer 1996-02..2025-12"), "2").Value;

        Assert.Contains("73272.00", cost.Rest!.Explain().ToText(Language.English), StringComparison.Ordinal);
        Assert.Equal(cost.Total, cost.Rest.Total);
    }

    // Neither a base of 2026 nor a way to pay it was published.
    [Fact]
    public void In_2026_the_standing_is_answered_and_the_price_refused()
    {
        var standing = Standing(2026, "employer 1996-02..2025-12");

        Assert.Equal(1, standing.MissingMonths);
        Assert.StartsWith("tariff.unknown-", Lifetime.CostOf(standing, "2").Errors[0].Code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2013)]
    [InlineData(2027)]
    public void A_year_for_which_the_years_for_life_were_not_read_is_refused(int year) =>
        Assert.Equal(("coverage.lifetime-unknown", "2014..2026"), (Lifetime.StandingOf(Asked(year)).Errors.Single().Code, Lifetime.StandingOf(Asked(year)).Errors.Single().Operands["years"]));

    // 国办发〔2024〕38号, of the national file: Chongqing's own details were not read.
    [Fact]
    public void The_cap_rises_by_at_least_a_thousand_for_each_year_beyond_the_fourth_and_for_a_year_without_a_claim()
    {
        var facts = Booked.Facts([.. Enumerable.Range(2021, 6).Select(year => $"resident {year}-01..{year}-12 on {year - 1}-11-05")]);
        var standing = new CapIncentivePolicy(TariffCatalog.Embedded).For(facts, ContributionYear.FromYear(2026), BenefitUse.None).Value;

        Assert.Equal((6, Money.FromYuan(1000), Money.FromYuan(3000)), (standing.YearsInARow, standing.AtLeast, standing.AtLeastIfEarlierYearsCount));
        Assert.All(standing.Raises, raise => Assert.Equal("国办发〔2024〕38号", raise.Rule.Source.Document));
        Assert.Equal("2025..2026", new CapIncentivePolicy(TariffCatalog.Embedded).For(facts, ContributionYear.FromYear(2024)).Errors.Single().Operands["years"]);
    }

    // The sources contradict each other on what is credited since 2023: 102.50, 95, 400 or 512.50 a month.
    [Theory]
    [InlineData("2", "1990-01-01", 2022, "146.85")]
    [InlineData("2", "1987-12-01", 2022, "155.75")]
    [InlineData("2", "1977-12-01", 2022, "164.65")]
    [InlineData("1", "1977-12-01", 2022, "0.00")]
    [InlineData("1", "1977-12-01", 2025, "0.00")]
    [InlineData("2", "1990-01-01", 2023, "coverage.account-unknown")]
    [InlineData("2", "1990-01-01", 2025, "coverage.account-unknown")]
    public void The_account_is_credited_as_far_as_it_is_settled(string grade, string born, int year, string told)
    {
        var credit = new PersonalAccountPolicy(TariffCatalog.Embedded).For(Region.Chongqing, grade, NodaTime.Text.LocalDatePattern.Iso.Parse(born).Value, new(year, 12));

        Assert.Equal(told, credit.TryGet(out var value, out var errors) ? value.Amount.ToString() : errors.Single().Code);
        Assert.Equal(grade == "1" ? "coverage.no-account" : null, value?.NoAccount?.Code);
    }

    // 「长期护理险不由税务部门征收」: 122/61 in 2022, 126/63 in 2024, 132/66 in 2025; for 2023 the pensioners' 61 is assumed by pages and attested by none.
    [Theory]
    [InlineData(2022, "122.00", "61.00")]
    [InlineData(2023, "122.00", "coverage.long-term-care-unknown")]
    [InlineData(2024, "126.00", "63.00")]
    [InlineData(2025, "132.00", "66.00")]
    [InlineData(2026, "coverage.long-term-care-unknown", "coverage.long-term-care-unknown")]
    public void Long_term_care_is_told_beside_the_order_as_far_as_it_is_settled(int year, string active, string retired)
    {
        Assert.Equal((active, retired), (Told(MemberStatus.Active), Told(MemberStatus.Retired)));

        string Told(MemberStatus status) =>
            new LongTermCarePolicy(TariffCatalog.Embedded).For(Region.Chongqing, status, ContributionYear.FromYear(year)).TryGet(out var amount, out var errors) ? amount.AYear.ToString() : errors.Single().Code;
    }

    // 3,075 and 6,765 in 2025 do not hold the 132.00.
    [Theory]
    [InlineData("1", "3075.00")]
    [InlineData("2", "6765.00")]
    public void No_total_of_an_order_holds_long_term_care(string grade, string total) =>
        Assert.Equal(Money.Parse(total), TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2025).Value.Assess(grade, 12).Value.Total);

    private static LifetimeQuestion Asked(int year, params string[] payments) => new(Booked.Facts(payments), Sex.Male, ContributionYear.FromYear(year));

    private static LifetimeStanding Standing(int year, params string[] payments) => Lifetime.StandingOf(Asked(year, payments)).Value;
}
