using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Shanghai 310000, residents: amounts by age band (上海市医疗保障条例, article 14), of 2024 none.</summary>
public sealed class ShanghaiResidentTests
{
    private static readonly ResidentPlace Shanghai = new("310000");

    [Theory]
    [InlineData(2022, "secondary", "520.00", "690.00", "860.00", "220.00")]
    [InlineData(2023, "secondary", "545.00", "715.00", "885.00", "245.00")]
    [InlineData(2025, "relayed-press", "655.00", "825.00", "995.00", "355.00")]
    [InlineData(2026, "relayed-press", "700.00", "870.00", "1040.00", "400.00")]
    public void A_year_costs_what_was_published_for_the_age(int year, string confidence, params string[] amounts)
    {
        string[] grades = ["70-and-over", "60-to-69", "19-to-59", "students"];
        var assessments = grades.Select(grade => Shanghai.Year(year, grade)).ToList();

        Assert.Equal(grades, Shanghai.In(year).Grades.Select(grade => grade.Id));
        Assert.Equal(amounts, assessments.Select(assessment => assessment.Total.ToString()));
        Assert.All(assessments, assessment => Assert.Equal(confidence, Spelling.Of(assessment.Citation.Confidence)));
    }

    [Theory]
    [InlineData("70-and-over", "6871.00", "7526.00")]
    [InlineData("60-to-69", "6701.00", "7526.00")]
    [InlineData("19-to-59", "3511.00", "4506.00")]
    public void What_the_state_adds_is_known_of_2025_alone_and_does_not_hinder_the_other_years(string grade, string subsidy, string whole)
    {
        var known = Shanghai.Year(2025, grade);
        var unknown = Shanghai.Year(2026, grade);

        Assert.Equal((subsidy, whole), (known.Funding.ToString(), (known.Total + known.Funding).ToString()));
        Assert.Empty(known.Warnings);
        Assert.Equal(Money.Zero, unknown.Funding);
        Assert.Contains("tariff.funding-unknown", unknown.Warnings.Select(warning => warning.Code));
        Assert.Equal("individual", Assert.Single(unknown.Lines).Insurance.Id);
    }

    [Fact]
    public void Every_group_pays_45_yuan_more_in_2026_than_in_2025() => Assert.All(
        Shanghai.In(2026).Grades,
        grade => Assert.Equal("45.00", (Shanghai.Year(2026, grade.Id).Total - Shanghai.Year(2025, grade.Id).Total).ToString()));

    [Theory]
    [InlineData(2021)]
    [InlineData(2024)]
    [InlineData(2027)]
    public void Other_years_are_refused(int year)
    {
        var error = Shanghai.NoYear(year);

        Assert.Equal((ErrorCodes.Tariff.UnknownYear, "2022", "2026"), (error.Code, error.Operands["first"], error.Operands["last"]));
    }

    [Theory]
    [InlineData("1950-01-01", "70-and-over", Admission.Yes)]
    [InlineData("1955-12-31", "70-and-over", Admission.NotKnown)] // 69 on 2025-01-01, 71 at the end of 2026
    [InlineData("1960-06-01", "60-to-69", Admission.Yes)]
    [InlineData("1990-06-01", "19-to-59", Admission.Yes)]
    public void The_age_decides_where_its_day_does_not_matter(string birthDate, string grade, Admission admission)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(birthDate).Value;
        var bands = Shanghai.In(2026).GradesFor(day, MemberStatus.Active).Where(entry => entry.Grade.Whom is not null);

        Assert.Contains((grade, admission), bands.Select(entry => (entry.Grade.Id, entry.Answer.Admission)));
    }

    [Fact]
    public void The_windows_close_on_25_December()
    {
        Assert.Equal(["- .. 2024-12-25"], Shanghai.Windows(2025));
        Assert.Equal(["2025-11-07 .. 2025-12-25"], Shanghai.Windows(2026));
        Assert.Equal(3, Assert.Single(Shanghai.History.Terms.In<LatePaymentWaits>(ContributionYear.FromYear(2026))).Months);
    }
}
