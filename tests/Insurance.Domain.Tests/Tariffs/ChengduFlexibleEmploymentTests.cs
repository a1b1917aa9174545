using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Chengdu 510100, flexible employment: two ways to pay, each with a base of its own, one of them in two percent lines.</summary>
public sealed class ChengduFlexibleEmploymentTests
{
    private static readonly Region Chengdu = Region.Parse("510100");

    [Theory]
    [InlineData("2022-07", "474.95", "40.71", "515.66", "secondary")]
    [InlineData("2022-12", "474.95", "40.71", "515.66", "secondary")]
    [InlineData("2024-07", "526.31", "45.11", "571.42", "official-reprint")] // 基本：6015×8.75%=526.31元/月；大病：6015×0.75%=45.11元/月
    [InlineData("2025-09", "526.31", "45.11", "571.42", "official-reprint")]
    [InlineData("2025-10", "535.24", "45.88", "581.12", "derived")] // 成医保办〔2025〕17号 has the base 6,117; its rates were not read
    [InlineData("2025-12", "535.24", "45.88", "581.12", "derived")]
    public void A_month_with_a_personal_account_costs_two_lines(string month, string basic, string bigIllness, string total, string confidence)
    {
        var assessment = Ask("combined", month).Value;

        Assert.Equal([("basic-medical", basic), ("big-illness", bigIllness)], assessment.Lines.Select(line => (line.Insurance.Id, line.Amount.ToString())));
        Assert.Equal((total, confidence), (assessment.Total.ToString(), Spelling.Of(assessment.Citation.Confidence)));
    }

    [Theory]
    [InlineData("2022-07", "271.40", "secondary")]
    [InlineData("2024-07", "300.72", "derived")] // 4 % of 7,518, of which the base alone was read
    [InlineData("2025-10", "305.84", "derived")]
    public void A_month_of_the_pooled_fund_alone_has_a_base_of_its_own(string month, string total, string confidence)
    {
        var assessment = Ask("pooling-only", month).Value;

        Assert.Equal((total, confidence), (assessment.Total.ToString(), Spelling.Of(assessment.Citation.Confidence)));
    }

    [Fact]
    public void A_base_is_as_published_and_not_four_fifths_of_the_other()
    {
        // 7,518 x 80 % = 6,014.40, and 6,015 was published.
        var figures = TariffCatalog.Embedded.Find(Chengdu, Scheme.FlexibleEmployment).Value.Figures;

        Assert.Equal(("6015.00", "7518.00"), (figures["base-combined"].At(new(2024, 7)).Row!.Amount.ToString(), figures["base-pooling"].At(new(2024, 7)).Row!.Amount.ToString()));
    }

    [Fact]
    public void The_new_base_begins_with_the_period_of_october_2025()
    {
        // 申报缴纳2025年10月属期起…按上述基数标准执行: the period decides, not the day of payment.
        var year = Find(2025).Assess("combined", 12).Value;

        Assert.Equal("6886.14", year.Total.ToString()); // 9 x 571.42 + 3 x 581.12
        Assert.Equal([("2025-01..2025-09", "6015.00"), ("2025-10..2025-12", "6117.00")], year.Lines[0].Segments.Select(segment => (segment.Period.ToString(), segment.Base.ToString())));
        Assert.All(year.Warnings, warning => Assert.Equal(ErrorCodes.Tariff.EndNotPublished, warning.Code));
        Assert.NotEmpty(year.Warnings);
    }

    [Fact]
    public void Between_the_bases_that_were_read_nothing_is_guessed()
    {
        var errors = Find(2024).Assess("combined", 12).Errors;

        Assert.Equal(["base-combined", "rate-basic", "rate-big-illness"], errors.Select(error => error.Operands["figure"]).Order(StringComparer.Ordinal));
        Assert.All(errors, error => Assert.Equal((ErrorCodes.Tariff.UnknownMonths, "2024-01..2024-06", "2025-12"), (error.Code, error.Operands["months"], error.Operands["last"])));
    }

    [Theory]
    [InlineData(2021)]
    [InlineData(2023)]
    [InlineData(2026)]
    public void Years_of_which_nothing_was_read_are_refused(int year)
    {
        var error = TariffCatalog.Embedded.Find(Chengdu, Scheme.FlexibleEmployment, year).Errors.Single();

        Assert.Equal((ErrorCodes.Tariff.UnknownYear, "2022", "2025"), (error.Code, error.Operands["first"], error.Operands["last"]));
    }

    private static Tariff Find(int year) => TariffCatalog.Embedded.Find(Chengdu, Scheme.FlexibleEmployment, year).Value;

    private static Result<Assessment> Ask(string grade, string month) =>
        Find(int.Parse(month[..4], System.Globalization.CultureInfo.InvariantCulture)).Assess(grade, FeePeriod.Parse($"{month}..{month}"));
}
