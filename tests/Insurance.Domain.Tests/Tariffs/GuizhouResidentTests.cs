using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Guizhou 520000, residents: after the window the individual amount and the subsidy are paid together.</summary>
public sealed class GuizhouResidentTests
{
    private static readonly ResidentPlace Guizhou = new("520000");

    [Theory]
    [InlineData(2025, "400.00", "secondary")]
    [InlineData(2026, "400.00", "derived")] // 1,100 less the national 700; nobody was seen to print it
    public void In_the_window_a_year_costs_400_yuan(int year, string individual, string confidence) => Guizhou.Costs(year, "residents", individual, "0.00", confidence);

    [Theory]
    [InlineData(2025, "1070.00", "secondary")] // 400 + 670
    [InlineData(2026, "1100.00", "relayed-press")] // 400 + 700
    public void From_1_March_on_the_late_price_is_paid(int year, string late, string confidence)
    {
        var tariff = Guizhou.In(year);
        var before = tariff.Assess("residents", 12, paidOn: new LocalDate(year, 2, 28)).Value;
        var after = tariff.Assess("residents", 12, paidOn: new LocalDate(year, 3, 1)).Value;

        Assert.Equal("400.00", before.Total.ToString());
        Assert.Empty(before.Warnings);
        Assert.Equal((late, Money.Zero), (after.Total.ToString(), after.Funding));
        Assert.Equal(confidence, Spelling.Of(after.Citation.Confidence));
        Assert.Empty(after.Warnings);
        Assert.Equal((false, true), (tariff.IsLate(new(year, 2, 28)), tariff.IsLate(new(year, 3, 1))));
    }

    [Theory]
    [InlineData(2025, "1070.00")]
    [InlineData(2026, "1100.00")]
    public void Who_does_not_say_when_is_warned_of_the_late_price(int year, string late)
    {
        var warning = Assert.Single(Guizhou.In(year).Assess("residents", 12).Value.Warnings);

        Assert.Equal((ErrorCodes.Tariff.LatePrice, late), (warning.Code, warning.Operands["amount"]));
    }

    [Fact]
    public void Other_years_are_refused()
    {
        Guizhou.Refuses(2024, "2025", "2026");
        Guizhou.Refuses(2027, "2025", "2026");
    }

    [Fact]
    public void The_windows_end_with_February()
    {
        Assert.Equal(["2024-09-23 .. 2025-02-28"], Guizhou.WindowsAndWaiting(2025));
        Assert.Equal(["- .. 2026-02-28"], Guizhou.WindowsAndWaiting(2026));
    }
}
