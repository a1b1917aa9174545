using Insurance.Domain.Tariffs;
using NodaTime;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>The grade's arithmetic on invented files; amounts from published places are named beside their case.</summary>
public sealed class AssessTests
{
    // Shanghai's limits: 7,384 to 36,921 through June 2025, then 7,460 to 37,302; one rate of 10 %.
    private static readonly string Limits = string.Join(
        ", ",
        Figure("floor", "yuan-a-month", "2025-01..2025-06 = 7384.00", "2025-07..2025-12 = 7460.00"),
        Figure("cap", "yuan-a-month", "2025-01..2025-06 = 36921.00", "2025-07..2025-12 = 37302.00"),
        Figure("rate", "rate", "2025 = 0.1"));

    public static TheoryData<string, string, string> RoundedMonths { get; } = new()
    {
        // 3,955.00 x 9.5 % = 375.725
        { "3955.00 0.095", "0.01 half-up", "375.73" },
        { "3955.00 0.095", "0.01 half-even", "375.72" },
        { "3955.00 0.095", "0.01 up", "375.73" },
        { "3955.00 0.095", "0.01 down", "375.72" },
        { "3955.00 0.095", "0.1 half-up", "375.70" },
        { "3955.00 0.095", "0.1 half-even", "375.70" },
        { "3955.00 0.095", "0.1 up", "375.80" },
        { "3955.00 0.095", "0.1 down", "375.70" },
        { "3955.00 0.095", "1 half-up", "376.00" },
        { "3955.00 0.095", "1 half-even", "376.00" },
        { "3955.00 0.095", "1 up", "376.00" },
        { "3955.00 0.095", "1 down", "375.00" },
        // 1,225.00 x 1 % = 12.25, half of a jiao over
        { "1225.00 0.01", "0.01 exact", "12.25" },
        { "1225.00 0.01", "0.1 half-up", "12.30" },
        { "1225.00 0.01", "0.1 half-even", "12.20" },
        // 1,250.00 x 1 % = 12.50, half of a yuan over
        { "1250.00 0.01", "0.1 exact", "12.50" },
        { "1250.00 0.01", "1 half-up", "13.00" },
        { "1250.00 0.01", "1 half-even", "12.00" },
        { "1250.00 0.01", "1 up", "13.00" },
        { "1250.00 0.01", "1 down", "12.00" },
        // Hangzhou 2023, published: 3,957 x 9.5 % = 375.915
        { "3957.00 0.095", "0.01 half-up", "375.92" },
        { "100.00 1", "1 exact", "100.00" },
        { "0.00 0.5", "1 exact", "0.00" },
    };

    [Theory]
    [MemberData(nameof(RoundedMonths))]
    public void A_line_rounded_by_month_is_the_rounded_month_so_many_times(string given, string rounding, string month)
    {
        var tariff = OneLine(given, $"month {rounding}");
        for (var months = 1; months <= 12; months++)
        {
            var segment = Assert.Single(Assert.Single(tariff.Assess("a", months).Value.Lines).Segments);
            Assert.Equal(month, segment.Monthly.ToString());
            Assert.Equal(Money.Parse(month) * months, segment.Amount);
        }
    }

    [Theory]
    [InlineData("3955.00 0.095", "0.01 half-up", 12, "4508.70")] // not twelve times 375.73
    [InlineData("3955.00 0.095", "1 half-up", 12, "4509.00")]
    [InlineData("3955.00 0.095", "1 down", 12, "4508.00")]
    [InlineData("3955.00 0.095", "0.01 half-up", 11, "4132.98")] // 4,132.975
    [InlineData("3955.00 0.095", "0.01 half-even", 11, "4132.98")]
    [InlineData("3955.00 0.095", "0.01 down", 11, "4132.97")]
    [InlineData("3955.00 0.095", "0.01 half-even", 1, "375.72")]
    [InlineData("3955.00 0.095", "0.01 exact", 12, "4508.70")]
    [InlineData("3955.00 0.095", "0.1 exact", 12, "4508.70")]
    [InlineData("3955.00 0.095", "0.1 up", 11, "4133.00")]
    public void A_line_rounded_by_year_is_rounded_once_over_the_months_paid_together(string given, string rounding, int months, string amount)
    {
        var segment = Assert.Single(Assert.Single(OneLine(given, $"year {rounding}").Assess("a", months).Value.Lines).Segments);

        Assert.Equal(amount, segment.Amount.ToString());
        Assert.Null(segment.Monthly);
    }

