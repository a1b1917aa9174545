using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>
/// The fact sheet on Chongqing, section 5: once a year in January; one year that is not named had two runs, 15 to 20 and 26 to 27 January,
/// with the money in by the 14th. Those two are the fixture here; nothing of them is shipped.
/// </summary>
public sealed class DeductionRunTests
{
    private const string FirstRun = """{ "for": "2025", "first": "01-15", "last": "01-20", "depositBy": "01-14", CITED }""";
    private const string SecondRun = """{ "for": "2025", "first": "01-26", "last": "01-27", "depositBy": "01-14", CITED }""";

    private static readonly LocalDate TheFourteenth = new(2025, 1, 14);

    [Fact]
    public void Two_runs_in_January_are_told_with_their_days_and_the_day_of_the_money()
    {
        var runs = With(FirstRun, SecondRun).DeductionRuns().Value;

        Assert.Equal(
            [(new LocalDate(2025, 1, 15), new LocalDate(2025, 1, 20), TheFourteenth), (new LocalDate(2025, 1, 26), new LocalDate(2025, 1, 27), TheFourteenth)],
            runs.Select(run => (run.First, run.Last, run.DepositBy!.Value)));
        Assert.All(runs, run => Assert.Equal(("d1", Confidence.OfficialReprint), (run.Source.Id, run.Confidence)));
    }

    [Theory]
    [InlineData(2017)]
    [InlineData(2023)]
    [InlineData(2025)]
    public void In_Chongqing_no_year_has_dates_and_none_are_guessed(int year)
    {
        var error = Assert.Single(Chongqing.Tariff(year).DeductionRuns().Errors);

        Assert.Equal(("deduction.runs-unknown", "year", $"{year}"), (error.Code, error.Field, error.Operands["year"]));
        Assert.Equal(("500000", "023-12366"), (error.Operands["region"], error.Operands["hotline"]));
        Assert.Empty(Chongqing.Tariff(year).Terms.All.OfType<DeductionRunDays>());
    }

    [Fact]
    public void A_year_beside_the_published_one_is_unknown()
    {
        var catalog = Tariffs.Invented.Catalog(FileWith(FirstRun));

        Assert.True(catalog.Find(Tariffs.Invented.Somewhere, Scheme.Resident, 2025).Value.DeductionRuns().Succeeded);
        var error = Assert.Single(catalog.Find(Tariffs.Invented.Somewhere, Scheme.Resident, 2024).Value.DeductionRuns().Errors);
        Assert.Equal(("deduction.runs-unknown", "-"), (error.Code, error.Operands["hotline"]));
    }

    [Fact]
    public void A_run_may_say_that_the_day_of_the_money_is_not_known() =>
        Assert.Null(Assert.Single(With(FirstRun.Replace("\"01-14\"", "\"not-known\"", StringComparison.Ordinal)).DeductionRuns().Value).DepositBy);

    [Fact]
    public void A_run_of_one_day_may_take_money_of_the_same_day()
    {
        var run = Assert.Single(With("""{ "for": "2024..2025", "first": "01-15", "last": "01-15", "depositBy": "01-15", CITED }""").DeductionRuns().Value);

        Assert.Equal((run.First, run.First), (run.Last, run.DepositBy));
    }

    [Theory]
    [InlineData("\"for\": \"2025\", ", "", "file.missing-key", "")]
    [InlineData("\"2025\"", "\"some day\"", "file.wrong-value", ".for")]
    public void A_run_whose_months_cannot_be_read_is_one_finding_though_another_run_follows(string right, string wrong, string code, string key)
    {
        var error = Assert.Single(Tariffs.Invented.Load(FileWith(FirstRun.Replace(right, wrong, StringComparison.Ordinal), SecondRun)).Errors);

        Assert.Equal((code, $"$.terms.deduction-runs[0]{key}"), (error.Code, error.Field));
    }

