using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Nanjing 320100, flexible employment: rate and limits from April 2023 on, without the large-amount line of that year.</summary>
public sealed class NanjingFlexibleEmploymentTests
{
    private static readonly Region Nanjing = Region.Parse("320100");

    [Theory]
    [InlineData("2023-04..2023-12", "large-amount 2021-12")]
    [InlineData("2023-03..2023-03", "cap 2023-12, floor 2023-12, large-amount 2021-12")]
    public void A_question_names_each_figure_that_is_missing_with_its_last_known_month(string months, string missing)
    {
        var errors = Find(2023).Assess("standard", FeePeriod.Parse(months), BaseChoice.Floor).Errors;

        Assert.All(errors, error => Assert.Equal((ErrorCodes.Tariff.UnknownMonths, months), (error.Code, FeePeriod.Parse(Whole(error.Operands["months"]!)).ToString())));
        Assert.Equal(missing, string.Join(", ", errors.Select(error => $"{error.Operands["figure"]} {error.Operands["last"]}").Order(StringComparer.Ordinal)));

        static string Whole(string months) => months.Contains("..", StringComparison.Ordinal) ? months : $"{months}..{months}";
    }

    [Theory]
    [InlineData("floor", "359.52", "369.52")] // 4,494 x 8 %
    [InlineData("cap", "1923.36", "1933.36")] // 24,042 x 8 %
    public void With_the_large_amount_of_2021_supposed_a_month_has_an_amount_that_says_so(string choice, string basic, string total)
    {
        var april = FeePeriod.Parse("2023-04..2023-04");
        var assessment = Find(2023).With("large-amount", april, Money.FromYuan(10)).Assess("standard", april, BaseChoice.Read(choice).Value).Value;

        Assert.Equal((basic, total), (assessment.Lines[0].Amount.ToString(), assessment.Total.ToString()));
        Assert.Contains(assessment.Warnings, warning => warning.Code == ErrorCodes.Tariff.Hypothetical);
    }

    [Fact]
    public void The_rate_fell_from_9_to_8_percent_in_april_2023()
    {
        var rate = TariffCatalog.Embedded.Find(Nanjing, Scheme.FlexibleEmployment).Value.Figures["rate"];

        Assert.Equal(("0.09", "0.08"), (rate.At(new(2023, 3)).Row!.Rate.ToString(), rate.At(new(2023, 4)).Row!.Rate.ToString()));
        Assert.Equal(FigureState.NotKnown, rate.At(new(2024, 1)).State);
    }

    private static Tariff Find(int year) => TariffCatalog.Embedded.Find(Nanjing, Scheme.FlexibleEmployment, year).Value;
}
