using Insurance.Domain.Tariffs;
using NodaTime;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Values beyond their last month: refused, or carried on in the caller's name and told.</summary>
public sealed class TrustTests
{
    private static readonly string[] Base = ["2024 = 4000.00", "2025-01..2025-06 = 5000.00"];

    [Fact]
    public void Nothing_is_carried_unless_the_caller_says_so()
    {
        var error = Assert.Single(Assess(Trust.Fail, 12, Base).Errors);

        Assert.Equal((ErrorCodes.Tariff.UnknownMonths, "b", "2025-07..2025-12", "2025-06"), (error.Code, error.Operands["figure"], error.Operands["months"], error.Operands["last"]));
        Assert.Equal(Trust.Fail, Tariff(FileOf(Base)).Trust);
    }

    [Theory]
    [InlineData(Trust.Warn)]
    [InlineData(Trust.CarryForward)]
    public void The_last_known_value_stands_in_for_later_months_and_is_told(Trust trust)
    {
        var assessment = Assess(trust, 12, Base).Value;

        // 12 x 5,000 at a tenth
        Assert.Equal("6000.00", assessment.Total.ToString());
        Assert.Equal(new StaleFigure("b", new(2025, 6), FeePeriod.Parse("2025-07..2025-12")), Assert.Single(assessment.Staleness));
        Assert.Equal(Confidence.Derived, assessment.Citation.Confidence);
        Assert.Equal(assessment.Total, assessment.Explain().Evaluate());
        Assert.Equal([(FeePeriod.Parse("2025-01..2025-06"), Confidence.OfficialReprint), (FeePeriod.Parse("2025-01..2025-06"), Confidence.Derived)], assessment.Explain().Givens().Where(given => given.Label == "b").Select(given => (given.For, given.Confidence)));
        if (trust == Trust.CarryForward)
        {
            Assert.Empty(assessment.Warnings);
            return;
        }

        var warning = Assert.Single(assessment.Warnings);
        Assert.Equal((ErrorCodes.Tariff.Stale, "b", "2025-07..2025-12", "2025-06"), (warning.Code, warning.Operands["figure"], warning.Operands["months"], warning.Operands["last"]));
    }

    [Fact]
    public void Months_that_are_known_are_neither_stale_nor_derived()
    {
        var assessment = Tariff(FileOf(Base)).Trusting(Trust.Warn).Assess("a", FeePeriod.Parse("2025-01..2025-06")).Value;

        Assert.Empty(assessment.Staleness);
        Assert.Empty(assessment.Warnings);
        Assert.Equal(Confidence.OfficialReprint, assessment.Citation.Confidence);
    }

    [Fact]
    public void A_value_is_never_carried_backwards()
    {
        var error = Assert.Single(Assess(Trust.CarryForward, 12, "2025-03..2025-12 = 5000.00").Errors);

        Assert.Equal((ErrorCodes.Tariff.UnknownMonths, "2025-01..2025-02", "2025-03"), (error.Code, error.Operands["months"], error.Operands["first"]));
    }

    [Fact]
    public void A_declared_hole_is_filled_from_before_it_only()
    {
        var assessment = Assess(Trust.CarryForward, 12, "2025-01..2025-02 = 1000.00", "2025-03..2025-04 = not-known", "2025-05..2025-12 = 9000.00").Value;

        Assert.Equal(["100.00", "900.00"], assessment.Lines[0].Segments.Select(segment => segment.Monthly!.Value.ToString()));
        Assert.Equal([4, 8], assessment.Lines[0].Segments.Select(segment => segment.Period.Months));
        Assert.Equal(new StaleFigure("b", new(2025, 2), FeePeriod.Parse("2025-03..2025-04")), Assert.Single(assessment.Staleness));
    }

    [Fact]
    public void An_amount_that_is_uneven_over_the_year_goes_on_month_by_month()
    {
        // 30 in January, 5 in each other month of 2024.
        var file = File(Figure("f", "yuan-a-month", "2024 = 30.00, \"in\": [\"01\"]", "2024 = 5.00, \"in\": [\"02\", \"03\", \"04\", \"05\", \"06\", \"07\", \"08\", \"09\", \"10\", \"11\", \"12\"]"), Grade("a", Fixed("basic", "f")));
        var assessment = Catalog(file).Find(Somewhere, Scheme.Resident, 2026, trust: Trust.CarryForward).Value.Assess("a", 12).Value;

        Assert.Equal("85.00", assessment.Total.ToString());
        Assert.Equal([1, 11], assessment.Lines[0].Segments.Select(segment => segment.Period.Months));
        Assert.Equal(new YearMonth(2024, 1), assessment.Staleness[0].LastKnown);
    }

    [Fact]
    public void A_year_beyond_every_row_is_found_by_who_carries_on()
    {
        var catalog = Catalog(FileOf("2025 = 5000.00", "2024 = 4000.00"));

        Assert.Equal("b", Assert.Single(catalog.Find(Somewhere, Scheme.Resident, 2031).Value.Assess("a", 12).Errors).Operands["figure"]); // of which the rate is known
        Assert.Equal("6000.00", catalog.Find(Somewhere, Scheme.Resident, 2031, trust: Trust.CarryForward).Value.Assess("a", 12).Value.Total.ToString());
        Assert.Equal("6000.00", catalog.At(new(2031, 5, 1), trust: Trust.CarryForward).Find(Somewhere, Scheme.Resident).Value.Assess("a", 12).Value.Total.ToString());
        Assert.Equal(ErrorCodes.Tariff.UnknownYear, Assert.Single(catalog.Find(Somewhere, Scheme.Resident, 2023, trust: Trust.CarryForward).Errors).Code);
    }

