using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Bulk;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Conventions;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using Insurance.Domain.Tests.Tariffs;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Tests.Bulk;

/// <summary>Bulk against the second calculation, straight from the JSON of the file in whole numbers of any size.</summary>
public sealed class PlainBulkTests
{
    private static readonly Gen<int> Seeds = Gen.Choose(0, int.MaxValue);

    [Fact]
    public void Rows_of_the_reference_tariff_come_to_the_plain_calculation() => Holds.ForAll(
        Seeds,
        seed => Agrees(BulkAgreesWithQuotesTests.Reference, Parsed(Path.Combine(Repository.Root, "benchmarks", "data", "reference-tariff.json")), null, new Random(seed), 150),
        8);

    [Fact]
    public void Rows_of_a_shipped_tariff_come_to_the_plain_calculation() => Holds.ForAll(
        Seeds,
        seed =>
        {
            var random = new Random(seed);
            var file = Path.Combine(Repository.Library, "Data", "tariffs", "500000", "flexible-employment.json");
            Agrees(TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, random.Next(2023, 2026)).Value, Parsed(file), null, random, 150);
        },
        6);

    [Fact]
    public void Rows_of_random_tariffs_come_to_the_plain_calculation() => Holds.ForAll(
        Seeds,
        seed =>
        {
            var random = new Random(seed);
            var (file, tariff) = RandomPlans.Any(random);
            Agrees(tariff, JsonNode.Parse(file)!.AsObject(), null, random, 40);
        },
        40);

    [Fact]
    public void Rows_of_random_files_come_to_the_plain_calculation_late_prices_too() => Holds.ForAll(
        RandomFiles.Of(1),
        Seeds,
        (given, seed) =>
        {
            var question = given.Questions[0];
            var catalog = Tests.Tariffs.Invented.Catalog(given.File.ToJsonString(), given.Other.ToJsonString());
            if (catalog.Find(Tests.Tariffs.Invented.Somewhere, Scheme.Resident, question.Year).TryGet(out var tariff, out _))
            {
                Agrees(tariff, given.File, question.PaidOn, new Random(seed), 25, given.Other);
            }
        },
        60);

    private static void Agrees(Tariff tariff, JsonObject file, string? paidOn, Random random, int count, JsonObject? other = null)
    {
        var plain = new PlainTariff(file, new Dictionary<string, JsonObject>(StringComparer.Ordinal) { [RandomFiles.OtherKey] = other ?? file });
        var plan = BulkPlan.Of(tariff, paidOn is null ? null : LocalDatePattern.Iso.Parse(paidOn).Value).Value;
        var rows = RowSet.Of(plan, random, count);
        var columns = Worked.Of(plan, rows, random).Columns;
        for (var row = 0; row < count; row++)
        {
            if (rows.Grades[row] >= plan.Grades.Length || rows.Months[row] is < 1 or > 12 || rows.Base(row) < BulkPlan.NoBase)
            {
                // No question that the plain calculation can be asked.
                Assert.NotEqual(0, columns.Refusals.Span[row]);
                continue;
            }

            var (grade, months) = (plan.Grades[rows.Grades[row]].Id, rows.Months[row]);
            var starts = int.Parse(file["grades"]![grade]!["year"]?["starts"]?.GetValue<string>() ?? "01", CultureInfo.InvariantCulture) - 1;
            var bases = new Dictionary<string, string>(StringComparer.Ordinal);
            if (rows.Base(row) != BulkPlan.NoBase)
            {
                bases[PlainQuestion.AllLines] = string.Create(CultureInfo.InvariantCulture, $"{rows.Base(row) / 100}.{rows.Base(row) % 100:D2}");
            }

            var answer = plain.Ask(new(grade, tariff.Year.Number, (tariff.Year.Number * 12) + starts + 12 - months, months, bases, paidOn, null));
            IsTheSame(answer, columns, rows, row, plan);
        }
    }

    private static void IsTheSame(PlainAnswer answer, BulkColumns columns, RowSet rows, int row, BulkPlan plan)
    {
        var code = ((BulkRefusal)columns.Refusals.Span[row]).Code();
        if (code == ErrorCodes.Bulk.TooLarge)
        {
            // A base that stands for all larger ones may be too large where the plain calculation takes or refuses it as it is.
            Assert.True(rows.Base(row) == BulkPlan.LargestBase || answer.Total > int.MaxValue || answer.Lines.Any(line => line.Fen > int.MaxValue), $"{answer.Total} is not too large");
        }
        else if (answer.Refusals.Count > 0)
        {
            // Whether a line would have been exact is left open there where one of its bases lies outside.
            var codes = answer.Refusals.Select(refusal => refusal.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
            Assert.True(codes.Contains(code) || (code == ErrorCodes.Tariff.Inexact && (codes.Contains(ErrorCodes.Tariff.BaseOutside) || codes.Contains(ErrorCodes.Tariff.BaseNotAStep))), $"{code} is not among {string.Join(", ", codes)}");
        }
        else
        {
            Assert.Equal("", code);
            var expected = answer.Lines.ToDictionary(line => line.Line, line => line.Fen, StringComparer.Ordinal);
            Assert.Equal(plan.Lines.Select(line => expected.GetValueOrDefault(line.Id, BigInteger.Zero)), columns.Lines.Select(line => (BigInteger)line.Span[row]));
            Assert.Equal(answer.Total, columns.Totals.Span[row]);
        }
    }

    private static JsonObject Parsed(string path) => JsonNode.Parse(System.IO.File.ReadAllBytes(path))!.AsObject();
}
