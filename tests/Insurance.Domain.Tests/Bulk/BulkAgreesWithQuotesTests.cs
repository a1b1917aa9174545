using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Bulk;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Conventions;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Tests.Bulk;

/// <summary>
/// Bulk against the scalar path, row for row: the first refusal, every line, the total, the sums; with every kernel and every width, in columns that begin anywhere and are
/// of any length. A hundred times as many rows in <c>./build.sh long bulk</c>.
/// </summary>
public sealed class BulkAgreesWithQuotesTests
{
    private const int LongestBlock = 5000;

    private static readonly Gen<int> Seeds = Gen.Choose(0, int.MaxValue);

    public static Tariff Reference { get; } = TariffCatalog.Empty
        .With(TariffHistory.Read(System.IO.File.ReadAllBytes(Path.Combine(Repository.Root, "benchmarks", "data", "reference-tariff.json")), "reference-tariff.json").Value)
        .Find(Region.Parse("990000"), Scheme.FlexibleEmployment, 2025).Value;

    /// <summary>Every year of every shipped file.</summary>
    public static Tariff[] Shipped { get; } =
    [
        .. from history in TariffCatalog.Embedded.Histories
           from year in Enumerable.Range(2000, 40)
           let found = TariffCatalog.Embedded.Find(history.Region, history.Scheme, year)
           where found.Succeeded
           select found.Value,
    ];

    [Fact]
    public void A_hundred_thousand_rows_of_the_reference_tariff_come_to_what_single_quotes_come_to() => Holds.ForAll(
        Seeds,
        seed =>
        {
            var random = new Random(seed);
            Assert.Equal(BulkKernel.Vector, Agrees(Reference, random, LongestBlock).Kernel);
        },
        40);

    [Fact]
    public void Every_shipped_tariff_of_every_year_comes_to_what_single_quotes_come_to() => Holds.ForAll(
        Seeds,
        seed =>
        {
            Assert.True(Shipped.Length > 10);
            var random = new Random(seed);
            foreach (var tariff in Shipped)
            {
                Agrees(tariff, random, 400);
            }
        },
        3);

    [Fact]
    public void Random_tariffs_of_many_grades_and_lines_come_to_what_single_quotes_come_to() => Holds.ForAll(
        Seeds,
        seed =>
        {
            var random = new Random(seed);
            Agrees(RandomPlans.Tariff(random), random, 600);
        },
        80);

    [Fact]
    public void Random_files_with_everything_in_them_come_to_what_single_quotes_come_to() => Holds.ForAll(
        RandomFiles.Of(1),
        Seeds,
        (given, seed) =>
        {
            var random = new Random(seed);
            var catalog = Tests.Tariffs.Invented.Catalog(given.File.ToJsonString(), given.Other.ToJsonString());
            var question = given.Questions[0];
            var asKnownOn = question.AsKnownOn is { } day ? LocalDatePattern.Iso.Parse(day).Value : (LocalDate?)null;
            if (catalog.Find(Tests.Tariffs.Invented.Somewhere, Scheme.Resident, question.Year, asKnownOn).TryGet(out var tariff, out _))
            {
                Agrees(tariff, random, 300);
                Agrees(tariff.Trusting(Trust.Warn), random, 60);
            }
        },
        60);

    [Fact]
    public void The_random_tariffs_reach_every_kernel_every_refusal_and_rows_without_any()
    {
        var kernels = new HashSet<BulkKernel>();
        var refusals = new HashSet<BulkRefusal>();
        var random = new Random(5);
        var clean = 0;
        foreach (var tariff in Enumerable.Range(0, 150).Select(_ => RandomPlans.Tariff(random)).Concat(Enumerable.Range(0, 150).SelectMany(RandomFilesOf)))
        {
            var plan = BulkPlan.Of(tariff, RandomDay(random)).Value;
            var rows = RowSet.Of(plan, random, 100);
            var worked = Worked.Of(plan, rows, random);
            kernels.Add(plan.Kernel);
            refusals.UnionWith(worked.Columns.Refusals.ToArray().Select(refusal => (BulkRefusal)refusal));
            clean += worked.Sums.Refused == 0 ? 1 : 0;
        }

        Assert.Equal(Enum.GetValues<BulkKernel>().Order(), kernels.Order());
        Assert.Equal(Enum.GetValues<BulkRefusal>(), refusals.Order());
        Assert.True(clean > 10, $"Only {clean} blocks without a refusal.");
    }

    private static IEnumerable<Tariff> RandomFilesOf(int seed)
    {
        var given = RandomFiles.From(seed, 1);
        var asKnownOn = given.Questions[0].AsKnownOn is { } day ? LocalDatePattern.Iso.Parse(day).Value : (LocalDate?)null;
        var found = Tests.Tariffs.Invented.Catalog(given.File.ToJsonString(), given.Other.ToJsonString()).Find(Tests.Tariffs.Invented.Somewhere, Scheme.Resident, 2025, asKnownOn);
        return found.Succeeded ? [found.Value] : [];
    }

    private static LocalDate? RandomDay(Random random) => RandomFiles.Chance(random, 60) ? null : new LocalDate(2025, 1, 1).PlusDays(random.Next(-200, 500));

    /// <summary>Random rows, those that single quotes accept alone, and how the plan works them out.</summary>
    private static BulkPlan Agrees(Tariff tariff, Random random, int most)
    {
        var plan = BulkPlan.Of(tariff, RandomDay(random)).Value;
        var rows = RowSet.Of(plan, random, random.Next(0, most + 1));
        var expected = new Scalar(plan, rows);
        if (RandomFiles.Chance(random, 25))
        {
            rows = rows.Without(row => expected.Codes[row].Length > 0);
            expected = new Scalar(plan, rows);
        }

        Worked.EveryFormAgrees(plan, rows, expected, random);
        return plan;
    }
}