    [Fact]
    public void As_known_on_a_day_the_value_known_on_that_day_is_carried()
    {
        // The base of 2025 was public on 1 August 2025 only.
        var catalog = Catalog(FileOf("2024 = 4000.00", "2025 = 5000.00, \"source\": \"d2\""));
        Result<Assessment> On(LocalDate day) => catalog.At(new(2025, 1, 1), day, Trust.CarryForward).Find(Somewhere, Scheme.Resident).Value.Assess("a", 12);

        Assert.Equal("4800.00", On(new(2025, 7, 31)).Value.Total.ToString());
        Assert.Equal("6000.00", On(new(2025, 8, 1)).Value.Total.ToString());
        Assert.Equal(new YearMonth(2024, 12), Assert.Single(On(new(2025, 7, 31)).Value.Staleness).LastKnown);
        Assert.Empty(On(new(2025, 8, 1)).Value.Staleness);
    }

    [Fact]
    public void Before_anything_was_public_the_first_publication_that_could_be_carried_is_named()
    {
        var catalog = Catalog(FileOf("2025 = 5000.00, \"source\": \"d2\"", "2024 = 4000.00"));

        var error = Assert.Single(catalog.Find(Somewhere, Scheme.Resident, 2026, new LocalDate(2022, 10, 31), Trust.Warn).Errors);

        Assert.Equal((ErrorCodes.Tariff.PublishedLater, new LocalDate(2022, 11, 1)), (error.Code, error.ChangesOn));
        Assert.Equal("4800.00", catalog.Find(Somewhere, Scheme.Resident, 2026, new LocalDate(2022, 11, 1), Trust.Warn).Value.Assess("a", 12).Value.Total.ToString());
    }

    [Fact]
    public void What_may_have_been_replaced_already_is_not_carried()
    {
        var catalog = Catalog(FileOf("2024 = 4000.00", "2025 = 5000.00, \"source\": \"undated\""));

        foreach (var year in new[] { 2025, 2026 })
        {
            Assert.Equal(ErrorCodes.Tariff.PublicationUnknown, Assert.Single(catalog.Find(Somewhere, Scheme.Resident, year, new LocalDate(2025, 8, 1), Trust.Warn).Value.Assess("a", 12).Errors).Code);
        }

        Assert.Equal("6000.00", catalog.Find(Somewhere, Scheme.Resident, 2026, trust: Trust.Warn).Value.Assess("a", 12).Value.Total.ToString());
    }

    [Fact]
    public void A_line_that_does_not_stand_in_a_month_is_no_value_to_carry()
    {
        var file = File(Figure("f", "yuan-a-year", "2024 = 12.00"), Grade("a", Fixed("basic", "f", "\"for\": \"2024\"")));

        Assert.Equal(ErrorCodes.Tariff.UnknownYear, Assert.Single(Catalog(file).Find(Somewhere, Scheme.Resident, 2025, trust: Trust.CarryForward).Errors).Code);
    }

    [Fact]
    public void Limits_and_floors_are_carried_like_any_figure_and_an_example_does_not_lift_the_confidence()
    {
        var file = File(
            $"{Figure("low", "yuan-a-month", "2024 = 1000.00")}, {Figure("high", "yuan-a-month", "2025 = 5000.00")}, {Figure("r", "rate", "2025 = 0.1")}, {Figure("least", "yuan-a-month", "2024 = 150.00")}",
            Grade("a", Rated("basic", "d", "r", more: "\"notBelow\": \"least\"")),
            """ "d": { "notBelow": "low", "notAbove": "high", "outside": "refuse" } """,
            examples: """ { "year": 2025, "grade": "a", "base": "floor", "total": "1800.00", "source": "d2", "confidence": "official" } """);

        var assessment = Catalog(file).Find(Somewhere, Scheme.Resident, 2025, trust: Trust.Warn).Value.Assess("a", 12, BaseChoice.Floor).Value;

        Assert.Equal("1800.00", assessment.Total.ToString());
        Assert.Equal(["low", "least"], assessment.Staleness.Select(stale => stale.Figure));
        Assert.Equal(2, assessment.Warnings.Length);
        Assert.Equal(Confidence.Derived, assessment.Citation.Confidence);
        Assert.All(Languages.All, language => Assert.DoesNotContain('{', assessment.Warnings[0].MessageIn(language)));
    }

    private static Result<Assessment> Assess(Trust trust, int months, params string[] rows) => Invented.Tariff(FileOf(rows)).Trusting(trust).Assess("a", months);

    private static string FileOf(params string[] rows) => File(
        $"{Figure("b", "yuan-a-month", rows)}, {Figure("r", "rate", "2024..2031 = 0.1")}",
        Grade("a", Rated("basic", "b", "r")));
}
