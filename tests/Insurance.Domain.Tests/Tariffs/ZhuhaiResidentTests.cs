namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Zhuhai 440400, residents: pages on 2023, 2025 and 2026. Of 2024 nothing was read, of 2023 nothing of minors.</summary>
public sealed class ZhuhaiResidentTests
{
    private static readonly ResidentPlace Zhuhai = new("440400");

    [Theory]
    [InlineData(2023, "residents", "500.00", "750.00")]
    [InlineData(2023, "students", "350.00", "750.00")]
    [InlineData(2025, "residents", "530.00", "0.00")]
    [InlineData(2025, "students", "390.00", "0.00")]
    [InlineData(2025, "minors", "390.00", "0.00")]
    [InlineData(2026, "residents", "539.00", "0.00")]
    [InlineData(2026, "students", "404.00", "0.00")]
    [InlineData(2026, "minors", "404.00", "0.00")]
    public void A_year_costs_what_was_published_and_is_funded_where_that_was(int year, string grade, string individual, string subsidy) =>
        Zhuhai.Costs(year, grade, individual, subsidy, "secondary");

    [Theory]
    [InlineData(2023, "residents", true)]
    [InlineData(2023, "students", true)]
    [InlineData(2025, "residents", false)]
    [InlineData(2026, "students", false)]
    public void Where_no_subsidy_was_read_the_amount_says_so(int year, string grade, bool known) => Zhuhai.SaysWhetherTheSubsidyIsKnown(year, grade, known);

    [Theory]
    [InlineData("residents", "9.00")]
    [InlineData("students", "14.00")]
    [InlineData("minors", "14.00")]
    public void In_2026_residents_pay_9_yuan_more_and_the_young_14(string grade, string more) =>
        Assert.Equal(more, (Zhuhai.In(2026).Assess(grade, 12).Value.Total - Zhuhai.In(2025).Assess(grade, 12).Value.Total).ToString());

    [Fact]
    public void The_hole_of_2024_is_refused_and_so_are_minors_in_2023()
    {
        Zhuhai.RefusesMonths(2024, "residents", "residents", "2023-01", "2026-12");
        Zhuhai.RefusesMonths(2024, "students", "students", "2023-01", "2026-12");
        Zhuhai.RefusesMonths(2023, "minors", "minors", "2025-01", "2026-12");
        Zhuhai.Refuses(2024, "2023", "2026");
        Zhuhai.Refuses(2027, "2023", "2026");
    }

    [Fact]
    public void Whether_who_pays_in_the_extension_of_2026_waits_is_not_known() =>
        Assert.Equal(["- .. 2025-12-31", "2026-01-01 .. 2026-02-28 waiting not-known"], Zhuhai.WindowsAndWaiting(2026));
}
