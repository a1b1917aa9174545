using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Places of which one base, one rate or one sum was read, none of it in a notice: an answer carries how weak it is.</summary>
public sealed class WeaklyAttestedPlacesTests
{
    private const string Ningde = "350900";
    private const string Zhenjiang = "321100";
    private const string Taizhou = "321200";
    private const string Changzhou = "320400";
    private const string Taiyuan = "140100";

    [Theory]
    [InlineData(Ningde, "standard", "2024-07..2024-07", "443.30", "relayed-press")] // 4,433 x 10 %, the bureau as relayed on 2024-09-26
    [InlineData(Ningde, "standard", "2025-01..2025-06", "2659.80", "relayed-press")]
    [InlineData(Zhenjiang, "standard", "2025-01..2025-01", "395.32", "secondary")] // 4,879 x 8 % + 5
    [InlineData(Zhenjiang, "standard", "2025-01..2025-12", "4743.84", "secondary")]
    [InlineData(Taizhou, "standard", "2024-06..2024-06", "440.41", "secondary")] // 4,494 x (9 % + 0.8 %)
    [InlineData(Changzhou, "standard", "2023-12..2023-12", "404.46", "secondary")] // 4,494 x 9 %
    [InlineData(Taiyuan, "standard", "2025-01..2025-12", "6573.12", "secondary")] // 6,149.88 + 423.24
    [InlineData(Taiyuan, "with-maternity", "2025-01..2025-12", "7441.32", "secondary")] // and 868.20
    [InlineData(Taiyuan, "with-maternity", "2025-12..2025-12", "620.11", "secondary")] // 512.49 + 35.27 + 72.35
    public void Months_cost_what_was_read(string region, string grade, string months, string total, string confidence)
    {
        var period = FeePeriod.Parse(months);
        var assessment = TariffCatalog.Embedded.Find(Region.Parse(region), Scheme.FlexibleEmployment, period.From.Year).Value.Assess(grade, period).Value;

        Assert.Equal((total, confidence), (assessment.Total.ToString(), Spelling.Of(assessment.Citation.Confidence)));
    }

    [Theory]
    [InlineData(Ningde, "2024-06..2024-07", "base", "2024-06", "2025-06")]
    [InlineData(Ningde, "2025-06..2025-07", "base", "2025-07", "2025-06")]
    [InlineData(Taizhou, "2024-06..2024-07", "base", "2024-07", "2024-06")]
    public void A_span_with_an_unknown_month_is_refused_with_figure_month_and_last_known_month(string region, string months, string figure, string missing, string last)
    {
        var period = FeePeriod.Parse(months);
        var errors = TariffCatalog.Embedded.Find(Region.Parse(region), Scheme.FlexibleEmployment, period.From.Year).Value.Assess("standard", period).Errors;

        Assert.All(errors, error => Assert.Equal((ErrorCodes.Tariff.UnknownMonths, missing, last), (error.Code, error.Operands["months"]![..7], error.Operands["last"])));
        Assert.Contains(errors, error => error.Operands["figure"] == figure);
    }

    [Theory]
    [InlineData(Ningde, 2026, "2025")]
    [InlineData(Zhenjiang, 2026, "2025")]
    [InlineData(Taizhou, 2025, "2024")]
    [InlineData(Changzhou, 2024, "2023")]
    [InlineData(Taiyuan, 2026, "2025")]
    public void The_next_year_is_refused_with_the_last_known_one(string region, int year, string last)
    {
        var error = TariffCatalog.Embedded.Find(Region.Parse(region), Scheme.FlexibleEmployment, year).Errors.Single();

        Assert.Equal((ErrorCodes.Tariff.UnknownYear, last), (error.Code, error.Operands["last"]));
    }
}