    [Theory]
    [InlineData("3955.00 0.095", "month 0.01 exact", 12)]
    [InlineData("1225.00 0.01", "month 0.1 exact", 12)]
    [InlineData("3955.00 0.095", "year 0.01 exact", 11)]
    [InlineData("3955.00 0.095", "year 1 exact", 12)]
    public void Where_no_rounding_is_known_a_remainder_is_refused(string given, string rounding, int months)
    {
        var error = Assert.Single(OneLine(given, rounding).Assess("a", months).Errors);

        Assert.Equal(ErrorCodes.Tariff.Inexact, error.Code);
        Assert.Equal("basic", error.Operands["line"]);
        Assert.Equal($"2025-{13 - months:D2}..2025-12", error.Operands["months"]);
    }

    [Fact]
    public void A_yearly_base_that_is_no_whole_fen_a_month_is_shown_by_year()
    {
        // 67,386.01 / 12 is no whole fen; 67,386.00 / 12 = 5,615.50 is.
        var parts = Segment("67386.01");
        Assert.Equal(("67386.01", true, "224.62"), parts);
        Assert.Equal(("5615.50", false, "224.62"), Segment("67386.00"));

        static (string?, bool, string?) Segment(string yearly)
        {
            var file = File($"{Figure("b", "yuan-a-year", $"2025 = {yearly}")}, {Figure("r", "rate", "2025 = 0.04")}", Grade("a", Rated("basic", "b", "r")));
            var segment = Tariff(file).Assess("a", 12).Value.Lines[0].Segments[0];
            return (segment.Base.ToString(), segment.BasePerYear, segment.Monthly.ToString());
        }
    }

    [Theory]
    [InlineData("floor", "738.40", "746.00", "8906.40")] // Shanghai, published months; 6 x each
    [InlineData("cap", "3692.10", "3730.20", "44533.80")]
    public void Floor_and_cap_are_each_month_s_own(string choice, string before, string after, string total)
    {
        var assessment = Range("refuse").Assess("a", 12, BaseChoice.Read(choice).Value).Value;

        Assert.Equal(total, assessment.Total.ToString());
        Assert.Equal([before, after], assessment.Lines[0].Segments.Select(segment => segment.Monthly.ToString()));
        Assert.Equal([FeePeriod.Parse("2025-01..2025-06"), FeePeriod.Parse("2025-07..2025-12")], assessment.Lines[0].Segments.Select(segment => segment.Period));
        Assert.Empty(assessment.Warnings);
        Assert.Equal(BaseChoice.Read(choice).Value, assessment.Declared);
    }

    [Theory]
    [InlineData("10000", "12000.00")]
    [InlineData("7460.00", "8952.00")] // the floor of the second half
    [InlineData("36921", "44305.20")] // the cap of the first
    public void A_declared_base_inside_all_limits_makes_one_segment(string amount, string total)
    {
        var assessment = Range("refuse").Assess("a", 12, BaseChoice.Read(amount).Value).Value;

        Assert.Equal(total, assessment.Total.ToString());
        Assert.Equal(Money.Parse(amount), Assert.Single(assessment.Lines[0].Segments).Base);
        Assert.Empty(assessment.Warnings);
    }

