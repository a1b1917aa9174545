using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Insurance.ConsoleHost.Bulk;

/// <summary>An amount of fen as yuan with two decimals in UTF-8 and a comma after it, without a branch.</summary>
internal static class AmountText
{
    /// <summary>So many bytes are touched at most.</summary>
    public const int MostBytes = 16;

    private const int FenPerYuan = 100;
    private const ulong Zeros = 0x3030303030303030;

    /// <summary>What ends an amount, for each number of fen below a yuan: the point, two digits and the comma, the first byte lowest.</summary>
    public static uint[] Ends() => [.. Enumerable.Range(0, FenPerYuan).Select(part => (uint)('.' | (('0' + (part / 10)) << 8) | (('0' + (part % 10)) << 16) | (',' << 24)))];

    /// <summary>Writes an amount of nothing or more.</summary>
    /// <param name="to">Where.</param>
    /// <param name="fen">The amount.</param>
    /// <param name="ends">The first of the ends; whoever writes many amounts holds them at hand.</param>
    /// <returns>How many bytes it takes, with the comma.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ref byte to, int fen, ref uint ends)
    {
        unchecked
        {
            var yuan = (uint)fen / FenPerYuan;
            var part = (uint)fen - (yuan * FenPerYuan);

            // Four digits in each half, then two in each quarter, then one in each byte; the first digit lowest. 10486 / 2^20 is a hundredth and 103 / 2^10 a tenth, exact up to 9999 and 99.
            var upper = yuan / 10000;
            var halves = upper | ((ulong)(yuan - (upper * 10000)) << 32);
            var hundreds = ((halves * 10486) >> 20) & 0x0000007F0000007F;
            var quarters = hundreds | ((halves - (hundreds * 100)) << 16);
            var tens = ((quarters * 103) >> 10) & 0x000F000F000F000F;
            var digits = tens | ((quarters - (tens * 10)) << 8);

            // Zeros in front are dropped, but for the last digit before the point.
            var empty = BitOperations.TrailingZeroCount(digits | (1UL << 56)) & ~7;
            Words.Store(ref to, (digits | Zeros) >> empty);
            var length = 8 - (empty >> 3);
            var end = Unsafe.Add(ref ends, part);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, length), BitConverter.IsLittleEndian ? end : BinaryPrimitives.ReverseEndianness(end));
            return length + 4;
        }
    }
}
