using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Properties;
using NodaTime;
using NodaTime.Text;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>The law for a date, as known on a day. Source d1 was public on 1 November 2022, d2 on 1 August 2025.</summary>
public sealed class CatalogViewTests
{
    private static readonly LocalDate FirstDay = new(2024, 1, 1);

    [Fact]
    public void A_base_announced_in_December_is_law_of_January_and_known_in_December()
    {
        // 渝医保发〔2023〕37号 of 25 December 2023 gives the base of 2024.
        static Result<Tariff> On(int year, LocalDate day) => TariffCatalog.Embedded.At(new LocalDate(year, 1, 15), day).Find(Region.Chongqing, Scheme.FlexibleEmployment);

        Assert.Equal(2024, On(2024, new(2023, 12, 25)).Value.Year.Number);
        var error = Assert.Single(On(2024, new(2023, 12, 24)).Errors);
        Assert.Equal((ErrorCodes.Tariff.PublishedLater, "asKnownOn", new LocalDate(2023, 12, 25)), (error.Code, error.Field, error.ChangesOn));
        Assert.Equal(ErrorCodes.Tariff.UnknownYear, Assert.Single(On(2016, new(2025, 12, 1)).Errors).Code);
    }

    [Fact]
    public void A_correction_changes_what_was_owed_and_not_what_was_known()
    {
        var catalog = Catalog(OneFigure("2025 = 10.00", "2025-01..2025-12 = 12.00, \"source\": \"d2\", \"supersedes\": \"d1\""));
        string Total(LocalDate? day) => catalog.At(new(2025, 1, 1), day).Find(Somewhere, Scheme.Resident).Value.Assess("a", 12).Value.Total.ToString();

        Assert.Equal("120.00", Total(new(2025, 7, 31)));
        Assert.Equal("144.00", Total(new(2025, 8, 1)));
        Assert.Equal("144.00", Total(null));
    }

    [Fact]
    public void A_view_tells_what_it_is_asked_for()
    {
        var view = TariffCatalog.Empty.At(new(2025, 1, 1), new LocalDate(2024, 1, 1), Trust.Warn);

        Assert.Equal((new LocalDate(2025, 1, 1), new LocalDate(2024, 1, 1), Trust.Warn), (view.LawDate, view.AsKnownOn, view.Trust));
        Assert.Equal(ErrorCodes.Tariff.UnknownRegion, Assert.Single(view.Find(Somewhere, Scheme.Resident).Errors).Code);
        Assert.Equal(ErrorCodes.Tariff.UnknownRegion, Assert.Single(view.Find(Somewhere, Scheme.Resident, "a").Errors).Code);
    }

    [Theory]
    [InlineData("2024-08-31", 2023)]
    [InlineData("2024-09-01", 2024)]
    [InlineData("2025-03-01", 2024)]
    [InlineData("2025-08-31", 2024)]
    [InlineData("2025-09-01", 2025)]
    public void A_school_year_holds_until_the_next_August(string day, int year)
    {
        var catalog = Catalog(File(Figure("f", "yuan-a-month", "2023-01..2026-12 = 1.00"), $"{GradeWith("\"year\": { \"starts\": \"09\" }", "pupils", Fixed("basic", "f"))}, {Grade("a", Fixed("basic", "f"))}"));
        var view = catalog.At(LocalDatePattern.Iso.Parse(day).Value);

        Assert.Equal(year, view.Find(Somewhere, Scheme.Resident, "pupils").Value.Year.Number);
        Assert.Equal(view.LawDate.Year, view.Find(Somewhere, Scheme.Resident, "a").Value.Year.Number);
        Assert.Equal(ErrorCodes.Tariff.UnknownGrade, Assert.Single(view.Find(Somewhere, Scheme.Resident, "nobody").Errors).Code);
    }

