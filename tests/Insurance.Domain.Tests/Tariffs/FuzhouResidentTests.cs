using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Fuzhou 350100, residents: press on 2025, a page on 2026. The window of 2025 was extended, and nobody who paid in the extension waited.</summary>
public sealed class FuzhouResidentTests
{
    private static readonly ResidentPlace Fuzhou = new("350100");

    [Theory]
    [InlineData(2025, "450.00", "800.00", "relayed-press")]
    [InlineData(2026, "450.00", "830.00", "secondary")]
    public void A_year_costs_and_is_funded_as_published(int year, string individual, string subsidy, string confidence) =>
        Fuzhou.Costs(year, "residents", individual, subsidy, confidence);

    [Fact]
    public void Other_years_are_refused()
    {
        Fuzhou.Refuses(2024, "2025", "2026");
        Fuzhou.Refuses(2027, "2025", "2026");
    }

    [Fact]
    public void The_extension_of_2025_is_a_window_of_its_own_without_waiting()
    {
        Assert.Equal(["2024-09-01 .. 2024-12-31", "2025-01-01 .. 2025-02-28 waiting none"], Fuzhou.WindowsAndWaiting(2025));
        Assert.Equal(["2025-10-20 .. 2025-12-31"], Fuzhou.WindowsAndWaiting(2026));
    }

    [Fact]
    public void After_the_extension_the_price_stays_and_who_pays_waits_three_months()
    {
        // From 2025-03-01 on; no other price was published.
        Assert.Equal(3, Assert.Single(Fuzhou.History.Terms.In<LatePaymentWaits>(ContributionYear.FromYear(2025))).Months);
        var late = Fuzhou.In(2025).Assess("residents", 12, paidOn: new(2025, 3, 1)).Value;

        Assert.Equal("450.00", late.Total.ToString());
        Assert.Empty(late.Warnings);
    }
}
