using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Insurance.Domain.Bulk;

/// <summary>
/// Works out the columns of a <see cref="VectorPlan"/> block by block: first which rows are refused, then line after line while the block is still in the nearest
/// cache.
/// </summary>
internal static class VectorKernel<TLanes, TInts, TLongs, TTable>
    where TLanes : struct, ILanes<TInts, TLongs, TTable>
{
    /// <summary>What a pass reads again for each line stays in the nearest cache.</summary>
    private const int PassRows = 1 << 11;

    /// <summary>A walk reads once; its blocks are as long as their sums allow, because a column that is streamed is slow at both ends.</summary>
    private const int WalkRows = 1 << 16;

    /// <summary>Works out rows and adds them to the sums. The rows that are left beyond whole lanes are worked out one by one.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="single">What names the refusals.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="streams">Whether the amounts are more than the caches hold, so that they had better go past them.</param>
    /// <param name="sums">The sums of the lines, and the total's.</param>
    /// <param name="refused">How many rows are refused.</param>
    public static void Run(VectorPlan plan, RowCharge single, BulkRows rows, bool streams, Span<long> sums, ref long refused)
    {
        // In one lane of a sum the amounts of a whole block must fit, without sign.
        var block = (int)Math.Min(plan.Pair is null ? PassRows : WalkRows, (uint.MaxValue / (uint)Math.Max(plan.Most, 1)) * TLanes.Count);
        var whole = rows.Count - (rows.Count % TLanes.Count);
        for (int start = 0, count; start < whole; start += count)
        {
            count = Math.Min(block, whole - start);
            var some = rows.Slice(start, count);
            refused += plan.Pair is { } pair
                ? streams && TLanes.CanStream && some.Count > TLanes.Count ? Walk<Yes>(plan, pair, single, some, sums) : Walk<No>(plan, pair, single, some, sums)
                : Pass(plan, single, some, sums);
        }

        if (streams && TLanes.CanStream)
        {
            // Another thread must see them once it sees that the call has ended.
            Sse.StoreFence();
        }

        if (whole < rows.Count)
        {
            VectorKernel<OneLane, int, ulong, OneLane.Sixteen>.Run(plan, single, rows.Slice(whole, rows.Count - whole), streams: false, sums, ref refused);
        }
    }

    /// <summary>A block in one walk over its rows; how many are refused.</summary>
    private static unsafe int Walk<TStream>(VectorPlan plan, VectorPair pair, RowCharge single, BulkRows rows, Span<long> sums)
        where TStream : struct, IAnswer
    {
        var first = rows.Line(0);
        var second = pair.Second is null ? default : rows.Line(1);

        // A column that is stored line by line of the cache must stay where it is.
        fixed (int* pinned = first, alsoPinned = second, totalsPinned = rows.Totals)
        {
            // Memory that was bytes once may begin between two integers; no line of the cache ends between two of its rows.
            if (TStream.Is && ((nuint)pinned | (nuint)alsoPinned | (nuint)totalsPinned) % sizeof(int) != 0)
            {
                return Walk<No>(plan, pair, single, rows, sums);
            }

            var any = (pair.Second, plan.BasesAlike) switch
            {
                (null, true) => Walk<No, Yes, TStream>(plan, pair, pair.First, rows, second, sums),
                (null, false) => Walk<No, No, TStream>(plan, pair, pair.First, rows, second, sums),
                (var other, true) => Walk<Yes, Yes, TStream>(plan, pair, other, rows, second, sums),
                (var other, false) => Walk<Yes, No, TStream>(plan, pair, other, rows, second, sums),
            };
            return any ? Name(single, rows, default) : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Walk<TSecond, TAlike, TStream>(VectorPlan plan, VectorPair pair, VectorSegment other, BulkRows rows, Span<int> others, Span<long> sums)
        where TSecond : struct, IAnswer
        where TAlike : struct, IAnswer
        where TStream : struct, IAnswer
    {
        ref var refusals = ref MemoryMarshal.GetReference(rows.Refusals);
        ref var grades = ref MemoryMarshal.GetReference(rows.Grades);
        ref var months = ref MemoryMarshal.GetReference(rows.Months);
        ref var bases = ref MemoryMarshal.GetReference(rows.Bases);
        ref var firsts = ref MemoryMarshal.GetReference(rows.Line(0));
        ref var seconds = ref MemoryMarshal.GetReference(others);
        ref var totals = ref MemoryMarshal.GetReference(rows.Totals);
        var based = !rows.Bases.IsEmpty;
        var count = rows.Count;
        var (none, last) = (TLanes.All(BulkPlan.NoBase), TLanes.All(plan.Grades - 1));
        var (allowed, least, most) = (TLanes.Table(plan.Allowed), TLanes.Table(plan.Limits[0].Least), TLanes.Table(plan.Limits[0].Most));
        var (floor, cap) = (TLanes.Table(pair.Floor), TLanes.Table(pair.Cap));
        var (factor, fixedAmount) = (TLanes.Table(pair.First.Factor), TLanes.Table(pair.First.Fixed));
        var (bias, shift) = (TLanes.Wide(pair.First.Bias), TLanes.Wide((ulong)pair.First.Shift));
        var (otherFactor, otherFixed) = (TLanes.Table(other.Factor), TLanes.Table(other.Fixed));
        var (otherBias, otherShift) = (TLanes.Wide(other.Bias), TLanes.Wide((ulong)other.Shift));
        var (leastOfAll, mostOfAll) = (TLanes.All(plan.Limits[0].Least[0]), TLanes.All(plan.Limits[0].Most[0]));
        var (floorOfAll, capOfAll) = (TLanes.All(pair.Floor[0]), TLanes.All(pair.Cap[0]));
        var (places, otherPlaces, totalPlaces) = TStream.Is
            ? (TLanes.PlacesOf(ref firsts), TSecond.Is ? TLanes.PlacesOf(ref seconds) : none, TLanes.PlacesOf(ref totals))
            : (none, none, none);
        var (before, otherBefore, totalBefore) = (none, none, none);
        var any = TLanes.All(0);
        var sum = TLanes.All(0);
        var otherSum = TLanes.All(0);
        for (var i = 0; i < count; i += TLanes.Count)
        {
            var grade = TLanes.LoadBytes(ref grades, i);
            var paid = TLanes.LoadBytes(ref months, i);
            var declared = based ? TLanes.Load(ref bases, i) : none;
            var wrong = TLanes.Or(
                TLanes.Or(TLanes.Above(grade, last), TLanes.BitMissing(TLanes.Find(allowed, grade), paid)),
                TLanes.Or(
                    TLanes.Above(TAlike.Is ? leastOfAll : TLanes.Find(least, grade), declared),
                    TLanes.Above(declared, TAlike.Is ? mostOfAll : TLanes.Find(most, grade))));
            TLanes.StoreMask(wrong, ref refusals, i);
            any = TLanes.Or(any, wrong);
            paid = TLanes.AndNot(paid, wrong);
            declared = TLanes.Min(TLanes.Max(declared, TAlike.Is ? floorOfAll : TLanes.Find(floor, grade)), TAlike.Is ? capOfAll : TLanes.Find(cap, grade));
            var amount = TLanes.Multiply(TLanes.Add(TLanes.Product(declared, TLanes.Find(factor, grade), bias, shift), TLanes.Find(fixedAmount, grade)), paid);
            Store<TStream>(amount, ref before, places, ref firsts, i);
            sum = TLanes.Add(sum, amount);
            if (TSecond.Is)
            {
                var more = TLanes.Multiply(TLanes.Add(TLanes.Product(declared, TLanes.Find(otherFactor, grade), otherBias, otherShift), TLanes.Find(otherFixed, grade)), paid);
                Store<TStream>(more, ref otherBefore, otherPlaces, ref seconds, i);
                otherSum = TLanes.Add(otherSum, more);
                amount = TLanes.Add(amount, more);
            }

            Store<TStream>(amount, ref totalBefore, totalPlaces, ref totals, i);
        }

        if (TStream.Is)
        {
            // What lies on the last line of each column.
            TLanes.Store(before, ref firsts, count - TLanes.Count);
            TLanes.Store(totalBefore, ref totals, count - TLanes.Count);
            if (TSecond.Is)
            {
                TLanes.Store(otherBefore, ref seconds, count - TLanes.Count);
            }
        }

        var (firstSum, secondSum) = (TLanes.Sum(sum), TLanes.Sum(otherSum));
        sums[0] += firstSum;
        if (TSecond.Is)
        {
            sums[1] += secondSum;
        }

        sums[plan.Lines.Length] += firstSum + secondSum;
        return TLanes.Any(any);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TStream>(TInts value, ref TInts before, TInts places, ref int column, int at)
        where TStream : struct, IAnswer
    {
        if (TStream.Is && at > 0)
        {
            TLanes.Stream(before, value, places, ref column, at);
        }
        else
        {
            TLanes.Store(value, ref column, at);
        }

        before = value;
    }

    /// <summary>A block in a pass for each line and month in which it changes; how many rows are refused.</summary>
    private static int Pass(VectorPlan plan, RowCharge single, BulkRows rows, Span<long> sums)
    {
        Span<byte> months = stackalloc byte[PassRows];
        if (!Refuse(plan, rows))
        {
            Total(plan, rows, rows.Months, sums);
            return 0;
        }

        months = months[..rows.Count];
        rows.Months.CopyTo(months);
        var refused = Name(single, rows, months);
        Total(plan, rows, months, sums);
        return refused;
    }

    /// <summary>Marks the rows that are refused; whether there are any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Refuse(VectorPlan plan, BulkRows rows)
    {
        ref var refusals = ref MemoryMarshal.GetReference(rows.Refusals);
        ref var grades = ref MemoryMarshal.GetReference(rows.Grades);
        ref var months = ref MemoryMarshal.GetReference(rows.Months);
        ref var bases = ref MemoryMarshal.GetReference(rows.Bases);
        var based = !rows.Bases.IsEmpty;
        var allowed = TLanes.Table(plan.Allowed);
        var last = TLanes.All(plan.Grades - 1);
        var first = plan.Limits[0];
        var (least, most) = (TLanes.Table(first.Least), TLanes.Table(first.Most));
        var after = TLanes.All(first.After);
        var none = TLanes.All(BulkPlan.NoBase);
        var any = TLanes.All(0);
        for (var i = 0; i < rows.Count; i += TLanes.Count)
        {
            var grade = TLanes.LoadBytes(ref grades, i);
            var paid = TLanes.LoadBytes(ref months, i);
            var declared = based ? TLanes.Load(ref bases, i) : none;
            var wrong = TLanes.Or(TLanes.Above(grade, last), TLanes.BitMissing(TLanes.Find(allowed, grade), paid));
            var outside = TLanes.Or(TLanes.Above(TLanes.Find(least, grade), declared), TLanes.Above(declared, TLanes.Find(most, grade)));
            wrong = TLanes.Or(wrong, TLanes.And(outside, TLanes.Above(paid, after)));
            for (var limit = 1; limit < plan.Limits.Length; limit++)
            {
                var more = plan.Limits[limit];
                outside = TLanes.Or(TLanes.Above(TLanes.Find(TLanes.Table(more.Least), grade), declared), TLanes.Above(declared, TLanes.Find(TLanes.Table(more.Most), grade)));
                wrong = TLanes.Or(wrong, TLanes.And(outside, TLanes.Above(paid, TLanes.All(more.After))));
            }

            TLanes.StoreMask(wrong, ref refusals, i);
            any = TLanes.Or(any, wrong);
        }

        return TLanes.Any(any);
    }

    /// <summary>Gives each marked row its reason, and no months to pay where they are given; how many there are.</summary>
    private static int Name(RowCharge single, BulkRows rows, Span<byte> months)
    {
        Span<int> amounts = stackalloc int[BulkPlan.MostLines + 1];
        var count = 0;
        for (var i = rows.Refusals.IndexOfAnyExcept((byte)0); i >= 0;)
        {
            rows.Refusals[i] = (byte)single.Of(rows.Bases.IsEmpty ? BulkPlan.NoBase : rows.Bases[i], rows.Grades[i], rows.Months[i], amounts);
            if (!months.IsEmpty)
            {
                months[i] = 0;
            }

            count++;
            var next = rows.Refusals[(i + 1)..].IndexOfAnyExcept((byte)0);
            i = next < 0 ? next : i + 1 + next;
        }

        return count;
    }

    private static void Total(VectorPlan plan, BulkRows rows, ReadOnlySpan<byte> months, Span<long> sums)
    {
        var started = false;
        for (var line = 0; line < plan.Lines.Length; line++)
        {
            var column = plan.Lines[line];
            for (var segment = 0; segment < column.Segments.Length; segment++)
            {
                Charge(column.Segments[segment], segment == 0, rows, months, rows.Line(line));
            }

            sums[line] += Sum(rows.Line(line));
            Add(column, started, rows, line);
            started = true;
        }

        if (!started)
        {
            rows.Totals.Clear();
        }

        sums[plan.Lines.Length] += Sum(rows.Totals);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Charge(VectorSegment segment, bool first, BulkRows rows, ReadOnlySpan<byte> paid, Span<int> into)
    {
        ref var grades = ref MemoryMarshal.GetReference(rows.Grades);
        ref var months = ref MemoryMarshal.GetReference(paid);
        ref var bases = ref MemoryMarshal.GetReference(rows.Bases);
        ref var amounts = ref MemoryMarshal.GetReference(into);
        var based = !rows.Bases.IsEmpty;
        var (floor, cap) = (TLanes.Table(segment.Floor), TLanes.Table(segment.Cap));
        var (factor, fixedAmount) = (TLanes.Table(segment.Factor), TLanes.Table(segment.Fixed));
        var least = TLanes.Table(segment.Least);
        var (bias, shift) = (TLanes.Wide(segment.Bias), TLanes.Wide((ulong)segment.Shift));
        var unit = TLanes.All(segment.Unit);
        var after = TLanes.All(segment.After);
        var length = TLanes.All(segment.Length);
        var zero = TLanes.All(0);
        var partly = segment.Length < GradeTable.MonthsPerYear;
        var inUnits = segment.Unit > 1;
        var hasLeast = segment.HasLeast;
        for (var i = 0; i < rows.Count; i += TLanes.Count)
        {
            var grade = TLanes.LoadBytes(ref grades, i);
            var count = TLanes.LoadBytes(ref months, i);
            var declared = based ? TLanes.Load(ref bases, i) : zero;
            declared = TLanes.Min(TLanes.Max(declared, TLanes.Find(floor, grade)), TLanes.Find(cap, grade));
            var each = TLanes.Product(declared, TLanes.Find(factor, grade), bias, shift);
            each = inUnits ? TLanes.Multiply(each, unit) : each;
            each = TLanes.Add(each, TLanes.Find(fixedAmount, grade));
            each = hasLeast ? TLanes.Max(each, TLanes.Find(least, grade)) : each;
            count = partly ? TLanes.Min(TLanes.Max(TLanes.Subtract(count, after), zero), length) : count;
            var amount = TLanes.Multiply(each, count);
            TLanes.Store(first ? amount : TLanes.Add(amount, TLanes.Load(ref amounts, i)), ref amounts, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(VectorLine line, bool started, BulkRows rows, int column)
    {
        ref var grades = ref MemoryMarshal.GetReference(rows.Grades);
        ref var amounts = ref MemoryMarshal.GetReference(rows.Line(column));
        ref var totals = ref MemoryMarshal.GetReference(rows.Totals);
        var person = TLanes.Table(line.Person);
        var every = line.EveryPerson;
        for (var i = 0; i < rows.Count; i += TLanes.Count)
        {
            var amount = TLanes.Load(ref amounts, i);
            amount = every ? amount : TLanes.And(amount, TLanes.Find(person, TLanes.LoadBytes(ref grades, i)));
            TLanes.Store(started ? TLanes.Add(amount, TLanes.Load(ref totals, i)) : amount, ref totals, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Sum(ReadOnlySpan<int> column)
    {
        ref var amounts = ref Unsafe.AsRef(in MemoryMarshal.GetReference(column));
        var sum = TLanes.All(0);
        for (var i = 0; i < column.Length; i += TLanes.Count)
        {
            sum = TLanes.Add(sum, TLanes.Load(ref amounts, i));
        }

        return TLanes.Sum(sum);
    }

    /// <summary>An answer that is known when the loop is compiled.</summary>
    private interface IAnswer
    {
        static abstract bool Is { get; }
    }

    private readonly struct Yes : IAnswer
    {
        public static bool Is => true;
    }

    private readonly struct No : IAnswer
    {
        public static bool Is => false;
    }
}
