using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Insurance.Domain.Bulk;

namespace Insurance.ConsoleHost.Bulk;

/// <summary>
/// Reads records into columns. Plain lines, whose separators the index finds, take a short way; what it does not take goes the long one through
/// <see cref="RecordScanner"/>. Both come to the same rows.
/// </summary>
internal sealed class RowParser
{
    private const byte Zero = (byte)'0';
    private const int LeastAhead = 64;
    private const int MostMonths = 99; // of those that are told apart; the plan refuses larger ones all the same

    private readonly ColumnOrder order;
    private readonly GradeNames grades;
    private readonly bool plain;
    private readonly SeparatorIndex index;
    private int ahead = LeastAhead;

    /// <summary>A parser.</summary>
    /// <param name="order">The columns.</param>
    /// <param name="grades">The grades.</param>
    /// <param name="rows">How many rows are read in one go.</param>
    /// <param name="plain">Whether plain lines take the short way.</param>
    public RowParser(ColumnOrder order, GradeNames grades, int rows, bool plain)
    {
        this.order = order;
        this.grades = grades;
        this.plain = plain;
        index = new SeparatorIndex(rows * order.Count);
    }

    /// <summary>Reads the next records of a piece until the columns are full or the piece ends.</summary>
    /// <param name="piece">The piece; doubled quotes are taken out of its text.</param>
    /// <param name="at">Where the first of them begins; where the next one begins.</param>
    /// <param name="line">The line of the piece on which it begins; on which the next one begins.</param>
    /// <param name="rows">The columns.</param>
    public void Read(Piece piece, ref int at, ref int line, RowColumns rows)
    {
        rows.Count = 0;
        while (at < piece.End && rows.Count < rows.Capacity)
        {
            var before = at;
            if (plain)
            {
                ReadPlainLines(piece, ref at, ref line, rows);
            }

            if (at == before)
            {
                // Where many lines are not plain, looking far ahead would be in vain each time.
                ahead = LeastAhead;
                ReadRecord(piece, ref at, ref line, rows);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadPlainLines(Piece piece, ref int at, ref int line, RowColumns rows)
    {
        unchecked
        {
            ref var bytes = ref MemoryMarshal.GetArrayDataReference(piece.Bytes);
            var count = index.Fill(ref bytes, at, piece.End, ahead);
            ahead = Math.Min(2 * ahead, index.Capacity);
            ref var positions = ref index.Positions;
            ref var ids = ref MemoryMarshal.GetArrayDataReference(rows.Ids);
            ref var idLengths = ref MemoryMarshal.GetArrayDataReference(rows.IdLengths);
            ref var lines = ref MemoryMarshal.GetArrayDataReference(rows.Lines);
            ref var faults = ref MemoryMarshal.GetArrayDataReference(rows.Faults);
            ref var bases = ref MemoryMarshal.GetArrayDataReference(rows.Bases);
            ref var gradeIndexes = ref MemoryMarshal.GetArrayDataReference(rows.Grades);
            ref var months = ref MemoryMarshal.GetArrayDataReference(rows.Months);
            var (idColumn, gradeColumn, monthsColumn, baseColumn) = (order.PersonId, order.Grade, order.Months, order.Base);
            var columns = order.Count;
            var (row, capacity, lineOf) = (rows.Count, rows.Capacity, line);
            for (; count >= columns && row < capacity; count -= columns)
            {
                // A record's separators: those between the fields are commas, and the last one is no comma.
                var end = Unsafe.Add(ref positions, columns);
                var commas = (Unsafe.Add(ref bytes, Unsafe.Add(ref positions, 1)) ^ RecordScanner.Comma) | (Unsafe.Add(ref bytes, Unsafe.Add(ref positions, 2)) ^ RecordScanner.Comma)
                    | (Unsafe.Add(ref bytes, Unsafe.Add(ref positions, columns - 1)) ^ RecordScanner.Comma);
                var id = Unsafe.Add(ref positions, idColumn) + 1;
                var returned = Unsafe.Add(ref bytes, end - 1) == RecordScanner.CarriageReturn ? 1 : 0;
                var idLength = LengthOf(ref positions, idColumn, columns, returned);
                if ((commas | (Unsafe.Add(ref bytes, end) ^ RecordScanner.LineFeed)) != 0 || (uint)(idLength - 1) >= RowColumns.LongestId || end - positions > RecordScanner.MostBytes + 1)
                {
                    break;
                }

                Unsafe.Add(ref ids, row) = id;
                Unsafe.Add(ref idLengths, row) = (byte)idLength;
                Unsafe.Add(ref lines, row) = lineOf++;

                var month = MonthsOf(ref Unsafe.Add(ref bytes, Unsafe.Add(ref positions, monthsColumn) + 1), LengthOf(ref positions, monthsColumn, columns, returned), out var fault);
                var grade = grades.IndexOf(ref Unsafe.Add(ref bytes, Unsafe.Add(ref positions, gradeColumn) + 1), LengthOf(ref positions, gradeColumn, columns, returned));
                if (baseColumn >= 0)
                {
                    Unsafe.Add(ref bases, row) = YuanText.Read(ref Unsafe.Add(ref bytes, Unsafe.Add(ref positions, baseColumn) + 1), LengthOf(ref positions, baseColumn, columns, returned), out var wrong);
                    fault = fault == RowFaults.None ? wrong : fault;
                }

                Unsafe.Add(ref faults, row) = fault;
                Unsafe.Add(ref months, row) = month;
                Unsafe.Add(ref gradeIndexes, row) = grade;
                if (fault != RowFaults.None)
                {
                    Refuse(rows, row);
                }

                row++;
                positions = ref Unsafe.Add(ref positions, columns);
            }

            at = positions + 1;
            (rows.Count, line) = (row, lineOf);
        }
    }

    /// <summary>The length of a field; the last one is shorter where a CR stands before the LF.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LengthOf(ref int positions, int column, int columns, int returned)
    {
        unchecked
        {
            return Unsafe.Add(ref positions, column + 1) - Unsafe.Add(ref positions, column) - 1 - (column == columns - 1 ? returned : 0);
        }
    }

    /// <summary>One record of any kind.</summary>
    private void ReadRecord(Piece piece, ref int at, ref int line, RowColumns rows)
    {
        const int MostColumns = 4;
        Span<Field> fields = stackalloc Field[MostColumns];
        var text = piece.Bytes.AsSpan(at..piece.End);
        var scanned = RecordScanner.Scan(text, whole: true, fields, out var count, out var next);
        var row = rows.Count++;
        rows.Lines[row] = line;
        line += text[..next].Count(RecordScanner.LineFeed);
        rows.Faults[row] = Read(text, at, fields, count, scanned, row, rows);
        if (rows.Faults[row] != RowFaults.None)
        {
            Refuse(rows, row);
        }

        at += next;
    }

    private byte Read(Span<byte> text, int at, ReadOnlySpan<Field> fields, int count, Scanned scanned, int row, RowColumns rows)
    {
        rows.IdLengths[row] = 0;
        if (scanned != Scanned.Sound)
        {
            return scanned == Scanned.TooLong ? RowFaults.Length : RowFaults.Quotes;
        }

        if (order.PersonId < count)
        {
            var id = fields[order.PersonId].Undoubled(text);
            if (id.Length is > 0 and <= RowColumns.LongestId)
            {
                rows.Ids[row] = at + id.Start;
                rows.IdLengths[row] = (byte)(id.Length | RowColumns.ToQuote);
            }
        }

        if (count != order.Count)
        {
            return RowFaults.Fields;
        }

        if (rows.IdLengths[row] == 0)
        {
            return RowFaults.PersonId;
        }

        var months = fields[order.Months].Undoubled(text);
        rows.Months[row] = MonthsOf(ref text[months.Start], months.Length, out var fault);
        var grade = fields[order.Grade].Undoubled(text);
        rows.Grades[row] = grades.IndexOf(ref text[grade.Start], grade.Length);
        if (order.Base < 0 || fault != RowFaults.None)
        {
            return fault;
        }

        var declared = fields[order.Base].Undoubled(text);
        rows.Bases[row] = YuanText.Read(ref text[declared.Start], declared.Length, out fault);
        return fault;
    }

    /// <summary>Makes the plan refuse the row as well, so that it counts as refused and comes to nothing.</summary>
    private static void Refuse(RowColumns rows, int row) =>
        (rows.Grades[row], rows.Bases[row], rows.Months[row]) = (BulkPlan.UnknownGrade, BulkPlan.NoBase, 1);

    /// <summary>A number of months: digits, and numbers that no year has are all alike.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte MonthsOf(ref byte text, int length, out byte fault)
    {
        unchecked
        {
            fault = RowFaults.None;
            var first = (uint)(text - Zero);
            if (length == 1 && first <= 9)
            {
                return (byte)first;
            }

            var second = (uint)(Unsafe.Add(ref text, 1) - Zero);
            return length == 2 && first <= 9 && second <= 9 ? (byte)((first * 10) + second) : ReadMonths(ref text, length, out fault);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte ReadMonths(ref byte first, int length, out byte fault)
    {
        var text = MemoryMarshal.CreateReadOnlySpan(ref first, length);
        if (text.IsEmpty || text.ContainsAnyExceptInRange(Zero, (byte)'9'))
        {
            fault = RowFaults.Months;
            return 0;
        }

        fault = RowFaults.None;
        text = text.TrimStart(Zero);
        return text.Length switch
        {
            0 => 0,
            1 => (byte)(text[0] - Zero),
            2 => (byte)(((text[0] - Zero) * 10) + text[1] - Zero),
            _ => MostMonths,
        };
    }
}
