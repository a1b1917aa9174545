using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Insurance.Domain.Bulk;

/// <summary>
/// Rows side by side: what the vector kernel does to as many rows as the processor takes at once. The kernel is written once over it, so that every width works out the
/// same integers. A mask has all bits of a row set, or none.
/// </summary>
/// <typeparam name="TInts">An integer for each row.</typeparam>
/// <typeparam name="TLongs">The constants of a product.</typeparam>
/// <typeparam name="TTable">Sixteen integers of which each row takes one.</typeparam>
internal interface ILanes<TInts, TLongs, TTable>
{
    static abstract int Count { get; }

    static abstract TInts Load(ref int column, int at);

    static abstract TInts LoadBytes(ref byte column, int at);

    static abstract void Store(TInts value, ref int column, int at);

    /// <summary>Whether <see cref="Stream"/> is there.</summary>
    static abstract bool CanStream { get; }

    /// <summary>
    /// Where the lanes of two neighbours lie for <see cref="Stream"/>, for a column that does not move. What is stored past the caches must begin where a line of them
    /// begins, and a column begins where it likes.
    /// </summary>
    static abstract TInts PlacesOf(ref int column);

    /// <summary>Stores past the caches what lies on the line that ends among these rows: the end of the rows before and the beginning of these.</summary>
    static abstract void Stream(TInts before, TInts value, TInts places, ref int column, int at);

    /// <summary>Stores a mask as bytes.</summary>
    static abstract void StoreMask(TInts mask, ref byte column, int at);

    static abstract TInts All(int value);

    static abstract TLongs Wide(ulong value);

    static abstract TTable Table(int[] sixteen);

    /// <summary>The entry of each row's index, of which only the last four bits count.</summary>
    static abstract TInts Find(TTable table, TInts index);

    static abstract TInts Min(TInts a, TInts b);

    static abstract TInts Max(TInts a, TInts b);

    static abstract TInts Add(TInts a, TInts b);

    static abstract TInts Subtract(TInts a, TInts b);

    static abstract TInts Multiply(TInts a, TInts b);

    static abstract TInts And(TInts a, TInts b);

    /// <summary>a where the mask is not set.</summary>
    static abstract TInts AndNot(TInts a, TInts mask);

    static abstract TInts Or(TInts a, TInts b);

    /// <summary>A mask of the rows where a is larger.</summary>
    static abstract TInts Above(TInts a, TInts b);

    /// <summary>A mask of the rows whose bit of a number is not set; bits beyond 31 are not.</summary>
    static abstract TInts BitMissing(TInts bits, TInts number);

    static abstract bool Any(TInts mask);

    /// <summary>a times b without sign in 64 bits, plus a constant, shifted right: the last 32 bits.</summary>
    static abstract TInts Product(TInts a, TInts b, TLongs plus, TLongs shift);

    /// <summary>The rows together, as numbers without sign.</summary>
    static abstract long Sum(TInts value);
}

/// <summary>One row: what every processor can do.</summary>
internal readonly struct OneLane : ILanes<int, ulong, OneLane.Sixteen>
{
    public static int Count => 1;

    public static int Load(ref int column, int at) => Unsafe.Add(ref column, at);

    public static int LoadBytes(ref byte column, int at) => Unsafe.Add(ref column, at);

    public static void Store(int value, ref int column, int at) => Unsafe.Add(ref column, at) = value;

    public static bool CanStream => false;

    public static int PlacesOf(ref int column) => throw new NotSupportedException();

    public static void Stream(int before, int value, int places, ref int column, int at) => throw new NotSupportedException();

    public static void StoreMask(int mask, ref byte column, int at) => Unsafe.Add(ref column, at) = (byte)(mask & byte.MaxValue);

    public static int All(int value) => value;

    public static ulong Wide(ulong value) => value;

    public static Sixteen Table(int[] sixteen) => new(sixteen);

    public static int Find(Sixteen table, int index) => table.Values[index & (VectorPlan.MostGrades - 1)];

    public static int Min(int a, int b) => Math.Min(a, b);

    public static int Max(int a, int b) => Math.Max(a, b);

    public static int Add(int a, int b) => unchecked(a + b);

    public static int Subtract(int a, int b) => unchecked(a - b);

    public static int Multiply(int a, int b) => unchecked(a * b);

    public static int And(int a, int b) => a & b;

    public static int AndNot(int a, int mask) => a & ~mask;

    public static int Or(int a, int b) => a | b;

    public static int Above(int a, int b) => a > b ? -1 : 0;

    public static int BitMissing(int bits, int number) => number < sizeof(int) * 8 && ((bits >> number) & 1) != 0 ? 0 : -1;

    public static bool Any(int mask) => mask != 0;

    public static int Product(int a, int b, ulong plus, ulong shift) => unchecked((int)((((ulong)(uint)a * (uint)b) + plus) >> (int)shift));

    public static long Sum(int value) => unchecked((uint)value);

    /// <summary>A table; a value type, so that the kernel is compiled for it.</summary>
    internal readonly record struct Sixteen(int[] Values);
}

