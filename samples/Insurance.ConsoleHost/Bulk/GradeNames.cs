using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Insurance.Domain.Bulk;

namespace Insurance.ConsoleHost.Bulk;

/// <summary>The ids of a plan's grades in UTF-8, with their indexes. Asking allocates nothing.</summary>
internal sealed class GradeNames
{
    private readonly byte[] singles = new byte[256];
    private readonly (byte[] Name, byte Index)[] slots;

    public GradeNames(BulkPlan plan)
    {
        // At most half of the slots are taken, so that looking ends soon.
        slots = new (byte[], byte)[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)plan.Grades.Length * 2 + 2)];
        Array.Fill(singles, BulkPlan.UnknownGrade);
        foreach (var grade in plan.Grades)
        {
            var name = Encoding.UTF8.GetBytes(grade.Id);
            var index = plan.IndexOf(grade.Id);
            if (name.Length == 1)
            {
                singles[name[0]] = index;
            }

            var slot = SlotOf(name);
            while (slots[slot].Name is not null)
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            slots[slot] = (name, index);
        }
    }

    /// <summary>The index of the grade of that name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte IndexOf(ref byte text, int length) => length == 1 ? singles[text] : Find(ref text, length);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte Find(ref byte first, int length)
    {
        var text = MemoryMarshal.CreateReadOnlySpan(ref first, length);
        for (var slot = SlotOf(text); slots[slot].Name is { } name; slot = (slot + 1) & (slots.Length - 1))
        {
            if (text.SequenceEqual(name))
            {
                return slots[slot].Index;
            }
        }

        return BulkPlan.UnknownGrade;
    }

    private int SlotOf(ReadOnlySpan<byte> text)
    {
        var hash = (uint)text.Length;
        foreach (var b in text)
        {
            hash = unchecked((hash * 31) + b);
        }

        return (int)(hash & (uint)(slots.Length - 1));
    }
}
