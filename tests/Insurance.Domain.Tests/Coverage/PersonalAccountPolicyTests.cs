using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>Chongqing to the end of 2022 on 4,450: under 35 3.3 % = 146.85 a month, 35 to 44 3.5 % = 155.75, from 45 3.7 % = 164.65 in grade 2; grade 1 has no account (重庆税务). Since 2023 the sources contradict each other.</summary>
public sealed class PersonalAccountPolicyTests
{
    private static readonly PersonalAccountCredit Credits = new(
        FeePeriod.Parse("2019-01..2022-12"), BenefitPlace.Source, Confidence.Secondary, [new(0, 34, Money.Parse("146.85")), new(35, 44, Money.Parse("155.75")), new(45, null, Money.Parse("164.65"))])
    {
        Grades = ["2"],
    };

    private static readonly PersonalAccountCredit None = new(FeePeriod.Parse("2019-01..2025-12"), BenefitPlace.Source, Confidence.RelayedPress, []) { Grades = ["1"] };

    private static readonly PersonalAccountPolicy Policy = new(BenefitPlace.With(Credits, None));

    // The age on the first of the month: a birthday on the first counts, one on the second does not. Who was born on 29 February is a year older on 1 March.
    [Theory]
    [InlineData("1987-06-01", "155.75")]
    [InlineData("1987-06-02", "146.85")]
    [InlineData("1987-05-31", "155.75")]
    [InlineData("1977-06-01", "164.65")]
    [InlineData("1977-06-02", "155.75")]
    [InlineData("1930-01-01", "164.65")]
    [InlineData("2022-06-30", "146.85")]
    public void The_age_on_the_first_of_the_month_decides(string born, string amount)
    {
        var credit = Policy.For(Region.Chongqing, "2", NodaTime.Text.LocalDatePattern.Iso.Parse(born).Value, new(2022, 6)).Value;

        Assert.Equal((Money.Parse(amount), new YearMonth(2022, 6), Credits), (credit.Amount, credit.Month, credit.Rule));
        Assert.Null(credit.NoAccount);
    }

    [Theory]
    [InlineData(2022, 2, "146.85")]
    [InlineData(2022, 3, "155.75")]
    public void Who_was_born_on_29_February_is_a_year_older_on_1_March(int year, int month, string amount) =>
        Assert.Equal(Money.Parse(amount), Policy.For(Region.Chongqing, "2", new(1987, 2, 28), new(year, month)).Value.Amount);

    [Fact]
    public void A_grade_without_an_account_is_credited_nothing_and_says_why()
    {
        var credit = Policy.For(Region.Chongqing, "1", new(1990, 1, 1), new(2025, 6)).Value;

        Assert.Equal((Money.Zero, "coverage.no-account", "1"), (credit.Amount, credit.NoAccount!.Code, credit.NoAccount.Operands["grade"]));
        Assert.Same(BenefitPlace.Source, credit.NoAccount.Source);
    }

    [Theory]
    [InlineData("2", 2023, 1, "2019..2022")]
    [InlineData("2", 2018, 12, "2019..2022")]
    [InlineData("1", 2026, 1, "2019..2025")]
    [InlineData("lump-sum-2", 2022, 1, "-")]
    public void A_month_that_nobody_published_is_refused_with_the_years_that_are(string grade, int year, int month, string years)
    {
        var error = Policy.For(Region.Chongqing, grade, new(1990, 1, 1), new(year, month)).Errors.Single();

        Assert.Equal(("coverage.account-unknown", "month", years, grade), (error.Code, error.Field, error.Operands["years"], error.Operands["grade"]));
    }

    // Bands that begin with 16: for who is younger nobody said anything.
    [Theory]
    [InlineData("2006-06-02", "coverage.account-unknown")]
    [InlineData("2006-06-01", null)]
    public void An_age_without_a_band_is_unknown(string born, string? code)
    {
        var policy = new PersonalAccountPolicy(BenefitPlace.With(Credits with { Bands = [new(16, null, Money.Parse("80.00"))] }));

        Assert.Equal(code, policy.For(Region.Chongqing, "2", NodaTime.Text.LocalDatePattern.Iso.Parse(born).Value, new(2022, 6)).Errors.Select(error => error.Code).SingleOrDefault());
    }

    [Fact]
    public void A_grade_or_place_that_is_not_there_is_refused_as_the_tariff_refuses_it()
    {
        Assert.Equal("tariff.unknown-grade", Policy.For(Region.Chongqing, "9", new(1990, 1, 1), new(2022, 1)).Errors.Single().Code);
        Assert.Equal("tariff.unknown-region", Policy.For(Region.Parse("990000"), "2", new(1990, 1, 1), new(2022, 1)).Errors.Single().Code);
    }

    [Fact]
    public void Who_is_not_born_yet_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Policy.For(Region.Chongqing, "2", new(2022, 7, 1), new(2022, 6)));
}
