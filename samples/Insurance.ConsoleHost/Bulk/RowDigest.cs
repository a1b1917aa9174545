using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Insurance.ConsoleHost.Bulk;

/// <summary>
/// A digest of the rows of an output that no order of rows, no line end and no quoting changes: each row is mixed into 64 bits, and these and a second mix of
/// them are summed up modulo 2^64. It finds accidents, not forgeries.
/// </summary>
internal struct RowDigest
{
    private const ulong Seed = 0x9E3779B97F4A7C15;
    private const ulong Factor = 0xD6E8FEB86659FD93;
    private const int Shift = 32;

    private ulong first;
    private ulong second;

    /// <summary>What every row begins with.</summary>
    public static ulong Begin => Seed;

    /// <summary>Mixes a number in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong row, ulong word)
    {
        unchecked
        {
            row = (row ^ word) * Factor;
            return row ^ (row >> Shift);
        }
    }

    /// <summary>Mixes a text in: its length, then its bytes, eight a number, the first one lowest and zeros after the last.</summary>
    /// <param name="row">The row so far.</param>
    /// <param name="text">The first byte; so many more than the length that eight may be looked at.</param>
    /// <param name="length">How many bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong row, ref byte text, int length)
    {
        unchecked
        {
            row = Mix(row, (ulong)length);
            for (var at = 0; at < length; at += 8)
            {
                var word = Words.Load(ref Unsafe.Add(ref text, at));
                var rest = length - at;
                row = Mix(row, rest < 8 ? word & ((1UL << (8 * rest)) - 1) : word);
            }

            return row;
        }
    }

    /// <summary>Adds a row that is whole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong row)
    {
        unchecked
        {
            first += row;
            second += Mix(row, 1);
        }
    }

    /// <summary>Adds the rows of another part of the output.</summary>
    public void Add(RowDigest other)
    {
        unchecked
        {
            first += other.first;
            second += other.second;
        }
    }

    /// <summary>32 hexadecimal digits.</summary>
    public override readonly string ToString() => string.Create(CultureInfo.InvariantCulture, $"{first:x16}{second:x16}");
}
