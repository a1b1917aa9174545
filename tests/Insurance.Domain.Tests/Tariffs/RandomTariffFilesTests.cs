using System.Text.Json.Nodes;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>
/// Random tariff files and persons: the library against a plain second calculation from the same JSON. Written as
/// "law as data" asks: month lines = year lines = total, the explanation comes to the same fen, as known on a day is a replay of publications.
/// </summary>
public sealed class RandomTariffFilesTests
{
    private const int Files = 3500;
    private const int QuestionsEach = 3;

    [Fact]
    public void Every_answer_is_that_of_the_plain_calculation() => Holds.ForAll(
        RandomFiles.Of(QuestionsEach),
        given =>
        {
            var (catalog, plain) = Both(given);
            foreach (var question in given.Questions)
            {
                var answer = Ask(catalog, question);
                if (SaysNotYetPublic(catalog, question))
                {
                    Assert.True(plain.KnowsOf(question.Year, null) && !plain.KnowsOf(question.Year, question.AsKnownOn));
                    continue;
                }

                var expected = Expected(plain, question);
                Assert.Equal(expected.Refusals.Order(StringComparer.Ordinal), Refusals(answer, expected.Refusals).Order(StringComparer.Ordinal));
                if (answer.TryGet(out var assessment, out _))
                {
                    AreTheSame(expected, assessment);
                    Agrees(assessment);
                    var late = assessment.Warnings.Where(warning => warning.Code == ErrorCodes.Tariff.LatePrice).Select(warning => warning.Operands["amount"]).SingleOrDefault();
                    Assert.Equal(plain.LatePrice(question) is { } price ? Money.FromFen((long)price).ToString() : null, late);
                }
            }
        },
        Files);

    [Fact]
    public void What_was_known_on_a_day_is_what_a_file_of_that_day_would_have_said() => Holds.ForAll(
        RandomFiles.Of(1),
        given =>
        {
            var question = given.Questions[0] with { AsKnownOn = given.Questions[0].AsKnownOn ?? "2024-12-24" };
            var (catalog, plain) = Both(given);
            var (replayed, _) = Both(given with { File = Replay(given.File, question.AsKnownOn), Other = Replay(given.Other, question.AsKnownOn) });

            var then = Ask(catalog, question);
            var plainly = Ask(replayed, question with { AsKnownOn = null });

            if (Figures(plainly).Contains(ErrorCodes.Tariff.UnknownYear) || SaysNotYetPublic(catalog, question))
            {
                // A file of a day on which no month of the year was known does not know the year at all.
                Assert.False(plain.KnowsOf(question.Year, question.AsKnownOn));
                return;
            }

            Assert.Equal(plainly.Succeeded, then.Succeeded);
            Assert.Equal(Figures(plainly), Figures(then));
            if (then.TryGet(out var assessment, out _))
            {
                Assert.Equal(plainly.Value.Lines.Select(line => (line.Insurance, line.Payer, line.Amount)), assessment.Lines.Select(line => (line.Insurance, line.Payer, line.Amount)));
            }
        },
        Files / 3);

    [Fact]
    public void A_line_rounded_by_month_costs_what_its_months_cost() => Holds.ForAll(
        RandomFiles.Of(2),
        given =>
        {
            var (catalog, _) = Both(given);
            foreach (var question in given.Questions)
            {
                if (!Ask(catalog, question).TryGet(out var whole, out _) || whole.Grade.WholeYearOnly)
                {
                    continue;
                }

                // A part may have a remainder that the whole has not, in a line that is rounded over the year.
                var parts = Enumerable.Range(question.First, question.Months).Select(month => question with { First = month, Months = 1 }).ToList();
                if (question.Months / 2 is > 0 and var cut)
                {
                    parts.AddRange([question with { Months = cut }, question with { First = question.First + cut, Months = question.Months - cut }]);
                }

                var answers = parts.ConvertAll(part => Ask(catalog, part));
                if (!answers.TrueForAll(answer => answer.Succeeded))
                {
                    Assert.All(answers.Where(answer => !answer.Succeeded).SelectMany(answer => answer.Errors), error => Assert.Contains(error.Code, new[] { ErrorCodes.Tariff.Inexact, ErrorCodes.Tariff.NegativeBalance }));
                    continue;
                }

                var lines = whole.Grade.Insurances.Where(insurance => whole.Grade.Lines.Where(line => line.Line == insurance).All(line => line is { Each: RoundingStage.Month, ThenYear: null, Charge: not ChargeKind.Balance })).ToList();
                Assert.All(lines, line =>
                {
                    Assert.Equal(whole.AmountOf(line), Money.Sum(answers.Take(question.Months).Select(answer => answer.Value.AmountOf(line))));
                    Assert.Equal(question.Months > 1 ? whole.AmountOf(line) : Money.Zero, Money.Sum(answers.Skip(question.Months).Select(answer => answer.Value.AmountOf(line))));
                });
            }
        },
        Files / 3);

