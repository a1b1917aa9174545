namespace Insurance.ConsoleHost.Bulk;

/// <summary>A part of the file that holds whole records, each with its LF; filled again and again.</summary>
internal sealed class Piece(int capacity)
{
    /// <summary>So many bytes before the first one may be looked at; the fields that are read from their end need it.</summary>
    public const int Before = 64;

    /// <summary>So many bytes after the last one may be looked at, for what is read many bytes at a time.</summary>
    public const int After = 128;

    public byte[] Bytes { get; } = new byte[Before + capacity + After];

    public int Capacity => capacity;

    /// <summary>Where the records begin; always the same place.</summary>
    public static int Start => Before;

    /// <summary>Where they end.</summary>
    public int End { get; set; } = Before;

    /// <summary>The piece's place in the file, from 0.</summary>
    public long Number { get; set; }

    /// <summary>How many bytes of the file were taken up to its end.</summary>
    public long Taken { get; set; }
}
