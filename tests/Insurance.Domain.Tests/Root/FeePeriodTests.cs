using FsCheck.Fluent;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Root;

public sealed class FeePeriodTests
{
    [Fact]
    public void Months_in_any_order_are_spanned_without_a_gap_each_once()
    {
        YearMonth[] months = [new(2024, 1), new(2023, 12), new(2024, 3), new(2023, 12), new(2022, 5)];

        Assert.Equal("2022-05..2022-05, 2023-12..2024-01, 2024-03..2024-03", string.Join(", ", FeePeriod.Spanning(months)));
        Assert.Empty(FeePeriod.Spanning([]));
        Assert.Throws<ArgumentNullException>(() => FeePeriod.Spanning(null!));
    }

    [Fact]
    public void A_period_holds_both_its_ends()
    {
        var period = FeePeriod.Of(new(2023, 11), new(2024, 2));
        Assert.Equal(4, period.Months);
        Assert.Equal(new YearMonth(2023, 11), period.From);
        Assert.Equal(new YearMonth(2024, 2), period.Through);
        Assert.Equal([new(2023, 11), new(2023, 12), new(2024, 1), new(2024, 2)], period.EachMonth());
        Assert.True(period.Contains(period.From));
        Assert.True(period.Contains(period.Through));
        Assert.False(period.Contains(new YearMonth(2023, 10)));
        Assert.False(period.Contains(new YearMonth(2024, 3)));
    }

    [Theory]
    [InlineData(2023, 2, 2023, 1)]
    [InlineData(2024, 1, 2023, 12)]
    [InlineData(2023, 1, -5, 3)]
    public void A_period_that_ends_before_it_begins_is_refused(int fromYear, int fromMonth, int throughYear, int throughMonth)
    {
        YearMonth from = new(fromYear, fromMonth), through = new(throughYear, throughMonth);
        var error = Assert.Single(FeePeriod.Between(from, through).Errors);
        Assert.Equal(ErrorCodes.Period.Reversed, error.Code);
        Assert.Equal("period", error.Field);
        Assert.Contains(error.Operands["through"]!, error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => FeePeriod.Of(from, through));
    }

    [Fact]
    public void Any_period_reads_back_and_counts_its_months() => Holds.ForAll(Some.Period, period =>
    {
        Assert.Equal(period, FeePeriod.Parse(period.ToString()));
        Assert.Equal(FeePeriod.MaxTextLength, period.ToString().Length);
        var months = period.EachMonth().ToList();
        Assert.Equal(period.Months, months.Count);
        Assert.Equal(period.From, months[0]);
        Assert.Equal(period.Through, months[^1]);
        Assert.Equal(period, FeePeriod.Of(period.From, period.Through));
    });

    [Fact]
    public void Containing_and_overlapping_are_what_the_months_say() => Holds.ForAll(
        Some.Period.Zip(Gen.Choose(-45, 45)),
        Gen.Choose(0, 40),
        (start, more) =>
        {
            var (period, shift) = start;
            var from = period.From.PlusMonths(shift);
            var other = FeePeriod.Of(from, from.PlusMonths(more));
            var mine = period.EachMonth().ToHashSet();
            Assert.Equal(mine.Overlaps(other.EachMonth()), period.Overlaps(other));
            Assert.Equal(period.Overlaps(other), other.Overlaps(period));
            Assert.Equal(mine.IsSupersetOf(other.EachMonth()), period.Contains(other));
            Assert.Equal(mine.Contains(from), period.Contains(from));
        });

    [Theory]
    [InlineData("")]
    [InlineData("2023-01")]
    [InlineData("2023-01..2022-12")]
    [InlineData("2023-00..2023-12")]
    [InlineData("2023-01..2023-13")]
    [InlineData("2023-1..2023-12")]
    [InlineData("2023-01...2023-2")]
    [InlineData("2023-01--2023-12")]
    [InlineData("2023-01..2023-12 ")]
    [InlineData(" 2023-01..2023-12")]
    [InlineData("2023/01..2023/12")]
    [InlineData("-023-01..2023-12")]
    [InlineData("+023-01..2023-12")]
    [InlineData("２０２３-01..2023-12")]
    [InlineData("2023-０1..2023-12")]
    [InlineData("202301..202312..")]
    public void A_text_that_is_no_period_is_refused(string text)
    {
        Assert.False(FeePeriod.TryParse(text, out var period));
        Assert.Equal(default, period);
        Assert.Throws<FormatException>(() => FeePeriod.Parse(text));
    }

    [Fact]
    public void No_text_is_no_period() => Assert.False(FeePeriod.TryParse(null, out _));

    [Fact]
    public void Periods_are_equal_by_their_months() => Laws.Equality(
        FeePeriod.Of(new(2023, 1), new(2023, 12)),
        ContributionYear.FromYear(2023).Months,
        FeePeriod.Of(new(2023, 1), new(2023, 11)));

    [Fact]
    public void The_default_is_no_period()
    {
        var nothing = default(FeePeriod);
        Assert.Throws<InvalidOperationException>(() => nothing.From);
        Assert.Throws<InvalidOperationException>(() => nothing.Through);
        Assert.Throws<InvalidOperationException>(() => nothing.Months);
        Assert.Throws<InvalidOperationException>(() => nothing.EachMonth().Count());
        Assert.Throws<InvalidOperationException>(() => nothing.Contains(new YearMonth(2023, 1)));
        Assert.Throws<InvalidOperationException>(() => nothing.Overlaps(nothing));
        Assert.Throws<InvalidOperationException>(() => nothing.ToString());
        Assert.Equal(nothing, default);
    }

    [Fact]
    public void The_text_is_the_same_in_every_culture()
    {
        Laws.SameTextEverywhere("2023-01..2023-12", () => ContributionYear.FromYear(2023).Months.ToString());
        Laws.SameTextEverywhere("2023-02..2023-03", () => FeePeriod.Parse("2023-02..2023-03").ToString());
    }
}
