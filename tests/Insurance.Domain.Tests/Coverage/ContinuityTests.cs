using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>Insured without a break, by several definitions. 医保办发〔2021〕43号 asks of who changes scheme 「已连续2年(含)以上参保的」: two years, the second included.</summary>
public sealed class ContinuityTests
{
    private static readonly TransferWaits Transfer = new(FeePeriod.Parse("2022-01..2026-12"), BenefitPlace.Source, Confidence.RelayedPress, ContinuousYears: 2, GapMonths: 3, MonthsAtMost: 6);

    // Exactly 24 months are two years; 23 are not, and refunded ones are not there.
    [Theory]
    [InlineData("resident 2023-01..2024-12 on 2022-11-01", "2023-01..2024-12", 2, 0)]
    [InlineData("resident 2023-02..2024-12 on 2023-01-15", "2023-02..2024-12", 1, 1)]
    [InlineData("resident 2022-12..2024-12 on 2022-11-01", "2022-12..2024-12", 2, 0)]
    [InlineData("resident 2023-01..2024-12 on 2022-11-01 refunded 2023-01..2023-01", "2023-02..2024-12", 1, 1)]
    [InlineData("resident 2023-01..2024-12 on 2022-11-01 refunded 2024-12..2024-12", "2023-01..2024-11", 1, 1)]
    public void Two_years_for_a_transfer_are_twenty_four_months_in_a_row(string payment, string months, int years, int missing)
    {
        var continuity = Continuity.Of(Booked.Facts(payment), ContinuityDefinition.ForTransfer, new(2024, 12));

        Assert.Equal((FeePeriod.Parse(months), years, missing), (continuity.Months!.Value, continuity.WholeYears, continuity.MissingFor(Transfer)));
    }

    [Fact]
    public void A_transfer_counts_schemes_and_places_together()
    {
        var facts = Booked.Facts("employer 2023-07..2024-06 at 510100", "resident 2023-01..2023-06 on 2022-12-01", "flexible-employment 2024-07..2024-12 on 2024-07-01");

        Assert.Equal(24, Continuity.Of(facts, ContinuityDefinition.ForTransfer, new(2024, 12)).Count);
        Assert.Equal(18, Continuity.Of(facts, ContinuityDefinition.Strict.In(ContinuityScheme.Employees), new(2024, 12)).Count);
        Assert.Equal(6, Continuity.Of(facts, ContinuityDefinition.Strict.In(ContinuityScheme.Employees).Here(), new(2024, 12)).Count);
        Assert.Equal("2023-01..2023-06", Continuity.Of(facts, ContinuityDefinition.Strict.In(ContinuityScheme.Residents), new(2024, 12)).Months.ToString());
    }

    // A month is in time on its last day, in February of a leap year too, and a day later it is not.
    [Theory]
    [InlineData("2024-02-29", true)]
    [InlineData("2024-03-01", false)]
    public void Strictly_a_month_is_paid_by_its_last_day(string paid, bool counts)
    {
        var facts = Booked.Facts("employer 2024-01..2024-01", $"flexible-employment 2024-02..2024-02 on {paid}", "employer 2024-03..2024-03");

        Assert.Equal(counts ? 3 : 1, Continuity.Of(facts, ContinuityDefinition.Strict, new(2024, 3)).Count);
        Assert.Equal(3, Continuity.Of(facts, ContinuityDefinition.WithBackPayments(1), new(2024, 3)).Count);
    }

    // Three months paid afterwards, as Chongqing lets people do: a run of exactly three holds, one of four was a lapse, and none of its months counts.
    [Theory]
    [InlineData("2024-04..2024-06", 3, "2024-01..2024-12")]
    [InlineData("2024-04..2024-06", 2, "2024-07..2024-12")]
    [InlineData("2024-04..2024-07", 3, "2024-08..2024-12")]
    [InlineData("2024-04..2024-07", 4, "2024-01..2024-12")]
    public void A_run_paid_afterwards_holds_up_to_its_length_and_not_a_month_longer(string late, int allowed, string months)
    {
        var run = FeePeriod.Parse(late);
        var facts = Booked.Facts("employer 2024-01..2024-03", $"flexible-employment {late} on 2024-08-15", $"employer {FeePeriod.Of(run.Through.PlusMonths(1), new(2024, 12))}");

        Assert.Equal(months, Continuity.Of(facts, ContinuityDefinition.WithBackPayments(allowed), new(2024, 12)).Months.ToString());
        Assert.Equal(12, Continuity.Of(facts, ContinuityDefinition.WheneverPaid, new(2024, 12)).Count);
    }

