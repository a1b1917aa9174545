using Insurance.Domain.Tariffs;
using NodaTime;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Rows, corrections and what was known on a day. Source d1 was public on 1 November 2022, d2 on 1 August 2025.</summary>
public sealed class FigureTests
{
    private const string Corrected = "2025-07..2025-12 = 4570.00, \"source\": \"d2\", \"supersedes\": \"d1\"";
    private static readonly YearMonth July = new(2025, 7);
    private static readonly YearMonth December = new(2025, 12);

    [Fact]
    public void A_correction_holds_from_the_day_of_its_publication_on()
    {
        var figure = Of("2025-07..2025-12 = 4567.00", Corrected);

        Assert.Equal("4570.00", Value(figure, July));
        Assert.Equal("4567.00", Value(figure, July, new(2025, 7, 31)));
        Assert.Equal("4570.00", Value(figure, July, new(2025, 8, 1)));
        Assert.Equal("PublishedLater 2022-11-01", Value(figure, July, new(2022, 10, 31)));
    }

    [Fact]
    public void The_order_of_rows_in_the_file_does_not_matter()
    {
        var figure = Of(Corrected, "2025-07..2025-12 = 4567.00");

        Assert.Equal("4570.00", Value(figure, July));
        Assert.Equal("4567.00", Value(figure, July, new(2025, 7, 31)));
        Assert.Equal("PublishedLater 2022-11-01", Value(figure, July, new(2022, 10, 31)));
    }

    [Fact]
    public void A_correction_of_some_months_leaves_the_others()
    {
        var figure = Of("2025 = 4567.00", Corrected);

        Assert.Equal("4567.00", Value(figure, new(2025, 6)));
        Assert.Equal("4570.00", Value(figure, July));
    }

    [Fact]
    public void The_last_of_several_corrections_holds()
    {
        var figure = Of(
            "2025 = 1.00, \"source\": \"press\", \"known\": \"2025-01-01\", \"confidence\": \"secondary\"",
            "2025 = 2.00, \"supersedes\": \"press\", \"known\": \"2025-02-01\"",
            "2025-07..2025-12 = 3.00, \"source\": \"d2\", \"supersedes\": \"d1\"");

        Assert.Equal("1.00", Value(figure, December, new(2025, 1, 31)));
        Assert.Equal("2.00", Value(figure, December, new(2025, 7, 31)));
        Assert.Equal("3.00", Value(figure, December, new(2025, 8, 1)));
        Assert.Equal("2.00", Value(figure, new(2025, 6)));
    }

    [Fact]
    public void A_short_correction_of_a_long_row_holds_however_many_rows_the_long_one_corrected()
    {
        var figure = Of(
        [
            .. Enumerable.Range(1, 12).Select(month => $"2025-{month:D2} = {month}.00, \"source\": \"press\", \"confidence\": \"secondary\""),
            "2025 = 20.00, \"supersedes\": \"press\"",
            "2025-07 = 30.00, \"source\": \"d2\", \"supersedes\": \"d1\"",
        ]);

        Assert.Equal("20.00", Value(figure, new(2025, 6)));
        Assert.Equal("30.00", Value(figure, July));
        Assert.Equal("20.00", Value(figure, December));
    }

    [Fact]
    public void One_source_may_correct_several_others_and_be_corrected_as_a_whole()
    {
        var figure = Of(
            "2025-01..2025-06 = 1.00, \"source\": \"press\", \"confidence\": \"secondary\"",
            "2025-07..2025-12 = 2.00, \"source\": \"undated\"",
            "2025-01..2025-06 = 3.00, \"supersedes\": \"press\"",
            "2025-07..2025-12 = 4.00, \"supersedes\": \"undated\"",
            "2025 = 5.00, \"source\": \"d2\", \"supersedes\": \"d1\"");

        Assert.Equal("5.00", Value(figure, new(2025, 3)));
        Assert.Equal("5.00", Value(figure, December));
    }

    [Fact]
    public void A_value_without_a_day_of_publication_is_known_but_not_as_of_a_day()
    {
        var figure = Of("2025 = 1.00, \"source\": \"undated\"");

        Assert.Equal("1.00", Value(figure, July));
        Assert.Equal("PublicationUnknown ", Value(figure, July, new(1990, 1, 1)));
        Assert.Equal("PublicationUnknown ", Value(figure, July, new(2099, 1, 1)));
    }

    [Fact]
    public void A_dated_correction_answers_for_its_undated_original_once_it_was_public()
    {
        var figure = Of("2025 = 1.00, \"source\": \"undated\"", "2025 = 2.00, \"source\": \"d2\", \"supersedes\": \"undated\"");

        Assert.Equal("2.00", Value(figure, July, new(2025, 8, 1)));
        Assert.Equal("PublicationUnknown ", Value(figure, July, new(2025, 7, 31)));
    }

    [Fact]
    public void An_undated_correction_makes_the_answer_unknown() =>
        Assert.Equal(
            "PublicationUnknown ",
            Value(Of("2025 = 1.00", "2025 = 2.00, \"source\": \"undated\", \"supersedes\": \"d1\""), July, new(2025, 12, 31)));

