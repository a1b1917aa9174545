namespace Insurance.ConsoleHost.Bulk;

/// <summary>A field of a record: where its text stands, without the quotes around it.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="Length">How many bytes, doubled quotes counted twice.</param>
/// <param name="Doubled">Whether a quote is doubled in it.</param>
internal readonly record struct Field(int Start, int Length, bool Doubled)
{
    /// <summary>Takes doubled quotes for one, in place.</summary>
    public Field Undoubled(Span<byte> text)
    {
        if (!Doubled)
        {
            return this;
        }

        var to = Start;
        for (var from = Start; from < Start + Length; from++)
        {
            text[to++] = text[from];
            from += text[from] == RecordScanner.Quote ? 1 : 0;
        }

        return new(Start, to - Start, Doubled: false);
    }
}
