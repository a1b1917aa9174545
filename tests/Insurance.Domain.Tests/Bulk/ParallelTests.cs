using Insurance.Domain.Bulk;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Bulk;

/// <summary>Many threads come to what one comes to, tell how far they are, and end when they are told to.</summary>
public sealed class ParallelTests
{
    /// <summary>A few blocks of the parallel form and a rest.</summary>
    private const int Rows = 300_017;

    private static readonly BulkPlan Plan = BulkPlan.Of(BulkAgreesWithQuotesTests.Reference).Value;

    [Theory]
    [InlineData("reference")]
    [InlineData("refused limits move")]
    [InlineData("steps")]
    [InlineData("published balance")]
    public void One_two_and_seven_threads_give_the_same_columns_and_sums_with_every_kernel(string name)
    {
        var plan = name == "reference" ? Plan : BulkPlan.Of(Paths.All.Single(path => path.Name == name).Tariff).Value;
        var rows = RowSet.Of(plan, new Random(3), Rows);
        var alone = Worked.Of(plan, rows, new Random(1));
        foreach (var form in name == "reference" ? Worked.Forms(plan) : [plan])
        {
            foreach (var threads in new[] { 1, 2, 7, 1000 })
            {
                var worked = new Worked(form, rows, new Random(threads));
                form.CalculateInParallel(worked.Columns, threads, worked.Sums);
                AreTheSame(alone, worked);
            }
        }
    }