    [Fact]
    public void A_row_s_own_day_goes_before_that_of_its_source()
    {
        var figure = Of("2025 = 1.00, \"known\": \"2020-05-05\"");

        Assert.Equal("1.00", Value(figure, July, new(2020, 5, 5)));
        Assert.Equal("PublishedLater 2020-05-05", Value(figure, July, new(2020, 5, 4)));
    }

    [Fact]
    public void A_row_may_say_that_nobody_knows()
    {
        var figure = Of("2023 = 1.00", "2024 = not-known", "2025 = 3.00");

        Assert.Equal("NotKnown ", Value(figure, new(2024, 5)));
        Assert.Equal("NotKnown ", Value(figure, new(2024, 5), new(2025, 1, 1)));
        Assert.Equal("NotKnown ", Value(figure, new(2026, 1)));
        Assert.Equal(new YearMonth(2025, 12), figure.LastKnownMonth);
        Assert.Throws<InvalidOperationException>(() => figure.At(new(2024, 5)).Row!.Amount);
        Assert.Throws<InvalidOperationException>(() => figure.At(new(2024, 5)).Row!.Rate);
    }

    [Fact]
    public void A_figure_without_rows_is_unknown()
    {
        Assert.Equal("NotKnown ", Value(Of(), July));
        Assert.Null(Of().LastKnownMonth);
    }

    [Fact]
    public void Spans_that_became_public_on_different_days_are_refused_apart()
    {
        // The other grade was known before, so that the year is found.
        var file = File(
            $"{Figure("f", "yuan-a-month", "2025-01..2025-06 = 1.00", "2025-07..2025-12 = 2.00, \"source\": \"d2\"")}, {Figure("g", "yuan-a-month", "2025 = 1.00, \"known\": \"2020-01-01\"")}",
            $"{Grade("a", Fixed("basic", "f"))}, {Grade("b", Fixed("basic", "g"))}");
        var tariff = Catalog(file).Find(Somewhere, Scheme.Resident, 2025, new LocalDate(2022, 10, 31)).Value;

        Assert.Equal(
            ["2025-01..2025-06 2022-11-01", "2025-07..2025-12 2025-08-01"],
            tariff.Assess("a", 12).Errors.Select(error => $"{error.Operands["months"]} {error.Operands["published"]}"));
        Assert.Equal("1.00", Catalog(file).Find(Somewhere, Scheme.Resident, 2025, new LocalDate(2025, 7, 31)).Value.Assess("a", FeePeriod.Parse("2025-06..2025-06")).Value.Total.ToString());
    }

    [Fact]
    public void An_amount_as_known_before_a_correction_is_the_uncorrected_one()
    {
        var file = File(Figure("f", "yuan-a-month", "2025-07..2025-12 = 4567.00", Corrected), Grade("a", Fixed("basic", "f")));

        Assert.Equal("4567.00", Catalog(file).Find(Somewhere, Scheme.Resident, 2025, new LocalDate(2025, 7, 31)).Value.Assess("a", 1).Value.Total.ToString());
        Assert.Equal("4570.00", Catalog(file).Find(Somewhere, Scheme.Resident, 2025).Value.Assess("a", 1).Value.Total.ToString());
    }

    [Fact]
    public void A_published_amount_is_cited_from_the_day_on_which_it_was_public()
    {
        var file = File(
            Figure("f", "yuan-a-year", "2025 = 100.00, \"confidence\": \"secondary\""),
            Grade("a", Fixed("basic", "f")),
            examples: """
            { "year": 2025, "grade": "a", "total": "100.00", "source": "d2", "confidence": "official" },
            { "year": 2025, "grade": "a", "total": "100.00", "source": "press", "confidence": "derived" }
            """);
        AssessmentCitation Citation(LocalDate? asKnownOn) => Catalog(file).Find(Somewhere, Scheme.Resident, 2025, asKnownOn).Value.Assess("a", 12).Value.Citation;

        Assert.Equal((Confidence.Secondary, "某发〔2022〕1号"), (Citation(new(2025, 7, 31)).Confidence, Citation(new(2025, 7, 31)).Document));
        Assert.Equal((Confidence.Official, "某发〔2025〕2号"), (Citation(new(2025, 8, 1)).Confidence, Citation(new(2025, 8, 1)).Document));
        Assert.Equal(Confidence.Official, Citation(null).Confidence);
    }

    private static Figure Of(params string[] rows) =>
        Load(File(Figure("f", "yuan-a-month", rows), Grade("a", Fixed("basic", "f")))).Value.Figures["f"];

    private static string Value(Figure figure, YearMonth month, LocalDate? asKnownOn = null)
    {
        var (state, row) = figure.At(month, asKnownOn);
        return state == FigureState.Known
            ? row!.Amount.ToString()
            : $"{state} {(state == FigureState.PublishedLater ? NodaTime.Text.LocalDatePattern.Iso.Format(row!.PublishedBy!.Value) : "")}";
    }
}