    [Fact]
    public void A_declared_base_outside_is_refused_with_the_limits_of_each_span()
    {
        AssertOutside("7459.99", "7460.00 37302.00 2025-07..2025-12");
        AssertOutside("36921.01", "7384.00 36921.00 2025-01..2025-06");
        AssertOutside("7383.99", "7384.00 36921.00 2025-01..2025-06", "7460.00 37302.00 2025-07..2025-12");
        AssertOutside("37302.01", "7384.00 36921.00 2025-01..2025-06", "7460.00 37302.00 2025-07..2025-12");
        AssertOutside("0", "7384.00 36921.00 2025-01..2025-06", "7460.00 37302.00 2025-07..2025-12");
        Assert.Equal("4476.00", Range("refuse").Assess("a", 6, BaseChoice.Of(Money.FromYuan(7460))).Value.Total.ToString());

        static void AssertOutside(string amount, params string[] expected)
        {
            var errors = Range("refuse").Assess("a", 12, BaseChoice.Read(amount).Value).Errors;
            Assert.All(errors, error => Assert.Equal(ErrorCodes.Tariff.BaseOutside, error.Code));
            Assert.Equal(expected, errors.Select(error => $"{error.Operands["floor"]} {error.Operands["cap"]} {error.Operands["months"]}"));
        }
    }

    [Theory]
    [InlineData("7400", "8916.00")] // 6 x 740.00 + 6 x 746.00
    [InlineData("7000", "8906.40")]
    [InlineData("37000", "44352.60")] // 6 x 3,692.10 + 6 x 3,700.00
    [InlineData("99999", "44533.80")]
    public void A_declared_base_outside_is_moved_to_the_limit_where_a_source_says_so(string amount, string total)
    {
        var assessment = Range("clamp").Assess("a", 12, BaseChoice.Read(amount).Value).Value;

        Assert.Equal(total, assessment.Total.ToString());
        Assert.Equal(2, assessment.Lines[0].Segments.Count);
        var warning = Assert.Single(assessment.Warnings);
        Assert.Equal(ErrorCodes.Tariff.BaseClamped, warning.Code);
        Assert.Equal(Money.Parse(amount).ToString(), warning.Operands["base"]);
    }

    [Fact]
    public void Two_lines_with_one_base_refuse_it_each_by_name_and_span()
    {
        var file = File(
            Limits,
            Grade("a", Rated("basic", "chosen", "rate"), Rated("large", "chosen", "rate")),
            """ "chosen": { "notBelow": "floor", "notAbove": "cap" } """);
        Assert.Equal(
            ["basic 2025-01..2025-06", "basic 2025-07..2025-12", "large 2025-01..2025-06", "large 2025-07..2025-12"],
            Tariff(file).Assess("a", 12, BaseChoice.Of(Money.Zero)).Errors.Select(error => $"{error.Operands["line"]} {error.Operands["months"]}"));
    }

    [Fact]
    public void A_base_must_be_declared_where_there_is_a_range() =>
        Assert.Equal(ErrorCodes.Tariff.BaseRequired, Assert.Single(Range("clamp").Assess("a", 12).Errors).Code);

    [Fact]
    public void A_base_that_changes_in_July_cuts_the_calendar_year()
    {
        var file = File(
            $"{Figure("b", "yuan-a-month", "2024-07..2025-06 = 6000.00", "2025-07..2026-06 = 6100.00")}, {Figure("r", "rate", "2024..2026 = 0.09")}",
            Grade("a", Rated("basic", "b", "r")));
        var line = Tariff(file).Assess("a", 12).Value.Lines[0];

        // 6 x 540.00 and 6 x 549.00
        Assert.Equal("6534.00", line.Amount.ToString());
        Assert.Equal(["2025-01..2025-06 6000.00 3240.00", "2025-07..2025-12 6100.00 3294.00"], line.Segments.Select(segment => $"{segment.Period} {segment.Base} {segment.Amount}"));
        Assert.Equal("1638.00", Tariff(file).Assess("a", FeePeriod.Parse("2025-06..2025-08")).Value.Total.ToString()); // 540 + 2 x 549
    }

