using FsCheck.Fluent;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Root;

public sealed class ContributionYearTests
{
    private static readonly ContributionYear Year2023 = ContributionYear.FromYear(2023);

    [Fact]
    public void A_year_runs_from_January_to_December()
    {
        Assert.Equal(new YearMonth(2023, 1), Year2023.January);
        Assert.Equal(new YearMonth(2023, 12), Year2023.December);
        Assert.Equal("2023-01..2023-12", Year2023.Months.ToString());
        Assert.Equal(12, Year2023.Months.Months);
        Assert.Equal(Year2023, ContributionYear.Of(new LocalDate(2023, 1, 1)));
        Assert.Equal(Year2023, ContributionYear.Of(new LocalDate(2023, 12, 31)));
    }

    [Theory]
    [InlineData(ContributionYear.MinYear - 1)]
    [InlineData(ContributionYear.MaxYear + 1)]
    [InlineData(0)]
    [InlineData(-2023)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    [InlineData(2023 + 65536)]
    public void A_number_out_of_range_is_refused_with_the_range(int number)
    {
        var error = Assert.Single(ContributionYear.Read(number).Errors);
        Assert.Equal(ErrorCodes.Year.Range, error.Code);
        Assert.Equal("year", error.Field);
        Assert.Equal($"{number}", error.Operands["year"]);
        Assert.Equal($"{number} is not a contribution year: it lies outside 1950 to 2199.", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => ContributionYear.FromYear(number));
    }

    [Fact]
    public void The_first_and_the_last_year_have_one_neighbour()
    {
        var first = ContributionYear.FromYear(ContributionYear.MinYear);
        var last = ContributionYear.FromYear(ContributionYear.MaxYear);
        Assert.Throws<ArgumentOutOfRangeException>(() => first.Previous);
        Assert.Throws<ArgumentOutOfRangeException>(() => last.Next);
        Assert.Equal(first, first.Next.Previous);
        Assert.Equal(last, last.Previous.Next);
    }

    [Fact]
    public void Years_are_ordered_by_number() => Holds.ForAll(Some.YearNumber, Some.YearNumber, (a, b) =>
        Laws.Order(ContributionYear.FromYear(a), ContributionYear.FromYear(b), a, b));

    [Fact]
    public void Years_are_equal_by_number() => Laws.Equality(Year2023, ContributionYear.FromYear(2024).Previous, Year2023.Next);

    [Fact]
    public void A_year_holds_its_own_months_and_no_other() => Holds.ForAll(Some.Year, Some.Month, (year, month) =>
    {
        Assert.Equal(month.Year == year.Number, year.Contains(month));
        Assert.Equal(year.Contains(month), year.Months.Contains(month));
        Assert.True(ContributionYear.Of(month.OnDayOfMonth(1)).Contains(month));
    });

    [Fact]
    public void The_last_months_end_in_December() => Holds.ForAll(Some.Year, Gen.Choose(1, 12), (year, count) =>
    {
        var period = year.LastMonths(count).Value;
        Assert.Equal(count, period.Months);
        Assert.Equal(year.December, period.Through);
        Assert.True(year.Months.Contains(period));
    });

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Other_counts_of_months_are_refused(int count)
    {
        var error = Assert.Single(Year2023.LastMonths(count).Errors);
        Assert.Equal(ErrorCodes.Period.Months, error.Code);
        Assert.Equal($"{count}", error.Operands["months"]);
    }

    [Fact]
    public void The_default_is_no_year()
    {
        Assert.Throws<InvalidOperationException>(() => default(ContributionYear).Number);
        Assert.Throws<InvalidOperationException>(() => default(ContributionYear).ToString());
        Assert.Throws<InvalidOperationException>(() => default(ContributionYear).LastMonths(1));
        Assert.Throws<InvalidOperationException>(() => default(ContributionYear).Contains(new YearMonth(2023, 1)));
        Assert.Throws<InvalidOperationException>(() => Year2023.CompareTo(default));
    }

    [Fact]
    public void The_text_is_the_same_in_every_culture() => Laws.SameTextEverywhere("2023", () => Year2023.ToString());
}
