using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Tianjin 120000, flexible employment: a rate without a base, and large-amount aid that differs by month (津医保局〔2020〕85号).</summary>
public sealed class TianjinFlexibleEmploymentTests
{
    private static readonly Region Tianjin = Region.Parse("120000");

    [Fact]
    public void Of_2026_the_rate_is_known_and_a_question_tells_what_is_missing()
    {
        // 缴费比例为8.5%, a page of the tax bureau of 2026-03-09
        var errors = Find(2026).Assess("standard", FeePeriod.Parse("2026-03..2026-12")).Errors;

        Assert.Equal(
            [("base", "-"), ("large-amount", "2021-12"), ("long-term-care", "-")],
            errors.Select(error => (error.Operands["figure"]!, error.Operands["last"]!)).Order());
        Assert.All(errors, error => Assert.Equal((ErrorCodes.Tariff.UnknownMonths, "2026-03..2026-12"), (error.Code, error.Operands["months"])));
        Assert.Equal("0.085", Figure("rate").At(new(2026, 12)).Row!.Rate.ToString());
        Assert.Equal(FigureState.NotKnown, Figure("rate").At(new(2027, 1)).State);
    }

    [Fact]
    public void Who_supposes_the_missing_figures_gets_an_amount_that_says_so()
    {
        // 5,124 is the floor of 2025: 5,124 x 8.5 % = 435.54
        var march = FeePeriod.Parse("2026-03..2026-03");
        var assessment = Find(2026)
            .With("base", march, Money.FromYuan(5124))
            .With("large-amount", march, Money.FromYuan(22))
            .With("long-term-care", march, Money.Zero)
            .Assess("standard", march).Value;

        Assert.Equal(("435.54", "457.54"), (assessment.Lines[0].Amount.ToString(), assessment.Total.ToString()));
        Assert.Contains(assessment.Warnings, warning => warning.Code == ErrorCodes.Tariff.Hypothetical);
    }

    [Fact]
    public void Large_amount_aid_is_260_a_year_in_months_of_21_and_22()
    {
        var months = ContributionYear.FromYear(2021).Months.EachMonth().Select(month => Figure("large-amount").At(month).Row!.Amount).ToList();

        Assert.Equal("260.00", Money.Sum(months).ToString());
        Assert.Equal([1, 4, 7, 10], months.Index().Where(month => month.Item == Money.FromYuan(21)).Select(month => month.Index + 1));
        Assert.Equal(8, months.Count(month => month == Money.FromYuan(22)));
    }

    [Fact]
    public void Retirees_pay_30_a_month_for_large_amount_aid_alone()
    {
        var assessment = Find(2021).Assess("retiree", 12).Value;

        Assert.Equal(("360.00", Confidence.OfficialReprint), (assessment.Total.ToString(), assessment.Citation.Confidence));
        Assert.Equal("30.00", Find(2021).Assess("retiree", 1).Value.Total.ToString());
        Assert.Equal(ErrorCodes.Tariff.EndNotPublished, assessment.Warnings.Single().Code);
    }

    [Theory]
    [InlineData(2020)]
    [InlineData(2022)]
    [InlineData(2025)] // the limits of 2025 belong to no way to pay
    [InlineData(2027)]
    public void Other_years_are_refused(int year) =>
        Assert.Equal(ErrorCodes.Tariff.UnknownYear, TariffCatalog.Embedded.Find(Tianjin, Scheme.FlexibleEmployment, year).Errors.Single().Code);

    private static Tariff Find(int year) => TariffCatalog.Embedded.Find(Tianjin, Scheme.FlexibleEmployment, year).Value;

    private static Figure Figure(string id) => TariffCatalog.Embedded.Find(Tianjin, Scheme.FlexibleEmployment).Value.Figures[id];
}
