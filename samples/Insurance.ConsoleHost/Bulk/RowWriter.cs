using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Insurance.Domain.Bulk;

namespace Insurance.ConsoleHost.Bulk;

/// <summary>Writes rows as text in UTF-8 into a buffer of its own, and digests them on the way.</summary>
internal sealed class RowWriter
{
    // Nothing but the writes of many bytes at once reaches further than a row.
    private const int Slack = 64;

    private static readonly byte[][] Codes = AllCodes();

    // An id with each byte a quote, all amounts, the longest code.
    private static readonly int LongestRow =
        (2 * RowColumns.LongestId) + 2 + ((BulkPlan.MostLines + 1) * (AmountText.MostBytes + 1)) + Codes.Max(code => code?.Length ?? 0) + 2 + Slack;

    private readonly byte[] buffer;
    private readonly int lastStart;
    private readonly uint[] ends = AmountText.Ends();
    private RowDigest digest;

    /// <summary>A writer with a buffer of about so many bytes.</summary>
    public RowWriter(int capacity)
    {
        buffer = new byte[Math.Max(capacity, LongestRow) + Slack];
        lastStart = buffer.Length - LongestRow - Slack;
    }

    /// <summary>How many rows were refused, by the byte of the code.</summary>
    public long[] Refused { get; } = new long[256];

    /// <summary>The digest of all rows so far.</summary>
    public RowDigest Digest => digest;

    /// <summary>How many bytes are written.</summary>
    public int Length { get; private set; }

    /// <summary>What is written.</summary>
    public ReadOnlySpan<byte> Text => buffer.AsSpan(0, Length);

    /// <summary>The text of a code in UTF-8.</summary>
    public static ReadOnlySpan<byte> TextOf(byte code) => Codes[code];

    /// <summary>The first line of an output.</summary>
    public static byte[] Header(BulkPlan plan) => Encoding.UTF8.GetBytes($"person_id,{string.Concat(plan.Lines.Select(line => $"{line.Id},"))}total,error\n");

    /// <summary>Takes the text as written away.</summary>
    public void Clear() => Length = 0;

    /// <summary>Writes rows until the buffer is full.</summary>
    /// <param name="piece">The piece that they were read from.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="row">The first of them.</param>
    /// <returns>The first row that is not written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Write(Piece piece, RowColumns rows, int row)
    {
        unchecked
        {
            ref var bytes = ref MemoryMarshal.GetArrayDataReference(piece.Bytes);
            ref var start = ref MemoryMarshal.GetArrayDataReference(buffer);
            ref var ids = ref MemoryMarshal.GetArrayDataReference(rows.Ids);
            ref var idLengths = ref MemoryMarshal.GetArrayDataReference(rows.IdLengths);
            ref var faults = ref MemoryMarshal.GetArrayDataReference(rows.Faults);
            ref var refusals = ref MemoryMarshal.GetArrayDataReference(rows.Refusals);
            ref var totals = ref MemoryMarshal.GetArrayDataReference(rows.Totals);
            ref var endsOfAmounts = ref MemoryMarshal.GetArrayDataReference(ends);
            ReadOnlySpan<int[]> amounts = rows.Amounts;
            var (at, last, count, sum) = (Length, lastStart, rows.Count, digest);
            for (; row < count && at <= last; row++)
            {
                ref var id = ref Unsafe.Add(ref bytes, Unsafe.Add(ref ids, row));
                var length = (int)Unsafe.Add(ref idLengths, row);
                if (((Unsafe.Add(ref faults, row) | Unsafe.Add(ref refusals, row)) | (length & RowColumns.ToQuote)) != 0)
                {
                    at += WriteUnusual(ref id, length, rows, row, ref Unsafe.Add(ref start, at), ref sum);
                    continue;
                }

                ref var to = ref Unsafe.Add(ref start, at);
                Vector128.StoreUnsafe(Vector128.LoadUnsafe(ref id), ref to);
                for (var copied = Vector128<byte>.Count; copied < length; copied += Vector128<byte>.Count)
                {
                    Vector128.StoreUnsafe(Vector128.LoadUnsafe(ref id, (nuint)copied), ref to, (nuint)copied);
                }

                var mixed = RowDigest.Mix(RowDigest.Begin, ref id, length);
                Unsafe.Add(ref to, length) = RecordScanner.Comma;
                at += length + 1;
                foreach (var line in amounts)
                {
                    var amount = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(line), row);
                    at += AmountText.Write(ref Unsafe.Add(ref start, at), amount, ref endsOfAmounts);
                    mixed = RowDigest.Mix(mixed, (ulong)amount);
                }

                var total = Unsafe.Add(ref totals, row);
                at += AmountText.Write(ref Unsafe.Add(ref start, at), total, ref endsOfAmounts);
                Unsafe.Add(ref start, at++) = RecordScanner.LineFeed;
                sum.Add(RowDigest.Mix(RowDigest.Mix(mixed, (ulong)total), 0));
            }

            (Length, digest) = (at, sum);
            return row;
        }
    }

    /// <summary>A row that is refused or whose id may need quotes.</summary>
    private int WriteUnusual(ref byte id, int length, RowColumns rows, int row, ref byte to, ref RowDigest sum)
    {
        unchecked
        {
            length &= ~RowColumns.ToQuote;
            var code = rows.CodeOf(row);
            var into = MemoryMarshal.CreateSpan(ref to, LongestRow);
            var at = WriteId(MemoryMarshal.CreateReadOnlySpan(ref id, length), into);
            var mixed = RowDigest.Mix(RowDigest.Begin, ref id, length);
            into[at++] = RecordScanner.Comma;
            for (var line = 0; line <= rows.Amounts.Length; line++)
            {
                var amount = line < rows.Amounts.Length ? rows.Amounts[line][row] : rows.Totals[row];
                into[at] = RecordScanner.Comma;
                at += code == 0 ? AmountText.Write(ref into[at], amount, ref ends[0]) : 1;
                mixed = RowDigest.Mix(mixed, (ulong)amount);
            }

            var text = TextOf(code);
            text.CopyTo(into[at..]);

            // The buffer has room for what is looked at beyond the code, and its bytes there do not count.
            sum.Add(RowDigest.Mix(mixed, ref into[at], text.Length));
            at += text.Length;
            into[at++] = RecordScanner.LineFeed;
            Refused[code] += code == 0 ? 0 : 1;
            return at;
        }
    }

    /// <summary>Writes an id, in quotes where it needs them; gives the bytes it takes.</summary>
    public static int WriteId(ReadOnlySpan<byte> id, Span<byte> into)
    {
        if (!id.ContainsAny(RecordScanner.Comma, RecordScanner.Quote, RecordScanner.LineFeed) && !id.Contains(RecordScanner.CarriageReturn))
        {
            id.CopyTo(into);
            return id.Length;
        }

        var at = 0;
        into[at++] = RecordScanner.Quote;
        foreach (var b in id)
        {
            into[at++] = b;
            if (b == RecordScanner.Quote)
            {
                into[at++] = b;
            }
        }

        into[at++] = RecordScanner.Quote;
        return at;
    }

    private static byte[][] AllCodes()
    {
        var codes = new byte[256][];
        foreach (var refusal in Enum.GetValues<BulkRefusal>())
        {
            codes[(byte)refusal] = Encoding.UTF8.GetBytes(refusal.Code());
        }

        for (var i = 0; i < RowFaults.Codes.Length; i++)
        {
            codes[RowFaults.Quotes + i] = Encoding.UTF8.GetBytes(RowFaults.Codes[i]);
        }

        return codes;
    }
}
