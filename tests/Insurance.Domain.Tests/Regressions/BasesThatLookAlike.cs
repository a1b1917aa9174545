using Insurance.Domain.Tests.Tariffs;

namespace Insurance.Domain.Tests.Regressions;

/// <summary>Found by a property: a base of 0.12 a year and one of 0.01 a year are both shown as 0.01, a month and a year.</summary>
public sealed class BasesThatLookAlike
{
    [Fact]
    public void A_twelfth_and_a_whole_base_of_the_same_figure_stay_two_segments()
    {
        var file = Invented.File(
            $"{Invented.Figure("b", "yuan-a-year", "2025-01..2025-06 = 0.12", "2025-07..2025-12 = 0.01")}, {Invented.Figure("r", "rate", "2025 = 1")}",
            Invented.Grade("a", Invented.Rated("basic", "b", "r")));

        var segments = Invented.Tariff(file).Assess("a", 12).Value.Lines[0].Segments;

        Assert.Equal([("0.01", false), ("0.01", true)], segments.Select(segment => (segment.Base.ToString()!, segment.BasePerYear)));
        Assert.Equal(["0.06", "0.00"], segments.Select(segment => segment.Amount.ToString()));
    }
}
