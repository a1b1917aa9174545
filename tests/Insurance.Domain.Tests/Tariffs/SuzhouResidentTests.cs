namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Suzhou 320500, residents: a page on 2023, the notice of three authorities on 2024 in a reprint.</summary>
public sealed class SuzhouResidentTests
{
    private static readonly ResidentPlace Suzhou = new("320500");

    [Theory]
    [InlineData(2023, "elderly", "490.00", "1500.00", "secondary")]
    [InlineData(2023, "others", "510.00", "1100.00", "secondary")]
    [InlineData(2023, "pupils", "300.00", "700.00", "secondary")]
    [InlineData(2023, "university", "190.00", "700.00", "secondary")]
    [InlineData(2024, "elderly", "520.00", "1550.00", "relayed-press")]
    [InlineData(2024, "others", "540.00", "1150.00", "relayed-press")]
    [InlineData(2024, "pupils", "330.00", "750.00", "relayed-press")]
    [InlineData(2024, "university", "220.00", "1100.00", "relayed-press")]
    public void A_year_costs_and_is_funded_as_published(int year, string grade, string individual, string subsidy, string confidence) =>
        Suzhou.Costs(year, grade, individual, subsidy, confidence);

    [Theory]
    [InlineData("elderly")]
    [InlineData("others")]
    [InlineData("pupils")]
    [InlineData("university")]
    public void Every_group_pays_30_yuan_more_in_2024(string grade) =>
        Assert.Equal("30.00", (Suzhou.In(2024).Assess(grade, 12).Value.Total - Suzhou.In(2023).Assess(grade, 12).Value.Total).ToString());

    [Fact]
    public void Other_years_are_refused()
    {
        Suzhou.Refuses(2022, "2023", "2024");
        Suzhou.Refuses(2025, "2023", "2024");
        Suzhou.Refuses(2026, "2023", "2024");
    }

    [Fact]
    public void The_window_of_2024_ended_in_January() => Assert.Equal(["- .. 2024-01-31"], Suzhou.WindowsAndWaiting(2024));
}
