using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>
/// Shenzhen 440300, flexible employment, tier 1 (深圳市人民政府令第358号, arts 7 to 9): the declared wage between limits that the city publishes for
/// the calendar year, at 8 %, and at 7 % in 2025, which the notice on 2026 ends.
/// </summary>
public sealed class ShenzhenTests
{
    private static readonly Region Shenzhen = Region.Parse("440300");

    [Theory]
    [InlineData(2025, "471.31", "2356.62", "5655.72", "28279.44", "relayed-press")] // 6,733 and 33,666 at 7 %
    [InlineData(2026, "538.16", "2690.64", "6457.92", "32287.68", "official-reprint")] // 6,727 and 33,633 at 8 %, the notice of 2025-12-29
    public void A_month_and_a_year_cost_what_was_published_at_the_floor_and_at_the_cap(
        int year, string least, string most, string leastOfYear, string mostOfYear, string confidence)
    {
        foreach (var month in ContributionYear.FromYear(year).Months.EachMonth())
        {
            Assert.Equal(least, Find(year).Assess("tier-1", FeePeriod.Of(month, month), BaseChoice.Floor).Value.Total.ToString());
            Assert.Equal(most, Find(year).Assess("tier-1", FeePeriod.Of(month, month), BaseChoice.Cap).Value.Total.ToString());
        }

        var low = Find(year).Assess("tier-1", 12, BaseChoice.Floor).Value;
        Assert.Equal((leastOfYear, confidence), (low.Total.ToString(), Spelling.Of(low.Citation.Confidence)));
        Assert.Equal(mostOfYear, Find(year).Assess("tier-1", 12, BaseChoice.Cap).Value.Total.ToString());
        Assert.Empty(low.Warnings);
    }

    [Theory]
    [InlineData(2025, "6732.99", "6733.00 33666.00")]
    [InlineData(2026, "33633.01", "6727.00 33633.00")] // the limits fell from 2025 to 2026
    public void A_wage_outside_the_limits_is_refused_and_not_moved_to_them(int year, string wage, string limits)
    {
        var error = Find(year).Assess("tier-1", 12, BaseChoice.Of(Money.Parse(wage))).Errors.Single();

        Assert.Equal((ErrorCodes.Tariff.BaseOutside, limits), (error.Code, $"{error.Operands["floor"]} {error.Operands["cap"]}"));
    }

    [Fact]
    public void A_month_is_rounded_half_up_to_the_fen()
    {
        // 10,000.06 x 8 % = 800.0048, 10,000.07 x 8 % = 800.0056.
        Assert.Equal("800.00", Find(2026).Assess("tier-1", 1, BaseChoice.Of(Money.Parse("10000.06"))).Value.Total.ToString());
        Assert.Equal("800.01", Find(2026).Assess("tier-1", 1, BaseChoice.Of(Money.Parse("10000.07"))).Value.Total.ToString());
        Assert.Equal("9600.12", Find(2026).Assess("tier-1", 12, BaseChoice.Of(Money.Parse("10000.07"))).Value.Total.ToString());
    }

    [Theory]
    [InlineData(2024)]
    [InlineData(2027)]
    public void Before_2025_and_after_2026_nothing_is_answered(int year)
    {
        var error = TariffCatalog.Embedded.Find(Shenzhen, Scheme.FlexibleEmployment, year).Errors.Single();

        Assert.Equal((ErrorCodes.Tariff.UnknownYear, "2025", "2026"), (error.Code, error.Operands["first"], error.Operands["last"]));
    }

    private static Tariff Find(int year) => TariffCatalog.Embedded.Find(Shenzhen, Scheme.FlexibleEmployment, year).Value;
}
