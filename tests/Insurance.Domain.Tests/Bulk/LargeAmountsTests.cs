using Insurance.Domain.Bulk;
using Insurance.Domain.Tariffs;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Bulk;

/// <summary>Where 32 bits end: bases and amounts that a column does not hold, sums that only 64 bits do.</summary>
public sealed class LargeAmountsTests
{
    /// <summary>Twelve times this is the largest multiple of twelve in 32 bits.</summary>
    private const int Twelfth = int.MaxValue / 12;

    private const string Clamp = """ "own": { "notBelow": "low", "notAbove": "high", "outside": "clamp" } """;
    private const string Refuse = """ "own": { "notBelow": "low", "notAbove": "high", "outside": "refuse" } """;

    [Theory]
    [InlineData(Twelfth - 1L)]
    [InlineData((long)Twelfth)]
    [InlineData(Twelfth + 1L)]
    [InlineData(int.MaxValue - 1L)]
    [InlineData((long)int.MaxValue)]
    [InlineData(int.MaxValue + 1L)]
    [InlineData(640_511_947L)] // the largest base of which twelve months are summed in 64 bits
    [InlineData(640_511_949L)]
    [InlineData(100_000_000_000L)]
    public void Bases_and_amounts_at_the_end_of_32_bits_are_those_of_single_quotes_or_too_large(long cap)
    {
        foreach (var limits in new[] { Clamp, Refuse })
        {
            foreach (var rate in new[] { "1", "0.99999999", "0.5", "0.08333333" })
            {
                var plan = BulkPlan.Of(Tariff(cap, limits, Grade("a", Rated("basic", "own", "r")), rate)).Value;
                var rows = Around(Twelfth, int.MaxValue, (int)Math.Min(cap, int.MaxValue), 640_511_948);
                var expected = new Scalar(plan, rows);

                Worked.EveryFormAgrees(plan, rows, expected, new Random(1));
                var most = 12 * ((((Int128)cap * Rate.Parse(rate).Units) + (Rate.UnitsPerWhole / 2)) / Rate.UnitsPerWhole);
                Assert.Equal(cap >= int.MaxValue || most > int.MaxValue, expected.Codes.Contains(ErrorCodes.Bulk.TooLarge));
            }
        }
    }

    [Fact]
    public void A_base_that_is_too_large_for_a_column_is_refused_only_where_a_published_limit_reaches_it()
    {
        var small = BulkPlan.Of(Tariff(5_000_000, Clamp, Grade("a", Rated("basic", "own", "r")), "0.05")).Value;
        var large = BulkPlan.Of(Tariff(int.MaxValue, Clamp, Grade("a", Rated("basic", "own", "r")), "0.05")).Value;
        var rows = new RowSet([BulkPlan.LargestBase], [0], [1]);

        Assert.Equal([""], CodesOf(small, rows));
        Assert.Equal([ErrorCodes.Bulk.TooLarge], CodesOf(large, rows));
        Assert.Equal([""], CodesOf(large, new([BulkPlan.LargestBase - 1], [0], [1])));
    }

    [Fact]
    public void Lines_that_fit_with_a_total_that_does_not_are_too_large()
    {
        var tariff = Tariff(2_000_000_000, Clamp, Grade("a", Rated("basic", "own", "r"), Rated("large", "own", "r")), "1");
        var plan = BulkPlan.Of(tariff).Value;
        var rows = new RowSet([1_073_741_823, 1_073_741_824, 2_000_000_000, 2_000_000_000], [0, 0, 0, 0], [1, 1, 1, 2]);

        Assert.Equal(["", ErrorCodes.Bulk.TooLarge, ErrorCodes.Bulk.TooLarge, ErrorCodes.Bulk.TooLarge], CodesOf(plan, rows));
        Worked.EveryFormAgrees(plan, rows, new Scalar(plan, rows), new Random(1));
    }

    [Fact]
    public void A_state_line_does_not_make_the_total_too_large()
    {
        var state = "\"payer\": \"state\"";
        var plan = BulkPlan.Of(Tariff(2_000_000_000, Clamp, Grade("a", Rated("basic", "own", "r"), Rated("subsidy", "own", "r", "month 0.01 half-up", state)), "1")).Value;
        var rows = new RowSet([2_000_000_000, 2_000_000_000], [0, 0], [1, 2]);

        Assert.Equal(["", ErrorCodes.Bulk.TooLarge], CodesOf(plan, rows));
        Worked.EveryFormAgrees(plan, rows, new Scalar(plan, rows), new Random(1));
    }

