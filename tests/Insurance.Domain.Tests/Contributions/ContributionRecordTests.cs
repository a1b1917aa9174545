using Insurance.Domain.Contributions;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Contributions;

public sealed class ContributionRecordTests
{
    private static readonly InsuranceLine Basic = InsuranceLine.BasicMedical;
    private static readonly InsuranceLine Large = InsuranceLine.LargeAmountMutual;
    private static readonly FeePeriod Year = FeePeriod.Parse("2023-01..2023-12");

    [Fact]
    public void A_month_that_was_never_ordered_has_no_state()
    {
        Assert.Null(ContributionRecord.Empty.StateOf(Basic, new YearMonth(2023, 1)));
        Assert.Empty(ContributionRecord.Empty.MonthsIn(MonthState.Paid, [Basic], Year));
        Assert.Null(ContributionRecord.Empty.LastPaidBefore(new YearMonth(2023, 1)));
    }

    [Fact]
    public void Months_are_known_line_by_line_and_both_ends_of_a_period_count()
    {
        var record = ContributionRecord.Empty.With([Basic], FeePeriod.Parse("2023-02..2023-03"), MonthState.Paid);

        Assert.Null(record.StateOf(Basic, new YearMonth(2023, 1)));
        Assert.Equal(MonthState.Paid, record.StateOf(Basic, new YearMonth(2023, 2)));
        Assert.Equal(MonthState.Paid, record.StateOf(Basic, new YearMonth(2023, 3)));
        Assert.Null(record.StateOf(Basic, new YearMonth(2023, 4)));
        Assert.Null(record.StateOf(Large, new YearMonth(2023, 2)));
        Assert.Equal([new YearMonth(2023, 2), new YearMonth(2023, 3)], record.MonthsIn(MonthState.Paid, [Large, Basic], Year));
        Assert.Empty(record.MonthsIn(MonthState.Paid, [Large], Year));
        Assert.Empty(record.MonthsIn(MonthState.OnOrder, [Basic], Year));
        Assert.Equal([new YearMonth(2023, 3)], record.MonthsIn(MonthState.Paid, [Basic], FeePeriod.Parse("2023-03..2023-09")));
    }

    [Fact]
    public void A_month_of_two_lines_is_named_once() =>
        Assert.Equal(12, Chongqing.Paid("2023-01..2023-12").MonthsIn(MonthState.Paid, [Basic, Large], Year).Count());

    [Fact]
    public void The_last_state_of_a_month_counts_and_the_earlier_record_stays_as_it_was()
    {
        var paid = Chongqing.Paid("2023-01..2023-12");
        var refunded = paid.With(MonthState.Refunded, "2023-07..2023-12");

        Assert.Equal(MonthState.Paid, paid.StateOf(Basic, new YearMonth(2023, 7)));
        Assert.Equal(MonthState.Refunded, refunded.StateOf(Basic, new YearMonth(2023, 7)));
        Assert.Equal(new YearMonth(2023, 6), refunded.LastPaidBefore(new YearMonth(2024, 1)));
    }

    [Fact]
    public void The_last_paid_month_lies_strictly_before_and_only_paid_ones_count()
    {
        var record = Chongqing.Paid("2022-03..2022-05").With(MonthState.OnOrder, "2022-06..2022-06").With([Large], FeePeriod.Parse("2023-01..2023-01"), MonthState.Paid);

        Assert.Equal(new YearMonth(2022, 5), record.LastPaidBefore(new YearMonth(2023, 1)));
        Assert.Equal(new YearMonth(2022, 4), record.LastPaidBefore(new YearMonth(2022, 5)));
        Assert.Equal(new YearMonth(2023, 1), record.LastPaidBefore(new YearMonth(2023, 2)));
        Assert.Null(record.LastPaidBefore(new YearMonth(2022, 3)));
    }

    [Fact]
    public void Taking_back_an_order_leaves_what_another_order_or_nobody_known_brought()
    {
        var record = ContributionRecord.Empty
            .With([Basic], FeePeriod.Parse("2023-01..2023-06"), MonthState.OnOrder, Chongqing.Number(1))
            .With([Basic], FeePeriod.Parse("2023-04..2023-12"), MonthState.Paid, Chongqing.Number(2))
            .With([Large], FeePeriod.Parse("2023-01..2023-01"), MonthState.OnOrder);

        var left = record.Without(Chongqing.Number(1));

        Assert.Null(left.StateOf(Basic, new YearMonth(2023, 3)));
        Assert.Equal(MonthState.Paid, left.StateOf(Basic, new YearMonth(2023, 4)));
        Assert.Equal(MonthState.OnOrder, left.StateOf(Large, new YearMonth(2023, 1)));
    }

    [Fact]
    public void A_refund_takes_the_months_of_its_own_order_and_those_that_nobody_has()
    {
        var own = Chongqing.Number(1);
        var record = ContributionRecord.Empty
            .With([Basic], FeePeriod.Parse("2023-01..2023-03"), MonthState.Paid, own)
            .With([Basic], FeePeriod.Parse("2023-03..2023-03"), MonthState.OnOrder, Chongqing.Number(2))
            .With([Basic], FeePeriod.Parse("2023-04..2023-04"), MonthState.Paid);

        var after = record.WithRefunded([Basic], FeePeriod.Parse("2023-02..2023-05"), own);

        Assert.Equal(
            [MonthState.Paid, MonthState.Refunded, MonthState.OnOrder, MonthState.Paid, MonthState.Refunded, null],
            Enumerable.Range(1, 6).Select(month => after.StateOf(Basic, new YearMonth(2023, month))));
        Assert.Null(after.StateOf(Large, new YearMonth(2023, 2)));
        Assert.Equal(MonthState.Paid, record.StateOf(Basic, new YearMonth(2023, 2)));
    }
}
