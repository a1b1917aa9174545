using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Wuhan 420100, residents: 0.57 % of the income of the year before last and not below the national amount, which it met from 2023 to 2025.</summary>
public sealed class WuhanResidentTests
{
    private static readonly ResidentPlace Wuhan = new("420100");

    [Theory]
    [InlineData(2023, "350.00", "610.00")]
    [InlineData(2024, "380.00", "0.00")] // no subsidy was read
    [InlineData(2025, "400.00", "670.00")]
    public void A_year_costs_what_was_published_and_is_funded_where_that_was(int year, string individual, string subsidy) =>
        Wuhan.Costs(year, "residents", individual, subsidy, "secondary");

    [Theory]
    [InlineData(2023, true)]
    [InlineData(2024, false)]
    [InlineData(2025, true)]
    public void Where_no_subsidy_was_read_the_amount_says_so(int year, bool known) => Wuhan.SaysWhetherTheSubsidyIsKnown(year, "residents", known);

    [Theory]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    public void The_amounts_are_the_national_ones(int year)
    {
        var floor = TariffCatalog.Embedded.Find(Region.Parse("100000"), Scheme.Resident).Value.Figures["individual-floor"].At(new(year, 1)).Row!;

        Assert.Equal(floor.Amount, Wuhan.In(year).Assess("residents", 12).Value.Total);
    }

    [Fact]
    public void Other_years_are_refused()
    {
        Wuhan.Refuses(2022, "2023", "2025");
        Wuhan.Refuses(2026, "2023", "2025");
    }

    [Fact]
    public void The_window_of_2025_reached_into_the_year() => Assert.Equal(["2024-09-01 .. 2025-02-28"], Wuhan.WindowsAndWaiting(2025));
}
