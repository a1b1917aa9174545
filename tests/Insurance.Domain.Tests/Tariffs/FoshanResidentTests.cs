namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Foshan 440600, residents: press on 2025. Some pay in full, without subsidy.</summary>
public sealed class FoshanResidentTests
{
    private static readonly ResidentPlace Foshan = new("440600");

    [Theory]
    [InlineData("residents", "596.00")]
    [InlineData("full-payers", "1552.00")]
    public void The_year_2025_costs_what_was_published(string grade, string individual) => Foshan.Costs(2025, grade, individual, "0.00", "relayed-press");

    [Fact]
    public void Other_years_are_refused()
    {
        Foshan.Refuses(2024, "2025", "2025");
        Foshan.Refuses(2026, "2025", "2025");
    }

    [Fact]
    public void The_window_runs_from_the_first_day_of_enrolment_to_the_last_of_the_deduction() =>
        Assert.Equal(["2024-10-15 .. 2024-12-25"], Foshan.WindowsAndWaiting(2025));
}
