using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Insurance.ConsoleHost.Bulk;

/// <summary>Eight bytes at once, the first one lowest, on every machine.</summary>
internal static class Words
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Load(ref byte from)
    {
        var word = Unsafe.ReadUnaligned<ulong>(ref from);
        return BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ref byte to, ulong word) =>
        Unsafe.WriteUnaligned(ref to, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
}
