using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Hangzhou 330100, residents: two tiers of adults, children, and students by a date of birth from 2026 on.</summary>
public sealed class HangzhouResidentTests
{
    private static readonly ResidentPlace Hangzhou = new("330100");

    [Theory]
    [InlineData(2023, "children", "300.00", null)]
    [InlineData(2023, "university", "90.00", null)]
    [InlineData(2023, "adults-1", "700.00", null)]
    [InlineData(2023, "adults-2", "600.00", null)]
    [InlineData(2025, "children", "330.00", "660.00")] // 300 and 30 for long-term care
    [InlineData(2025, "university", "120.00", null)]
    [InlineData(2025, "adults-1", "730.00", null)]
    [InlineData(2025, "adults-2", "630.00", null)]
    [InlineData(2026, "children", "340.00", "750.00")]
    [InlineData(2026, "university-born-before-2008", "130.00", "390.00")]
    [InlineData(2026, "university-born-from-2008", "100.00", "330.00")]
    [InlineData(2026, "adults-1", "800.00", "1610.00")]
    [InlineData(2026, "adults-2", "700.00", "1410.00")]
    public void A_year_costs_and_is_funded_as_published(int year, string grade, string individual, string? subsidy)
    {
        var assessment = Hangzhou.Year(year, grade);

        Assert.Equal((individual, subsidy ?? "0.00"), (assessment.Total.ToString(), assessment.Funding.ToString()));
        Assert.Equal(year == 2023 ? Confidence.Secondary : Confidence.RelayedPress, assessment.Citation.Confidence);
        Assert.Equal(subsidy is null && grade != "university", assessment.Warnings.Any(warning => warning.Code == "tariff.funding-unknown"));
    }

    [Fact]
    public void The_amounts_rose_as_announced()
    {
        // 2025 to 2026: children and students 10 more, adults 70 more.
        Assert.Equal("10.00", Rise("children", "children"));
        Assert.Equal("10.00", Rise("university", "university-born-before-2008"));
        Assert.Equal("70.00", Rise("adults-1", "adults-1"));
        Assert.Equal("70.00", Rise("adults-2", "adults-2"));

        static string Rise(string before, string after) => (Hangzhou.Year(2026, after).Total - Hangzhou.Year(2025, before).Total).ToString();
    }

    [Theory]
    [InlineData("2007-12-31", "university-born-before-2008")]
    [InlineData("2008-01-01", "university-born-from-2008")]
    public void A_student_is_in_one_of_two_groups_by_the_date_of_birth(string birthDate, string grade)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(birthDate).Value;
        var students = Hangzhou.In(2026).GradesFor(day, MemberStatus.Active).Where(entry => entry.Grade.Id.StartsWith("university", StringComparison.Ordinal));

        Assert.Equal((grade, Admission.Yes), students.Select(entry => (entry.Grade.Id, entry.Answer.Admission)).Single());
    }

    [Theory]
    [InlineData(2026, "university", "university-amount", "2026-01..2026-12", "2025-12")]
    [InlineData(2025, "university-born-from-2008", "university-born-from-2008-amount", "2025-01..2025-12", "2026-12")]
    public void A_group_that_a_year_does_not_have_is_refused(int year, string grade, string figure, string months, string last) => Assert.Contains(
        (ErrorCodes.Tariff.UnknownMonths, figure, months, last),
        Hangzhou.In(year).Assess(grade, 12).Errors.Select(error => (error.Code, error.Operands["figure"], error.Operands["months"], error.Operands["last"])));

    [Theory]
    [InlineData(2022)]
    [InlineData(2024)]
    [InlineData(2027)]
    public void Other_years_are_refused(int year)
    {
        var error = Hangzhou.NoYear(year);

        Assert.Equal((ErrorCodes.Tariff.UnknownYear, "2023", "2026"), (error.Code, error.Operands["first"], error.Operands["last"]));
    }

    [Fact]
    public void The_part_for_long_term_care_is_in_the_amounts_and_in_no_line()
    {
        Assert.Equal(["30.00", "30.00"], Hangzhou.History.Figures["long-term-care"].Rows.Select(row => row.Amount.ToString()));
        Assert.DoesNotContain(Hangzhou.History.LineNames.Keys, line => line.Id == "long-term-care");
    }

    [Theory]
    [InlineData(2023, Confidence.Secondary)]
    [InlineData(2025, Confidence.OfficialReprint)] // 浙江省医疗保障条例, articles 22, 23, 31
    [InlineData(2026, Confidence.OfficialReprint)]
    public void Who_pays_in_the_year_itself_is_covered_from_the_third_calendar_month(int year, Confidence confidence)
    {
        // 自缴费月起的第三个自然月: the month of payment and the next are waited for.
        var rule = Assert.Single(Hangzhou.History.Terms.In<LatePaymentWaits>(ContributionYear.FromYear(year)));

        Assert.Equal((2, WaitingStart.PayingMonth, confidence), (rule.Months, rule.CountedFrom, rule.Confidence));
    }

    [Fact]
    public void The_windows_open_in_October_and_close_on_25_December()
    {
        Assert.Equal(["2022-10-15 .. 2022-12-25"], Hangzhou.Windows(2023));
        Assert.Equal(["2024-10-23 .. 2024-12-25"], Hangzhou.Windows(2025));
        Assert.Equal(["2025-10-20 .. 2025-12-25"], Hangzhou.Windows(2026));
    }
}
