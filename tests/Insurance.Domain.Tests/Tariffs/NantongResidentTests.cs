namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Nantong 320600, residents: the bureau on 2026, relayed by press on 2025-11-20. Every amount contains long-term care insurance.</summary>
public sealed class NantongResidentTests
{
    private static readonly ResidentPlace Nantong = new("320600");

    [Theory]
    [InlineData("elderly", "620.00", "1140.00")]
    [InlineData("adults", "620.00", "1140.00")]
    [InlineData("minors", "530.00", "1150.00")]
    [InlineData("students", "330.00", "1350.00")]
    public void The_year_2026_costs_and_is_funded_as_published(string grade, string individual, string subsidy) =>
        Nantong.Costs(2026, grade, individual, subsidy, "relayed-press");

    [Theory]
    [InlineData("minors", "1680.00")]
    [InlineData("students", "1680.00")]
    [InlineData("adults", "1760.00")]
    public void Minors_and_students_differ_only_in_who_pays(string grade, string whole)
    {
        var assessment = Nantong.In(2026).Assess(grade, 12).Value;

        Assert.Equal(whole, (assessment.Total + assessment.Funding).ToString());
    }

    [Fact]
    public void Other_years_are_refused()
    {
        Nantong.Refuses(2025, "2026", "2026");
        Nantong.Refuses(2027, "2026", "2026");
    }

    [Fact]
    public void The_window_of_2026_ended_on_28_December_before_it() => Assert.Equal(["- .. 2025-12-28"], Nantong.WindowsAndWaiting(2026));

    [Fact]
    public void The_day_before_the_report_nobody_knew_the_amounts() =>
        Assert.Equal(
            ErrorCodes.Tariff.PublishedLater,
            Domain.Tariffs.TariffCatalog.Embedded.Find(Nantong.Region, Scheme.Resident, 2026, new(2025, 11, 19)).Errors.Single().Code);
}
