namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Xianning 421200, residents: the bureau on 2026, relayed by press.</summary>
public sealed class XianningResidentTests
{
    private static readonly ResidentPlace Xianning = new("421200");

    [Fact]
    public void The_year_2026_costs_and_is_funded_as_published() => Xianning.Costs(2026, "residents", "400.00", "700.00", "relayed-press");

    [Fact]
    public void Other_years_are_refused()
    {
        Xianning.Refuses(2025, "2026", "2026");
        Xianning.Refuses(2027, "2026", "2026");
    }

    [Fact]
    public void The_window_of_2026_reached_into_the_year() => Assert.Equal(["2025-10-09 .. 2026-02-28"], Xianning.WindowsAndWaiting(2026));
}