    [Fact]
    public void A_run_that_is_too_long_counts_for_nothing_wherever_one_looks()
    {
        var facts = Booked.Facts("employer 2024-01..2024-03", "flexible-employment 2024-04..2024-07 on 2024-08-15");

        Assert.Equal("2024-01..2024-03", Continuity.Of(facts, ContinuityDefinition.WithBackPayments(3), new(2024, 5)).Months.ToString());
        Assert.Equal("2024-01..2024-03", Continuity.Of(facts, ContinuityDefinition.WithBackPayments(3), new(2024, 12)).Months.ToString());
    }

    [Fact]
    public void Two_runs_that_a_month_in_time_parts_are_two()
    {
        var facts = Booked.Facts("flexible-employment 2024-01..2024-02 on 2024-03-05", "employer 2024-03..2024-03", "flexible-employment 2024-04..2024-05 on 2024-06-05");

        Assert.Equal(5, Continuity.Of(facts, ContinuityDefinition.WithBackPayments(2), new(2024, 5)).Count);
        Assert.Equal(0, Continuity.Of(facts, ContinuityDefinition.WithBackPayments(1), new(2024, 2)).Count);
    }

    [Fact]
    public void A_month_that_was_paid_twice_was_paid_by_the_earlier_day()
    {
        var facts = Booked.Facts("flexible-employment 2024-02..2024-03 on 2024-05-01", "employer 2024-02..2024-02");

        Assert.Equal(1, Continuity.Of(facts, ContinuityDefinition.Strict, new(2024, 3)).Count);
        Assert.Equal(2, Continuity.Of(facts, ContinuityDefinition.WithBackPayments(1), new(2024, 3)).Count);
    }

    [Fact]
    public void It_ends_with_the_month_or_the_last_one_before_it()
    {
        var facts = Booked.Facts("employer 2023-05..2023-12", "employer 2024-03..2024-12");

        Assert.Equal((new YearMonth(2024, 3), new YearMonth(2024, 5), 3), Ends(new(2024, 5)));
        Assert.Equal((new YearMonth(2023, 5), new YearMonth(2023, 12), 8), Ends(new(2024, 2)));
        Assert.Equal((new YearMonth(2024, 3), new YearMonth(2024, 12), 10), Ends(new(2030, 1)));
        Assert.Equal((null, null, 0), Ends(new(2023, 4)));

        (YearMonth? Since, YearMonth? Last, int Count) Ends(YearMonth through)
        {
            var continuity = Continuity.Of(facts, ContinuityDefinition.Strict, through);
            return (continuity.Since, continuity.Last, continuity.Count);
        }
    }

    // 断保: a resident who pays in the year's last month waits, and was insured in the year; paid in the next January, the year was a lapse.
    [Theory]
    [InlineData("2023-12-31", 24)]
    [InlineData("2024-01-01", 12)]
    public void For_the_cap_a_year_counts_that_was_paid_within_it(string paid, int months)
    {
        var facts = Booked.Facts($"resident 2023-01..2023-12 on {paid}", "resident 2024-01..2024-12 on 2024-02-10");

        Assert.Equal(months, Continuity.Of(facts, ContinuityDefinition.ForCapIncentive, new(2024, 12)).Count);
    }

    [Fact]
    public void For_the_cap_neither_employees_nor_other_places_count()
    {
        var facts = Booked.Facts("employer 2024-01..2024-12", "resident 2023-01..2023-12 on 2022-11-01 at 510100");

        Assert.Null(Continuity.Of(facts, ContinuityDefinition.ForCapIncentive, new(2024, 12)).Months);
    }

    [Fact]
    public void Definitions_are_equal_by_what_they_say_and_print_it()
    {
        Assert.Equal(ContinuityDefinition.Strict, ContinuityDefinition.WithBackPayments(0));
        Assert.NotEqual(ContinuityDefinition.Strict, ContinuityDefinition.WheneverPaid);
        Assert.Equal(["strict any", "whenever-paid any", "back-paid:3 employees here", "strict residents within-year here"],
            new[] { ContinuityDefinition.Strict, ContinuityDefinition.ForTransfer, ContinuityDefinition.WithBackPayments(3).In(ContinuityScheme.Employees).Here(), ContinuityDefinition.ForCapIncentive }.Select(definition => definition.ToString()));
        Assert.Equal(ContinuityDefinition.ForCapIncentive, ContinuityDefinition.Strict.In(ContinuityScheme.Residents).WithinYear().Here());
        Assert.Throws<ArgumentOutOfRangeException>(() => ContinuityDefinition.WithBackPayments(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ContinuityDefinition.Strict.In((ContinuityScheme)9));
    }
}
