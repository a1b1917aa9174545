using Insurance.ConsoleHost.Bulk;

namespace Insurance.ConsoleHost.Coverage;

/// <summary>A person of a batch: their rows on end, or one row of which nobody can tell whose it is.</summary>
internal struct PersonRows
{
    /// <summary>The line of the file, the header's being 1, on which the first row begins.</summary>
    public long Line;

    /// <summary>Where the id begins in the batch's text.</summary>
    public int Id;

    /// <summary>How long it is; 0 where no id can be read.</summary>
    public int IdLength;

    /// <summary>The first row.</summary>
    public int First;

    /// <summary>How many rows there are; those beyond the most are not kept.</summary>
    public int Count;

    /// <summary>Why the rows say nothing, whatever is in them; null where they may.</summary>
    public string? Fault;
}

/// <summary>Some people with all of their rows, between the file and the timelines; filled again and again.</summary>
internal sealed class PeopleBatch(int columns)
{
    private const int LeastText = 64 * 1024;
    private const int LeastRows = 1024;
    private const int LeastPeople = 256;

    private byte[] text = new byte[LeastText];
    private Field[] fields = new Field[LeastRows * columns];
    private PersonRows[] people = new PersonRows[LeastPeople];

    /// <summary>The batch's place in the file, from 0.</summary>
    public long Number { get; set; }

    /// <summary>How many bytes of the file were taken up to its end.</summary>
    public long Taken { get; set; }

    public int People { get; private set; }

    public int Rows { get; private set; }

    public int Bytes { get; private set; }

    public ReadOnlySpan<byte> IdOf(int person) => text.AsSpan(people[person].Id, people[person].IdLength);

    public ref PersonRows this[int person] => ref people[person];

    public void Clear() => (People, Rows, Bytes) = (0, 0, 0);

    /// <summary>The text of a field of a row; empty where the file has no such column.</summary>
    public ReadOnlySpan<byte> TextOf(int row, int column)
    {
        if (column < 0)
        {
            return default;
        }

        var field = fields[(row * columns) + column];
        return text.AsSpan(field.Start, field.Length);
    }

    /// <summary>Begins a person, with an id or without one.</summary>
    public void AddPerson(ReadOnlySpan<byte> id, long line, string? fault)
    {
        if (People == people.Length)
        {
            Array.Resize(ref people, 2 * people.Length);
        }

        people[People++] = new PersonRows { Line = line, Id = Bytes, IdLength = id.Length, First = Rows, Fault = fault };
        AddText(id);
    }

    /// <summary>Gives the last person a row.</summary>
    /// <param name="record">The record's text.</param>
    /// <param name="found">Its fields, without doubled quotes.</param>
    public void AddRow(ReadOnlySpan<byte> record, ReadOnlySpan<Field> found)
    {
        if ((Rows + 1) * columns > fields.Length)
        {
            Array.Resize(ref fields, 2 * fields.Length);
        }

        for (var column = 0; column < columns; column++)
        {
            var field = found[column];
            fields[(Rows * columns) + column] = new Field(Bytes, field.Length, Doubled: false);
            AddText(record.Slice(field.Start, field.Length));
        }

        people[People - 1].Count++;
        Rows++;
    }

    private void AddText(ReadOnlySpan<byte> added)
    {
        if (text.Length - Bytes < added.Length)
        {
            Array.Resize(ref text, 2 * text.Length);
        }

        added.CopyTo(text.AsSpan(Bytes));
        Bytes += added.Length;
    }
}