    [Fact]
    public void A_published_amount_that_is_too_large_is_refused_for_the_months_that_make_it_so()
    {
        var plan = BulkPlan.Of(Paths.Of(Figure("fee", "yuan-a-month", "2025 = 3000000.00"), "", Grade("a", Fixed("basic", "fee")))).Value;
        var rows = new RowSet([], new byte[12], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

        Assert.Equal(BulkKernel.Vector, plan.Kernel);
        Assert.Equal(7, Array.FindIndex(CodesOf(plan, rows), code => code == ErrorCodes.Bulk.TooLarge)); // 24 million yuan
        Worked.EveryFormAgrees(plan, rows, new Scalar(plan, rows), new Random(1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Sums_far_beyond_32_bits_come_out_of_lanes_of_32(int lines)
    {
        var cap = Twelfth / lines / 2 * 2;
        var grade = lines == 1 ? Grade("a", Rated("basic", "own", "r")) : Grade("a", Rated("basic", "own", "r"), Rated("large", "own", "r"));
        foreach (var (tariff, pair) in new[] { (Tariff(cap, Clamp, grade, "1"), true), (Tariff(cap, Clamp, grade.Replace("\"0.01\"", "\"0.02\"", StringComparison.Ordinal), "1"), false) })
        {
            var plan = BulkPlan.Of(tariff).Value;
            var rows = new RowSet([.. Enumerable.Repeat(cap, 20_011)], new byte[20_011], [.. Enumerable.Repeat((byte)12, 20_011)]);

            Assert.Equal(BulkKernel.Vector, plan.Kernel);
            Assert.Equal(pair, Paths.PairOf(tariff));
            Worked.EveryFormAgrees(plan, rows, new Scalar(plan, rows), new Random(1));
            Assert.True(Worked.Of(plan, rows, new Random(1)).Sums.Total.Fen > 40_000_000_000_000);
        }
    }

    [Fact]
    public void The_smallest_and_largest_sums_of_a_plan_add_up_over_many_calls()
    {
        var plan = BulkPlan.Of(Tariff(Twelfth, Clamp, Grade("a", Rated("basic", "own", "r")), "1")).Value;
        var rows = new RowSet([.. Enumerable.Repeat(BulkPlan.LargestBase, 100)], new byte[100], [.. Enumerable.Repeat((byte)12, 100)]);
        var worked = new Worked(plan, rows, new Random(1));
        for (var i = 0; i < 1000; i++)
        {
            plan.Calculate(worked.Columns, worked.Sums);
        }

        Assert.Equal((100_000, 0), (worked.Sums.Rows, worked.Sums.Refused));
        Assert.Equal(Twelfth * 12L * 100_000, worked.Sums.Total.Fen);
        Assert.Equal(worked.Sums.Total, worked.Sums[0]);
    }

    private static Tariff Tariff(long cap, string limits, string grade, string rate) => Paths.Of(
        $"{Figure("low", "yuan-a-month", "2025 = 0.01")}, {Figure("high", "yuan-a-month", $"2025 = {Money.FromFen(cap)}")}, {Figure("r", "rate", $"2025 = {rate}")}", limits, grade);

    private static RowSet Around(params int[] edges)
    {
        var bases = edges.SelectMany(edge => Enumerable.Range(-3, 7).Select(more => (int)Math.Min((long)edge + more, int.MaxValue))).Concat([0, 1, 2]).Distinct().ToArray();
        var rows = bases.SelectMany(fen => Enumerable.Range(1, 12).Select(months => (Base: fen, Months: (byte)months))).ToArray();
        return new([.. rows.Select(row => row.Base)], new byte[rows.Length], [.. rows.Select(row => row.Months)]);
    }

    private static string[] CodesOf(BulkPlan plan, RowSet rows) =>
        [.. Worked.Of(plan, rows, new Random(1)).Columns.Refusals.ToArray().Select(refusal => ((BulkRefusal)refusal).Code())];
}
