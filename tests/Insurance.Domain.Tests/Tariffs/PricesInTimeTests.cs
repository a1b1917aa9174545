using Insurance.Domain.Tariffs;
using NodaTime;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Prices that depend on the day of payment or on the start of a school year.</summary>
public sealed class PricesInTimeTests
{
    [Fact]
    public void A_late_price_is_named_beforehand_and_taken_after_the_window()
    {
        var tariff = Tariff(Late(""" { "for": "2025", "opens": "previous 09-01", "closes": "previous 12-31", "source": "d1", "confidence": "official-reprint" } """));

        var before = tariff.Assess("a", 12).Value;
        Assert.Equal("380.00", before.Total.ToString());
        var warning = Assert.Single(before.Warnings);
        Assert.Equal((ErrorCodes.Tariff.LatePrice, "1020.00"), (warning.Code, warning.Operands["amount"]));

        var inside = tariff.Assess("a", 12, paidOn: new LocalDate(2024, 12, 31)).Value;
        Assert.Equal("380.00", inside.Total.ToString());
        Assert.Empty(inside.Warnings);
        Assert.False(tariff.IsLate(new(2024, 12, 31)));

        var after = tariff.Assess("a", 12, paidOn: new LocalDate(2025, 1, 1)).Value;
        Assert.Equal("1020.00", after.Total.ToString());
        Assert.Equal("5.00", after.AmountOf(InsuranceLine.Parse("large")).ToString()); // has no late price of its own
        Assert.Empty(after.Warnings);
        Assert.True(tariff.IsLate(new(2025, 1, 1)));
    }

    [Fact]
    public void A_late_price_without_a_published_window_is_a_fault_of_the_file()
    {
        var error = Assert.Single(Load(Late("")).Errors);

        Assert.Equal((ErrorCodes.File.MissingKey, "terms.payment-window"), (error.Code, error.Operands["key"]));
    }

    [Theory]
    [InlineData(""" { "for": "2025", "opens": "01-01", "closes": "not-known", "source": "d1", "confidence": "official-reprint" } """)]
    [InlineData(
        """
        { "for": "2025", "members": ["continuing"], "opens": "01-01", "closes": "03-31", "source": "d1", "confidence": "official-reprint" },
        { "for": "2025", "members": ["new"], "opens": "registration", "closes": "12-31", "source": "d1", "confidence": "official-reprint" }
        """)]
    public void Where_the_day_does_not_decide_the_price_inside_the_window_comes_with_a_warning(string windows)
    {
        var assessment = Tariff(Late(windows)).Assess("a", 12, paidOn: new LocalDate(2025, 6, 1)).Value;

        Assert.Equal("380.00", assessment.Total.ToString());
        Assert.Equal(ErrorCodes.Tariff.LatePrice, Assert.Single(assessment.Warnings).Code);
    }

    [Fact]
    public void A_late_price_that_nobody_published_is_refused_after_the_window_and_not_mentioned_before()
    {
        var window = """ { "for": "2024..2025", "opens": "01-01", "closes": "03-31", "source": "d1", "confidence": "official-reprint" } """;
        var tariff = Tariff(Late(window).Replace("2025 = 380.00", "2024..2025 = 380.00", StringComparison.Ordinal), 2025);
        var earlier = Catalog(File(
            $"{Figure("regular", "yuan-a-year", "2024..2025 = 375.00")}, {Figure("late", "yuan-a-year", "2025 = 1015.00")}",
            Grade("a", Fixed("basic", "regular"), Fixed("basic", "late", "\"when\": \"late\"")),
            terms: $""" "payment-window": [ {window} ] """)).Find(Somewhere, Scheme.Resident, 2024).Value;

        Assert.Single(tariff.Assess("a", 12).Value.Warnings);
        Assert.Empty(earlier.Assess("a", 12).Value.Warnings);
        var error = Assert.Single(earlier.Assess("a", 12, paidOn: new LocalDate(2024, 4, 1)).Errors);
        Assert.Equal((ErrorCodes.Tariff.UnknownMonths, "late"), (error.Code, error.Operands["figure"]));
    }

