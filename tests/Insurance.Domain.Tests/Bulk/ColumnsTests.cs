using Insurance.Domain.Bulk;
using Insurance.Domain.Tariffs;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Bulk;

/// <summary>What a plan says of itself, what columns must be, and what a caller may get wrong.</summary>
public sealed class ColumnsTests
{
    private static readonly BulkPlan Plan = BulkPlan.Of(BulkAgreesWithQuotesTests.Reference).Value;

    [Fact]
    public void A_plan_names_its_tariff_its_grades_and_its_lines_in_the_order_of_the_file()
    {
        Assert.Same(BulkAgreesWithQuotesTests.Reference, Plan.Tariff);
        Assert.Equal(["1", "2", "3", "4", "5", "6"], Plan.Grades.Select(grade => grade.Id));
        Assert.Equal(["basic-medical", "large-amount-mutual"], Plan.Lines.Select(line => line.Id));
        Assert.Equal((true, null), (Plan.TakesBases, Plan.PaidOn));
        Assert.Equal((byte)1, Plan.IndexOf("2"));
        Assert.Equal(BulkPlan.UnknownGrade, Plan.IndexOf("two"));
        Assert.False(BulkPlan.Of(TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2025).Value).Value.TakesBases);
    }

    [Fact]
    public void The_worked_examples_of_the_reference_tariff_come_out_in_bulk()
    {
        // benchmarks/data/reference-tariff.json, "examples": by hand from 4,826.00 x 5 %, 24,130.00 x 11 %, 8.00 a month.
        (string Grade, int Months, string? Base, string Basic, string Mutual, string Total)[] examples =
        [
            ("1", 12, "4826.00", "2895.60", "579.12", "3474.72"),
            ("1", 12, "2000.00", "2895.60", "579.12", "3474.72"), // raised to the floor
            ("2", 12, "24130.00", "31851.60", "2895.60", "34747.20"),
            ("2", 12, "30000.00", "31851.60", "2895.60", "34747.20"), // cut at the cap
            ("3", 12, "4826.00", "2895.60", "96.00", "2991.60"),
            ("4", 7, "10000.55", "7700.42", "56.00", "7756.42"),
            ("5", 1, "4826.00", "241.30", "0.00", "241.30"),
            ("6", 12, "24130.00", "31851.60", "0.00", "31851.60"),
        ];
        var answers = Plan.Calculate(examples.Select(row => new BulkRequest(row.Grade, row.Months, Money.Parse(row.Base!)))).ToList();

        Assert.Equal(examples.Select(row => (row.Basic, row.Mutual, row.Total)), answers.Select(answer => (answer[0].ToString(), answer[1].ToString(), answer.Total.ToString())));
    }

    [Fact]
    public void Sixteen_lines_and_two_hundred_and_fifty_five_grades_are_planned_and_more_are_too_many()
    {
        Assert.True(BulkPlan.Of(Wide(16, 1)).Succeeded);
        Assert.True(BulkPlan.Of(Wide(1, 255)).Succeeded);
        foreach (var (lines, grades) in new[] { (17, 1), (1, 256) })
        {
            var error = Assert.Single(BulkPlan.Of(Wide(lines, grades)).Errors);
            Assert.Equal((ErrorCodes.Bulk.TooMany, "tariff"), (error.Code, error.Field));
            Assert.Equal([$"{lines}", $"{grades}", "16", "255"], new[] { "lines", "grades", "mostLines", "mostGrades" }.Select(name => error.Operands[name]));
        }
    }

    [Fact]
    public void Sixteen_lines_come_out_each_in_its_column()
    {
        var plan = BulkPlan.Of(Wide(16, 2)).Value;
        var rows = new RowSet([], [0, 1, 0, 1, 0], [1, 2, 12, 12, 5]);

        Worked.EveryFormAgrees(plan, rows, new Scalar(plan, rows), new Random(1));
        Assert.Equal("1.36", plan.Calculate([new("g0", 1)]).Single().Total.ToString()); // 1 + 2 + ... + 16 fen
    }

    [Fact]
    public void Columns_for_a_plan_fit_it()
    {
        var columns = BulkColumns.For(Plan, new int[] { 500_000, 600_000 }, new byte[] { 0, 5 }, new byte[] { 12, 1 });
        var sums = new BulkSums(Plan);
        Plan.Calculate(columns, sums);

        Assert.Equal((2, 0), (sums.Rows, sums.Refused));
        Assert.Equal([360_000, 66_000], columns.Totals.ToArray());
        Assert.Equal([300_000, 66_000], columns.Lines[0].ToArray());
        Assert.Equal([60_000, 0], columns.Lines[1].ToArray());
        Assert.Equal([0, 0], columns.Refusals.ToArray());
    }

    [Fact]
    public void Columns_of_other_lengths_are_a_mistake_and_nothing_is_written()
    {
        var whole = BulkColumns.For(Plan, new int[20], new byte[20], new byte[20]);
        BulkColumns[] wrong =
        [
            whole with { Bases = new int[19] },
            whole with { Bases = new int[21] },
            whole with { Months = new byte[19] },
            whole with { Months = default },
            whole with { Grades = new byte[21] },
            whole with { Totals = new int[19] },
            whole with { Totals = default },
            whole with { Refusals = new byte[21] },
            whole with { Lines = [whole.Lines[0], new int[19]] },
            whole with { Lines = [new int[21], whole.Lines[1]] },
            whole with { Lines = [whole.Lines[0]] },
            whole with { Lines = [.. whole.Lines, new int[20]] },
            whole with { Lines = default },
            default,
        ];
        whole.Totals.Span.Fill(7);
        foreach (var columns in wrong)
        {
            Assert.Throws<ArgumentException>(() => Plan.Calculate(columns));
            Assert.Throws<ArgumentException>(() => Plan.CalculateInParallel(columns, 1));
            Assert.Throws<ArgumentException>(() => Plan.CalculateInParallel(columns, 2));
        }

        Assert.Throws<ArgumentException>(() => Plan.Calculate(default(BulkRows)));
        Assert.Equal(-1, whole.Totals.Span.IndexOfAnyExcept(7));
    }

    [Fact]
    public void Nothing_and_no_threads_are_mistakes()
    {
        var columns = BulkColumns.For(Plan, default, default, default);

        Assert.Throws<ArgumentNullException>(() => BulkPlan.Of(null!));
        Assert.Throws<ArgumentNullException>(() => Plan.Calculate((IEnumerable<BulkRequest>)null!));
        Assert.Throws<ArgumentNullException>(() => BulkColumns.For(null!, default, default, default));
        Assert.Throws<ArgumentNullException>(() => new BulkSums(null!));
        Assert.Throws<ArgumentNullException>(() => new BulkSums(Plan).Add(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Plan.CalculateInParallel(columns, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Plan.CalculateInParallel(columns, -1));
        Plan.CalculateInParallel(columns, 1);
        Plan.Calculate(columns);
    }

    [Fact]
    public void The_default_columns_have_no_rows_and_are_equal()
    {
        BulkRows rows = default(BulkColumns);

        Assert.Equal(0, rows.Count);
        Assert.Equal(default, default(BulkColumns));
        Assert.Equal(0, default(BulkColumns).Grades.Length);
        Assert.True(default(BulkColumns).Lines.IsDefault);
    }

    [Fact]
    public void A_part_of_rows_writes_into_its_part_of_every_column()
    {
        var columns = BulkColumns.For(Plan, Enumerable.Repeat(500_000, 100).ToArray(), new byte[100], Enumerable.Repeat((byte)1, 100).ToArray());
        BulkRows rows = columns;
        Plan.Calculate(rows.Slice(10, 80).Slice(20, 30));

        Assert.Equal(30, columns.Totals.ToArray().Count(total => total == 30_000));
        foreach (var column in new[] { columns.Totals, columns.Lines[0], columns.Lines[1] })
        {
            Assert.Equal(Enumerable.Range(30, 30), column.ToArray().Select((fen, row) => (fen, row)).Where(pair => pair.fen > 0).Select(pair => pair.row));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Plan.Calculate(((BulkRows)columns).Slice(90, 11)));
    }

    [Fact]
    public void Sums_add_up_begin_again_and_take_no_other_lines()
    {
        var columns = BulkColumns.For(Plan, new int[] { 500_000, -5 }, new byte[] { 0, 5 }, new byte[] { 12, 1 });
        var (sums, more) = (new BulkSums(Plan), new BulkSums(Plan));
        Plan.Calculate(columns, sums);
        Plan.Calculate(columns, more);
        sums.Add(more);

        Assert.Equal((4, 2, "7200.00", "6000.00", "1200.00"), (sums.Rows, sums.Refused, sums.Total.ToString(), sums[0].ToString(), sums[1].ToString()));
        Assert.Equal(Plan.Lines, sums.Lines);
        sums.Add(sums);
        Assert.Equal((8, "14400.00", "12000.00"), (sums.Rows, sums.Total.ToString(), sums[0].ToString()));
        sums.Clear();
        Assert.Equal((0, 0, Money.Zero, Money.Zero), (sums.Rows, sums.Refused, sums.Total, sums[1]));
        Assert.Throws<ArgumentException>(() => sums.Add(new BulkSums(BulkPlan.Of(Wide(2, 1)).Value)));
        Assert.Throws<IndexOutOfRangeException>(() => sums[2]);
    }

    [Fact]
    public void Each_refusal_has_the_byte_and_the_code_that_files_hold()
    {
        // Bytes are stored by callers, so that a number never means anything else.
        (BulkRefusal Refusal, byte Byte, string Code)[] expected =
        [
            (BulkRefusal.None, 0, ""),
            (BulkRefusal.NegativeBase, 1, "money.negative"),
            (BulkRefusal.UnknownGrade, 2, "tariff.unknown-grade"),
            (BulkRefusal.Months, 3, "period.months"),
            (BulkRefusal.WholeYearOnly, 4, "tariff.whole-year-only"),
            (BulkRefusal.BaseRequired, 5, "tariff.base-required"),
            (BulkRefusal.BaseNotTaken, 6, "tariff.base-not-taken"),
            (BulkRefusal.UnknownMonths, 7, "tariff.unknown-months"),
            (BulkRefusal.PublishedLater, 8, "tariff.published-later"),
            (BulkRefusal.PublicationUnknown, 9, "tariff.publication-unknown"),
            (BulkRefusal.BaseOutside, 10, "tariff.base-outside"),
            (BulkRefusal.BaseNotAStep, 11, "tariff.base-not-a-step"),
            (BulkRefusal.Inexact, 12, "tariff.inexact"),
            (BulkRefusal.NegativeBalance, 13, "tariff.negative-balance"),
            (BulkRefusal.TooLarge, 14, "bulk.too-large"),
        ];

        Assert.Equal(expected, Enum.GetValues<BulkRefusal>().Select(refusal => (refusal, (byte)refusal, refusal.Code())));
        Assert.All(expected, one => Assert.Equal(one.Refusal, BulkRefusals.Of(one.Code)));
    }

    [Fact]
    public void A_late_price_is_charged_on_the_day_that_the_plan_is_for()
    {
        var tariff = Generators.Invented.Tariff();
        var grade = tariff.History.Grades.First(candidate => candidate.Lines.Any(line => line.When == PriceTime.Late)).Id;
        var (early, late) = (BulkPlan.Of(tariff).Value, BulkPlan.Of(tariff, new(2025, 12, 31)).Value);

        Assert.Equal(new(2025, 12, 31), late.PaidOn);
        Assert.Equal(tariff.Assess(grade, 12).Value.Total, early.Calculate([new(grade, 12)]).Single().Total);
        Assert.Equal(tariff.Assess(grade, 12, paidOn: new(2025, 12, 31)).Value.Total, late.Calculate([new(grade, 12)]).Single().Total);
        Assert.NotEqual(early.Calculate([new(grade, 12)]).Single().Total, late.Calculate([new(grade, 12)]).Single().Total);
    }

    /// <summary>So many lines, of which the first costs a fen a month, the second two; so many grades alike.</summary>
    private static Tariff Wide(int lines, int grades)
    {
        var ids = Enumerable.Range(1, lines).ToList();
        var file = File(
            string.Join(", ", ids.Select(i => Figure($"f{i}", "yuan-a-month", $"2025 = {Money.FromFen(i)}"))),
            string.Join(", ", Enumerable.Range(0, grades).Select(g => Grade($"g{g}", [.. ids.Select(i => Fixed($"line-{i}", $"f{i}"))]))));
        return Tests.Tariffs.Invented.Tariff(file.Replace(Lines, $$"""{ {{string.Join(", ", ids.Select(i => $$"""  "line-{{i}}": { "name": { "zh": "某", "en": "Some", "es": "Alguno" } } """))}} }""", StringComparison.Ordinal));
    }
}
