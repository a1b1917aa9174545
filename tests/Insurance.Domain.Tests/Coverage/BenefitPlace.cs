using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Tariffs;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>A Chongqing of which nothing is known but the terms that a test gives it, and the published base of 73,272 for missing months in 2024 and 2025.</summary>
internal static class BenefitPlace
{
    public static readonly Source Source = new("s", "渝某发〔2020〕1号", null, null, null, null);

    public static readonly LifetimeYears Lifetime = new(Years("2022-01..2026-12"), Source, Confidence.Secondary, MenYears: 30, WomenYears: 25, ActualYears: 10)
    {
        ResidentShare = Rate.Parse("0.125"),
        LumpSum = [new("1", "lump-sum-1"), new("2", "lump-sum-2")],
    };

    public static TariffCatalog With(params Term[] terms) => TariffCatalog.Empty.With(History(terms));

    public static TariffHistory History(params Term[] terms)
    {
        var priced = Invented.Load(Invented.File(
            string.Join(", ", Invented.Figure("lump", "yuan-a-year", "2024..2025 = 73272.00"), Rated("b1", "0.04"), Rated("b2", "0.1"), Rated("l", "0.01")),
            string.Join(", ", Grade("1", "b1"), Grade("2", "b2"), Grade("lump-sum-1", "b1"), Grade("lump-sum-2", "b2")),
            region: "500000",
            scheme: "flexible-employment")).Value;
        return new(priced.Region, priced.Scheme, priced.Name)
        {
            Sources = priced.Sources,
            LineNames = priced.LineNames,
            Figures = priced.Figures,
            Grades = priced.Grades,
            Terms = new([.. terms]),
        };
    }

    /// <summary>Terms of residents: of the place itself, or of the whole country.</summary>
    public static TariffHistory Residents(Region region, params Term[] terms) => new(region, Scheme.Resident, new("Residents", "居民", "Residentes")) { Terms = new([.. terms]), FloorsOnly = true };

    public static FeePeriod Years(string months) => FeePeriod.Parse(months);

    private static string Rated(string id, string rate) => Invented.Figure(id, "rate", $"2024..2025 = {rate}");

    private static string Grade(string id, string rate) => Invented.Grade(id, Invented.Rated("basic", "lump", rate, "month 0.01 exact"), Invented.Rated("large", "lump", "l", "month 0.01 exact"));
}