    [Fact]
    public void A_price_fixed_at_the_start_of_the_school_year_holds_through_it()
    {
        // Shenzhen's pupils, published: the base of September 2024, 6,060 x 0.6 % x 12 = 436.32.
        var tariff = Tariff(SchoolYear("\"fixedAtStart\": true"), 2024);
        var assessment = tariff.Assess("pupils", 12).Value;

        Assert.Equal("436.32", assessment.Total.ToString());
        Assert.Equal(FeePeriod.Parse("2024-09..2025-08"), assessment.Period);
        Assert.Single(assessment.Lines[0].Segments);
        Assert.Equal("109.08", tariff.Assess("pupils", 3).Value.Total.ToString()); // June to August at 36.36
        Assert.Equal("36.36", tariff.Assess("pupils", FeePeriod.Parse("2025-01..2025-01")).Value.Total.ToString());
        Assert.Equal(ErrorCodes.Period.OutsideYear, Assert.Single(tariff.Assess("pupils", FeePeriod.Parse("2024-08..2024-09")).Errors).Code);
    }

    [Fact]
    public void A_price_that_is_not_fixed_follows_the_base_through_the_school_year()
    {
        // 4 x 36.36, then 8 x 40.40 (6,733 x 0.6 % = 40.398)
        var assessment = Tariff(SchoolYear("\"fixedAtStart\": false"), 2024).Assess("pupils", 12).Value;

        Assert.Equal("468.64", assessment.Total.ToString());
        Assert.Equal([4, 8], assessment.Lines[0].Segments.Select(segment => segment.Period.Months));
    }

    [Fact]
    public void A_school_year_is_known_by_the_year_in_which_it_starts()
    {
        var catalog = Catalog(SchoolYear("\"fixedAtStart\": true"));
        var history = catalog.Find(Somewhere, Scheme.Resident).Value;

        // September 2023 has no base; 2025 takes that of September 2025.
        Assert.Equal([2024, 2025], catalog.YearsOf(history).Select(year => year.Number));
        Assert.Equal("484.80", catalog.Find(Somewhere, Scheme.Resident, 2025).Value.Assess("pupils", 12).Value.Total.ToString());
        Assert.Equal([2023, 2024, 2025], Catalog(SchoolYear("\"fixedAtStart\": false")).YearsOf(Load(SchoolYear("\"fixedAtStart\": false")).Value).Select(year => year.Number));
    }

    [Fact]
    public void A_grade_paid_by_the_year_takes_its_own_year()
    {
        var file = SchoolYear("\"fixedAtStart\": true").Replace("\"starts\": \"09\" }", "\"starts\": \"09\" }, \"wholeYearOnly\": true", StringComparison.Ordinal);

        Assert.Equal("436.32", Tariff(file, 2024).Assess("pupils", 12).Value.Total.ToString());
        Assert.Equal("436.32", Tariff(file, 2024).Assess("pupils", FeePeriod.Parse("2024-09..2025-08")).Value.Total.ToString());
        Assert.Equal(ErrorCodes.Tariff.WholeYearOnly, Assert.Single(Tariff(file, 2024).Assess("pupils", 11).Errors).Code);
    }

    private static string Late(string windows) => File(
        $"{Figure("regular", "yuan-a-year", "2025 = 375.00")}, {Figure("late", "yuan-a-year", "2025 = 1015.00")}, {Figure("five", "yuan-a-year", "2025 = 5.00")}",
        Grade("a", Fixed("basic", "regular"), Fixed("basic", "late", "\"when\": \"late\""), Fixed("large", "five")),
        terms: windows.Length == 0 ? "" : $""" "payment-window": [ {windows} ] """);

    private static string SchoolYear(string more) => File(
        $"{Figure("b", "yuan-a-month", "2024 = 6060.00", "2025 = 6733.00")}, {Figure("r", "rate", "2024..2025 = 0.006")}",
        GradeWith("\"year\": { \"starts\": \"09\" }", "pupils", Rated("basic", "b", "r", more: more)));
}
