using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Insurance.ConsoleHost.Bulk;

/// <summary>Where the commas and line ends of plain lines stand, found 64 bytes at a time. What is not plain ends the search: a quote, and a CR that no LF follows.</summary>
internal sealed class SeparatorIndex(int capacity)
{
    private const int Block = 64;

    private readonly int[] positions = new int[capacity + (2 * Block)];

    /// <summary>How many separators are looked for at most; a block more may be found.</summary>
    public int Capacity => capacity;

    /// <summary>The position before the first byte, and those of the separators from there on.</summary>
    public ref int Positions => ref MemoryMarshal.GetArrayDataReference(positions);

    /// <summary>Looks for separators.</summary>
    /// <param name="bytes">The buffer, of which a block may be looked at beyond the end.</param>
    /// <param name="from">Where a record begins.</param>
    /// <param name="end">Where the bytes end.</param>
    /// <param name="most">How many are enough, at most the capacity.</param>
    /// <returns>How many there are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Fill(ref byte bytes, int from, int end, int most)
    {
        unchecked
        {
            ref var into = ref Positions;
            into = from - 1;
            var count = 1;
            for (var at = from; at < end && count <= most; at += Block)
            {
                ref var block = ref Unsafe.Add(ref bytes, at);
                Look(ref block, out var separators, out var ends, out var quotes, out var returns);
                if (returns != 0)
                {
                    var followed = (ends >> 1) | ((ulong)(Unsafe.Add(ref block, Block) == RecordScanner.LineFeed ? 1 : 0) << (Block - 1));
                    quotes |= returns & ~followed;
                }

                if (end - at < Block)
                {
                    var inside = (1UL << (end - at)) - 1;
                    separators &= inside;
                    quotes &= inside;
                }

                if (quotes != 0)
                {
                    count = Extract(separators & ((quotes & (0 - quotes)) - 1), at, ref into, count);
                    break;
                }

                count = Extract(separators, at, ref into, count);
            }

            return count - 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Extract(ulong separators, int at, ref int into, int count)
    {
        unchecked
        {
            const int AtOnce = 4;
            var found = BitOperations.PopCount(separators);
            for (var i = 0; i < found; i += AtOnce)
            {
                // A few more than there are cost less than asking each time; they are written over.
                ref var to = ref Unsafe.Add(ref into, count + i);
                to = at + BitOperations.TrailingZeroCount(separators);
                separators &= separators - 1;
                Unsafe.Add(ref to, 1) = at + BitOperations.TrailingZeroCount(separators);
                separators &= separators - 1;
                Unsafe.Add(ref to, 2) = at + BitOperations.TrailingZeroCount(separators);
                separators &= separators - 1;
                Unsafe.Add(ref to, 3) = at + BitOperations.TrailingZeroCount(separators);
                separators &= separators - 1;
            }

            return count + found;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Look(ref byte block, out ulong separators, out ulong ends, out ulong quotes, out ulong returns)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var bytes = Vector512.LoadUnsafe(ref block);
            ends = Vector512.Equals(bytes, Vector512.Create(RecordScanner.LineFeed)).ExtractMostSignificantBits();
            separators = ends | Vector512.Equals(bytes, Vector512.Create(RecordScanner.Comma)).ExtractMostSignificantBits();
            quotes = Vector512.Equals(bytes, Vector512.Create(RecordScanner.Quote)).ExtractMostSignificantBits();
            returns = Vector512.Equals(bytes, Vector512.Create(RecordScanner.CarriageReturn)).ExtractMostSignificantBits();
            return;
        }

        var (low, high) = (Vector256.LoadUnsafe(ref block), Vector256.LoadUnsafe(ref block, (nuint)Vector256<byte>.Count));
        ends = Of(low, high, RecordScanner.LineFeed);
        separators = ends | Of(low, high, RecordScanner.Comma);
        quotes = Of(low, high, RecordScanner.Quote);
        returns = Of(low, high, RecordScanner.CarriageReturn);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Of(Vector256<byte> low, Vector256<byte> high, byte wanted) =>
        Vector256.Equals(low, Vector256.Create(wanted)).ExtractMostSignificantBits()
        | ((ulong)Vector256.Equals(high, Vector256.Create(wanted)).ExtractMostSignificantBits() << Vector256<byte>.Count);
}
