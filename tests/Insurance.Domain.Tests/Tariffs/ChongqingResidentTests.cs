using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Chongqing 500000, residents and university students: what was published for coverage 2023 to 2026, none of it in an official text with a number.</summary>
public sealed class ChongqingResidentTests
{
    [Theory]
    [InlineData(2023, "1", "350.00", "secondary")] // one machine translation
    [InlineData(2023, "2", "725.00", "secondary")]
    [InlineData(2024, "1", "380.00", "relayed-press")] // the notice of 2023-10-12
    [InlineData(2024, "2", "755.00", "relayed-press")]
    [InlineData(2024, "students-1", "350.00", "relayed-press")]
    [InlineData(2024, "students-2", "725.00", "relayed-press")]
    [InlineData(2025, "1", "400.00", "secondary")] // agreeing pages
    [InlineData(2025, "2", "775.00", "secondary")]
    [InlineData(2025, "students-1", "380.00", "secondary")]
    [InlineData(2025, "students-2", "755.00", "secondary")]
    [InlineData(2026, "1", "400.00", "relayed-press")] // 一档400元/人·年、二档775元/人·年, a draft of 2025-10-14
    [InlineData(2026, "2", "775.00", "relayed-press")]
    [InlineData(2026, "students-1", "400.00", "relayed-press")]
    [InlineData(2026, "students-2", "775.00", "relayed-press")]
    public void A_year_costs_what_was_published(int year, string grade, string total, string confidence)
    {
        var assessment = Find(year).Assess(grade, 12).Value;

        Assert.Equal(total, assessment.Total.ToString());
        Assert.Equal(Money.Zero, assessment.Funding);
        Assert.Equal(confidence, Spelling.Of(assessment.Citation.Confidence));
        Assert.Equal(FeePeriod.Of(new(year, 1), new(year, 12)), assessment.Period);
        Assert.Equal(ErrorCodes.Tariff.WholeYearOnly, Find(year).Assess(grade, 11).Errors.Single().Code);
    }

    [Theory]
    [InlineData("academic-1", "320.00")]
    [InlineData("academic-2", "695.00")]
    public void The_garbled_amounts_of_students_hold_for_the_school_year_that_is_told_and_no_longer(string grade, string total)
    {
        var assessment = Find(2022).Assess(grade, 12).Value;

        Assert.Equal(total, assessment.Total.ToString());
        Assert.Equal(FeePeriod.Parse("2022-09..2023-08"), assessment.Period);
        Assert.Equal(Confidence.Secondary, assessment.Citation.Confidence);
        Assert.Equal(ErrorCodes.Tariff.UnknownMonths, Find(2023).Assess(grade, 12).Errors.Single().Code);
        Assert.Equal(["academic-1", "academic-2"], Find(2022).Grades.Select(known => known.Id));
    }

    [Theory]
    [InlineData("students-1")]
    [InlineData("students-2")]
    public void Of_the_calendar_year_2023_nothing_is_known_for_students(string grade)
    {
        var error = Find(2023).Assess(grade, 12).Errors.Single();

        Assert.Equal((ErrorCodes.Tariff.UnknownMonths, grade, "2024-01"), (error.Code, error.Operands["figure"], error.Operands["first"]));
    }

    [Theory]
    [InlineData(2023, "1", "2")]
    [InlineData(2024, "1", "2")]
    [InlineData(2025, "1", "2")]
    [InlineData(2026, "1", "2")]
    [InlineData(2022, "academic-1", "academic-2")]
    [InlineData(2024, "students-1", "students-2")]
    [InlineData(2025, "students-1", "students-2")]
    [InlineData(2026, "students-1", "students-2")]
    public void The_second_grade_costs_375_yuan_more(int year, string first, string second) =>
        Assert.Equal("375.00", (Find(year).Assess(second, 12).Value.Total - Find(year).Assess(first, 12).Value.Total).ToString());

    [Theory]
    [InlineData(2021)]
    [InlineData(2027)]
    public void Other_years_are_refused(int year)
    {
        var error = TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.Resident, year).Errors.Single();

        Assert.Equal((ErrorCodes.Tariff.UnknownYear, "2022", "2026"), (error.Code, error.Operands["first"], error.Operands["last"]));
    }

    [Fact]
    public void The_amounts_of_2026_say_that_they_are_a_draft()
    {
        var source = Assert.Single(Find(2026).Assess("1", 12).Value.Citation.Sources);

        Assert.Contains("draft", source.Note, StringComparison.Ordinal);
        Assert.Equal(new LocalDate(2025, 10, 14), source.PublishedBy);
    }

    [Fact]
    public void The_day_before_the_draft_nobody_knew_the_amount_of_2026()
    {
        var error = TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.Resident, 2026, new LocalDate(2025, 10, 13)).Errors.Single();

        Assert.Equal((ErrorCodes.Tariff.PublishedLater, new LocalDate(2025, 10, 14)), (error.Code, error.ChangesOn));
    }

    [Fact]
    public void The_windows_are_those_of_the_pages()
    {
        Assert.Equal(["2022-10-25 .. -"], Windows(2023));
        Assert.Equal(["2023-10-12 .. 2023-12-31"], Windows(2024));
        Assert.Equal(["- .. -", "2025-01-01 .. 2025-02-28"], Windows(2025));
        Assert.Empty(Windows(2026));

        // 2025's late window: benefit from the first of the month after payment.
        var windows = Find(2025).Terms.In<PaymentWindow>(Find(2025).Year).ToList();
        Assert.Equal((WindowWaiting.None, WaitingStart.MonthAfter), (windows[1].Waiting, windows[1].CoveredFrom));
        Assert.Null(windows[0].CoveredFrom);
    }

    [Fact]
    public void The_subsidy_is_of_a_budget_year_and_funds_no_coverage_year()
    {
        var subsidy = TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.Resident).Value.Figures["subsidy"];

        Assert.Equal(FigureClock.FiscalYear, subsidy.Clock);
        var row = Assert.Single(subsidy.Rows);
        Assert.Equal(("2022-01..2022-12", "610.00", Confidence.Secondary), (row.For.ToString(), row.Amount.ToString(), row.Confidence));
    }

    private static IEnumerable<string> Windows(int year)
    {
        var asked = ContributionYear.FromYear(year);
        return Find(year).Terms.In<PaymentWindow>(asked).Select(window => $"{Day(window.Opens.In(asked))} .. {Day(window.Closes.In(asked))}");
    }

    private static string Day(LocalDate? day) => day is { } known ? NodaTime.Text.LocalDatePattern.Iso.Format(known) : "-";

    private static Tariff Find(int year) => TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.Resident, year).Value;
}
