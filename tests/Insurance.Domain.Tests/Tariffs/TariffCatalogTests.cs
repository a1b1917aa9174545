using System.Text;
using Insurance.Domain.Tariffs;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

public sealed class TariffCatalogTests
{
    private static readonly string Cheap = Amount("2025 = 100.00");
    private static readonly string Dear = Amount("2024..2025 = 900.00");

    [Fact]
    public void A_file_takes_the_place_of_an_earlier_one_of_the_same_region_and_scheme()
    {
        var first = TariffCatalog.Embedded.With(Load(Cheap).Value);
        var second = first.With(Load(Dear).Value);

        Assert.Equal("100.00", Total(first, 2025));
        Assert.Equal("900.00", Total(second, 2025));
        Assert.Equal("900.00", Total(second, 2024));
        Assert.Equal(first.Histories.Count(), second.Histories.Count());
        Assert.Same(Chongqing(TariffCatalog.Embedded), Chongqing(second));
        Assert.Equal(ErrorCodes.Tariff.UnknownRegion, Assert.Single(TariffCatalog.Embedded.Find(Somewhere, Scheme.Resident).Errors).Code);
    }

    [Fact]
    public void Another_scheme_or_region_stands_beside_it()
    {
        var catalog = Catalog(Cheap, Amount("2025 = 1.00", scheme: "flexible-employment"), Amount("2025 = 2.00", region: "990001"));

        Assert.Equal(["990000/flexible-employment", "990000/resident", "990001/resident"], catalog.Histories.Select(history => history.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal("100.00", Total(catalog, 2025));
        var error = Assert.Single(catalog.Find(Region.Parse("990001"), Scheme.FlexibleEmployment, 2025).Errors);
        Assert.Equal((ErrorCodes.Tariff.UnknownScheme, "resident"), (error.Code, error.Operands["schemes"]));
    }

    [Fact]
    public void An_embedded_file_can_be_replaced()
    {
        var own = TariffCatalog.Embedded.With(Load(Amount("2026 = 5.00", region: "500000", scheme: "flexible-employment")).Value);

        Assert.Equal("test.json", Chongqing(own).Origin);
        Assert.Equal(TariffHistory.EmbeddedOrigin, Chongqing(TariffCatalog.Embedded).Origin);
        Assert.Equal("5.00", own.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2026).Value.Assess("a", 12).Value.Total.ToString());
        Assert.Equal("2026", Assert.Single(own.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2025).Errors).Operands["first"]);
    }

    [Fact]
    public void Every_embedded_file_is_of_the_region_and_scheme_by_which_it_is_called()
    {
        Assert.Equal(
            EmbeddedData.PathsUnder("tariffs/"),
            TariffCatalog.Embedded.Histories.Select(history => $"tariffs/{history}.json").Order(StringComparer.Ordinal));
        Assert.Equal(EmbeddedData.PathsUnder("regions/"), TariffCatalog.Embedded.Regions.Select(facts => $"regions/{facts.Region}.json"));
        Assert.All(TariffCatalog.Embedded.Histories, history => Assert.Same(history, TariffCatalog.Embedded.Find(history.Region, history.Scheme).Value));
    }

    [Fact]
    public void Many_threads_that_ask_for_an_embedded_file_get_the_same_one()
    {
        var found = Enumerable.Range(0, 64).AsParallel().WithDegreeOfParallelism(8)
            .Select(_ => (Chongqing(TariffCatalog.Embedded), TariffCatalog.Embedded.FactsOf(Region.Chongqing))).Distinct().ToList();

        Assert.Single(found);
    }

    [Fact]
    public void The_empty_catalogue_knows_nothing()
    {
        Assert.Empty(TariffCatalog.Empty.Histories);
        Assert.Empty(TariffCatalog.Empty.Regions);
        Assert.Null(TariffCatalog.Empty.FactsOf(Region.Chongqing));
        Assert.Equal("", Assert.Single(TariffCatalog.Empty.Find(Region.Chongqing, Scheme.Resident, 2025).Errors).Operands["regions"]);
    }

    [Fact]
    public void A_file_without_a_single_known_month_has_no_years()
    {
        var error = Assert.Single(Catalog(Amount()).Find(Somewhere, Scheme.Resident, 2025).Errors);
        Assert.Equal((ErrorCodes.Tariff.UnknownYear, "-", "-"), (error.Code, error.Operands["first"], error.Operands["last"]));
        Assert.Equal("-", Assert.Single(Catalog(Amount("2025 = not-known")).Find(Somewhere, Scheme.Resident, 2025).Errors).Operands["last"]);
    }

    [Fact]
    public void The_years_of_Chongqing_are_2017_through_2025() =>
        Assert.Equal(Enumerable.Range(2017, 9), TariffCatalog.Embedded.YearsOf(Chongqing(TariffCatalog.Embedded)).Select(year => year.Number));

    [Fact]
    public void A_region_file_takes_the_place_of_an_earlier_one()
    {
        var facts = RegionFacts.Read(Encoding.UTF8.GetBytes(RegionFactsTests.Valid.Replace("990000", "500000", StringComparison.Ordinal))).Value;
        var catalog = TariffCatalog.Embedded.With(facts);

        Assert.Same(facts, catalog.FactsOf(Region.Chongqing));
        Assert.NotSame(facts, TariffCatalog.Embedded.FactsOf(Region.Chongqing));
        Assert.Same(facts, catalog.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2025).Value.RegionFacts);
        Assert.Same(Chongqing(TariffCatalog.Embedded), Chongqing(catalog));
        Assert.Null(Catalog(Cheap).Find(Somewhere, Scheme.Resident, 2025).Value.RegionFacts);
    }

    [Fact]
    public void Nothing_is_added_for_nothing()
    {
        Assert.Throws<ArgumentNullException>(() => TariffCatalog.Empty.With((TariffHistory)null!));
        Assert.Throws<ArgumentNullException>(() => TariffCatalog.Empty.With((RegionFacts)null!));
        Assert.Throws<ArgumentException>(() => TariffHistory.Read([], ""));
    }

    private static TariffHistory Chongqing(TariffCatalog catalog) => catalog.Find(Region.Chongqing, Scheme.FlexibleEmployment).Value;

    private static string Total(TariffCatalog catalog, int year) => catalog.Find(Somewhere, Scheme.Resident, year).Value.Assess("a", 12).Value.Total.ToString();

    private static string Amount(string? row = null, string region = Place, string scheme = "resident") =>
        File(Figure("f", "yuan-a-year", row is null ? [] : [row]), Grade("a", Fixed("basic", "f")), region: region, scheme: scheme);
}
