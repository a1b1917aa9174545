namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Tianjin 120000, residents: a low and a high tier. Pupils pay the low amount and have the high tier's benefits (2025).</summary>
public sealed class TianjinResidentTests
{
    private static readonly ResidentPlace Tianjin = new("120000");

    [Theory]
    [InlineData(2023, "tier-1", "350.00", "relayed-press")]
    [InlineData(2023, "tier-2", "980.00", "relayed-press")]
    [InlineData(2023, "pupils", "350.00", "relayed-press")]
    [InlineData(2025, "tier-1", "400.00", "secondary")]
    [InlineData(2025, "tier-2", "1030.00", "secondary")]
    [InlineData(2025, "pupils", "400.00", "secondary")]
    public void A_year_costs_what_was_published(int year, string grade, string individual, string confidence) =>
        Tianjin.Costs(year, grade, individual, "0.00", confidence);

    [Fact]
    public void Pupils_are_not_of_a_tier_though_they_pay_the_low_amount() => Assert.Equal(
        [("pupils", null), ("tier-1", 1), ("tier-2", (int?)2)],
        Tianjin.History.Grades.Select(grade => (grade.Id, grade.Whom?.Tier)).OrderBy(grade => grade.Id, StringComparer.Ordinal));

    [Theory]
    [InlineData("tier-1", "low")]
    [InlineData("tier-2", "high")]
    [InlineData("pupils", "pupils")]
    public void Nothing_is_known_of_2024_and_after_2025(string grade, string figure)
    {
        Tianjin.RefusesMonths(2024, grade, figure, "2023-01", "2025-12");
        Tianjin.RefusesMonths(2026, grade, figure, "2023-01", "2025-12");
        Tianjin.Refuses(2024, "2023", "2025");
        Tianjin.Refuses(2026, "2023", "2025");
    }

    [Fact]
    public void Of_the_window_of_2023_only_the_months_were_told()
    {
        Assert.Equal(["- .. -"], Tianjin.WindowsAndWaiting(2023));
        Assert.Equal(["2024-10-08 .. 2024-12-31"], Tianjin.WindowsAndWaiting(2025));
    }
}