/// <summary>Eight rows in 256 bits.</summary>
internal readonly struct EightLanes : ILanes<Vector256<int>, Vector256<ulong>, (Vector256<int> Low, Vector256<int> High)>
{
    private const int Half = VectorPlan.MostGrades / 2;

    public static bool AreThere => Avx2.IsSupported;

    public static int Count => Vector256<int>.Count;

    public static Vector256<int> Load(ref int column, int at) => Vector256.LoadUnsafe(ref Unsafe.Add(ref column, at));

    public static Vector256<int> LoadBytes(ref byte column, int at) =>
        Avx2.ConvertToVector256Int32(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(ref Unsafe.Add(ref column, at))).AsByte());

    public static void Store(Vector256<int> value, ref int column, int at) => value.StoreUnsafe(ref Unsafe.Add(ref column, at));

    public static bool CanStream => false;

    public static Vector256<int> PlacesOf(ref int column) => throw new NotSupportedException();

    public static void Stream(Vector256<int> before, Vector256<int> value, Vector256<int> places, ref int column, int at) => throw new NotSupportedException();

    public static void StoreMask(Vector256<int> mask, ref byte column, int at)
    {
        var shorts = Vector128.Narrow(mask.GetLower(), mask.GetUpper());
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref column, at), Vector128.Narrow(shorts, shorts).AsInt64().ToScalar());
    }

    public static Vector256<int> All(int value) => Vector256.Create(value);

    public static Vector256<ulong> Wide(ulong value) => Vector256.Create(value);

    public static (Vector256<int> Low, Vector256<int> High) Table(int[] sixteen) =>
        (Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(sixteen)), Vector256.LoadUnsafe(ref sixteen[Half]));

    public static Vector256<int> Find((Vector256<int> Low, Vector256<int> High) table, Vector256<int> index) => Vector256.ConditionalSelect(
        Vector256.Equals(index & Vector256.Create(Half), Vector256<int>.Zero),
        Avx2.PermuteVar8x32(table.Low, index),
        Avx2.PermuteVar8x32(table.High, index));

    public static Vector256<int> Min(Vector256<int> a, Vector256<int> b) => Vector256.Min(a, b);

    public static Vector256<int> Max(Vector256<int> a, Vector256<int> b) => Vector256.Max(a, b);

    public static Vector256<int> Add(Vector256<int> a, Vector256<int> b) => a + b;

    public static Vector256<int> Subtract(Vector256<int> a, Vector256<int> b) => a - b;

    public static Vector256<int> Multiply(Vector256<int> a, Vector256<int> b) => a * b;

    public static Vector256<int> And(Vector256<int> a, Vector256<int> b) => a & b;

    public static Vector256<int> AndNot(Vector256<int> a, Vector256<int> mask) => Vector256.AndNot(a, mask);

    public static Vector256<int> Or(Vector256<int> a, Vector256<int> b) => a | b;

    public static Vector256<int> Above(Vector256<int> a, Vector256<int> b) => Vector256.GreaterThan(a, b);

    public static Vector256<int> BitMissing(Vector256<int> bits, Vector256<int> number) =>
        Vector256.Equals(Avx2.ShiftRightLogicalVariable(bits, number.AsUInt32()) & Vector256<int>.One, Vector256<int>.Zero);

    public static bool Any(Vector256<int> mask) => mask != Vector256<int>.Zero;

    public static Vector256<int> Product(Vector256<int> a, Vector256<int> b, Vector256<ulong> plus, Vector256<ulong> shift)
    {
        var even = Avx2.ShiftRightLogicalVariable(Avx2.Multiply(a.AsUInt32(), b.AsUInt32()) + plus, shift);
        var odd = Avx2.ShiftRightLogicalVariable(Avx2.Multiply((a.AsUInt64() >> 32).AsUInt32(), (b.AsUInt64() >> 32).AsUInt32()) + plus, shift);
        return Avx2.Blend(even.AsInt32(), (odd << 32).AsInt32(), 0b1010_1010);
    }

    public static long Sum(Vector256<int> value)
    {
        var (low, high) = Vector256.Widen(value.AsUInt32());
        return (long)Vector256.Sum(low + high);
    }
}

