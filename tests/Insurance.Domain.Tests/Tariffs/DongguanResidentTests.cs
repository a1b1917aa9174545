namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Dongguan 441900, residents: one page each on 2024 and 2025; of 2026 press tells the window and no amount.</summary>
public sealed class DongguanResidentTests
{
    private static readonly ResidentPlace Dongguan = new("441900");

    [Theory]
    [InlineData(2024, "497.00", "0.00")] // 62,126 x 0.8 % = 497.008
    [InlineData(2025, "526.00", "670.00")]
    public void A_year_costs_what_was_published_and_is_funded_where_that_was(int year, string individual, string subsidy) =>
        Dongguan.Costs(year, "residents", individual, subsidy, "secondary");

    [Theory]
    [InlineData(2024, false)]
    [InlineData(2025, true)]
    public void Where_no_subsidy_was_read_the_amount_says_so(int year, bool known) => Dongguan.SaysWhetherTheSubsidyIsKnown(year, "residents", known);

    [Fact]
    public void Of_2026_the_window_is_known_and_the_amount_is_refused()
    {
        Assert.Equal(["2025-09-01 .. 2025-12-30"], Dongguan.WindowsAndWaiting(2026));
        Dongguan.RefusesMonths(2026, "residents", "amount", "2024-01", "2025-12");
        Dongguan.Refuses(2026, "2024", "2025");
        Dongguan.Refuses(2023, "2024", "2025");
    }
}
