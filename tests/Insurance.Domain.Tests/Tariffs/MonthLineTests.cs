using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Single months of a line, enumerated on demand.</summary>
public sealed class MonthLineTests
{
    [Fact]
    public void A_month_in_Chongqing_is_a_twelfth_of_the_base_times_the_rate()
    {
        // 2025, grade 1: 61,500 a year; 205.00 and 51.25 a month.
        var lines = TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2025).Value.Assess("1", 2).Value.MonthLines().ToList();

        Assert.Equal(
            [
                new MonthLine(new(2025, 11), InsuranceLine.BasicMedical, Payer.Person, Money.Parse("5125.00"), false, Rate.Parse("0.04"), Money.Parse("205.00")),
                new MonthLine(new(2025, 11), InsuranceLine.LargeAmountMutual, Payer.Person, Money.Parse("5125.00"), false, Rate.Parse("0.01"), Money.Parse("51.25")),
                new MonthLine(new(2025, 12), InsuranceLine.BasicMedical, Payer.Person, Money.Parse("5125.00"), false, Rate.Parse("0.04"), Money.Parse("205.00")),
                new MonthLine(new(2025, 12), InsuranceLine.LargeAmountMutual, Payer.Person, Money.Parse("5125.00"), false, Rate.Parse("0.01"), Money.Parse("51.25")),
            ],
            lines);
    }

    [Fact]
    public void A_change_inside_the_year_shows_in_its_month()
    {
        var file = File($"{Figure("b", "yuan-a-month", "2025-01..2025-06 = 4000.00", "2025-07..2025-12 = 5000.00")}, {Figure("r", "rate", "2025 = 0.1")}", Grade("a", Rated("basic", "b", "r")));
        var assessment = Tariff(file).Assess("a", 12).Value;

        Assert.Equal([6, 6], assessment.Lines[0].Segments.Select(segment => segment.Period.Months));
        Assert.Equal(
            [.. Enumerable.Repeat("400.00", 6), .. Enumerable.Repeat("500.00", 6)],
            assessment.MonthLines().Select(line => line.Amount.ToString()));
    }

    [Fact]
    public void A_line_rounded_over_the_year_spreads_its_fen_by_running_sums()
    {
        // 100 a year in twelfths of 8.333..., to the fen: 8.33, 16.67, 25.00 and so on.
        var file = File(Figure("f", "yuan-a-year", "2025 = 100.00"), Grade("a", Fixed("basic", "f", "\"round\": { \"each\": \"year\", \"to\": \"0.01\", \"mode\": \"half-up\" }")));

        Assert.Equal(
            ["8.33", "8.34", "8.33", "8.33", "8.34", "8.33", "8.33", "8.34", "8.33", "8.33", "8.34", "8.33"],
            Tariff(file).Assess("a", 12).Value.MonthLines().Select(line => line.Amount.ToString()));
    }

    [Fact]
    public void Where_another_line_takes_its_place_the_sums_begin_anew()
    {
        // 3 x 10.10 + 3 x 10.30 = 61.20 to 61; six twelfths of 60 are 30.
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025-01..2025-03 = 10.10", "2025-04..2025-12 = 10.30")}, {Figure("r", "rate", "2025 = 1")}, {Figure("amount", "yuan-a-year", "2025 = 60.00")}",
            Grade("a", Rated("basic", "b", "r", "year 1 half-up", "\"for\": \"2025-01..2025-06\""), Fixed("basic", "amount", "\"for\": \"2025-07..2025-12\"")));
        var assessment = Tariff(file).Assess("a", 12).Value;

        Assert.Equal(["10.00", "10.00", "10.00", "11.00", "10.00", "10.00", .. Enumerable.Repeat("5.00", 6)], assessment.MonthLines().Select(line => line.Amount.ToString()));
        Assert.Equal("91.00", assessment.Total.ToString());
    }

    [Fact]
    public void A_balance_is_never_below_nothing_in_a_month_and_comes_to_its_line()
    {
        // Own 1.50 a month to the yuan each month, 2 and 2 and so on; the whole 1.60 a month to the yuan over the year, 2, 3, 5 and so on.
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025 = 10.00")}, {Figure("own", "rate", "2025 = 0.15")}, {Figure("all", "rate", "2025 = 0.21")}",
            Grade("a", Rated("basic", "b", "own", "month 1 half-up"), Balance("subsidy", "b", "all", "basic")));
        var assessment = Tariff(file).Assess("a", 12).Value;
        var rest = assessment.MonthLines().Where(line => line.Payer == Payer.State).Select(line => line.Amount).ToList();

        // 12 x 2.10 = 25.20 to 25, less 24.
        Assert.Equal("1.00", assessment.Funding.ToString());
        Assert.Equal(assessment.Funding, Money.Sum(rest));
        Assert.All(rest, amount => Assert.True(amount >= Money.Zero));
        Assert.All(assessment.MonthLines().Where(line => line.Payer == Payer.State), line => Assert.Equal((null, null), (line.Base, line.Rate)));
    }

    [Fact]
    public void Months_sum_to_their_segments_and_show_what_these_show() => Holds.ForAll(
        RandomTariffs.Rounding,
        given =>
        {
            var assessment = Invented.Tariff(given.File()).Assess("a", given.Period).Value;
            var months = assessment.MonthLines().ToList();

            Assert.Equal(given.Period.EachMonth().SelectMany(_ => assessment.Lines.Select(line => line.Insurance)), months.Select(month => month.Insurance));
            foreach (var line in assessment.Lines)
            {
                foreach (var segment in line.Segments)
                {
                    var inside = months.Where(month => month.Insurance == line.Insurance && segment.Period.Contains(month.Month)).ToList();

                    Assert.Equal(segment.Period.EachMonth(), inside.Select(month => month.Month));
                    Assert.Equal(segment.Amount, Money.Sum(inside.Select(month => month.Amount)));
                    Assert.All(inside, month => Assert.Equal((line.Payer, segment.Base, segment.BasePerYear, segment.Rate), (month.Payer, month.Base, month.BasePerYear, month.Rate)));
                    Assert.All(inside, month => Assert.True(month.Amount >= Money.Zero && (segment.Monthly is null || month.Amount == segment.Monthly)));
                }
            }
        },
        300);
}