    [Fact]
    public void The_money_may_have_to_be_there_in_the_year_before() => Assert.Equal(
        new LocalDate(2024, 12, 31),
        Assert.Single(With("""{ "for": "2025", "first": "01-02", "last": "01-05", "depositBy": "previous 12-31", CITED }""").DeductionRuns().Value).DepositBy);

    [Theory]
    [InlineData("\"first\": \"01-15\", ", "", "file.missing-key", "")]
    [InlineData("\"last\": \"01-20\", ", "", "file.missing-key", "")]
    [InlineData("\"depositBy\": \"01-14\", ", "", "file.missing-key", "")]
    [InlineData("\"01-15\"", "\"not-known\"", "file.wrong-value", ".first")]
    [InlineData("\"01-15\"", "\"registration\"", "file.wrong-value", ".first")]
    [InlineData("\"01-20\"", "\"not-known\"", "file.wrong-value", ".last")]
    [InlineData("\"01-20\"", "\"01-14\"", "file.wrong-value", ".last")]
    [InlineData("\"01-20\"", "\"20 January\"", "file.wrong-value", ".last")]
    [InlineData("\"01-14\"", "\"01-16\"", "file.wrong-value", ".depositBy")]
    [InlineData("\"01-14\"", "\"registration\"", "file.wrong-value", ".depositBy")]
    [InlineData("\"first\"", "\"opens\": \"01-15\", \"first\"", "file.unknown-key", ".opens")]
    [InlineData("CITED", "\"note\": \"somebody said so\"", "file.no-source", "")]
    public void A_fault_in_a_run_is_found_where_it_stands(string right, string wrong, string code, string key)
    {
        Assert.Contains(right, FirstRun, StringComparison.Ordinal);
        var error = Assert.Single(Tariffs.Invented.Load(FileWith(FirstRun.Replace(right, wrong, StringComparison.Ordinal))).Errors);

        Assert.Equal((code, $"$.terms.deduction-runs[0]{key}"), (error.Code, error.Field));
    }

    [Theory]
    [InlineData("01-20", "2025", false)]
    [InlineData("01-10", "2025", false)]
    [InlineData("01-21", "2025", true)]
    [InlineData("01-20", "2024", true)]
    public void A_run_begins_after_the_one_before_it_in_the_same_year(string first, string years, bool right)
    {
        var second = $$"""{ "for": "{{years}}", "first": "{{first}}", "last": "01-27", "depositBy": "not-known", CITED }""";
        var errors = Tariffs.Invented.Load(FileWith(FirstRun, second)).Errors;

        Assert.Equal(right ? [] : ["$.terms.deduction-runs[1].first"], errors.Select(error => error.Field));
    }

    [Theory]
    [InlineData("\"for\": \"2025\"", "\"for\": \"25\"", "file.wrong-value", ".for")]
    [InlineData("\"for\": \"2025\", ", "", "file.missing-key", "")]
    public void A_run_without_readable_years_is_one_finding_whatever_follows_it(string right, string wrong, string code, string key)
    {
        var error = Assert.Single(Tariffs.Invented.Load(FileWith(FirstRun.Replace(right, wrong, StringComparison.Ordinal), SecondRun)).Errors);

        Assert.Equal((code, $"$.terms.deduction-runs[0]{key}"), (error.Code, error.Field));
    }

    private static Tariff With(params string[] runs) => Tariffs.Invented.Tariff(FileWith(runs));

    private static string FileWith(params string[] runs) => Tariffs.Invented.File(
        Tariffs.Invented.Figure("amount", "yuan-a-year", "2024..2025 = 100.00"),
        Tariffs.Invented.Grade("a", Tariffs.Invented.Fixed("basic", "amount")),
        terms: $"\"deduction-runs\": [{string.Join(", ", runs)}]".Replace("CITED", "\"source\": \"d1\", \"confidence\": \"official-reprint\"", StringComparison.Ordinal));
}