    [Fact]
    public void Rate_and_base_may_change_in_different_months()
    {
        // Shanghai 2024, published: 11 % of 7,310 is 804.10; 10 % from March 731.00; 10 % of 7,384 from July 738.40.
        var file = File(
            $"{Figure("b", "yuan-a-month", "2023-07..2024-06 = 7310.00", "2024-07..2025-06 = 7384.00")}, {Figure("r", "rate", "2022-10..2024-02 = 0.11", "2024-03..2026-02 = 0.1")}",
            Grade("a", Rated("basic", "b", "r")));
        var line = Tariff(file, 2024).Assess("a", 12).Value.Lines[0];

        Assert.Equal(["804.10", "731.00", "738.40"], line.Segments.Select(segment => segment.Monthly.ToString()));
        Assert.Equal([2, 4, 6], line.Segments.Select(segment => segment.Period.Months));
        Assert.Equal("8962.60", line.Amount.ToString());
    }

    [Fact]
    public void Neighbouring_months_that_are_charged_alike_merge()
    {
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025-01..2025-03 = 100.00", "2025-04..2025-12 = 100.00")}, {Figure("r", "rate", "2025-01..2025-08 = 0.1", "2025-09..2025-12 = 0.1")}",
            Grade("a", Rated("basic", "b", "r")));
        var assessment = Tariff(file).Assess("a", 12).Value;

