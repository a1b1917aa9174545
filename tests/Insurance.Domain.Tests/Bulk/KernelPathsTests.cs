using System.Runtime.InteropServices;
using Insurance.Domain.Bulk;

namespace Insurance.Domain.Tests.Bulk;

/// <summary>Every way through the kernels and around them comes to what single quotes come to, and the plan says which it takes.</summary>
public sealed class KernelPathsTests
{
    public static TheoryData<string> Names => [.. Paths.All.Select(path => path.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_plan_says_its_kernel_and_every_other_comes_to_the_same(string name)
    {
        var (_, tariff, kernel, pair) = Paths.All.Single(path => path.Name == name);
        var plan = BulkPlan.Of(tariff).Value;

        Assert.Equal(kernel, plan.Kernel);
        Assert.Equal(pair, Paths.PairOf(tariff) ?? false);
        foreach (var seed in Enumerable.Range(0, 12))
        {
            var random = new Random(seed);
            var rows = RowSet.Of(plan, random, seed == 0 ? 5000 : random.Next(0, 200));
            var expected = new Scalar(plan, rows);
            Worked.EveryFormAgrees(plan, rows, expected, random);

            // Without a refusal the months are not copied.
            rows = rows.Without(row => expected.Codes[row].Length > 0);
            Worked.EveryFormAgrees(plan, rows, new Scalar(plan, rows), random);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_number_of_months_and_every_index_of_a_grade_is_answered_as_a_single_quote_answers_it(string name)
    {
        var plan = BulkPlan.Of(Paths.All.Single(path => path.Name == name).Tariff).Value;
        var random = new Random(1);
        var every = Enumerable.Range(0, 256).SelectMany(months => Enumerable.Range(0, 256).Select(grade => (Grade: (byte)grade, Months: (byte)months)))
            .Where(row => row.Months < 14 || row.Grade < 2 || row.Months % 32 < 13 || row.Grade % 16 < 3).ToList();
        var rows = new RowSet(
            plan.TakesBases ? [.. every.Select(row => row.Grade < plan.Grades.Length && !plan.Grades[row.Grade].NeedsDeclaredBase ? BulkPlan.NoBase : 1_234_567)] : [],
            [.. every.Select(row => row.Grade)],
            [.. every.Select(row => row.Months)]);

        Worked.EveryFormAgrees(plan, rows, new Scalar(plan, rows), random);
    }

    [Fact]
    public void A_row_alone_and_rows_fewer_than_lanes_are_worked_out()
    {
        var plan = BulkPlan.Of(BulkAgreesWithQuotesTests.Reference).Value;
        for (var count = 0; count < 70; count++)
        {
            var random = new Random(count);
            var rows = RowSet.Of(plan, random, count);
            Worked.EveryFormAgrees(plan, rows, new Scalar(plan, rows), random);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Columns_of_bytes_that_begin_at_no_multiple_of_four_are_worked_out(bool streams)
    {
        var plan = BulkPlan.Of(BulkAgreesWithQuotesTests.Reference).Value;
        var rows = RowSet.Of(plan, new Random(1), 1000);
        var expected = new Scalar(plan, rows);
        var (bases, totals) = (new byte[(rows.Count * 4) + 4], new byte[(rows.Count * 4) + 4]);
        foreach (var form in Worked.Forms(plan))
        {
            for (var start = 0; start < 4; start++)
            {
                var from = MemoryMarshal.Cast<byte, int>(bases.AsSpan(start, rows.Count * 4));
                var into = MemoryMarshal.Cast<byte, int>(totals.AsSpan(start, rows.Count * 4));
                rows.Bases.CopyTo(from);
                form.Calculate(new BulkRows(from, rows.Grades, rows.Months, new Memory<int>[] { new int[rows.Count], new int[rows.Count] }, into, new byte[rows.Count]), null, streams);

                Assert.Equal(expected.Amounts.Select(amounts => amounts[^1]), into.ToArray());
            }
        }
    }

    [Fact]
    public void The_widest_instructions_of_the_processor_are_taken()
    {
        var plan = BulkPlan.Of(BulkAgreesWithQuotesTests.Reference).Value;

        Assert.Equal(SixteenLanes.AreThere ? 16 : EightLanes.AreThere ? 8 : 1, plan.Lanes);
        Assert.Equal(BulkKernel.Vector, plan.Kernel);
        Assert.Equal(plan.Kernel, plan.With(BulkKernel.Vector, 1).Kernel);
    }

    [Fact]
    public void The_widths_do_the_same_to_any_integers()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var (a, b) = (Integers(random), Integers(random));
            var table = Integers(random);
            var (plus, shift) = ((ulong)random.NextInt64(1L << 61), (ulong)random.Next(0, 62));
            var one = Of<OneLane, int, ulong, OneLane.Sixteen>(a, b, table, plus, shift);

            Assert.Equal(one, EightLanes.AreThere ? Of<EightLanes, System.Runtime.Intrinsics.Vector256<int>, System.Runtime.Intrinsics.Vector256<ulong>, (System.Runtime.Intrinsics.Vector256<int>, System.Runtime.Intrinsics.Vector256<int>)>(a, b, table, plus, shift) : one);
            Assert.Equal(one, SixteenLanes.AreThere ? Of<SixteenLanes, System.Runtime.Intrinsics.Vector512<int>, System.Runtime.Intrinsics.Vector512<ulong>, System.Runtime.Intrinsics.Vector512<int>>(a, b, table, plus, shift) : one);
        }
    }

    private static int[] Integers(Random random) => [.. Enumerable.Range(0, 16).Select(_ => random.Next(5) switch
    {
        0 => random.Next(-3, 35),
        1 => int.MaxValue - random.Next(3),
        2 => int.MinValue + random.Next(3),
        _ => (int)random.NextInt64(int.MinValue, int.MaxValue + 1L),
    })];

    /// <summary>What sixteen rows come to, every operation after the other.</summary>
    private static List<long> Of<TLanes, TInts, TLongs, TTable>(int[] a, int[] b, int[] sixteen, ulong plus, ulong shift)
        where TLanes : struct, ILanes<TInts, TLongs, TTable>
    {
        var results = Enumerable.Range(0, 12).Select(_ => new int[16]).ToArray();
        var masks = new byte[16];
        var bytes = a.Select(value => (byte)(value & 255)).ToArray();
        var (sum, any) = (0L, false);
        var table = TLanes.Table(sixteen);
        for (var at = 0; at < 16; at += TLanes.Count)
        {
            var (x, y) = (TLanes.Load(ref a[0], at), TLanes.Load(ref b[0], at));
            var above = TLanes.Above(x, y);
            TInts[] values =
            [
                TLanes.Find(table, x), TLanes.Min(x, y), TLanes.Max(x, y), TLanes.Add(x, y), TLanes.Subtract(x, y), TLanes.Multiply(x, y),
                TLanes.And(x, y), TLanes.AndNot(x, above), TLanes.Or(x, y), TLanes.BitMissing(y, TLanes.LoadBytes(ref bytes[0], at)),
                TLanes.Product(TLanes.Max(x, TLanes.All(0)), y, TLanes.Wide(plus), TLanes.Wide(shift)), above,
            ];
            for (var i = 0; i < values.Length; i++)
            {
                TLanes.Store(values[i], ref results[i][0], at);
            }

            TLanes.StoreMask(above, ref masks[0], at);
            sum += TLanes.Sum(x);
            any |= TLanes.Any(above);
        }

        return [.. results.SelectMany(result => result).Select(value => (long)value), .. masks.Select(mask => (long)mask), sum, any ? 1 : 0];
    }
}
