using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>
/// Hangzhou 330100, flexible employment: one base for everybody at 9.5 %, 0.6 % of it for maternity (杭医保〔2022〕41号), 8.9 % for people who are
/// short of years, and half the month for households just above the subsistence allowance (低保边缘).
/// </summary>
public sealed class HangzhouTests
{
    private static readonly Region Hangzhou = Region.Parse("330100");

    [Theory]
    [InlineData(2023, "standard", "375.92", "4511.04", "relayed-press")] // the city's notice of 2022-12-26 on the yearly data
    [InlineData(2023, "low-income-margin", "187.96", "2255.52", "relayed-press")]
    [InlineData(2023, "short-of-years", "352.17", "4226.04", "relayed-press")]
    [InlineData(2023, "short-of-years-low-income-margin", "176.09", "2113.08", "relayed-press")]
    [InlineData(2025, "standard", "457.14", "5485.68", "secondary")] // three agreeing pages
    [InlineData(2025, "low-income-margin", "228.57", "2742.84", "secondary")]
    [InlineData(2025, "short-of-years", "428.27", "5139.24", "secondary")]
    public void A_month_costs_what_was_published_and_a_year_twelve_times_that(int year, string grade, string month, string twelve, string confidence)
    {
        foreach (var each in ContributionYear.FromYear(year).Months.EachMonth())
        {
            var assessment = Find(year).Assess(grade, FeePeriod.Of(each, each)).Value;

            Assert.Equal((month, confidence), (assessment.Total.ToString(), Spelling.Of(assessment.Citation.Confidence)));
        }

        Assert.Equal(twelve, Find(year).Assess(grade, 12).Value.Total.ToString());
    }

    [Fact]
    public void The_published_months_of_2023_are_rounded_half_up_before_they_are_halved()
    {
        // 3,957 x 9.5 % = 375.915; 3,957 x 8.9 % = 352.173, whose rounded half 176.085 half-even would make 176.08.
        Assert.Equal((37_592, 35_217), (Share(3_957, 95), Share(3_957, 89)));
        Assert.Equal((18_796, 17_609), (Half(37_592), Half(35_217)));
    }

    [Theory]
    [InlineData("standard", Admission.Yes)]
    [InlineData("low-income-margin", Admission.NotKnown)]
    [InlineData("short-of-years-low-income-margin", Admission.NotKnown)]
    public void An_office_and_no_date_of_birth_says_who_pays_half(string grade, Admission admission)
    {
        var whom = History.Grades.Single(candidate => candidate.Id == grade).Whom;

        Assert.Equal(admission, whom?.Admits(new(1980, 5, 5), ContributionYear.FromYear(2023)).Admission ?? Admission.Yes);
    }

    [Fact]
    public void The_half_for_people_short_of_years_is_unknown_in_2025()
    {
        // Half of 428.27 would be 214.135; nobody was seen to publish it.
        var error = Find(2025).Assess("short-of-years-low-income-margin", 12).Errors.Single();

        Assert.Equal(
            (ErrorCodes.Tariff.UnknownMonths, "half-price-short-of-years", "2025-01..2025-12", "2023-12"),
            (error.Code, error.Operands["figure"], error.Operands["months"], error.Operands["last"]));
    }

    [Theory]
    [InlineData(2022)]
    [InlineData(2024)] // a hole between two known years
    [InlineData(2026)]
    public void Of_2024_and_after_2025_nothing_is_answered(int year)
    {
        var error = TariffCatalog.Embedded.Find(Hangzhou, Scheme.FlexibleEmployment, year).Errors.Single();

        Assert.Equal((ErrorCodes.Tariff.UnknownYear, "2023", "2025"), (error.Code, error.Operands["first"], error.Operands["last"]));
        Assert.All(["base", "rate"], id => Assert.Equal(FigureState.NotKnown, History.Figures[id].At(new(year, 6)).State));
    }

    [Fact]
    public void The_rate_of_2023_is_believed_no_longer_than_that_year()
    {
        var warning = Assert.Single(Find(2023).Assess("standard", 12).Value.Warnings);

        Assert.Equal((ErrorCodes.Tariff.EndNotPublished, "杭医保〔2022〕41号"), (warning.Code, warning.Source!.Document));
        Assert.Empty(Find(2025).Assess("standard", 12).Value.Warnings);
    }

    [Fact]
    public void A_missing_month_at_retirement_has_a_price_of_its_own_that_no_grade_charges()
    {
        // 79,133 x 8.9 % / 12 + 48 / 12 = 590.903.
        var row = Assert.Single(History.Figures["lump-sum"].Rows);

        Assert.Equal(("590.90", Confidence.Derived), (row.Amount.ToString(), row.Confidence));
    }

    [Fact]
    public void Benefits_begin_with_the_second_month_at_first_and_with_the_third_after_a_gap()
    {
        // 浙江省医疗保障条例: 自缴费月起的第三个自然月开始享受.
        var first = Assert.Single(Find(2025).Terms.In<FirstEnrollmentWaits>(ContributionYear.FromYear(2025)));
        var gap = Assert.Single(Find(2025).Terms.In<LongLapseWaits>(ContributionYear.FromYear(2025)));

        Assert.Equal((1, WaitingStart.PayingMonth), (first.Months, first.CountedFrom));
        Assert.Equal((0, 2, WaitingStart.PayingMonth), (gap.LimitMonths, gap.Months, gap.CountedFrom));
    }

    private static TariffHistory History => TariffCatalog.Embedded.Find(Hangzhou, Scheme.FlexibleEmployment).Value;

    private static Tariff Find(int year) => TariffCatalog.Embedded.Find(Hangzhou, Scheme.FlexibleEmployment, year).Value;

    /// <summary>Fen of a whole-yuan base at so many thousandths, half up; worked out here, not by the library's charge.</summary>
    private static int Share(int yuan, int thousandths) => ((yuan * thousandths) + 5) / 10;

    private static int Half(int fen) => (fen + 1) / 2;
}
