using Insurance.Domain.Tariffs;
using NodaTime;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>In which months a grade can be assessed, and in which a figure is not known.</summary>
public sealed class KnownSpansTests
{
    [Fact]
    public void A_month_is_known_when_every_line_has_every_figure()
    {
        var catalog = Catalog(File(
            Figure("b", "yuan-a-month", "2024-07..2025-06 = 1000.00", "2025-07..2025-09 = not-known", "2025-10..2025-12 = 1100.00") + ","
            + Figure("r", "rate", "2024-09..2025-11 = 0.1"),
            Grade("a", Rated("basic", "b", "r"))));

        Assert.Equal("2024-09..2025-06, 2025-10..2025-11", Spans(catalog, "a"));
        Assert.Equal("2024-09..2025-06, 2025-10..2025-11", Spans(catalog));
        Assert.Equal("2025-07..2025-09", string.Join(", ", One(catalog).Figures["b"].UnknownSpans));
        Assert.Empty(One(catalog).Figures["r"].UnknownSpans);
    }

    [Fact]
    public void The_months_of_a_file_are_those_of_any_of_its_grades()
    {
        var catalog = Catalog(File(
            Figure("x", "yuan-a-year", "2023 = 1.00") + "," + Figure("y", "yuan-a-year", "2025 = 1.00") + "," + Figure("z", "yuan-a-year"),
            $"{Grade("a", Fixed("basic", "x"))}, {Grade("b", Fixed("basic", "y"))}, {Grade("c", Fixed("basic", "z"))}"));

        Assert.Equal("2023-01..2023-12", Spans(catalog, "a"));
        Assert.Equal("2025-01..2025-12", Spans(catalog, "b"));
        Assert.Equal("", Spans(catalog, "c"));
        Assert.Equal("2023-01..2023-12, 2025-01..2025-12", Spans(catalog));
    }

    [Fact]
    public void Where_only_a_whole_year_can_be_paid_a_part_of_one_is_not_known()
    {
        var figures = Figure("x", "yuan-a-year", "2023-03..2024-12 = 1.00");

        Assert.Equal("2024-01..2024-12", Spans(Catalog(File(figures, GradeWith("\"wholeYearOnly\": true", "a", Fixed("basic", "x")))), "a"));
        Assert.Equal("2023-03..2024-12", Spans(Catalog(File(figures, Grade("a", Fixed("basic", "x")))), "a"));
    }

    [Fact]
    public void A_year_of_which_a_part_is_known_where_only_whole_ones_are_paid_is_named_without_a_last_month()
    {
        var catalog = Catalog(File(Figure("x", "yuan-a-year", "2023-03..2023-12 = 1.00"), GradeWith("\"wholeYearOnly\": true", "a", Fixed("basic", "x"))));

        var error = Assert.Single(catalog.Find(Somewhere, Scheme.Resident, 2025).Errors);

        Assert.Equal((ErrorCodes.Tariff.UnknownYear, "2023", "-"), (error.Code, error.Operands["years"], error.Operands["lastMonth"]));
        Assert.Empty(catalog.KnownSpans(One(catalog)));
    }

    [Fact]
    public void A_school_year_reaches_into_the_next_calendar_year_and_holds_at_the_price_of_its_start()
    {
        var catalog = Catalog(File(
            Figure("b", "yuan-a-month", "2024-09..2024-12 = 1000.00") + "," + Figure("r", "rate", "2024-09..2024-12 = 0.1"),
            GradeWith("\"year\": { \"starts\": \"09\" }, \"wholeYearOnly\": true", "a", Rated("basic", "b", "r", more: "\"fixedAtStart\": true"))));

        // September 2024 decides for all twelve months.
        Assert.Equal("2024-09..2025-08", Spans(catalog, "a"));
    }

