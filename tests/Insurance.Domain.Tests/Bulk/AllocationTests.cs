using Insurance.Domain.Bulk;

namespace Insurance.Domain.Tests.Bulk;

/// <summary>A calculation allocates nothing: not for a call, not for a row, not for a refusal.</summary>
[Collection(ByItself.Name)]
public sealed class AllocationTests
{
    private const int Rows = 140_000;

    public static TheoryData<string> Names => [.. Paths.All.Select(path => path.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_call_takes_no_byte_with_any_kernel_and_any_refusal(string name)
    {
        var plan = BulkPlan.Of(Paths.All.Single(path => path.Name == name).Tariff).Value;
        var rows = RowSet.Of(plan, new Random(2), 3000);
        foreach (var form in Worked.Forms(plan))
        {
            var worked = new Worked(form, rows, new Random(1));
            var columns = worked.Columns;
            var sums = worked.Sums;
            form.Calculate(columns, sums);
            Assert.Equal(0, LeastTaken(() =>
            {
                form.Calculate(columns, sums);
                form.Calculate(columns);
            }));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_call_on_several_threads_takes_no_byte_once_it_has_run(int threads)
    {
        var plan = BulkPlan.Of(BulkAgreesWithQuotesTests.Reference).Value;
        var worked = new Worked(plan, RowSet.Of(plan, new Random(2), Rows), new Random(1));
        var (columns, sums) = (worked.Columns, worked.Sums);
        for (var i = 0; i < 50; i++)
        {
            plan.CalculateInParallel(columns, threads, sums);
        }

        // Of the caller's thread nothing at all; of the process the least of several calls, because the pool and the test host allocate now and then.
        Assert.Equal(0, LeastTaken(() => plan.CalculateInParallel(columns, threads, sums)));
        var least = long.MaxValue;
        for (var i = 0; i < 50 && least > 0; i++)
        {
            var all = GC.GetTotalAllocatedBytes(precise: true);
            plan.CalculateInParallel(columns, threads, sums);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - all);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void A_call_takes_no_byte_either_while_the_pool_has_no_thread_to_spare()
    {
        var plan = BulkPlan.Of(BulkAgreesWithQuotesTests.Reference).Value;
        var worked = new Worked(plan, RowSet.Of(plan, new Random(2), Rows), new Random(1));
        var (columns, sums) = (worked.Columns, worked.Sums);
        using var gate = new ManualResetEventSlim();
        using var busy = new CountdownEvent(100);
        for (var i = 0; i < busy.InitialCount; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                _ =>
                {
                    gate.Wait();
                    busy.Signal();
                },
                null);
        }

        var calls = 1;
        try
        {
            plan.CalculateInParallel(columns, 3, sums);
            Assert.Equal(0, LeastTaken(() =>
            {
                for (var i = 0; i < 30; i++)
                {
                    plan.CalculateInParallel(columns, 3, sums);
                }

                calls += 30;
            }));
        }
        finally
        {
            gate.Set();
            busy.Wait();
        }

        Assert.Equal((long)calls * Rows, sums.Rows);
        for (var i = 0; i < 30; i++)
        {
            plan.CalculateInParallel(columns, 3, sums);
        }

        Assert.Equal((calls + 30L) * Rows, sums.Rows);
    }

    /// <summary>What a call takes of its thread: the least of a few runs, because the runtime itself allocates now and then at a moment of its own choosing; a call that allocates does so in every run.</summary>
    private static long LeastTaken(Action call)
    {
        var least = long.MaxValue;
        for (var run = 0; run < 8 && least != 0; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    [Fact]
    public void The_object_form_takes_the_columns_of_its_answers_and_little_else()
    {
        const int Count = 51_200;
        var plan = BulkPlan.Of(BulkAgreesWithQuotesTests.Reference).Value;
        var requests = Enumerable.Range(0, Count).Select(i => new BulkRequest("2", 1 + (i % 12), Money.FromFen(400_000 + i))).ToArray();
        var total = 0L;
        foreach (var answer in plan.Calculate(requests))
        {
            total += answer.Total.Fen;
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var answer in plan.Calculate(requests))
        {
            total += answer.Total.Fen;
        }

        // Two lines, a total and a refusal a row.
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(total > 0);
        Assert.InRange(taken, 0, (Count * 13) + (Count / 512 * 400) + 10_000);
    }
}

/// <summary>What looks at the bytes of the whole process has it for itself.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ByItself
{
    public const string Name = "the whole process";
}