    [Fact]
    public void The_parts_of_the_difference_of_any_two_answers_sum_to_it() => Holds.ForAll(
        RandomFiles.Of(QuestionsEach),
        RandomFiles.Of(1),
        (given, other) =>
        {
            // Two versions of the figures under the same ways to pay, and different years, grades, months and bases.
            var changed = given.File.DeepClone().AsObject();
            changed["figures"]!["r1"] = other.File["figures"]!["r1"]!.DeepClone();
            var answers = new[] { given, given with { File = changed } }
                .SelectMany(version => given.Questions.Select(question => Ask(Both(version).Catalog, question)))
                .Where(answer => answer.Succeeded)
                .Select(answer => answer.Value)
                .ToList();
            foreach (var before in answers)
            {
                foreach (var after in answers)
                {
                    foreach (var payer in Enum.GetValues<Payer>())
                    {
                        var difference = PremiumDifference.Between(before, after, payer);
                        var expected = payer == Payer.Person ? after.Total - before.Total : after.Funding - before.Funding;
                        Assert.Equal(expected, difference.Amount);
                        Assert.Equal(expected, Money.Sum(difference.Parts.Select(part => part.Amount)));
                        Assert.All(after.Lines.Where(line => line.Payer == payer), line => Assert.Equal(after.AmountOf(line.Insurance) - before.Lines.Where(same => same.Payer == payer && same.Insurance == line.Insurance).Aggregate(Money.Zero, (sum, same) => sum + same.Amount), difference.AmountOf(line.Insurance)));
                        Assert.True(!ReferenceEquals(before, after) || difference.Parts.IsEmpty);
                    }
                }
            }
        },
        Files / 5);

    [Fact]
    public void The_random_files_reach_every_kind_of_answer()
    {
        // A generator that only ever asks for what is refused would prove nothing.
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var given in Enumerable.Range(0, 400).Select(seed => RandomFiles.From(seed, QuestionsEach)))
        {
            var (catalog, _) = Both(given);
            foreach (var answer in given.Questions.Select(question => Ask(catalog, question)))
            {
                foreach (var code in answer.Succeeded ? answer.Value.Warnings.Select(warning => warning.Code).Append("answered") : answer.Errors.Select(error => error.Code).Distinct())
                {
                    codes[code] = codes.GetValueOrDefault(code) + 1;
                }
            }
        }

