using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Beijing 110000, flexible employment: one published amount a month from July to June, which no base and rate give.</summary>
public sealed class BeijingTests
{
    private static readonly Region Beijing = Region.Parse("110000");

    [Theory]
    [InlineData(2023, "553.56", "6642.72", "secondary")] // the notice was not seen
    [InlineData(2024, "576.32", "6915.84", "official-reprint")] // 京人社发〔2024〕12号
    [InlineData(2025, "584.92", "7019.04", "official-reprint")] // 京人社发〔2025〕11号
    public void A_month_from_July_to_June_costs_what_was_published_and_twelve_of_them_so_much(int july, string month, string twelve, string confidence)
    {
        var first = FeePeriod.Of(new(july, 7), new(july, 12));
        var second = FeePeriod.Of(new(july + 1, 1), new(july + 1, 6));
        foreach (var each in first.EachMonth().Concat(second.EachMonth()))
        {
            var assessment = Find(each.Year).Assess("standard", FeePeriod.Of(each, each)).Value;

            Assert.Equal(month, assessment.Total.ToString());
            Assert.Equal(confidence, Spelling.Of(assessment.Citation.Confidence));
            Assert.Empty(assessment.Warnings);
        }

        Assert.Equal(twelve, (Find(july).Assess("standard", first).Value.Total + Find(july + 1).Assess("standard", second).Value.Total).ToString());
    }

    [Theory]
    [InlineData(35_283, "576.32", 57_629)] // the caps from July 2024 and July 2025
    [InlineData(35_811, "584.92", 58_491)]
    public void A_third_of_the_cap_times_4_9_percent_is_not_the_amount(int cap, string published, long computed)
    {
        // 35,283 / 3 x 4.9 % = 576.289 and 35,811 / 3 x 4.9 % = 584.913.
        Assert.Equal(computed, ((cap * 49L * 10 / 3) + 50) / 100);
        Assert.NotEqual(computed, Money.Parse(published).Fen);
    }

    [Theory]
    [InlineData("2023-06..2023-07", "2023-06..2023-06")]
    [InlineData("2026-06..2026-07", "2026-07..2026-07")] // 京人社发〔2026〕7号: its medical amount was not seen
    [InlineData("2026-01..2026-12", "2026-07..2026-12")]
    public void A_span_with_an_unknown_month_is_refused_and_names_figure_month_and_last_known_month(string months, string unknown)
    {
        var period = FeePeriod.Parse(months);
        var error = Find(period.From.Year).Assess("standard", period).Errors.Single();

        Assert.Equal(
            (ErrorCodes.Tariff.UnknownMonths, "amount", unknown, "2023-07", "2026-06"),
            (error.Code, error.Operands["figure"], error.Operands["months"], error.Operands["first"], error.Operands["last"]));
    }

    [Fact]
    public void The_first_half_of_2026_is_answered_and_2027_is_not()
    {
        Assert.Equal("3509.52", Find(2026).Assess("standard", FeePeriod.Parse("2026-01..2026-06")).Value.Total.ToString());
        Assert.Equal(ErrorCodes.Tariff.UnknownYear, TariffCatalog.Embedded.Find(Beijing, Scheme.FlexibleEmployment, 2027).Errors.Single().Code);
    }

    [Fact]
    public void Nobody_declares_a_base() =>
        Assert.Equal(ErrorCodes.Tariff.BaseNotTaken, Find(2025).Assess("standard", 1, BaseChoice.Floor).Errors.Single().Code);

    [Fact]
    public void The_amount_from_July_2025_was_public_in_September()
    {
        var july = FeePeriod.Parse("2025-07..2025-07");

        var before = AsKnownOn(new(2025, 9, 17)).Assess("standard", july).Errors.Single();
        Assert.Equal((ErrorCodes.Tariff.PublishedLater, "2025-09-18"), (before.Code, before.Operands["published"]));
        Assert.Equal("584.92", AsKnownOn(new(2025, 9, 18)).Assess("standard", july).Value.Total.ToString());
    }

    private static Tariff Find(int year) => TariffCatalog.Embedded.Find(Beijing, Scheme.FlexibleEmployment, year).Value;

    private static Tariff AsKnownOn(LocalDate day) => TariffCatalog.Embedded.Find(Beijing, Scheme.FlexibleEmployment, 2025, day).Value;
}
