using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Qinghai 630000, residents: 400 until 30 June, with a wait of three months, 1,100 from 1 July. The press names no year; 2026 is an inference.</summary>
public sealed class QinghaiResidentTests
{
    private static readonly ResidentPlace Qinghai = new("630000");

    [Fact]
    public void Until_30_June_2026_costs_400_yuan()
    {
        Qinghai.Costs(2026, "residents", "400.00", "0.00", "derived");
        Assert.Equal("400.00", Paid(new(2026, 6, 30)).Total.ToString());
        Assert.Empty(Paid(new(2026, 6, 30)).Warnings);
    }

    [Fact]
    public void From_1_July_it_costs_1100_yuan()
    {
        var late = Paid(new(2026, 7, 1));

        Assert.Equal(("1100.00", Money.Zero, Confidence.Derived), (late.Total.ToString(), late.Funding, late.Citation.Confidence));
        var warning = Assert.Single(Qinghai.In(2026).Assess("residents", 12).Value.Warnings);
        Assert.Equal((ErrorCodes.Tariff.LatePrice, "1100.00"), (warning.Code, warning.Operands["amount"]));
    }

    [Fact]
    public void Who_pays_until_30_June_may_wait() => Assert.Equal(["- .. 2026-06-30 waiting applies"], Qinghai.WindowsAndWaiting(2026));

    [Fact]
    public void Other_years_are_refused()
    {
        Qinghai.Refuses(2025, "2026", "2026");
        Qinghai.Refuses(2027, "2026", "2026");
    }

    private static Assessment Paid(LocalDate on) => Qinghai.In(2026).Assess("residents", 12, paidOn: on).Value;
}