/// <summary>Sixteen rows in 512 bits.</summary>
internal readonly struct SixteenLanes : ILanes<Vector512<int>, Vector512<ulong>, Vector512<int>>
{
    public static bool AreThere => Avx512F.IsSupported && Vector512.IsHardwareAccelerated;

    public static int Count => Vector512<int>.Count;

    public static Vector512<int> Load(ref int column, int at) => Vector512.LoadUnsafe(ref Unsafe.Add(ref column, at));

    public static Vector512<int> LoadBytes(ref byte column, int at) => Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(ref Unsafe.Add(ref column, at)));

    public static void Store(Vector512<int> value, ref int column, int at) => value.StoreUnsafe(ref Unsafe.Add(ref column, at));

    public static bool CanStream => true;

    public static unsafe Vector512<int> PlacesOf(ref int column)
    {
        var beyond = (int)((nuint)Unsafe.AsPointer(ref column) % (nuint)Vector512<byte>.Count) / sizeof(int);
        return Vector512.CreateSequence(Count - beyond, 1);
    }

    public static unsafe void Stream(Vector512<int> before, Vector512<int> value, Vector512<int> places, ref int column, int at)
    {
        var line = (int*)Unsafe.AsPointer(ref Unsafe.Add(ref column, at - Count + places.ToScalar()));
        Avx512F.StoreAlignedNonTemporal(line, Avx512F.PermuteVar16x32x2(before, places, value));
    }

    public static void StoreMask(Vector512<int> mask, ref byte column, int at) => Avx512F.ConvertToVector128Byte(mask).StoreUnsafe(ref Unsafe.Add(ref column, at));

    public static Vector512<int> All(int value) => Vector512.Create(value);

    public static Vector512<ulong> Wide(ulong value) => Vector512.Create(value);

    public static Vector512<int> Table(int[] sixteen) => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(sixteen));

    public static Vector512<int> Find(Vector512<int> table, Vector512<int> index) => Avx512F.PermuteVar16x32(table, index);

    public static Vector512<int> Min(Vector512<int> a, Vector512<int> b) => Vector512.Min(a, b);

    public static Vector512<int> Max(Vector512<int> a, Vector512<int> b) => Vector512.Max(a, b);

    public static Vector512<int> Add(Vector512<int> a, Vector512<int> b) => a + b;

    public static Vector512<int> Subtract(Vector512<int> a, Vector512<int> b) => a - b;

    public static Vector512<int> Multiply(Vector512<int> a, Vector512<int> b) => a * b;

    public static Vector512<int> And(Vector512<int> a, Vector512<int> b) => a & b;

    public static Vector512<int> AndNot(Vector512<int> a, Vector512<int> mask) => Vector512.AndNot(a, mask);

    public static Vector512<int> Or(Vector512<int> a, Vector512<int> b) => a | b;

    public static Vector512<int> Above(Vector512<int> a, Vector512<int> b) => Vector512.GreaterThan(a, b);

    public static Vector512<int> BitMissing(Vector512<int> bits, Vector512<int> number) =>
        Vector512.Equals(Avx512F.ShiftRightLogicalVariable(bits, number.AsUInt32()) & Vector512<int>.One, Vector512<int>.Zero);

    public static bool Any(Vector512<int> mask) => mask != Vector512<int>.Zero;

    public static Vector512<int> Product(Vector512<int> a, Vector512<int> b, Vector512<ulong> plus, Vector512<ulong> shift)
    {
        var even = Avx512F.ShiftRightLogicalVariable(Avx512F.Multiply(a.AsUInt32(), b.AsUInt32()) + plus, shift);
        var odd = Avx512F.ShiftRightLogicalVariable(Avx512F.Multiply((a.AsUInt64() >> 32).AsUInt32(), (b.AsUInt64() >> 32).AsUInt32()) + plus, shift);
        return Vector512.ConditionalSelect(Vector512.Create(0xFFFF_FFFFUL), even, odd << 32).AsInt32();
    }

    public static long Sum(Vector512<int> value)
    {
        var (low, high) = Vector512.Widen(value.AsUInt32());
        return (long)Vector512.Sum(low + high);
    }
}
