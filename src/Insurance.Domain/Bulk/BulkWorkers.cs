namespace Insurance.Domain.Bulk;

/// <summary>
/// Works out the columns of a plan on several threads of the pool. Block for block the threads take what is next; sums of integers do not depend on who took what.
/// Workers are kept and used again, so that a call allocates nothing once they are there.
/// </summary>
internal sealed class BulkWorkers(BulkPlan plan)
{
    private const int LeastBlockRows = 1 << 13;
    private const int MostBlockRows = 1 << 16;

    /// <summary>A block of whole lanes leaves no rows to be worked out one by one.</summary>
    private const int WholeLanes = 64;

    /// <summary>So many blocks for each thread, that none waits long for the slowest.</summary>
    private const int BlocksAThread = 4;

    private readonly Stack<Worker> idle = [];

    public void Run(BulkColumns columns, int threads, BulkSums? sums, IProgress<long>? progress, CancellationToken cancellation)
    {
        var rows = columns.Grades.Length;
        var blockRows = (int)Math.Clamp(rows / ((long)threads * BlocksAThread), LeastBlockRows, MostBlockRows) / WholeLanes * WholeLanes;
        var blocks = (rows / blockRows) + (rows % blockRows == 0 ? 0 : 1);
        var others = Math.Min(threads, Math.Max(blocks, 1)) - 1;
        var own = Rent();
        var job = own.Job;
        job.Begin(columns, blockRows, cancellation);
        Worker? queued = null;
        for (var i = 0; i < others; i++)
        {
            var worker = Rent();
            worker.Next = queued;
            worker.Queue(job);
            queued = worker;
        }

        try
        {
            own.Work(job, progress);
        }
        finally
        {
            job.Stop();
            while (queued is { } worker)
            {
                queued = worker.Next;
                if (worker.Finish())
                {
                    own.Sums.Add(worker.Sums);
                }

                Return(worker);
            }

            // Whoever waits for the next call holds no memory of this one, also where a progress threw.
            job.End();
        }

        var failure = job.Failure;
        var total = own.Sums;
        if (failure is null && !cancellation.IsCancellationRequested)
        {
            progress?.Report(rows);
            sums?.Add(total);
        }

        Return(own);
        cancellation.ThrowIfCancellationRequested();
        if (failure is not null)
        {
            throw new AggregateException(failure);
        }
    }

    private Worker Rent()
    {
        lock (idle)
        {
            if (idle.TryPop(out var worker))
            {
                worker.Sums.Clear();
                return worker;
            }
        }

        return new Worker(plan);
    }

    private void Return(Worker worker)
    {
        lock (idle)
        {
            idle.Push(worker);
        }
    }

    /// <summary>The rows of one call and which of them are taken.</summary>
    private sealed class Job
    {
        private BulkColumns columns;
        private CancellationToken cancellation;
        private int blockRows;
        private int next;
        private long done;
        private volatile bool stopped;

        public Exception? Failure { get; private set; }

        public long Done => Interlocked.Read(ref done);

        public void Begin(BulkColumns all, int rowsOfBlock, CancellationToken token)
        {
            (columns, blockRows, cancellation, next, done, stopped, Failure) = (all, rowsOfBlock, token, 0, 0, false, null);
        }

        public void Stop() => stopped = true;

        public void End() => (columns, cancellation) = (default, default);

        public void Fail(Exception failure)
        {
            Failure = failure;
            stopped = true;
        }

        /// <summary>Works out the next block; false where there is none, or nobody wants it any more.</summary>
        public bool Block(BulkPlan plan, BulkSums sums)
        {
            if (stopped || cancellation.IsCancellationRequested)
            {
                return false;
            }

            var rows = columns.Grades.Length;
            var start = (Interlocked.Increment(ref next) - 1L) * blockRows;
            if (start >= rows)
            {
                return false;
            }

            var count = (int)Math.Min(blockRows, rows - start);
            BulkRows all = columns;
            plan.Calculate(all.Slice((int)start, count), sums, plan.Streams(rows));
            Interlocked.Add(ref done, count);
            return true;
        }
    }

    /// <summary>Somebody who works: the caller, or a thread of the pool.</summary>
    private sealed class Worker(BulkPlan plan) : IThreadPoolWorkItem
    {
        private const int Idle = 0;
        private const int Waiting = 1;
        private const int NotNeeded = 2;
        private const int Working = 3;
        private const int Finished = 4;

        private readonly object gate = new();
        private Job? work;
        private int state;

        public Job Job { get; } = new();

        public BulkSums Sums { get; } = new(plan);

        public Worker? Next { get; set; }

        /// <summary>Asks the pool to begin; whoever still stands in its queue from an earlier call is wanted again where it stands.</summary>
        public void Queue(Job job)
        {
            work = job;
            if (Interlocked.CompareExchange(ref state, Waiting, NotNeeded) != NotNeeded)
            {
                state = Waiting;
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
        }

        public void Work(Job job, IProgress<long>? progress)
        {
            while (job.Block(plan, Sums))
            {
                progress?.Report(job.Done);
            }
        }

        /// <summary>Waits until the worker has done its part; false where the pool never came to begin it: it stays in the queue.</summary>
        public bool Finish()
        {
            if (Interlocked.CompareExchange(ref state, NotNeeded, Waiting) == Waiting)
            {
                return false;
            }

            lock (gate)
            {
                while (state != Finished)
                {
                    Monitor.Wait(gate);
                }
            }

            return true;
        }

        void IThreadPoolWorkItem.Execute()
        {
            while (Interlocked.CompareExchange(ref state, Working, Waiting) != Waiting)
            {
                if (Interlocked.CompareExchange(ref state, Idle, NotNeeded) == NotNeeded)
                {
                    return;
                }
            }

            var job = work!;
            try
            {
                Work(job, null);
            }
#pragma warning disable CA1031 // Whatever it is, the caller's thread is where it belongs; here it would end the process.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                job.Fail(failure);
            }

            lock (gate)
            {
                state = Finished;
                Monitor.Pulse(gate);
            }
        }
    }
}