    [Fact]
    public void A_floor_of_another_file_counts_too()
    {
        var floors = File(Figure("floor", "yuan-a-year", "2025 = 1.00"), Grade("a", Fixed("basic", "floor")), region: "990001");
        var place = File(Figure("x", "yuan-a-year", "2024..2025 = 1.00"), GradeWith("\"wholeYearOnly\": true", "a", Fixed("basic", "x", "\"notBelow\": \"990001/resident/floor\"")));

        Assert.Equal("2025-01..2025-12", Spans(Catalog(place, floors), "a"));
        Assert.Equal("", Spans(Catalog(place), "a"));
    }

    [Fact]
    public void A_subsidy_that_may_be_unknown_takes_no_month_away()
    {
        var catalog = Catalog(File(
            Figure("x", "yuan-a-year", "2024..2025 = 1.00") + "," + Figure("s", "yuan-a-year", "2025 = 2.00"),
            GradeWith("\"wholeYearOnly\": true", "a", Fixed("basic", "x"), Fixed("subsidy", "s", "\"payer\": \"state\", \"mayBeUnknown\": true"))));

        Assert.Equal("2024-01..2025-12", Spans(catalog, "a"));
    }

    [Fact]
    public void Exactly_the_months_inside_the_spans_of_a_shipped_grade_are_assessed()
    {
        var catalog = TariffCatalog.Embedded;
        foreach (var history in catalog.Histories)
        {
            foreach (var grade in history.Grades)
            {
                var spans = catalog.KnownSpans(history, grade.Id);
                DeclaredBases declared = grade.NeedsDeclaredBase ? BaseChoice.Floor : DeclaredBases.None;
                for (var number = 2016; number <= 2028; number++)
                {
                    var year = ContributionYear.FromYear(number);
                    var months = grade.MonthsOf(year);
                    foreach (var asked in grade.WholeYearOnly ? [months] : months.EachMonth().Select(month => FeePeriod.Of(month, month)))
                    {
                        var known = catalog.Find(history.Region, history.Scheme, number).TryGet(out var tariff, out _) && tariff.Assess(grade.Id, asked, declared).Succeeded;
                        Assert.True(known == spans.Any(span => span.Contains(asked)), $"{history} {grade} {asked}");
                    }
                }
            }
        }
    }

    [Fact]
    public void What_is_not_there_is_a_mistake_of_the_caller()
    {
        var catalog = Catalog(File(Figure("x", "yuan-a-year", "2025 = 1.00"), Grade("a", Fixed("basic", "x"))));

        Assert.Throws<ArgumentException>(() => catalog.KnownSpans(One(catalog), "b"));
        Assert.Throws<ArgumentNullException>(() => catalog.KnownSpans(null!));
        Assert.Throws<ArgumentNullException>(() => catalog.KnownSpans(null!, "a"));
    }

    [Fact]
    public void A_figure_that_is_uneven_over_the_year_has_no_holes_between_its_months()
    {
        var uneven = Catalog(File(
            Figure("x", "yuan-a-month", "2024..2025 = 21.00, \"in\": [\"01\", \"04\"]", "2024..2025 = 22.00, \"in\": [\"02\", \"03\", \"05\", \"06\", \"07\", \"08\", \"09\", \"10\", \"11\", \"12\"]"),
            Grade("a", Fixed("basic", "x"))));

        Assert.Empty(One(uneven).Figures["x"].UnknownSpans);
        Assert.Equal("2024-01..2025-12", Spans(uneven));
        Assert.Empty(One(Catalog(File(Figure("x", "yuan-a-month", "2024 = not-known"), Grade("a", Fixed("basic", "x"))))).Figures["x"].UnknownSpans);
    }

    private static TariffHistory One(TariffCatalog catalog) => catalog.Find(Somewhere, Scheme.Resident).Value;

    private static string Spans(TariffCatalog catalog, string grade) => string.Join(", ", catalog.KnownSpans(One(catalog), grade));

    private static string Spans(TariffCatalog catalog) => string.Join(", ", catalog.KnownSpans(One(catalog)));
}