    [Fact]
    public void A_year_that_was_not_public_yet_names_what_came_last_and_its_day()
    {
        // The rate was public in 2022 already; the base in August 2025 completes the first months.
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025-01..2025-06 = 100.00, \"source\": \"d2\"")}, {Figure("r", "rate", "2025 = 0.1")}",
            Grade("a", Rated("basic", "b", "r")));

        foreach (var day in new LocalDate[] { new(2022, 10, 31), new(2025, 7, 31) })
        {
            var error = Assert.Single(Catalog(file).At(new(2025, 1, 1), day).Find(Somewhere, Scheme.Resident).Errors);

            Assert.Equal(
                (ErrorCodes.Tariff.PublishedLater, "b", "2025-01..2025-06", "2025-08-01", new LocalDate(2025, 8, 1), "d2"),
                (error.Code, error.Operands["figure"], error.Operands["months"], error.Operands["published"], error.ChangesOn, error.Source?.Id));
        }

        Assert.True(Catalog(file).At(new(2025, 1, 1), new LocalDate(2025, 8, 1)).Find(Somewhere, Scheme.Resident).Succeeded);
    }

    [Fact]
    public void A_year_of_which_no_day_of_publication_is_known_leaves_each_question_its_answer()
    {
        var tariff = Catalog(OneFigure("2025 = 10.00, \"source\": \"undated\"")).At(new(2025, 1, 1), new LocalDate(2025, 8, 1)).Find(Somewhere, Scheme.Resident).Value;

        Assert.Empty(tariff.Grades);
        Assert.Equal(ErrorCodes.Tariff.PublicationUnknown, Assert.Single(tariff.Assess("a", 12).Errors).Code);
    }

    [Fact]
    public void Answers_equal_a_naive_replay_of_the_publications() => Holds.ForAll(
        Histories,
        Gen.Choose(-1, 40),
        (history, dayNumber) =>
        {
            var asKnownOn = FirstDay.PlusDays(dayNumber);
            var catalog = Catalog(history.File());
            var view = catalog.At(new(2025, 6, 1), asKnownOn);
            var months = Enumerable.Range(1, 12).ToDictionary(month => month, month => history.Known(month, dayNumber));

            if (!view.Find(Somewhere, Scheme.Resident).TryGet(out var tariff, out var errors))
            {
                // Nothing of the year was public: the first publication of all changes that.
                Assert.All(months.Values, Assert.Null);
                Assert.Equal((ErrorCodes.Tariff.PublishedLater, FirstDay.PlusDays(history.Publications.Min(publication => publication.Day))), (Assert.Single(errors).Code, errors[0].ChangesOn));
                return;
            }

            foreach (var (month, expected) in months)
            {
                var answer = tariff.Assess("a", FeePeriod.Of(new(2025, month), new(2025, month)));
                if (expected is { } yuan)
                {
                    Assert.Equal(Money.FromYuan(yuan), answer.Value.Total);
                }
                else if (history.FirstDay(month) is { } day)
                {
                    Assert.Equal((ErrorCodes.Tariff.PublishedLater, FirstDay.PlusDays(day)), (Assert.Single(answer.Errors).Code, answer.Errors[0].ChangesOn));
                }
                else
                {
                    Assert.Equal(ErrorCodes.Tariff.UnknownMonths, Assert.Single(answer.Errors).Code);
                }
            }
        },
        300);

    /// <summary>Publications of one figure, each the correction of the one before; all of them speak of July.</summary>
    private static Gen<History> Histories { get; } =
        from first in Gen.Choose(0, 9)
        from waits in Gen.ListOf(Gen.Choose(0, 9).Zip(Gen.Choose(1, 7)).Zip(Gen.Choose(7, 12).Zip(Gen.Choose(1, 3))))
        select History.Of(first, [.. waits.Take(5).Select(wait => (wait.Item1.Item1, wait.Item1.Item2, wait.Item2.Item1, wait.Item2.Item2))]);

    private static string OneFigure(params string[] rows) => File(Figure("f", "yuan-a-month", rows), Grade("a", Fixed("basic", "f")));

    private sealed record Publication(int Day, int From, int Through, int Yuan);

    private sealed record History(IReadOnlyList<Publication> Publications)
    {
        public static History Of(int first, IEnumerable<(int Wait, int From, int Through, int Yuan)> more)
        {
            var day = first;
            var publications = new List<Publication> { new(day, 3, 9, 50) };
            foreach (var (wait, from, through, yuan) in more)
            {
                day += wait;
                publications.Add(new(day, from, through, yuan));
            }

            return new(publications);
        }

        /// <summary>One publication after the other, up to the day, onto a calendar of twelve months.</summary>
        public int? Known(int month, int day)
        {
            var calendar = new int?[13];
            foreach (var publication in Publications.TakeWhile(publication => publication.Day <= day))
            {
                for (var i = publication.From; i <= publication.Through; i++)
                {
                    calendar[i] = publication.Yuan;
                }
            }

            return calendar[month];
        }

        public int? FirstDay(int month) => Publications.FirstOrDefault(publication => publication.From <= month && month <= publication.Through)?.Day;

        public string File()
        {
            var sources = Publications.Select((publication, i) => $$"""
                "p{{i}}": { "document": "某发〔2024〕{{i + 1}}号", "publishedBy": "{{LocalDatePattern.Iso.Format(CatalogViewTests.FirstDay.PlusDays(publication.Day))}}" }
                """);
            var rows = Publications.Select((publication, i) => $$"""2025-{{publication.From:D2}}..2025-{{publication.Through:D2}} = {{publication.Yuan}}.00, "source": "p{{i}}"{{(i == 0 ? "" : $", \"supersedes\": \"p{i - 1}\"")}}""");
            return OneFigure([.. rows]).Replace(Sources, $"{{ {string.Join(", ", sources)} }}", StringComparison.Ordinal);
        }
    }
}
