using System.Runtime.CompilerServices;
using Insurance.Domain;
using Insurance.Domain.Bulk;

namespace Insurance.ConsoleHost.Bulk;

/// <summary>An amount in yuan as text in UTF-8, read into a column of bases as <see cref="Money.Read"/> reads it.</summary>
internal static class YuanText
{
    private const byte Zero = (byte)'0';
    private const byte Point = (byte)'.';
    private const byte Minus = (byte)'-';

    // What reads at once: 0.00 to 99999.99. Most bases are so.
    private const int ShortestAtOnce = 4;
    private const int LongestAtOnce = 8;

    private const ulong Zeros = 0x3030303030303030;
    private const ulong HighBits = 0x8080808080808080;

    // Digits and nine more than the highest digit both stay below 0x80 after this is added.
    private const ulong OverNine = 0x4646464646464646;

    /// <summary>The base, or the fault.</summary>
    /// <param name="text">The first byte.</param>
    /// <param name="length">How many bytes; the eight before the end may be looked at, even where the text is shorter.</param>
    /// <param name="fault">What is wrong with it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Read(ref byte text, int length, out byte fault)
    {
        unchecked
        {
            fault = RowFaults.None;
            if ((uint)(length - ShortestAtOnce) <= LongestAtOnce - ShortestAtOnce)
            {
                var own = ulong.MaxValue << (8 * (LongestAtOnce - length));
                var word = Words.Load(ref Unsafe.Add(ref text, length - LongestAtOnce));
                word = (word & own) | (Zeros & ~own);

                // Three bytes are not taken for digits: the point, and what makes eight of seven.
                var digits = ((word & 0x000000FFFFFFFFFF) << 8) | (word & 0xFFFF000000000000) | Zero;
                var strange = ((digits + OverNine) | (digits - Zeros)) & HighBits;
                if ((byte)(word >> 40) == Point && strange == 0 && (text != Zero || length == ShortestAtOnce))
                {
                    return NumberOf(digits);
                }
            }

            return ReadSlowly(ref text, length, out fault);
        }
    }

    /// <summary>Eight digits, the first one lowest, as a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int NumberOf(ulong digits)
    {
        unchecked
        {
            digits -= Zeros;
            digits = (digits * 10) + (digits >> 8);
            return (int)((((digits & 0x000000FF000000FF) * 0x000F424000000064) + (((digits >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int ReadSlowly(ref byte first, int length, out byte fault)
    {
        var text = System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref first, length);
        fault = RowFaults.None;
        if (length == 0)
        {
            return BulkPlan.NoBase;
        }

        var negative = text[0] == Minus;
        var digits = negative ? text[1..] : text;
        var point = digits.IndexOf(Point);
        var whole = point < 0 ? digits : digits[..point];
        var part = point < 0 ? default : digits[(point + 1)..];
        fault = FaultOf(whole, part, point >= 0, length);
        if (fault != RowFaults.None)
        {
            return BulkPlan.NoBase;
        }

        var magnitude = default(Int128);
        foreach (var digit in whole)
        {
            magnitude = (magnitude * 10) + (digit - Zero);
        }

        magnitude *= Money.FenPerYuan;
        magnitude += part.Length switch { 0 => 0, 1 => (part[0] - Zero) * 10, _ => ((part[0] - Zero) * 10) + (part[1] - Zero) };
        var fen = negative ? -magnitude : magnitude;
        if (fen < long.MinValue || fen > long.MaxValue)
        {
            fault = RowFaults.MoneyRange;
            return BulkPlan.NoBase;
        }

        return BulkPlan.ColumnBase(Money.FromFen((long)fen));
    }

    private static byte FaultOf(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> part, bool pointed, int length)
    {
        var digits = !whole.ContainsAnyExceptInRange(Zero, (byte)'9') && !part.ContainsAnyExceptInRange(Zero, (byte)'9');
        if (whole.IsEmpty || (pointed && part.IsEmpty) || !digits || (whole.Length > 1 && whole[0] == Zero))
        {
            return RowFaults.MoneyFormat;
        }

        return part.Length > 2 ? RowFaults.MoneyPrecision : length > Money.MaxTextLength ? RowFaults.MoneyRange : RowFaults.None;
    }
}
