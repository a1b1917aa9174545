namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Yantai 370600, residents: press on 2026. Adults choose one of two tiers.</summary>
public sealed class YantaiResidentTests
{
    private static readonly ResidentPlace Yantai = new("370600");

    [Theory]
    [InlineData("minors", "400.00")]
    [InlineData("adults-1", "400.00")]
    [InlineData("adults-2", "520.00")]
    [InlineData("students", "200.00")]
    public void The_year_2026_costs_what_was_published(string grade, string individual) => Yantai.Costs(2026, grade, individual, "0.00", "relayed-press");

    [Fact]
    public void The_tiers_are_the_adults_alone() => Assert.Equal(
        [("adults-1", 1), ("adults-2", 2), ("minors", null), ("students", (int?)null)],
        Yantai.History.Grades.Select(grade => (grade.Id, grade.Whom?.Tier)).OrderBy(grade => grade.Id, StringComparer.Ordinal));

    [Fact]
    public void Other_years_are_refused()
    {
        Yantai.Refuses(2025, "2026", "2026");
        Yantai.Refuses(2027, "2026", "2026");
    }

    [Fact]
    public void The_window_of_2026_lay_in_the_autumn_before() => Assert.Equal(["2025-10-12 .. 2025-12-31"], Yantai.WindowsAndWaiting(2026));
}