        string[] expected =
        [
            "answered", ErrorCodes.Period.OutsideYear, ErrorCodes.Tariff.BaseClamped, ErrorCodes.Tariff.BaseNotAStep, ErrorCodes.Tariff.BaseNotTaken, ErrorCodes.Tariff.BaseOutside, ErrorCodes.Tariff.BaseRequired,
            ErrorCodes.Tariff.EndNotPublished, ErrorCodes.Tariff.Inexact, ErrorCodes.Tariff.LatePrice, ErrorCodes.Tariff.NegativeBalance, ErrorCodes.Tariff.PublicationUnknown,
            ErrorCodes.Tariff.PublishedLater, ErrorCodes.Tariff.UnknownMonths, ErrorCodes.Tariff.WholeYearOnly,
        ];
        Assert.All(expected, code => Assert.Contains(code, codes.Keys));
        Assert.True(codes["answered"] > 200, $"Only {codes["answered"]} of 1200 questions have an amount.");
    }

    private static (TariffCatalog Catalog, PlainTariff Plain) Both(RandomFile given) =>
        (Invented.Catalog(given.File.ToJsonString(), given.Other.ToJsonString()),
        new PlainTariff(given.File, new Dictionary<string, JsonObject>(StringComparer.Ordinal) { [RandomFiles.OtherKey] = given.Other }));

    private static PlainAnswer Expected(PlainTariff plain, PlainQuestion question) =>
        plain.KnowsOf(question.Year, null) || plain.KnowsSomethingOf(question.Year, question.AsKnownOn) ? plain.Ask(question) : PlainAnswer.Refused([ErrorCodes.Tariff.UnknownYear]);

    private static Result<Assessment> Ask(TariffCatalog catalog, PlainQuestion question) =>
        catalog.Find(Invented.Somewhere, Scheme.Resident, question.Year, Date(question.AsKnownOn)).TryGet(out var tariff, out var unknown)
            ? tariff.Assess(question.Grade, Period(question), Declared(question), Date(question.PaidOn))
            : unknown;

    /// <summary>Whether the whole year is refused, as published after the day.</summary>
    private static bool SaysNotYetPublic(TariffCatalog catalog, PlainQuestion question) =>
        !catalog.Find(Invented.Somewhere, Scheme.Resident, question.Year, Date(question.AsKnownOn)).TryGet(out _, out var errors) && errors is [{ Code: ErrorCodes.Tariff.PublishedLater }];

    private static FeePeriod Period(PlainQuestion question) => FeePeriod.Parse(question.Period);

    private static LocalDate? Date(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).Value;

    private static DeclaredBases Declared(PlainQuestion question) => question.Bases.TryGetValue(PlainQuestion.AllLines, out var all)
        ? BaseChoice.Read(all).Value
        : DeclaredBases.OfEach(question.Bases.Select(entry => (InsuranceLine.Parse(entry.Key), BaseChoice.Read(entry.Value).Value)));

    /// <summary>Refusals in the words of the plain calculation.</summary>
    private static HashSet<string> Refusals(Result<Assessment> answer, IReadOnlySet<string> expected)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var error in answer.TryGet(out _, out var errors) ? [] : errors)
        {
            var about = error.Operands["figure"] ?? error.Operands["line"];
            var named = error.Code is ErrorCodes.Tariff.UnknownMonths or ErrorCodes.Tariff.PublishedLater or ErrorCodes.Tariff.PublicationUnknown or ErrorCodes.Tariff.BaseOutside or ErrorCodes.Tariff.BaseNotAStep or ErrorCodes.Tariff.Inexact;
            if (!named)
            {
                words.Add(error.Code);
            }
            else if (expected.Contains($"{error.Code} {about} year"))
            {
                // Rounded once over the year: the remainder is no month's.
                words.Add($"{error.Code} {about} year");
            }
            else
            {
                words.UnionWith(error.Operands["months"]!.Split(", ").SelectMany(span => FeePeriod.Parse(span).EachMonth()).Select(month => $"{error.Code} {about} {YearMonthPattern.Iso.Format(month)}"));
            }
        }

        // Whether a line would have been exact cannot be said while one of its bases lies outside.
        var open = words.Where(word => word.Split(' ')[0] is ErrorCodes.Tariff.BaseOutside or ErrorCodes.Tariff.BaseNotAStep).Select(word => word.Split(' ')[1]).ToHashSet(StringComparer.Ordinal);
        words.RemoveWhere(word => word.StartsWith(ErrorCodes.Tariff.Inexact, StringComparison.Ordinal) && open.Contains(word.Split(' ')[1]));
        return words;
    }

    /// <summary>Which figures are missing in which months, for whatever reason, or else why there is no amount.</summary>
    private static SortedSet<string> Figures(Result<Assessment> answer)
    {
        string[] missing = [ErrorCodes.Tariff.UnknownMonths, ErrorCodes.Tariff.PublishedLater, ErrorCodes.Tariff.PublicationUnknown];
        var words = Refusals(answer, new HashSet<string>(StringComparer.Ordinal)).Where(word => !word.StartsWith(ErrorCodes.Tariff.Inexact, StringComparison.Ordinal));
        return new(words.Select(word => missing.Contains(word.Split(' ')[0]) ? word[(word.IndexOf(' ', StringComparison.Ordinal) + 1)..] : word), StringComparer.Ordinal);
    }

    private static void AreTheSame(PlainAnswer expected, Assessment assessment)
    {
        Assert.Equal(expected.Lines.Select(line => (line.Line, line.ByState, line.Fen)), assessment.Lines.Select(line => (line.Insurance.Id, line.Payer == Payer.State, (System.Numerics.BigInteger)line.Amount.Fen)));
        Assert.Equal(expected.Total, assessment.Total.Fen);
        Assert.Equal(expected.Funding, assessment.Funding.Fen);
        Assert.Equal(
            expected.Inputs.Order(StringComparer.Ordinal),
            assessment.Inputs.Select(row => $"{row.Source!.Id} {PlainMonth.Written((row.For.From.Year * 12) + row.For.From.Month - 1, (row.For.Through.Year * 12) + row.For.Through.Month - 1)}").Distinct().Order(StringComparer.Ordinal));
    }

    private static void Agrees(Assessment assessment)
    {
        Assert.Equal(assessment.Total, assessment.Explain().Evaluate());
        Assert.Equal(assessment.Funding, assessment.Explain(Payer.State).Evaluate());
        foreach (var line in assessment.Lines)
        {
            Assert.Equal(line.Amount, Money.Sum(line.Segments.Select(segment => segment.Amount)));
            Assert.Equal(assessment.Period.EachMonth(), line.Segments.SelectMany(segment => segment.Period.EachMonth()));
            Assert.All(line.Segments, segment => Assert.True(segment.Amount >= Money.Zero));
            var months = assessment.MonthLines().Where(month => month.Insurance == line.Insurance).ToList();
            Assert.Equal(assessment.Period.EachMonth(), months.Select(month => month.Month));
            Assert.Equal(line.Amount, Money.Sum(months.Select(month => month.Amount)));
            Assert.All(months, month => Assert.Equal(line.Payer, month.Payer));
        }
    }

    /// <summary>The file as it was known on a day, written anew: a row for each span in which one value was visible, and no trace of what came later.</summary>
    private static JsonObject Replay(JsonObject file, string day)
    {
        var replayed = file.DeepClone().AsObject();
        foreach (var (id, node) in file["figures"]!.AsObject())
        {
            // Between two ends of rows nothing changes, unless a row holds in some calendar months alone.
            var each = node!["rows"]!.AsArray().Select(row => row!.AsObject()).ToList();
            var spans = each.ConvertAll(row => (PlainMonth.Span(row["for"]!.GetValue<string>()), Uneven: row["in"] is not null));
            var cuts = spans
                .SelectMany(span => span.Uneven ? Enumerable.Range(span.Item1.First, span.Item1.Last - span.Item1.First + 2) : [span.Item1.First, span.Item1.Last + 1])
                .Distinct().Order().ToList();
            var rows = new JsonArray();
            foreach (var (first, next) in cuts.Zip(cuts.Skip(1)))
            {
                var (refusal, known) = PlainTariff.At(file, node.AsObject(), first, day);
                var row = refusal is null
                    ? new JsonObject { ["is"] = known!["is"]!.DeepClone(), ["source"] = known["source"]!.DeepClone(), ["confidence"] = known["confidence"]!.DeepClone() }
                    : new JsonObject { ["is"] = "not-known" };
                row["for"] = PlainMonth.Written(first, next - 1);
                rows.Add(row);
            }

            replayed["figures"]![id]!["rows"] = rows;
        }

        return replayed;
    }
}