        Assert.Single(assessment.Lines[0].Segments);
        Assert.Equal(4, assessment.Inputs.Count());
    }

    [Theory]
    [InlineData("year 1 half-up", "3241.00", "3294.00")] // 3,240.567 + 3,294 = 6,534.567
    [InlineData("year 1 down", "3240.00", "3294.00")]
    [InlineData("year 1 up", "3241.00", "3294.00")]
    [InlineData("year 0.01 half-up", "3240.57", "3294.00")]
    public void The_parts_of_a_line_rounded_by_year_sum_to_the_rounded_line(string rounding, string first, string second)
    {
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025-01..2025-06 = 6001.05", "2025-07..2025-12 = 6100.00")}, {Figure("r", "rate", "2025 = 0.09")}",
            Grade("a", Rated("basic", "b", "r", rounding)));
        var line = Tariff(file).Assess("a", 12).Value.Lines[0];

        Assert.Equal([first, second], line.Segments.Select(segment => segment.Amount.ToString()));
        Assert.Equal(Money.Parse(first) + Money.Parse(second), line.Amount);
    }

    [Fact]
    public void Rounding_down_over_the_year_makes_no_part_negative()
    {
        // 100.60 and then 0.05 are 100.65, rounded down to 100.
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025-01..2025-10 = 10.06", "2025-11 = 0.05", "2025-12 = 0.00")}, {Figure("r", "rate", "2025 = 1")}",
            Grade("a", Rated("basic", "b", "r", "year 1 down")));
        Assert.Equal(["100.00", "0.00", "0.00"], Tariff(file).Assess("a", 12).Value.Lines[0].Segments.Select(segment => segment.Amount.ToString()));
    }

    [Fact]
    public void An_exact_sum_may_have_inexact_parts()
    {
        // 0.005 and 0.015 are two fen; alone, half a fen does not exist.
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025-01..2025-10 = 0.00", "2025-11 = 0.50", "2025-12 = 0.50")}, {Figure("r", "rate", "2025-01..2025-11 = 0.01", "2025-12 = 0.03")}",
            Grade("a", Rated("basic", "b", "r", "year 0.01 exact")));
        Assert.Equal(["0.01", "0.01"], Tariff(file).Assess("a", FeePeriod.Parse("2025-11..2025-12")).Value.Lines[0].Segments.Select(segment => segment.Amount.ToString()));
        Assert.Equal(ErrorCodes.Tariff.Inexact, Assert.Single(Tariff(file).Assess("a", FeePeriod.Parse("2025-11..2025-11")).Errors).Code);
    }

    [Fact]
    public void A_percentage_and_a_fixed_amount_stand_side_by_side()
    {
        // Wuhan from July 2024, published: 7,489 x 4.8 % = 359.47, and 7 for the large amount: 366.47, a year 4,397.64.
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025 = 7489.00")}, {Figure("r", "rate", "2025 = 0.048")}, {Figure("seven", "yuan-a-month", "2025 = 7.00")}",
            Grade("a", Rated("basic", "b", "r"), Fixed("large", "seven")));
        var assessment = Tariff(file).Assess("a", 12).Value;

        Assert.Equal("4397.64", assessment.Total.ToString());
        Assert.Equal(["359.47", "7.00"], assessment.Lines.Select(line => line.Segments[0].Monthly.ToString()));
        Assert.Equal("366.47", Tariff(file).Assess("a", 1).Value.Total.ToString());
    }

    [Fact]
    public void Uneven_monthly_amounts_are_summed_month_by_month()
    {
        // Tianjin's pattern of 21 and 22 yuan: 4 x 21 + 8 x 22.
        var file = File(Figure("amount", "yuan-a-month", "2025-01..2025-04 = 21.00", "2025-05..2025-12 = 22.00"), Grade("a", Fixed("basic", "amount")));

        Assert.Equal("260.00", Tariff(file).Assess("a", 12).Value.Total.ToString());
        Assert.Equal("197.00", Tariff(file).Assess("a", 9).Value.Total.ToString()); // 21 + 8 x 22
    }

    [Fact]
    public void A_fixed_yearly_amount_is_parted_only_where_it_parts_evenly()
    {
        var file = File(Figure("amount", "yuan-a-year", "2025 = 400.00"), Grade("a", Fixed("basic", "amount")));

        Assert.Equal("400.00", Tariff(file).Assess("a", 12).Value.Total.ToString());
        Assert.Equal("300.00", Tariff(file).Assess("a", 9).Value.Total.ToString());
        Assert.Equal(ErrorCodes.Tariff.Inexact, Assert.Single(Tariff(file).Assess("a", 8).Errors).Code);
        Assert.Equal("266.67", Tariff(file.Replace("\"amount\" }", """ "amount", "round": { "each": "year", "to": "0.01", "mode": "half-up" } }""", StringComparison.Ordinal)).Assess("a", 8).Value.Total.ToString());
    }

    [Fact]
    public void A_line_may_be_charged_otherwise_in_other_years()
    {
        // Guangzhou's pupils: a share of income in 2022, where only the amount is published a fixed one.
        var file = File(
            $"{Figure("income", "yuan-a-year", "2022 = 49785.00")}, {Figure("own", "rate", "2022 = 0.0073")}, {Figure("amount", "yuan-a-year", "2023 = 390.00")}",
            Grade("a", Rated("basic", "income", "own", "year 1 half-up", "\"for\": \"2022\""), Fixed("basic", "amount", "\"for\": \"2023\"")));

        Assert.Equal("363.00", Tariff(file, 2022).Assess("a", 12).Value.Total.ToString());
        Assert.Equal("390.00", Tariff(file, 2023).Assess("a", 12).Value.Total.ToString());
        Assert.Equal("2022", Assert.Single(Catalog(file).Find(Somewhere, Scheme.Resident, 2024).Errors).Operands["first"]);
        var tariff = Catalog(file).TariffFor(Load(file).Value, ContributionYear.FromYear(2024));
        var error = Assert.Single(tariff.Assess("a", 12).Errors);
        Assert.Equal(("basic", "2023-12"), (error.Operands["figure"], error.Operands["last"]));
    }

    [Fact]
    public void A_line_that_changes_inside_a_year_is_rounded_in_each_of_its_spans()
    {
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025 = 10.10")}, {Figure("r", "rate", "2025 = 1")}, {Figure("amount", "yuan-a-month", "2025 = 5.00")}",
            Grade("a", Rated("basic", "b", "r", "year 1 half-up", "\"for\": \"2025-01..2025-06\""), Fixed("basic", "amount", "\"for\": \"2025-07..2025-12\"")));

        // 60.60 to 61, and 6 x 5
        Assert.Equal(["61.00", "30.00"], Tariff(file).Assess("a", 12).Value.Lines[0].Segments.Select(segment => segment.Amount.ToString()));
    }

    [Fact]
    public void A_value_whose_end_nobody_published_says_so_once()
    {
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025-01..2025-09 = 6015.00", "2025-10..2025-12 = 6117.00, \"endNotPublished\": true")}, {Figure("r", "rate", "2025-01..2025-09 = 0.0875", "2025-10..2025-12 = 0.0875, \"endNotPublished\": true")}",
            Grade("a", Rated("basic", "b", "r"), Rated("large", "b", "r")));
        var warning = Assert.Single(Tariff(file).Assess("a", 12).Value.Warnings);

        Assert.Equal((ErrorCodes.Tariff.EndNotPublished, "2025-10..2025-12"), (warning.Code, warning.Operands["months"]));
        Assert.Equal("某发〔2022〕1号", warning.Source?.Document);
        Assert.Empty(Tariff(file).Assess("a", FeePeriod.Parse("2025-01..2025-09")).Value.Warnings);
        Assert.Equal("535.24", Tariff(file).Assess("a", 1).Value.Lines[0].Amount.ToString()); // Chengdu: 6,117 x 8.75 % = 535.2375
    }

    [Fact]
    public void Unknown_months_are_listed_as_spans_with_the_last_known_month()
    {
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025-01..2025-03 = 100.00", "2025-04..2025-05 = not-known", "2025-06..2025-09 = 100.00")}, {Figure("r", "rate", "2025 = 0.1")}",
            Grade("a", Rated("basic", "b", "r"), Rated("large", "b", "r")));
        var error = Assert.Single(Tariff(file).Assess("a", 12).Errors);

        Assert.Equal(ErrorCodes.Tariff.UnknownMonths, error.Code);
        Assert.Equal("b", error.Operands["figure"]);
        Assert.Equal("2025-04..2025-05, 2025-10..2025-12", error.Operands["months"]);
        Assert.Equal("2025-09", error.Operands["last"]);
        Assert.Equal("80.00", Tariff(file).Assess("a", FeePeriod.Parse("2025-06..2025-09")).Value.Total.ToString());
    }

    [Fact]
    public void Several_unknown_figures_are_named_together()
    {
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025-01..2025-03 = 100.00")}, {Figure("r", "rate", "2025-01..2025-06 = 0.1")}, {Figure("never", "yuan-a-month")}",
            $"{Grade("a", Rated("basic", "b", "r"), Fixed("large", "never"))}, {Grade("b", Rated("basic", "b", "r"))}");
        var errors = Tariff(file).Assess("a", FeePeriod.Parse("2025-03..2025-08")).Errors;

        Assert.Equal(
            ["never 2025-03..2025-08 -", "b 2025-04..2025-08 2025-03", "r 2025-07..2025-08 2025-06"],
            errors.Select(error => $"{error.Operands["figure"]} {error.Operands["months"]} {error.Operands["last"]}"));
        Assert.Equal(["b"], Tariff(file).Grades.Select(grade => grade.Id));
    }

    [Fact]
    public void Money_of_the_largest_size_still_adds_up()
    {
        var file = File(
            $"{Figure("b", "yuan-a-month", "2025 = 1000000000.00")}, {Figure("r", "rate", "2025 = 1")}",
            Grade("a", Rated("basic", "b", "r"), Rated("large", "b", "r", "year 0.01 exact")));
        Assert.Equal("24000000000.00", Tariff(file).Assess("a", 12).Value.Total.ToString());
    }

    private static Tariff OneLine(string given, string rounding)
    {
        var parts = given.Split(' ');
        return Tariff(File(
            $"{Figure("b", "yuan-a-month", $"2025 = {parts[0]}")}, {Figure("r", "rate", $"2025 = {parts[1]}")}",
            Grade("a", Rated("basic", "b", "r", rounding))));
    }

    private static Tariff Range(string outside) => Tariff(File(
        Limits,
        Grade("a", Rated("basic", "chosen", "rate")),
        $$""" "chosen": { "notBelow": "floor", "notAbove": "cap", "outside": "{{outside}}" } """));
}
