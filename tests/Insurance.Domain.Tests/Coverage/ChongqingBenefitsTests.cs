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

    private static LifetimeQuestion Asked(int year, params string[] payments) => new(Booked.Facts(payments), Sex.Male, ContributionYear.FromYear(year));

    private static LifetimeStanding Standing(int year, params string[] payments) => Lifetime.StandingOf(Asked(year, payments)).Value;
}