    [Fact]
    public void Rows_that_no_cache_holds_come_to_what_a_few_of_them_come_to()
    {
        const int Few = 10_007;
        const int Times = 600;
        var few = RowSet.Of(Plan, new Random(9), Few);
        var expected = Worked.Of(Plan, few, new Random(1));
        var many = new RowSet(Repeated(few.Bases), Repeated(few.Grades), Repeated(few.Months));
        Assert.True(Plan.Streams(many.Count) && !Plan.Streams(Few));
        foreach (var threads in new[] { 0, 1, 3 })
        {
            var worked = new Worked(Plan, many, new Random(threads));
            if (threads == 0)
            {
                Plan.Calculate(worked.Columns, worked.Sums);
            }
            else
            {
                Plan.CalculateInParallel(worked.Columns, threads, worked.Sums);
            }

            Assert.Equal((expected.Sums.Rows * Times, expected.Sums.Refused * Times, expected.Sums.Total.Fen * Times), (worked.Sums.Rows, worked.Sums.Refused, worked.Sums.Total.Fen));
            for (var start = 0; start < many.Count; start += Few)
            {
                Assert.True(worked.Columns.Totals.Span.Slice(start, Few).SequenceEqual(expected.Columns.Totals.Span));
                Assert.True(worked.Columns.Lines[0].Span.Slice(start, Few).SequenceEqual(expected.Columns.Lines[0].Span));
                Assert.True(worked.Columns.Lines[1].Span.Slice(start, Few).SequenceEqual(expected.Columns.Lines[1].Span));
                Assert.True(worked.Columns.Refusals.Span.Slice(start, Few).SequenceEqual(expected.Columns.Refusals.Span));
            }
        }

        static T[] Repeated<T>(T[] values)
        {
            var repeated = new T[values.Length * Times];
            for (var time = 0; time < Times; time++)
            {
                values.CopyTo(repeated, time * values.Length);
            }

            return repeated;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(131_072)]
    public void Rows_of_any_number_are_all_worked_out_and_told(int count)
    {
        var rows = RowSet.Of(Plan, new Random(count), count);
        var alone = Worked.Of(Plan, rows, new Random(1));
        foreach (var threads in new[] { 1, 2, 7 })
        {
            var worked = new Worked(Plan, rows, new Random(1));
            var told = new Told();
            Plan.CalculateInParallel(worked.Columns, threads, worked.Sums, told);

            AreTheSame(alone, worked);
            Assert.Equal(count, told.Rows[^1]);
        }
    }

    [Fact]
    public void Progress_comes_on_the_calling_thread_never_falls_and_ends_with_all_rows()
    {
        var worked = new Worked(Plan, RowSet.Of(Plan, new Random(1), Rows), new Random(1));
        for (var i = 0; i < 20; i++)
        {
            var told = new Told();
            Plan.CalculateInParallel(worked.Columns, 3, null, told);

            Assert.Equal(told.Rows.Order(), told.Rows);
            Assert.Equal(Rows, told.Rows[^1]);
            Assert.Equal(Environment.CurrentManagedThreadId, Assert.Single(told.Threads.Distinct()));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_call_that_is_ended_throws_and_adds_nothing_to_the_sums(int threads)
    {
        var worked = new Worked(Plan, RowSet.Of(Plan, new Random(1), Rows), new Random(1));
        Plan.Calculate(worked.Columns, worked.Sums);
        var before = Told.Of(worked.Sums);

        using var beforehand = new CancellationTokenSource();
        beforehand.Cancel();
        Assert.Throws<OperationCanceledException>(() => Plan.CalculateInParallel(worked.Columns, threads, worked.Sums, null, beforehand.Token));
        Assert.Equal(before, Told.Of(worked.Sums));

        using var meanwhile = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Plan.CalculateInParallel(worked.Columns, threads, worked.Sums, new Told { First = meanwhile.Cancel }, meanwhile.Token));
        Assert.Equal(before, Told.Of(worked.Sums));

        // The plan is as good as before.
        var again = new Worked(Plan, RowSet.Of(Plan, new Random(1), Rows), new Random(1));
        Plan.CalculateInParallel(again.Columns, threads, again.Sums);
        Assert.Equal(before, Told.Of(again.Sums));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void What_a_progress_throws_comes_out_and_the_plan_goes_on(int threads)
    {
        var rows = RowSet.Of(Plan, new Random(1), Rows);
        var alone = Worked.Of(Plan, rows, new Random(1));
        for (var i = 0; i < 5; i++)
        {
            var worked = new Worked(Plan, rows, new Random(1));
            Assert.Equal("enough", Assert.Throws<InvalidOperationException>(() => Plan.CalculateInParallel(worked.Columns, threads, worked.Sums, new Told { First = () => throw new InvalidOperationException("enough") })).Message);
            Assert.Equal(0, worked.Sums.Rows);

            Plan.CalculateInParallel(worked.Columns, threads, worked.Sums);
            AreTheSame(alone, worked);
        }
    }

    [Fact]
    public void A_progress_that_throws_at_the_end_leaves_the_sums_as_before()
    {
        var worked = new Worked(Plan, RowSet.Of(Plan, new Random(1), 10), new Random(1));
        foreach (var time in new[] { 1, 2 })
        {
            var told = new Told { At = time, First = () => throw new InvalidOperationException("enough") };
            Assert.Throws<InvalidOperationException>(() => Plan.CalculateInParallel(worked.Columns, 1, worked.Sums, told));
            Assert.Equal((time, 10L, 0L), (told.Rows.Count, told.Rows[^1], worked.Sums.Rows));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_call_that_is_over_keeps_no_memory_of_the_caller(bool throws)
    {
        var plan = BulkPlan.Of(BulkAgreesWithQuotesTests.Reference).Value;
        var columns = Called(plan, throws);
        for (var i = 0; i < 20 && columns.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(columns.IsAlive);
        GC.KeepAlive(plan);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference Called(BulkPlan plan, bool throws)
    {
        var months = new byte[Rows];
        var columns = BulkColumns.For(plan, default, new byte[Rows], months);
        if (throws)
        {
            Assert.Throws<InvalidOperationException>(() => plan.CalculateInParallel(columns, 3, null, new Told { First = () => throw new InvalidOperationException("enough") }));
        }
        else
        {
            plan.CalculateInParallel(columns, 3);
        }

        return new WeakReference(months);
    }

    [Fact]
    public async Task Several_callers_share_a_plan_at_once()
    {
        var rows = Enumerable.Range(0, 6).Select(seed => RowSet.Of(Plan, new Random(seed), 140_000 + (1000 * seed))).ToArray();
        var alone = Array.ConvertAll(rows, set => Worked.Of(Plan, set, new Random(1)));
        using var gate = new Barrier(rows.Length);
        var callers = rows.Select((set, i) => Task.Factory.StartNew(
            () =>
            {
                gate.SignalAndWait();
                for (var time = 0; time < 8; time++)
                {
                    var worked = new Worked(Plan, set, new Random(time));
                    if (time % 2 == 0)
                    {
                        Plan.CalculateInParallel(worked.Columns, 1 + (i % 4), worked.Sums);
                    }
                    else
                    {
                        Plan.Calculate(worked.Columns, worked.Sums);
                    }

                    AreTheSame(alone[i], worked);
                }
            },
            TaskCreationOptions.LongRunning));

        await Task.WhenAll(callers);
    }

    [Fact]
    public async Task A_call_is_answered_where_the_pool_has_no_thread_to_spare()
    {
        var rows = RowSet.Of(Plan, new Random(1), Rows);
        var alone = Worked.Of(Plan, rows, new Random(1));

        // Callers that are threads of the pool themselves, more than it has to begin with.
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
        {
            var worked = new Worked(Plan, rows, new Random(i));
            Plan.CalculateInParallel(worked.Columns, 7, worked.Sums);
            AreTheSame(alone, worked);
        })));
    }

    private static void AreTheSame(Worked expected, Worked actual)
    {
        Assert.Equal(Told.Of(expected.Sums), Told.Of(actual.Sums));
        Assert.True(expected.Columns.Totals.Span.SequenceEqual(actual.Columns.Totals.Span));
        Assert.True(expected.Columns.Refusals.Span.SequenceEqual(actual.Columns.Refusals.Span));
        for (var line = 0; line < expected.Columns.Lines.Length; line++)
        {
            Assert.True(expected.Columns.Lines[line].Span.SequenceEqual(actual.Columns.Lines[line].Span));
        }
    }

    /// <summary>What is told of a call, and on which thread.</summary>
    private sealed class Told : IProgress<long>
    {
        public List<long> Rows { get; } = [];

        public List<int> Threads { get; } = [];

        public Action? First { get; init; }

        public int At { get; init; } = 1;

        public static string Of(BulkSums sums) => $"{sums.Rows} {sums.Refused} {sums.Total} {string.Join(' ', Enumerable.Range(0, sums.Lines.Length).Select(line => sums[line]))}";

        public void Report(long value)
        {
            Rows.Add(value);
            Threads.Add(Environment.CurrentManagedThreadId);
            if (Rows.Count == At)
            {
                First?.Invoke();
            }
        }
    }
}
